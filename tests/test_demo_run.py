"""The two runs that a new user starts with, in a real browser and through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import tomli_w

from pytest_govsite.attest.__main__ import main as attest_main
from pytest_govsite.demo.defects import DEFECTS, all_compatible
from pytest_govsite.demo.defects.definition import Defect, matches

NOW = "--govsite-now=2026-11-20T10:00"

LOOKED = ("accessibility.", "elderly.")
"""Requirements that are judged on closer looks."""

pytestmark = pytest.mark.browser


def record(folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / "govsite-report" / "record.json").read_text("utf-8"))
    return made


def test_demo(pytester: pytest.Pytester) -> None:
    """Without the suites that use pages, for which see `test_whole_demo`."""
    selection = ("-m", "site_identity or page_labels or mandated_columns or site_security")
    result = pytester.runpytest_subprocess("--govsite=demo", NOW, *selection)
    assert result.ret == 0
    _assert_faultless(pytester.path)


@pytest.fixture(scope="module")
def whole_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whole inspection of the demo, as a new user starts it; replays judge what it saw again."""
    folder = tmp_path_factory.mktemp("demo")
    assert inspect(folder, "--govsite=demo", NOW) == 0
    return folder


def inspect(folder: Path, *arguments: str) -> int:
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments)
    return subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL).returncode


@pytest.mark.thorough
def test_whole_demo(whole_demo: Path) -> None:
    made = _assert_faultless(whole_demo)
    pages = made["coverage"]["pages"]
    assert all({"axe", "dom"} <= set(page["looks"]) for page in pages if page["rendered"])


def _assert_faultless(folder: Path) -> dict[str, Any]:
    made = record(folder)
    assert {r["id"] for r in made["requirements"] if r["outcome"] == "failed"} == set()
    assert made["conclusion"]["verdict"] == "pending"
    assert made["coverage"]["unobserved"] == []
    pages = made["coverage"]["pages"]
    assert [(page["url"], page["looks_lost"]) for page in pages if page["looks_lost"]] == []
    assert (folder / "govsite-report" / "record.pdf").stat().st_size > 100_000
    assert [r["id"] for r in made["requirements"] if r["cause"] == "broken"] == []
    return made


PAPER = "security.graded-protection"


def _answered(folder: Path, left_open: str = "", failed: str = "") -> None:
    """Fill the form of what is open in the record: all is met but the one that stays open and the one that is not."""
    form = folder / "form.toml"
    if not form.exists():
        assert attest_main(["new", str(folder / "govsite-report"), "-o", str(form)]) == 0
    content = tomllib.loads(form.read_text("utf-8"))
    for entry in (*content.get("attestation", ()), *content.get("veto", ())):
        name = entry.get("requirement") or entry["id"]
        outcome = "failed" if name == failed else "rejected" if "id" in entry else "passed"
        entry |= {"outcome": "" if name == left_open else outcome, "who": "张三", "role": "inspector"}
        entry |= {"when": date(2026, 11, 20), "reason": f"查验 {name}"}
    (folder / "attest.toml").write_text(tomli_w.dumps(content), "utf-8")
    (folder / "people.toml").write_text('[attestations]\nfile = "attest.toml"\n', "utf-8")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("left_open", "failed", "verdict"), [("", "", "conforming"), (PAPER, "", "pending"), ("", PAPER, "nonconforming")]
)
def test_people_decide_what_is_open_in_the_demo(whole_demo: Path, left_open: str, failed: str, verdict: str) -> None:
    engines = {engine["name"] for engine in record(whole_demo)["engines"] if engine.get("available", True)}
    if not {"chromium", "firefox", "webkit"} <= engines:
        pytest.skip("what an engine that is not there would show stays open")
    _answered(whole_demo, left_open, failed)
    replay = ("--govsite-replay=govsite-report", "--govsite-config=people.toml", f"--govsite-output={verdict}")
    assert inspect(whole_demo, *replay) == (1 if failed else 0)
    made = json.loads((whole_demo / verdict / "record.json").read_text("utf-8"))
    conclusion = made["conclusion"]
    assert conclusion["verdict"] == verdict
    assert {conclusion["parts"][part]["verdict"] for part in ("function", "accessibility", "elderly")} == {"conforming"}
    asked = [(item["requirement"], item["who"]) for item in conclusion["open_items"] if item["kind"] == "pending"]
    assert asked == ([(PAPER, "client")] if left_open else [])
    assert conclusion["reasons"] == ([PAPER] if failed else [])
    assert {entry["effect"] for entry in made["attestations"]} == {"decided"}
    page = (whole_demo / verdict / "record.html").read_text("utf-8")
    shown = page.partition('<section id="failed"')[2].partition("</section>")[0]
    [decisive] = [r for r in made["requirements"] if r["id"] == PAPER]
    cited = [clause["document"] in shown and clause["clause"] in shown for clause in decisive["clauses"]]
    assert all(cited) == bool(failed)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def _shows(defect: Defect, rendered: set[str]) -> bool:
    """Return whether the sample shows a defect: what is judged on rendered pages alone needs one of its pages there."""
    if defect.requirement not in ("identity.header-name", "identity.logo", "footer.agency-mark") or not defect.pages:
        return True
    return any(matches(defect.pages, path) for path in rendered)


def _found(requirement: dict[str, Any], defect: Defect) -> bool:
    """Return whether a requirement has an outcome of the defect; where accessibility is concerned, on a page of its."""
    own = [f for f in requirement["findings"] if f["outcome"] in defect.outcomes]
    if not requirement["id"].startswith(LOOKED) or not defect.pages:
        return bool(own) or requirement["outcome"] in defect.outcomes
    return any(matches(defect.pages, _path(f["page"])) for f in own if f["page"])


def _unexplained(requirement: dict[str, Any], defects: list[Defect]) -> set[tuple[str, str, str]]:
    """Return the must-level failures on pages that no defect changes in a way that may raise the requirement."""
    possible = [d for d in defects if requirement["id"] in (*d.raises, *d.may)]
    failed = [f for f in requirement["findings"] if f["outcome"] == "failed" and f["level"] == "must"]
    return {
        (requirement["id"], _path(f["page"]), f["message"])
        for f in failed
        if not any(not d.pages or matches(d.changes, _path(f["page"])) for d in possible)
    }


@pytest.mark.thorough
def test_demo_defective(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--govsite=demo-defective", NOW)
    made = record(pytester.path)
    assert result.ret == 1
    assert made["conclusion"]["verdict"] == "nonconforming"
    compatible = [DEFECTS[name] for name in all_compatible()]
    judged = {r["id"]: r for r in made["requirements"]}
    seen = {_path(p["url"]) for p in made["coverage"]["pages"] if p["rendered"]}
    missed = {
        defect.id: [i for i in defect.raises if not _found(judged[i], defect)]
        for defect in compatible
        if not all(_found(judged[i], defect) for i in defect.raises) and _shows(defect, seen)
    }
    assert missed == {}
    failed = {i for i, r in judged.items() if r["outcome"] == "failed"}
    assert failed <= {i for d in compatible for i in (*d.raises, *d.may)}
    looked = [r for r in judged.values() if r["id"].startswith(LOOKED)]
    assert set().union(*(_unexplained(requirement, compatible) for requirement in looked)) == set()
