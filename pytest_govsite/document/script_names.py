"""The names in the short strings of scripts: what they can take hold of elements by."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_NAMES = 1_500
_STRING = re.compile(r"'([^'\\\n]{1,120})'|\"([^\"\\\n]{1,120})\"|`([^`\\\n]{1,120})`")
_NAME = re.compile(r"[A-Za-z_][\w-]*")


def script_names(codes: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Return the names, and whether these are all of them."""
    found: dict[str, None] = {}
    for code in codes:
        for match in _STRING.finditer(code):
            literal = next(group for group in match.groups() if group)
            for name in _NAME.findall(literal):
                found[name[:80]] = None
            if len(found) >= MAX_NAMES:
                return tuple(found), False
    return tuple(found), True
