"""One look at one address: redirects within the page followed, frames put into it."""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.urls import canonical, without_fragment
from pytest_govsite.document.frames import frame_missing, merge_frame
from pytest_govsite.model import DocumentFacts, Fetched, Place

Fetch = Callable[[str], Awaitable[Fetched]]
MAX_REFRESHES = 5
MAX_FRAMES = 12
"""Frames of one page that are read."""
MAX_FRAME_DEPTH = 2
FRAME_CACHE = 300
"""Frame documents kept; many pages share a header or footer frame."""
THIN_TEXT = 200
"""A page with a refresh and less text than this only passes visitors on."""
_SECONDS = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)")


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one look."""

    fetched: Fetched
    """The last answer."""
    url: str
    """Canonical address of that answer, before it is mapped to the inspected host; a route of the asked one is kept."""
    document: DocumentFacts | None
    """With the frames of the site put in. None: no page."""
    forwarded: bool = False
    """A meta refresh led here."""


class Visitor:
    """Looks at addresses, never more than `concurrency` at a time.

    Args:
        fetch: asks for one address.
        concurrency: addresses that are asked for at once.
        longest_delay: seconds of a refresh that is followed at most.
    """

    def __init__(self, fetch: Fetch, concurrency: int, longest_delay: float = math.inf) -> None:
        self._fetch = fetch
        self._longest_delay = longest_delay
        self._gate = asyncio.Semaphore(concurrency)
        self._pause = 0.0
        self._shared: dict[str, asyncio.Task[Fetched]] = {}

    async def look(self, url: str, scope: Scope) -> Visit:
        """Ask for an address of the site and for what belongs to the page."""
        asked = without_fragment(url)
        answer = await (self._once(asked) if asked != url else self.ask(url))
        forwarded = False
        for _ in range(MAX_REFRESHES):
            target = _forward(answer, scope)
            if not target or _delay(answer) > self._longest_delay:
                break
            following = await self.ask(target)
            if following.document is None:
                break
            answer, forwarded = following, True
        final = canonical(answer.exchange.final_url) if answer.exchange else asked
        route = url[len(asked) :] if not forwarded else ""
        document = await self._with_frames(answer.document, scope, 1) if answer.document else None
        return Visit(answer, final + route, document, forwarded)

    def slow_down(self, pause: float) -> None:
        """Ask for one address at a time, with a pause of so many seconds (at most 10) before each."""
        self._gate = asyncio.Semaphore(1)
        self._pause = min(pause, 10.0)

    async def ask(self, url: str) -> Fetched:
        """Ask for one address."""
        async with self._gate:
            if self._pause:
                await asyncio.sleep(self._pause)
            return await self._fetch(url)

    async def _once(self, url: str) -> Fetched:
        """Ask for an address that many pages share; the cache is bounded, the oldest leaves first."""
        task = self._shared.get(url)
        if task is None:
            task = self._shared[url] = asyncio.ensure_future(self.ask(url))
            if len(self._shared) > FRAME_CACHE:
                self._shared.pop(next(iter(self._shared)))
        return await asyncio.shield(task)

    async def _with_frames(self, document: DocumentFacts, scope: Scope, depth: int) -> DocumentFacts:
        own = without_fragment(document.url)
        holders = [(f, located) for f in document.frames if (located := scope.locate(canonical(f.source)))]
        for holder, located in holders[:MAX_FRAMES]:
            # a document that was resumed from the store has its frames already
            if located == own or holder.frame or holder.loaded is not None:
                continue
            answer = await self._once(located)
            if answer.document is None:
                document = frame_missing(document, holder)
                continue
            inner = answer.document
            if depth < MAX_FRAME_DEPTH and inner.frames:
                inner = await self._with_frames(inner, scope, depth + 1)
            document = merge_frame(document, inner, holder)
        return document

    async def close(self) -> None:
        """Drop what is still being asked for."""
        pending = [task for task in self._shared.values() if not task.done()]
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        self._shared.clear()


def _forward(answer: Fetched, scope: Scope) -> str:
    """Return where a page that holds nothing but a meta refresh sends visitors; empty where it stays."""
    document = answer.document
    if document is None or not document.refresh or document.main_text_length > THIN_TEXT or len(document.links) > 10:
        return ""
    target = scope.locate(canonical(document.refresh))
    return "" if target == without_fragment(document.url) else target


def _delay(answer: Fetched) -> float:
    """Return the seconds that the meta refresh of a page waits; 0 where no meta tells (a header does)."""
    metas = answer.document.metas if answer.document else ()
    for meta in metas:
        if meta.attribute == "http-equiv" and meta.name.lower() == "refresh" and meta.place is not Place.COMMENT:
            written = _SECONDS.match(meta.content or "")
            return float(written[1]) if written else 0.0
    return 0.0
