"""What is only the look of a control that stands with it: the track of a switch, the stars of a slider, the arrow of a list."""

from __future__ import annotations

import re

from pytest_govsite.model import Box, DomDocument, DomNode

_WHOLE = ("slider", "checkbox", "switch", "radio", "scrollbar", "progressbar", "meter", "option", "tab")
"""Roles whose contents are presentation (ARIA 1.2, children presentational)."""
_LEVELS = 4
"""Elements around a sign among which its field is looked for."""
_NEAR = 4.0
"""CSS pixels between a box and what is drawn for it."""
_DOT = 16.0
"""CSS pixels squared of what is there for assistive technology only."""
_FAINT = 0.05
_ICON = 48.0
_MOMENT = re.compile(r"日期|时间|日历|年月|[年月日时].?[-/]|\byyyy\b|date|calendar|time\b|timepicker", re.IGNORECASE)


def is_face(document: DomDocument, node: DomNode) -> bool:
    """True: it is drawn for a check box or a switch that takes the focus, or for a list beside it that is not seen, or the control around it is one whole.

    Or it is the arrow of a branch of a tree, which keys open, or the picture of a calendar in a field that a date is typed into.
    """
    return (
        _is_part(document, node)
        or _lies_on_a_box(document, node)
        or _stands_for_a_list(document, node)
        or is_arrow_of_a_branch(document, node)
        or _is_calendar_of_a_field(document, node)
    )


def is_arrow_of_a_branch(document: DomDocument, node: DomNode) -> bool:
    """True: a small sign without words in an item of a tree (ARIA practices: its item is what takes the focus and opens)."""
    item = document.closest(node, "treeitem")
    return item is not None and item.index != node.index and _is_small(node) and not document.text(node)


def _is_calendar_of_a_field(document: DomDocument, node: DomNode) -> bool:
    if not _is_small(node) or document.text(node):
        return False
    around = document.parent(node)
    fields = [each for each in document.descendants(around) if each.tag == "input"] if around is not None else []
    if len(fields) != 1 or around is None:
        return False
    field = fields[0]
    typed = field.tabbable and "readonly" not in field.attributes and field.role in ("textbox", "combobox")
    told = " ".join(
        (
            field.name or "",
            field.get("placeholder") or "",
            field.get("class") or "",
            around.get("class") or "",
            node.get("class") or "",
        )
    )
    return typed and _touch_boxes(node, field) and _MOMENT.search(told) is not None


def _is_small(node: DomNode) -> bool:
    return node.box is not None and max(node.box.width, node.box.height) <= _ICON


def _touch_boxes(node: DomNode, other: DomNode) -> bool:
    return node.box is not None and _touch(node.box, other.box)


def arrow_of(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the field that is chosen into, not written, alone with this sign: right beside it, or in a block without words."""
    for around in list(document.ancestors(node))[:_LEVELS]:
        fields = [each for each in document.descendants(around) if each.tag in ("input", "select", "textarea")]
        if fields:
            field = fields[0]
            beside = field.parent == node.parent or not document.text(around)
            chosen = field.get("readonly") is not None or field.role == "combobox"
            return field if len(fields) == 1 and field.visible and chosen and beside else None
    return None


def _is_part(document: DomDocument, node: DomNode) -> bool:
    return any(each.role in _WHOLE and each.tabbable for each in document.ancestors(node))


def _lies_on_a_box(document: DomDocument, node: DomNode) -> bool:
    if node.box is None or document.text(node):
        return False
    for around in list(document.ancestors(node))[:2]:
        fields = [
            each for each in document.descendants(around) if each.tag in ("input", "select", "textarea", "button")
        ]
        if fields:
            box = fields[0]
            kind = (box.get("type") or "").lower()
            return len(fields) == 1 and kind in ("checkbox", "radio") and box.tabbable and _touch(node.box, box.box)
    return False


def _stands_for_a_list(document: DomDocument, node: DomNode) -> bool:
    around = document.parent(node)
    beside = [each for each in document.children(around) if not each.is_text] if around is not None else []
    lists = [each for each in beside if each.tag == "select"]
    return len(lists) == 1 and lists[0].tabbable and not _is_seen(document, lists[0])


def _is_seen(document: DomDocument, field: DomNode) -> bool:
    style = document.style(field)
    faint = style is not None and style.opacity < _FAINT
    return field.box is not None and field.box.width * field.box.height > _DOT and not faint


def _touch(face: Box, box: Box | None) -> bool:
    return (
        box is not None
        and box.x <= face.x + face.width + _NEAR
        and face.x <= box.x + box.width + _NEAR
        and box.y <= face.y + face.height + _NEAR
        and face.y <= box.y + box.height + _NEAR
    )
