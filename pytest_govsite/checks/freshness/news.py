"""News columns every two weeks, notices and policy columns of the first level every six months.

(国办秘函〔2019〕19号, 单项否决“栏目不更新”, (1); 浙江省政府网站管理办法(试行) article 22.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pytest_govsite.checks.columns.kinds import is_news
from pytest_govsite.checks.columns.names import ancestors_of
from pytest_govsite.checks.columns.newest import today
from pytest_govsite.checks.columns.periods import months_before
from pytest_govsite.checks.columns.selection import (
    Column,
    columns_of,
    is_alive,
    is_first_level,
    kinds_at,
    kinds_configured,
)
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.freshness.judging import every, judge_since
from pytest_govsite.model import PageFacts, Verdict

_DAYS = 14
_MONTHS = 6
_HALF_YEARLY = frozenset(("notices", "policy-documents"))


def news_fresh(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """Every column named 要闻, 动态 or 新闻 that the home page or the news channel leads to has an item of 14 days."""
    days = int(survey.site.thresholds.get("columns.news-fresh", _DAYS))
    oldest = today(survey) - timedelta(days=days)
    limit = f"{days} 天内", f"within {days} days"
    found = (c for c in columns_of(survey) if _is_news(c, survey) and is_alive(c) and _is_prominent(c, survey))
    yield from every((judge_since(c, survey, oldest, limit) for c in found), survey, "动态、要闻类栏目", "news")


def notices_fresh(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """Every first-level column of notices or policy documents has an item of the last six calendar months.

    The name decides the class of a column; the ColumnType label alone does not.
    """
    months = int(survey.site.thresholds.get("columns.notices-fresh", _MONTHS))
    oldest = months_before(today(survey), months)
    limit = f"{months} 个月内", f"within {months} months"
    found = (c for c in columns_of(survey) if _is_half_yearly(c, survey) and is_first_level(c, survey, _HALF_YEARLY))
    verdicts = (judge_since(c, survey, oldest, limit) for c in found)
    yield from every(verdicts, survey, "通知公告、政策文件类一级栏目", "first-level notices or policies")


def _is_prominent(column: Column, survey: Survey) -> bool:
    if any(survey.key(p.url) in survey.from_home for p in column.pages):
        return True
    parent = survey.addresses.page(column.page.page.parent)
    above = (*ancestors_of(column.page), *(parent.page.anchors if parent else ()))
    return any(is_news(name) for name in above)


def _is_news(column: Column, survey: Survey) -> bool:
    return is_news(column.name) or "news" in kinds_configured(column, survey)


def _is_half_yearly(column: Column, survey: Survey) -> bool:
    return bool(kinds_at(column, survey) & _HALF_YEARLY) and not is_news(column.name) and is_alive(column)
