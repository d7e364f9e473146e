"""Words that checks of texts look for, in Chinese and English: data files of `words/`, one an area."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_LONGEST = 1000
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_NO_WORD = re.compile(r"[\W_]+")


@cache
def table(area: str) -> dict[str, Any]:
    """Return a data file of `words/`."""
    return tomllib.loads(resources.files(__package__).joinpath("words", f"{area}.toml").read_text("utf-8"))


@cache
def words(area: str, name: str) -> frozenset[str]:
    """Return a list of a data file, each entry as `plain` writes it."""
    return frozenset(plain(entry) for entry in table(area)[name])


@cache
def pattern(area: str, name: str) -> re.Pattern[str]:
    """Return a list of regular expressions of a data file as one, case ignored."""
    return re.compile("|".join(f"(?:{entry})" for entry in table(area)[name]), re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """Return the words of a text for comparing: one width, lower case, no signs, no spaces between Han characters."""
    normal = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return _BETWEEN_HAN.sub("", _NO_WORD.sub(" ", normal).strip())


def han(text: str) -> int:
    """Return the number of Han characters."""
    return len(re.findall(rf"[{_HAN}]", text))


def has_words(text: str) -> bool:
    """Return whether a text holds anything that can be read as a word: two Han characters or three letters."""
    letters = [c for c in text if c.isalpha()]
    return han(text) >= 2 or len(letters) >= 3
