"""Ended topics are marked as archived (政府网站发展指引, 专题; 浙江省政府网站管理办法(试行) article 15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.kinds import says
from pytest_govsite.checks.columns.listed import only_listed
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.newest import Items, items_of, today
from pytest_govsite.checks.columns.periods import months_before
from pytest_govsite.checks.columns.selection import Column, columns_of, with_descendants
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import PageFacts, Pointer, Region, Verdict

_MARK = re.compile(r"归档|已结束|往期|历史专题|专题回顾|已办结|存档")
_GATHERS = re.compile(
    r"^(?:专题|专栏|专题专栏|热点专题|专题集锦|专栏专题|专题列表|更多专题|专题报道|专题回顾|历史专题|归档专题)$"
)


def topics(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """Every topic whose newest item is over a year old is marked 已归档, or stands in an archive."""
    if not survey.facts.whole_site:
        yield only_listed()
        return
    found = [c for c in columns_of(survey) if _is_topic(c)]
    if not found:
        yield inapplicable("网站没有专题", "The site has no topic")
    for column in found:
        yield _judged(column, survey)


def _judged(column: Column, survey: Survey) -> Verdict:
    where = Pointer(url=column.page.url)
    items = items_of(with_descendants(column, survey), survey)
    if _is_marked(column, survey):
        return passed("专题已标明归档", "The topic is marked as archived", pointer=where, place=column.name)
    if items.newest is None:
        return cant_tell(
            f"专题“{column.name}”的条目没有可辨认的日期，是否已结束请人工确认",
            f"No item of the topic {column.name} shows a date",
            pointer=where,
            place=column.name,
        )
    if not _ended(items, survey):
        return passed("专题仍在更新", "The topic is still updated", pointer=where, place=column.name)
    return failed(
        f"专题“{column.name}”已一年以上没有更新，没有标明归档",
        f"The topic {column.name} had nothing new for over a year and is not marked as archived",
        expected="标明“已归档”，或移入归档区",
        found=f"{items.newest.day.isoformat()} {items.newest.text}",
        pointer=where,
        place=column.name,
    )


def _ended(items: Items, survey: Survey) -> bool:
    return items.newest is not None and items.newest.day < months_before(today(survey), 12)


def _is_topic(column: Column) -> bool:
    """Return True for one topic; the page that gathers topics and the columns inside a topic are none."""
    if any(_GATHERS.match(n.strip()) for n in (column.name,)):
        return False
    above = ancestors_of(column.page)
    if above:
        return bool(_GATHERS.match(above[-1].strip()) or (says("topic", above[-1]) and len(above) == 1))
    return says("topic", column.name)


def _is_marked(column: Column, survey: Survey) -> bool:
    shown = [*names_of(column.page), *ancestors_of(column.page)]
    document = column.page.document
    if document is not None:
        shown += [b.text for b in document.texts(Region.MAIN) if len(b.text) <= 60]
    own = {survey.key(p.url) for p in column.pages}
    shown += [e.name for e in survey.entries if e.url and survey.key(e.url) in own]
    return any(_MARK.search(text) for text in shown)
