"""Numbers that follow what somebody did: how much a filter left, how much is in a cart or among the favourites."""

from __future__ import annotations

import re

from pytest_govsite.model import DomDocument
from pytest_govsite.model.motion import Update

_NUMBER = re.compile(r"\d+")
_LENGTHS = re.compile(r"字|剩余|还可|字符|\bchars?\b|\bcharacters?\b|\bleft\b|\bremaining\b|\d\s*/\s*\d", re.IGNORECASE)
"""How much more may be typed."""
_HOLDS = re.compile(
    r"收藏|加入|放入|添加到|选购|购物车|关注|\badd to\b|\b(?:cart|basket|bag|wish ?list|favou?rites?|bookmark|shortlist)\b|\bsave\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"/\s*\d+")
_LONGEST = 60
TYPED = 2
"""Letters that were typed into a field to see what follows."""


def is_count_left(update: Update) -> bool:
    """Return whether only the number in a short text changed while texts of the page went: what a filter left of a list."""
    return update.gone > 0 and _number_changed(update) and not _LENGTHS.search(update.text)


def is_held_count(update: Update) -> bool:
    """Return whether only the number changed by one after something was put in or kept, and the button says nothing of it."""
    if update.doing != "press" or update.answered or not _HOLDS.search(update.name) or not _number_changed(update):
        return False
    before, after = (int(_NUMBER.findall(text)[0]) for text in (update.before, update.text))
    return abs(after - before) == 1


def is_length_count(update: Update, document: DomDocument) -> bool:
    """Return whether only the number of what is typed, or of what may still be, went up or down by what was typed.

    The words may stand around the number: a document in which the field was empty tells.
    """
    before, after = (_LIMIT.sub("/", text.strip()) for text in (update.before, update.text))
    numbers = [_NUMBER.findall(text) for text in (before, after)]
    if (
        update.doing != "type"
        or len(after) > _LONGEST
        or any(len(found) != 1 or len(found[0]) > 5 for found in numbers)
    ):
        return False
    if abs(int(numbers[0][0]) - int(numbers[1][0])) != TYPED:
        return False
    return bool(_LENGTHS.search(update.text)) or any(
        node.is_text
        and node.text.strip() == update.before.strip()
        and any(_LENGTHS.search(document.text(each)[:_LONGEST]) for each in list(document.ancestors(node))[:2])
        for node in document.nodes
    )


def has_announcements(document: DomDocument) -> bool:
    """Return whether anything of a document is announced when it changes; it may say the number later than it is shown."""
    return any(
        each.tag == "output"
        or each.get("aria-live") in ("polite", "assertive")
        or each.get("role") in ("status", "alert", "log")
        for each in document.elements
    )


def _number_changed(update: Update) -> bool:
    """Return whether two texts are the same but for one number."""
    before, after = update.before.strip(), update.text.strip()
    numbers = [_NUMBER.findall(text) for text in (before, after)]
    if len(after) > _LONGEST or any(len(found) != 1 or len(found[0]) > 6 for found in numbers):
        return False
    return numbers[0] != numbers[1] and _NUMBER.sub("#", before).split() == _NUMBER.sub("#", after).split()
