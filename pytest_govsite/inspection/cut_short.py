"""What a run that did not see much of the site can still say: what was seen failing fails, nothing else is claimed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pytest_govsite.discover.silence import is_silence
from pytest_govsite.model import (
    Cause,
    Outcome,
    PageFacts,
    PageType,
    Requirement,
    SiteFacts,
    Text,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.norms.aggregate import LOST_SHARE, Aggregate

_LOGIN = Text(
    zh="登录在检测中失效，部分页面打开的是登录页，未能查看",
    en="The login expired during the inspection: pages showed the login page and could not be looked at",
)
_INTERRUPTED = Text(
    zh="检测中断，许多页面没有查看",
    en="The inspection was interrupted: many pages were not looked at",
)
_GONE = Text(
    zh="站点在检测途中不再应答，许多页面没有看到",
    en="The site stopped answering during the inspection: many pages were not seen",
)
_HOME = (PageType.HOME.value,)


def interrupted(url: str) -> Unobserved:
    """Return why a page was not looked at after the user stopped the run."""
    detail = "检测被中断，没有查看 / the inspection was interrupted, not looked at"
    return Unobserved(url=url, reason=UnobservedReason.INTERRUPTED, detail=detail)


def unheard(pages: Iterable[PageFacts]) -> UnobservedReason | None:
    """Return why pages of a site that is gone were lost, where they are too many to speak of the site; else None."""
    every = tuple(pages)
    # a page may also be lost to the crawl for one reason and to the browser for another
    lost = [(p, why) for p in every if not p.observed and (why := next(filter(is_silence, p.unobserved), None))]
    if any(p.type is PageType.HOME for p, _ in lost) or len(lost) > LOST_SHARE * len(every):
        return lost[0][1].reason
    return None


def unseen(facts: SiteFacts) -> Text | None:
    """Return why much of the site was not seen. None: it was."""
    if facts.login_expired:
        return _LOGIN
    if facts.cut_short is None:
        return None
    return _INTERRUPTED if facts.cut_short is UnobservedReason.INTERRUPTED else _GONE


def as_far_as_seen(verdict: Verdict, reason: Text) -> Verdict:
    """Return a verdict on the site; one that no element shows may rest on pages that were not seen, so it is untested."""
    shown = verdict.pointer is not None and verdict.pointer.selector
    if verdict.outcome is not Outcome.FAILED or shown:
        return verdict
    return msgspec.structs.replace(verdict, outcome=Outcome.UNTESTED, cause=Cause.BROKEN, message=reason)


def incomplete(total: Aggregate, requirement: Requirement, facts: SiteFacts, reason: Text) -> Aggregate:
    """Return what pages add up to where many were not seen: a failure stands, and what the home page alone decides."""
    if total.outcome in (Outcome.FAILED, Outcome.UNTESTED) or (
        requirement.applies == _HOME and not facts.login_expired
    ):
        return total
    return msgspec.structs.replace(total, outcome=Outcome.UNTESTED, reason=reason, cause=Cause.BROKEN)
