"""The form as a spreadsheet with drop-downs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pytest_govsite.attest import columns
from pytest_govsite.attest.excerpt import excerpt
from pytest_govsite.attest.questions import PAGES_NAMED, Question
from pytest_govsite.model import Level, Role, Text
from pytest_govsite.record.inert import one_line

HEAD = 2
"""Row of the headings; questions follow."""
MARKS_A_CELL = 2_000
"""Marks of findings in one cell, which holds 32,767 characters."""
_HEADING = PatternFill("solid", fgColor="1D4A78")
_ANSWER = PatternFill("solid", fgColor="FFF9E3")
_SIDE = Side(style="thin", color="C9D3DF")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_PICTURE_HEIGHT = 118
_LINE_HEIGHT, _MOST_HEIGHT = 15, 300


def write_sheet(questions: Sequence[Question], file: Path, folder: Path, language: str) -> None:
    """Write the form.

    Args:
        questions: what is open.
        file: where it goes.
        folder: the output folder of the record, for pictures.
        language: `zh` or `en`.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = columns.TITLE.in_language(language)
    must = sum(question.level == Level.MUST for question in questions)
    _head(sheet, columns.COUNTED.in_language(language).format(n=len(questions), must=must), language)
    for number, question in enumerate(questions, start=1):
        _row(sheet, HEAD + number, number, question, language)
        _picture(sheet, HEAD + number, excerpt(folder, question))
    _drop_downs(sheet, questions, language)
    _data(book.create_sheet(columns.DATA), questions)
    book.save(file)


def _head(sheet: Worksheet, counted: str, language: str) -> None:
    _write(sheet, 1, 1, f"{counted}\n{columns.NOTE.in_language(language)}")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(columns.COLUMNS))
    sheet.row_dimensions[1].height = 34
    for place, (heading, width) in enumerate(columns.COLUMNS.values(), start=1):
        cell = _write(sheet, HEAD, place, heading.in_language(language))
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEADING
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"D{HEAD + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "&P / &N"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD}:{HEAD}"


def _row(sheet: Worksheet, row: int, number: int, question: Question, language: str) -> None:
    def say(text: Text, **values: object) -> str:
        return text.in_language(language).format(**values) if values else text.in_language(language)

    named = [one_line(page, 200) for page in question.pages[:PAGES_NAMED]]
    counted = [say(columns.PAGES, n=len(question.pages))] if question.pages else []
    alike = [say(columns.ALIKE, n=question.findings)] if question.findings > 1 else []
    shown = {
        "number": str(number),
        "kind": say(columns.KINDS[question.kind]),
        "title": f"{question.title}\n{question.veto or question.requirement}",
        "level": say(columns.LEVELS[question.level]),
        "ask": question.ask,
        "question": "\n".join([question.question, *alike])
        if question.question
        else say(columns.PAPERS)
        if question.kind == "papers"
        else "",
        "context": question.context,
        "pages": "\n".join([*counted, *named]),
        "role": "" if question.kind == "papers" else say(columns.ROLES[Role.INSPECTOR]),
    }
    for place, key in enumerate(columns.COLUMNS, start=1):
        cell = _write(sheet, row, place, shown.get(key, ""))
        cell.border = _LINE
        if key in columns.ANSWERED:
            cell.fill = _ANSWER
        if key == "when":
            cell.number_format = "yyyy-mm-dd"
    lines = max(_lines(shown.get(key, ""), width) for key, (_, width) in columns.COLUMNS.items())
    least = _PICTURE_HEIGHT if question.picture else 60
    sheet.row_dimensions[row].height = max(least, min(_LINE_HEIGHT * lines + 6, _MOST_HEIGHT))


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell, Chinese characters two places wide."""
    return sum(ceil(max(1, sum(1 + (char > "\u2e7f") for char in line)) / (width - 1)) for line in text.split("\n"))


def _write(sheet: Worksheet, row: int, place: int, text: str) -> Cell:
    """Write text that is never taken for a formula."""
    cell = sheet.cell(row=row, column=place)
    assert not isinstance(cell, MergedCell)
    lines = [one_line(line, 2_000) for line in text.split("\n")]
    if text:
        cell.value = "\n".join(lines)
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _picture(sheet: Worksheet, row: int, data: bytes | None) -> None:
    if data is None:
        return
    place = list(columns.COLUMNS).index("picture") + 1
    sheet.add_image(Image(io.BytesIO(data)), f"{get_column_letter(place)}{row}")


def _drop_downs(sheet: Worksheet, questions: Sequence[Question], language: str) -> None:
    for kind in columns.KINDS:
        rows = [HEAD + n for n, question in enumerate(questions, start=1) if question.kind == kind]
        if not rows:
            continue
        for key, allowed in (("outcome", columns.choices(kind)), ("role", columns.roles(kind))):
            words = ",".join(text.in_language(language) for text in allowed.values())
            listed = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
            listed.error = columns.NOT_A_WORD.in_language(language)
            letter = get_column_letter(list(columns.COLUMNS).index(key) + 1)
            for row in rows:
                listed.add(f"{letter}{row}")
            sheet.add_data_validation(listed)


def _data(sheet: Worksheet, questions: Sequence[Question]) -> None:
    """Write what every row is about, so that rows may be sorted and shown text may be edited without harm."""
    sheet.sheet_state = "hidden"
    for number, question in enumerate(questions, start=1):
        for at in range(0, max(1, len(question.covers)), MARKS_A_CELL):
            marks = " ".join(question.covers[at : at + MARKS_A_CELL])
            sheet.append([str(number), question.kind, question.requirement, question.veto, marks])
            _write(sheet, sheet.max_row, 6, question.title)
            _write(sheet, sheet.max_row, 7, question.question)
