"""Requirements counted by suite and by what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.terms import Level, Outcome

CATEGORIES = ("passed", "failed", "advice", "cantTell", "untested", "inapplicable")
"""What became of a requirement; `advice` is a `should` that failed. They add up to all requirements."""

SUITES = (
    "site_identity", "page_labels", "mandated_columns", "interactive_functions", "browser_compatibility",
    "availability", "links", "content_safety", "site_security", "accessibility", "elderly_friendly",
)  # fmt: skip
"""The bundled suites in the order of the contract; others follow in the order they come."""


@dataclass(frozen=True, kw_only=True)
class SuiteTally:
    """How the requirements of one suite came out."""

    suite: str
    counts: dict[str, int]
    """Category -> number of requirements; every category is there."""
    results: tuple[RequirementResult, ...]

    @property
    def total(self) -> int:
        """All requirements of the suite."""
        return sum(self.counts.values())


def category(result: RequirementResult) -> str:
    """Return the category of a requirement."""
    if result.outcome is Outcome.FAILED and result.level is Level.SHOULD:
        return "advice"
    return result.outcome.value


def count(results: Iterable[RequirementResult]) -> dict[str, int]:
    """Return category -> number, every category present."""
    found = Counter(category(result) for result in results)
    return {name: found[name] for name in CATEGORIES}


def by_suite(results: Iterable[RequirementResult]) -> list[SuiteTally]:
    """Return one tally for each suite that occurs, the bundled ones first."""
    grouped: dict[str, list[RequirementResult]] = {suite: [] for suite in SUITES}
    for result in results:
        grouped.setdefault(result.suite, []).append(result)
    return [
        SuiteTally(suite=suite, counts=count(members), results=tuple(members))
        for suite, members in grouped.items()
        if members
    ]
