"""The JSON-LD context of earl.json: EARL 1.0, WCAG-EM, Dublin Core and the names that the WCAG-EM Report Tool uses."""

from __future__ import annotations

from typing import Any

OUTCOME_TYPES = {
    "passed": "Pass",
    "failed": "Fail",
    "cantTell": "CannotTell",
    "inapplicable": "NotApplicable",
    "untested": "NotTested",
}
"""Outcome -> class of its value in EARL 1.0."""

_EARL = (
    "Assertion", "TestMode", "TestCriterion", "TestRequirement", "TestSubject", "TestResult", "OutcomeValue",
    *OUTCOME_TYPES.values(), "mode", "result", "subject", "test", "outcome",
)  # fmt: skip
_STEPS = {
    "Evaluation": "procedure",
    "defineScope": "step1",
    "scope": "step1a",
    "conformanceTarget": "step1b",
    "accessibilitySupportBaseline": "step1c",
    "exploreTarget": "step2",
    "pageTypeVariety": "step2c",
    "technologiesReliedUpon": "step2d",
    "selectSample": "step3",
    "structuredSample": "step3a",
    "randomSample": "step3b",
    "auditSample": "step4",
    "reportFindings": "step5",
    "evaluationSpecifics": "step5b",
    "commissioner": "commissioner",
    "evaluator": "evaluator",
    "Website": "website",
    "Webpage": "webpage",
}

CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "earl": "http://www.w3.org/ns/earl#",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "wcagVersion": "http://www.w3.org/WAI/standards-guidelines/wcag/#versions",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "summary": "dcterms:summary",
    "W3CDTF": "http://www.w3.org/TR/NOTE-datetime",
    "date": {"@id": "dcterms:date", "@type": "W3CDTF"},
    "WebSite": "schema:WebSite",
    "WebPage": "schema:WebPage",
    **{name: f"wcagem:{step}" for name, step in _STEPS.items()},
    **{name: f"earl:{name}" for name in _EARL},
}
