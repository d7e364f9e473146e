"""Site maps for machines (sitemaps.org protocol 0.9): XML, an index of XML files, or plain text.

Read by pattern, not by an XML parser: real ones are often not well-formed, and no entity is ever expanded.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from pytest_govsite.discover.urls import canonical

MAX_FILES = 50
MAX_ADDRESSES = 50_000
"""Addresses of one file (sitemaps.org) and of all files together."""
LONGEST = 10 * 1024 * 1024
_LOCATION = re.compile(r"<(?:sm:|sitemap:)?loc\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?\s*([^<>\]\s][^<>\]]{0,2100})", re.I)
_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex\b", re.I)
_PLAIN = re.compile(r"https?://\S{1,2000}", re.I)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One file: addresses of pages, or of further files."""

    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def read_sitemap(text: str) -> Sitemap:
    """Return the canonical addresses in a site map, in order, each once; anything else gives an empty one."""
    cut = text[:LONGEST]
    if not cut.lstrip("\ufeff \t\r\n").startswith("<"):
        return Sitemap(pages=_addresses(line.strip() for line in cut.splitlines() if _PLAIN.fullmatch(line.strip())))
    found = _addresses(html.unescape(match.group(1).strip()) for match in _LOCATION.finditer(cut))
    return Sitemap(files=found) if _INDEX.search(cut[:4000]) else Sitemap(pages=found)


def inflate(body: bytes) -> str:
    """Return the text of a gzip-packed site map; unpacking stops at `LONGEST`, and what is no gzip gives an empty one."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        return unpacker.decompress(body, LONGEST).decode("utf-8", "replace")
    except zlib.error:
        return ""


async def collect(
    starts: Iterable[str], read: Callable[[str], Awaitable[str]], inside: Callable[[str], str]
) -> list[str]:
    """Return the addresses of the site that its site maps name, as inspected, in order, each once.

    `read` gives the text of a file, empty where there is none; `inside` the address as inspected, empty for other sites:
    files there are not asked for.
    """
    waiting = [located for start in starts if (located := inside(canonical(start)))]
    asked: set[str] = set()
    pages: dict[str, None] = {}
    while waiting and len(asked) < MAX_FILES and len(pages) < MAX_ADDRESSES:
        address = waiting.pop(0)
        if address in asked:
            continue
        asked.add(address)
        sitemap = read_sitemap(await read(address))
        waiting += [located for file in sitemap.files if (located := inside(file))]
        pages.update(dict.fromkeys(located for page in sitemap.pages if (located := inside(page))))
    return list(pages)[:MAX_ADDRESSES]


def _addresses(found: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for address in found:
        if len(kept) >= MAX_ADDRESSES:
            break
        if url := canonical(address):
            kept[url] = None
    return tuple(kept)
