from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pytest_govsite.attest import columns
from pytest_govsite.attest import sheet as sheet_out
from pytest_govsite.attest.__main__ import main
from pytest_govsite.attest.questions import open_questions
from pytest_govsite.config.attestations import attestation_file, read_attestations
from pytest_govsite.model import Outcome, Record, Veto
from pytest_govsite.record.json import encode_record
from tests.attest.test_questions import CANT_TELL, doubt, papers, record
from tests.record import build

PLACES = {key: place for place, key in enumerate(columns.COLUMNS, start=1)}
WHEN = date(2026, 11, 20)


def hostile() -> Record:
    seen = [doubt("/", f"疑问{build.HOSTILE}", template="t1", found='=HYPERLINK("https://evil.example/")', snippet=build.HOSTILE, evidence=("evidence/home.png",), box=(40, 160, 300, 80))]  # fmt: skip
    seen += [doubt(build.article(n), "是否装饰图", template="t2", key=f"k{n}", evidence=("../../etc/passwd",)) for n in range(300)]  # fmt: skip
    return record(
        papers("safety.accounts"),
        build.result("identity.logo", "标志", CANT_TELL, findings=tuple(seen)),
        build.result("labels.pub-date", "时间", Outcome.FAILED),
        veto=(Veto(id="G19-VETO-04", state="proposed", clause=build.GUIDE, requirement="labels.pub-date", reason="5 个"),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record")
    build.evidence(made)
    (made / "record.json").write_bytes(encode_record(hostile()))
    return made


@pytest.fixture
def folder(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "govsite-report").symlink_to(report)
    monkeypatch.chdir(tmp_path)
    # a cell holds 32,767 characters: here the marks of one question fill several
    monkeypatch.setattr(sheet_out, "MARKS_A_CELL", 100)
    return tmp_path


def fill(form: Path, rows: dict[int, dict[str, Any]]) -> None:
    book = load_workbook(form)
    sheet = book.worksheets[0]
    for number, values in rows.items():
        [row] = [r for r in range(3, sheet.max_row + 1) if str(sheet.cell(row=r, column=1).value) == str(number)]
        for key, value in values.items():
            sheet.cell(row=row, column=PLACES[key]).value = value
    book.save(form)


def said(**changes: Any) -> dict[str, Any]:
    return {"outcome": "符合", "who": "张三", "role": "检测人员", "when": WHEN, "reason": "现场查看"} | changes


def test_the_toml_form_is_an_attestation_file_in_which_all_is_open(folder: Path) -> None:
    assert main(["new", "govsite-report"]) == 0
    assert read_attestations(folder / "attest.toml") == ()
    content = attestation_file(folder / "attest.toml")
    assert [a.requirement for a in content.attestation] == ["safety.accounts", "identity.logo", "identity.logo"]
    assert [v.id for v in content.veto] == ["G19-VETO-04"]
    assert {a.covers for a in content.attestation} == {q.covers for q in open_questions(hostile()) if not q.veto}
    assert main(["new", "govsite-report"]) == 2
    text = (folder / "attest.toml").read_text("utf-8")
    assert 'role = ""\nwhen = ""' in text  # papers may be anybody's; a doubt is the inspector's
    assert 'role = "inspector"\nwhen = ""' in text
    assert not {"\u202e", "\u200b", "\x1b"} & set(text)


def test_the_spreadsheet_goes_out_and_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "govsite-report", "--xlsx"]) == 0
    form = folder / "attest.xlsx"
    book = load_workbook(form)
    sheet = book.worksheets[0]
    assert len(sheet._images) == 1
    assert {v.formula1 for v in sheet.data_validations.dataValidation} >= {
        '"符合,不符合,不适用"', '"确认否决,不构成否决"', '"检测人员,委托方,其他机构"', '"检测人员"',
    }  # fmt: skip
    cells = [cell for row in book.worksheets for line in row.iter_rows() for cell in line]
    assert "f" not in {cell.data_type for cell in cells}
    assert main(["read", "attest.xlsx"]) == 0
    assert read_attestations(folder / "attest.toml") == ()

    (folder / "登记表.pdf").write_bytes(b"%PDF")
    fill(form, {
        1: said(evidence="登记表.pdf", role="client", when="2026年11月20日"),
        2: said(outcome="不符合", when="2026/11/20"),
        4: said(outcome="确认否决"),
    })  # fmt: skip
    assert main(["read", "attest.xlsx"]) == 0
    assert "3 项已判定" in capsys.readouterr().out
    papers_, logo, veto = read_attestations(folder / "attest.toml")
    assert (papers_.role, papers_.when, papers_.evidence[0].name) == ("client", "2026-11-20", "登记表.pdf")
    questions = open_questions(hostile())
    assert (logo.outcome, logo.covers) == ("failed", questions[1].covers)
    assert (veto.veto, veto.outcome) == ("G19-VETO-04", "confirmed")
    [open_] = [a for a in attestation_file(folder / "attest.toml").attestation if not a.outcome]
    assert (len(logo.covers), open_.covers) == (300, questions[2].covers)


