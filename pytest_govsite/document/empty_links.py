"""Links that lead nowhere by themselves, and what in the markup acts when they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import EmptyLink

_NOTHING = re.compile(
    r"javascript:\s*(?:void\s*\(?\s*(?:0|null|''|\"\")?\s*\)?|return\s*(?:false|true)?|false|undefined|null|"
    r"\(\s*\)|\{\s*\}|//.*|#|)\s*;*\s*(?:return\s+false\s*)?;*\s*\Z",
    re.I,
)
_HANDLERS = (
    "onclick", "onmousedown", "onmouseup", "onkeydown", "onkeypress", "ontouchstart", "ontouchend", "onpointerdown",
    "onmouseover", "onmouseenter", "onfocus",
)  # fmt: skip
_NO_OP = re.compile(r"(?:return\s+(?:false|true)|void\s*\(?0?\)?|event\.preventDefault\(\)|;|\s)*\Z", re.I)
_BINDING = re.compile(
    r"(?:@|v-on:|v-bind|:to|ng-|data-ng-|x-on:|\(click\)|bindtap|hx-|wire:|data-v-|_ngcontent|data-react)", re.I
)
_COMPONENT = re.compile(
    r"data-(?:bs-)?(?:toggle|target|dismiss|slide|slide-to|ride|parent|action|href|url|src|link|clipboard-text|fancybox|"
    r"lightbox|tab|menu|dropdown|event|click|role|cmd|tag|id|method|remote|confirm)\Z",
    re.I,
)
_ACTING_ROLES = frozenset(
    ("button", "tab", "menuitem", "switch", "option", "checkbox", "radio", "treeitem", "combobox")
)
_SHARES = re.compile(
    r"bds_|bdsharebuttonbox|jiathis|bshare|social-share|share-?icon|popup_|-st-|addthis|a2a_|skipautofix|ariatip|wza|oldfixedstart|toolbarswitch",
    re.I,
)
_MORE = re.compile(r"更\s*多|查看全部|\bmore\b", re.IGNORECASE)
_OPENS = re.compile(
    r"drop|menu|(?:^|[\s_-])sub|(?:^|[\s_-])nav|pop|hover|tip|ewm|erweima|qr|code|weixin|wechat|layer|toggle|accordion|collapse|fold|select|down|hide|panel",
    re.IGNORECASE,
)
_MENUS = frozenset(("ul", "ol", "dl", "div", "table", "menu", "section", "nav", "dd", "p", "span"))
_LEVELS = 12
_MAX_NAMES = 60


def read_anchors(nodes: Nodes) -> tuple[str, ...]:
    """Return the names that fragments can lead to."""
    found: dict[str, None] = {}
    for element in nodes.tree.attributed:
        for name in (element.value("id"), element.value("name") if element.tag == "a" else ""):
            if name:
                found[name[:200]] = None
        if len(found) >= MAX_FACTS:
            break
    return tuple(found)


def read_empty_links(nodes: Nodes) -> tuple[EmptyLink, ...]:
    """Return the links that lead nowhere by themselves in document order. A missing `href` is none."""
    anchors: frozenset[str] | None = None
    found: list[EmptyLink] = []
    for element in nodes.tree.attributed:
        if element.tag not in ("a", "area") or element.silent or "href" not in element.attributes:
            continue
        kind = _kind((element.attributes["href"] or "").strip(" \t\r\n\f\u3000\u00a0"))
        if kind == "fragment":
            anchors = frozenset(read_anchors(nodes)) if anchors is None else anchors
            if _reaches(element.value("href"), anchors):
                continue
        if kind:
            found.append(_make(element, nodes, kind))
            if len(found) >= MAX_FACTS:
                break
    return tuple(found)


def _kind(href: str) -> str:
    if not href:
        return "empty"
    if href[0] == "#":
        fragment = href.strip("#").strip()
        if not fragment:
            return "hash"
        # routes of applications that live in one page
        return "" if fragment[0] in "/!?" else "fragment"
    if href.lower() == "about:blank":
        return "blank"
    return "script" if _NOTHING.match(href) else ""


def _reaches(href: str, anchors: frozenset[str]) -> bool:
    fragment = href[1:]
    plain = unquote(fragment)
    return fragment in anchors or plain in anchors or plain.casefold() == "top" or ":~:text=" in fragment


def _make(element: Element, nodes: Nodes, kind: str) -> EmptyLink:
    own = tuple(dict.fromkeys(_own_names(element)))
    around = (name for ancestor in _ancestors(element) for name in ancestor.names.split())
    names = tuple(dict.fromkeys((*own, *around)))[:_MAX_NAMES]
    pictures = (element, *nodes.tree.inside(element)[:40])
    image = next((_alternative(e) for e in pictures if _alternative(e)), "")
    text = nodes.tree.text(element, 300) or image or element.value("aria-label") or element.value("title")
    return EmptyLink(
        **nodes.of(element),
        text=nodes.clean(text[:300], element.region),
        href=(element.attributes["href"] or "")[:300],
        kind=kind,
        handled=_handled(element, nodes)[:120],
        names=names,
        own_names=min(len(own), len(names)),
        marked=tuple(n[:60] for e in (element, *_ancestors(element)) for n in e.attributes if _BINDING.match(n))[:10],
    )


def _alternative(element: Element) -> str:
    return element.value("alt") or element.value("title") if element.tag in ("img", "svg", "input", "area") else ""


def _ancestors(element: Element) -> Iterator[Element]:
    node = element.parent
    for _ in range(_LEVELS):
        if node is None or node.tag in ("body", "html"):
            return
        yield node
        node = node.parent


def _own_names(element: Element) -> Iterator[str]:
    yield from element.names.split()
    yield from (n for n in element.attributes if n.startswith("data-") and not n.startswith("data-gs-"))
    yield from (
        element.value(n) for n in ("name", "role", "rel") if element.value(n) not in ("", "nofollow", "noopener")
    )


def _handled(element: Element, nodes: Nodes) -> str:
    for node in (element, *_ancestors(element), *nodes.tree.inside(element)[:60]):
        acting = next((n for n in _HANDLERS if node.attributes.get(n) and _acts(node.attributes[n] or "")), "")
        if acting:
            return acting
        if node.tag in ("summary", "label"):
            return node.tag
    component = next((n for n in element.attributes if _COMPONENT.match(n)), "")
    if component:
        return component
    if element.value("role").lower() in _ACTING_ROLES or any(
        n.startswith("aria-") for n in element.attributes if n in _STATES
    ):
        return "role"
    if _SHARES.search(" ".join((element.names, *(a.names for a in _ancestors(element))))):
        return "share"
    return "menu" if _heads_menu(element, nodes) else ""


_STATES = ("aria-expanded", "aria-controls", "aria-haspopup", "aria-pressed", "aria-selected")


def _acts(handler: str) -> bool:
    return not _NO_OP.match(handler[:300])


def _heads_menu(element: Element, nodes: Nodes) -> bool:
    """Return True for a link beside which further links or a panel stand in the same item: a menu opened by hovering.

    更多 beside the list of a box is none.
    """
    if _MORE.search(nodes.tree.text(element, 40)):
        return False
    node: Element = element
    for _ in range(3):
        parent = node.parent
        if parent is None or parent.tag in ("body", "main", "html", "td"):
            return False
        item = parent.tag in ("li", "dt", "dd")
        for sibling in nodes.tree.children(parent):
            opens = item or _OPENS.search(f"{parent.names} {sibling.names} {element.names}")
            if opens and sibling.index > node.index and sibling.tag in _MENUS and _holds_panel(sibling, nodes):
                return True
        if item or len(nodes.tree.children(parent)) > 8:
            return False
        node = parent
    return False


def _holds_panel(element: Element, nodes: Nodes) -> bool:
    inside = nodes.tree.inside(element)
    return any(e.tag == "a" for e in inside[:200]) or any(e.tag in ("img", "iframe", "form") for e in inside[:40])
