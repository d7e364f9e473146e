"""Engines × pages at a glance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Outcome

SUITE = "browser_compatibility"
_COUNTED = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
TOGETHER = ""
"""Column of what was found in all engines alike."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What was found on a page in one engine."""

    state: str
    """`clean`, `failed`, `cantTell`, `untested`; `not_shown` where the engine did not show the page."""
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Row:
    """One page."""

    url: str
    cells: tuple[Cell, ...]
    """One an engine, in the order of `engines_compared`; the last one holds what is no matter of one engine."""

    @property
    def differs(self) -> bool:
        """True: something was found."""
        return any(cell.state != "clean" for cell in self.cells)


def engines_compared(record: Record) -> tuple[str, ...]:
    """Return the names of the engines in which pages were compared; empty where none were."""
    if not any("engines" in (*page.looks, *page.looks_lost) for page in record.coverage.pages):
        return ()
    return tuple(engine.name for engine in record.engines if engine.available)


def matrix(record: Record) -> list[Row]:
    """Return a row for each page that was compared, those with most findings first."""
    names = engines_compared(record)
    found: dict[tuple[str, str], Counter[Outcome]] = {}
    for result in record.requirements:
        for finding in result.findings if result.suite == SUITE else ():
            if finding.outcome in _COUNTED:
                found.setdefault((finding.page, finding.engine), Counter())[finding.outcome] += 1
    rows = [
        Row(
            url=page.url,
            cells=tuple(
                _cell(found.get((page.url, name), Counter()), shown=name == TOGETHER or name in page.rendered)
                for name in (*names, TOGETHER)
            ),
        )
        for page in record.coverage.pages
        if names and "engines" in page.looks
    ]
    return sorted(rows, key=lambda row: -sum(cell.count for cell in row.cells))


def _cell(found: Counter[Outcome], *, shown: bool) -> Cell:
    for outcome in _COUNTED:
        if found[outcome]:
            return Cell(state=outcome.value if shown else "not_shown", count=found[outcome])
    return Cell(state="clean" if shown else "not_shown")
