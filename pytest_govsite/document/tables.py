"""Tables that list letters, surveys or their numbers: an empty cell (no answer yet) keeps its place."""

from __future__ import annotations

import re

from pytest_govsite.document.links import target
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Region, Table, TableRow

_TOLD = re.compile(r"来信|信件|留言|咨询|诉求|答复|回复|办结|办理|受理|状态|征集|调查|截止|结束|收到")
_MAX_TABLES, _MAX_ROWS, _MAX_CELLS, _MAX_TEXT = 8, 100, 12, 120
_FEWEST = 3


def read_tables(nodes: Nodes) -> tuple[Table, ...]:
    """Return the tables of the main area whose head speaks of letters or surveys, in document order."""
    found: list[Table] = []
    for element in nodes.tree.elements:
        if element.tag == "table" and element.region is Region.MAIN and not element.silent:
            made = _table(element, nodes)
            if made is not None:
                found.append(made)
            if len(found) == _MAX_TABLES:
                break
    return tuple(found)


def _table(table: Element, nodes: Nodes) -> Table | None:
    inside = nodes.tree.inside(table)
    if any(e.tag == "table" for e in inside[:400]):
        return None  # lays out a page
    rows = [e for e in inside if e.tag == "tr"][: _MAX_ROWS + 1]
    if len(rows) < 2:
        return None
    header = _cells(rows[0], nodes)
    if len(header) < _FEWEST or not _TOLD.search("|".join(header)) or max(map(len, header)) > 20:
        return None
    return Table(
        **nodes.of(table),
        header=header,
        rows=tuple(TableRow(cells=_cells(row, nodes), url=_link(row, nodes)) for row in rows[1:]),
    )


def _cells(row: Element, nodes: Nodes) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in nodes.tree.children(row)[:_MAX_CELLS]:
        if cell.tag in ("td", "th"):
            cells.append(nodes.clean(nodes.tree.text(cell, _MAX_TEXT)))
            span = cell.value("colspan")
            cells += [""] * (min(int(span), _MAX_CELLS) - 1 if span.isdecimal() and len(span) < 4 else 0)
    return tuple(cells[:_MAX_CELLS])


def _link(row: Element, nodes: Nodes) -> str:
    links = (e for e in nodes.tree.inside(row) if e.tag == "a")
    return next((url for e in links if (url := target(e, nodes))), "")
