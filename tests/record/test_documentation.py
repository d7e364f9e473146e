from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import TraceEntry
from pytest_govsite.record.html import record_html
from tests.record import build

ROOT = Path(__file__).parents[2]


def test_every_place_that_the_checklist_names_is_in_the_record() -> None:
    text = (ROOT / "docs" / "record-checklist.md").read_text("utf-8")
    source = record_html(build.record(trace=(TraceEntry(clause=build.GUIDE, requirements=("footer.icp",)),)))
    tree = LexborHTMLParser(source)
    named = set(re.findall(r"`#([a-z]+)`", text))
    assert len(named) >= 12
    # These stand only where there is something to tell; their templates have them.
    sometimes = {"attested", "operations", "reinspection", "amendment", "contact", "points"}
    assert {name for name in named - sometimes if tree.css_first(f"#{name}") is None} == set()
    templates = ROOT / "pytest_govsite" / "record" / "templates"
    for name in sometimes & named:
        assert f'id="{name}"' in (templates / f"{name}.html.j2").read_text("utf-8")


@pytest.mark.parametrize(
    "clause", [f"7.8.2.1 {letter})" for letter in "abcdefghijklmnop"] + ["7.8.2.2", "7.8.6", "7.8.8"]
)
def test_the_checklist_forgets_no_clause(clause: str) -> None:
    assert f"| {clause} |" in (ROOT / "docs" / "record-checklist.md").read_text("utf-8")


def test_what_validation_says_to_repeat_is_there() -> None:
    text = (ROOT / "docs" / "validation.md").read_text("utf-8")
    paths = re.findall(r"\btests/[\w/.]+", text)
    assert len(paths) >= 12
    assert [path for path in paths if not (ROOT / path).exists()] == []
