"""Header cells of data tables."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_grid import Cell, Grid
from pytest_govsite.checks.accessibility.table_kind import (
    TableKind,
    first_row_differs,
    is_value,
    look_of,
    values_share,
)
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import cant_tell, failed
from pytest_govsite.model import CloserLook, Verdict


def header_faults(page: CloserLook, grid: Grid, kind: TableKind) -> Iterator[Verdict]:
    """Yield what is wrong with the headers of a table."""
    if kind is TableKind.LAYOUT:
        return
    heads = grid.header_cells
    pointer = at(page, grid.document, grid.node)
    if not heads and not any(cell.node.get("scope") or cell.node.get("headers") for cell in grid.cells):
        if kind is TableKind.DATA:
            yield failed("数据表格没有表头单元格", "a data table has no header cells", expected="<th>", pointer=pointer)
        else:
            yield cant_tell(
                "表格没有表头单元格，不能确定是否为数据表格",
                "a table without header cells may hold data",
                pointer=pointer,
            )
        return
    if kind is not TableKind.DATA:
        return
    if len(heads) == len(grid.cells):
        yield failed("所有单元格都标记为表头", "every cell is marked as a header", expected="<td>", pointer=pointer)
        return
    yield from _partly(page, grid)
    yield from _scopes(page, grid)
    yield from _levels(page, grid)


def _partly(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    first = next((row for row in grid.by_row if len(row) > 1), ())
    below = [cell for cell in grid.cells if first and cell.row > first[0].row]
    across = any(cell.heading and cell.column > 0 for cell in below)
    heads = [cell for cell in first if cell.heading]
    plain = [cell for cell in first if not cell.heading and cell.text and cell.column > 0]
    if len(heads) >= 2 and plain and not across and len(heads) >= len(plain):
        looks = {look_of(grid, cell)[0] for cell in heads}
        if looks == {True} and all(look_of(grid, cell)[0] for cell in plain):
            yield failed(
                "表头行里有的单元格没有标记为表头",
                "some cells of the header row are not marked as headers",
                expected="<th>",
                found=plain[0].text[:80],
                pointer=at(page, grid.document, plain[0].node),
            )
            return
    if len(heads) <= 1 and not across and first_row_differs(grid) and values_share(grid) >= 0.3 and len(first) > 2:
        yield failed(
            "首行只在样式上像表头，没有标记为表头",
            "the first row looks like headers and is not marked as such",
            expected="<th>",
            found=" | ".join(cell.text for cell in first)[:80],
            pointer=at(page, grid.document, grid.rows[first[0].row]),
        )
        return
    yield from _row_headers(page, grid, first, below)


def _row_headers(page: CloserLook, grid: Grid, first: tuple[Cell, ...], below: list[Cell]) -> Iterator[Verdict]:
    """An empty corner above names, beside values: the names head their rows."""
    if not first or first[0].text or first[0].column or not all(cell.heading for cell in first[1:]):
        return
    names = [cell for cell in below if cell.column == 0 and cell.text]
    values = [cell for cell in below if cell.column > 0 and cell.text]
    if len(names) < 2 or any(cell.heading or is_value(cell.text) for cell in names) or len(first) < 3:
        return
    if sum(is_value(cell.text) for cell in values) >= 0.6 * len(values) > 0:
        yield failed(
            "行表头没有标记为表头",
            "the cells that head the rows are not marked as headers",
            expected='<th scope="row">',
            found=names[0].text[:80],
            pointer=at(page, grid.document, names[0].node),
        )


def _scopes(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    first = next((row for row in grid.by_row if row), ())
    whole = len(first) > 1 and all(cell.heading for cell in first)
    below = [cell for cell in grid.cells if first and cell.row > first[0].row]
    if whole and not any(cell.heading for cell in below):
        wrong = [cell for cell in first if (cell.node.get("scope") or "").lower() in ("row", "rowgroup")]
        if len(wrong) > 1:
            yield _wrong_scope(page, grid, wrong[0], "col")
    rows = [cell for cell in below if cell.column == 0 and cell.heading and cell.rows == 1]
    if rows and not any(cell.heading and cell.column > 0 for cell in below):
        beside = {cell.row for cell in below if cell.column > 0 and not cell.heading}
        wrong = [c for c in rows if (c.node.get("scope") or "").lower() in ("col", "colgroup") and c.row in beside]
        if wrong and len(wrong) == len(rows):
            yield _wrong_scope(page, grid, wrong[0], "row")


def _wrong_scope(page: CloserLook, grid: Grid, cell: Cell, right: str) -> Verdict:
    return failed(
        "scope 与表头所对的行列不符",
        "scope points along the wrong axis",
        expected=f'scope="{right}"',
        found=f'scope="{cell.node.get("scope")}"',
        pointer=at(page, grid.document, cell.node),
    )


def _levels(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    """Headers on two levels, or sections inside the table, that nothing ties to their cells."""
    if any(cell.node.get("headers") for cell in grid.cells):
        return
    spanning = [
        cell
        for cell in grid.header_cells
        if (cell.columns > 1 or cell.rows > 1) and cell.columns < grid.width and not cell.node.get("scope")
    ]
    across = {cell.row for cell in spanning if cell.columns > 1}
    second = grid.by_row[1] if len(grid.by_row) > 2 else ()
    if (
        across == {0}
        and any(cell.rows > 1 for cell in spanning)
        and second
        and all(cell.text and not cell.heading and not is_value(cell.text) for cell in second)
        and values_share(grid) >= 0.3
    ):
        yield failed(
            "第二行表头没有标记为表头",
            "the second row of headers is not marked as headers",
            expected="<th>",
            found=" | ".join(cell.text for cell in second)[:80],
            pointer=at(page, grid.document, second[0].node),
        )
        return
    down = [cell for cell in spanning if cell.rows > 1 and cell.row > 0]
    if across and (down or max(across) > 0 or any(cell.column == 0 and cell.row > 1 for cell in grid.header_cells)):
        yield cant_tell(
            "多级表头没有用 scope 或 headers 与单元格关联",
            "headers on several levels are not tied to their cells by scope or headers",
            expected='scope="colgroup" / headers',
            pointer=at(page, grid.document, spanning[0].node),
        )
