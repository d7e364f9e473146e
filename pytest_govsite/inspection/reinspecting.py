"""复测: what became of each problem of an earlier record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from pytest_govsite.model import (
    EarlierProblem,
    Finding,
    OpenAgain,
    Outcome,
    PageEntry,
    Record,
    Reinspection,
    RequirementResult,
)
from pytest_govsite.record.keys import path_of, structural
from pytest_govsite.record.matching import MATCHED
from pytest_govsite.record.view.problems import Problem, codes, problems_of

FATES = ("mended", "settled", "partly", "not_mended", "unseen")
KINDS = ("failed", "advice", "cantTell")
"""Kinds of problems that are followed up."""
MAX_PROBLEMS = 5_000
PAGES_NAMED = 10
_UNJUDGED = (Outcome.UNTESTED, Outcome.INAPPLICABLE)
_Identity = tuple[str, str]


def with_reinspection(record: Record, previous: Record | None, missing: Collection[str]) -> Record:
    """Return the record with what became of an earlier one; outcomes and verdict stay.

    Args:
        record: what was found now.
        previous: the earlier record; None: there is none.
        missing: addresses that the site was asked for now and does not have.
    """
    if previous is None:
        return record
    now = _Now(record, missing)
    old_codes, own_codes = codes(previous), codes(record)
    numbers = _numbers(previous, record, old_codes, own_codes)
    by_code = {numbers.get(own_codes[p.identity], own_codes[p.identity]): p for p in _followed(record)}
    told = [
        _told(problem, kind, old_codes[problem.identity], now, previous, by_code)
        for problem, kind in ((p, p.kind) for p in _followed(previous))
    ][:MAX_PROBLEMS]
    known = set(old_codes.values())
    new = tuple(code for code in by_code if code not in known)
    counted = Counter(problem.fate for problem in told)
    return msgspec.structs.replace(
        record,
        reinspection=Reinspection(
            record=previous.id,
            finished=previous.finished,
            counts={**{fate: counted[fate] for fate in FATES}, "new": len(new)},
            problems=tuple(told),
            open_again=tuple(_open_again(previous, now)),
            new=new[:MAX_PROBLEMS],
            numbers=numbers,
        ),
    )


def _followed(record: Record) -> Iterator[Problem]:
    return (p for result in record.requirements for p in problems_of(result) if p.kind in KINDS)


class _Now:
    """What was found and looked at this time."""

    def __init__(self, record: Record, missing: Collection[str]) -> None:
        self._site = record.site.url
        self.results = {_identity(r): r for r in record.requirements}
        lost = {entry.url for entry in record.coverage.unobserved}
        self._pages = {self.path(p.url): p for p in record.coverage.pages if p.url not in lost}
        self._missing = {self.path(url) for url in missing}
        found = [(r, f) for r in record.requirements for f in r.findings]
        self._places = {place for r, f in found if f.outcome in MATCHED for place in _places(r, f, self.path(f.page))}
        self._unjudged = {(_identity(r), self.path(f.page)) for r, f in found if f.outcome in _UNJUDGED}

    def path(self, url: str) -> str:
        """Return an address without the host of the site."""
        return path_of(url, self._site)

    def stands(self, result: RequirementResult, finding: Finding, path: str) -> bool:
        """Return whether a finding of the earlier record is found again on its page."""
        return any(place in self._places for place in _places(result, finding, path))

    def gone(self, path: str) -> bool:
        """Return whether the site does not have the page any more."""
        return path in self._missing and path not in self._pages

    def judged(self, result: RequirementResult, path: str, entry: PageEntry | None) -> bool:
        """Return whether the requirement was judged again on a page, at least as closely as then."""
        again = self.results.get(_identity(result))
        if again is None or (again.outcome in _UNJUDGED and not again.passed_pages):
            return False
        if not path:
            return True
        page = self._pages.get(path)
        if page is None or (_identity(result), path) in self._unjudged:
            return False
        return entry is None or not entry.rendered or bool(page.rendered)


def _identity(result: RequirementResult) -> _Identity:
    return result.id, result.engine or ""


def _places(result: RequirementResult, finding: Finding, path: str) -> Iterator[tuple[object, ...]]:
    """Yield the names of the place of a finding: by its key, and by element and words, should the template be another."""
    yield (_identity(result), finding.engine, path, finding.key)
    yield (_identity(result), finding.engine, path, structural(finding.selector), finding.message)


def _told(
    problem: Problem, kind: str, code: str, now: _Now, previous: Record, by_code: dict[str, Problem]
) -> EarlierProblem:
    entries = {entry.url: entry for entry in previous.coverage.pages}
    by_page: dict[str, list[Finding]] = {}
    for finding in problem.findings:
        by_page.setdefault(finding.page, []).append(finding)
    states: dict[str, str] = {}
    for page, findings in by_page.items():
        path = path_of(page, previous.site.url)
        if any(now.stands(problem.result, f, path) for f in findings):
            states[page] = "still"
        elif now.gone(path):
            states[page] = "gone"
        else:
            states[page] = "mended" if now.judged(problem.result, path, entries.get(page)) else "unseen"
    counts = Counter(states.values())
    here = {path_of(page, previous.site.url) for page in by_page}
    same = by_code.get(code)
    elsewhere = len({p for f in same.findings if (p := now.path(f.page)) not in here}) if same else 0
    shown = [page for page, state in states.items() if state == "still"] or list(states)
    fate = _fate(kind, counts, elsewhere)
    return EarlierProblem(
        code=code,
        requirement=problem.result.id,
        title=problem.result.title,
        engine=problem.result.engine or "",
        kind=kind,
        message=problem.first.message,
        fate=fate,
        before=len(states),
        still=counts["still"],
        mended=counts["mended"],
        gone=counts["gone"],
        unseen=counts["unseen"],
        elsewhere=elsewhere,
        pages=tuple(page for page in shown if page)[:PAGES_NAMED],
        reason=_why_unseen(problem, now) if fate == "unseen" else "",
    )


def _fate(kind: str, counts: Counter[str], elsewhere: int) -> str:
    done = counts["mended"] + counts["gone"]
    if counts["still"]:
        return "partly" if done else "not_mended"
    if elsewhere and done:
        return "partly"
    if elsewhere:
        return "not_mended"
    if counts["unseen"]:
        return "unseen"
    return "settled" if kind == "cantTell" else "mended"


def _why_unseen(problem: Problem, now: _Now) -> str:
    again = now.results.get(_identity(problem.result))
    return again.reason if again is not None and again.outcome in _UNJUDGED else ""


def _numbers(
    previous: Record, record: Record, old: dict[tuple[str, ...], str], own: dict[tuple[str, ...], str]
) -> dict[str, str]:
    """Return own number -> number of the earlier record, for problems whose words changed but whose places did not.

    A problem with the number of an earlier one keeps it; of the others, the one that shares most findings takes it over.
    """
    free = {code for code in old.values() if code not in set(own.values())}
    places: dict[object, str] = {}
    for problem in _followed(previous):
        if old[problem.identity] in free:
            for finding in problem.findings:
                for place in _places(problem.result, finding, path_of(finding.page, previous.site.url)):
                    places.setdefault(place, old[problem.identity])
    known = set(old.values())
    shared: Counter[tuple[str, str]] = Counter()
    for problem in _followed(record):
        if own[problem.identity] in known:
            continue
        for code in _shared(problem, record, places):
            shared[own[problem.identity], code] += 1
    taken: dict[str, str] = {}
    for (mine, code), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if mine not in taken and code in free:
            free.discard(code)
            taken[mine] = code
    return taken


def _shared(problem: Problem, record: Record, places: dict[object, str]) -> Iterable[str]:
    for finding in problem.findings:
        path = path_of(finding.page, record.site.url)
        found = (places.get(place) for place in _places(problem.result, finding, path))
        code = next((code for code in found if code), None)
        if code is not None:
            yield code


def _open_again(previous: Record, now: _Now) -> Iterator[OpenAgain]:
    """Yield the requirements that were open without a finding to follow up, and what they came to now."""
    for result in previous.requirements:
        is_open = result.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED)
        if not is_open or result.excluded or any(p.kind in KINDS for p in problems_of(result)):
            continue
        again = now.results.get(_identity(result))
        if again is not None:
            yield OpenAgain(
                requirement=result.id,
                title=again.title,
                engine=result.engine or "",
                before=result.outcome,
                after=again.outcome,
                reason=again.reason,
            )
