"""整改建议 beside the results that need it."""

from __future__ import annotations

import msgspec

from pytest_govsite.model import Outcome, RemedyEntry, RequirementResult
from pytest_govsite.norms.mending import remedy


def with_remedy(result: RequirementResult, language: str) -> RequirementResult:
    """Say how to put it right where something failed, advice included; the result itself stays what it is."""
    failed = result.outcome is Outcome.FAILED or any(f.outcome is Outcome.FAILED for f in result.findings)
    found = remedy(result.id) if failed else None
    if found is None:
        return result
    entry = RemedyEntry(
        why=found.why.in_language(language),
        how=found.how.in_language(language),
        bad=found.bad.in_language(language),
        good=found.good.in_language(language),
        sources=found.sources,
    )
    return msgspec.structs.replace(result, remedy=entry)
