"""Text that a site served, made harmless: nothing invisible, nothing that turns the writing direction, bounded length."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_MAX_MARKS = 4
_MARKS = re.compile(rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{_MAX_MARKS}}})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip


def visible(text: str, keep: str = "") -> str:
    """Return the text with every control, bidirectional, zero-width, private-use, surrogate and non-character shown as `[U+202E]`.

    Args:
        text: text as served.
        keep: characters that stay as they are (a line break, say).
    """
    if text.isascii() and text.isprintable():
        return text
    return _MARKS.sub(r"\1", "".join(c if c in keep else _sign(c) for c in text))


@lru_cache(maxsize=4096)
def _sign(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE and ord(character) & 0xFFFE != 0xFFFE:
        return character  # the excluded ones are no characters: no XML, so no office file, may hold them
    return f"[U+{ord(character):04X}]"


def one_line(text: str, limit: int = 300) -> str:
    """Return the text on one line: white space folded, invisible characters shown, cut after `limit` characters."""
    return cut(visible(" ".join(text[: limit * 8].split())), limit)


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
