"""Whether a table holds data or only places things on the page."""

from __future__ import annotations

import re
from enum import StrEnum

from pytest_govsite.checks.accessibility.table_grid import Cell, Grid, grids
from pytest_govsite.checks.accessibility.text_blocks import weight
from pytest_govsite.model import DomDocument, DomNode

_LONG_CELL = 240
_VALUE = re.compile(
    r"[\s$€£¥￥+\-–—−(~≈<>≤≥]*\d[\d.,:/\s–—~%\-]*(?:%|％|[a-z]{1,4}|[年月日时分秒元万亿个件次人份条项台套户亩吨米岁℃])*[)\s]*|"
    r"\d{4}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?)?|[-—–/]|n/?a|yes|no|是|否|有|无|√|✓|✗|×|[○●]",
    re.IGNORECASE,
)
_PAGING = re.compile(
    r"\W*(?:prev(?:ious)?|next|up|home|contents|index|上一[页章节]|下一[页章节]|起始页|首页|上级|目录|前へ|次へ|上へ|戻る|ホーム)\W*",
    re.IGNORECASE,
)
_BOLD = 600
_FIELDS = ("input", "select", "textarea")
_WIDGETS = (
    *_FIELDS,
    "button",
    "iframe",
    "object",
    "embed",
    "video",
    "form",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "table",
    "script",
)


class TableKind(StrEnum):
    """What a table is for."""

    DATA = "data"
    LAYOUT = "layout"
    OPEN = "open"
    """The markup and the looks do not tell."""


