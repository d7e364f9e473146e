"""What the rows of both tables of points share."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_govsite.model import Clause, Outcome, RequirementResult, Text
from pytest_govsite.norms import citations

_WEIGHTIEST_FIRST = (Outcome.FAILED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE)


def weightiest(found: Sequence[RequirementResult]) -> str:
    """Return the weightiest outcome; empty without any."""
    return min((r.outcome for r in found), key=_WEIGHTIEST_FIRST.index).value if found else ""


def told(result: RequirementResult) -> Text:
    """Return why a requirement came out as it did, with its title: both are in the language of the record."""
    if not result.reason:
        return Text(zh=result.title, en=result.title)
    return Text(zh=f"{result.title}：{result.reason}", en=f"{result.title}: {result.reason}")


def clause_of(key: str) -> Clause:
    """Return the citation of a norm row; the key itself where there is no such row."""
    return citations.clause(key) or Clause(document="", number="", clause=key, key=key)
