"""Offices that supervise other sites publish what they found (浙江省政府网站管理办法(试行) article 45 and others)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.newest import items_of, today
from pytest_govsite.checks.columns.presence import present
from pytest_govsite.checks.columns.selection import with_pages_below
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import Outcome, PageFacts, Pointer, Profile, Stage, Verdict

_ID = "columns.monitoring-notice"


def monitoring_notice(pages: Sequence[PageFacts], survey: Survey, profile: Profile | None = None) -> Iterator[Verdict]:
    """The results of monitoring other sites are published, the newest within the profile's number of days."""
    column = list(present(pages, survey, "monitoring-notice", profile))
    days = survey.site.thresholds.get(_ID)
    if column[0].outcome is not Outcome.PASSED or days is None or survey.site.stage is Stage.PRELAUNCH:
        yield from column
        return
    yield _judged(survey, int(days))


def _judged(survey: Survey, days: int) -> Verdict:
    ways = entries_to(survey, "monitoring-notice", kind("monitoring-notice"))
    found = [p for e in ways if (p := survey.addresses.page(e.url)) is not None and p.observed]
    where = Pointer(url=found[0].url) if found else None
    items = items_of((each for page in found for each in with_pages_below(page, survey)), survey)
    if items.newest is None:
        return cant_tell(
            "政府网站监测结果没有可辨认的日期，请人工确认",
            "The published results of monitoring show no date",
            pointer=where,
            place="monitoring-notice",
        )
    oldest = today(survey) - timedelta(days=days)
    shown = f"{items.newest.day.isoformat()} {items.newest.text}"
    if items.newest.day >= oldest:
        message = "按期公开政府网站监测结果", "The results of monitoring are published in time"
        return passed(*message, measured=items.newest.day.isoformat(), pointer=where, place="monitoring-notice")
    return failed(
        f"政府网站监测结果 {days} 天内没有更新",
        f"No result of monitoring was published within {days} days",
        expected=f"≥ {oldest.isoformat()}",
        found=shown,
        pointer=where,
        place="monitoring-notice",
    )
