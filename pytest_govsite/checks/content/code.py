"""Code that was put into pages: hidden frames, disguised writes, redirects for visitors of search engines, miners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.content.strangers import Strangers, hosts
from pytest_govsite.checks.folding import context_digest, folded
from pytest_govsite.checks.hosts import host_of, matches
from pytest_govsite.checks.links.lexicon import lexicon_of
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to
from pytest_govsite.model import DocumentFacts, Frame, PageFacts, Pointer, Script, ScriptPassage, Site, Verdict

_TINY = 2
_NO_SIZE = re.compile(r"\s*0*[012](?:\.\d+)?\s*(?:px)?\s*|\s*0+%\s*", re.IGNORECASE)
_MARKUP = re.compile(r"<\s*(?:script|iframe|a|img|embed|object)\b", re.IGNORECASE)
_HIDDEN_LINK = re.compile(r"<\s*a\b[^>]{0,400}href", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|<\s*marquee[^>]{0,200}(?:height|width)\s*=\s*['\"]?[01]\b|(?:height|width)\s*:\s*[01]px",
    re.IGNORECASE,
)
_HIDDEN_FRAME = re.compile(
    r"<\s*iframe\b[^>]{0,600}(?:(?:width|height)\s*=\s*['\"]?[01](?:px)?['\"\s>]|display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[01](?:px)?[;'\"\s])",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"location\s*(?:\.\s*href)?\s*=[^=]|location\s*\.\s*(?:replace|assign)\s*\(|document\s*\.\s*write", re.IGNORECASE
)
_GOAL = 300
"""Characters after the redirect in which its goal stands."""
_STRONG = 3


def malicious_code(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """No hidden frame of an unknown host, no disguised write, no redirect for visitors of search engines, no miner.

    Judged are the frames, the inline scripts and the addresses of scripts in the source and in the rendered page, and
    words of unlawful trade in title, keywords and description that the page itself does not show. Own, official and
    widely known hosts (statistics, official marks, 找错, accessibility tools) are not suspected. What scripts of other
    files do is not looked at. Doubtful code is for a person.
    """
    strangers = Strangers(site)
    seen: set[tuple[str, str]] = set()
    documents = [page.source] if page.document is page.source else [page.source, page.document]
    large = _large_frames(page)
    for document in filter(None, documents):
        for verdict in _of(document, page.url, strangers, large, site):
            key = (verdict.message.zh, verdict.found)
            if key not in seen:
                seen.add(key)
                yield verdict
    if not seen:
        yield passed("没有发现挂马和篡改的迹象", "No sign of injected or altered code")


def _large_frames(page: PageFacts) -> frozenset[str]:
    """Return the addresses of frames that the browser showed in a size that can be read."""
    seen = page.rendered[0].document.frames if page.rendered else ()
    return frozenset(f.source for f in seen if f.visible and f.box and min(f.box.width, f.box.height) > _TINY)


def _of(
    document: DocumentFacts, url: str, strangers: Strangers, large: frozenset[str], site: Site
) -> Iterator[Verdict]:
    for frame in document.frames:
        if not frame.frame and frame.source not in large:
            yield from _frame(frame, url, strangers)
    for script in document.scripts:
        if not script.frame or strangers.own(host_of(script.frame)):
            yield from _script(script, url, strangers)
    yield from _labels(document, url, site)


def _frame(frame: Frame, url: str, strangers: Strangers) -> Iterator[Verdict]:
    host = host_of(frame.source) if frame.source.startswith(("http://", "https://")) else ""
    if not strangers.stranger(host):
        return
    found, where = frame.source[:200], pointer_to(url, frame, frame.source)
    if matches(host, hosts("players")):
        return
    tiny = sum(_no_size(size) for size in (frame.width, frame.height))
    if tiny == 2 or (frame.box is not None and 0 < min(frame.box.width, frame.box.height) <= _TINY):
        zh, en = "有指向站外的隐藏框架（尺寸为零）", "A hidden frame without size shows another host"
        yield failed(zh, en, found=found, pointer=where, place=f"frame:{host}")
    elif tiny or frame.visible is False:
        zh, en = "有不可见的站外框架，请人工确认", "A frame of another host is not visible; a person has to say why"
        yield cant_tell(zh, en, found=found, pointer=where, place=f"frame:{host}")


def _no_size(size: str) -> bool:
    return bool(size) and _NO_SIZE.fullmatch(size) is not None


def _script(script: Script, url: str, strangers: Strangers) -> Iterator[Verdict]:
    where = pointer_to(url, script, script.source or script.text[:200])
    if script.source and matches(host_of(script.source), hosts("miners")):
        zh, en = "载入挖矿脚本", "A script that mines currency is loaded"
        yield failed(zh, en, found=script.source[:200], pointer=where, place="miner")
    for passage in script.passages:
        text = passage.text
        named = strangers.named_in(text)
        found = "、".join(named[:3]) or " ".join(text.split())[:160]
        if passage.kind == "miner":
            zh, en = "内嵌脚本调用挖矿程序", "An inline script mines currency"
            yield failed(zh, en, found=" ".join(text.split())[:160], pointer=where, place="miner")
        elif passage.kind in ("referrer", "robot"):
            yield _visitor(passage, strangers, where)
        elif passage.kind == "packed" or (passage.kind == "evaluate" and passage.encoded and not named):
            zh, en = (
                "内嵌脚本执行经过编码的代码，请人工确认",
                "An inline script runs encoded code; a person has to read it",
            )
            yield cant_tell(zh, en, found=found, pointer=where, place="encoded")
        elif passage.encoded and named and (passage.kind == "evaluate" or _MARKUP.search(text)):
            zh, en = "内嵌脚本用编码写入站外内容", "An inline script writes encoded markup of another host"
            if passage.disguised or _HIDDEN_FRAME.search(text) or (_HIDING.search(text) and _HIDDEN_LINK.search(text)):
                yield failed(zh, en, found=found, pointer=where, place="encoded")
            else:  # only the brackets are encoded, as many counters do
                yield cant_tell(
                    f"{zh}，请人工确认", f"{en}; a person has to say why", found=found, pointer=where, place="encoded"
                )
    written = "".join(p.text for p in script.passages if p.kind == "write" and not p.encoded)
    if not written:
        return
    named = strangers.named_in(written)
    if named and _HIDDEN_FRAME.search(written):
        zh, en = "内嵌脚本写入站外的隐藏框架", "An inline script writes a hidden frame of another host"
        yield failed(zh, en, found="、".join(named[:3]), pointer=where, place="write")
    elif named and _HIDING.search(written) and _HIDDEN_LINK.search(written):
        zh, en = "内嵌脚本写入隐藏的站外链接", "An inline script writes hidden links to another host"
        yield failed(zh, en, found="、".join(named[:3]), pointer=where, place="write")


def _visitor(passage: ScriptPassage, strangers: Strangers, where: Pointer) -> Verdict:
    kind, text = passage.kind, passage.text
    goes = _GOES.search(text)
    named = strangers.named_in(text[goes.start() : goes.start() + _GOAL]) if goes else ()
    found = "、".join(named[:3]) or " ".join(text.split())[:160]
    who_zh, who_en = (
        ("从搜索引擎来的访问者", "visitors of search engines") if kind == "referrer" else ("搜索引擎爬虫", "crawlers")
    )
    if named:
        zh, en = f"脚本把{who_zh}引向站外", f"A script leads {who_en} to another host"
        return failed(zh, en, found=found, pointer=where, place=kind)
    zh, en = f"脚本对{who_zh}另作处理，请人工确认", f"A script treats {who_en} in another way; a person has to read it"
    return cant_tell(zh, en, found=found, pointer=where, place=kind)


def _labels(document: DocumentFacts, url: str, site: Site) -> Iterator[Verdict]:
    words = lexicon_of("illegal", site)
    labels = [("标题", "title", document.title)]
    for name, zh in (("description", "描述"), ("keywords", "关键词")):
        labels += [(zh, name, (meta.content or "")[:500]) for meta in document.meta_values(name)]
    shown = ""
    for zh_name, en_name, text in labels:
        hits = words.hits(text)
        if not hits or (max(hit.weight for hit in hits) < _STRONG and len(hits) < 2):
            continue
        shown = shown or "".join(folded(block.text) for block in document.blocks if block.visible is not False)
        found = f"{zh_name}：{'、'.join(hit.word for hit in hits)}"
        where = pointer_to(url, snippet=text)
        if any(hit.word in shown for hit in hits):
            zh = "网页标签和正文都有违法信息的词语，请人工确认"
            en = "Label and text hold words of unlawful trade; a person has to confirm it"
            term = "、".join(hit.word for hit in hits)
            yield cant_tell(zh, en, found=found, pointer=where, place=en_name, term=term, context=context_digest(text))
        else:
            zh, en = (
                "网页标签含有页面上没有的违法信息",
                "A label holds words of unlawful trade that the page does not show",
            )
            yield failed(zh, en, found=found, pointer=where, place=en_name)
