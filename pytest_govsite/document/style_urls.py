"""Addresses in style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

_URL = re.compile(r"url\(\s*(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})'|([^'\"()\s]{1,2000}))\s*\)", re.I)
_IMPORT = re.compile(r"@import\s+(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})')", re.I)
_COMMENT = re.compile(r"/\*.{0,20000}?\*/", re.DOTALL)
_MOST = 300


def style_urls(style: str) -> Iterator[str]:
    """Yield the addresses in `url()` as written."""
    for match in _URL.finditer(style):
        yield next(group for group in match.groups() if group)


def sheet_addresses(sheet: str, base: str) -> tuple[str, ...]:
    """Return the absolute web addresses that a style sheet at `base` loads, each once; comments load nothing."""
    plain = _COMMENT.sub(" ", sheet)
    imports = (next(group for group in match.groups() if group) for match in _IMPORT.finditer(plain))
    found: dict[str, None] = {}
    for written in islice((*imports, *style_urls(plain)), 5 * _MOST):
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
