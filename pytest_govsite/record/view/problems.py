"""Findings of one cause, shown once with all their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Level, Outcome
from pytest_govsite.record.keys import origin_of, structural


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Findings that share their cause (`group`) within one requirement and engine."""

    result: RequirementResult
    findings: tuple[Finding, ...]
    """At least one, in the order of the pages."""

    @property
    def first(self) -> Finding:
        """The finding that stands for all."""
        return self.findings[0]

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells it from every other problem of the record."""
        return (self.result.id, self.result.engine or "", *_cause(self.first))

    @property
    def pages(self) -> tuple[str, ...]:
        """Addresses of the pages, each once, in order."""
        return tuple(dict.fromkeys(finding.page for finding in self.findings if finding.page))

    @property
    def kind(self) -> str:
        """`failed`, `advice`, `cantTell`, `untested` or `inapplicable`."""
        if self.first.outcome is Outcome.FAILED:
            return "failed" if Level.SHOULD not in (self.first.level, self.result.level) else "advice"
        return self.first.outcome.value

    @property
    def varying(self) -> bool:
        """True: what was found differs from page to page."""
        return len({(finding.found, finding.message) for finding in self.findings}) > 1

    @property
    def pictures(self) -> tuple[str, ...]:
        """Evidence paths, each once."""
        return tuple(dict.fromkeys(path for finding in self.findings for path in finding.evidence))


def problems_of(result: RequirementResult) -> list[Problem]:
    """Return the problems of one requirement, those on most pages first; findings without a group by their text."""
    grouped: dict[tuple[str, ...], list[Finding]] = {}
    for finding in result.findings:
        if finding.outcome is not Outcome.PASSED:
            grouped.setdefault(_cause(finding), []).append(finding)
    found = [Problem(result=result, findings=tuple(members)) for members in grouped.values()]
    return sorted(found, key=lambda problem: -len(problem.pages))


def problems(results: Iterable[RequirementResult], kind: str) -> list[tuple[RequirementResult, list[Problem]]]:
    """Return, for every requirement that has some, its problems of a kind (see `Problem.kind`)."""
    chosen = [(result, [p for p in problems_of(result) if p.kind == kind]) for result in results]
    return [(result, found) for result, found in chosen if found]


def codes(record: Record) -> dict[tuple[str, ...], str]:
    """Return the number of every problem by its `identity`, such as `P-3FA92C`.

    It is made from requirement, engine and cause alone, without places among siblings and without the host, so that a
    problem keeps it from one inspection to the next as long as its cause stays. After a re-inspection a problem that the
    earlier record knew keeps the number it had there, whatever its words are now.
    """
    kept = record.reinspection.numbers if record.reinspection else {}
    found: dict[tuple[str, ...], str] = {}
    taken: set[str] = set()
    for problem in (p for result in record.requirements for p in problems_of(result)):
        numbers = (_code(problem, record.site.url, attempt) for attempt in range(1_000))
        code = next((number for number in numbers if number not in taken), "")
        taken.add(code)
        found[problem.identity] = kept.get(code, code)
    return found


def _code(problem: Problem, site: str, attempt: int) -> str:
    origin = origin_of(site)
    cause = [structural(part.replace(origin, "") if origin else part) for part in problem.identity]
    text = "\0".join((*cause, *([str(attempt)] if attempt else [])))
    return f"P-{blake2b(text.encode('utf-8', 'replace'), digest_size=3).hexdigest().upper()}"


def _cause(finding: Finding) -> tuple[str, ...]:
    own = (finding.group,) if finding.group else (finding.message, finding.expected, finding.found, finding.selector)
    return (finding.outcome.value, finding.level.value, *own)
