"""What the mouse does on one element and keys do on another: the same call, or a step of the same value."""

from __future__ import annotations

import re

from pytest_govsite.model import DomDocument, DomNode, KeyboardLook, KeyElement

_MOUSE = ("onclick", "ondblclick", "onmousedown", "onmouseup")
_OWN = re.compile(r"\b(?:this|event|arguments)\b|^(?:false|true)?$")
_PRESSES = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup"})
_FIELDS = frozenset({"combobox", "textbox", "searchbox", "spinbutton"})
_PRESSED = ("button", "a", "input")


def pressed_as_well(look: KeyboardLook, element: KeyElement) -> bool:
    """True: a button or link that Tab comes to calls the very same thing (`onclick="f()"` beside `ondblclick="f()"`).

    Or, of a double click that a script hears, the same function by a listener.
    """
    doubled = "dblclick" in element.listeners and not _PRESSES.intersection(element.listeners)
    alike = [stop.element for stop in look.stops if stop.element.document == element.document]
    if doubled and any("click:as-dblclick" in each.listeners for each in alike):
        return True
    if _is_face_of_a_button(element, alike):
        return True
    calls = {_call(text) for name, _, text in map(_parts, element.inline) if name in _MOUSE} - {""}
    return any(
        name == "onclick" and _call(text) in calls
        for stop in look.stops
        if stop.element.tag in _PRESSED and stop.element.document == element.document
        for name, _, text in map(_parts, stop.element.inline)
    )


def _is_face_of_a_button(element: KeyElement, others: list[KeyElement]) -> bool:
    """True: one button in the same small block hears a click by the same function: the picture above 放大图片."""
    near = set(element.around[:2])
    return "click:as-another" in element.listeners and any(
        "click:as-another" in each.listeners and each.tag in _PRESSED and near.intersection(each.around[:2])
        for each in others
    )


def steps_a_value(look: KeyboardLook, element: KeyElement) -> bool:
    """True: a button beside a field whose arrow keys do what it does (ARIA practices: spinbutton, slider)."""
    if element.tag != "button" and element.role != "button":
        return False
    near = set(element.around[:1])
    return any(
        near.intersection(stop.element.around[:3]) and _hears_arrows(stop.element)
        for stop in look.stops
        if stop.element.document == element.document
    )


def is_idle(element: KeyElement) -> bool:
    """True: a button that its class calls disabled: nothing is to be done with it now."""
    written = _CLASS.search(element.snippet.partition(">")[0])
    return element.tag == "button" and written is not None and "disabled" in re.split(r"[\s_-]+", written[1])


_CLASS = re.compile(r'\sclass="([^"]*)"')


def is_under_a_field(look: KeyboardLook, element: KeyElement) -> bool:
    """True: a field that takes the focus lies over all of it, to be seen through: the button is only its face."""
    face = element.box
    if face is None:
        return False
    boxes = (
        stop.element.box
        for stop in look.stops
        if stop.element.tag in ("input", "select") and stop.element.document == element.document
    )
    return any(
        box is not None
        and box.x <= face.x + 2
        and box.y <= face.y + 2
        and box.x + box.width >= face.x + face.width - 2
        and box.y + box.height >= face.y + face.height - 2
        for box in boxes
    )


def _hears_arrows(element: KeyElement) -> bool:
    if element.tag == "input" and element.type in ("number", "range"):
        return True
    return element.role in ("spinbutton", "slider") and "keydown" in element.listeners


def clicked_as_well(document: DomDocument, node: DomNode) -> bool:
    """True: a button or link that takes focus calls what a double click on this element calls."""
    if any("click:as-dblclick" in each.listeners and each.tabbable for each in document.elements):
        return True
    call = _call(node.get("ondblclick") or "")
    return bool(call) and any(
        each.tabbable and _call(each.get("onclick") or "") == call for each in document.by_tag(*_PRESSED)
    )


def _parts(line: str) -> tuple[str, str, str]:
    return line.partition("=")


def _call(text: str) -> str:
    """Return what a handler calls; empty where that depends on what it was called on."""
    call = text.strip().removeprefix("javascript:").removeprefix("return ").rstrip("; ")
    return "" if _OWN.search(call) else call


def belongs_to_field(look: KeyboardLook, element: KeyElement) -> bool:
    """True: it stands beside a field in the same small block: a clearing cross, a calendar button, an arrow."""
    near = set(element.around[:2])
    return any(
        (stop.element.tag in ("input", "textarea") or stop.element.role in _FIELDS)
        and near.intersection(stop.element.around[:2])
        for stop in look.stops
    )
