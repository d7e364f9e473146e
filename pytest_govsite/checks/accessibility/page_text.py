"""The text of a page that its own language is about."""

from __future__ import annotations

from collections.abc import Callable

from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.model import DomDocument, DomNode

_CHARACTERS = 20_000
_LEAST = 20
"""Characters beside quotations that tell the language of a page."""


def text_of_page(document: DomDocument) -> str:
    """Return the visible text whose language only the root element tells.

    What is quoted may be in another language, marked or not: it is left out where something else is written.
    """
    marked = _inside(document, lambda node: bool(node.get("lang") or node.get("xml:lang")) and node.index > 0)
    quoted = _inside(document, lambda node: node.tag in ("q", "blockquote"))
    return own if len(own := _text(document, marked | quoted)) >= _LEAST else _text(document, marked)


def _inside(document: DomDocument, holds: Callable[[DomNode], bool]) -> set[int]:
    return {index for node in document.elements if holds(node) for index in range(node.index, node.end)}


def _text(document: DomDocument, without: set[int]) -> str:
    parts: list[str] = []
    size = 0
    for passage in passages(document):
        own = " ".join("".join(each.text for each in passage.texts if each.index not in without).split())
        if own:
            parts.append(own)
            size += len(own)
        if size > _CHARACTERS:
            break
    return " ".join(parts)
