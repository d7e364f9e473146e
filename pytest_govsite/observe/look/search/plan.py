"""What is searched for, in which order and in which way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pytest_govsite.model import InteractionPlan, KnownArticle

MARK = "gvs7"
_WORD = "政府"
_LETTERS = "qzxjvkwy"
HOSTILE = (
    # short, because fields and servers cut; the first leaves an attribute or a text, the second a string of a script
    ("markup", f"\"><img src=x id={MARK} onerror=this.id='{MARK}ran'>"),
    ("quotes", f"{MARK}' OR '1'='1';document.title='{MARK}'+'ran'//"),
)


class Query(NamedTuple):
    """One text to search for."""

    purpose: str
    text: str
    article: str = ""


def known(articles: Sequence[KnownArticle]) -> tuple[Query, ...]:
    """Return the titles to search for; a common word where no article is known."""
    told = tuple(Query("known", each.title, each.url) for each in articles[:3])
    return told or (Query("word", _WORD),)


def nonsense(plan: InteractionPlan) -> Query:
    """Return letters that stand in no text: Chinese engines would take a text of rare characters apart."""
    number, drawn = plan.seed + 7, ""
    for _ in range(9):
        drawn += _LETTERS[number % len(_LETTERS)]
        number = number * 5 // 3 + 3
    return Query("nonsense", drawn)
