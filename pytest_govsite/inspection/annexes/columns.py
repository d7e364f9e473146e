"""栏目更新情况表: every column with its newest item and what the rules of freshness say of it."""

from __future__ import annotations

from pytest_govsite.checks import freshness
from pytest_govsite.checks.columns.newest import items_of, today
from pytest_govsite.checks.columns.selection import Column, columns_of
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model import Verdict
from pytest_govsite.model.annex import Sheet

_RULES = {
    "columns.news-fresh": freshness.news_fresh,
    "columns.notices-fresh": freshness.notices_fresh,
    "columns.data-fresh": freshness.data_fresh,
    "columns.budget-fresh": freshness.budget_fresh,
    "columns.stale": freshness.stale,
}


def columns_sheet(context: Context) -> Sheet:
    """Return one row a column that is reached from the home page."""
    words = context.words
    survey = context.survey
    verdicts = _verdicts(context)
    found = columns_of(survey)
    rows = tuple(_row(context, column, verdicts) for column in found[:MAX_ROWS])
    names = ("name", "newest", "item", "days", "items", "judgement")
    headings = [words(f"annex.columns.{name}") for name in names]
    headings.insert(1, words("annex.address"))
    return Sheet(
        key="columns",
        columns=(*headings, words("annex.columns.remark")),
        rows=rows,
        left_out=max(0, len(found) - MAX_ROWS),
        blank=1,
    )


def _verdicts(context: Context) -> dict[str, list[tuple[str, Verdict]]]:
    """Return what was said of each column, by the address that the verdict points to."""
    survey, found = context.survey, dict[str, list[tuple[str, Verdict]]]()
    for requirement, rule in _RULES.items():
        if requirement in context.judged:
            for verdict in rule(context.observed.pages.all, survey):
                if verdict.pointer:
                    found.setdefault(verdict.pointer.url, []).append((requirement, verdict))
    return found


def _row(context: Context, column: Column, verdicts: dict[str, list[tuple[str, Verdict]]]) -> tuple[str, ...]:
    survey = context.survey
    items = items_of(column.pages, survey)
    newest = items.newest
    said = [pair for page in column.pages for pair in verdicts.get(page.url, ())]
    judgement = "\n".join(f"{context.cell(r, (v,))} [{context.heading(r)}]" for r, v in said) or "—"
    return (
        column.name,
        column.page.url,
        newest.day.isoformat() if newest else "",
        newest.text[:120] if newest else "",
        str((today(survey) - newest.day).days) if newest else "",
        str(items.total),
        judgement,
        "",
    )
