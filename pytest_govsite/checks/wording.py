"""Text as a reader takes it: one width, one kind of space, no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SHORT = 100
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


def plain(text: str) -> str:
    """Return the text in NFKC with single spaces and line breaks, so `：` is `:` and a non-breaking space a space."""
    return _plain_short(text) if len(text) <= _SHORT else _plain(text)


@lru_cache(maxsize=1 << 15)
def _plain_short(text: str) -> str:
    # menus and footers say the same on every page, and every check asks
    return _plain(text)


def _plain(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    return _BREAKS.sub("\n", _SPACES.sub(" ", normal)).strip()


def squeeze(text: str) -> str:
    """Return the plain text without any white space."""
    return "".join(plain(text).split())


def chinese_length(text: str) -> int:
    """Return the number of CJK ideographs."""
    return sum("\u4e00" <= c <= "\u9fff" for c in text)
