"""Tables that are none: columns made of spaces, tabs, lines or boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_kind import is_value
from pytest_govsite.checks.accessibility.table_paragraphs import first_of_rows
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_GAP = re.compile(r"(?<=[^\s.:：])(?:[ \u00a0\u3000]{2,}|[ \u00a0]*\t+)[ \t\u00a0\u3000]*(?=\S)")
_WIDE = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_CODE = re.compile(
    r"[{}]|;\s*$|=>|^\s*(?:#|//|\$|>>>|&lt;|<|def |class |import |function |var |let |const )", re.MULTILINE
)
_FRAME = re.compile(r"^\s*\+[-=+]{6,}\+\s*$|^\s*\|?[-:|\s]*-{3,}[-:|\s]*\|[-:|\s]*$|[─━]{3,}", re.MULTILINE)
_CODE_CLASS = re.compile(
    r"code|highlight|lang|hljs|prism|pretty-?print|terminal|console|shell|ascii-?art", re.IGNORECASE
)
_KEEPS = ("pre", "pre-wrap", "break-spaces")
_ROWS = 3
_MOST_ROWS = 200
_COLUMNS = 3
_LONGEST = 40


def fake_tables(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield tables that only layout or signs make (WCAG 2.1, failures F33, F34, F48)."""
    done = -1
    for node in document.elements:
        if node.index < done or not node.visible or node.hidden:
            continue
        if _aligned_by_spaces(document, node):
            done = node.end
            yield failed(
                "用空格或制表符排出的表格",
                "spaces or tabs stand for the columns of a table",
                expected="<table>",
                found=document.text(node)[:80],
                pointer=at(page, document, node),
            )
        elif (first := first_of_rows(document, node)) is not None:
            yield failed(
                "用空格排出的表格，每段一行",
                "spaces stand for the columns of a table, each paragraph is a row",
                expected="<table>",
                found=document.text(first)[:80],
                pointer=at(page, document, first),
            )
        elif _rows_of_boxes(document, node):
            done = node.end
            yield failed(
                "用普通元素排出的数据表格，没有表格标记",
                "a table of data is made of plain elements without table markup",
                expected="<table>",
                found=document.text(node)[:80],
                pointer=at(page, document, node),
            )


def _aligned_by_spaces(document: DomDocument, node: DomNode) -> bool:
    if node.tag in ("table", "tbody", "thead", "tr", "textarea", "code", "samp", "body", "html"):
        return False
    inside = document.descendants(node)
    if len(inside) > 400 or not any(
        each.is_text and any(gap in each.text for gap in ("\t", "  ", "\u00a0", "\u3000")) for each in inside
    ):
        return False
    if document.closest(node, "code", "samp", "kbd", "textarea") or any(
        each.tag in ("code", "samp", "kbd") for each in inside
    ):
        return False
    style = document.style(node)
    keeps = style is not None and style.white_space in _KEEPS
    if any(
        each.tag not in ("#text", "br", "span", "b", "strong", "font", "em", "i", "u", "p", "a", "div")
        for each in inside
    ):
        return False
    if any(_CODE_CLASS.search(each.get("class") or "") for each in (node, *list(document.ancestors(node))[:2])):
        return False
    lines = _lines(inside, keeps=keeps)
    text = "\n".join(lines)
    if len(_CODE.findall(text)) > 1:
        return False
    if keeps and len(_FRAME.findall(text)) >= 1 and text.count("|") >= 4:
        return True
    if keeps and (_columns_of_prose(lines) or _counts_down_columns(lines)):
        return True
    gaps = [[match.end() for match in _GAP.finditer(line)] for line in lines if line.strip()]
    most = max((len(each) for each in gaps), default=0)
    parted = [each for each in gaps if len(each) == most]
    values = sum(bool(is_value(part)) for line in lines for part in _GAP.split(line.strip())[1:])
    if len(parted) < _ROWS or most < 1 or len(parted) * 10 < 7 * len(gaps):
        return False
    if any(len(part) > _LONGEST for line in lines for part in _GAP.split(line.strip())):
        return False
    if most == 1:
        # two columns: names and values, or text that is set in columns with as many spaces
        return values >= 2 and keeps
    return True


def _columns_of_prose(lines: list[str]) -> bool:
    """True: one text goes on below itself on the left, another on the right, parted at the same place of each line."""
    parted = [
        (line[: match.start()], line[match.end() :], match.end()) for line in lines if (match := _WIDE.search(line))
    ]
    if len(parted) < _ROWS or len({place for _, _, place in parted}) != 1:
        return False
    sides = [[left for left, _, _ in parted], [right for _, right, _ in parted]]
    return all(sum(len(text.split()) for text in side) >= 2 * len(side) for side in sides) and all(
        side[0][:1].isupper() and sum(text.strip()[:1].islower() for text in side[1:]) * 2 >= len(side) - 1
        for side in sides
    )


