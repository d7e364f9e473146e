"""Boxes whose content comes by swiping or dropping, and things that are put in order by dragging."""

from __future__ import annotations

import re

from pytest_govsite.model import DomDocument, DomNode

_DOWN = frozenset({"mousedown", "pointerdown", "touchstart"})
_POINTED = _DOWN | {"click", "mouseup", "pointerup", "touchend"}
_ELSE = frozenset({"click", "dblclick", "contextmenu"})
_HANDS = ("move", "grab", "grabbing", "ns-resize", "row-resize", "ew-resize")
_ACTS = ("button", "link", "tab", "slider", "radio")
_FILES = re.compile(r"\b(?:drag|drop)\w*\b|拖[放拽入到动至]|拖", re.IGNORECASE)
_CHOOSES = re.compile(
    r"选择|选取|浏览|上传|添加|附件|文件|\b(?:choose|browse|select|upload|add|attach|files?)\b", re.IGNORECASE
)
"""Names of controls that may bring up a choice of files."""
_LEVELS = 3
_FEWEST = 2
_LEAST = 40.0


def is_cut_off(document: DomDocument, node: DomNode) -> bool:
    """Return whether a box, or the one right around it, cuts away children that hold something and stand beside those shown."""
    for around in (node, document.parent(node)):
        style = document.style(around) if around is not None else None
        if around is None or style is None or around.box is None or style.overflow_x not in ("hidden", "clip"):
            continue
        if around.tag in ("body", "html"):
            return False
        left, right = around.box.x, around.box.x + around.box.width
        items = [each for each in document.children(node) if not each.is_text and each.box is not None]
        beyond = [
            each
            for each in items
            if each.box is not None
            and each.box.width >= _LEAST
            and (each.box.x >= right - 1 or each.box.x + each.box.width <= left + 1)
            and (document.text(each, visible=False) or any(n.tag == "img" for n in document.descendants(each)))
        ]
        return bool(beyond) and len(items) > len(beyond) >= 1
    return False


def zooms_by_hand(document: DomDocument, node: DomNode) -> str:
    """Return how alone a picture grows: `pinch` with two fingers, `wheel` of a mouse; else nothing."""
    heard = set(node.listeners)
    if not heard & (_TOUCHED | _WHEELS) or not any(each.tag in _SEEN for each in (node, *document.descendants(node))):
        return ""
    code = "\n".join(script.get("#content") or "" for script in document.by_tag("script"))
    if heard & _WHEELS and _WHEELED.search(code):
        return "wheel"
    return "pinch" if heard & _TOUCHED and _PINCHED.search(code) else ""


_TOUCHED = frozenset({"touchmove", "gesturechange"})
_WHEELS = frozenset({"wheel", "mousewheel", "DOMMouseScroll"})
_SEEN = ("img", "svg", "canvas", "picture")
_PINCHED = re.compile(r"touches\.length\s*(?:={2,3}|>=|>|<)\s*[12]\b|touches\[1\]|gesturechange")
_WHEELED = re.compile(r"(?:deltaY|wheelDelta).{0,400}(?:width|scale|zoom)", re.IGNORECASE | re.DOTALL)


def has_steps_near(document: DomDocument, node: DomNode) -> bool:
    """Return whether something in a box, around it or right beside it takes the focus or answers a click: arrows, dots, links."""
    if node.tabbable or any(_acts(each) for each in document.descendants(node)):
        return True
    inner = node
    for around in list(document.ancestors(node))[:_LEVELS]:
        kin = [each for each in document.children(around) if not each.is_text]
        if around.tag in ("body", "html", "main"):
            place = next(i for i, each in enumerate(kin) if each.index == inner.index)
            kin = kin[max(0, place - 2) : place + 4]
        if any(_acts(each) for beside in kin for each in (beside, *document.descendants(beside))):
            return True
        if around.tag in ("body", "html", "main"):
            return False
        inner = around
    return False


def _acts(node: DomNode) -> bool:
    return node.tabbable or node.role in _ACTS or bool(_ELSE.intersection(node.listeners))


def is_sorted_by_pointer(document: DomDocument, node: DomNode) -> bool:
    """Return whether it and others beside it of the same kind are taken by the pointer, as the hand over them says, and by nothing else."""
    around = document.parent(node)
    if around is None or not _is_taken(document, node):
        return False
    alike = [each for each in document.children(around) if each.tag == node.tag and each.visible]
    return len(alike) >= _FEWEST and all(_is_taken(document, each) for each in alike)


def _is_taken(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    return (
        style is not None
        and style.cursor in _HANDS
        and bool(_DOWN.intersection(node.listeners))
        and not _ELSE.intersection(node.listeners)
        and bool(document.text(node))
    )


def is_dragged_alone(document: DomDocument, node: DomNode) -> bool:
    """Return whether a slider of scripts, which keys may move, is moved by the pointer by dragging alone (WCAG 2.2, 2.5.7).

    Its track hears no click, and neither buttons nor a field stand beside it.
    """
    if node.role != "slider" or node.tag == "input" or not _DOWN.intersection(node.listeners) or _is_track(node):
        return False
    around = list(document.ancestors(node))
    if any(_POINTED.intersection(kind.removeprefix("document:") for kind in each.listeners) for each in around):
        return False
    near = around[min(1, len(around) - 1)] if around else None
    if near is None or near.tag in ("body", "html"):
        near = around[0] if around else node
    others = [each for each in document.descendants(near) if not node.index <= each.index < node.end]
    return not any(each.tabbable and each.role != "slider" for each in others) and not any(
        _POINTED.intersection(each.listeners) for each in others if each.role != "slider"
    )


def _is_track(node: DomNode) -> bool:
    """True: several times as long as thick: no thumb, but the whole slider, which hears where it is pressed."""
    box = node.box
    return box is not None and max(box.width, box.height) >= _LENGTH * max(1.0, min(box.width, box.height))


_LENGTH = 3


def only_dropped_into(document: DomDocument) -> DomNode | None:
    """Return a box that says that files are dragged into it, where nothing else takes files. None: there is none.

    A click on it may open a choice of files that the script makes, and what is dragged may be things of the page.
    """
    if any(each.get("draggable") == "true" for each in document.elements):
        return None
    if any(each.get("type") == "file" for each in document.by_tag("input")):
        return None
    if any(each.tabbable and _CHOOSES.search(each.name or "") for each in document.by_role("button", "link")):
        return None
    for node in document.elements:
        if "drop" not in node.listeners or not node.visible or node.tag in ("html", "body", "textarea", "input"):
            continue
        if node.get("contenteditable") is not None or not _FILES.search(document.text(node)):
            continue
        if not any(_acts(each) for each in (node, *document.descendants(node))):
            return node
    return None
