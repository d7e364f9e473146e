"""earl.json: the accessibility results as EARL (JSON-LD), in the shape that the WCAG-EM Report Tool of the W3C opens.

One assertion for each success criterion and page with a finding, and one for each criterion and the site. A requirement
looks at a part of a criterion, so where nothing was found the outcome is `cantTell` for a person to complete, never a
pass that was not earned; only the criteria that `success_criteria.toml` names as decided alone are passed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Level, Outcome
from pytest_govsite.record.earl_context import CONTEXT, OUTCOME_TYPES
from pytest_govsite.record.inert import cut, one_line
from pytest_govsite.record.json import plain
from pytest_govsite.record.words import Words

SUITE = "accessibility"
MOST_PAGES = 300
_DESCRIBED = 20
_WORST_FIRST = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.INAPPLICABLE, Outcome.PASSED)
_ANGLES = str.maketrans("<>", "‹›")


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A success criterion of WCAG 2.1."""

    number: str
    fragment: str
    """Its fragment in the Recommendation."""
    level: str
    requirements: tuple[str, ...]
    """Ids of the requirements that look at it."""
    whole: bool
    """True: they decide it alone."""


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the criteria that requirements look at, in the order of WCAG."""
    data = tomllib.loads(files("pytest_govsite.record").joinpath("success_criteria.toml").read_text("utf-8"))
    return tuple(
        Criterion(
            number=number,
            fragment=fragment,
            level=level,
            requirements=tuple(requirements),
            whole=number in data["whole"],
        )
        for number, (fragment, level, requirements) in data["criteria"].items()
    )


def earl_json(record: Record) -> bytes | None:
    """Return earl.json; None where no accessibility requirement was judged."""
    results = {r.id: r for r in record.requirements if r.suite == SUITE and r.outcome is not Outcome.UNTESTED}
    if not results:
        return None
    words = Words(record.language)
    assertions = [a for criterion in criteria() for a in _assertions(criterion, results, record, words)]
    pages = list(dict.fromkeys(a["subject"]["id"] for a in assertions if "id" in a["subject"]))
    document = {"@context": CONTEXT, **_evaluation(record, pages, words), "auditSample": assertions}
    return msgspec.json.format(msgspec.json.encode(plain(document)), indent=1) + b"\n"


def _evaluation(record: Record, pages: Iterable[str], words: Words) -> dict[str, Any]:
    body = record.report.get("body") if isinstance(record.report.get("body"), Mapping) else {}
    client = record.report.get("client") if isinstance(record.report.get("client"), Mapping) else {}
    titles = {page.url: page.title for page in record.coverage.pages}
    return {
        "type": "Evaluation",
        "defineScope": {
            "id": "_:defineScope",
            "scope": {"title": _text(record.site.name or record.site.domain), "description": _text(record.site.url)},
            "conformanceTarget": "AA",
            "wcagVersion": "2.1",
            "accessibilitySupportBaseline": ", ".join(_text(f"{e.name} {e.version}".strip()) for e in record.engines),
        },
        "exploreTarget": {
            "id": "_:exploreTarget",
            "technologiesReliedUpon": [{"title": name} for name in ("HTML", "CSS", "JavaScript", "WAI-ARIA")],
            "pageTypeVariety": ", ".join(sorted({words.name("page_type", p.type) for p in record.coverage.pages})),
        },
        "selectSample": {
            "id": "_:selectSample",
            "structuredSample": [
                {
                    "id": url,
                    "type": ["TestSubject", "Webpage", "WebPage"],
                    "title": _text(titles.get(url, "")) or url,
                    "description": url,
                }
                for url in pages
            ],
            "randomSample": [],
        },
        "reportFindings": {
            "title": _text(record.title),
            "date": record.finished[:10],
            "evaluator": _text(str((body or {}).get("name") or record.tool.name)),
            "commissioner": _text(str((client or {}).get("name") or record.site.sponsor)),
            "summary": words("earl.summary", record=_text(record.id)),
            "evaluationSpecifics": f"{record.tool.name} {record.tool.version}, axe-core {record.tool.axe or '-'}",
        },
    }


def _assertions(
    criterion: Criterion, results: Mapping[str, RequirementResult], record: Record, words: Words
) -> Iterator[dict[str, Any]]:
    judged = [results[identifier] for identifier in criterion.requirements if identifier in results]
    if not judged:
        return
    by_page: dict[str, list[tuple[RequirementResult, Finding]]] = {}
    for result in judged:
        for finding in result.findings:
            by_page.setdefault(finding.page, []).append((result, finding))
    of_pages = {page: _of_findings(found) for page, found in by_page.items()}
    site = {
        "type": ["TestSubject", "Website", "WebSite"],
        "title": _text(record.site.name or record.site.domain),
        "description": _text(record.site.url),
    }
    outcome = _overall(criterion, judged, of_pages.values())
    said = [f"{r.id}: {words.name('outcome', r.outcome)}" for r in judged]
    if outcome is Outcome.CANT_TELL and Outcome.CANT_TELL not in of_pages.values():
        said.append(words("earl.nothing_found"))
    yield _assertion(criterion, site, outcome, "; ".join(said), record)
    for page in [page for page in by_page if page][:MOST_PAGES]:
        lines = dict.fromkeys(_described(result, finding, words) for result, finding in by_page[page])
        more = [words("summary.more", n=len(lines) - _DESCRIBED)] if len(lines) > _DESCRIBED else []
        described = "\n".join([*list(lines)[:_DESCRIBED], *more])
        yield _assertion(criterion, {"id": page}, of_pages[page], described, record)


def _of_findings(found: Iterable[tuple[RequirementResult, Finding]]) -> Outcome:
    outcomes = {
        # Advice on a must-level requirement is no failure of the criterion, but worth a person's look.
        Outcome.CANT_TELL
        if finding.outcome is Outcome.FAILED and finding.level is Level.SHOULD and result.level is Level.MUST
        else finding.outcome
        for result, finding in found
    }
    return next(outcome for outcome in _WORST_FIRST if outcome in outcomes)


def _overall(criterion: Criterion, judged: list[RequirementResult], of_pages: Iterable[Outcome]) -> Outcome:
    found = {*of_pages, *(Outcome.FAILED for r in judged if r.outcome is Outcome.FAILED)}
    outcomes = {result.outcome for result in judged}
    if Outcome.FAILED in found:
        return Outcome.FAILED
    if outcomes == {Outcome.INAPPLICABLE}:
        return Outcome.INAPPLICABLE
    complete = len(judged) == len(criterion.requirements) and not found
    return Outcome.PASSED if criterion.whole and outcomes == {Outcome.PASSED} and complete else Outcome.CANT_TELL


def _assertion(
    criterion: Criterion, subject: dict[str, Any], outcome: Outcome, description: str, record: Record
) -> dict[str, Any]:
    return {
        "type": "Assertion",
        "date": record.finished[:10],
        "mode": {"id": "earl:automatic"},
        "subject": subject,
        "test": {"id": f"WCAG21:{criterion.fragment}", "type": ["TestCriterion", "TestRequirement"]},
        "result": {
            "type": "TestResult",
            "date": record.finished[:10],
            "description": description,
            "outcome": {"id": f"earl:{outcome.value}", "type": ["OutcomeValue", OUTCOME_TYPES[outcome.value]]},
        },
    }


def _described(result: RequirementResult, finding: Finding, words: Words) -> str:
    pieces = [f"{result.id}: {finding.message}"]
    if finding.expected:
        pieces.append(f"{words('problem.expected')}{words('colon')}{finding.expected}")
    if finding.selector:
        pieces.append(finding.selector)
    return _text(" — ".join(pieces), 400)


def _text(text: str, limit: int = 200) -> str:
    """Return text that stays text even where a reader takes it for HTML."""
    return cut(one_line(text, limit).translate(_ANGLES), limit)