def test_a_changed_and_an_emptied_row_keep_the_old_answer(folder: Path) -> None:
    main(["new", "govsite-report", "--xlsx"])
    form = folder / "attest.xlsx"
    fill(form, {1: said(), 2: said()})
    main(["read", "attest.xlsx"])
    text = (folder / "attest.toml").read_text("utf-8")
    main(["read", "attest.xlsx"])
    assert (folder / "attest.toml").read_text("utf-8") == text
    with (folder / "attest.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[attestation]]\nrequirement = "safety.source-audit"\noutcome = "passed"\nwho = "李四"\nrole = "inspector"\nwhen = 2026-11-19\nreason = "手写"\n')  # fmt: skip
    fill(form, {1: said(outcome="不符合", reason="复核发现共用账号"), 2: dict.fromkeys(columns.ANSWERED)})
    main(["read", "attest.xlsx"])
    answers = {a.requirement: a for a in read_attestations(folder / "attest.toml")}
    assert answers["safety.accounts"].outcome == "failed"
    assert [(e.outcome, e.reason) for e in answers["safety.accounts"].earlier] == [("passed", "现场查看")]
    assert (answers["identity.logo"].outcome, len(answers["identity.logo"].earlier)) == ("", 1)
    assert answers["safety.source-audit"].who == "李四"


@pytest.mark.parametrize(
    ("row", "said_"),
    [
        (said(outcome="大概符合"), "attest.xlsx: J3 = '大概符合'：可用 / allowed: 符合 met"),
        (said(role="领导"), "attest.xlsx: L3 = '领导'：可用"),
        (said(who=None), "attest.xlsx: K3 = ''：必须填写"),
        (said(when="昨天"), "attest.xlsx: M3 = '昨天'：日期"),
        (said(evidence="没有.pdf"), "attest.xlsx: O3 = '没有.pdf'：文件不存在"),
        (said(role="其他机构"), "attest.xlsx: O3 = ''：其他机构的结论须附其报告"),
    ],
)
def test_what_a_cell_may_not_say_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], row: dict[str, Any], said_: str
) -> None:
    main(["new", "govsite-report", "--xlsx"])
    fill(folder / "attest.xlsx", {1: row})
    assert main(["read", "attest.xlsx"]) == 2
    error = capsys.readouterr().err
    assert said_ in error
    assert error.count("\n") == 1
    assert not (folder / "attest.toml").exists()


def test_a_doubt_is_the_inspectors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "govsite-report", "--xlsx"])
    fill(folder / "attest.xlsx", {2: said(role="委托方")})
    assert main(["read", "attest.xlsx"]) == 2
    assert "L4 = '委托方'：可用 / allowed: 检测人员 inspector" in capsys.readouterr().err


def test_rows_may_be_sorted(folder: Path) -> None:
    main(["new", "govsite-report", "--xlsx"])
    form = folder / "attest.xlsx"
    fill(form, {1: said()})
    book = load_workbook(form)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=6)]
    for number, values in enumerate(reversed(rows), start=3):
        for place, value in enumerate(values, start=1):
            sheet.cell(row=number, column=place).value = value
    book.save(form)
    main(["read", "attest.xlsx"])
    assert [a.requirement for a in read_attestations(folder / "attest.toml")] == ["safety.accounts"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"id;outcome\n"])
def test_what_is_no_form_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (folder / "attest.xlsx").write_bytes(content)
    assert main(["read", "attest.xlsx"]) == 2
    assert "不是 XLSX 文件" in capsys.readouterr().err
    assert main(["read", "gone.xlsx"]) == 2
    assert main(["new", "gone"]) == 2
