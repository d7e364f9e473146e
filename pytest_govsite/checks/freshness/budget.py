"""Budgets and final accounts are published every year (浙江省政府网站管理办法(试行) article 22)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pytest_govsite.checks.columns.kinds import kinds_of, says
from pytest_govsite.checks.columns.names import ancestors_of
from pytest_govsite.checks.columns.newest import items_of, today
from pytest_govsite.checks.columns.selection import Column, columns_of, kinds_at, with_descendants
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.freshness.judging import every, fresh, old, undatable
from pytest_govsite.model import PageFacts, Verdict

_DUE = (9, 30)
_KIND = frozenset(("budget",))
_OWN_YEAR = re.compile(r"^(?:19|20)\d\d年?$|归档|历史|往期|存档")


def budget_fresh(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """The budget column, with those below it, has an item of this calendar year, or of last year before 30 September."""
    found = (c for c in columns_of(survey) if _is_budget_column(c, survey))
    yield from every((_judged(c, survey) for c in found), survey, "财政预决算栏目", "budget")


def _judged(column: Column, survey: Survey) -> Verdict:
    now = today(survey)
    owed = now.year if (now.month, now.day) >= _DUE else now.year - 1
    items = items_of(with_descendants(column, survey), survey)
    if items.newest is None:
        return undatable(column, survey, items)
    if items.newest.day.year >= owed:
        return fresh(column, items.newest)
    return old(column, items.newest, date(owed, 1, 1), (f"{owed} 年以来", f"since {owed}"))


def _is_budget_column(column: Column, survey: Survey) -> bool:
    """Return True for a budget column that lies below no other one; columns of one year are none."""
    if not kinds_at(column, survey) & _KIND or _OWN_YEAR.search(column.name) or says("topic", column.name):
        return False
    return not any(kinds_of(name) & _KIND for name in ancestors_of(column.page))
