from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import Record, RemedyEntry
from pytest_govsite.model.annex import Sheet
from pytest_govsite.record import OutputFolder, write_record
from pytest_govsite.record.annexes import BLANK, COLUMNS, write_annexes, write_problems
from pytest_govsite.record.html import record_html
from pytest_govsite.record.verify import verify_folder
from pytest_govsite.record.view.problems import codes, problems_of
from pytest_govsite.record.words import Words
from tests.record import build


def rows_of(record: Record, folder: Path, **more: Any) -> list[dict[str, str]]:
    path = folder / "problems.xlsx"
    write_problems(record, path, more.get("evidence"))
    sheet = load_workbook(path).active
    return [dict(zip(COLUMNS, (cell.value or "" for cell in row), strict=True)) for row in sheet.iter_rows(min_row=4)]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    return rows_of(build.record(), tmp_path_factory.mktemp("problems"))


def of(rows: list[dict[str, str]], requirement: str) -> list[dict[str, str]]:
    return [row for row in rows if requirement in row["item"]]


def test_one_row_a_problem_whatever_its_pages(rows: list[dict[str, str]]) -> None:
    (row,) = of(rows, "labels.pub-date")
    assert row["pages"].startswith("30\n")
    assert row["page"] == f"{build.HOST}{build.article(1)}"
    assert row["severity"] == "不符合"
    assert "政府网站发展指引" in row["clause"]
    assert len(of(rows, "columns.not-blank")) == 40


def test_failures_come_before_advice_and_doubts(rows: list[dict[str, str]]) -> None:
    order = list(dict.fromkeys(row["severity"] for row in rows))
    assert order == ["不符合", "单项否决（须人确认）", "建议改进", "待人工判定"]


def test_places_for_people_are_empty(rows: list[dict[str, str]]) -> None:
    assert COLUMNS[-BLANK:] == (
        "responsible", "due", "mended", "how_mended", "checked", "checked_when", "checked_by"
    )  # fmt: skip
    assert not any(row[name] for row in rows for name in COLUMNS[-BLANK:])


def test_the_remedy_stands_in_the_row(tmp_path: Path) -> None:
    remedy = RemedyEntry(why="为何", how="由系统写入", bad="旧", good="新")
    changed = tuple(msgspec.structs.replace(r, remedy=remedy) for r in build.results())
    (row,) = of(rows_of(build.record(requirements=changed), tmp_path), "labels.pub-date")
    assert row["remedy"] == "由系统写入"


def test_pictures_of_the_evidence_are_shown(tmp_path: Path) -> None:
    build.evidence(tmp_path)
    rows_of(build.record(), tmp_path, evidence=tmp_path)
    assert len(load_workbook(tmp_path / "problems.xlsx").active._images) == 2


def test_numbers_are_unique_and_stay_when_pages_places_and_host_change() -> None:
    record = build.record()
    first = codes(record)
    assert len(set(first.values())) == len(first)
    assert all(len(code) == 8 for code in first.values())
    moved = tuple(
        msgspec.structs.replace(
            r,
            findings=tuple(
                msgspec.structs.replace(f, page=f"{f.page}?neu", selector=f"{f.selector}:nth-of-type(3)")
                for f in r.findings[1:]
            ),
        )
        if r.id == "labels.pub-date"
        else r
        for r in record.requirements
    )
    again = codes(msgspec.structs.replace(record, requirements=moved))

    def number(found: dict[tuple[str, ...], str]) -> list[str]:
        return [code for identity, code in found.items() if identity[0] == "labels.pub-date"]

    assert number(first) == number(again)


def test_numbers_of_one_cause_under_two_hosts_are_the_same() -> None:
    def with_host(host: str) -> set[str]:
        site = msgspec.structs.replace(build.record().site, url=f"{host}/")
        base = build.results()[4]
        finding = msgspec.structs.replace(base.findings[0], group=f"labels.pub-date||{host}/a.html")
        result = msgspec.structs.replace(base, findings=(finding,))
        return set(codes(build.record(site=site, requirements=(result,))).values())

    assert with_host("https://staging.shifan.example") == with_host("https://www.shifan.gov.cn")


def test_two_problems_with_one_cause_get_two_numbers() -> None:
    for result in build.results():
        identities = [p.identity for p in problems_of(result)]
        assert len(identities) == len(set(identities))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sheets_are_written_with_what_was_left_out(tmp_path: Path, language: str) -> None:
    sheet = Sheet(key="columns", columns=("栏目", "备注"), rows=(("=1+1", ""),), left_out=7, blank=1, note="注")
    write_annexes(build.record(language=language), tmp_path / "annexes.xlsx", (sheet,))
    written = load_workbook(tmp_path / "annexes.xlsx").active
    words = Words(language)
    assert written["A1"].value == words("annex.columns.title")
    assert written["A2"].value == words("annex.columns.intro") + "注" + words("annex.left_out", n=7)
    assert written["A4"].data_type == "s"


def test_both_workbooks_belong_to_the_folder(tmp_path: Path) -> None:
    folder = OutputFolder.open(tmp_path / "report")
    build.evidence(folder.work)
    sheet = Sheet(key="papers", columns=("项目",), rows=(("一",),))
    write_record(build.record(), folder, chromium=None, annexes=lambda: (sheet,))
    path = folder.complete()
    sums = (path / "SHA256SUMS").read_text("utf-8")
    for name in ("problems.xlsx", "annexes.xlsx"):
        assert (path / name).is_file()
        assert name in sums
        assert name in (path / "record.html").read_text("utf-8")
    assert verify_folder(path) == []
    (path / "problems.xlsx").write_bytes(b"changed")
    assert [d.path for d in verify_folder(path)] == ["problems.xlsx"]


def test_the_record_shows_the_numbers_of_the_list() -> None:
    record = build.record()
    tree = LexborHTMLParser(record_html(record))
    shown = {node.text() for node in tree.css(".problem h4 > code")}
    assert shown
    assert shown <= set(codes(record).values())
