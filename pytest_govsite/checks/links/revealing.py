"""Whether something can bring a concealed link to light: rules, scripts, listeners, or the shape of what is around it."""

from __future__ import annotations

import re

from pytest_govsite.checks.links.page_scripts import PageScripts
from pytest_govsite.model import DomDocument, DomNode
from pytest_govsite.model.concealed import ConcealedLink

SHOWN, DOUBT, HIDDEN = "shown", "doubt", "hidden"
_ACTED = frozenset({
    "click", "mousedown", "mouseup", "pointerdown", "touchstart", "touchend", "keydown", "change", "mouseenter", "mouseover",
    "pointerenter", "pointerover", "focus", "focusin",
})  # fmt: skip
_PARTS = frozenset({
    "tabpanel", "dialog", "alertdialog", "menu", "listbox", "tooltip", "tree", "menubar",
})  # fmt: skip
_POINTING = ("aria-controls", "aria-owns", "data-target", "data-bs-target", "href", "popovertarget", "commandfor")
_STATE = re.compile(
    r"(?:^|[-_])(?:on|active|act|open|show|shown|cur|curr|current|select|selected|expanded|in|visible|this|hide|hidden|none|first|last|odd|even|clone|cloned|prev|next|\d+)$",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"display['\"]?\s*[\])]?\s*[=:,]\s*['\"]?none|visibility['\"]?\s*[=:,]\s*['\"]?hidden|\.hide\(|(?:height|width|opacity)['\"]?\s*[=:,]\s*['\"]?0|['\"]?(?:left|top|textIndent|text-indent)['\"]?\s*[=:,]\s*['\"]?-\d{3,}|\.remove\(|hidden\s*=\s*true",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\.show|toggle|fadein|slidedown|display['\"]?\s*[\])]?\s*[=:,]\s*['\"]?(?:block|flex|inline|grid|table|''|\"\")|display\s*=\s*['\"]{2}|visible|classList|addClass|removeClass|className|removeAttr|setAttribute|\.animate|\.css\(\s*\{|hidden\s*=\s*false|\.style\.display\s*=\s*\w+\s*\?|innerHTML|appendChild|append\(",
    re.IGNORECASE,
)
_NEAR = 2
_AROUND = 5
_NAMED_AROUND = 3
_SMALL = 150
"""Nodes of a part in which a listener has to do with everything in it."""
_FAR = 500
_UNSURE = frozenset({"display", "visibility", "opacity", "size"})


def revealed(document: DomDocument, link: ConcealedLink, scripts: PageScripts | None, *, unread: bool) -> str:
    """Return `shown` where something brings the link to light, `doubt` where that may be, `hidden` where nothing does.

    Args:
        document: its document.
        link: the link.
        scripts: what the scripts of the page name. None: not known.
        unread: rules of a style sheet could not be read.
    """
    hider = document.nodes[link.hider]
    if link.shown_by or _is_part(document, hider) or (link.moves and link.cause in ("opacity", "size", "visibility")):
        return SHOWN
    names = _names(hider)
    if link.naming:
        return SHOWN if any(not _only_hides(passage) for passage in link.naming) else HIDDEN
    if scripts is not None and names and scripts.name(names):
        return SHOWN
    if link.cause in ("tiny", "colour", "below", "indent"):
        return DOUBT if unread and not link.inline else HIDDEN
    alike = _alike(document, hider)
    if _is_acted_on(document, hider):
        return SHOWN
    named = link.named_around or (
        scripts is not None
        and any(
            scripts.name(_names(each))
            for _, each in zip(range(_NAMED_AROUND), document.ancestors(hider), strict=False)
            if each.tag not in ("html", "body")
        )
    )
    if alike and not (scripts is not None and scripts.none):
        return SHOWN if named else DOUBT
    if link.cause == "away" and link.inline and not names and link.distance >= _FAR:
        return HIDDEN  # scripts move what they can name, or what has the shape of others
    if named or (scripts is not None and scripts.lost) or (unread and not link.inline):
        return DOUBT
    if (scripts is None or not scripts.known) and (names or link.cause in _UNSURE):
        return DOUBT
    return DOUBT if link.cause == "covered" else HIDDEN


def _names(node: DomNode) -> tuple[str, ...]:
    name = node.attributes.get("id", "")
    return (*((name,) if name else ()), *node.attributes.get("class", "").split())


def _only_hides(passage: str) -> bool:
    return bool(_HIDES.search(passage)) and not _SHOWS.search(passage)


def _is_part(document: DomDocument, hider: DomNode) -> bool:
    """Return True for a panel, dialog or menu by its role, and for what a control of the page points to."""
    near = (hider, *(each for _, each in zip(range(2), document.ancestors(hider), strict=False)))
    if any(each.role in _PARTS or each.tag in ("dialog", "details") or "popover" in each.attributes for each in near):
        return True
    if "onclick" in hider.attributes and hider.tag != "a":
        return True
    name = hider.attributes.get("id", "")
    if not name:
        return False
    return any(
        name in node.attributes.get(attribute, "").removeprefix("#").split()
        for node in document.elements
        for attribute in _POINTING
        if attribute in node.attributes and not document.contains(hider, node)
    )


def _is_acted_on(document: DomDocument, hider: DomNode) -> bool:
    """Return True where something close to it, or a small part of the page around it, answers the visitor."""
    for distance, around in enumerate(document.ancestors(hider)):
        if around.tag in ("html", "body") or distance >= _AROUND:
            return False
        if _acts(around):
            return True
        if distance < _NEAR and around.end - around.index <= _SMALL:
            inside = document.nodes[around.index : around.end]
            if any(_acts(node) for node in inside if not document.contains(hider, node)):
                return True
    return False


def _acts(node: DomNode) -> bool:
    return any(kind in _ACTED for kind in node.listeners) or (node.tag == "label" and "for" in node.attributes)


def _alike(document: DomDocument, hider: DomNode) -> bool:
    """Return True where a visible sibling has the same shape, as slides and panels have."""
    parent = document.parent(hider)
    if parent is None or parent.tag in ("html", "body"):
        return False
    shape, style = _shape(hider), document.style(hider)
    for other in document.children(parent):
        if not other.visible or other.index == hider.index or other.tag != hider.tag or _shape(other) != shape:
            continue
        # what is not displayed has no position to compare
        if style is None or ((seen := document.style(other)) is not None and seen.position == style.position):
            return True
    return False


def _shape(node: DomNode) -> frozenset[str]:
    return frozenset(name for name in node.attributes.get("class", "").split() if not _STATE.search(name))
