"""earl.json is read as the WCAG-EM Report Tool reads it: expanded, framed by type, criteria and pages looked up by id."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from pytest_govsite.model import Finding, Level, Outcome, Record, RequirementResult
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.record.earl import criteria, earl_json
from tests.record import build

EARL = "http://www.w3.org/ns/earl#"
EM = "http://www.w3.org/TR/WCAG-EM/#"
READER = {
    "earl": EARL,
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "Evaluation": f"{EM}procedure",
    "defineScope": f"{EM}step1",
    "scope": f"{EM}step1a",
    "conformanceTarget": f"{EM}step1b",
    "selectSample": f"{EM}step3",
    "structuredSample": f"{EM}step3a",
    "auditSample": f"{EM}step4",
    "reportFindings": f"{EM}step5",
    "wcagVersion": "http://www.w3.org/WAI/standards-guidelines/wcag/#versions",
    **{name: f"{EARL}{name}" for name in ("Assertion", "TestSubject", "result", "subject", "test", "outcome")},
    "title": "http://purl.org/dc/terms/title",
    "description": "http://purl.org/dc/terms/description",
    "date": {"@id": "http://purl.org/dc/terms/date", "@type": "http://www.w3.org/TR/NOTE-datetime"},
    "WebSite": "http://schema.org/WebSite",
    "WebPage": "http://schema.org/WebPage",
    "id": "@id",
    "type": "@type",
}
"""Names of the reader's own context: the file has to mean the same under another one than its own."""


def a11y(identifier: str, outcome: Outcome, *findings: Finding, **more: Any) -> RequirementResult:
    return build.result(
        f"accessibility.{identifier}", identifier, outcome, suite="accessibility", part="accessibility", findings=findings, **more
    )  # fmt: skip


def made(*results: RequirementResult) -> Record:
    return build.record(requirements=results)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def opened(record: Record) -> tuple[dict[str, Any], dict[tuple[str, str], dict[str, Any]]]:
    """Return the evaluation, and the results by criterion and page (`site` for the site)."""
    data = earl_json(record)
    assert data is not None
    dropped: list[str | None] = []
    expanded = jsonld.expand(json.loads(data), on_property_dropped=dropped.append)
    assert dropped == [], "a name that the context does not know says nothing to anybody"
    evaluation = jsonld.frame(expanded, {"@context": READER, "@type": [f"{EM}procedure"]})
    framed = jsonld.frame(evaluation, {"@context": READER, "@type": [f"{EARL}Assertion"]})
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for assertion in framed.get("@graph", [framed]):
        subject = assertion["subject"]
        page = "site" if "WebSite" in listed(subject.get("type", [])) else subject["id"]
        name = assertion["test"]["id"].rpartition(":")[2]
        assert (name, page) not in found, "the tool keeps only one result for a criterion and a page"
        found[name, page] = assertion["result"]
    return evaluation, found


def outcomes(record: Record) -> dict[tuple[str, str], str]:
    return {
        (name, page.removeprefix(build.HOST)): result["outcome"]["id"]
        for (name, page), result in opened(record)[1].items()
    }


def test_scope_sample_and_findings_are_where_the_tool_looks() -> None:
    record = made(a11y("image-text", Outcome.FAILED, build.finding("/", selector="img.logo")))
    evaluation, found = opened(record)
    assert evaluation["defineScope"]["scope"]["title"] == "示范县人民政府"
    assert evaluation["defineScope"]["conformanceTarget"] == "AA"
    assert evaluation["defineScope"]["wcagVersion"] == "2.1"
    sample = listed(evaluation["selectSample"]["structuredSample"])
    assert [(page["id"], page["description"]) for page in sample] == [(f"{build.HOST}/", f"{build.HOST}/")]
    assert evaluation["reportFindings"]["date"] == "2026-11-22"
    described = found["non-text-content", f"{build.HOST}/"]["description"]
    assert described == "accessibility.image-text: 发布时间标签不是真实时间 — img.logo"


def test_failures_of_pages_and_site() -> None:
    record = made(
        a11y("image-text", Outcome.FAILED, build.finding("/"), build.finding("/a.html")),
        a11y("captcha", Outcome.CANT_TELL, build.finding("/b.html", outcome=Outcome.CANT_TELL)),
    )
    assert outcomes(record) == {
        ("non-text-content", "site"): "earl:failed",
        ("non-text-content", "/"): "earl:failed",
        ("non-text-content", "/a.html"): "earl:failed",
        ("non-text-content", "/b.html"): "earl:cantTell",
    }


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        (a11y("reflow", Outcome.PASSED), "earl:cantTell"),
        (a11y("reflow", Outcome.INAPPLICABLE), "earl:inapplicable"),
        (a11y("reflow", Outcome.CANT_TELL), "earl:cantTell"),
        (a11y("language", Outcome.PASSED), "earl:passed"),
        (a11y("language", Outcome.FAILED), "earl:failed"),
    ],
)
def test_what_found_nothing_is_left_to_a_person(result: RequirementResult, outcome: str) -> None:
    assert list(outcomes(made(result)).values()) == [outcome]


def test_advice_is_no_failure_of_a_criterion_but_a_recommendation_is() -> None:
    advice = made(a11y("reflow", Outcome.PASSED, build.finding("/", level=Level.SHOULD)))
    assert set(outcomes(advice).values()) == {"earl:cantTell"}
    should = made(a11y("reflow", Outcome.FAILED, build.finding("/", level=Level.SHOULD), level=Level.SHOULD))
    assert set(outcomes(should).values()) == {"earl:failed"}


def test_without_accessibility_results_there_is_no_file() -> None:
    assert earl_json(made(build.result("labels.pub-date", "x", Outcome.PASSED))) is None
    assert earl_json(made(a11y("reflow", Outcome.UNTESTED))) is None


def test_what_a_site_served_stays_text() -> None:
    hostile = build.finding("/", message=build.HOSTILE, selector="<img onerror=x>", expected="</p>")
    data = earl_json(made(a11y("reflow", Outcome.FAILED, hostile)))
    assert data is not None
    values = data.decode()
    assert "<" not in values
    assert "\u202e" not in values


def test_every_requirement_named_exists_and_every_criterion_is_named_once() -> None:
    known = load_catalogue().requirements
    assert {r for criterion in criteria() for r in criterion.requirements} <= known.keys()
    assert len({c.fragment for c in criteria()}) == len(criteria()) == 46
    assert all(c.level in ("A", "AA", "AAA") for c in criteria())


def test_many_findings_stay_bounded() -> None:
    many = tuple(build.finding(f"/{page}", message=f"{n}") for page in range(500) for n in range(30))
    data = earl_json(made(a11y("reflow", Outcome.FAILED, *many)))
    assert data is not None
    assert len(json.loads(data)["auditSample"]) == 301
    assert "另有 10 项" in data.decode()
