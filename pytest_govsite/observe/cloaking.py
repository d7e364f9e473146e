"""The same page asked for as an ordinary visitor, as search engines and as one who comes from a search engine."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urljoin

import httpx
import msgspec

from pytest_govsite.model import DocumentFacts
from pytest_govsite.model.cloaking import ComparedPage, SeenBy, Visitor
from pytest_govsite.observe.asking import Answer
from pytest_govsite.observe.body import EncodingError
from pytest_govsite.observe.following import REDIRECTS
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.identity import PRODUCT
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.reasons import unobserved

_ROOM = 3_000_000
_MOST_REDIRECTS = 5
_OUTSIDE, _LINES, _NEW, _LINE = 400, 3000, 100, 160
_SHORT = 4
"""Passages of fewer letters are figures, marks and single words that say nothing."""
_DIGITS = re.compile(r"[\d０-９\s,，.:：/年月日时分秒-]+")
_FAILURES = (OSError, httpx.HTTPError, httpx.InvalidURL, EncodingError, UnicodeError)

# our name follows the crawler's: who reads the server's log sees who it was
HEADERS: dict[Visitor, dict[str, str]] = {
    Visitor.ORDINARY: {},
    Visitor.BAIDU: {
        "User-Agent": f"Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html) {PRODUCT}"
    },
    Visitor.SO: {
        "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/120.0.0.0 Safari/537.36; 360Spider {PRODUCT}"
    },
    Visitor.SOGOU: {"User-Agent": f"Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07) {PRODUCT}"},
    Visitor.GOOGLE: {
        "User-Agent": f"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) {PRODUCT}"
    },
    Visitor.REFERRED: {"Referer": "https://www.baidu.com/s?wd=%E6%94%BF%E5%BA%9C%E7%BD%91%E7%AB%99"},
}


@dataclass(frozen=True)
class _Got:
    """What one visitor got, with the passages of its text: folded -> as shown."""

    seen: SeenBy
    passages: dict[str, str]


@dataclass(frozen=True)
class _Reading:
    """What a page says."""

    refreshes: str
    """Where it sends its visitors, outside the site."""
    title: str
    outside: tuple[str, ...]
    passages: dict[str, str]


class _Asker:
    """Asks under several names; bytes that several visitors got are read once."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client
        self._known: dict[tuple[str, str, bytes], _Reading] = {}

    async def ask(self, url: str, visitor: Visitor) -> _Got:
        """Return what a visitor gets; redirects are followed within the site."""
        origins = self._client.network.origins
        current, left = url, ""
        try:
            answer = await _once(self._client, current, visitor)
            for _ in range(_MOST_REDIRECTS):
                target = _target(answer)
                if not target:
                    break
                if not origins.owns(host_of(target)):
                    left = target
                    break
                current = target
                answer = await _once(self._client, current, visitor)
        except _FAILURES as error:
            return _Got(SeenBy(visitor=visitor, problem=unobserved(url, error).detail[:200]), {})
        seen = SeenBy(visitor=visitor, status=answer.status, final_url=current, left=left[:500])
        if left or answer.body is None:
            return _Got(seen, {})
        said = await self._reading(answer, answer.body.data)
        seen = msgspec.structs.replace(
            seen,
            left=said.refreshes[:500],
            title=said.title[:200],
            outside=said.outside,
            start=" ".join(said.passages.values())[:300],
        )
        return _Got(seen, said.passages)

    async def _reading(self, answer: Answer, data: bytes) -> _Reading:
        sent = str(answer.headers.get("content-type", ""))
        key = answer.url, sent, sha256(data).digest()
        if key not in self._known:
            self._known[key] = await asyncio.to_thread(_read, self._client, answer.url, data, sent)
        return self._known[key]


