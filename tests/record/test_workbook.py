from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image as Picture

from pytest_govsite.record.workbook import LONGEST, Plate, write_workbook

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "#REF!",
    '=HYPERLINK("https://evil.example/")',
)
MOMENT = "2026-11-22T09:41:12+08:00"


def write(path: Path, *plates: Plate) -> Path:
    write_workbook(path, plates, title="附表", creator="pytest-govsite", moment=MOMENT)
    return path


def plate(*rows: tuple[str, ...], **more: object) -> Plate:
    given = {"title": "表", "intro": "说明", "columns": ("甲", "乙"), "rows": rows}
    return Plate(**(given | more))  # type: ignore[arg-type]


def test_rows_stand_under_their_headings(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "a.xlsx", plate(("一", "二"), ("三",)))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["甲", "乙"],
        ["一", "二"],
        ["三", None],
    ]
    assert sheet["A1"].value == "表"
    assert sheet["A2"].value == "说明"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:B5"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_run_as_a_formula(tmp_path: Path, text: str) -> None:
    cell = load_workbook(write(tmp_path / "a.xlsx", plate((text, "")))).active["A4"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.endswith(text.lstrip("\t"))


def test_hostile_characters_and_lengths_are_bounded(tmp_path: Path) -> None:
    text = "\u202e\x00\x07\ud800" + "长" * 40_000
    cell = load_workbook(write(tmp_path / "a.xlsx", plate((text, "")))).active["A4"]
    assert len(cell.value) == LONGEST
    assert "\u202e" not in cell.value
    assert cell.value.startswith("[U+202E][U+0000]")


def test_names_of_sheets_are_those_that_excel_takes(tmp_path: Path) -> None:
    book = load_workbook(write(tmp_path / "a.xlsx", plate(title="甲/乙:[丙]*?"), plate(title="长" * 50)))
    assert book.sheetnames[0] == "甲 乙  丙   "
    assert len(book.sheetnames[1]) == 31


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(tmp_path / f"{n}.xlsx", plate(("一", "二"))).read_bytes() for n in range(2))
    assert first == second


def test_choices_and_pictures(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Picture.new("RGB", (40, 30), "red").save(buffer, "JPEG")
    made = plate(
        ("一", ""), ("二", ""), blank=1, choices={1: ("已整改", "未整改")}, pictures={1: (buffer.getvalue(), 40, 30)}
    )
    sheet = load_workbook(write(tmp_path / "a.xlsx", made)).active
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"已整改,未整改"'
    assert str(offered.sqref) == "B4:B5"
    assert len(sheet._images) == 1
    assert sheet["B4"].fill.fgColor.rgb != sheet["A4"].fill.fgColor.rgb


def test_an_empty_table_is_a_table(tmp_path: Path) -> None:
    assert load_workbook(write(tmp_path / "a.xlsx", plate())).active.max_row == 3
