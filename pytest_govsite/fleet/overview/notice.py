"""notice.xlsx: the monthly notice table (检查通报表) for offices; nothing in it is computed by the spreadsheet program."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pytest_govsite.fleet.overview.figures import VERDICTS, Figures, SiteFigures, month_in_words
from pytest_govsite.fleet.overview.page import PACKAGE, record_address
from pytest_govsite.record.csv import FORMULA_STARTS
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.words import Words

MAIN_PROBLEMS = 5
_LONGEST = 1_000
_LINE = Side(style="thin", color="B6C0CC")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="E9EDF3")
_RED = Font(color="B3241A", bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_WIDTHS = {"number": 6, "name": 28, "url": 34, "problems": 60, "detail": 60, "clause": 50, "requirement": 34, "example": 50, "message": 50, "sponsor": 26, "veto": 24, "reason": 24}  # fmt: skip
_DETAIL_ROWS = 200_000


def notice_xlsx(found: Figures, failed: Sequence[dict[str, Any]], language: str = "zh") -> bytes:
    """Return notice.xlsx, to lie at the root of the storage: one sheet a question, the notice first.

    Args:
        found: the figures of a month.
        failed: what `failed_requirements` returns for it.
        language: `zh` or `en`.
    """
    words = Words(language, PACKAGE)
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    problems: dict[str, list[str]] = {}
    for each in failed:
        problems.setdefault(each["site"], []).append(f"{each['title']}（{each['findings']}）")
    _notice(book, found, problems, words)
    _missed(book, found, words)
    _worst(book, found, words)
    _details(book, found, failed, words)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _notice(book: Workbook, found: Figures, problems: dict[str, list[str]], words: Words) -> None:
    columns = ("number", "name", "url", "id_code", "sponsor", "group", "verdict", "veto", "must_failed", "problems", "change", "finished", "record", "deadline", "remark")  # fmt: skip
    sheet = _sheet(book, words("notice.sheet"), columns, words, above=_heading(found, words))
    vetoes: dict[str, list[str]] = {}
    for veto in found.vetoes:
        vetoes.setdefault(veto.site.key, []).append(f"{veto.title}（{words.name('state', veto.state)}）")
    for number, site in enumerate(found.inspected, start=1):
        listed = problems.get(site.key, [])
        row = {
            "number": number,
            **{name: getattr(site, name) for name in ("name", "url", "id_code", "sponsor", "group", "must_failed")},
            "verdict": words.name("verdict", site.verdict),
            "veto": "；".join(vetoes.get(site.key, ())),
            "problems": "；".join(listed[:MAIN_PROBLEMS]) + (" …" if len(listed) > MAIN_PROBLEMS else ""),
            "change": _change(site, words),
            "finished": site.finished,
            "record": words("record") if site.record else "",
        }
        cells = _row(sheet, [row.get(column, "") for column in columns])
        if site.record:
            link = cells[columns.index("record")]
            link.hyperlink = record_address(site.record)
            link.style = "Hyperlink"
            link.border = _BORDER
        if site.verdict == "nonconforming":
            cells[columns.index("verdict")].font = _RED


def _heading(found: Figures, words: Words) -> tuple[str, str]:
    by_verdict = {verdict: len(found.with_verdict(verdict)) for verdict in VERDICTS}
    vetoed = sum(1 for site in found.sites if site.vetoes)
    summary = words(
        "notice.summary", listed=len(found.sites), inspected=len(found.inspected), vetoed=vetoed, **by_verdict
    )
    return words("notice.title", month=month_in_words(found.month, words.language)), summary


def _change(site: SiteFigures, words: Words) -> str:
    if not site.before or site.must_failed_before is None:
        return words("notice.new")
    difference = site.must_failed - site.must_failed_before
    number = f"{difference:+d}" if difference else words("notice.same")
    if site.before == site.verdict:
        return number
    return f"{words.name('verdict', site.before)} → {words.name('verdict', site.verdict)}（{number}）"


def _missed(book: Workbook, found: Figures, words: Words) -> None:
    sheet = _sheet(book, words("notice.missed"), ("number", "name", "url", "group", "reason", "detail"), words)
    for number, site in enumerate(found.missed, start=1):
        reason = words.name("reason", site.reason) if site.state else words("not_begun")
        _row(sheet, [number, site.name, site.url, site.group, reason, site.detail])


def _worst(book: Workbook, found: Figures, words: Words) -> None:
    columns = ("number", "requirement", "failed", "share", "failed_before", "clause")
    sheet = _sheet(book, words("notice.worst"), columns, words)
    for number, each in enumerate(found.worst, start=1):
        cells = _row(sheet, [number, each.title, each.failed, each.failed / each.judged, each.before, each.clauses])
        cells[3].number_format = "0.0%"


def _details(book: Workbook, found: Figures, failed: Iterable[dict[str, Any]], words: Words) -> None:
    columns = ("number", "name", "requirement", "findings", "message", "example", "clause")
    sheet = _sheet(book, words("notice.details"), columns, words)
    names = {site.key: site.name for site in found.sites}
    for number, each in enumerate(failed, start=1):
        if number > _DETAIL_ROWS:
            break
        values = [each[name] for name in ("title", "findings", "message", "page", "clauses")]
        _row(sheet, [number, names.get(each["site"], each["site"]), *values])


def _sheet(book: Workbook, title: str, columns: Sequence[str], words: Words, above: Sequence[str] = ()) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for number, text in enumerate(above, start=1):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(columns))
        cell = _put(sheet.cell(number, 1), text)
        cell.font = Font(size=18 if number == 1 else 11, bold=number == 1)
        cell.alignment = Alignment(horizontal="center" if number == 1 else "left", vertical="center")
        cell.border = Border()
        sheet.row_dimensions[number].height = 34 if number == 1 else 22
    for cell in _row(sheet, [words(f"column.{column}") for column in columns]):
        cell.font, cell.fill = Font(bold=True), _HEAD
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 13)
    first = len(above) + 1
    sheet.freeze_panes = f"C{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _row(sheet: Worksheet, values: Sequence[object]) -> list[Cell]:
    number = sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1
    cells = [_put(sheet.cell(number, column), value) for column, value in enumerate(values, start=1)]
    for cell in cells:
        cell.border, cell.alignment = _BORDER, _WRAPPED
    return cells


def _put(cell: Any, value: object) -> Cell:
    """Put a value into a cell; text stays text, whatever it looks like."""
    put: Cell = cell
    if value is None or isinstance(value, int | float):
        put.value = value
        return put
    text = one_line(str(value), _LONGEST)
    put.value = text
    if text:
        put.data_type = "s"  # openpyxl takes `=…` for a formula
        put.quotePrefix = text.lstrip().startswith(FORMULA_STARTS)
    return put
