"""The two runs that a new user starts with, in a real browser and through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from pytest_govsite.demo.defects import DEFECTS, all_compatible
from pytest_govsite.demo.defects.definition import Defect, matches

NOW = "--govsite-now=2026-11-20T10:00"

pytestmark = pytest.mark.browser


def record(folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / "govsite-report" / "record.json").read_text("utf-8"))
    return made


def test_demo(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--govsite=demo", NOW)
    made = record(pytester.path)
    assert result.ret == 0
    assert {r["id"] for r in made["requirements"] if r["outcome"] == "failed"} == set()
    assert made["conclusion"]["verdict"] == "pending"
    assert made["coverage"]["unobserved"] == []
    assert (pytester.path / "govsite-report" / "record.pdf").stat().st_size > 100_000
    broken = [r["id"] for r in made["requirements"] if r["cause"] == "broken"]
    assert broken == []


def _shows(defect: Defect, rendered: set[str]) -> bool:
    """Return whether the sample shows a defect: what is judged on rendered pages alone needs one of its pages there."""
    if defect.requirement not in ("identity.header-name", "identity.logo", "footer.agency-mark") or not defect.pages:
        return True
    return any(matches(defect.pages, path) for path in rendered)


def test_demo_defective(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--govsite=demo-defective", NOW)
    made = record(pytester.path)
    assert result.ret == 1
    assert made["conclusion"]["verdict"] == "nonconforming"
    found = {r["id"]: {f["outcome"] for f in r["findings"]} | {r["outcome"]} for r in made["requirements"]}
    seen = {unquote(urlsplit(p["url"]).path) for p in made["coverage"]["pages"] if p["rendered"]}
    missed = {
        defect.id: defect.raises
        for defect in map(DEFECTS.__getitem__, all_compatible())
        if not all(found[i] & set(defect.outcomes) for i in defect.raises) and _shows(defect, seen)
    }
    assert missed == {}
    failed = {r["id"] for r in made["requirements"] if r["outcome"] == "failed"}
    declared = {i for d in map(DEFECTS.__getitem__, all_compatible()) for i in (*d.raises, *d.may)}
    assert failed <= declared
