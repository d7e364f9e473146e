"""Which entries of a site lead to a column of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_govsite.checks.columns.kinds import Kind, kinds_of
from pytest_govsite.checks.columns.names import names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.model import PageFacts, PageType

IsNamed = Callable[[str], bool]


def configured(survey: Survey, column: str) -> Iterator[Entry]:
    """Yield the pages below the paths that the configuration names for a column."""
    for path in survey.site.columns.get(column, ()):
        wanted = survey.key(path) if "://" in path else "/" + path.strip("/")
        for page in survey.pages:
            key = survey.key(page.url)
            if key == wanted or (key.startswith(f"{wanted.rstrip('/')}/") and page.type is PageType.COLUMN):
                yield Entry(next(iter(names_of(page)), path), page.url)


def linked(survey: Survey, is_named: IsNamed) -> Iterator[Entry]:
    """Yield the links whose name fits, those that lead somewhere first."""
    fitting = [e for e in survey.entries if is_named(e.name)]
    yield from sorted(fitting, key=lambda e: not e.url)


def self_named(survey: Survey, is_named: IsNamed) -> Iterator[Entry]:
    """Yield the reachable pages that go by a fitting name themselves; articles only where the trail or label says so."""
    for page in survey.pages:
        if page.document is None or survey.key(page.url) not in survey.reachable or page.type is PageType.HOME:
            continue
        name = next((n for n in _own_names(page) if is_named(n)), "")
        if name:
            yield Entry(name, page.url)


def typed(survey: Survey, kind: Kind) -> Iterator[Entry]:
    """Yield the reachable columns whose ColumnType label says so and whose names mean nothing else."""
    types = set(map(folded, kind.types))
    for page in survey.columns:
        assert page.document is not None
        label = folded(value_of(page.document, "ColumnType"))
        if label and label in types and survey.key(page.url) in survey.reachable:
            names = names_of(page)
            if not any(kinds_of(n) for n in names):
                yield Entry(next(iter(names), page.url), page.url)


def entries_to(survey: Survey, column: str, kind: Kind) -> tuple[Entry, ...]:
    """Return every way to a column of this kind, the surest first, each target once."""
    found: dict[str, Entry] = {}
    for way in (
        configured(survey, column),
        linked(survey, kind.is_named),
        self_named(survey, kind.is_named),
        typed(survey, kind),
    ):
        for entry in way:
            found.setdefault(survey.key(entry.url) if entry.url else f"script:{entry.handler[:80]}", entry)
    return tuple(found.values())


def _own_names(page: PageFacts) -> tuple[str, ...]:
    return () if page.type is PageType.ARTICLE else names_of(page)
