"""Offered files, and an address that cannot exist: one polite GET each, never more than its beginning."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import unquote, urljoin

from pytest_govsite.model import FileProbe, LostPage, Unobserved
from pytest_govsite.observe import media, probing
from pytest_govsite.observe.following import Followed
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.signatures import signature_of

_ROOM = 65_536
_LOST_ROOM = 500_000
_FILENAME = re.compile(r"filename\*?=(?:[\w-]*''|\")?([^\";]{1,300})", re.IGNORECASE)


async def probe_files(client: HttpClient, urls: Iterable[str]) -> tuple[FileProbe, ...]:
    """Return what each address offers, in the order given."""
    return tuple(await asyncio.gather(*(_file(client, url) for url in dict.fromkeys(urls))))


async def _file(client: HttpClient, url: str) -> FileProbe:
    return file_probe(client, url, await client.get(url, limit=_ROOM))


def file_probe(client: HttpClient, url: str, followed: Followed | Unobserved) -> FileProbe:
    """Return what an answer tells of an offered file by its head and its first bytes."""
    if isinstance(followed, Unobserved):
        return FileProbe(url=url, unobserved=followed)
    answer = followed.answer
    data = answer.body.data[:_ROOM] if answer.body else b""
    found = signature_of(data)
    page = probing.link_probe(url, followed, client.asker.credentials.redact) if found.kind == "html" else None
    disposition = str(answer.headers.get("content-disposition", ""))[:1000]
    named = _FILENAME.search(disposition)
    return FileProbe(
        url=url,
        final_url=answer.url,
        status=answer.status,
        media_type=answer.media_type,
        filename=unquote(named[1])[:200] if named else "",
        attachment=disposition.strip().lower().startswith("attachment"),
        size=_size(followed),
        signature=found.kind,
        members=found.members,
        title=page.title if page else "",
        login=page.login if page else answer.status == 401,
    )


def _size(followed: Followed) -> int:
    body = followed.answer.body
    read = len(body.data) if body else 0
    return read if body is None or body.complete else max(read, media.announced_size(followed.answer.headers))


async def probe_lost_page(client: HttpClient, home_url: str, seed: int) -> LostPage:
    """Return what the site answers to an address that it cannot have; the address depends on the seed alone."""
    token = blake2b(f"no such page {seed}".encode(), digest_size=8).hexdigest()
    url = urljoin(home_url, f"{token}.html")
    followed = await client.get(url, limit=_LOST_ROOM)
    if isinstance(followed, Unobserved):
        return LostPage(url=url, unobserved=followed)
    # read when first needed: the readers of documents load slowly
    from pytest_govsite.document.charset import decode
    from pytest_govsite.document.read import read_document

    answer = followed.answer
    data = answer.body.data if answer.body else b""
    document = None
    if data and media.is_html(answer.media_type, data):
        text, _ = decode(data, str(answer.headers.get("content-type", "")))
        document = read_document(client.asker.credentials.redact(text), answer.url)
    return LostPage(url=url, final_url=answer.url, status=answer.status, hops=followed.hops, document=document)
