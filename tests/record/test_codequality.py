from __future__ import annotations

import json
from typing import Any

import jsonschema

from pytest_govsite.model import Level, Outcome, Record
from pytest_govsite.record.codequality import codequality_json
from tests.record import build

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/).+"},
                    "lines": {"type": "object", "required": ["begin"]},
                },
            },
        },
    },
}
"""What the documentation of GitLab's Code Quality report asks for."""


def entries(record: Record) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(codequality_json(record))
    jsonschema.validate(made, SCHEMA)
    assert len({entry["fingerprint"] for entry in made}) == len(made)
    return made


def alt(*findings: Any, **more: Any) -> Record:
    return build.record(requirements=(build.result("a11y.alt", "替代文本", Outcome.FAILED, findings=findings, **more),))


def test_a_hostile_record_makes_a_valid_report() -> None:
    for entry in entries(build.record()):
        assert entry["description"].isprintable()


def test_one_entry_for_a_template_with_the_number_of_pages() -> None:
    [entry] = entries(alt(*(build.finding(f"/news/{n}.html", key="a11y.alt:1") for n in range(3))))
    assert entry["description"] == "替代文本：发布时间标签不是真实时间（3 个页面）"
    assert entry["location"]["path"] == "news/0.html"
    assert entry["severity"] == "critical"


def test_alike_faults_on_one_page_are_apart_and_keep_their_fingerprints() -> None:
    one = entries(alt(build.finding("/", key="a11y.alt:1")))
    two = entries(alt(build.finding("/", key="a11y.alt:1"), build.finding("/", key="a11y.alt:1", selector="b")))
    assert len(two) == 2
    assert one[0]["fingerprint"] == two[0]["fingerprint"]


def test_severity_tells_advice_and_waivers() -> None:
    assert entries(alt(build.finding("/", level=Level.SHOULD)))[0]["severity"] == "minor"
    assert entries(alt(build.finding("/"), waived="整改中"))[0]["severity"] == "info"


def test_the_site_and_the_home_page_have_a_path() -> None:
    assert [e["location"]["path"] for e in entries(alt(build.finding("/")))] == ["index.html"]
    assert [e["location"]["path"] for e in entries(alt(build.finding("/a?b=../c")))] == ["a?b=../c"]
