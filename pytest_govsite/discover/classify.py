"""What type a page has, from everything that speaks for a type; nothing is demanded and no one sign decides alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pytest_govsite.discover import signals
from pytest_govsite.discover.edition import edition_of
from pytest_govsite.discover.outline import Outline
from pytest_govsite.model import Edition, PageType, Signal

MARGIN = 0.75
"""A page whose likeliest type leads by less is `other`."""
_FLOOR = 1.5
"""What a type has to reach before it is more than `other`."""


@dataclass(frozen=True, slots=True)
class Classification:
    """The type of one page, and why."""

    type: PageType
    edition: Edition
    signals: tuple[Signal, ...]
    """Strongest first; negative weights speak against the type."""
    margin: float
    """Distance between the likeliest and the second type."""


def classify(outline: Outline, home_url: str = "") -> Classification:
    """Return the type of a page of a site whose home page is `home_url` (empty: not known)."""
    found = _order(signals_of(outline, home_url))
    edition = edition_of(outline)
    if outline.declared is not None:
        return Classification(outline.declared, edition, found, 0.0)
    scores = score(found)
    (first, most), (_, second) = sorted(scores.items(), key=lambda entry: -entry[1])[:2]
    margin = round(most - second, 2)
    if first is PageType.OTHER or margin >= MARGIN:
        return Classification(first, edition, found, margin)
    return Classification(PageType.OTHER, edition, found, margin)


def signals_of(outline: Outline, home_url: str = "") -> Iterator[Signal]:
    """Yield everything that speaks for or against a type."""
    groups = (
        signals.of_home(outline, home_url),
        signals.of_column(outline),
        signals.of_article(outline),
        signals.of_interactive(outline),
        signals.of_elder(outline, home_url),
        signals.of_other(outline, home_url),
    )
    yield from (signal for group in groups for signal in group if signal.weight)


def score(found: Iterable[Signal]) -> dict[PageType, float]:
    """Return the sum of the weights for each type."""
    sums: defaultdict[PageType, float] = defaultdict(float)
    for signal in found:
        sums[signal.type] += signal.weight
    sums[PageType.OTHER] = max(sums[PageType.OTHER], 0.0) + _FLOOR
    return {page_type: sums[page_type] for page_type in PageType}


def _order(found: Iterator[Signal]) -> tuple[Signal, ...]:
    return tuple(sorted(found, key=lambda s: (-abs(s.weight), s.type, s.what)))
