"""The addresses that a page leads to, with what the page says about each."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.urls import page_key, resolve
from pytest_govsite.model import DocumentFacts, Link, Region

_HANDLER = re.compile(
    r"(?:location(?:\.href)?\s{0,4}=|(?:location\.(?:replace|assign)|open|\w{0,20}(?:goto|jump|link|href|url)\w{0,20})\s{0,4}\()"
    r"\s{0,4}['\"]([^'\"]{1,300})['\"]",
    re.I,
)
_ADDRESS_LIKE = re.compile(r"[/.?]")
"""Handlers also pass names and numbers, which are no addresses."""
_WRITTEN = re.compile(r"<a\b[^<>]{0,200}?\bhref\s*=\s*[\"']?([^\"'\s<>]{1,300})[\"'\s>]", re.I)
_ENCODED = re.compile(r"['\"]([A-Za-z0-9+/]{16,400}={0,2})['\"]")
_ADDRESS = re.compile(r"(?:https?://|/)[\x21-\x7e]{1,300}")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|rtf|odt|txt|csv|zip|rar|7z|t?gz|tar|exe|apk|ipa|dmg|iso|jpe?g|png|gif|bmp|webp|tiff?"
    r"|svg|ico|mp[34]|m4[av]|avi|wmv|wma|flv|f4v|mov|rmvb?|wav|swf|css|js|json|woff2?|ttf|eot)$",
    re.I,
)
_FEED = re.compile(r"(?:/|\.)(?:rss|atom|feed)(?:\.xml)?/?$|\.xml$", re.I)


_REGION_RANK = (Region.NAVIGATION, Region.HEADER, Region.TRAIL, Region.MAIN, Region.FOOTER)


@dataclass(frozen=True, slots=True)
class Lead:
    """One address of the site that a page leads to."""

    url: str
    """Canonical, as inspected."""
    written: str
    text: str = ""
    region: Region = Region.MAIN
    listed: bool = False
    """It stands in a list of the main area."""
    dated: bool = False
    """A date is shown beside it."""


def leads(document: DocumentFacts, scope: Scope, encoding: str = "utf-8") -> Iterator[Lead]:
    """Yield what the links, lists and refresh of a document lead to inside the site, in document order."""
    listed = {item.url: bool(item.date) for entries in document.lists for item in entries.items if item.url}
    for link in document.links:
        target = address_of(link, document.url, encoding)
        located = scope.locate(target) if target else ""
        if located:
            dated = listed.get(link.url) or listed.get(target) or False
            yield Lead(located, link.href or link.handler, link.name, link.region, link.url in listed, dated)
    for entries in document.lists:
        for item in entries.items:
            if located := scope.locate(resolve(document.url, item.url, encoding)) if item.url else "":
                yield Lead(located, item.url, item.text, entries.region, True, bool(item.date))
        if located := scope.locate(resolve(document.url, entries.more, encoding)) if entries.more else "":
            yield Lead(located, entries.more, entries.heading, entries.region)
    for written in _written(document):
        if located := scope.locate(resolve(document.url, written, encoding)):
            yield Lead(located, written)
    if located := scope.locate(resolve(document.url, document.refresh, encoding)) if document.refresh else "":
        yield Lead(located, document.refresh)


def _written(document: DocumentFacts) -> Iterator[str]:
    """Yield the addresses in markup that inline scripts write as it stands, and the next page that the head names."""
    for script in document.scripts:
        for passage in script.passages:
            if passage.kind == "write" and not passage.encoded:
                yield from (found[1] for found in _WRITTEN.finditer(passage.text) if _ADDRESS_LIKE.search(found[1]))
    yield from (asset.source for asset in document.assets if asset.kind == "following")


def address_of(link: Link, base: str, encoding: str = "utf-8") -> str:
    """Return the canonical address that a link opens, by its `href` or by a handler that plainly names one."""
    href = (link.href or "").strip()
    if "#/" in href or "#!" in href:
        return resolve(base, href, encoding)
    if link.url:
        return resolve(base, link.url, encoding)
    written = link.handler or (href if href[:11].lower() == "javascript:" else "")
    target = _target(written) if written else ""
    return resolve(base, target, encoding) if target else ""


@lru_cache(maxsize=1 << 16)
def is_file(url: str) -> bool:
    """True: the path ends like an attachment, picture or other file that is no page."""
    path = urlsplit(url).path
    return bool(_FILE.search(path) or _FEED.search(path))


def _target(handler: str) -> str:
    found = _HANDLER.search(handler)
    if (
        found
        and _ADDRESS_LIKE.search(found.group(1))
        and not found.group(1).lower().startswith(("javascript:", "about:"))
    ):
        return found.group(1)
    for match in _ENCODED.finditer(handler):
        try:
            decoded = base64.b64decode(match.group(1) + "=" * (-len(match.group(1)) % 4), validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            continue
        if _ADDRESS.fullmatch(decoded):
            return decoded
    return ""


def once_each(found: Iterable[Lead]) -> Iterable[Lead]:
    """Merge the leads of one page that go to the same address; the most telling region stays."""
    merged: dict[str, Lead] = {}
    for lead in found:
        key = page_key(lead.url)
        known = merged.get(key)
        merged[key] = lead if known is None else _merge(known, lead)
    return merged.values()


def _merge(one: Lead, other: Lead) -> Lead:
    region = min(one.region, other.region, key=_REGION_RANK.index)
    return Lead(
        one.url, one.written, one.text or other.text, region, one.listed or other.listed, one.dated or other.dated
    )
