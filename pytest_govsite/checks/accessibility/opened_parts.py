"""What a panel, a dialog or a folded part holds, before it is opened: axe-core judges what is displayed only."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_UNNAMED = frozenset({"hidden", "submit", "reset", "button", "image"})
_NAMES = ("aria-label", "aria-labelledby", "title", "placeholder")
_MARKED = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")


def opened_parts(document: DomDocument) -> Iterator[DomNode]:
    """Yield blocks that are not displayed and that a control of the page, or their role, says can be opened; outer ones only."""
    named = {
        name.strip("#")
        for node in document.elements
        if node.visible and not node.is_text
        for attribute in _MARKED
        for name in (node.get(attribute) or "").split()
    }
    until = -1
    for node in document.elements:
        if node.index < until or node.visible:
            continue
        can_open = node.role in ("tabpanel", "dialog", "alertdialog") or node.tag == "dialog"
        if (can_open or (node.get("id") or "") in named) and not _is_shown(document, node):
            until = node.end
            yield node


def pictures_without_alternative(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield pictures without `alt` in such parts (WCAG 1.1.1)."""
    for picture in _inside(document, "img"):
        if picture.get("alt") is not None or not (picture.get("src") or "").strip() or _is_told(picture):
            continue
        if picture.role in ("presentation", "none") or picture.get("aria-hidden") == "true":
            continue
        yield failed(
            "打开后才显示的内容里，图片没有替代文本",
            "a picture in what is shown once it is opened has no alternative",
            expected='alt="…"',
            found=(picture.get("src") or "")[-100:],
            pointer=at(page, document, picture),
        )


def fields_without_name(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield fields without a label of any kind in such parts (WCAG 4.1.2, 3.3.2)."""
    labelled = {each.get("for") for each in document.by_tag("label") if document.text(each, visible=False)}
    for field in _inside(document, "input", "select", "textarea"):
        if (field.get("type") or "").lower() in _UNNAMED or _is_told(field) or "hidden" in field.attributes:
            continue
        around = document.closest(field, "label")
        if (field.get("id") and field.get("id") in labelled) or (
            around is not None and document.text(around, visible=False)
        ):
            continue
        yield failed(
            "打开后才显示的内容里，字段没有名称",
            "a field in what is shown once it is opened has no name",
            expected="<label for>",
            found=field.get("name") or field.tag,
            pointer=at(page, document, field),
        )


def _inside(document: DomDocument, *tags: str) -> Iterator[DomNode]:
    return (each for part in opened_parts(document) for each in document.descendants(part) if each.tag in tags)


def _is_told(node: DomNode) -> bool:
    return any((node.get(name) or "").strip() for name in _NAMES)


def _is_shown(document: DomDocument, node: DomNode) -> bool:
    """True: something in it is to be seen, so that the box alone has no extent."""
    return any(each.visible for each in document.descendants(node))
