"""Text alternatives of media: GB/T 37668-2019, 3.2.3.1 and 3.2.3.2; WCAG 2.1, 1.1.1 and 1.2.1 to 1.2.3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.media import Found, beyond_titles, media_of
from pytest_govsite.checks.accessibility.telling import MOST, at, trees
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LONG = 200
"""Characters of text beside a medium that may say what it says."""
_SHORT = 6
"""Width of a text that may describe something: letters, Chinese characters count twice."""
_NEAR = 120
"""Characters up to which a block before or after a medium is about that medium."""
_CAPTIONS = frozenset({"captions", "subtitles"})
_TRANSCRIPT = re.compile(
    r"文字稿|文字版|文字实录|文字内容|字幕|解说词|文稿|讲稿|手语|逐字稿|(?:录音|音频|录像|视频)的?(?:内容|原文)?(?:如下|为|是|说)[:：]|(?:录音|录像|音频|视频|讲话|访谈|采访|节目)的?(?:全文|文本)|transcripts?\b|transcription\b|(?:full )?text of (?:the|this) (?:speech|recording|interview|talk|film|video|audio|broadcast|report|announcement)|\b(?:recording|audio|clip|film|video) (?:says|gives|reads|goes)[^.:]{0,60}:|\bcaption(?:s|ed)\b|closed[- ]captions?|\bsubtitles?\b|text (?:version|alternative|equivalent)|"
    r"audio[- ]descri(?:ption|bed)|sign language|read the (?:text|script)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:无|没有|缺少|未提供|不带)[^。，]{0,6}(?:字幕|文字稿|文字版|文稿)|\b(?:no|without|lacks?|missing|not|isn't|aren't|doesn't|don't)\b[^.]{0,40}(?:caption|transcript|subtitle|descri)",
    re.IGNORECASE,
)
_WORDLESS = re.compile(
    r"\b(?:no|without|contains? no) (?:speech|spoken|words|talking|voices?|lyrics)\b|\b(?:music|instrumental|sounds?) only\b|"
    r"\b(?:instrumental|purely musical)\b|纯音乐|轻音乐|无人声|没有(?:语音|人声|歌词)|不含(?:语音|人声)",
    re.IGNORECASE,
)
_MUSIC = re.compile(
    r"\b(?:songs?|anthem|music|instrumental|symphony|concerto|melody|tunes?|brass band|orchestra|choir)\b|音乐|歌曲|[国县市校厂之]歌|主题曲|乐曲|交响|伴奏|钢琴曲|戏曲",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:podcast|interview|speech|spoken|talks?|message|briefing|episode|report|lecture|explains?|discuss(?:es)?)\b|讲话|访谈|录音|采访|播报|致辞|介绍|讲解|朗读",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"caption|subtitle|voice-?over|descri(?:bed|ption)|zimu|signed|transcript", re.IGNORECASE)
_EXPECTED = "字幕、文字稿或文字说明 / captions, a transcript or a description in text"
_AROUND = frozenset({"figure", "article", "section", "li", "div", "td", "p", "dd", "details", "center"})


def media_alternative(page: CloserLook) -> Iterator[Verdict]:
    """Every audio and video has a description in text, and its speech captions or a transcript.

    GB/T 37668-2019, 3.2.3.1 and 3.2.3.2; WCAG 2.1, 1.2.1 to 1.2.3. Captions that are part of the picture cannot be seen by
    a program: where they are customary or likely, a person has to look.
    """
    facts = trees(page)
    if isinstance(facts, Verdict):
        yield facts
        return
    verdicts = [_judged(page, found) for found in media_of(page) if not _is_decoration(found)]
    if verdicts:
        yield from verdicts[:MOST]
    else:
        yield inapplicable("没有音频和视频", "no audio and no video")


def _is_decoration(found: Found) -> bool:
    """A silent film that runs in the background, or a sound effect that nobody is shown."""
    if found.node.tag == "video":
        silent = found.muted or found.sound is False
        return not found.node.visible or (silent and found.autoplay and not found.controls) or found.node.hidden
    if found.node.tag == "audio":
        return not found.node.visible and not found.controls
    return False


def _judged(page: CloserLook, found: Found) -> Verdict:
    where = at(page, found.document, found.node)
    if found.node.tag not in ("audio", "video"):
        return _player(page, found)
    if _has_captions(found) or (_says_transcript(found) and not _says_none(found)):
        return passed("媒体有字幕或文字稿", "the media have captions or a transcript", pointer=where)
    beside = _beside(found)
    if _width(beside) < _SHORT:
        if _IN_ADDRESS.search(found.source):
            return cant_tell(
                "字幕或解说可能在画面和声音里，需人工看",
                "captions or descriptions may be part of the media",
                found=found.source[:120],
                pointer=where,
            )
        return failed(
            "媒体没有任何文字说明",
            "media without any text alternative",
            expected=_EXPECTED,
            found=found.source[:120],
            pointer=where,
        )
    return _described(page, found, beside)


def _described(page: CloserLook, found: Found, beside: str) -> Verdict:
    where = at(page, found.document, found.node)
    if found.sound is False and found.seen is not None and _width(beyond_titles(found, beside)) < _SHORT:
        return advice(
            "无声视频旁只有标题，没有说明画面内容",
            "a video without sound has a title and nothing that says what it shows",
            expected=_EXPECTED,
            found=beside[:80],
            pointer=where,
        )
    if found.sound is False:
        return passed("无声视频有文字说明", "a video without sound has a description in text", pointer=where)
    if len(beside) >= _LONG:
        return cant_tell(
            "旁边的文字能否代替媒体内容，需人工看",
            "whether the text beside the media says what they say has to be looked at",
            found=beside[:80],
            pointer=where,
        )
    if found.node.tag == "audio":
        if _WORDLESS.search(beside):
            return cant_tell(
                "页面说音频没有语音，需人工听",
                "the page says that the audio holds no speech, which has to be heard",
                found=beside[:80],
                pointer=where,
            )
        if _MUSIC.search(beside) and not _SPOKEN.search(beside):
            return cant_tell(
                "音频像是音乐，有没有语音需人工听",
                "the audio seems to be music; whether it holds speech has to be heard",
                found=beside[:80],
                pointer=where,
            )
        return failed(
            "音频没有文字稿", "audio without a transcript", expected=_EXPECTED, found=beside[:80], pointer=where
        )
    chinese = found.document.language(found.node).lower().startswith("zh") or bool(re.search(r"[一-鿿]", beside))
    if found.sound is None or chinese or _IN_ADDRESS.search(found.source):
        return cant_tell(
            "视频没有字幕轨和文字稿，画面内是否有字幕需人工看", "a video without a caption track or transcript; whether its picture holds captions has to be looked at",
            found=beside[:80], pointer=where,
        )  # fmt: skip
    return failed(
        "有声视频没有字幕和文字稿",
        "a video with sound has neither captions nor a transcript",
        expected=_EXPECTED,
        found=beside[:80],
        pointer=where,
    )


def _player(page: CloserLook, found: Found) -> Verdict:
    where = at(page, found.document, found.node)
    if _says_transcript(found) and not _says_none(found):
        return passed("播放器旁有字幕或文字稿", "captions or a transcript stand beside the player", pointer=where)
    return cant_tell(
        "嵌入的播放器有无字幕或文字稿，需人工看", "whether an embedded player has captions or a transcript has to be looked at",
        found=(found.node.name or found.source)[:120], pointer=where,
    )  # fmt: skip


def _has_captions(found: Found) -> bool:
    if found.seen is not None and found.seen.unread and set(found.seen.tracks) <= set(found.seen.unread):
        return False
    for node in found.document.descendants(found.node):
        if node.tag == "track" and node.get("src") and (node.get("kind") or "subtitles").lower() in _CAPTIONS:
            return True
    return found.seen is not None and any(kind in _CAPTIONS for kind in found.seen.tracks)


def _says_transcript(found: Found) -> bool:
    return bool(_TRANSCRIPT.search(_surroundings(found, links=True)))


def _says_none(found: Found) -> bool:
    return bool(_NONE.search(_surroundings(found, links=True)))


def _beside(found: Found) -> str:
    """Text that stands with a medium: its names, its caption, the text of the block around it or right before and after."""
    return _surroundings(found, links=False)


def _surroundings(found: Found, *, links: bool) -> str:
    document, node = found.document, found.node
    parts = [node.name or "", node.description, node.get("title") or "", node.get("aria-label") or ""]
    for attribute in ("aria-describedby", "aria-labelledby", "aria-details"):
        parts += [
            document.text(other)
            for name in (node.get(attribute) or "").split()
            if (other := document.by_id(name)) is not None
        ]
    block = _block(document, node)
    if block is not None:
        parts.append(_text_without(document, block, node))
        if links:
            parts += [other.name or "" for other in document.descendants(block) if other.tag in ("a", "button")]
    else:
        parts += [document.text(other) for other in _neighbours(document, node)]
        if links and _is_alone(document, node):
            parts.append(document.text(document.root)[:3000])
    return " ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _width(text: str) -> int:
    return sum(2 if "\u2e80" <= each <= "\uffdc" else 1 for each in text if not each.isspace())


def _is_alone(document: DomDocument, node: DomNode) -> bool:
    return all(each.index == node.index for each in document.by_tag("audio", "video", "iframe"))


def _block(document: DomDocument, node: DomNode) -> DomNode | None:
    """The nearest block around a medium that holds text besides it, at most four steps up. None: only the page does."""
    for around in list(document.ancestors(node))[:4]:
        if around.tag not in _AROUND:
            return None
        if _width(_text_without(document, around, node)) >= _SHORT:
            return around
    return None


def _text_without(document: DomDocument, block: DomNode, node: DomNode) -> str:
    parts = [
        each.text
        for each in document.descendants(block)
        if each.is_text and each.visible and not document.contains(node, each) and not _is_control(document, each)
    ]
    return " ".join("".join(parts).split())


def _is_control(document: DomDocument, text: DomNode) -> bool:
    return document.closest(text, "button") is not None


def _speaks_of_it(document: DomDocument, near: DomNode) -> bool:
    if any(inner.tag in ("audio", "video", "iframe") for inner in document.descendants(near)):
        return False
    return near.is_text or near.tag == "p" or 0 < len(document.text(near)) <= _NEAR


def _neighbours(document: DomDocument, node: DomNode) -> list[DomNode]:
    """Short pieces right before and after it, or after what holds nothing but it."""
    for each in (node, *list(document.ancestors(node))[:2]):
        around = document.parent(each)
        if around is None:
            return []
        siblings = [other for other in document.children(around) if not other.is_text or other.text.strip()]
        place = next((i for i, other in enumerate(siblings) if other.index == each.index), 0)
        near = [*siblings[max(place - 2, 0) : place], *siblings[place + 1 : place + 3]]
        told = [other for other in near if _speaks_of_it(document, other)]
        if told:
            return told
        if len(siblings) > 1:
            return []
    return []
