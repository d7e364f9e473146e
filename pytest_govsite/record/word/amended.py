"""What an amended report says of the one that it replaces, as a Word template gets it."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model.amendment import Amendment
from pytest_govsite.record.view import amended
from pytest_govsite.record.word.texts import text
from pytest_govsite.record.words import Words


def amendment_values(amendment: Amendment | None, words: Words) -> dict[str, Any]:
    """Return the values below `amendment`; empty where the report replaces none."""
    if amendment is None:
        return {"number": "", "reason": "", "note": "", "details": [], "results": []}
    return {
        "number": text(amendment.number),
        "reason": text(amendment.reason or words("amendment.no_reason")),
        "note": amended.note(amendment, words),
        "details": [
            {"what": text(row.what), "before": text(row.before), "after": text(row.after)}
            for row in amended.rows(amendment, words)
        ],
        "results": [
            {
                "title": text(one.title),
                "id": text(one.requirement),
                "engine": text(one.engine),
                "before": amended.outcome(one.before, words),
                "after": amended.outcome(one.after, words),
            }
            for one in amendment.results
        ],
    }
