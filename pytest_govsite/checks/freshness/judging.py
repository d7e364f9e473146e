"""How old the newest item of a column may be, and what is said where it cannot be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pytest_govsite.checks.columns.content import Content, content_of
from pytest_govsite.checks.columns.listed import only_listed
from pytest_govsite.checks.columns.newest import Dated, Items, items_of
from pytest_govsite.checks.columns.selection import Column
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import PageFacts, Pointer, Verdict


def judge_since(column: Column, survey: Survey, oldest: date, limit: tuple[str, str]) -> Verdict:
    """Return whether the newest item of a column is of `oldest` or later; `limit` names the rule in both languages."""
    items = items_of(column.pages, survey)
    if items.newest is None:
        return undatable(column, survey, items)
    if items.newest.day >= oldest:
        return fresh(column, items.newest)
    return old(column, items.newest, oldest, limit)


def fresh(column: Column, newest: Dated) -> Verdict:
    """Return that a column is updated in time."""
    return passed(
        "栏目按期更新",
        "The column is updated in time",
        measured=f"{column.name}：{newest.day.isoformat()}",
        pointer=pointer_of(column.page),
        place=column.name,
    )


def old(column: Column, newest: Dated, oldest: date, limit: tuple[str, str]) -> Verdict:
    """Return that a column was not updated in time."""
    return failed(
        f"栏目“{column.name}”{limit[0]}没有更新",
        f"The column {column.name} was not updated {limit[1]}",
        expected=f"≥ {oldest.isoformat()}",
        found=f"{newest.day.isoformat()} {newest.text}",
        pointer=pointer_of(column.page, newest.text),
        place=column.name,
    )


def undatable(column: Column, survey: Survey, items: Items) -> Verdict:
    """Return why the newest item of a column has no day."""
    where = pointer_of(column.page)
    content = content_of(column.page, survey)
    if content is Content.UNKNOWN:
        return untested(
            f"栏目“{column.name}”的列表由脚本生成，本次没有渲染，未能看到更新日期",
            f"The list of the column {column.name} comes from a script and was not rendered",
            pointer=where,
            place=column.name,
        )
    if content in (Content.NOTHING, Content.EXPLAINED) and not items.total:
        return inapplicable(
            f"栏目“{column.name}”没有条目，另按空白栏目判定",
            f"The column {column.name} lists nothing; blank columns are judged on their own",
            pointer=where,
            place=column.name,
        )
    return cant_tell(
        f"栏目“{column.name}”的条目都没有可辨认的日期，请人工确认是否按期更新",
        f"No item of the column {column.name} shows a date",
        pointer=where,
        place=column.name,
    )


def none_found(zh: str, en: str) -> Verdict:
    """Return that no column of the kind was recognised, though every such site has one."""
    return cant_tell(f"没有识别出{zh}，请人工确认", f"No column was recognised as {en}")


def pointer_of(page: PageFacts, snippet: str = "") -> Pointer:
    """Return a pointer to a column's page."""
    return Pointer(url=page.url, snippet=snippet[:300])


def every(verdicts: Iterable[Verdict], survey: Survey, zh: str, en: str) -> Iterable[Verdict]:
    """Return the verdicts, or that there was no column to judge."""
    if not survey.facts.whole_site:
        return (only_listed(),)
    found = tuple(verdicts)
    return found or (none_found(zh, en),)
