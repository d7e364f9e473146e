"""Visible interactive elements that Tab did not come to."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.model import DomDocument, DomNode, Unreached
from pytest_govsite.model.keyboard import COMPOSITES
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST = 80
_HIGHEST = 4
"""Levels between a day of a calendar, in its cell of a row, and what holds all months."""
_ROLES = frozenset(
    [
        "button",
        "link",
        "checkbox",
        "radio",
        "switch",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "tab",
        "option",
        "slider",
        "spinbutton",
        "combobox",
        "textbox",
        "searchbox",
        "treeitem",
        "listbox",
        "gridcell",
    ]
)
_NATIVE = frozenset({"button", "select", "textarea", "summary"})


def interactive(node: DomNode) -> bool:
    """Return whether the element's name or role says that it can be operated."""
    if node.tag == "a" or node.tag == "area":
        return node.get("href") is not None or (node.role in _ROLES and node.get("role") is not None)
    if node.tag == "input":
        return (node.get("type") or "").strip().lower() != "hidden"
    if node.tag in ("audio", "video"):
        return node.get("controls") is not None
    if node.tag == "option":
        return False
    return node.tag in _NATIVE or (node.role in _ROLES and node.get("role") is not None)


def candidates(ground: Ground) -> Iterator[tuple[Spot, DomDocument, DomNode]]:
    """Yield visible elements that can be operated, as far as markup tells, and are not switched off."""
    for number, document in enumerate(ground.dom.documents):
        for node in document.elements:
            if node.visible and interactive(node) and not switched_off(document, node):
                yield Spot(number, node.index), document, node


def unreached_of(ground: Ground, walk: Walk) -> list[Unreached]:
    """Return what Tab did not come to, radio buttons of a group that was reached aside."""
    reached = set(walk.spots)
    groups = {_group(node) for spot in reached if (node := ground.node(spot)) is not None and _group(node)}
    found: list[Unreached] = []
    for spot, document, node in candidates(ground):
        if spot in reached or (_group(node) and _group(node) in groups) or len(found) >= _MOST:
            continue
        composite = next((each for each in document.ancestors(node) if each.role in COMPOSITES), None)
        composite = composite or _owner(document, node) or _row(ground, reached, spot, node)
        found.append(
            Unreached(
                element=ground.known(spot.document, node),
                tabbable=node.tabbable,
                focusable=node.focusable,
                related=_is_related(document, node, {each.place for each in reached if each.document == spot.document}),
                composite=ground.known(spot.document, composite) if composite is not None else None,
            )
        )
    return found


def _row(ground: Ground, reached: set[Spot], spot: Spot, node: DomNode) -> DomNode | None:
    """Return what holds the element where Tab comes to one beside it of its kind, or so in another cell: arrows may lead from that one on."""
    document = ground.dom.documents[spot.document]
    if not node.focusable or node.tabbable:
        return None
    alike = [document.nodes[each.place] for each in reached if each.document == spot.document]
    path = [node.tag]
    for around in list(document.ancestors(node))[:_HIGHEST]:
        if around.tag in ("body", "main", "form"):
            return None
        inside = (each for each in alike if document.contains(around, each))
        if any(_path(document, each, around) == path for each in inside):
            return around
        path.append(around.tag)
    return None


def _path(document: DomDocument, node: DomNode, around: DomNode) -> list[str]:
    """Names of an element and of those around it, up to one that holds it."""
    names = [node.tag]
    for each in document.ancestors(node):
        if each.index == around.index:
            break
        names.append(each.tag)
    return names


def _owner(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the widget that says by `aria-owns` that the element, or what is around it, belongs to it."""
    names = {name for each in (node, *document.ancestors(node)) if (name := each.get("id"))}
    return next(
        (each for each in document.by_role(*COMPOSITES) if names.intersection((each.get("aria-owns") or "").split())),
        None,
    )


def _is_related(document: DomDocument, node: DomNode, reached: set[int]) -> bool:
    if node.tag == "label" or any(node.index <= place < node.end for place in reached):
        return True
    if any(each.index in reached for each in document.ancestors(node)):
        return True
    return any(each.tag == "label" for each in document.ancestors(node))


def _group(node: DomNode) -> str:
    radio = node.tag == "input" and (node.get("type") or "").strip().lower() == "radio"
    return f"{node.get('name') or ''}\n" if radio and node.get("name") else ""


def switched_off(document: DomDocument, node: DomNode) -> bool:
    """Return whether the element, or what is around it, is disabled or inert."""
    if "disabled" in node.attributes and node.tag in ("button", "input", "select", "textarea"):
        return True
    for each in (node, *document.ancestors(node)):
        attributes = each.attributes
        if "inert" in attributes or attributes.get("aria-disabled") == "true":
            return True
        if each.tag == "fieldset" and "disabled" in attributes:
            return True
    return False
