"""The newest item of a column: from the list, else from the item's own page, else from its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta, timezone
from typing import NamedTuple

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.publishing import publishing_times
from pytest_govsite.document.dates import date_from_url, normalise, resolve_list_date
from pytest_govsite.model import ListItem, PageFacts, PageType, Region

_CHINA = timezone(timedelta(hours=8))


class Dated(NamedTuple):
    """An item and its day."""

    day: date
    text: str
    url: str


class Items(NamedTuple):
    """What is known of the items of a column: the newest, and how many of how many have a date."""

    newest: Dated | None
    dated: int
    total: int


def today(survey: Survey) -> date:
    """Return the day of the inspection in China."""
    return survey.site.now.astimezone(_CHINA).date()


def items_of(pages: Iterable[PageFacts], survey: Survey) -> Items:
    """Return what is known of the items that these pages list, together one column."""
    return summary((i for page in pages for i in _items(page, survey)), survey)


def summary(items: Iterable[ListItem], survey: Survey) -> Items:
    """Return the newest of some items; days in the future tell nothing of updates and are left out."""
    every = tuple(items)
    now = today(survey)
    days = [(day, item) for item in every if (day := day_of(item, survey)) is not None and day <= now]
    newest = max(days, key=lambda pair: pair[0], default=None)
    return Items(Dated(newest[0], newest[1].text, newest[1].url) if newest else None, len(days), len(every))


def day_of(item: ListItem, survey: Survey) -> date | None:
    """Return the day of an item; None where neither list nor page nor address tells it."""
    listed = resolve_list_date(item.date, today(survey)) if item.date else None
    page = survey.addresses.page(item.url)
    own = day_of_page(page) if page is not None else None
    if listed is not None and own is not None and not normalise(item.date):
        # A list that leaves out the year looks new for ever: the item's own page knows the year.
        return own if (own.month, own.day) == (listed.month, listed.day) else listed
    return listed or own or date_from_url(item.url)


def day_of_page(page: PageFacts) -> date | None:
    """Return the day an article was published: the PubDate label, else the time it shows."""
    if page.document is None or page.type is PageType.COLUMN:
        return None
    label = normalise(value_of(page.document, "PubDate"))
    shown = label or next((t.value for t in publishing_times(page.document, changed=True)), "")
    try:
        return date.fromisoformat(shown[:10]) if shown else None
    except ValueError:
        return None


def _items(page: PageFacts, survey: Survey) -> Iterator[ListItem]:
    listed = [i for i in own_items(page, survey) if survey.key(i.url) not in survey.column_keys or i.date]
    yield from listed
    if not listed:
        yield from loose_items(page, survey)


def loose_items(page: PageFacts, survey: Survey) -> Iterator[ListItem]:
    """Yield links of the main area, outside of lists, that lead to articles or to dated addresses."""
    document = page.document
    for link in document.links if document else ():
        if link.region is not Region.MAIN or link.visible is False or not link.url:
            continue
        target = survey.addresses.page(link.url)
        if (target is not None and target.type is PageType.ARTICLE) or date_from_url(link.url):
            yield ListItem(text=link.name, url=link.url, selector=link.selector)
