"""Any browser that Playwright drives, used alike."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts, UnobservedReason
from pytest_govsite.observe import launch
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.choice import Choice, is_older
from pytest_govsite.observe.engine.context_options import context_options
from pytest_govsite.observe.engine.facing import facing, unreached
from pytest_govsite.observe.engine.kept_pages import Kept, KeptPages
from pytest_govsite.observe.engine.playwright_window import PlaywrightWindow
from pytest_govsite.observe.engine.self_test import measure
from pytest_govsite.observe.engine.starting import pages_at_once, start
from pytest_govsite.observe.engine.watching import Watch, WatchingProxy
from pytest_govsite.observe.engine.window import EngineGoneError, EngineLostError, NotShownError
from pytest_govsite.observe.native import NO_SANDBOX
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.settle import HUNG, VisitLimits
from pytest_govsite.observe.trust import tls_context

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import BrowserContext, Page, Playwright

_READS_TLS = (
    "为只对被检网站发送请求头，代理对其主机终止 TLS / to send headers to the inspected site only, the loopback proxy "
    "ends TLS for its hosts"
)
_PAGE_LIMIT = 15.0
_T = TypeVar("_T")


class PlaywrightDriver:
    """See `EngineDriver`. What a page stores reaches no other one.

    Args:
        choice: the engine.
        config: the configuration of the inspection.
        network: shared, so that all reach the same machines.
        limits: seconds and sizes of one page.
        windowed: see `starting.start`.
    """

    def __init__(
        self,
        choice: Choice,
        config: Config,
        network: Network,
        limits: VisitLimits | None = None,
        *,
        windowed: bool = False,
    ) -> None:
        self.name = choice.name
        self.at_once = pages_at_once(choice)
        self.facts = EngineFacts(name=choice.name, available=False)
        self._choice, self._config, self._network = choice, config, network
        self._limits = limits or VisitLimits()
        self._credentials = Credentials(config, network.origins)
        # headers set for a context would go to every host, and those set by routing follow redirects to other hosts
        self._reads_tls = self._credentials.has_headers
        self._tls = tls_context(config)
        watch = Watch(tls=self._tls if self._reads_tls else None)
        where = facing(choice.remote) if choice.remote else None
        self._proxy = WatchingProxy(network, self._credentials, watch, where)
        self._kept = KeptPages(self._limits.close)
        self._places = asyncio.Semaphore(self.at_once)
        self._starting, self._camera = asyncio.Lock(), asyncio.Lock()
        self._stack = contextlib.AsyncExitStack()
        self._playwright: Playwright | None = None
        self._native: NativeBrowser | None = None
        self._windowed, self._shell = windowed, False
        self._options: dict[str, Any] = {}

    @contextlib.asynccontextmanager
    async def open(self, url: str, *, viewport: tuple[int, int] = (1366, 768)) -> AsyncIterator[PlaywrightWindow]:
        """See `EngineDriver.open`."""
        async with self._places:
            kept = await self._kept.take(viewport) or Kept(*await self._new_page(viewport))
            done = False
            window = PlaywrightWindow(kept.page, self._network, self._proxy, self._limits, self._tls, self._camera)
            try:
                try:
                    async with asyncio.timeout(self._limits.total):
                        await window.show(url, kept.last)
                except TimeoutError:
                    raise NotShownError(UnobservedReason.TIMEOUT, HUNG) from None
                yield window
                # a login stands in each new context again
                done = self._credentials.state is None
            finally:
                if not (done and await self._kept.keep(kept, window)):
                    await self._close(kept.context)

    @contextlib.asynccontextmanager
    async def new_window(self, viewport: tuple[int, int]) -> AsyncIterator[PlaywrightWindow]:
        """Open an empty window for scripted interactions, in which nothing is refused; errors as in `open`."""
        context, page = await self._new_page(viewport)
        try:
            yield PlaywrightWindow(page, self._network, self._proxy, self._limits, self._tls, self._camera)
        finally:
            await self._close(context)

    async def __aenter__(self) -> Self:
        """Start the browser.

        Raises:
            EngineUnavailableError: it is not there or does not start.
        """
        from playwright.async_api import async_playwright

        try:
            await self._stack.enter_async_context(self._proxy)
            self._playwright = await self._stack.enter_async_context(async_playwright())
            await self._living()
            await self._measure()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def _measure(self) -> None:
        """Find out what it can do; one that cannot even show a page is not available."""
        measured = await measure(self)
        if not measured.opens:
            raise EngineUnavailableError(
                f"{self.name} {self.facts.version}：{self.facts.driver} 不能驱动 / cannot be driven: {measured.why}"
                + (unreached(self._proxy.url) if self._choice.remote else "")
            )
        self.facts = msgspec.structs.replace(self.facts, capabilities=measured.capabilities)

    async def __aexit__(self, *error: object) -> None:
        """End it."""
        await self._kill()
        with contextlib.suppress(Exception):
            await self._stack.aclose()

    async def _living(self) -> NativeBrowser:
        async with self._starting:
            if self._native is None or not self._native.is_connected():
                await self._start()
            assert self._native is not None
            return self._native

    async def _start(self) -> None:
        from playwright.async_api import Error

        assert self._playwright is not None
        started = await start(self._playwright, self._choice, self._proxy.url, windowed=self._windowed)
        self._native, self._shell = started.native, started.shell
        minimum = self._choice.section.minimum_version if self._choice.section else ""
        if minimum and is_older(started.native.version, minimum):
            await self._kill()
            raise EngineUnavailableError(
                f"engines.{self.name}：版本 {started.native.version} 低于 {minimum} / older than {minimum}"
            )
        try:
            async with asyncio.timeout(30.0):
                self._options = await context_options(
                    started.native, self._config, self._proxy.url, self._choice.kind, loosely=self._reads_tls
                )
                self._options["storage_state"] = self._credentials.state
        except (Error, TimeoutError) as error:
            # such a pair of Playwright and browser starts, and then does not understand each other
            await self._kill()
            told = str(error).partition("\n")[0][:200] or "time-out"
            raise EngineUnavailableError(
                f"{self.name} {started.native.version}：{started.driver} 不能驱动 / cannot be driven: {told}"
            ) from None
        notes = [] if started.sandbox else [NO_SANDBOX]
        notes += [_READS_TLS] if self._reads_tls else []
        self.facts = EngineFacts(
            name=self.name,
            capabilities=self.facts.capabilities,
            version=started.native.version,
            driver=started.driver,
            sandbox=started.sandbox,
            note="; ".join(notes),
        )

    async def _new_page(self, viewport: tuple[int, int]) -> tuple[BrowserContext, Page]:
        native = await self._living_or_lost()
        size = {"width": viewport[0], "height": viewport[1]}
        try:
            async with asyncio.timeout(_PAGE_LIMIT):
                context = await self._told(native.new_context(**{**self._options, "viewport": size}), native)
                if self._shell:
                    await self._told(context.add_init_script(launch.SHELL_SCRIPT), native)
                return context, await self._told(context.new_page(), native)
        except TimeoutError:
            await self._kill(native)
            raise EngineLostError("浏览器没有应答 / the browser does not answer") from None

    async def _living_or_lost(self) -> NativeBrowser:
        try:
            return await self._living()
        except EngineUnavailableError as error:
            raise EngineGoneError(str(error)) from None

    async def _told(self, work: Awaitable[_T], native: NativeBrowser) -> _T:
        from playwright.async_api import Error

        try:
            return await work
        except Error as error:
            await self._kill(native)  # by now another page may have started a new one
            raise EngineLostError(str(error).partition("\n")[0][:150]) from None

    async def _close(self, context: BrowserContext) -> None:
        """Close a page with all that belongs to it, and the browser where it does not let go."""
        try:
            async with asyncio.timeout(self._limits.close):
                await context.close()
        except Exception:
            await self._kill(context.browser)

    async def _kill(self, native: NativeBrowser | None = None) -> None:
        native = native or self._native
        if native is self._native:
            self._native = None
        if native is not None:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(self._limits.close * 2):
                    await native.close()
