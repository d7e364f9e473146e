"""Whether letters that stand apart may spell a word: names of axes, parameters or options spell none."""

from __future__ import annotations

import re

_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|q(?!u)")
_RUN = 3


def may_spell(letters: str) -> bool:
    """Return whether a word may be written so: no Q without a U, no five consonants in a row, no two parts of the alphabet."""
    small = letters.lower()
    return not _CLUSTER.search(small) and _parts_of_the_alphabet(small) < 2


def _parts_of_the_alphabet(small: str) -> int:
    """Return how many times three letters follow each other as in the alphabet."""
    found = place = 0
    while place + _RUN <= len(small):
        if all(ord(small[place + k]) - ord(small[place]) == k for k in range(_RUN)):
            found, place = found + 1, place + _RUN
        else:
            place += 1
    return found
