"""Links that open a new window without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.accessibility.word_lists import pattern, table
from pytest_govsite.checks.outcomes import failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_SAME = frozenset({"", "_self", "_parent", "_top", "_unfencedtop"})
_EXAMPLES = 3
_OPEN_CALL = re.compile(r"\bwindow\.open\s*\(\s*[^)\s]")
_ON_LOAD = re.compile(
    r"(?:\bonload\s*=|addEventListener\(\s*['\"](?:load|DOMContentLoaded)['\"]\s*,)\s*"
    r"(?:function\s*\w*\s*\([^)]*\)|\(?\w*\)?\s*=>)\s*\{?(?:(?!\bif\b)[^{}]){0,200}?\bwindow\.open\s*\(\s*[^)\s]"
)
"""A window that opens as the page comes: the call stands in the handler itself, in no function or condition there."""
_SAME_CALL = re.compile(r"""["']_(?:self|top|parent)["']""")
_OPENER = "click:opens-window"
"""Among listeners: the function that hears a click opens a window whatever happens."""
_ISSUED = re.compile(r"//(?:bszs\.conac\.cn|zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn)/|/exposure/jiucuo", re.IGNORECASE)
"""Marks that every government site has to carry as they are issued."""


def new_windows_announced(page: CloserLook) -> Iterator[Verdict]:
    """Links that open a new window say so beforehand (GB/T 37668-2019, 3.3.3.9; WCAG 2.1 technique G201)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if (opener := _opens_by_itself(seen)) is not None:
        yield failed(
            "页面打开时自动弹出新窗口",
            "a window opens by itself when the page has come",
            expected="由用户决定打开 / opened by the user",
            pointer=at(page, *opener),
            place="by-itself",
        )
    frames = _SAME | {f.attributes.get("name", "") for d in seen.documents for f in d.by_tag("iframe", "frame")}
    opening = [(d, n) for d in seen.documents for n, target in _targeted(d) if _opens(n, target, frames)]
    if not opening:
        yield inapplicable("没有打开新窗口的链接", "no link opens a new window")
        return
    if _legend(seen.main):
        yield passed("页面说明了链接在新窗口打开", "the page says that links open a new window")
        return
    silent = [(d, n) for d, n in opening if not _announced(d, n)]
    if not silent:
        yield passed(
            "打开新窗口的链接都有提示", "links that open a new window say so", measured=f"{len(opening)} 个链接 / links"
        )
        return
    document, first = silent[0]
    names = "、".join((n.name or d.text(n) or n.attributes.get("href", ""))[:30] for d, n in silent[:_EXAMPLES])
    yield failed(
        "链接在新窗口打开，没有事先提示",
        "links open a new window without saying so beforehand",
        expected="文字、title 或图标说明在新窗口打开 / text, title or icon that says so",
        found=f"{names} ({len(silent)})",
        pointer=at(page, document, first),
        place="new-window",
    )


def _opens_by_itself(dom: DomFacts) -> tuple[DomDocument, DomNode] | None:
    """Return the element whose script opens a window as the page comes, under no condition that shows."""
    for document in dom.documents:
        for node in document.by_tag("body"):
            if _OPEN_CALL.search(node.attributes.get("onload", "")):
                return document, node
        for node in document.by_tag("script"):
            if _ON_LOAD.search(node.attributes.get("#content", "")):
                return document, node
    return None


def _targeted(document: DomDocument) -> Iterator[tuple[DomNode, str]]:
    """Yield links, forms and elements with a click handler, with the window that they or `<base>` name."""
    base = next((b.attributes["target"] for b in document.by_tag("base") if "target" in b.attributes), "")
    for node in document.elements:
        if node.tag in ("a", "area", "form", "select") or "onclick" in node.attributes or _OPENER in node.listeners:
            yield node, node.attributes.get("target", base).strip()


def _opens(node: DomNode, target: str, known: frozenset[str]) -> bool:
    """Return whether a visible element opens a window that is not there yet: no frame of the page has its name."""
    if node.hidden or not (node.visible or node.focusable):
        return False
    handler, href = node.attributes.get("onclick", ""), node.attributes.get("href", "").strip()
    if node.tag == "select":
        chosen = node.attributes.get("onchange", "")
        return _OPEN_CALL.search(chosen) is not None and not _SAME_CALL.search(chosen)
    if _OPENER in node.listeners or (_OPEN_CALL.search(handler) and not _SAME_CALL.search(handler)):
        return True
    if re.match(r"javascript:", href, re.IGNORECASE) and _OPEN_CALL.search(href) and not _SAME_CALL.search(href):
        return True
    leaves = target.lower() not in _SAME and target not in known
    if node.tag == "form":
        return leaves
    if node.tag not in ("a", "area") or not href or _ISSUED.search(href):
        return False
    if href == "#" and (handler or "click" in node.listeners):
        return False  # a script does something else
    return leaves and (href == "#" or not href.lower().startswith(("javascript:", "mailto:", "tel:", "#")))


def _legend(document: DomDocument) -> bool:
    asked = pattern("windows", "legend")
    return any(passage.length < 200 and asked.search(passage.text) for passage in passages(document))


def _announced(document: DomDocument, node: DomNode) -> bool:
    parts = [node.name or "", node.description, document.readable(node), node.attributes.get("title", "")]
    icons = re.compile(table("windows")["icons"], re.IGNORECASE)
    for each in (node, *document.descendants(node)):
        if each.is_text:
            continue
        parts += [each.attributes.get(name, "") for name in ("alt", "title", "aria-label")]
        if (style := document.style(each)) is not None:
            parts += [style.before, style.after]
            if icons.search(style.background_image):
                return True
        if each.index != node.index and icons.search(
            f"{each.attributes.get('class', '')} {each.attributes.get('src', '')}"
        ):
            return True
    asked = pattern("windows", "announced")
    if asked.search(" ".join(parts)):
        return True
    around = document.closest(node, "li", "p", "td", "dd")
    beside = document.readable(around) if around is not None else ""
    return len(beside) < 300 and bool(asked.search(beside))
