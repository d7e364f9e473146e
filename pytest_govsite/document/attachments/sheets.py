"""Workbooks (XLSX, XLSM, XLSB, ODS and the older XLS), read by calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from pytest_govsite.document.attachments.package import Package
from pytest_govsite.document.attachments.parts import MOST_LINES, AttachmentText, UnreadableError, collect

_MOST_CELLS = 60
_ROWS = MOST_LINES


def read_workbook(data: bytes) -> AttachmentText:
    """Return the cells of the sheets, hidden ones too, one row a line; numbers as written."""
    if data.startswith(b"PK"):
        Package(data)
    try:
        book = load_workbook(io.BytesIO(data))
        return collect((number, _rows(book, name)) for number, name in enumerate(book.sheet_names, 1))
    except CalamineError as error:
        secret = "password" in str(error).lower() or "encrypt" in str(error).lower()
        words = (
            "有密码，无法打开 / protected by a password"
            if secret
            else "表格已损坏或格式不受支持 / broken or unknown workbook"
        )
        raise UnreadableError(words) from error


def _rows(book: CalamineWorkbook, name: str) -> Iterator[str]:
    for row in book.get_sheet_by_name(name).to_python(nrows=_ROWS):
        cells = [_written(cell) for cell in row[:_MOST_CELLS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield "\t".join(cells)


def _written(cell: object) -> str:
    """Return a cell as it reads: whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e19:
        return str(int(cell))
    return " ".join(str(cell).split())
