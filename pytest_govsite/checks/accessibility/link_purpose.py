"""Links whose text does not say where they lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.link_context import Context, LinkContexts
from pytest_govsite.checks.accessibility.link_targets import target_of
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import pattern, plain, words
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_URL = re.compile(r"^(?:https?://|ftp://|www\.)\S{3,}$|^[\w-]+(?:\.[\w-]+)+/\S+$", re.IGNORECASE)
_SPELT = re.compile(r"^(?=.{45,}$)(?:https?://|ftp://)?[\w.:-]+/\S*[/?=&%_]\S*$", re.IGNORECASE)
"""Addresses of a page deep in a site, letter by letter."""
_FILE = re.compile(
    r"^[\w%+.()\-]+\.(?:html?|shtml|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|csv|txt|jpe?g|png|gif|bmp|mp[34])$",
    re.IGNORECASE | re.ASCII,
)
_SIGNS = re.compile(r"^[\s<>«»‹›〈〉《》→←↑↓⇒⇐➔➜▶►▸◀◄◂▲▼△▽…．.。,，、;:：\-–—+＋*#|/\\·•=～~\[\]()]+$")

_EXPECTED = "链接文字说明去向 / link text that says where it leads"


def links_of(document: DomDocument) -> tuple[DomNode, ...]:
    """Return the links that lead somewhere and have a name, as a screen reader lists them."""
    return tuple(
        node
        for node in document.by_role("link")
        if (node.name or "").strip()
        and not node.hidden
        and (node.visible or node.focusable)
        and (node.tag not in ("a", "area") or node.attributes.get("href", "").strip() or node.listeners)
    )


def kind_of(name: str) -> str:
    """Return what a link text lacks: here, more, action, nothing, bare, url, file, signs; empty for none of them."""
    bare = plain(name)
    if _SIGNS.match(name.strip()):
        return "signs"
    for kind in ("here", "more", "action", "nothing", "bare", "dummy"):
        if bare in words("links", kind):
            return kind
    if _URL.match(name.strip()):
        return "url"
    return "file" if _FILE.match(name.strip()) and not _reads(name) else ""


def _reads(name: str) -> bool:
    """Return whether a file name is made of words: annual-report-2023.pdf."""
    stem = name.strip().rsplit(".", 1)[0]
    parts = [p for p in re.split(r"[\W_\d]+", stem) if len(p) >= 4 and re.search(r"[aeiouy]", p, re.IGNORECASE)]
    return len(parts) >= 2


def purpose_told(page: CloserLook) -> Iterator[Verdict]:
    """Each link says by its text, with sentence, list item, row or heading, where it leads (WCAG 2.1, 2.4.4)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(links_of(document) for document in seen.documents):
        yield inapplicable("页面没有链接", "the page has no links")
        return
    yield from or_passed(
        (verdict for document in seen.documents for verdict in _of_document(page, document)),
        "链接文字能说明去向",
        "link texts say where they lead",
    )


def _of_document(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    links = links_of(document)
    kinds = {link.index: kind for link in links if (kind := kind_of(link.name or ""))}
    for link in links:
        if kinds.get(link.index) == "dummy" and any(n.tag == "code" for n in document.descendants(link)):
            del kinds[link.index]  # the name of something in a program
    contexts = LinkContexts(document, frozenset(kinds))
    targets: dict[str, set[str]] = {}
    for link in links:
        if link.index in kinds:
            targets.setdefault(plain(link.name or ""), set()).add(target_of(document, link))
    doubtful: Counter[str] = Counter()
    first: dict[str, DomNode] = {}
    for link in links:
        if pattern("links", "placeholder_targets").search(link.attributes.get("href", "#").strip()):
            yield failed(
                "链接地址还是占位内容",
                "the link's address is a placeholder",
                expected="真实的链接地址 / a real address",
                found=link.attributes.get("href", "")[:200],
                pointer=at(page, document, link),
            )
        kind = kinds.get(link.index, "")
        if not kind:
            continue
        name = (link.name or "").strip()
        if kind == "url" and _SPELT.match(name):
            # the sentence around it says where it leads, and an ear has to sit through all of it
            yield advice(
                "链接文字是很长的网址",
                "the link text is a long address",
                expected=_EXPECTED,
                found=name[:200],
                pointer=at(page, document, link),
            )
            continue
        outcome = _judged(kind, contexts.of(link), several=len(targets[plain(name)]) > 1)
        if outcome == "doubtful" and kind in ("nothing", "dummy") and contexts.row_head(link):
            continue  # what the row is about, and a word for the kind: "Text", "Page"
        if outcome == "failed":
            zh, en = _MESSAGES[kind]
            yield failed(zh, en, expected=_EXPECTED, found=name[:200], pointer=at(page, document, link))
        elif outcome == "doubtful":
            doubtful[name] += 1
            first.setdefault(name, link)
    for name, count in doubtful.most_common(10):
        yield cant_tell(
            "链接文字本身不说明去向，周围的文字是否说明须由人工确认",
            "the link text itself does not say where it leads; a person has to see whether the text around it does",
            expected=_EXPECTED,
            found=f"{name[:200]} × {count}",
            pointer=at(page, document, first[name]),
            place=f"vague:{plain(name)[:40]}",
        )


_MESSAGES = {
    "here": ("链接文字（如“点击这里”）不说明去向", "the link text (such as “click here”) does not say where it leads"),
    "more": ("链接文字（如“更多”）没有说明是什么内容", "the link text (such as “more”) does not say of what"),
    "action": (
        "几个链接文字相同、去向不同，分不清各指什么",
        "several links read the same and lead to different places",
    ),
    "nothing": ("链接文字是没有意义的占位文字", "the link text is a meaningless placeholder"),
    "bare": (
        "链接文字（如“URL”）和周围的文字都没有说明去向",
        "neither the link text (such as “URL”) nor what stands around it says where it leads",
    ),
    "url": ("链接文字只是网址", "the link text is a bare address"),
    "file": ("链接文字只是文件名", "the link text is a file name"),
    "signs": ("链接文字只有符号", "the link text is made of signs only"),
}


def _judged(kind: str, context: Context, *, several: bool) -> str:
    # a title bar tells of what there is more; words in a block of their own do not make "click here" the less empty
    told = context in (Context.SAID, Context.SENTENCE) or (context is Context.BAR and not (kind == "here" and several))
    if context is Context.SAID:
        return ""
    if kind == "here":
        return "doubtful" if told else "failed"
    if kind == "nothing":
        return "doubtful" if told else "failed"
    if kind == "dummy":
        return "doubtful"
    if told or (context is Context.HEADING and kind in ("more", "action", "bare")):
        return ""
    if kind == "action":
        return "failed" if several else ""
    if kind in ("more", "bare") and (context is Context.NEAR or (context is Context.APART and not several)):
        return "doubtful"
    return "failed"
