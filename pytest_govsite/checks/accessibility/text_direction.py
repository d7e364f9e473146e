"""Text whose direction is not marked, or turned round by style."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility import tongues
from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.checks.accessibility.spelt import may_spell
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_OVERRIDES = frozenset({"bidi-override", "isolate-override"})
_SPACED = re.compile(r"(?<![\w'’.&])(?:[A-Za-z] ){3,}[A-Za-z](?![\w'’.&])")
_MIRRORED = re.compile(r"^matrix\(-1, 0, 0, 1,|^matrix\(-1, -?0(?:\.0+)?e?-?\d*, ?0")
_FEWEST = 12
"""Letters of a right-to-left script that make a passage and no name."""


def direction_marked(page: CloserLook) -> Iterator[Verdict]:
    """Right-to-left and vertical text is marked as such; no text is turned round or spread by style (WCAG 2.1, 1.3.2)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(node.is_text and node.visible and node.text.strip() for d in seen.documents for node in d.nodes):
        yield inapplicable("页面没有文字", "the page has no text")
        return
    yield from or_passed(
        (
            v
            for d in seen.documents
            for v in (*_unmarked(page, d), *_turned(page, d), *_spread(page, d), *_one_below_another(page, d))
        ),
        "文字方向正确",
        "the direction of texts is right",
    )


def _direction(document: DomDocument, node: DomNode) -> str:
    style = document.style(node)
    return style.direction if style is not None else "ltr"


def _unmarked(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for passage in passages(document):
        script = tongues.script_of(passage.text)
        letters = tongues.scripts_of(passage.text).get(script, 0)
        if script in tongues.RIGHT_TO_LEFT and letters >= _FEWEST and len(passage.text.split()) >= 3:
            inner = document.nodes[passage.texts[0].parent]
            style = document.style(inner)
            plain = style is None or style.unicode_bidi != "plaintext"
            auto = any(n.attributes.get("dir", "").lower() == "auto" for n in (inner, *document.ancestors(inner)))
            if _direction(document, inner) == "ltr" and plain and not auto:
                yield failed(
                    "从右向左书写的文字没有标明方向",
                    "right-to-left text is not marked as such",
                    expected='dir="rtl"',
                    found=passage.text[:150],
                    pointer=at(page, document, inner),
                )
        elif script == "mong" and letters >= 20:
            style = document.style(passage.node)
            if style is not None and style.writing_mode == "horizontal-tb":
                yield cant_tell(
                    "传统蒙古文横排，是否应竖排须由人工确认",
                    "traditional Mongolian runs horizontally; a person has to see whether it should be vertical",
                    expected="writing-mode: vertical-lr",
                    found=passage.text[:150],
                    pointer=at(page, document, passage.node),
                )
        elif (
            script in ("latn", "hani", "cyrl")
            and letters >= _FEWEST
            and document.root.attributes.get("dir", "").lower() != "rtl"
        ):
            yield from _wrong_way(page, document, passage.node, passage.text)


def _wrong_way(page: CloserLook, document: DomDocument, node: DomNode, text: str) -> Iterator[Verdict]:
    """Left-to-right prose in an element that says rtl: its punctuation moves to the wrong end."""
    own = next((n for n in (node, *document.ancestors(node)) if n.attributes.get("dir")), None)
    if own is not None and own.attributes["dir"].lower() == "rtl" and own.tag not in ("html", "body"):
        others = sum(n for s, n in tongues.scripts_of(document.text(own)[:4000]).items() if s in tongues.RIGHT_TO_LEFT)
        if not others and _direction(document, node) == "rtl":
            yield failed(
                "从左向右书写的文字标成了从右向左",
                "left-to-right text is marked as right-to-left",
                expected='dir="ltr"',
                found=text[:150],
                pointer=at(page, document, node),
            )


def _turned(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.elements:
        style = document.style(node)
        if style is None or not node.visible:
            continue
        held = [n for n in document.children(node) if n.is_text and n.visible and n.text.strip()]
        text = " ".join(" ".join(n.text.split()) for n in held)
        if not text:
            continue
        scripts = tongues.scripts_of(text)
        letters = sum(scripts.get(name, 0) for name in ("latn", "hani", "cyrl", "hang"))
        if style.unicode_bidi in _OVERRIDES and style.direction == "rtl" and letters >= 2:
            yield failed(
                "文字在代码里是倒写的，靠样式颠倒显示",
                "the text is written backwards and turned round by style or bdo",
                expected="按阅读顺序书写 / text in reading order",
                found=text[:150],
                pointer=at(page, document, node),
            )
        elif style.unicode_bidi in _OVERRIDES and style.direction == "ltr" and _right_to_left(scripts) >= 2:
            yield failed(
                "从右向左书写的文字被强制从左向右显示",
                "right-to-left text is forced to run left to right",
                expected='dir="rtl"',
                found=text[:150],
                pointer=at(page, document, node),
            )
        elif _MIRRORED.match(style.transform) and letters >= 2:
            yield cant_tell(
                "文字被镜像显示，是否有意须由人工确认",
                "the text is mirrored; a person has to see whether that is meant",
                expected="正向显示 / text shown the right way round",
                found=text[:150],
                pointer=at(page, document, node),
            )


def _one_below_another(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield words whose characters a line break parts, so that they stand one below another and are read one by one (F32)."""
    for node in document.elements:
        parts = list(document.children(node)) if node.visible and not node.hidden else []
        texts = [each.text.strip() for each in parts if each.is_text and each.text.strip()]
        if len(texts) < _COLUMN or any(len(text) != 1 or not "\u4e00" <= text <= "\u9fff" for text in texts):
            continue
        inner = [each.tag for each in parts if not each.is_text]
        if inner.count("br") < len(texts) - 1 or set(inner) != {"br"} or len(set(texts)) < 3:
            continue
        if not _SERIES.issuperset(texts):
            yield failed(
                "竖排的文字用换行逐字拆开，读屏逐字朗读",
                "line breaks set the characters of a word one below another, which are read one by one",
                expected="writing-mode: vertical-rl",
                found="".join(texts)[:60],
                pointer=at(page, document, node),
            )


_COLUMN = 4
_SERIES = frozenset("一二三四五六七八九十日月火水木金土甲乙丙丁戊己庚辛壬癸东南西北中上下左右春夏秋冬")


def _right_to_left(scripts: dict[str, int]) -> int:
    return sum(count for name, count in scripts.items() if name in tongues.RIGHT_TO_LEFT)


def _spread(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Letters of a word set apart by blanks are read one by one.

    Chinese words are set apart by wide blanks as a matter of course (公　告) and are not meant here.
    """
    for passage in passages(document):
        if found := _SPACED.search(passage.text):
            letters = found[0].replace(" ", "")
            if len(set(letters.lower())) >= 3 and not _listing(letters) and may_spell(letters):
                yield failed(
                    "用空格拉开单词的字母，读屏逐个字母朗读",
                    "the letters of a word are set apart by blanks and are read one by one",
                    expected="letter-spacing",
                    found=found[0][:100],
                    pointer=at(page, document, passage.node),
                )


def _listing(letters: str) -> bool:
    """Return whether letters are an index: A B C D, or capitals in order of which some have no entry (B C F P)."""
    codes = [ord(c) for c in letters.upper()]
    return all(b - a == 1 or (b > a and letters.isupper()) for a, b in itertools.pairwise(codes))
