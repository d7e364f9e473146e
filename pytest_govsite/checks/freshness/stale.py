"""No column that lives by updating is dead (国办秘函〔2019〕19号, 单项否决“栏目不更新”, (2))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.kinds import says
from pytest_govsite.checks.columns.newest import items_of, today
from pytest_govsite.checks.columns.periods import months_before
from pytest_govsite.checks.columns.selection import (
    Column,
    columns_of,
    is_alive,
    kinds_at,
    living_kinds,
    with_descendants,
)
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.freshness.judging import every, fresh, old, undatable
from pytest_govsite.model import PageFacts, Verdict

_YEAR = 12


def stale(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """No column of a kind that lives by updating has its newest item over a year ago.

    Yearly, archived, static (概况, 指南) and ended-topic columns are none; a column counts with those below it.
    """
    found = (c for c in columns_of(survey) if _lives(c, survey) and is_alive(c))
    yield from every((_judged(c, survey) for c in found), survey, "应持续更新的栏目", "one that lives by updating")


def _lives(column: Column, survey: Survey) -> bool:
    return bool(kinds_at(column, survey) & living_kinds()) or says("lives", column.name)


def _judged(column: Column, survey: Survey) -> Verdict:
    items = items_of(with_descendants(column, survey), survey)
    if items.newest is None:
        return undatable(column, survey, items)
    oldest = months_before(today(survey), _YEAR)
    if items.newest.day >= oldest:
        return fresh(column, items.newest)
    return old(column, items.newest, oldest, ("一年以上", "for over a year"))
