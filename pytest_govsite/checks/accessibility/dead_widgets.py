"""Menus, lists and trees by role of which no part takes the focus."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_WIDGETS = ("menu", "menubar", "tablist", "radiogroup", "listbox", "tree")
_PARTS = ("menuitem", "menuitemcheckbox", "menuitemradio", "tab", "radio", "option", "treeitem")
_KEYS = frozenset({"keydown", "keyup", "keypress"})
_POINTED = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup"})


def dead_widgets(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield widgets whose parts answer the mouse while neither they nor the widget take the focus (WCAG 2.1.1).

    Where nothing is heard at all the role is wrong, or its script hears elsewhere: either way keys do not come to it.
    Lists that a field or a button opens (`aria-controls`, `aria-owns`, `aria-activedescendant`) get their keys from it.
    """
    for node in document.by_role(*_WIDGETS):
        if not node.visible or node.hidden or not node.get("role") or _is_served(document, node):
            continue
        inside = [each for each in document.descendants(node) if not each.is_text]
        parts = [each for each in inside if each.role in _PARTS and each.visible and each.get("role")]
        if len(parts) < 2 or any(each.get("aria-disabled") == "true" for each in (node, *parts)):
            continue
        if any(_KEYS.intersection(each.listeners) for each in (node, *inside)):
            continue
        clicked = any(_POINTED.intersection(each.listeners) or each.get("onclick") for each in (node, *inside))
        if clicked or node.get("aria-readonly") != "true":
            tell = failed if clicked else advice
            yield tell(
                "标明了可操作的角色，但键盘不能聚焦",
                "has an interactive role but takes no focus",
                expected="键盘可到达并可操作 / reached and operated by keyboard",
                found=f'role="{node.role}" {document.text(node)[:60]}',
                pointer=at(page, document, node),
            )


def _is_served(document: DomDocument, node: DomNode) -> bool:
    """True: it, a part of it, what is around it or a control that names it takes the focus."""
    if any(each.tabbable or each.focusable for each in (node, *document.descendants(node))):
        return True
    if any(each.tabbable for each in document.ancestors(node)):
        return True
    name = node.get("id") or ""
    return bool(name) and any(
        name in (each.get(attribute) or "").split()
        for each in document.elements
        if each.tabbable
        for attribute in ("aria-controls", "aria-owns", "aria-haspopup")
    )
