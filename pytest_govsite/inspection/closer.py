"""Closer looks that cost: on the home page, first-level columns and one page of each template, or on all listed pages."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pytest_govsite.discover.login import login_lost
from pytest_govsite.inspection.cut_short import interrupted
from pytest_govsite.inspection.patience import Patience
from pytest_govsite.inspection.places import Places
from pytest_govsite.model import Look, Page, PageType, Unobserved, UnobservedReason
from pytest_govsite.observe.look.deep import DEEP_LOOKS, DeepLook
from pytest_govsite.observe.look.film import filmed
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.shared_browser import LookingBrowser
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.world import ScriptFailedError

_OPENING = 30.0
"""Seconds for opening a page, beside the limits of several looks on it."""
_T = TypeVar("_T")
FIRST_LEVEL = 8
"""First-level columns that are looked at closely for their own sake; visitors come to them most."""


def representatives(pages: Iterable[Page], first_level: Collection[str] = ()) -> tuple[Page, ...]:
    """Return the home page, first-level columns and the first page of each template and page type, in order."""
    always = frozenset(list(first_level)[:FIRST_LEVEL])
    seen: set[tuple[str, PageType]] = set()
    chosen: list[Page] = []
    for page in pages:
        key = (page.template or page.url, page.type)
        if page.type is PageType.HOME or page.url in always or key not in seen:
            seen.add(key)
            chosen.append(page)
    return tuple(chosen)


async def _always() -> bool:
    return True


class CloserLooking:
    """Takes the looks that are needed and stores each as it comes, or why it could not be taken.

    With `beside` other browsers show pages meanwhile, one at a time each (`Places`); whoever runs them says `alone` when they
    have ended.
    """

    def __init__(
        self,
        browser: LookingBrowser,
        store: Store,
        needs: frozenset[str],
        progress: Callable[..., None],
        stop: Callable[[], bool],
        stands: Callable[[], Awaitable[bool]] = _always,
        *,
        beside: bool = False,
    ) -> None:
        self._stands = stands
        self._places = Places(beside=beside)
        self._patience = Patience()
        self._browser, self._store, self._progress, self._stop = browser, store, progress, stop
        self._looks = tuple(look for look in DEEP_LOOKS if look.kind.kind in needs)
        self._done = 0
        self.calm = asyncio.Event()
        """Set once nothing is watched any more that moves by itself: now others may take the whole processor."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        """Kind of look -> what its pages took, added up; several are looked at side by side. Looks that share a load count
        under the first."""

    def alone(self) -> None:
        """No other browser shows pages any more."""
        self._places.alone()

    async def run(
        self,
        rendered: Sequence[Page],
        *,
        every: bool,
        first_level: Collection[str] = (),
        again: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Look.

        Args:
            rendered: pages that were rendered.
            every: True: each of them (`--govsite-pages`); False: `representatives`.
            first_level: addresses of the first-level columns.
            again: address -> kinds of looks that are taken there whatever its template (re-inspection).
        """
        todo = [
            (look, page)
            for look in self._looks
            for page in self._pages_of(
                look,
                rendered,
                every=every,
                first_level=first_level if look.first_level else (),
                again={url for url, kinds in (again or {}).items() if look.kind.kind in kinds},
            )
        ]
        self._progress(to_look=len(todo))
        loads = list(_on_one_load(todo))

        async def one(looks: tuple[DeepLook, ...], page: Page) -> None:
            async with self._places.of(looks[0]):
                if not self._stop():
                    await self._take(looks, page)
                    return
            for look in looks:
                if self._store.look(page.url, look.kind) is None:
                    self._store.put_look(page.url, look.kind.kind, interrupted(page.url))

        async def those(chosen: Callable[[DeepLook], bool]) -> None:
            await asyncio.gather(*(one(looks, page) for looks, page in loads if chosen(looks[0])))

        async def moving() -> None:
            await those(lambda look: look.moving)
            self.calm.set()
            self._places.calm()

        async def waiting() -> None:
            await asyncio.gather(moving(), those(lambda look: look.waits and not look.moving))
            self._places.waited()

        async def working() -> None:
            await those(lambda look: not (look.moving or look.waits))
            self._places.worked()

        try:
            await asyncio.gather(waiting(), working())
        finally:
            self.calm.set()

    def _pages_of(
        self,
        look: DeepLook,
        rendered: Sequence[Page],
        *,
        every: bool,
        first_level: Collection[str],
        again: Collection[str],
    ) -> Sequence[Page]:
        """Return the pages that a look is taken of: those of its types which it concerns, or of them the representatives.

        Where it concerns none of them, one is given an empty look, so that this can be said.
        """
        due = [page for page in rendered if page.type in look.types]
        if look.concerns is not None:
            facts = ((page, self._store.page(page.url)) for page in due)
            concerned = [page for page, seen in facts if seen is None or look.concerns(seen)]
            if due and not concerned and self._store.look(due[0].url, look.kind) is None:
                self._store.put_look(due[0].url, look.kind.kind, look.kind())
            due = concerned
        if every or look.every:
            return due
        if look.prefers is not None:
            plain = {p.url for p in due if (seen := self._store.page(p.url)) is not None and look.prefers(seen)}
            due.sort(key=lambda page: page.url not in plain)
        chosen = representatives(due, first_level)
        return (*chosen, *(page for page in due if page.url in again and page not in chosen))

    async def _take(self, looks: tuple[DeepLook, ...], page: Page) -> None:
        """Take looks on one load; what that one did not come to is taken on a load of its own."""
        # what an earlier run lost is tried again when it is taken up
        due = [look for look in looks if not isinstance(self._store.look(page.url, look.kind), look.kind)]
        seen: dict[DeepLook, Look | Unobserved] = {}
        if len(due) > 1:
            begun = time.monotonic()
            seen |= await self._together(due, page)
            self.seconds[due[0].kind.kind] += time.monotonic() - begun
        for look in due:
            if look not in seen:
                begun, limit = time.monotonic(), self._patience.of(look, page.url)
                seen[look] = await self._examine(_work(look), look, page, limit)
                spent = time.monotonic() - begun
                self.seconds[look.kind.kind] += spent
                lost = seen[look]
                if spent >= limit and isinstance(lost, Unobserved) and lost.reason is UnobservedReason.TIMEOUT:
                    self._patience.met(page.url)
        # asked afterwards: what was seen before the login expired stays
        stands = await self._stands() if due else True
        for look in due:
            self._store.put_look(page.url, look.kind.kind, seen[look] if stands else login_lost(page.url))
        self._done += len(looks)
        self._progress(looked=self._done)

    async def _together(self, due: Sequence[DeepLook], page: Page) -> dict[DeepLook, Look | Unobserved]:
        """Return the looks that one load of the page gave: all, or those before the one that broke off."""
        from playwright.async_api import Error

        taken: dict[DeepLook, Look | Unobserved] = {}

        async def work(here: Opened) -> None:
            taken.clear()  # of a load on which the browser was lost
            for look in due:
                try:
                    async with asyncio.timeout(limits[look]):
                        taken[look] = await _work(look)(here)
                except (Error, TimeoutError, ScriptFailedError):
                    return

        limits = {look: self._patience.of(look, page.url) for look in due}
        await self._examine(work, due[0], page, sum(limits.values()) + _OPENING)
        return taken

    async def _examine(
        self, work: Callable[[Opened], Awaitable[_T]], look: DeepLook, page: Page, limit: float
    ) -> _T | Unobserved:
        return await self._browser.examine(
            page.url,
            work,
            viewport=look.viewport,
            moving=look.moving,
            leaves=look.leaves,
            alone=look.alone or page.type is PageType.ELDER,
            phone=look.phone,
            limit=limit,
        )


def _on_one_load(todo: Sequence[tuple[DeepLook, Page]]) -> Iterator[tuple[tuple[DeepLook, ...], Page]]:
    """Yield looks with their pages, those that follow another one on the same page together with it."""
    due = {(look.kind, page.url) for look, page in todo}
    following: defaultdict[tuple[type[Look], str], list[DeepLook]] = defaultdict(list)
    for look, page in todo:
        if look.follows is not None and (look.follows, page.url) in due:
            following[look.follows, page.url].append(look)
    for look, page in todo:
        if look.follows is None or (look.follows, page.url) not in due:
            yield (look, *following[look.kind, page.url]), page


def _work(look: DeepLook) -> Callable[[Opened], Awaitable[Look]]:
    return filmed(look.work) if "steps" in look.kind.__struct_fields__ else look.work
