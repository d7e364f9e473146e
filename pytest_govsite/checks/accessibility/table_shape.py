"""The shape of tables: captions made of cells, empty rows for space, rows that do not fit, tables in tables."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_grid import Cell, Grid, grid_of
from pytest_govsite.checks.accessibility.table_kind import TableKind, kind_of
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomNode, Verdict

_MEANS = ("img", "input", "select", "textarea", "button", "svg", "canvas", "video", "iframe", "object", "a")
_DEEP = 3


def shape_faults(page: CloserLook, grid: Grid, kind: TableKind) -> Iterator[Verdict]:
    """Yield what is wrong with the shape of a table."""
    yield from _nesting(page, grid, kind)
    if kind is not TableKind.DATA:
        return
    yield from _caption_of_cells(page, grid)
    yield from _empty(page, grid)
    yield from _ragged(page, grid)
    yield from _rows_by_breaks(page, grid)


def _nesting(page: CloserLook, grid: Grid, kind: TableKind) -> Iterator[Verdict]:
    document, node = grid.document, grid.node
    around = [each for each in document.ancestors(node) if each.tag == "table"]
    if not around:
        return
    header = document.closest(node, "th")
    if header is not None and document.contains(around[0], header):
        yield failed("表头单元格里套着表格", "a table stands inside a header cell", pointer=at(page, document, node))
    elif (
        # a table of data within two of layout is no third one
        kind is not TableKind.DATA
        and len(around) + 1 == _DEEP
        and kind_of(grid_of(document, around[-1])) is TableKind.LAYOUT
    ):
        yield advice("表格层层嵌套布局", "tables are nested three deep for layout", pointer=at(page, document, node))


def _caption_of_cells(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    if (grid.caption is not None and grid.document.text(grid.caption)) or grid.width < 2:
        return
    first = grid.by_row[0] if grid.by_row else ()
    spans = [row for row in grid.by_row if len(row) == 1 and row[0].columns >= grid.width]
    texts = [cell for cell in first if cell.text]
    alone = len(first) == 1 and first[0].columns >= grid.width and len(texts) == 1
    if not alone or len(spans) != 1 or grid.height < 3:
        return
    yield failed(
        "表格标题用合并的单元格充当",
        "a cell that spans the table serves as its caption",
        expected="<caption>",
        found=first[0].text[:80],
        pointer=at(page, grid.document, first[0].node),
    )


def _empty(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    empty = [bool(row) and all(_is_empty(grid, cell) for cell in row) for row in grid.by_row]
    filled = [place for place, row in enumerate(grid.by_row) if any(cell.text for cell in row)]
    spaces = [place for place, none in enumerate(empty) if none and filled and filled[0] < place < filled[-1]]
    spanned = {cell.row + down for cell in grid.cells for down in range(1, cell.rows)}
    spaces = [place for place in spaces if place not in spanned]
    if spaces and len(spaces) * 2 < len(filled) + 1:
        yield failed(
            "数据表格用空行隔开内容",
            "a data table uses empty rows for space",
            found=f"{len(spaces)} 行 / rows",
            pointer=at(page, grid.document, grid.rows[spaces[0]]),
        )
    for column, cells in enumerate(grid.by_column):
        across = any(cell.column < column < cell.column + cell.columns for cell in grid.cells)
        if across or not 0 < column < grid.width - 1 or len(cells) < 2:
            continue
        if all(_is_empty(grid, cell) and cell.rows == 1 for cell in cells):
            yield failed(
                "数据表格用空列隔开内容",
                "a data table uses an empty column for space",
                pointer=at(page, grid.document, cells[0].node),
            )
            return


def _is_empty(grid: Grid, cell: Cell) -> bool:
    inside = grid.document.descendants(cell.node)
    return not cell.text and not any(each.tag in _MEANS or _is_drawn(grid, each) for each in inside)


def _is_drawn(grid: Grid, node: DomNode) -> bool:
    """True: an icon that a style or a font draws."""
    style = None if node.is_text else grid.document.style(node)
    return style is not None and bool(style.before or style.after or style.background_image.startswith("url("))


def _ragged(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    taken = [0] * grid.height
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.rows, grid.height)):
            taken[row] += cell.columns
    head = next((place for place, row in enumerate(grid.by_row) if len(row) > 1 and all(c.heading for c in row)), None)
    if head is None or taken[head] < 2:
        return
    more = [place for place in range(head + 1, grid.height) if taken[place] > taken[head]]
    fewer = [place for place in range(head + 1, grid.height) if 0 < taken[place] < taken[head]]
    if more:
        yield failed(
            "数据行的单元格比表头多",
            "rows have more cells than there are headers",
            expected=str(taken[head]),
            found=str(taken[more[0]]),
            pointer=at(page, grid.document, grid.rows[more[0]]),
        )
    elif fewer:
        yield cant_tell(
            "数据行的单元格比表头少",
            "rows have fewer cells than there are headers",
            expected=str(taken[head]),
            found=str(taken[fewer[0]]),
            pointer=at(page, grid.document, grid.rows[fewer[0]]),
        )


def _rows_by_breaks(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    """Cells beside each other whose lines belong together one by one."""
    for row in grid.by_row:
        lines = [_broken(grid, cell) for cell in row]
        counts = [count for count in lines if count >= 3]
        if len(counts) >= 2 and len(set(counts)) == 1 and len(counts) == len(row):
            yield failed(
                "多行数据用换行挤在一个单元格里",
                "line breaks inside the cells stand for the rows of the table",
                expected="<tr>",
                pointer=at(page, grid.document, row[0].node),
            )
            return


def _broken(grid: Grid, cell: Cell) -> int:
    """Number of short lines in a cell that breaks part; 0 where lines are no entries."""
    inside = grid.document.descendants(cell.node)
    if any(each.tag in ("p", "div", "ul", "ol", "table") for each in inside):
        return 0
    breaks = sum(each.tag == "br" for each in inside)
    texts = [each for each in inside if each.is_text and each.text.strip()]
    return breaks + 1 if breaks and len(texts) == breaks + 1 and all(len(each.text) < 60 for each in texts) else 0
