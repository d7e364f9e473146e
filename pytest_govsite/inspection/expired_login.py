"""What a run whose login expired can still say: what was seen failing fails, nothing else is claimed."""

from __future__ import annotations

import msgspec

from pytest_govsite.model import Cause, Outcome, Text, Verdict
from pytest_govsite.norms.aggregate import Aggregate

REASON = Text(
    zh="登录在检测中失效，部分页面打开的是登录页，未能查看",
    en="The login expired during the inspection: pages showed the login page and could not be looked at",
)


def as_far_as_seen(verdict: Verdict) -> Verdict:
    """Return a verdict on the site; one that no element shows may rest on pages that were not seen, so it is untested."""
    shown = verdict.pointer is not None and verdict.pointer.selector
    if verdict.outcome is not Outcome.FAILED or shown:
        return verdict
    return msgspec.structs.replace(verdict, outcome=Outcome.UNTESTED, cause=Cause.BROKEN, message=REASON)


def incomplete(total: Aggregate) -> Aggregate:
    """Return what pages add up to where many were not seen: only a failure stands."""
    if total.outcome is Outcome.FAILED:
        return total
    return msgspec.structs.replace(total, outcome=Outcome.UNTESTED, reason=REASON, cause=Cause.BROKEN)
