"""Pictures of a document and what stands for them: the base of the checks of alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.model import DomDocument, DomNode

PICTURES = ("img", "svg", "canvas", "object", "embed", "video")
LINKS = ("a", "link", "area")
CONTROLS = (*LINKS, "button", "menuitem", "tab", "option", "checkbox", "radio", "switch", "summary")
_DECORATION = frozenset({"presentation", "none"})


def heard(document: DomDocument) -> Iterator[DomNode]:
    """Yield the pictures that assistive technology is told of, apart from those of links alone and of controls."""
    for node in document.elements:
        if node.hidden or not is_picture(node):
            continue
        around = document.closest(node, *CONTROLS)
        if around is None or (around is not node and document.text(around)):
            yield node


def is_picture(node: DomNode) -> bool:
    """True: `<img>`, or something that says it is one."""
    return node.tag == "img" or node.role in ("img", "image") or (node.tag == "object" and bool(node.name))


def is_decoration(node: DomNode) -> bool:
    """True: marked as decoration by an empty `alt` or by its role."""
    return node.attributes.get("role", "").strip() in _DECORATION or (
        node.tag == "img" and node.attributes.get("alt") == "" and not _named(node)
    )


def _named(node: DomNode) -> bool:
    return bool(node.attributes.get("aria-label", "").strip() or node.attributes.get("aria-labelledby", "").strip())


def source_of(node: DomNode) -> str:
    """Return the address of a picture, as written."""
    return node.attributes.get("src") or node.attributes.get("data") or ""


def picture_in(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the first picture inside an element that is shown. None: there is none."""
    return next(
        (each for each in document.descendants(node) if each.tag in PICTURES and not each.hidden),
        None,
    )


def area(node: DomNode) -> float:
    """Return the size of an element in square pixels; 0 where it has no box."""
    return node.box.width * node.box.height if node.box else 0.0
