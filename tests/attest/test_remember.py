from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pytest_govsite.attest.__main__ import main
from pytest_govsite.attest.questions import open_questions
from pytest_govsite.config.remembered import read_remembered
from pytest_govsite.inspection.attested import attested_entries
from pytest_govsite.inspection.attesting import attestation_mark
from pytest_govsite.model import Attestation, Finding, Outcome, Record, Role
from pytest_govsite.record.json import encode_record
from tests.attest.test_questions import CANT_TELL, doubt, record
from tests.record import build

REQUIREMENT = "safety.misstatements"


def words(term: str, context: str, page: str = "/", **more: object) -> Finding:
    found = f"甲乙【{term}】{context[:2]}"
    return doubt(page, "疑似表述错误", term=term, context=context * 16, found=found, key=f"k:{term}", **more)


def answered(*findings: Finding, outcome: str = "passed", reason: str = "引文", **changes: object) -> Record:
    """The record of an inspection in which one answer decided some words."""
    marks = tuple(attestation_mark(f) for f in findings)
    answer = Attestation(
        requirement=REQUIREMENT, outcome=outcome, who="张三", role=Role.INSPECTOR, when="2026-11-20", reason=reason, covers=marks
    )  # fmt: skip
    settled = tuple(msgspec.structs.replace(f, outcome=Outcome(outcome), attested="张三") for f in findings)
    result = build.result(REQUIREMENT, "表述错误", Outcome.PASSED, findings=settled)
    entries = attested_entries((msgspec.structs.replace(answer, **changes),), [result], set())
    return msgspec.structs.replace(record(result), attestations=entries)


def remember(folder: Path, made: Record, *more: str) -> int:
    (folder / "final").mkdir(exist_ok=True)
    (folder / "final" / "record.json").write_bytes(encode_record(made))
    return main(["remember", str(folder / "final"), "-o", str(folder / "words.toml"), *more])


def test_doubts_about_words_are_grouped_by_the_words() -> None:
    findings = (words("某词", "a"), words("某词", "b", "/1"), words("别词", "c", "/2"))
    asked = open_questions(record(build.result(REQUIREMENT, "表述错误", CANT_TELL, findings=findings)))
    assert [(q.question, q.findings) for q in asked] == [("疑似表述错误：别词", 1), ("疑似表述错误：某词", 2)]
    # more than one thing was found: the person sees examples of both
    assert all(text in asked[1].context for text in ("甲乙【某词】a", "甲乙【某词】b"))


def test_what_was_decided_on_words_goes_into_the_file_once_a_context(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(words("某词", "a"), words("某词", "a", "/1"), words("某词", "b"), doubt("/", "不关词语"))
    assert remember(tmp_path, made, "--until", "2027-11-20") == 0
    assert "写入 2 条词语判定，共 2 条" in capsys.readouterr().out
    kept = read_remembered([("", tmp_path / "words.toml")])
    assert [(d.requirement, d.term, d.context, d.outcome, d.who, d.when, d.until) for d in kept] == [
        (REQUIREMENT, "某词", context * 16, "passed", "张三", "2026-11-20", "2027-11-20") for context in "ab"
    ]
    assert kept[0].seen == "甲乙【某词】a"
    assert kept[0].site == made.site.name


def test_a_later_decision_takes_the_place_and_keeps_the_old_one(tmp_path: Path) -> None:
    remember(tmp_path, answered(words("某词", "a")))
    text = (tmp_path / "words.toml").read_text("utf-8")
    remember(tmp_path, answered(words("某词", "a")))
    assert (tmp_path / "words.toml").read_text("utf-8") == text
    remember(tmp_path, answered(words("某词", "a"), words("别词", "b"), outcome="failed", reason="复核确有错误"))
    first, second = read_remembered([("", tmp_path / "words.toml")])
    assert (first.outcome, first.reason) == ("failed", "复核确有错误")
    assert [(old.outcome, old.reason) for old in first.earlier] == [("passed", "引文")]
    assert second.earlier == ()


@pytest.mark.parametrize("changes", [{"remembered": "words.toml"}, {"role": Role.CLIENT}])
def test_only_what_an_inspector_decided_here_is_remembered(tmp_path: Path, changes: dict[str, object]) -> None:
    assert remember(tmp_path, answered(words("某词", "a"), **changes)) == 0
    assert read_remembered([("", tmp_path / "words.toml")]) == ()


def test_what_cannot_be_used_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert remember(tmp_path, answered(words("某词", "a")), "--until", "bald") == 2
    assert "--until = 'bald'" in capsys.readouterr().err
    (tmp_path / "words.toml").write_text("[[", "utf-8")
    assert remember(tmp_path, answered(words("某词", "a"))) == 2
    assert "no valid TOML" in capsys.readouterr().err
    assert (tmp_path / "words.toml").read_text("utf-8") == "[["