def kind_of(grid: Grid) -> TableKind:
    """Return what a table is for, by structure, content and looks."""
    document, node = grid.document, grid.node
    if node.role in ("presentation", "none"):
        return TableKind.LAYOUT
    if grid.height < 2 or grid.width < 2 or grid.filled < 4:
        return TableKind.LAYOUT
    if (
        grid.height <= 3
        and not grid.header_cells
        and sum(bool(_PAGING.fullmatch(cell.text)) for cell in grid.cells) >= 2
    ):
        return TableKind.LAYOUT
    if grid.nested or sum(has_field(grid, cell) for cell in grid.cells) > 0.2 * len(grid.cells):
        return TableKind.LAYOUT
    inside = [each for each in document.descendants(node) if not each.is_text]
    if sum(each.tag in _WIDGETS for each in inside) > max(2, len(grid.cells) // 3):
        return TableKind.LAYOUT
    score = _score(grid, inside)
    return TableKind.DATA if score >= 3 else TableKind.LAYOUT if score <= 0 else TableKind.OPEN


def _score(grid: Grid, inside: list[DomNode]) -> int:
    points = 0
    points += 2 * bool(grid.caption is not None and grid.document.text(grid.caption))
    points += 2 * bool(grid.node.role in ("grid", "treegrid"))
    points += 2 * bool(len(grid.header_cells) >= 2)
    points += bool(grid.node.get("summary"))
    points += bool(len(grid.by_row) >= 3 and _regular(grid))
    points += bool(grid.height >= 4 and grid.width >= 3 and _regular(grid))
    points += 2 * bool(values_share(grid) >= 0.3)
    points += bool(_bordered(grid))
    points += 2 * bool(first_row_differs(grid))
    points += bool(_striped(grid))
    points += bool(_alike_columns(grid))
    points -= 3 * bool(_long_cells(grid) > 0.25)
    points -= 2 * bool(grid.filled < 0.5 * len(grid.cells))
    points -= 2 * bool(_pictures(grid))
    points -= 2 * bool(not _regular(grid) and not grid.header_cells)
    points -= bool(grid.node.box is not None and grid.node.box.width > 0.95 * grid.document.width and len(inside) > 400)
    return points


def data_tables_of(document: DomDocument) -> list[DomNode]:
    """Return the tables that are not plainly for layout."""
    return [grid.node for grid in grids(document) if kind_of(grid) is not TableKind.LAYOUT]


def is_value(text: str) -> bool:
    """Return whether a text is a number, a date or a yes or no."""
    return bool(_VALUE.fullmatch(text))


def values_share(grid: Grid) -> float:
    """Return the share of filled cells outside the first row that hold a number, a date or a yes or no."""
    rest = [cell for cell in grid.cells if cell.text and cell.row > 0]
    return sum(is_value(cell.text) for cell in rest) / len(rest) if rest else 0.0


def first_row_differs(grid: Grid) -> bool:
    """Return whether the first full row looks unlike those below: bold, centred or coloured."""
    row = next((row for row in grid.by_row if len(row) > 1), ())
    below = [cell for cell in grid.cells if row and cell.row > row[0].row and cell.text]
    if not row or len(below) < 2 or not all(cell.text for cell in row[1:]):
        return False
    mine, theirs = [look_of(grid, cell) for cell in row], [look_of(grid, cell) for cell in below if cell.column > 0]
    if not theirs:
        return False
    for part in range(3):
        same = {look[part] for look in mine}
        if len(same) == 1 and sum(look[part] in same for look in theirs) * 4 <= len(theirs):
            if part == 0 and not mine[0][0]:
                continue  # plain above bold
            return True
    return False


def first_column_differs(grid: Grid) -> bool:
    """Return whether the first column is bold or coloured unlike the others."""
    first = [cell for cell in grid.cells if cell.column == 0 and cell.text and cell.row > 0]
    others = [cell for cell in grid.cells if cell.column > 0 and cell.text and cell.row > 0]
    if len(first) < 2 or not others:
        return False
    for part in (0, 2):
        same = {look_of(grid, cell)[part] for cell in first}
        if len(same) == 1 and sum(look_of(grid, cell)[part] in same for cell in others) * 4 <= len(others):
            if part == 0 and not look_of(grid, first[0])[0]:
                continue
            return True
    return False


def look_of(grid: Grid, cell: Cell) -> tuple[bool, str, str]:
    """Return whether a cell is bold, how it is aligned and its ground."""
    document = grid.document
    texts = [each for each in document.descendants(cell.node) if each.is_text and each.text.strip()]
    styles = [style for each in texts if (style := document.style(each)) is not None]
    own = document.style(cell.node)
    row = document.style(grid.rows[cell.row])
    ground = own.background_color if own is not None else ""
    if ground == "rgba(0, 0, 0, 0)" and row is not None:
        ground = row.background_color
    align = styles[0].text_align if styles else own.text_align if own is not None else ""
    return bool(styles) and all(style.font_weight >= _BOLD for style in styles), align, ground


def _regular(grid: Grid) -> bool:
    """True: nearly all rows take the same number of columns."""
    rows = [row for row in grid.by_row if row]
    fitting = sum(sum(cell.columns for cell in row) == grid.usual_width for row in rows)
    spans = sum(cell.columns > 1 or cell.rows > 1 for cell in grid.cells)
    return bool(rows) and (fitting >= 0.8 * len(rows) or (bool(spans) and fitting >= 0.5 * len(rows)))


def _bordered(grid: Grid) -> bool:
    if (grid.node.get("border") or "0").strip() not in ("0", ""):
        return True
    styles = [grid.document.style(cell.node) for cell in grid.cells[:12]]
    return sum(bool(style and style.border) for style in styles) * 2 > len(styles)


def _striped(grid: Grid) -> bool:
    grounds = [look_of(grid, row[0])[2] for row in grid.by_row[1:] if row]
    return len(grounds) >= 4 and len(set(grounds)) == 2 and grounds[0::2].count(grounds[0]) == len(grounds[0::2])


def _alike_columns(grid: Grid) -> bool:
    """True: in some column the cells below the first are values of one kind while its first is none."""
    for column in grid.by_column:
        below = [cell.text for cell in column if cell.row > 0 and cell.text]
        if len(below) >= 2 and all(is_value(text) for text in below):
            head = next((cell.text for cell in column if cell.row == 0), "")
            if head and not is_value(head):
                return True
    return False


def _pictures(grid: Grid) -> bool:
    tags = [each.tag for each in grid.document.descendants(grid.node)]
    return tags.count("img") * 2 > len(grid.cells)


def has_field(grid: Grid, cell: Cell) -> bool:
    """Return whether a cell holds a field to fill in."""
    return any(each.tag in _FIELDS for each in grid.document.descendants(cell.node))


def _long_cells(grid: Grid) -> float:
    """Share of cells with a paragraph or more."""
    return sum(weight(cell.text) > _LONG_CELL for cell in grid.cells) / len(grid.cells)
