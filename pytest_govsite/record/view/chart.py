"""The picture of outcomes: one bar a suite, in user units."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.record.view.tally import CATEGORIES, SuiteTally

WIDTH = 360.0
"""Length of the longest bar, in user units."""
GAP = 1.0


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One piece of a bar."""

    category: str
    x: float
    width: float


def bar(tally: SuiteTally, longest: int) -> list[Segment]:
    """Return the pieces of one suite's bar; its length tells how many items the suite has against the longest."""
    unit = WIDTH / max(1, longest)
    found: list[Segment] = []
    position = 0.0
    for name in CATEGORIES:
        width = tally.counts[name] * unit
        if width:
            found.append(Segment(category=name, x=round(position, 2), width=round(max(width - GAP, GAP), 2)))
        position += width
    return found
