"""Workbooks of Excel and WPS: plain tables whose cells never compute, the same bytes for the same content."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pytest_govsite.record.inert import cut, visible
from pytest_govsite.record.steady import steady

LONGEST = 2_000
"""Characters of a cell; Excel itself ends at 32,767."""
_HEAD = PatternFill("solid", fgColor="1D4A78")
_OWN = PatternFill("solid", fgColor="FFF7E0")
_LINE = Side(style="thin", color="C9D3DF")
_WIDEST, _NARROWEST = 48, 8
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_PIXELS_A_POINT = 0.75


@dataclass(frozen=True, kw_only=True)
class Plate:
    """One sheet as it is laid out."""

    title: str
    intro: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    blank: int = 0
    """How many of the last columns are for people to fill in."""
    choices: Mapping[int, Sequence[str]] | None = None
    """Column, from 0 -> what may be chosen there."""
    pictures: Mapping[int, tuple[bytes, int, int]] | None = None
    """Row, from 0 -> JPEG with its width and height in pixels; they stand in `picture_column`."""
    picture_column: int = 0


def write_workbook(path: Path, plates: Sequence[Plate], *, title: str, creator: str, moment: str) -> None:
    """Write a workbook.

    Args:
        path: the file.
        plates: its sheets, at least one.
        title: title of the file.
        creator: what made it.
        moment: ISO 8601 time that it is dated with.
    """
    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    stamp = _stamp(moment)
    book.properties.title, book.properties.creator = inert(title), creator
    book.properties.created = stamp
    for plate in plates:
        _lay_out(book.create_sheet(_NOT_IN_TITLES.sub(" ", plate.title)[:31]), plate)
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_steady(buffer.getvalue(), stamp))


def inert(text: str) -> str:
    """Return text of a cell without controls and turns of direction, bounded."""
    return cut(visible(text[: LONGEST * 2], keep="\n"), LONGEST)


def _lay_out(sheet: Worksheet, plate: Plate) -> None:
    last = get_column_letter(len(plate.columns))
    _text(sheet, 1, 1, plate.title).font = Font(bold=True, size=14)
    _text(sheet, 2, 1, plate.intro).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(f"A2:{last}2")
    sheet.row_dimensions[2].height = 15.0 * (1 + len(plate.intro) // 60)
    for column, name in enumerate(plate.columns, start=1):
        cell = _text(sheet, 3, column, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    _fill(sheet, plate)
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = f"A3:{last}{max(3, 3 + len(plate.rows))}"
    for column in range(len(plate.columns)):
        texts = [plate.columns[column], *(row[column] for row in plate.rows[:200] if column < len(row))]
        sheet.column_dimensions[get_column_letter(column + 1)].width = _width(texts)
    _offer(sheet, plate)
    _show(sheet, plate)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "3:3"


def _fill(sheet: Worksheet, plate: Plate) -> None:
    first_blank = len(plate.columns) - plate.blank + 1
    pattern: dict[bool, Cell] = {}
    for number, row in enumerate(plate.rows, start=4):
        for column in range(1, len(plate.columns) + 1):
            cell = _text(sheet, number, column, row[column - 1] if column <= len(row) else "")
            alike = pattern.setdefault(column >= first_blank, cell)
            if alike is cell:
                _dress(cell, blank=column >= first_blank)
            else:
                # A style set anew is looked up among all styles: too slow for many thousand cells.
                cell._style = copy(alike._style)  # type: ignore[attr-defined]


def _dress(cell: Cell, *, blank: bool) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    cell.quotePrefix = True
    if blank:
        cell.fill = _OWN


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = inert(text)
        # Text that begins like a formula stays text; `quotePrefix` keeps it so after somebody has edited it.
        cell.data_type = "s"
    return cell


def _width(texts: Sequence[str]) -> float:
    longest = max((max((_columns(line) for line in t.split("\n")), default=0) for t in texts), default=0)
    return float(min(_WIDEST, max(_NARROWEST, longest + 2)))


def _columns(text: str) -> int:
    return sum(1 if c.isascii() else 2 for c in text[:80])


def _offer(sheet: Worksheet, plate: Plate) -> None:
    for column, values in (plate.choices or {}).items():
        offered = DataValidation(type="list", formula1='"' + ",".join(values) + '"', allow_blank=True)
        letter = get_column_letter(column + 1)
        offered.add(f"{letter}4:{letter}{max(4, 3 + len(plate.rows))}")
        sheet.add_data_validation(offered)


def _show(sheet: Worksheet, plate: Plate) -> None:
    letter = get_column_letter(plate.picture_column + 1)
    for row, (data, width, height) in (plate.pictures or {}).items():
        image = Image(io.BytesIO(data))
        image.width, image.height = width, height
        sheet.add_image(image, f"{letter}{row + 4}")
        sheet.row_dimensions[row + 4].height = max(15.0, height * _PIXELS_A_POINT + 4)
        sheet.column_dimensions[letter].width = max(sheet.column_dimensions[letter].width, width / 7 + 1)


def _stamp(moment: str) -> datetime:
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return datetime(1980, 1, 1)


def _steady(data: bytes, stamp: datetime) -> bytes:
    """Return the same archive, changed last at a given moment."""
    told = rb"\g<1>" + stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\2"
    return steady(data, {"docProps/core.xml": lambda content: _MODIFIED.sub(told, content)})
