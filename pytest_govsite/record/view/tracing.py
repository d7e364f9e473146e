"""条款对照: every article and norm row with what was inspected for it, what came of it and where the evidence is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pytest_govsite.model.catalogue import TraceEntry
from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.view.tally import by_suite, category

NAMED = 6
"""Requirements that a row names; of more only the numbers of their rows are given."""
WEIGHTIEST_FIRST = ("failed", "untested", "cantTell", "advice", "passed", "inapplicable")
"""Categories of results, what a reader has to see first at the front."""


@dataclass(frozen=True, kw_only=True)
class Traced:
    """One place in a norm."""

    entry: TraceEntry
    results: tuple[tuple[int, RequirementResult], ...]
    """With their running number in the chapter of results."""

    @property
    def outcome(self) -> str:
        """Weightiest outcome of what rests on it; `person`: a person has to look; `none`: it asks for nothing."""
        if not self.results:
            return "person" if self.entry.person else "none"
        return min((category(result) for _, result in self.results), key=WEIGHTIEST_FIRST.index)

    @property
    def numbers(self) -> str:
        """Running numbers of the results, runs of neighbours shortened."""
        return shortened(number for number, _ in self.results)

    def of(self, name: str) -> int:
        """Return how many results are of a category."""
        return sum(category(result) == name for _, result in self.results)

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories that occur, the weightiest first."""
        return tuple(name for name in WEIGHTIEST_FIRST if self.of(name))


@dataclass(frozen=True, kw_only=True)
class TracedDocument:
    """One document with its places."""

    title: str
    number: str
    expired: bool
    binding: bool
    rows: tuple[Traced, ...]


def traced(record: Record) -> list[TracedDocument]:
    """Return the matrix, document by document."""
    numbered: dict[str, list[tuple[int, RequirementResult]]] = {}
    results = (result for tally in by_suite(record.requirements) for result in tally.results)
    for number, result in enumerate(results, start=1):
        numbered.setdefault(result.id, []).append((number, result))
    rows = [
        Traced(entry=entry, results=tuple(sorted(pair for i in entry.requirements for pair in numbered.get(i, ()))))
        for entry in record.trace
    ]

    def document(row: Traced) -> tuple[str, str, bool, bool]:
        clause = row.entry.clause
        return clause.document, clause.number, clause.expired, row.entry.binding

    return [
        TracedDocument(title=title, number=number, expired=expired, binding=binding, rows=tuple(members))
        for (title, number, expired, binding), members in groupby(rows, key=document)
    ]


def shortened(numbers: Iterable[int]) -> str:
    """Return numbers in order, runs of neighbours as `3–7`."""
    pieces: list[list[int]] = []
    for number in sorted(set(numbers)):
        if pieces and number == pieces[-1][-1] + 1:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    return "、".join(str(p[0]) if len(p) == 1 else f"{p[0]}–{p[-1]}" for p in pieces)
