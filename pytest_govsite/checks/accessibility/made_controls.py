"""Elements that scripts made into controls."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.faces import arrow_of, is_face
from pytest_govsite.checks.accessibility.grips import is_chart, is_grip, is_rail
from pytest_govsite.checks.accessibility.pictures import area
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

BUTTONS = ("button", "menuitem", "tab", "switch", "summary")
FIELDS = ("textbox", "searchbox", "combobox", "spinbutton", "listbox")
ROLES = (*BUTTONS, *FIELDS, "checkbox", "radio", "slider", "option")
_ACTIVE = frozenset({"a", "button", "input", "select", "textarea", "summary", "label", "option", "iframe", "video"})
_CLICKS = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart"})
EXPECTED = "控件做什么 / what the control does"
_BACKDROP = 200 * 200


def made_controls(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Elements that scripts made into controls, without the role or the name of one."""
    for node in document.elements:
        if node.tag in _ACTIVE and not (node.tag == "a" and "href" not in node.attributes):
            continue
        if node.tag in ("html", "body", "svg", "canvas") or node.hidden or not node.visible or node.shadow:
            continue
        if node.attributes.get("contenteditable") in ("", "true") and not node.role and not is_labelled(node):
            yield failed(
                "可编辑区域没有角色和名称",
                "an editable area has neither role nor name",
                expected='role="textbox" aria-label="…"',
                pointer=at(page, document, node),
            )
            continue
        if not _CLICKS & set(node.listeners) or node.role not in ("", "generic") or _holds_controls(document, node):
            continue
        if any(each.tag == "math" for each in document.descendants(node)):
            continue  # a formula is read as such; what a menu of its script adds is an extra
        text = document.readable(node).strip() or node.attributes.get("title", "").strip()
        if any(each.tag in ("a", "button", "label", "summary") for each in document.ancestors(node)):
            continue
        if node.tabbable and "-" in node.tag:
            # its class may give it a role without an attribute (ElementInternals), which no script outside can read
            yield cant_tell(
                "自定义元素没有写明角色，是否由脚本内部给出须由人工确认",
                "a custom element has no role in its markup; whether its script gives it one, a person has to see",
                found=text[:100],
                expected='role="button"',
                pointer=at(page, document, node),
            )
        elif node.tabbable:
            yield failed(
                "脚本做的控件没有角色，读屏不知道它能操作",
                "a control made by script has no role; screen readers do not know that it can be used",
                found=text[:100],
                expected='role="button"',
                pointer=at(page, document, node),
            )
        elif not text and not _is_named_inside(document, node) and _is_drawn_control(document, node):
            if _is_layer(document, node) or arrow_of(document, node) is not None or is_grip(document, node):
                continue
            if is_face(document, node) or is_rail(node):
                continue
            if is_chart(document, node):
                continue  # a picture that hears the mouse, not a button; its parts are judged by themselves
            if node.tag == "img":
                continue  # pictures are judged by their alternatives
            yield failed(
                "脚本做的图标控件没有名称",
                "a control made by script has no name",
                expected=EXPECTED,
                pointer=at(page, document, node),
            )


def is_labelled(node: DomNode) -> bool:
    """Return whether attributes of its own name the element: `aria-label`, `aria-labelledby` or `title`."""
    return any(node.attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title"))


def _is_named_inside(document: DomDocument, node: DomNode) -> bool:
    """True: it has a label, or a picture in it has a name, by its `title` perhaps."""
    pictures = (each for each in document.descendants(node) if each.tag in ("img", "svg"))
    return bool(node.attributes.get("aria-label", "").strip()) or any((each.name or "").strip() for each in pictures)


def _is_drawn_control(document: DomDocument, node: DomNode) -> bool:
    """True: of the size of a control, or with one picture in it whatever its size; several are slides or a wall of pictures."""
    pictures = sum(1 for each in document.descendants(node) if each.tag == "img" and each.visible)
    return pictures == 1 or 0 < area(node) < _BACKDROP


def _holds_controls(document: DomDocument, node: DomNode) -> bool:
    inside = document.descendants(node)
    return any(each.focusable or each.tag in _ACTIVE or each.role in ROLES for each in inside)


def _is_layer(document: DomDocument, node: DomNode) -> bool:
    """True: an empty layer over other content, such as a mask, and no control of its own."""
    style = document.style(node)
    drawn = style is not None and (
        style.background_image
        or style.before
        or style.after
        or style.border
        or "rgba(0, 0, 0, 0)" not in style.background_color
    )
    shows = any(each.tag in ("img", "svg", "i", "canvas") for each in document.descendants(node))
    return not drawn and not shows
