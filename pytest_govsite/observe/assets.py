"""The files that rendered pages are made of: their digests, and whether they are still as they were."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping

from pytest_govsite.document.volatile import steady_sha256
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.model.reuse import AssetFacts
from pytest_govsite.observe import media
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.origins import SiteOrigins, host_of

MOST = 500
"""Files of one site that are told apart; pages that need more are rendered each time."""
LARGEST = 10_000_000
LIMIT = 60.0
"""Seconds for all of them."""
EACH = 15.0
"""Seconds for one: an address that streams or hangs tells nothing for another day."""
_AT_ONCE = 8
_OWN = frozenset({"script", "stylesheet", "font"})
_BLANK = ("http://", "https://")


def assets_of(page: RenderedPage, origins: SiteOrigins) -> Iterator[str]:
    """Yield the addresses whose content decides what a page shows.

    They are the site's own scripts, style sheets and fonts, the documents of frames, and data that scripts asked for
    by GET; those that did not load are left out.
    """
    for resource in page.resources:
        if resource.failure or not resource.url.startswith(_BLANK):
            continue
        if resource.kind == "document" or (resource.kind in _OWN and origins.owns(host_of(resource.url))):
            yield resource.url.partition("#")[0]
    yield from (each.removeprefix("GET ").partition("#")[0] for each in page.data if each.startswith("GET "))


def own_failures(page: RenderedPage, origins: SiteOrigins) -> bool:
    """Return whether a file of the site itself did not load: it may load today."""
    failed = (each.url for each in page.resources if each.failure and not each.url.endswith("/favicon.ico"))
    return any(origins.owns(host_of(url)) for url in failed)


async def look_up(
    http: HttpClient, urls: Iterable[str], known: Mapping[str, AssetFacts] | None = None
) -> dict[str, AssetFacts]:
    """Return the files as they are now, by address; what cannot be had whole, or in time, is left out.

    Args:
        http: the client of the inspection.
        urls: their addresses.
        known: what they were; they are then asked for on condition that they changed, and one that did not is the same.
    """
    found: dict[str, AssetFacts] = {}
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(url: str) -> None:
        async with gate:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(EACH):
                    seen = await _ask(http, url, (known or {}).get(url))
                    if seen is not None:
                        found[url] = seen

    tasks = [asyncio.ensure_future(one(url)) for url in list(dict.fromkeys(urls))[:MOST]]
    try:
        async with asyncio.timeout(LIMIT):
            await asyncio.gather(*tasks)
    except TimeoutError:
        await asyncio.gather(*tasks, return_exceptions=True)
    return found


async def _ask(http: HttpClient, url: str, before: AssetFacts | None) -> AssetFacts | None:
    conditions = {}
    if before is not None and before.etag:
        conditions["If-None-Match"] = before.etag
    elif before is not None and before.modified:
        conditions["If-Modified-Since"] = before.modified
    followed = await http.get(url, headers=conditions or None, limit=LARGEST)
    if isinstance(followed, Unobserved):
        return None
    answer = followed.answer
    if before is not None and conditions and answer.status == 304:
        return before
    if answer.status != 200 or answer.body is None or not answer.body.complete:
        return None
    data = answer.body.data
    steady = steady_sha256(data) if media.is_html(answer.media_type, data) else ""
    return AssetFacts(
        url=url,
        sha256=steady or hashlib.sha256(data).hexdigest(),
        etag=answer.headers.get("etag", "")[:200],
        modified=answer.headers.get("last-modified", "")[:100],
    )
