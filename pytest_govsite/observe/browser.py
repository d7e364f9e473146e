"""Chromium for a whole inspection: started once, started again when a page breaks it."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pytest_govsite.config.settings import Config
from pytest_govsite.model import ColdLoad, EngineFacts, InteractionPlan, RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.engine.facing import facing
from pytest_govsite.observe.engines import lookers
from pytest_govsite.observe.loading import load_cold
from pytest_govsite.observe.native_pages import VIEWPORT, NativePages
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.opening import Opened, opened
from pytest_govsite.observe.proxy import Proxy
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.visit import Surroundings, Visit
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from playwright.async_api import Page

_ATTEMPTS = 3
_WATCHED = "elderly.no-ads"
_WATCH = (10.0, 120.0)
"""Seconds for which pages are watched, at least and at most."""
_T = TypeVar("_T")


class Browser:
    """Visits pages with the resolve table, credentials and limits of the inspection.

    Used as an async context manager on one event loop; visits may run side by side, as many as the machine has
    cores plus one at a time, and twice as many that wait.

    Args:
        config: the configuration of the inspection.
        store: where pictures and sources go. None: none are kept.
        network: shared with the `HttpClient`, so that both reach the same machines.
        engine: `chromium`, or the name of a section `[engines.NAME]` of type chromium.
        choice: where that engine is. None: it is looked for; of several servers the first is taken
            (`looking_browser` takes them all).
        lazy: the engine as it is known to be: it is not started before the first page is opened.

    Raises:
        EngineUnavailableError: there is no such browser; on entering, with `lazy` on the first visit: it does not start.
            On any visit: it is gone and no new one starts.
        ConfigError: a secret or the storage state cannot be read.
    """

    def __init__(
        self,
        config: Config,
        *,
        store: Store | None = None,
        network: Network | None = None,
        engine: str = "chromium",
        choice: Choice | None = None,
        limits: VisitLimits | None = None,
        looks: frozenset[str] = frozenset(),
        lazy: EngineFacts | None = None,
    ) -> None:
        self._config = config
        self._choice = choice or lookers(engine, config)[0]
        self._lazy = lazy is not None
        self._own_network = Network(config) if network is None else None
        self._network = network or self._own_network or Network(config)
        self._credentials = Credentials(config, self._network.origins)
        self._proxy = Proxy(self._network, *(facing(self._choice.remote) if self._choice.remote else ()))
        self._store = store
        self._engine = engine
        self._looks = looks
        self._limits = limits or VisitLimits()
        self._places = asyncio.Semaphore(3 * ((os.cpu_count() or 1) + 1))
        self._camera = asyncio.Lock()
        self._stack = contextlib.AsyncExitStack()
        self._pages = NativePages(config, self._choice, self._credentials, lambda: self._proxy.url, self._limits.close)
        self._known = lazy or EngineFacts(name=engine, available=False)
        self.plan = InteractionPlan(submit=config.submit, seed=config.seed)
        """What `examine` gives to its work as `Opened.plan`; the observation completes it after the crawl."""

    @property
    def facts(self) -> EngineFacts:
        """What the browser is: what it was known to be until it starts."""
        return self._pages.facts or self._known

    @property
    def is_remote(self) -> bool:
        """True: a Playwright server has it."""
        return bool(self._choice.remote)

    async def visit(
        self, url: str, *, viewport: tuple[int, int] = VIEWPORT, take_picture: bool = True, alone: bool = False
    ) -> RenderedPage | Unobserved:
        """Return what a page shows in a window of that size, or why it could not be seen.

        With `alone` in a context of its own, so that what the page stores reaches no other page.

        Never raises for what a page does. Where another page takes the browser down, this one is visited again.
        """
        from playwright.async_api import Error

        told = ""
        async with self._places:
            for _ in range(_ATTEMPTS):
                try:
                    return await self._visit(url, viewport, picture=take_picture, alone=alone)
                except (Error, TimeoutError) as error:
                    told = str(error).splitlines()[0][:150] if str(error) else "time-out"
                    await self._pages.start_again()
        return Unobserved(url=url, reason=UnobservedReason.CRASH, detail=f"浏览器中断 / the browser broke off：{told}")

    async def examine(
        self,
        url: str,
        work: Callable[[Opened], Awaitable[_T]],
        *,
        viewport: tuple[int, int] = VIEWPORT,
        moving: bool = False,
        leaves: bool = False,
        alone: bool = False,
        phone: bool = False,
        limit: float = 60.0,
    ) -> _T | Unobserved:
        """Open a page and return what the work on it returns, or why that could not be done. Never raises for a page.

        Nothing that changes the site leaves the browser meanwhile (requests other than GET and HEAD are refused and
        noted).

        Args:
            url: the page.
            work: what to do; it may use the keyboard and the mouse.
            viewport: size of the window in CSS pixels.
            moving: True: without `prefers-reduced-motion`, animations run.
            leaves: True: the page may go to another address of the site; else that is refused and noted.
            alone: True: in a context of its own, so that what the site stores reaches no other page.
            phone: True: as a phone shows it, touched and with its user agent; in a context of its own.
            limit: seconds for all of it.
        """
        from playwright.async_api import Error

        told = ""
        async with self._places:
            for _ in range(_ATTEMPTS):
                try:
                    page = await self._pages.open(viewport, alone=alone, phone=phone)
                    try:
                        visit = Visit(page, url, self._surroundings())
                        apart = alone or phone
                        use = opened(visit, work, moving=moving, leaves=leaves, alone=apart, aside=self._aside)
                        return await visit.whole(use, limit)
                    finally:
                        await self._pages.close(page)
                except (Error, TimeoutError, ScriptFailedError) as error:
                    told = str(error).splitlines()[0][:150] if str(error) else "time-out"
                    await self._pages.start_again()
        return Unobserved(url=url, reason=UnobservedReason.CRASH, detail=f"未能完成操作 / it broke off：{told}")

    async def load_cold(self, url: str) -> ColdLoad | Unobserved:
        """Return how long a page takes to load in a context of its own, or why it could not be loaded. Never raises for it.

        Only true where nothing else is under way in this browser.
        """
        from playwright.async_api import Error

        async with self._places:
            try:
                page = await self._pages.open(VIEWPORT, alone=True)
                try:
                    visit = Visit(page, url, self._surroundings())
                    return await visit.whole(load_cold(visit), self._limits.total)
                finally:
                    await self._pages.close(page)
            except (Error, TimeoutError, ScriptFailedError) as error:
                await self._pages.start_again()
                told = str(error).splitlines()[0][:150] if str(error) else "time-out"
        return Unobserved(url=url, reason=UnobservedReason.CRASH, detail=f"未能载入 / it could not be loaded：{told}")

    def serve(self, store: Store, looks: frozenset[str]) -> None:
        """From now on keep what is seen in this store, and take these looks on each visit."""
        self._store, self._looks = store, looks

    async def new_page(self, viewport: tuple[int, int] = VIEWPORT) -> Page:
        """Return a page of Playwright in the context of the inspection, for scripted interactions; close it yourself.

        Headers and password of the configuration are sent from it to the inspected site only.

        Raises:
            playwright.async_api.Error: the browser is gone.
        """
        from pytest_govsite.observe.requests import send_credentials

        page = await self._pages.open(viewport)
        session = await page.context.new_cdp_session(page)
        await send_credentials(session, self._credentials, self._network.origins)
        return page

    @contextlib.asynccontextmanager
    async def _aside(self, url: str, *, viewport: tuple[int, int]) -> AsyncIterator[Opened]:
        page = await self._pages.open(viewport, alone=True)
        try:
            visit = Visit(page, url, self._surroundings())
            yield await opened(visit, _as_it_is, moving=False, leaves=True, alone=True, aside=self._aside)
        finally:
            await self._pages.close(page)

    async def __aenter__(self) -> Self:
        try:
            await self._stack.enter_async_context(self._proxy)
            if not self._lazy:
                await self._pages.start()
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def _visit(
        self, url: str, viewport: tuple[int, int], *, picture: bool, alone: bool
    ) -> RenderedPage | Unobserved:
        page = await self._pages.open(viewport, alone=alone)
        try:
            return await Visit(page, url, self._surroundings()).look(picture=picture)
        finally:
            await self._pages.close(page)

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            engine=self._engine,
            network=self._network,
            proxy=self._proxy,
            credentials=self._credentials,
            limits=self._limits,
            store=self._store,
            looks=self._looks,
            watch=min(max(self._config.settings.thresholds.get(_WATCHED, 0.0), _WATCH[0]), _WATCH[1]),
            camera=self._camera,
            plan=self.plan,
        )

    async def _stop(self) -> None:
        await self._pages.stop()
        with contextlib.suppress(Exception):
            await self._stack.aclose()
        if self._own_network is not None:
            await self._own_network.close()


async def _as_it_is(here: Opened) -> Opened:
    return here