async def compare_page(client: HttpClient, url: str) -> ComparedPage:
    """Return what every visitor gets at an address; an ordinary one asks first and last."""
    asker = _Asker(client)
    first = await asker.ask(url, Visitor.ORDINARY)
    if first.seen.status != 200:
        return ComparedPage(url=url, seen=(first.seen,))
    got = [first]
    others = [visitor for visitor in Visitor if visitor is not Visitor.ORDINARY]
    got += [await asker.ask(url, visitor) for visitor in others]
    got.append(await asker.ask(url, Visitor.ORDINARY))
    differing = [each.seen.visitor for each in got[1:-1] if _differs(each, first)]
    for visitor in differing:
        got.append(await asker.ask(url, visitor))
    if differing or _differs(got[len(others) + 1], first):
        got.append(await asker.ask(url, Visitor.ORDINARY))
    ordinary = [each.passages.keys() for each in got if each.seen.visitor is Visitor.ORDINARY and each.passages]
    stable = set.intersection(*map(set, ordinary)) if ordinary else set()
    known = set().union(*ordinary)
    return ComparedPage(url=url, stable=len(stable), seen=tuple(_compared(each, stable, known) for each in got))


def _compared(got: _Got, stable: set[str], known: set[str]) -> SeenBy:
    new = [text for folded, text in got.passages.items() if folded not in known]
    return msgspec.structs.replace(
        got.seen,
        lines=len(got.passages),
        missing=sum(folded not in got.passages for folded in stable),
        new=tuple(text[:_LINE] for text in new[:_NEW]),
        new_count=len(new),
    )


def _differs(got: _Got, first: _Got) -> bool:
    one, other = got.seen, first.seen
    hosts = {host_of(url) for url in one.outside} ^ {host_of(url) for url in other.outside}
    apart = len(got.passages.keys() ^ first.passages.keys())
    return (
        (one.status, one.left, one.final_url, one.title) != (other.status, other.left, other.final_url, other.title)
        or bool(hosts)
        or apart * 10 > len(first.passages)
    )


async def _once(client: HttpClient, url: str, visitor: Visitor) -> Answer:
    retries = None if visitor is Visitor.ORDINARY else 1
    return await client.asker.ask(url, lambda *_: _ROOM, retries=retries, headers=HEADERS[visitor])


def _target(answer: Answer) -> str:
    location = answer.headers.get("location", "")
    if answer.status not in REDIRECTS or not location or len(location) > 2000:
        return ""
    try:
        target = urljoin(answer.url, location.strip()).partition("#")[0]
    except ValueError:
        return ""
    return target if host_of(target) and target.startswith(("http://", "https://")) else ""


def _read(client: HttpClient, url: str, data: bytes, content_type: str) -> _Reading:
    # read when first needed: the readers of documents load slowly
    from pytest_govsite.document.charset import decode
    from pytest_govsite.document.read import read_document

    text, _ = decode(data, content_type)
    document = read_document(client.asker.credentials.redact(text), url)
    away = document.refresh if document.refresh and not client.network.origins.owns(host_of(document.refresh)) else ""
    return _Reading(away, document.title, _outside(document, client), _passages(document))


def _outside(document: DocumentFacts, client: HttpClient) -> tuple[str, ...]:
    origins = client.network.origins
    addresses = [*(link.url for link in document.links), *(frame.source for frame in document.frames)]
    found = dict.fromkeys(
        url[:300] for url in addresses if url.startswith(("http://", "https://")) and not origins.owns(host_of(url))
    )
    return tuple(found)[:_OUTSIDE]


def _passages(document: DocumentFacts) -> dict[str, str]:
    """Return the passages of the text; figures and dates change between two looks and do not count."""
    found: dict[str, str] = {}
    texts = [*(block.text for block in document.blocks), *(link.name for link in document.links)]
    for text in texts[:_LINES]:
        folded = _DIGITS.sub("", text)[:500]
        if len(folded) >= _SHORT:
            found.setdefault(folded, " ".join(text.split())[:_LINE])
    return found
