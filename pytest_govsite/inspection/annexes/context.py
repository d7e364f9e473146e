"""What the makers of annexes share: observations, results, sentences, and the mark of a verdict in a cell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pytest_govsite.checks.columns.survey import Survey, survey
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import Cause, Level, Outcome, Record, Requirement, Verdict
from pytest_govsite.norms.catalogue import Catalogue
from pytest_govsite.record.words import Words

MAX_ROWS = 2_000
"""Rows of a table of pages."""
_LONGEST = 80
_ORDER = ("failed", "untested", "cantTell", "advice", "passed", "inapplicable")


class Context:
    """What an annex is made from.

    Args:
        observed: what was seen.
        record: what was judged of it.
    """

    def __init__(self, observed: Observed, record: Record) -> None:
        self.observed = observed
        self.record = record
        self.words = Words(record.language)

    @property
    def language(self) -> str:
        """`zh` or `en`."""
        return self.words.language

    @property
    def catalogue(self) -> Catalogue:
        """The requirements as this site owes them."""
        return self.observed.catalogue

    @cached_property
    def judged(self) -> frozenset[str]:
        """Ids of the requirements that were looked at in this run."""
        return frozenset(
            r.id
            for r in self.record.requirements
            if r.pages_checked or r.outcome is not Outcome.UNTESTED or r.cause is Cause.BROKEN
        )

    @cached_property
    def survey(self) -> Survey:
        """The columns of the site as a visitor finds them."""
        return survey(self.observed.pages.all, self.observed.site, self.observed.facts)

    def heading(self, requirement: str) -> str:
        """Return the title of a requirement."""
        return self.catalogue.requirements[requirement].title.in_language(self.language)

    def cell(self, requirement: str, verdicts: Iterable[Verdict], value: str = "") -> str:
        """Return the mark of the weightiest verdict, and the value or what is wrong."""
        found = sorted(verdicts, key=lambda v: _ORDER.index(self.category(self.catalogue.requirements[requirement], v)))
        if not found:
            return ""
        first = found[0]
        category = self.category(self.catalogue.requirements[requirement], first)
        told = (value or first.measured) if category == "passed" else first.message.in_language(self.language)
        if category == "inapplicable":
            told = ""
        return f"{self.words.name('mark_of', category)} {told[:_LONGEST]}".strip()

    def category(self, requirement: Requirement, verdict: Verdict) -> str:
        """Return the outcome of a verdict, `advice` apart from `failed`."""
        if verdict.outcome is Outcome.FAILED and Level.SHOULD in (verdict.level, requirement.level):
            return "advice"
        return verdict.outcome.value
