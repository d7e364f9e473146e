"""Addresses in style sheets (CSS Syntax, CSS Values, 4.5; CSS Images, image-set)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

_STRING = r"\"((?:[^\"\\\n]|\\.){0,2000})\"|'((?:[^'\\\n]|\\.){0,2000})'"
_TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|@namespace\b[^;{}]{0,500}"
    rf"|(?P<import>@import\s*)(?:{_STRING})"
    rf"|url\(\s*(?:{_STRING}|((?:[^'\"()\\\s]|\\.){{1,2000}}))\s*\)"
    r"|(?P<set>(?:-webkit-)?image-set\()"
    r"|\b(?:type|format|local|attr|var)\([^()]{0,200}\)"
    rf"|(?:{_STRING})"
    r"|(?P<open>\()|(?P<close>\))",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|\n|(.))", re.IGNORECASE | re.DOTALL)
_SIGNS = ("url(", "@import", "image-set")
_MOST = 300


def style_urls(style: str) -> Iterator[str]:
    """Yield the addresses that a style loads: `url()`, `@import` and `image-set()`; comments and texts load nothing."""
    plain = style.lower()
    if not any(sign in plain for sign in _SIGNS):
        return
    depth = 0
    """How many brackets deep within an `image-set()`; 0: outside."""
    for match in _TOKEN.finditer(style):
        if match["set"]:
            depth = 1
        elif match["open"] or match["close"]:
            depth += (1 if match["open"] else -1) if depth else 0
        else:
            imported, quoted, plain = match[2] or match[3], match[4] or match[5] or match[6], match[8] or match[9]
            written = imported or quoted or (plain if depth else "")
            if written:
                yield _ESCAPED.sub(_unescaped, written) if "\\" in written else written


def sheet_addresses(sheet: str, base: str) -> tuple[str, ...]:
    """Return the absolute web addresses that a style sheet at `base` loads, each once."""
    found: dict[str, None] = {}
    for written in islice(style_urls(sheet), 5 * _MOST):
        if written.startswith(("data:", "#", "about:", "blob:")):
            continue
        try:
            address = urljoin(base, written.strip()).partition("#")[0]
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            # fonts for old browsers end in a bare question mark, which asks for the same file
            found.setdefault(address.removesuffix("?"), None)
        if len(found) >= _MOST:
            break
    return tuple(found)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return found[2] or ""
