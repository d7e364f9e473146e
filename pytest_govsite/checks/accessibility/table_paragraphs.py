"""Paragraphs that make the rows of a table by wide spaces."""

from __future__ import annotations

import re

from pytest_govsite.checks.accessibility.table_kind import is_value
from pytest_govsite.model import DomDocument, DomNode

_GAP = re.compile(r"[ \u00a0\u3000]*(?:[\u00a0\u3000][ \u00a0\u3000]+|\u2003+)")
_INLINE = ("#text", "span", "b", "strong", "font", "em", "i", "a")
_ROWS, _COLUMNS = 3, 3
_LONGEST = 24


def first_of_rows(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the first of three paragraphs or more in a row with as many columns, names above and values in one of them.

    Names side by side without any values are a list of people, and one line with two of something is a line.
    """
    if node.tag in ("table", "tbody", "tr", "pre", "code", "nav", "select"):
        return None
    run: list[tuple[DomNode, list[str]]] = []
    for each in document.children(node):
        if each.is_text and not each.text.strip():
            continue
        cells = _cells(document, each)
        if run and len(cells) == len(run[0][1]):
            run.append((each, cells))
            continue
        if _are_rows([cells for _, cells in run]):
            return run[0][0]
        run = [(each, cells)] if len(cells) >= _COLUMNS else []
    return run[0][0] if _are_rows([cells for _, cells in run]) else None


def _cells(document: DomDocument, node: DomNode) -> list[str]:
    if node.tag not in ("p", "div", "li") or not node.visible or node.hidden:
        return []
    inside = document.descendants(node)
    if any(each.tag not in _INLINE for each in inside):
        return []
    text = "".join(re.sub(r"[ \t\r\n]+", " ", each.text) for each in inside if each.is_text)
    cells = [cell.strip() for cell in _GAP.split(text.strip(" \u00a0\u3000"))]
    return cells if all(0 < len(cell) <= _LONGEST for cell in cells) else []


def _are_rows(rows: list[list[str]]) -> bool:
    if len(rows) < _ROWS or any(is_value(cell) for cell in rows[0]):
        return False
    below = rows[1:]
    return any(sum(is_value(row[column]) for row in below) * 3 >= 2 * len(below) for column in range(1, len(rows[0])))
