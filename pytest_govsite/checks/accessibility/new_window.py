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
_ISSUED = re.compile(r"//(?:bszs\.conac\.cn|zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn)/|/exposure/jiucuo", re.IGNORECASE)
"""Marks that every government site has to carry as they are issued."""


def new_windows_announced(page: CloserLook) -> Iterator[Verdict]:
    """Links that open a new window say so beforehand (GB/T 37668-2019, 3.3.3.9; WCAG 2.1 technique G201)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    opening = [(d, n) for d in seen.documents for n in d.elements if _opens(seen, d, n)]
    if not opening:
        yield inapplicable("没有打开新窗口的链接", "no link opens a new window")
        return
    if _legend(seen.main):
        yield passed("页面说明了链接在新窗口打开", "the page says that links open a new window")
        return
    silent = [(d, n) for d, n in opening if not _announced(d, n)]
    if not silent:
        yield passed("打开新窗口的链接都有提示", "links that open a new window say so", measured=str(len(opening)))
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


def _opens(facts: DomFacts, document: DomDocument, node: DomNode) -> bool:
    if node.is_text or node.hidden or not (node.visible or node.focusable):
        return False
    handler = node.attributes.get("onclick", "")
    if re.search(r"\bwindow\.open\s*\(\s*[^)]", handler) and not re.search(
        r"""["']_(?:self|top|parent)["']""", handler
    ):
        return True
    href = node.attributes.get("href", "").strip()
    if re.match(r"javascript:\s*(?:void\s*\(?\s*)?window\.open\s*\(", href, re.IGNORECASE):
        return True
    if node.tag == "form":
        return _leaves(node.attributes.get("target", ""), facts)
    if _ISSUED.search(href):
        return False
    if node.tag not in ("a", "area") or not href or href.lower().startswith(("javascript:", "mailto:", "tel:", "#")):
        return False
    target = node.attributes.get("target")
    if target is None:
        target = next((b.attributes["target"] for b in document.by_tag("base") if "target" in b.attributes), "")
    return _leaves(target, facts)


def _leaves(target: str, facts: DomFacts) -> bool:
    """Return whether a target names a window that is not there yet: no frame of the page has this name."""
    target = target.strip()
    if target.lower() in _SAME:
        return False
    frames = {f.attributes.get("name", "") for d in facts.documents for f in d.by_tag("iframe", "frame")}
    return target not in frames


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
