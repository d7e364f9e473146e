"""Which columns a rule of freshness concerns: named so, alive, and on the level that the rule means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from pytest_govsite.checks.columns.kinds import kinds, kinds_of, says
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey, folder_of
from pytest_govsite.checks.trail import column_entry
from pytest_govsite.model import PageFacts


class Column(NamedTuple):
    """A column of the site: its name, its first page, and all its pages."""

    name: str
    page: PageFacts
    pages: tuple[PageFacts, ...]


def columns_of(survey: Survey) -> tuple[Column, ...]:
    """Return the columns that are reached from the home page, the pages of one list (1, 2, 3 …) together."""
    groups: dict[str, list[PageFacts]] = {}
    for page in survey.columns:
        if survey.key(page.url) in survey.reachable:
            groups.setdefault(survey.column_id(page), []).append(page)
    return tuple(_column(pages) for pages in groups.values())


def _column(pages: list[PageFacts]) -> Column:
    first = min(pages, key=lambda p: (p.page.depth, len(p.url), p.url))
    return Column(name_of(first), first, tuple(pages))


def name_of(page: PageFacts) -> str:
    """Return the name a reader knows the column by; empty where the page tells none."""
    return column_entry(page) or next(iter(names_of(page)), "")


def kinds_at(column: Column, survey: Survey) -> frozenset[str]:
    """Return the ids of the kinds a column is of: by its name, and by the paths of the configuration."""
    return kinds_of(column.name) | kinds_configured(column, survey)


def kinds_configured(column: Column, survey: Survey) -> frozenset[str]:
    """Return the ids of the kinds whose paths in the configuration lead to a column."""
    keys = {survey.key(page.url) for page in column.pages}
    return frozenset(i for i, paths in survey.site.columns.items() if any(_key(p, survey) in keys for p in paths))


def _key(path: str, survey: Survey) -> str:
    return survey.key(urljoin(survey.site.url, path))


def is_alive(column: Column) -> bool:
    """Return False for archives, years, yearly and static columns, and for all that stands inside a topic."""
    if any(says(field, column.name) for field in ("archive", "yearly", "static")):
        return False
    above = ancestors_of(column.page)
    return not in_topic(column) and not any(says("archive", name) for name in above)


def in_topic(column: Column) -> bool:
    """Return True for a topic (专题) or a column inside one."""
    return any(says("topic", name) for name in (column.name, *ancestors_of(column.page)))


def is_first_level(column: Column, survey: Survey, same: frozenset[str]) -> bool:
    """Return True for a column the home page leads to that lies below no other one of the same kinds."""
    if not any(survey.key(p.url) in survey.from_home for p in column.pages):
        return False
    return not any(kinds_of(name) & same for name in ancestors_of(column.page))


def with_descendants(column: Column, survey: Survey) -> Iterator[PageFacts]:
    """Yield the pages of a column and of the columns below it."""
    yield from column.pages
    own = survey.column_id(column.page)
    below = f"{own}>" if "|" not in own and "/" not in own else None
    folder = folder_of(survey.key(column.page.url))
    own_keys = {survey.key(p.url) for p in column.pages}
    for page in survey.columns:
        key = survey.key(page.url)
        inside = survey.column_id(page).startswith(below) if below else bool(folder) and key.startswith(f"{folder}/")
        if inside and key not in own_keys:
            yield page


def living_kinds() -> frozenset[str]:
    """Return the ids of the kinds that live by updating."""
    return frozenset(i for i, k in kinds().items() if k.lives)


def with_pages_below(page: PageFacts, survey: Survey) -> Iterator[PageFacts]:
    """Yield a page and the other pages of its column and of the columns below it."""
    own = survey.column_id(page)
    pages = tuple(p for p in survey.columns if survey.column_id(p) == own) or (page,)
    yield from with_descendants(Column(name_of(page), page, pages), survey)
