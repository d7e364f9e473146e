from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.shell.conftest import Site

NOW = "--govsite-now=2026-11-20T10:00"
SELECTED = ("-k", "identity.approval or labels.pub-date")
ANSWER = """
[[attestation]]
requirement = "identity.approval"
outcome = "{outcome}"
who = "张三"
role = "{role}"
when = 2026-11-19
reason = "{reason}"
evidence = ["批复.pdf"]
"""


def record(folder: Path, name: str = "govsite-report") -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / name / "record.json").read_text("utf-8"))
    return made


def approval(made: dict[str, Any]) -> dict[str, Any]:
    [found] = [r for r in made["requirements"] if r["id"] == "identity.approval"]
    return dict(found)


def write(folder: Path, outcome: str = "passed", role: str = "inspector", reason: str = "查验批复原件") -> None:
    (folder / "批复.pdf").write_bytes(b"%PDF-1.7 approval")
    (folder / "attest.toml").write_text(ANSWER.format(outcome=outcome, role=role, reason=reason), encoding="utf-8")
    (folder / "people.toml").write_text('[attestations]\nfile = "attest.toml"\n', encoding="utf-8")


@pytest.mark.thorough
def test_people_decide_in_a_replay_and_again_in_the_next(pytester: pytest.Pytester, small_site: Site) -> None:
    folder = pytester.path
    first = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, *SELECTED)
    first.assert_outcomes(passed=1, skipped=1)
    assert approval(record(folder))["outcome"] == "untested"
    small_site.asked.clear()

    write(folder)
    arguments = ("--govsite-config=people.toml", *SELECTED)
    second = pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-output=second", *arguments)
    second.assert_outcomes(passed=2)
    assert not small_site.asked
    made = record(folder, "second")
    assert made["site"] == record(folder)["site"]
    assert (approval(made)["outcome"], approval(made)["method"]) == ("passed", "person")
    [entry] = made["attestations"]
    assert entry["effect"] == "decided"
    [paper] = entry["attestation"]["evidence"]
    assert (folder / "second" / paper["path"]).read_bytes() == b"%PDF-1.7 approval"
    manifest = json.loads((folder / "second" / "manifest.json").read_text("utf-8"))
    assert paper["sha256"] in [f["sha256"] for f in manifest["files"] if f["path"] == paper["path"]]
    assert "attestations" in [given["name"] for given in manifest["inputs"]]
    assert "查验批复原件" in (folder / "second" / "record.html").read_text("utf-8")

    (folder / "批复.pdf").unlink()
    (folder / "attest.toml").unlink()
    third = pytester.runpytest_subprocess("--govsite-replay=second", "--govsite-output=third", *SELECTED)
    third.assert_outcomes(passed=2)
    assert record(folder, "third")["attestations"] == made["attestations"]

    write(folder, "failed", reason="批复与网站名称不一致")
    fourth = pytester.runpytest_subprocess("--govsite-replay=second", "--govsite-output=fourth", *arguments)
    fourth.assert_outcomes(passed=1, failed=1)
    assert fourth.ret == 1
    made = record(folder, "fourth")
    assert approval(made)["findings"][0]["message"] == "批复与网站名称不一致"
    [entry] = made["attestations"]
    assert [old["outcome"] for old in entry["attestation"]["earlier"]] == ["passed"]
    assert made["conclusion"]["verdict"] == "nonconforming"
    assert "原判定：符合，张三" in (folder / "fourth" / "record.html").read_text("utf-8")


def test_a_wrong_answer_is_one_line_and_opens_nothing(pytester: pytest.Pytester, small_site: Site) -> None:
    write(pytester.path, role="owner")
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", "--govsite-config=people.toml", NOW)
    assert result.ret == 4
    result.stderr.fnmatch_lines(["*attest.toml: attestation?0?.role = 'owner'*inspector | client | body"])
    assert not small_site.asked
    assert not (pytester.path / "govsite-report").exists()
