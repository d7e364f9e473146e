"""Data are released every month or quarter (浙江省政府网站管理办法(试行) article 21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.kinds import kinds_of, says
from pytest_govsite.checks.columns.names import ancestors_of
from pytest_govsite.checks.columns.newest import Dated, items_of, today
from pytest_govsite.checks.columns.selection import Column, columns_of, in_topic, kinds_at, with_descendants
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.freshness.judging import every, fresh, pointer_of, undatable
from pytest_govsite.checks.outcomes import advice, failed
from pytest_govsite.model import PageFacts, Verdict

_QUARTER = 92
_GRACE = 31
_KIND = frozenset(("data-release",))


def data_fresh(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """The data column, with the columns below it, has an item of the last finished month or quarter.

    A quarter is at most 92 days and 31 days of grace come on top: over 92 days is advice, over 123 days a failure.
    """
    found = (c for c in columns_of(survey) if _is_data_column(c, survey))
    yield from every((_judged(c, survey) for c in found), survey, "数据发布栏目", "data release")


def _judged(column: Column, survey: Survey) -> Verdict:
    limit = int(survey.site.thresholds.get("columns.data-fresh", _QUARTER))
    items = items_of(with_descendants(column, survey), survey)
    if items.newest is None:
        return undatable(column, survey, items)
    age = (today(survey) - items.newest.day).days
    if age <= limit:
        return fresh(column, items.newest)
    if age <= limit + _GRACE:
        return advice(
            f"栏目“{column.name}”上一个季度的数据尚未发布，仍在宽限期内",
            f"The column {column.name} lacks the last quarter's data; the days of grace are running",
            expected=f"≤ {limit} 天",
            found=_age(items.newest, age),
            pointer=pointer_of(column.page, items.newest.text),
            place=column.name,
        )
    return failed(
        f"栏目“{column.name}”没有按月或按季更新",
        f"The column {column.name} is not updated every month or quarter",
        expected=f"≤ {limit + _GRACE} 天",
        found=_age(items.newest, age),
        pointer=pointer_of(column.page, items.newest.text),
        place=column.name,
    )


def _age(newest: Dated, age: int) -> str:
    return f"{newest.day.isoformat()}（{age} 天）{newest.text}"


def _is_data_column(column: Column, survey: Survey) -> bool:
    """Return True for a data column that lies below no other one; yearly ones (公报, 年鉴) and archives are none."""
    if not kinds_at(column, survey) & _KIND or says("yearly", column.name) or says("archive", column.name):
        return False
    above = ancestors_of(column.page)
    return not in_topic(column) and not any(kinds_of(name) & _KIND for name in above)
