"""Addresses of inner networks (RFC 1918) in what a page does not show: comments and inline scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.document.tree import Tree
from pytest_govsite.model import InnerAddress

_INNER = re.compile(
    r"https?:\\?/\\?/(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.\d{1,3}(?::\d{1,5})?(?![\d.])",
    re.IGNORECASE,
)
_ROOM = 500_000
_MOST = 10


def read_inner_addresses(tree: Tree) -> tuple[InnerAddress, ...]:
    """Return full addresses of inner hosts in comments and inline scripts, each once."""
    found: dict[str, InnerAddress] = {}
    for place, text in _hidden(tree):
        for match in _INNER.finditer(text[:_ROOM]):
            url = match[0].replace("\\", "")
            found.setdefault(url, InnerAddress(place=place, url=url))
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _hidden(tree: Tree) -> Iterator[tuple[str, str]]:
    yield from (("comment", comment) for comment in tree.comments)
    yield from (("script", element.raw) for element in tree.elements if element.tag == "script" and element.raw)
