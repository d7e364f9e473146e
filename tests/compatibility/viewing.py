"""Pages written in a test, seen by real engines over a real loopback server."""

from __future__ import annotations

import asyncio
import itertools
import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.async_api import Browser, Page, Playwright, async_playwright

from pytest_govsite.model import CloserLook, PageFacts, PageType, Resource, ScriptError
from pytest_govsite.model import Page as SitePage
from pytest_govsite.model.engine_view import WIDTHS, EnginesLook, EngineView
from pytest_govsite.observe.engine.view import view
from pytest_govsite.observe.engine.window import Happened
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.store import Store
from tests.observe.site import LocalSite

FIREFOX = Path("/usr/bin/firefox-esr")
CHROMIUM = Path("/usr/bin/chromium")
HEAD = (
    "<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>测试页面</title></head><body>{}</body></html>"
)


class PlaywrightWindow:
    """A window of a Playwright browser, in the main world of the page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.url = ""
        self._status: int | None = None
        self._errors: list[ScriptError] = []
        self._resources: list[Resource] = []
        self._listeners: dict[str, Any] = {
            "pageerror": lambda error: self._errors.append(ScriptError(message=str(error)[:300])),
            "requestfailed": lambda r: self._add(r.url, r.resource_type, None, str(r.failure)),
            "response": lambda r: self._add(r.url, r.request.resource_type, r.status, "" if r.ok else str(r.status)),
        }
        for name, listener in self._listeners.items():
            page.on(name, listener)  # type: ignore[call-overload]

    def close(self) -> None:
        for name, listener in self._listeners.items():
            self._page.remove_listener(name, listener)

    def _add(self, url: str, kind: str, status: int | None, failure: str) -> None:
        self._resources.append(Resource(url=url, kind=kind, status=status, failure=failure))

    async def open(self, url: str) -> None:
        # the page before was used by mouse: what lies under the pointer would open here
        await self._page.mouse.move(0, 0)
        answer = await self._page.goto(url, wait_until="load")
        self._status = answer.status if answer else None
        self.url = self._page.url
        await self._page.wait_for_timeout(60)

    async def call(self, function: str, *arguments: Any, limit: float = 10.0) -> Any:
        async with asyncio.timeout(limit):
            return await self._page.evaluate(f"(all) => ({function})(...all)", list(arguments))

    async def resize(self, width: int, height: int) -> tuple[int, int]:
        await self._page.set_viewport_size({"width": width, "height": height})
        await self._page.evaluate("() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))")
        await self._page.wait_for_timeout(30)
        told: list[int] = await self._page.evaluate("() => [innerWidth, innerHeight]")
        return told[0], told[1]

    async def click(self, x: float, y: float) -> None:
        await self._page.mouse.click(x, y)

    async def press(self, key: str) -> None:
        await self._page.keyboard.press(key)

    async def picture(self, *, whole: bool = True, quality: int | None = None) -> bytes:
        if quality is None:
            return await self._page.screenshot(full_page=whole, type="png")
        return await self._page.screenshot(full_page=whole, type="jpeg", quality=quality)

    async def happened(self) -> Happened:
        return Happened(self._status, "text/html", tuple(self._errors), tuple(self._resources), ())


class Viewing:
    """Chromium and Firefox, and a site."""

    def __init__(self, folder: Path) -> None:
        self.site, self.folder = LocalSite(), folder
        self._numbers = itertools.count()
        self.loop = BackgroundLoop()
        self.store = Store(folder)
        self.browsers: dict[str, Browser] = {}
        self._pages: dict[str, Page] = {}
        self._playwright: Playwright | None = None

    async def _start(self) -> None:
        self._playwright = await async_playwright().start()
        root = os.geteuid() == 0
        self.browsers["chromium"] = await self._playwright.chromium.launch(
            executable_path=CHROMIUM if CHROMIUM.exists() else None, chromium_sandbox=not root
        )
        if FIREFOX.exists():
            self.browsers["firefox"] = await self._playwright.firefox.launch(
                channel="moz-firefox", executable_path=FIREFOX
            )
        for engine, browser in self.browsers.items():
            self._pages[engine] = await browser.new_page()

    async def _one(self, engine: str, url: str, options: dict[str, Any]) -> EngineView:
        widths = options.get("widths", WIDTHS[:1])
        # a new context takes longer than the page; nothing of a test stays in it
        page = self._pages[engine]
        await page.set_viewport_size({"width": widths[0][0], "height": widths[0][1]})
        window = PlaywrightWindow(page)
        try:
            await window.open(url)
            return await view(window, engine=engine, **{"widths": widths, "controls": False, **options})
        finally:
            window.close()

    async def _all(self, url: str, options: dict[str, Any]) -> list[EngineView]:
        return await asyncio.gather(*(self._one(engine, url, options) for engine in self.browsers))

    def put(self, html: str, headers: dict[str, str] | None = None) -> str:
        """Serve a page and return its address; without `<html` the text is the body of a plain Chinese page."""
        path = f"/{next(self._numbers)}"
        whole = html if "<html" in html.lower() else HEAD.format(html)
        self.site.routes[path] = (200, whole, dict(headers or {}))
        return self.site.url(path)

    def see(self, url: str, *, type: str = "article", **options: Any) -> CloserLook:
        """Return a page at an address in every engine."""
        views = self.loop.run(self._all(url, options))
        look = EnginesLook(views=tuple(views))
        return CloserLook.made_of(
            PageFacts(page=SitePage(url=url, type=PageType(type), template="t")), {EnginesLook.kind: look}
        )

    def __enter__(self) -> Self:
        self.loop.run(self._start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async def stop() -> None:
            for browser in self.browsers.values():
                await browser.close()
            if self._playwright:
                await self._playwright.stop()

        self.loop.run(stop())
        self.loop.close()
        self.store.close()
        self.site.close()
