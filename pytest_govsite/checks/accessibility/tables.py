"""Tables: data tables have headers that belong to their cells, layout tables pretend to hold no data."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_fakes import fake_tables
from pytest_govsite.checks.accessibility.table_grid import Cell, Grid, grids
from pytest_govsite.checks.accessibility.table_headers import header_faults
from pytest_govsite.checks.accessibility.table_kind import TableKind, has_field, kind_of
from pytest_govsite.checks.accessibility.table_roles import tables_by_role, tables_by_style
from pytest_govsite.checks.accessibility.table_shape import shape_faults
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import ends_sentence, weight
from pytest_govsite.checks.outcomes import advice, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, Verdict

_SEVERAL = 3
_FEW_ROWS = 4
_PROSE = 120
"""Weight of a paragraph, which no header cell holds."""


def data_tables(page: CloserLook) -> Iterator[Verdict]:
    """Data tables mark their headers, layout tables carry no data-table markup, and no table is faked.

    WCAG 2.1, 1.3.1: techniques H39, H43, H51, H63; failures F33, F34, F46, F48, F90, F91, F92.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    tables = False
    for document in seen.documents:
        shown = grids(document)
        tables = tables or bool(shown)
        for grid in shown:
            kind = kind_of(grid)
            found += header_faults(page, grid, kind)
            found += shape_faults(page, grid, kind)
            if kind is TableKind.LAYOUT or (kind is TableKind.OPEN and _holds_the_page(grid)):
                found += _data_markup(page, grid)
        found += _names(page, document, shown)
        found += fake_tables(page, document)
        found += tables_by_role(page, document)
        found += tables_by_style(page, document)
    if not tables and not found:
        yield inapplicable("没有表格", "no table")
        return
    yield from or_passed(found, "表格结构正确", "tables are marked up as what they are")


def _data_markup(page: CloserLook, grid: Grid) -> Iterator[Verdict]:
    document, node = grid.document, grid.node
    marks = [f"<th> × {len(found)}"] if (found := [c for c in grid.cells if c.node.tag == "th"]) else []
    if grid.caption is not None and document.text(grid.caption):
        marks.append("<caption>")
    if (node.get("summary") or "").strip():
        marks.append("summary")
    if any(cell.node.get("scope") or cell.node.get("headers") for cell in grid.cells):
        marks.append("scope / headers")
    if not marks:
        return
    if node.role in ("presentation", "none"):
        yield failed(
            "声明为布局用的表格带有数据表格的标记",
            "a table with a presentational role carries data-table markup",
            found="，".join(marks),
            pointer=at(page, document, node),
        )
    elif _only_places(grid):
        yield failed(
            "布局表格带有数据表格的标记",
            "a layout table carries data-table markup",
            expected='role="presentation"',
            found="，".join(marks),
            pointer=at(page, document, node),
        )


def _only_places(grid: Grid) -> bool:
    """True: beyond doubt for layout: it holds tables or whole sections of the page."""
    if any(has_field(grid, cell) for cell in grid.cells) or grid.width < 2 or grid.height * grid.width < 2:
        return False
    inside = [each.tag for each in grid.document.descendants(grid.node)]
    sections = sum(inside.count(tag) for tag in ("h1", "h2", "h3", "form", "nav", "article", "section", "main"))
    prose = any(
        cell.node.tag == "th" and weight(cell.text) > _PROSE and ends_sentence(cell.text) for cell in grid.cells
    )
    return (
        bool(grid.nested and grid.height <= 3 and not _is_headed(grid))
        or sections >= 2
        or prose
        or _holds_the_page(grid)
    )


def _is_headed(grid: Grid) -> bool:
    """True: a first row of short header cells alone, over rows without any: columns of examples, say."""
    first, *rest = (row for row in grid.by_row if row)
    heads = [cell.node.tag == "th" and 0 < weight(cell.text) <= _HEAD for cell in first]
    return len(heads) >= 2 and all(heads) and not any(cell.node.tag == "th" for row in rest for cell in row)


_HEAD = 40


def _holds_the_page(grid: Grid) -> bool:
    """True: a few cells with most of the page's text, a list of links in one of them and sentences in another."""
    if grid.height > _FEW_ROWS or grid.width < 2:
        return False
    whole = weight(grid.document.text(grid.document.root))
    if weight(grid.document.text(grid.node)) * 2 < whole:
        return False
    linked = {(cell.row, cell.column) for cell in grid.cells if _is_menu(grid, cell)}
    told = {(c.row, c.column) for c in grid.cells if weight(c.text) > _PROSE and ends_sentence(c.text)}
    return bool(linked) and bool(told - linked)


def _is_menu(grid: Grid, cell: Cell) -> bool:
    """True: nothing but links, one below the other."""
    links = [each for each in grid.document.descendants(cell.node) if each.tag == "a" and each.visible]
    places = {each.box.y for each in links if each.box is not None}
    inside = sum(len(grid.document.text(each)) for each in links)
    return len(places) >= _SEVERAL and inside >= 0.7 * len(cell.text)


def _names(page: CloserLook, document: DomDocument, shown: list[Grid]) -> Iterator[Verdict]:
    data = [grid for grid in shown if kind_of(grid) is TableKind.DATA and grid.header_cells]
    if len(data) < _SEVERAL:
        return
    for grid in data:
        told = ("aria-label", "aria-labelledby", "title", "summary")
        named = grid.caption is not None and document.text(grid.caption, visible=False)
        if not (named or any((grid.node.get(name) or "").strip() for name in told)) and not _introduced(document, grid):
            yield advice(
                "页面有多个数据表格，此表没有标题",
                "one of several data tables has neither caption nor name",
                expected="<caption>",
                pointer=at(page, document, grid.node),
            )


def _introduced(document: DomDocument, grid: Grid) -> bool:
    """True: a heading or a text of its own stands right before it: the nearest text is no cell of another table."""
    around = {id(each) for each in document.ancestors(grid.node)}
    for node in reversed(document.nodes[max(0, grid.node.index - 60) : grid.node.index]):
        if node.tag in ("td", "th"):
            return False
        if node.is_text and node.visible and node.text.strip():
            return not any(each.tag in ("td", "th") for each in document.ancestors(node) if id(each) not in around)
    return False
