"""Cells that hold an icon only: a state that nobody hears, or a bullet before each row."""

from __future__ import annotations

from pytest_govsite.model import DomDocument, DomNode

_FEWEST_ROWS = 2


def is_bullet(document: DomDocument, cell: DomNode) -> bool:
    """True: every row of the table, the first one too, has the same icon at this place and words at another.

    An icon that is the same wherever the words differ tells nothing that they do not; a column with a heading is data.
    """
    table = document.closest(cell, "table")
    if table is None:
        return False
    rows = [_cells(document, row) for row in document.descendants(table) if row.tag == "tr"]
    place = next((row.index(cell) for row in rows if cell in row), -1)
    if place < 0 or len(rows) < _FEWEST_ROWS or any(len(row) <= place for row in rows):
        return False
    looks = {_look(document, row[place]) for row in rows}
    return len(looks) == 1 and all(any(map(document.text, row[:place] + row[place + 1 :])) for row in rows)


def _cells(document: DomDocument, row: DomNode) -> list[DomNode]:
    return [each for each in document.children(row) if each.tag in ("td", "th")]


def _look(document: DomDocument, cell: DomNode) -> tuple[str, ...]:
    inside = [each for each in document.descendants(cell) if not each.is_text]
    made = [f"{style.before} {style.after}" for each in inside if (style := document.style(each)) is not None]
    return (cell.tag, document.text(cell), *(each.get("class") or "" for each in inside), *made)
