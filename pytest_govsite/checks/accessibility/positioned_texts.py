"""Texts that styles put in columns, in another order than the document has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import Box, CloserLook, DomDocument, DomNode, Verdict

_LEAST, _MOST = 5, 60
"""Texts of a block that is set like that."""
_SAME = 4.0
"""Pixels between edges of one line or one column."""
_BOLD = 600


@dataclass(frozen=True)
class _Text:
    node: DomNode
    box: Box
    text: str
    strong: tuple[float, bool]


def positioned_texts(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield blocks of texts placed one by one whose document has neither the order of their rows nor of their columns.

    WCAG 2.1, 1.3.2, failure F1. Each column begins with a text of another weight or size than those below: elsewhere, as on
    maps and charts, texts are put to a place and not in an order.
    """
    for node in document.elements:
        if not node.visible or node.hidden or node.tag in ("svg", "math", "canvas", "select"):
            continue
        texts = _placed(document, node)
        columns = _columns(texts)
        if len(texts) < _LEAST or len(columns) < 2 or not all(_is_headed(column) for column in columns):
            continue
        by_column = [each for column in columns for each in column]
        by_row = sorted(texts, key=lambda each: (round(each.box.y / _SAME), each.box.x))
        if [each.node.index for each in texts] in (
            [each.node.index for each in by_column],
            [each.node.index for each in by_row],
        ):
            continue
        yield advice(
            "用定位排成几栏的文字，在文档中既不按栏也不按行的顺序",
            "texts that are put in columns by position stand in the document in the order of neither columns nor rows",
            expected=" | ".join(each.text[:24] for each in by_column[:6]),
            found=" | ".join(each.text[:24] for each in texts[:6]),
            pointer=at(page, document, node),
        )


def _placed(document: DomDocument, node: DomNode) -> list[_Text]:
    """Return the texts in it if all of its content is placed one by one."""
    found: list[_Text] = []
    for child in document.children(node):
        if child.is_text:
            if child.text.strip() and child.visible:
                return []
            continue
        style = document.style(child)
        if not child.visible or child.hidden or child.box is None or style is None:
            continue
        text = document.text(child)
        if style.position != "absolute" or style.transform or not any(letter.isalpha() for letter in text):
            return []
        inner = next((each for each in document.descendants(child) if each.is_text and each.text.strip()), child)
        letters = document.style(inner) or style
        found.append(_Text(child, child.box, text, (letters.font_size, letters.font_weight >= _BOLD)))
        if len(found) > _MOST:
            return []
    return found


def _columns(texts: list[_Text]) -> list[list[_Text]]:
    """Return the texts by their left edges, each column from top to bottom; none where one stands alone."""
    columns: list[list[_Text]] = []
    for each in sorted(texts, key=lambda each: (each.box.x, each.box.y)):
        if columns and abs(each.box.x - columns[-1][0].box.x) <= _SAME:
            columns[-1].append(each)
        else:
            columns.append([each])
    if any(len(column) < 2 for column in columns):
        return []
    return [sorted(column, key=lambda each: each.box.y) for column in columns]


def _is_headed(column: list[_Text]) -> bool:
    """True: its first text is set larger or bolder than all below, which look alike."""
    head, below = column[0].strong, {each.strong for each in column[1:]}
    return len(below) == 1 and head > next(iter(below))
