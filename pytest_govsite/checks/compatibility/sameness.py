"""How much of one text stands in another, whatever its order, white space and counters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pytest_govsite.checks.wording import squeeze

_DIGITS = re.compile(r"\d+")
_SHORTEST = 2
"""Characters: single ones are marks between links."""


def _lines(text: str) -> list[str]:
    # counters, clocks and dates of today differ from load to load
    lines = (_DIGITS.sub("0", squeeze(line)) for line in text.splitlines())
    return [line for line in lines if len(line) >= _SHORTEST]


def missing_from(text: str, other: str) -> tuple[float, tuple[str, ...]]:
    """Return the share of the characters of `text` whose lines do not stand in `other`, and those lines.

    Engines part lines of tables and lists differently: a line that stands anywhere in the other text is there.
    """
    lines = _lines(text)
    there = "".join(_lines(other))
    lacking = [line for line in lines if line not in there and not _in_parts(line, there)]
    total = sum(map(len, lines))
    return (sum(map(len, lacking)) / total if total else 0.0), tuple(lacking)


def _in_parts(line: str, there: str) -> bool:
    """Return True where most of a long line stands there in pieces, as cells that one engine puts on one line do."""
    if len(line) < 12:
        return False
    pieces = [line[start : start + 6] for start in range(0, len(line) - 5, 6)]
    return _share(piece in there for piece in pieces) >= 0.75


def _share(said: Iterable[bool]) -> float:
    told = list(said)
    return sum(told) / len(told) if told else 0.0
