"""The names that a page goes by."""

from __future__ import annotations

import re

from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.trail import column_entry, entries_of, is_home_entry
from pytest_govsite.model import PageFacts, PageType

LONGEST_NAME = 30
_TITLE_PARTS = re.compile(r"\s*[-_|—–－·>]\s*")


def names_of(page: PageFacts) -> tuple[str, ...]:
    """Return the names a page goes by, the most telling first: trail, title, label, links that lead to it."""
    document = page.document
    names = [column_entry(page)]
    if document is not None:
        if page.type is not PageType.ARTICLE and document.headline is not None:
            names.append(document.headline.text)
        names += [value_of(document, "ColumnName"), _TITLE_PARTS.split(document.title)[0]]
    names += page.page.anchors
    short = (n.strip() for n in names if n and len(n.strip()) <= LONGEST_NAME)
    return tuple(dict.fromkeys(n for n in short if n and not is_home_entry(n)))


def title_of(page: PageFacts) -> str:
    """Return the title of a page: the visible one, else the ArticleTitle label, else `<title>`; empty without any."""
    document = page.document
    if document is None:
        return ""
    shown = document.headline.text if document.headline else ""
    return shown or value_of(document, "ArticleTitle") or _TITLE_PARTS.split(document.title)[0]


def ancestors_of(page: PageFacts) -> tuple[str, ...]:
    """Return the trail's entries above a column, without the home page."""
    entries = entries_of(page.document) if page.document is not None else ()
    return tuple(e for e in entries[:-1] if not is_home_entry(e))
