"""Pages of one Chromium: it is started, started again when a page broke it, and ended."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pytest_govsite.config.settings import Config
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch, native
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.identity import phone_agent, user_agent
from pytest_govsite.observe.windows import Windows

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import BrowserContext, Page, Playwright

VIEWPORT = (1366, 768)


class NativePages:
    """Opens and closes pages, in the context of the inspection or in one of their own.

    Args:
        config: the configuration of the inspection.
        choice: which browser, and where it is.
        credentials: their storage state is in every context.
        proxy: address of the proxy through which everything goes; known once that listens.
        limit: seconds in which a page has to close; twice as long a page may take to open and the browser to end.
    """

    def __init__(
        self, config: Config, choice: Choice, credentials: Credentials, proxy: Callable[[], str], limit: float
    ) -> None:
        self._config, self._choice, self._credentials = config, choice, credentials
        self._proxy, self._limit = proxy, limit
        self._starting = asyncio.Lock()
        self._stack = contextlib.AsyncExitStack()
        self._playwright: Playwright | None = None
        self._native: NativeBrowser | None = None
        self._shell = False
        self._context: BrowserContext | None = None
        self._windows: Windows | None = None
        self._pages: set[Page] = set()
        self._opening = 0
        self.facts: EngineFacts | None = None
        """What the browser is, once it has been started."""

    async def open(self, viewport: tuple[int, int], *, alone: bool = False, phone: bool = False) -> Page:
        """Return an empty page in a window of that size; starts the browser where it does not run.

        With `alone` in a context of its own, with `phone` in one as phones have it.

        Raises:
            EngineUnavailableError: it does not start.
            playwright.async_api.Error, TimeoutError: it is gone, or opens no page.
        """
        windows = await self._living_windows()
        self._opening += 1
        try:
            async with asyncio.timeout(self._limit * 2):
                page = await (self._own_page(viewport, phone=phone) if alone or phone else windows.open())
        finally:
            self._opening -= 1
        self._pages.add(page)
        if viewport != VIEWPORT and not phone:
            await page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        return page

    async def _own_page(self, viewport: tuple[int, int], *, phone: bool) -> Page:
        """Return a page in a new context, which closes with it."""
        assert self._native is not None
        options = self._context_options(self._native.version)
        if phone:
            size = {"width": viewport[0], "height": viewport[1]}
            agent = phone_agent(self._config, self._native.version)
            options |= {"viewport": size, "screen": size, "is_mobile": True, "has_touch": True, "user_agent": agent}
        context = await self._new_context(options)
        return await context.new_page()

    async def _new_context(self, options: dict[str, Any]) -> BrowserContext:
        assert self._native is not None
        context = await self._native.new_context(**options)
        if self._shell:
            await context.add_init_script(launch.SHELL_SCRIPT)
        return context

    async def close(self, page: Page) -> None:
        """Close a page, and the browser with it where the page does not let go."""
        self._pages.discard(page)
        try:
            async with asyncio.timeout(self._limit):
                await page.close(run_before_unload=False)
                if page.context is not self._context:
                    await page.context.close()
                await self._close_strangers()
        except Exception:
            if self._native is not None and self._native.is_connected():
                await self._kill()

    async def _close_strangers(self) -> None:
        """Close windows that pages opened without being their opener."""
        if self._context is None or self._opening:
            return
        for page in self._context.pages:
            if page not in self._pages:
                with contextlib.suppress(Exception):
                    await page.close()

    async def _living_windows(self) -> Windows:
        async with self._starting:
            if self._native is None or self._context is None or not self._native.is_connected():
                await self.start()
            assert self._windows is not None
            return self._windows

    async def start_again(self) -> None:
        """Start the browser where a page took it down; raises EngineUnavailableError as `start` does."""
        await asyncio.sleep(0.1)  # that a browser is gone is told a moment after its pages are
        if self._native is not None and not self._native.is_connected():
            await self._living_windows()

    async def start(self) -> None:
        """Start the browser; raises EngineUnavailableError where it does not."""
        from playwright.async_api import async_playwright

        if self._playwright is None:
            self._playwright = await self._stack.enter_async_context(async_playwright())
        self._pages.clear()
        started, facts, self._shell = await native.start(self._playwright, self._choice, self._proxy())
        self._native = started
        self._context = context = await self._new_context(self._context_options(started.version))
        # a page of the browser before it that does not close may have it killed meanwhile
        self._windows = await Windows.of(started, context)
        self.facts = facts

    def _context_options(self, version: str) -> dict[str, Any]:
        http = self._config.settings.http
        # the browser of a server takes a proxy for a context only
        proxy = {"proxy": {"server": self._proxy(), "bypass": "<-loopback>"}} if self._choice.remote else {}
        return {
            **proxy,
            "viewport": {"width": VIEWPORT[0], "height": VIEWPORT[1]},
            "user_agent": user_agent(self._config, version),
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "reduced_motion": "reduce",
            "accept_downloads": False,
            "service_workers": "block",
            # a browser takes no CA file; the certificate itself is checked over HTTP
            "ignore_https_errors": bool(http.ca_file or http.ignore_tls_errors),
            "storage_state": self._credentials.state,
        }

    async def _kill(self) -> None:
        old, self._native, self._context = self._native, None, None
        if old is not None:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(self._limit * 2):
                    await old.close()

    async def stop(self) -> None:
        """End the browser and what drives it. Never raises."""
        await self._kill()
        with contextlib.suppress(Exception):
            await self._stack.aclose()
