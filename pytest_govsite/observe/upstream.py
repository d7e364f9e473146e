"""What superior sites published: feeds (RSS, Atom), lists as JSON, or pages with a list.

Feeds are read by pattern, not by an XML parser: real ones are often not well-formed, and no entity is ever expanded.
"""

from __future__ import annotations

import email.utils
import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urljoin

from pytest_govsite.model import Unobserved, UpstreamFeed, UpstreamItem
from pytest_govsite.observe.http import HttpClient

_CHINA = timezone(timedelta(hours=8))
_ROOM = 2_000_000
_MOST = 300
_LONGEST = 300
_ENTRY = re.compile(r"<(item|entry)\b[^>]{0,300}>(.{1,20000}?)</\1\s*>", re.S | re.I)
_TITLE = re.compile(r"<title\b[^>]{0,200}>(.{0,2000}?)</title\s*>", re.S | re.I)
_LINK = re.compile(
    r"<link\b[^>]{0,300}?\bhref\s*=\s*[\"']([^\"']{1,2000})|<link\b[^>]{0,200}>([^<]{1,2000})</link", re.I
)
_DATE = re.compile(r"<(?:pubDate|(?:dc:)?date|published|updated)\b[^>]{0,100}>([^<]{1,100})<", re.I)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_TAG = re.compile(r"<[^<>]{0,500}>")
_JSON_TITLE, _JSON_URL = ("title", "name", "subject"), ("url", "link", "href")
_JSON_DATE = ("docrelpubtime", "pubdate", "publishtime", "published", "pubtime", "date", "time")


async def read_upstream(client: HttpClient, addresses: Iterable[str]) -> tuple[UpstreamFeed, ...]:
    """Return what each feed or list names, in its order; never raises for what a host does."""
    return tuple([await _read(client, url) for url in addresses])


async def _read(client: HttpClient, url: str) -> UpstreamFeed:
    answer = await client.get(url, limit=_ROOM)
    if isinstance(answer, Unobserved):
        return UpstreamFeed(url=url, problem=answer.detail or answer.reason.value)
    if answer.answer.status >= 400:
        return UpstreamFeed(url=url, problem=f"HTTP {answer.answer.status}")
    from pytest_govsite.document.charset import decode

    body = answer.answer.body
    text, _ = decode(body.data if body else b"", str(answer.answer.headers.get("content-type", "")))
    items = items_of(text, answer.answer.url)
    return UpstreamFeed(url=url, items=items, problem="" if items else "没有可识别的条目 / nothing that could be read")


def items_of(text: str, url: str) -> tuple[UpstreamItem, ...]:
    """Return the entries of a feed, a JSON list or a page at this address, each title once."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start in ("[", "{"):
        found = _of_json(text, url)
    elif _ENTRY.search(text) and not re.search(r"<html\b", text[:2000], re.I):
        found = _of_feed(text, url)
    else:
        found = _of_page(text, url)
    by_title: dict[str, UpstreamItem] = {}
    for item in found:
        if item.title:
            by_title.setdefault(item.title, item)
        if len(by_title) >= _MOST:
            break
    return tuple(by_title.values())


def _of_feed(text: str, url: str) -> Iterator[UpstreamItem]:
    for entry in _ENTRY.finditer(text):
        inner = entry[2]
        title, link, day = _TITLE.search(inner), _LINK.search(inner), _DATE.search(inner)
        address = _plain(link[1] or link[2]) if link else ""
        yield _item(_plain(title[1]) if title else "", address, day[1] if day else "", url)


def _of_json(text: str, url: str) -> Iterator[UpstreamItem]:
    try:
        told = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return
    rows = told if isinstance(told, list) else _longest_list(told)
    for row in rows[: _MOST * 2]:
        if isinstance(row, dict):
            values = {str(key).lower(): value for key, value in row.items() if isinstance(value, str)}
            title, link, day = (
                next((values[key] for key in keys if values.get(key)), "")
                for keys in (_JSON_TITLE, _JSON_URL, _JSON_DATE)
            )
            yield _item(_plain(title), link, day, url)


def _longest_list(told: Any) -> list[Any]:
    """Return the longest list in the values of an object, two levels deep."""
    values = list(told.values()) if isinstance(told, dict) else []
    values += [inner for value in values if isinstance(value, dict) for inner in value.values()]
    return max((value for value in values if isinstance(value, list)), key=len, default=[])


def _of_page(text: str, url: str) -> Iterator[UpstreamItem]:
    from pytest_govsite.document.read import read_document

    for block in read_document(text, url).lists:
        for item in block.items:
            if item.date:
                yield _item(item.text, item.url, item.date, url)


def _item(title: str, link: str, day: str, base: str) -> UpstreamItem:
    try:
        address = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        address = ""
    return UpstreamItem(title=" ".join(title.split())[:_LONGEST], url=address[:2000], published=_moment(day.strip()))


def _moment(text: str) -> str:
    """Return a time in ISO 8601, with its offset where a time of day is told; empty where there is none."""
    from pytest_govsite.document.dates import find_moments

    for read in (datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if len(text) > len("2026-11-20"):
            return (moment if moment.tzinfo else moment.replace(tzinfo=_CHINA)).isoformat()
    found = find_moments(text[:100])
    if not found:
        return ""
    value = found[0].value
    return value if ":" not in value else datetime.fromisoformat(value).replace(tzinfo=_CHINA).isoformat()


def _plain(text: str) -> str:
    bare = _CDATA.sub(lambda found: found[1], text)
    return _TAG.sub("", html.unescape(bare)).strip()
