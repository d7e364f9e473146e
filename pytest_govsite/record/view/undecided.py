"""Requirements without a decision, by the reason they have none."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.terms import Cause, Outcome


def by_reason(
    results: Iterable[RequirementResult], outcome: Outcome | str
) -> list[tuple[str, str, list[RequirementResult]]]:
    """Return (reason, cause, requirements) for one outcome: what broke first, then the most frequent reason."""
    grouped: dict[tuple[str, str], list[RequirementResult]] = {}
    for result in results:
        if result.outcome == outcome:
            cause = result.cause.value if result.cause else ""
            grouped.setdefault((result.excluded or result.reason, cause), []).append(result)
    rows = [(reason, cause, members) for (reason, cause), members in grouped.items()]
    return sorted(rows, key=lambda row: (row[1] != Cause.BROKEN.value, -len(row[2])))
