"""Whether what an entry leads to opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from pytest_govsite.checks.addresses import Reach
from pytest_govsite.checks.columns.names import LONGEST_NAME
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry, entries_on
from pytest_govsite.checks.functions.words import says
from pytest_govsite.model import PageFacts


class Opens(Enum):
    """What comes of an entry, the best first."""

    ANSWERS = "answers"
    SCRIPT = "script"
    UNKNOWN = "unknown"
    DEAD = "dead"
    NOWHERE = "nowhere"


_ORDER = tuple(Opens)


def opens(survey: Survey, entry: Entry) -> Opens:
    """Return whether the address of an entry answers, as far as this inspection knows."""
    if not entry.url:
        handler = entry.handler.removeprefix("javascript:").strip(" ;")
        return Opens.SCRIPT if handler and "void" not in handler else Opens.NOWHERE
    reach = survey.addresses.reach(entry.url)
    if reach is Reach.ANSWERS:
        return Opens.ANSWERS
    return Opens.DEAD if reach is Reach.DEAD else Opens.UNKNOWN


def best(survey: Survey, entries: Iterable[Entry]) -> tuple[Entry, Opens] | None:
    """Return the entry that opens best; None where there is none."""
    ranked = [(entry, opens(survey, entry)) for entry in entries]
    return min(ranked, key=lambda pair: _ORDER.index(pair[1])) if ranked else None


def named(survey: Survey, section: str, field: str = "names") -> list[Entry]:
    """Return the entries of the site whose names the word list knows."""
    return [e for e in survey.entries if len(e.name) <= LONGEST_NAME and says(section, field, e.name)]


def on_page(page: PageFacts, is_named: Callable[[str], bool]) -> Iterator[Entry]:
    """Yield the fitting entries of one page."""
    if page.document is not None:
        yield from (e for e in entries_on(page, page.document) if is_named(e.name))
