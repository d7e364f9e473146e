"""Tables without `<table>`: those that roles make and leave without headers, and those that a grid of the style makes."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_kind import is_value
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_ROWS, _COLUMNS = 3, 3
_LONGEST = 40
_MOST = 300
_BOLD = 600
_APART = 4.0


def tables_by_role(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield tables made by `role="table"` whose cells no header names (WCAG 2.1, 1.3.1)."""
    for node in document.by_role("table"):
        if node.tag == "table" or not node.visible or node.hidden:
            continue
        inside = [each for each in document.descendants(node) if not each.is_text]
        if any(each.role in ("columnheader", "rowheader") or each.tag == "th" for each in inside):
            continue
        rows = [each for each in inside if each.role == "row"]
        cells = [each for each in inside if each.role in ("cell", "gridcell")]
        if len(rows) >= 2 and len(cells) >= 2 * len(rows):
            yield failed(
                "用 role 做成的表格没有表头",
                "a table made by roles has no header cells",
                expected='role="columnheader"',
                found=document.text(node)[:80],
                pointer=at(page, document, node),
            )


def tables_by_style(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield grids of the style whose first row is bold names and whose columns hold values below them (F48)."""
    for node in document.elements:
        style = document.style(node)
        if style is None or style.display not in ("grid", "inline-grid") or not node.visible or node.hidden:
            continue
        if node.role in ("table", "grid", "treegrid", "list", "listbox", "tablist", "menu", "radiogroup"):
            continue
        if document.closest(node, "table", "nav", "form", "grid") is None and _is_table(document, node):
            yield failed(
                "用样式网格排出的数据表格，没有表格标记",
                "a table of data is set by a grid of the style without table markup",
                expected="<table>",
                found=document.text(node)[:80],
                pointer=at(page, document, node),
            )


def _is_table(document: DomDocument, node: DomNode) -> bool:
    cells = [each for each in document.children(node) if not each.is_text and each.visible]
    if not _ROWS * _COLUMNS <= len(cells) <= _MOST or any(each.box is None for each in cells):
        return False
    if any(each.tag in ("a", "button", "li", "section", "article", "form", "img") or each.role for each in cells[1:]):
        return False
    boxes = [each.box for each in cells if each.box is not None]
    width = sum(abs(box.y - boxes[0].y) <= _APART for box in boxes)
    if width < _COLUMNS or len(cells) % width or len(cells) // width < _ROWS:
        return False
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    lefts = [box.x for box in boxes[:width]]
    if any(abs(box.x - lefts[place % width]) > _APART for place, box in enumerate(boxes)):
        return False
    texts = [[document.text(each) for each in row] for row in rows]
    if any(not text or len(text) > _LONGEST for row in texts for text in row):
        return False
    if any(is_value(text) for text in texts[0]) or not all(_is_bold(document, each) for each in rows[0]):
        return False
    if any(_is_bold(document, each) for row in rows[1:] for each in row[1:]):
        return False
    return any(all(is_value(row[column]) for row in texts[1:]) for column in range(width))


def _is_bold(document: DomDocument, node: DomNode) -> bool:
    return any(
        each.is_text
        and each.text.strip()
        and (style := document.style(each)) is not None
        and style.font_weight >= _BOLD
        for each in document.descendants(node)
    )
