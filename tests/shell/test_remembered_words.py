"""A decision on words, from the form of one inspection to the next inspection and to another site."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pytest_govsite.attest import columns
from pytest_govsite.attest.__main__ import main as attest
from tests.shell.conftest import Site, site

ITEM = "links.illegal"
SELECTED = ("-k", ITEM, "--govsite-lexicon=own.toml")
OWN = 'title = "词库"\nsource = "本机构"\n[[unlawful]]\nwords = ["幸运大转盘"]\n'


def told(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    made: dict[str, Any] = json.loads((folder / "record.json").read_text("utf-8"))
    [result] = [r for r in made["requirements"] if r["id"] == ITEM]
    return made, result


def linking(text: str, page: str = "/news/1.html") -> dict[str, str]:
    pages = site()
    pages[page] = pages[page].replace(
        "<div class='content'>", f"<div class='content'><a href='/notices/2.html'>{text}</a>"
    )
    return pages


def fill(form: Path) -> None:
    book = load_workbook(form)
    sheet = book.worksheets[0]
    place = {key: number for number, key in enumerate(columns.COLUMNS, start=1)}
    [row] = [r for r in range(3, sheet.max_row + 1) if "幸运大转盘" in str(sheet.cell(r, place["question"]).value)]
    said: dict[str, Any] = {
        "outcome": "符合",
        "who": "张三",
        "role": "检测人员",
        "when": date(2026, 11, 20),
        "reason": "本县的有奖答题活动",
    }
    for key, value in said.items():
        sheet.cell(row, place[key]).value = value
    book.save(form)


@pytest.mark.thorough
def test_form_decisions_next_run_and_another_site(pytester: pytest.Pytester) -> None:
    folder = pytester.path
    now = "--govsite-now=2026-11-20T10:00"
    (folder / "own.toml").write_text(OWN, "utf-8")
    with Site(linking("幸运大转盘有奖答题")) as first:
        assert pytester.runpytest_subprocess(f"--govsite={first.url}", now, *SELECTED).ret == 0
    assert told(folder / "govsite-report")[1]["outcome"] == "cantTell"

    assert attest(["new", "govsite-report", "--xlsx"]) == 0
    fill(folder / "attest.xlsx")
    assert attest(["read", "attest.xlsx"]) == 0
    (folder / "people.toml").write_text('[attestations]\nfile = "attest.toml"\n', "utf-8")
    replay = ("--govsite-replay=govsite-report", "--govsite-config=people.toml", "--govsite-output=final")
    assert pytester.runpytest_subprocess(*replay, *SELECTED).ret == 0
    assert told(folder / "final")[1]["outcome"] == "passed"
    assert attest(["remember", "final", "-o", "words.toml", "--until", "2027-06-30"]) == 0

    # the same link on another page of another site, half a year later; then once more when the decision has expired
    known = "--govsite-decisions=words.toml"
    with Site(linking("幸运大转盘有奖答题", "/notices/3.html")) as other:
        for name, day in (("applied", "2027-05-01"), ("expired", "2027-07-01"), ("changed", "2027-05-01")):
            if name == "changed":
                other.pages |= linking("幸运大转盘天天中", "/notices/3.html")
            options = (f"--govsite={other.url}", f"--govsite-output={name}", f"--govsite-now={day}T10:00", known)
            assert pytester.runpytest_subprocess(*options, *SELECTED).ret == 0
    made, result = told(folder / "applied")
    assert result["outcome"] == "passed"
    [finding] = result["findings"]
    assert finding["attested"] == "本县的有奖答题活动（张三，检测人员，2026-11-20，沿用 words.toml 中的判定）"
    [entry] = made["attestations"]
    assert (entry["effect"], entry["findings"], entry["attestation"]["remembered"]) == ("decided", 1, "words.toml")
    page = (folder / "applied" / "record.html").read_text("utf-8")
    assert "沿用 words.toml 中的词语判定" in page
    assert "，有效至 2027-06-30" in page
    assert "decisions words.toml" in (folder / "applied" / "manifest.json").read_text("utf-8")

    made, result = told(folder / "expired")
    assert (result["outcome"], [e["effect"] for e in made["attestations"]]) == ("cantTell", ["expired"])
    assert any("已过期，重新列为待定" in note for note in made["notes"])

    made, result = told(folder / "changed")
    assert (result["outcome"], made.get("attestations", [])) == ("cantTell", [])

    # judging again needs the file no more
    (folder / "words.toml").unlink()
    again = ("--govsite-replay=applied", "--govsite-output=again", *SELECTED)
    assert pytester.runpytest_subprocess(*again).ret == 0
    assert told(folder / "again")[1]["findings"] == [finding]
