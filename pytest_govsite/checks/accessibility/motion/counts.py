"""Numbers that follow what somebody did: how much a filter left, how much is in a cart or among the favourites."""

from __future__ import annotations

import re

from pytest_govsite.model.motion import Update

_NUMBER = re.compile(r"\d+")
_LENGTHS = re.compile(r"字|剩余|还可|字符|\bchars?\b|\bcharacters?\b|\bleft\b|\bremaining\b|\d\s*/\s*\d", re.IGNORECASE)
"""How much more may be typed."""
_HOLDS = re.compile(
    r"收藏|加入|放入|添加到|选购|购物车|关注|\badd to\b|\b(?:cart|basket|bag|wish ?list|favou?rites?|bookmark|shortlist)\b|\bsave\b",
    re.IGNORECASE,
)
_LONGEST = 60


def is_count_left(update: Update) -> bool:
    """Return whether only the number in a short text changed while texts of the page went: what a filter left of a list."""
    return update.gone > 0 and _number_changed(update) and not _LENGTHS.search(update.text)


def is_held_count(update: Update) -> bool:
    """Return whether only the number changed by one after something was put in or kept, and the button says nothing of it."""
    if update.doing != "press" or update.answered or not _HOLDS.search(update.name) or not _number_changed(update):
        return False
    before, after = (int(_NUMBER.findall(text)[0]) for text in (update.before, update.text))
    return abs(after - before) == 1


def _number_changed(update: Update) -> bool:
    """Return whether two texts are the same but for one number."""
    before, after = update.before.strip(), update.text.strip()
    numbers = [_NUMBER.findall(text) for text in (before, after)]
    if len(after) > _LONGEST or any(len(found) != 1 or len(found[0]) > 6 for found in numbers):
        return False
    return numbers[0] != numbers[1] and _NUMBER.sub("#", before).split() == _NUMBER.sub("#", after).split()
