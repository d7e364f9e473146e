"""The two reports that are published once a year, with the year that is owed on the day of the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.columns.newest import day_of, today
from pytest_govsite.checks.columns.presence import present
from pytest_govsite.checks.columns.selection import with_pages_below
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import (
    Link,
    ListItem,
    Outcome,
    PageFacts,
    PageType,
    Pointer,
    Profile,
    SiteKind,
    Stage,
    Verdict,
)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DISCLOSURE = re.compile(r"公开.{0,12}(?:年度|年|工作)?.{0,6}(?:报告|年报)|^(?:19|20)\d\d年?度?(?:年度报告|年报|报告)$")
_SITE_REPORT = re.compile(r"网站.{0,14}(?:报表|年报)|(?:年度工作|工作年度|年度)报表")
_SUPERVISION = re.compile(r"监管.{0,4}报表")


class Sighting(NamedTuple):
    """A report that a page or a link names, and the year it is of; None where nothing tells it."""

    text: str
    url: str
    year: int | None


def disclosure_report(pages: Sequence[PageFacts], survey: Survey, profile: Profile | None = None) -> Iterator[Verdict]:
    """The report of last year is there: departments and institutions from 1 February, portals from 1 April.

    (政府信息公开条例 articles 49 and 50.) Until then the report of the year before counts; before launch the column.
    """
    column = list(present(pages, survey, "disclosure-report", profile))
    if survey.site.stage is Stage.PRELAUNCH:
        yield from column
        return
    early = survey.site.kind in (SiteKind.DEPARTMENT, SiteKind.INSTITUTION)
    owed = owed_year(today(survey), (2, 1) if early else (4, 1))
    found = list(_sightings(survey, "disclosure-report", _DISCLOSURE, not_in=re.compile(r"网站|报表|法治")))
    if not found and column[0].outcome is not Outcome.PASSED:
        yield from column
        return
    yield _judged(survey, found, owed, "政府信息公开年度报告", "report on information disclosure", "disclosure-report")


def site_report(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """The 政府网站年度工作报表 of last year is found from the home page, from 1 February on; a new site owes none."""
    owed = owed_year(today(survey), (2, 1))
    opened = survey.site.opened[:4]
    if survey.site.stage is Stage.PRELAUNCH or (opened.isdigit() and int(opened) > owed):
        yield inapplicable("网站开通不满一年，尚无年度工作报表", "A site in its first year owes no yearly report")
        return
    found = list(site_reports(survey))
    yield _judged(survey, found, owed, "政府网站年度工作报表", "yearly report of the site", "site-report")


def site_reports(survey: Survey) -> Iterator[Sighting]:
    """Yield every 政府网站年度工作报表 that is reached from the home page."""
    yield from _sightings(survey, "site-report", _SITE_REPORT, not_in=_SUPERVISION)


def supervision_reports(survey: Survey) -> Iterator[Sighting]:
    """Yield every 年度监管报表 that is reached from the home page."""
    yield from _named(survey, _SUPERVISION, re.compile(r"(?!)"))


def owed_year(now: date, since: tuple[int, int]) -> int:
    """Return the year whose report is due: last year's from that day on, until then the one before."""
    return now.year - 1 if (now.month, now.day) >= since else now.year - 2


def _judged(survey: Survey, found: list[Sighting], owed: int, zh: str, en: str, place: str) -> Verdict:
    years = [s for s in found if s.year is not None]
    newest = max(years, key=lambda s: s.year or 0, default=None)
    home = Pointer(url=survey.home.url) if survey.home else None
    if newest is not None and (newest.year or 0) >= owed:
        measured = f"{newest.year} 年：{newest.text}"
        return passed(
            f"有 {owed} 年的{zh}", f"The {en} of {owed} is there", measured=measured, pointer=home, place=place
        )
    unknown = next((s for s in found if s.year is None), None)
    if unknown is not None or survey.facts.truncated or survey.home is None:
        return cant_tell(
            f"没有认出 {owed} 年的{zh}，有年份不明的或未看到的，请人工确认",
            f"The {en} of {owed} was not recognised; some show no year or were not seen",
            expected=f"{owed} 年",
            found=unknown.text if unknown else "",
            pointer=home,
            place=place,
        )
    return failed(
        f"没有找到 {owed} 年的{zh}",
        f"The {en} of {owed} was not found",
        expected=f"{owed} 年",
        found=f"{newest.year} 年：{newest.text}" if newest else "",
        pointer=home,
        place=place,
    )


def _sightings(survey: Survey, column: str, title: re.Pattern[str], not_in: re.Pattern[str]) -> Iterator[Sighting]:
    """Yield the reports that titles and links name, and the entries of the column meant for them."""
    yield from _named(survey, title, not_in)
    wanted = kind(column)
    for entry in entries_to(survey, column, wanted):
        page = survey.addresses.page(entry.url)
        if page is None or page.document is None or page.type is PageType.ARTICLE:
            continue
        for each in with_pages_below(page, survey):
            for item in _items(each):
                year = _year_of(item, survey)
                if re.search(r"报告|年报|报表|年度", item.text) and not not_in.search(item.text) and year:
                    yield Sighting(item.text, item.url, year)


def _named(survey: Survey, title: re.Pattern[str], not_in: re.Pattern[str]) -> Iterator[Sighting]:
    for page in survey.pages:
        if page.document is None or survey.key(page.url) not in survey.reachable:
            continue
        headline = title_of(page)
        if page.type is PageType.ARTICLE and title.search(headline) and not not_in.search(headline):
            own = ListItem(text=headline, url=page.url)
            yield Sighting(headline, page.url, _year_of(own, survey))
        for item in _items(page):
            if title.search(item.text) and not not_in.search(item.text) and not _is_column(item, survey):
                yield Sighting(item.text, item.url, _year_of(item, survey))


def _items(page: PageFacts) -> Iterator[ListItem]:
    document = page.document
    if document is None:
        return
    yield from (i for block in document.lists for i in block.items if i.url or i.date)
    yield from (_as_item(x) for x in document.links if x.url and x.name)


def _as_item(link: Link) -> ListItem:
    longer = link.title if len(link.title) > len(link.text) else link.name
    return ListItem(text=longer, url=link.url, selector=link.selector)


def _is_column(item: ListItem, survey: Survey) -> bool:
    """Return True for a link that leads to a column of reports, not to one report."""
    page = survey.addresses.page(item.url)
    return page is not None and page.type in (PageType.COLUMN, PageType.HOME) and not _YEAR.search(item.text)


def _year_of(item: ListItem, survey: Survey) -> int | None:
    """Return the year a report is of: the year in its title, else the year before it was published."""
    named = _YEAR.search(item.text)
    if named:
        return int(named.group(1))
    page = survey.addresses.page(item.url)
    named = _YEAR.search(title_of(page)) if page is not None else None
    if named:
        return int(named.group(1))
    day = day_of(item, survey)
    return day.year - 1 if day is not None else None
