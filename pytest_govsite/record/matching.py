"""Which findings an earlier record knew already, and which are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Level, Outcome
from pytest_govsite.record.keys import path_of, structural

MATCHED = (Outcome.FAILED, Outcome.CANT_TELL)
"""Outcomes whose findings are looked up."""
_Trait = tuple[str, str, str]


class Known:
    """The findings of one record that failed or were left to a person, to be looked up for those of another.

    A key stands for a place on a template, so one known page makes the same fault known on all pages of the template.
    Where a page shows more alike faults than any page did before, the ones beyond that number are new.
    """

    def __init__(self, record: Record) -> None:
        self._site = record.site.url
        self._room: dict[Hashable, int] = {}
        self._traits: defaultdict[Hashable, set[_Trait]] = defaultdict(set)
        self._keys: set[str] = set()
        self._bare: set[tuple[str, str | None, Outcome]] = set()
        self._templates = {path_of(page.url, self._site): page.template for page in record.coverage.pages}
        for result in record.requirements:
            self._take(result)

    def _take(self, result: RequirementResult) -> None:
        if bare(result):
            self._bare.add((result.id, result.engine, result.outcome))
        on_page: Counter[tuple[Hashable, str]] = Counter()
        for finding in result.findings:
            if finding.outcome not in MATCHED:
                continue
            self._keys.add(finding.key)
            for name in _names(result, finding, self._site):
                on_page[name, finding.page] += 1
                self._traits[name].add(_trait(finding))
        for (name, _), number in on_page.items():
            self._room[name] = max(self._room.get(name, 0), number)

    def marks(self, result: RequirementResult, site: str) -> tuple[bool, ...]:
        """Return for each finding of a result whether it was known; only those of an outcome in `MATCHED` ever are.

        Args:
            result: a requirement's result in the other record.
            site: start address of the other record.
        """
        groups: defaultdict[tuple[Hashable, str], list[int]] = defaultdict(list)
        for number, finding in enumerate(result.findings):
            if finding.outcome in MATCHED:
                groups[self._name(result, finding, site), finding.page].append(number)
        known = [False] * len(result.findings)
        for (name, _), members in groups.items():
            traits: set[_Trait] = self._traits.get(name, set())
            # The very same ones take up the room first, so that an added one is named and not its neighbour.
            members.sort(key=lambda n: _trait(result.findings[n]) not in traits)
            for number in members[: self._room.get(name, 0)]:
                known[number] = True
        return tuple(known)

    def knows_bare(self, result: RequirementResult) -> bool:
        """Return whether a result without findings came out the same in this record."""
        return bare(result) and (result.id, result.engine, result.outcome) in self._bare

    def _name(self, result: RequirementResult, finding: Finding, site: str) -> Hashable:
        by_key, by_page = _names(result, finding, site)
        if finding.key in self._keys:
            return by_key
        template = self._templates.get(path_of(finding.page, site), finding.template)
        return by_page if template != finding.template else by_key


def bare(result: RequirementResult) -> bool:
    """Return whether a result failed, or was left to a person, without a finding that says where."""
    return result.outcome in MATCHED and not any(f.outcome in MATCHED for f in result.findings)


def _names(result: RequirementResult, finding: Finding, site: str) -> tuple[Hashable, Hashable]:
    """Return both names of a finding: by its key, and by its page, should the page be of another template now."""
    kind = finding.outcome, Level.SHOULD in (finding.level, result.level), result.engine
    place = structural(finding.selector)
    return (
        (result.id, finding.key, kind),
        (result.id, kind, finding.engine, path_of(finding.page, site), place, finding.message),
    )


def _trait(finding: Finding) -> _Trait:
    return finding.message, finding.found, finding.snippet
