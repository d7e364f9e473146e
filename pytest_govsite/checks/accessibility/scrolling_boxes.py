"""Boxes that scroll and hold nothing to focus: who can scroll them without a mouse."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.axe_data import ADVICE, DOUBT, DROP, NORMAL
from pytest_govsite.model import DomDocument, DomNode


def weight_of_scroller(document: DomDocument, node: DomNode, *, violation: bool) -> str:
    """Return what a box counts as that scrolls and holds nothing to focus."""
    if _is_folded(document, node) or _is_edited(document, node):
        return DROP
    if "tabindex" not in node.attributes:
        # Tab comes to it in Chromium and Firefox of today, not in Safari
        return ADVICE
    return NORMAL if violation else DOUBT


def _is_edited(document: DomDocument, node: DomNode) -> bool:
    """True: the text of an editor, scrolled by the field beside it that takes the keys."""
    around = document.parent(node)
    inside = document.descendants(around) if around is not None else ()
    return any(each.tag == "textarea" and each.tabbable and not document.contains(node, each) for each in inside)


def _is_folded(document: DomDocument, node: DomNode) -> bool:
    """True: a box around it that cuts what does not fit has no height or width, so that nothing of it is shown."""
    for each in document.ancestors(node):
        style = document.style(each)
        if each.box is None or style is None:
            continue
        if (each.box.height < 1 and style.overflow_y != "visible") or (
            each.box.width < 1 and style.overflow_x != "visible"
        ):
            return True
    return False
