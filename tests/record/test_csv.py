from __future__ import annotations

import csv
import io

import pytest

from pytest_govsite.record.csv import COLUMNS, findings_csv, safe_cell
from tests.record import build


def rows(language: str = "zh") -> list[list[str]]:
    data = findings_csv(build.record(language=language))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_line_for_each_finding_under_headings() -> None:
    heads, *lines = rows()
    assert heads[:3] == ["序号", "项目编号", "检测项目"]
    assert len(lines) == sum(len(result.findings) for result in build.results())
    assert {len(line) for line in lines} == {len(COLUMNS)}
    assert rows("en")[0][:3] == ["No.", "Requirement", "Title"]


def test_a_line_tells_page_expected_and_found() -> None:
    line = next(line for line in rows()[1:] if line[1] == "labels.pub-date")
    cells = dict(zip(COLUMNS, line, strict=True))
    assert cells["page"] == f"{build.HOST}{build.article(1)}"
    assert (cells["expected"], cells["found"]) == ("YYYY-MM-DD HH:MM", "2026∶11∶02")
    assert (cells["outcome"], cells["level"]) == ("不符合", "强制")
    assert "国办发〔2017〕47号" in cells["clauses"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "－1"])
def test_cells_that_would_compute_are_quoted(text: str) -> None:
    assert safe_cell(text).startswith("'")


def test_ordinary_cells_stay_as_they_are() -> None:
    assert safe_cell("发布时间 2026-11-22") == "发布时间 2026-11-22"
    assert safe_cell("") == ""


def test_no_cell_of_a_hostile_record_computes_or_breaks_the_line() -> None:
    for line in rows()[1:]:
        for cell in line:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell.isprintable()
