"""A table as a grid of slots, as HTML forms it (HTML, 4.9.12)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from pytest_govsite.model import DomDocument, DomNode

_MOST_ROWS = 400
_MOST_COLUMNS = 60
_PARTS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True)
class Cell:
    """A `<td>` or `<th>` and the slots it takes."""

    node: DomNode
    row: int
    column: int
    rows: int
    columns: int
    text: str

    @property
    def heading(self) -> bool:
        """True: it is marked as a header cell."""
        return self.node.tag == "th" or self.node.role in ("columnheader", "rowheader")


@dataclass(frozen=True)
class Grid:
    """A `<table>` with its cells in document order."""

    document: DomDocument = field(repr=False)
    node: DomNode
    rows: tuple[DomNode, ...]
    cells: tuple[Cell, ...]
    width: int
    caption: DomNode | None

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @cached_property
    def by_row(self) -> tuple[tuple[Cell, ...], ...]:
        """Cells that begin in each row."""
        rows: list[list[Cell]] = [[] for _ in self.rows]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(map(tuple, rows))

    @cached_property
    def by_column(self) -> tuple[tuple[Cell, ...], ...]:
        """Cells that begin in each column."""
        columns: list[list[Cell]] = [[] for _ in range(self.width)]
        for cell in self.cells:
            columns[cell.column].append(cell)
        return tuple(map(tuple, columns))

    @cached_property
    def header_cells(self) -> tuple[Cell, ...]:
        """Cells marked as headers."""
        return tuple(cell for cell in self.cells if cell.heading)

    @cached_property
    def filled(self) -> int:
        """Cells with text."""
        return sum(bool(cell.text) for cell in self.cells)

    @cached_property
    def usual_width(self) -> int:
        """How many columns most rows take."""
        taken = Counter(sum(cell.columns for cell in row) for row in self.by_row if row)
        return taken.most_common(1)[0][0] if taken else 0

    @cached_property
    def nested(self) -> tuple[DomNode, ...]:
        """Tables inside its cells."""
        return tuple(node for node in self.document.descendants(self.node) if node.tag == "table")


def grids(document: DomDocument) -> list[Grid]:
    """Return all tables that are shown, outer ones before those inside."""
    return [grid_of(document, node) for node in document.by_tag("table") if node.visible and not node.hidden]


def grid_of(document: DomDocument, table: DomNode) -> Grid:
    """Return a table as a grid."""
    rows: list[DomNode] = []
    caption = None
    for child in document.children(table):
        if child.tag == "caption" and caption is None:
            caption = child
        elif child.tag == "tr":
            rows.append(child)
        elif child.tag in _PARTS:
            rows += [row for row in document.children(child) if row.tag == "tr"]
    rows = [row for row in rows if not row.hidden][:_MOST_ROWS]
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    width = 0
    for y, row in enumerate(rows):
        x = 0
        for node in document.children(row):
            if node.tag not in ("td", "th") or node.hidden:
                continue
            while (x, y) in taken:
                x += 1
            if x >= _MOST_COLUMNS:
                break
            columns = _span(node, "colspan", _MOST_COLUMNS - x)
            down = _span(node, "rowspan", len(rows) - y)
            taken.update((i, j) for i in range(x, x + columns) for j in range(y, y + down))
            text = document.readable(node)
            cells.append(Cell(node=node, row=y, column=x, rows=down, columns=columns, text=text))
            x += columns
            width = max(width, x)
    return Grid(document=document, node=table, rows=tuple(rows), cells=tuple(cells), width=width, caption=caption)


def _span(node: DomNode, name: str, most: int) -> int:
    told = (node.get(name) or "").strip()
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 5 else 1
    if name == "rowspan" and number == 0:
        return most
    return max(1, min(number, most))
