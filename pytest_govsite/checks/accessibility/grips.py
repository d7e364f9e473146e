"""What hears the mouse and is no control: grips that are dragged, rails, charts, bars that hold the controls."""

from __future__ import annotations

import re

from pytest_govsite.model import DomDocument, DomNode

_DRAGGED = re.compile(r"(?:^|[\s,-])(?:move|grab|all-scroll|[nsew]{1,4}-resize|col-resize|row-resize)\b")
_GRIP = re.compile(
    r"(?:^|[-_\s])(?:resiz(?:e|er|able)|drag(?:ger|-?handle)?|grip|sash|splitter)(?:$|[-_\s])", re.IGNORECASE
)
_HEAD = re.compile(r"(?:^|[-_\s])(?:title|titlebar|header|caption)(?:$|[-_\s])", re.IGNORECASE)
_PRESSES = frozenset({"mousedown", "pointerdown", "touchstart"})
_CLICKS = frozenset({"click", "mouseup", "pointerup", "dblclick"})
_CHART = re.compile(r"(?:^|[-_\s\d])(?:\w*charts?|graph|plot|canvas)(?:$|[-_\s\d])", re.IGNORECASE)
_SHAPES = ("path", "rect", "circle", "line", "polyline", "polygon", "ellipse")
_FEWEST_SHAPES = 6
_THIN, _SLENDER = 12.0, 4.0
"""CSS pixels across, and how many times longer a bar is."""


def is_grip(document: DomDocument, node: DomNode) -> bool:
    """True: it only hears a button that goes down, under a cursor or a class that says that it is dragged, or the title of a dialog."""
    style = document.style(node)
    if not _PRESSES.intersection(node.listeners) or _CLICKS.intersection(node.listeners):
        return False
    dragged = style is not None and _DRAGGED.search(style.cursor) is not None
    named = node.attributes.get("class", "")
    heads = _HEAD.search(named) is not None and document.closest(node, "dialog", "alertdialog") is not None
    return dragged or heads or _GRIP.search(named) is not None


def is_rail(node: DomNode) -> bool:
    """True: a thin bar, such as the thumb of a scroll bar made by script or the line that tells how far one got."""
    box = node.box
    if box is None:
        return False
    thin, long = sorted((box.width, box.height))
    return 0 < thin <= _THIN and long >= thin * _SLENDER


def is_chart(document: DomDocument, node: DomNode) -> bool:
    """True: a drawing of several shapes, or a box around it that is named after it, and no hand as cursor."""
    if _has_hand(document, node):
        return False
    drawing = node if node.tag == "svg" else None
    if drawing is None and _CHART.search(f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"):
        drawing = next((each for each in document.descendants(node) if each.tag == "svg"), None)
    if drawing is None:
        return False
    return sum(each.tag in _SHAPES for each in document.descendants(drawing)) >= _FEWEST_SHAPES


def holds_what_is_pressed(document: DomDocument, node: DomNode) -> bool:
    """True: a bar of several elements that hear clicks or have a hand as cursor, and is none itself.

    A click in its middle is a click on one of them.
    """
    if _has_hand(document, node):
        return False
    inside = [
        each
        for each in document.descendants(node)
        if each.visible and not each.is_text and (_CLICKS.intersection(each.listeners) or _own_hand(document, each))
    ]
    return len(inside) >= _SEVERAL


_SEVERAL = 3


def _has_hand(document: DomDocument, node: DomNode | None) -> bool:
    style = document.style(node) if node is not None else None
    return style is not None and style.cursor == "pointer"


def _own_hand(document: DomDocument, node: DomNode) -> bool:
    return _has_hand(document, node) and not _has_hand(document, document.parent(node))