def _counts_down_columns(lines: list[str]) -> bool:
    """True: entries are counted down a column on the left and go on in one on the right, as no reader reads them."""
    parts = [_WIDE.split(line.strip(), maxsplit=1) for line in lines]
    parted = [part for part in parts if len(part) > 1]
    sides = [[_count(side.strip()) for side in sides] for sides in zip(*parted, strict=True)] if parted else []
    return len(parted) >= _ROWS and [*sides[0], *sides[1]] == list(range(1, 2 * len(parted) + 1))


def _count(text: str) -> int:
    match = _COUNTED.match(text)
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() else _HAN.index(match[1]) + 1 if match[1] in _HAN else 0


_COUNTED = re.compile(r"[(（]?(\d{1,2}|[一二三四五六七八九十])[)）.、．]")
_HAN = "一二三四五六七八九十"


def _lines(inside: tuple[DomNode, ...], *, keeps: bool) -> list[str]:
    parts: list[str] = []
    for each in inside:
        if each.is_text and each.visible:
            text = each.text if keeps else re.sub(r"[ \t\r\n]+", " ", each.text)
            # a space that is shown as one is none that makes columns
            parts.append(text if keeps else re.sub(r"(?<!\u00a0) (?!\u00a0)", "\u0001", text))
        elif each.tag in ("br", "p", "div"):
            parts.append("\n")
    return [line.replace("\u0001", " ") for line in "".join(parts).split("\n")]


def _rows_of_boxes(document: DomDocument, node: DomNode) -> bool:
    """True: at least three rows of as many short texts, one below another, the first of names, others of values."""
    if node.role in (
        "table",
        "grid",
        "treegrid",
        "list",
        "rowgroup",
        "presentation",
        "menu",
        "tablist",
        "listbox",
    ) or node.tag in ("ul", "ol", "dl", "table", "tbody", "thead", "tr", "select", "nav", "svg"):
        return False
    if document.closest(node, "table", "grid", "treegrid", "nav", "list", "application") is not None:
        return False
    return any(_are_rows(document, rows) for rows in _runs(document, node))


def _runs(document: DomDocument, node: DomNode) -> Iterator[list[DomNode]]:
    """Yield what may be rows: children of one tag that follow each other, a heading or a paragraph before them left out."""
    run: list[DomNode] = []
    for each in document.children(node):
        if each.is_text or not each.visible:
            continue
        cells = sum(not inner.is_text for inner in document.children(each))
        if each.tag in ("div", "p", "section", "span") and not each.role and cells >= _COLUMNS:
            if run and run[-1].tag != each.tag:
                yield run
                run = []
            run.append(each)
        elif run:
            yield run
            run = []
    yield run


def _are_rows(document: DomDocument, rows: list[DomNode]) -> bool:
    if not _ROWS <= len(rows) <= _MOST_ROWS:
        return False
    cells = [[each for each in document.children(row) if not each.is_text and each.visible] for row in rows]
    width = len(cells[0])
    if width < _COLUMNS or any(len(row) != width for row in cells):
        return False
    texts = [[document.text(each) for each in row] for row in cells]
    if any(len(text) > _LONGEST or not text for row in texts for text in row[1:]):
        return False
    for column in range(width):
        lefts = [box.x for row in cells if (box := row[column].box) is not None]
        if len(lefts) < len(rows) or max(lefts) - min(lefts) > 4:
            return False
    tops = [box.y for cell in cells[0] if (box := cell.box) is not None]
    if len(tops) < width or max(tops) - min(tops) > 6:
        return False
    names = not any(is_value(text) for text in texts[0])
    if names and _is_drawn_with_heads(document, rows, cells):
        return True
    return names and any(_is_column_of_values([row[column] for row in texts[1:]]) for column in range(width))


def _is_drawn_with_heads(document: DomDocument, rows: list[DomNode], cells: list[list[DomNode]]) -> bool:
    """True: styles make rows and cells of a table of them, and the first row alone is bold."""
    shown = [style.display if (style := document.style(row)) is not None else "" for row in rows]
    if any(display != "table-row" for display in shown):
        return False
    weights = [[style.font_weight for cell in row if (style := document.style(cell)) is not None] for row in cells]
    return min(weights[0]) >= _BOLD and all(weight < _BOLD for row in weights[1:] for weight in row[1:])


_BOLD = 600


def _is_column_of_values(texts: list[str]) -> bool:
    """True: values, of which a word may stand in place of a few (closed, 休息)."""
    return sum(bool(is_value(text)) for text in texts) * 3 >= 2 * len(texts)
