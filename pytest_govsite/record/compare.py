"""Two records of one site beside each other: what is new, fixed, remaining, and what was not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Outcome
from pytest_govsite.record.keys import path_of
from pytest_govsite.record.matching import Known
from pytest_govsite.record.view.problems import Problem, problems_of
from pytest_govsite.record.view.tally import category

KINDS = ("new", "fixed", "remaining", "unseen")
"""What became of a finding; `unseen`: it stood in the earlier record and was not looked at again."""
_UNJUDGED = (Outcome.UNTESTED, Outcome.INAPPLICABLE)
_Identity = tuple[str, str | None]


@dataclass(frozen=True, kw_only=True)
class Change:
    """Findings of one cause that had the same fate."""

    kind: str
    """One of `KINDS`."""
    problem: Problem
    """As in the later record; of what is fixed or unseen as in the earlier one."""
    pages_before: int
    pages_after: int
    """Pages with a finding of these keys in each record."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One requirement (and engine) in both records."""

    before: RequirementResult | None
    after: RequirementResult | None
    """None: it does not stand in that record. At least one does."""
    changes: tuple[Change, ...]

    @property
    def either(self) -> RequirementResult:
        """The later result, else the earlier one."""
        result = self.after or self.before
        if result is None:
            raise ValueError("a requirement of neither record")
        return result

    @property
    def moved(self) -> bool:
        """True: its outcome is another one."""
        return _category(self.before) != _category(self.after)

    def of(self, kind: str) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What differs between an earlier and a later record."""

    before: Record
    after: Record
    requirements: tuple[Compared, ...]
    """Those with findings that failed in either record, and those whose outcome moved; in the catalogue's order."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """Kind -> number of problems, every kind present."""
        return {kind: sum(len(one.of(kind)) for one in self.requirements) for kind in KINDS}

    @property
    def worse(self) -> bool:
        """True: the later record has new findings, or requirements that a person's word alone failed."""
        told = any(one.moved and one.after and one.after.outcome is Outcome.FAILED for one in self.requirements)
        return bool(self.counts["new"]) or told

    @property
    def moved(self) -> tuple[Compared, ...]:
        """Requirements whose outcome is another one."""
        return tuple(one for one in self.requirements if one.moved)


def compare(before: Record, after: Record) -> Comparison:
    """Compare the failed findings (advice too) and the outcomes of two records."""
    old, new = _results(before), _results(after)
    known_before, known_after = Known(before), Known(after)
    seen = _Seen(after)
    compared: list[Compared] = []
    for identity in dict.fromkeys((*new, *old)):
        first, second = old.get(identity), new.get(identity)
        changes = [
            *_told(second, _split(second, known_before, after.site.url, ("remaining", "new")), first, second),
            *_told(first, _gone(first, second, known_after, before.site.url, seen), first, second),
        ]
        one = Compared(before=first, after=second, changes=tuple(changes))
        if changes or one.moved:
            compared.append(one)
    return Comparison(before=before, after=after, requirements=tuple(compared))


def _results(record: Record) -> dict[_Identity, RequirementResult]:
    return {(result.id, result.engine): result for result in record.requirements}


def _category(result: RequirementResult | None) -> str:
    return category(result) if result is not None else ""


def _split(
    result: RequirementResult | None, known: Known, site: str, names: tuple[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Yield the failed findings with the first name where the other record knows them, else with the second."""
    if result is None:
        return
    for finding, mark in zip(result.findings, known.marks(result, site), strict=True):
        if finding.outcome is Outcome.FAILED:
            yield names[0] if mark else names[1], finding


def _gone(
    first: RequirementResult | None, second: RequirementResult | None, known: Known, site: str, seen: _Seen
) -> Iterator[tuple[str, Finding]]:
    """Yield the failed findings of the earlier record that the later one has not: `fixed` or `unseen`."""
    for kind, finding in _split(first, known, site, ("there", "gone")):
        if kind == "gone":
            again = second is not None and seen.again(finding, second, site)
            yield "fixed" if again else "unseen", finding


class _Seen:
    """What the later record looked at."""

    def __init__(self, record: Record) -> None:
        self._site = record.site.url
        lost = {entry.url for entry in record.coverage.unobserved}
        pages = [page for page in record.coverage.pages if page.url not in lost]
        self._pages = {path_of(page.url, self._site) for page in pages}
        self._templates = {page.template for page in pages if page.template}

    def again(self, finding: Finding, result: RequirementResult, site: str) -> bool:
        """Return whether the requirement was judged again where a finding of the earlier record was."""
        if result.outcome in _UNJUDGED and not result.passed_pages:
            return False
        page = path_of(finding.page, site)
        if any(f.outcome in _UNJUDGED and path_of(f.page, self._site) == page for f in result.findings):
            return False
        return not finding.page or page in self._pages or finding.template in self._templates


def _told(
    result: RequirementResult | None,
    found: Iterable[tuple[str, Finding]],
    first: RequirementResult | None,
    second: RequirementResult | None,
) -> Iterator[Change]:
    """Yield the findings by fate and cause, those of one cause together."""
    if result is None:
        return
    fates: dict[str, list[Finding]] = {}
    for kind, finding in found:
        fates.setdefault(kind, []).append(finding)
    for kind in KINDS:
        for problem in problems_of(msgspec.structs.replace(result, findings=tuple(fates.get(kind, ())))):
            keys = frozenset(finding.key for finding in problem.findings)
            yield Change(
                kind=kind,
                problem=problem,
                pages_before=_pages(first, keys),
                pages_after=_pages(second, keys),
            )


def _pages(result: RequirementResult | None, keys: frozenset[str]) -> int:
    if result is None:
        return 0
    return len({f.page for f in result.findings if f.outcome is Outcome.FAILED and f.key in keys})
