"""The picture of outcomes: one bar a suite, all of the same length, in user units."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.record.view.tally import CATEGORIES, SuiteTally

WIDTH = 360.0
"""Length of a bar, in user units."""
GAP = 1.0


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One piece of a bar."""

    category: str
    x: float
    width: float


def bar(tally: SuiteTally) -> list[Segment]:
    """Return the pieces of one suite's bar: the share of its requirements that came out each way."""
    unit = WIDTH / max(1, tally.total)
    found: list[Segment] = []
    position = 0.0
    for name in CATEGORIES:
        width = tally.counts[name] * unit
        if width:
            found.append(Segment(category=name, x=round(position, 2), width=round(max(width - GAP, GAP), 2)))
        position += width
    return found
