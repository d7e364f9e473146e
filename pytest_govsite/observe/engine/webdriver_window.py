"""A page in a browser that a WebDriver server drives; what happens in it is told by the proxy and our first script."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe import answers
from pytest_govsite.observe.answers import Fault
from pytest_govsite.observe.engine import hands, watched
from pytest_govsite.observe.engine.picture_parts import Part, colour_of, is_marked, part_of, parts_together
from pytest_govsite.observe.engine.standing import MOST_MOVES, NARROW, in_time, keeps_going, stand_still
from pytest_govsite.observe.engine.watching import WatchingProxy
from pytest_govsite.observe.engine.webdriver_session import WebDriverSession
from pytest_govsite.observe.engine.window import Happened, NotShownError
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.settle import VisitLimits, settle
from pytest_govsite.observe.world import ScriptFailedError, script

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

_T = TypeVar("_T")
_RUN = """const done = arguments[arguments.length - 1], given = arguments[0];
Promise.resolve().then(() => (%s)(...given)).then(
  (value) => done({ value: value === undefined ? null : value }),
  (error) => done({ error: String((error && error.message) || error) }));"""
_MOST_PICTURES = 12
"""Of one part of a page, until it is painted."""
_UNSEEN = (UnobservedReason.CONNECT, "浏览器没有显示网页 / no web page shown")
_MOST_RESIZES = 3
_STILL = 0.3
"""Seconds for which a window that keeps its size is taken to have it: its parts follow one after the other."""
_EMPTY = "about:blank"
_STANDS = '() => { const told = window[Symbol.for("pytest-govsite")]; if (told) told.stands = true; }'


class WebDriverWindow:
    """See `Window`."""

    def __init__(self, session: WebDriverSession, network: Network, proxy: WatchingProxy, limits: VisitLimits) -> None:
        self._session, self._network, self._proxy, self._limits = session, network, proxy, limits
        self.url = ""

    @property
    def driver(self) -> WebDriver:
        """Selenium's own driver; its calls block, so they belong into `do`."""
        return self._session.driver

    async def do(self, work: Callable[[WebDriver], _T], limit: float) -> _T:
        """Return what some calls of Selenium return; errors as in `WebDriverSession.do`."""
        return await self._session.do(work, limit)

    async def go(self, url: str) -> None:
        """Begin to open an address; what went over the network before is forgotten."""
        self._proxy.begin()
        self.url = url
        await self.do(lambda driver: driver.get(url), self._limits.navigation)

    def why_not(self) -> NotShownError | None:
        """Return why no document comes from the address of `go`; None where it may still come, or came."""
        why = watched.why_not(self._proxy, self.url)
        return NotShownError(*why) if why is not None else None

    async def show(self, url: str, viewport: tuple[int, int]) -> None:
        """Open an address and wait until it stands still; errors as in `EngineDriver.open`."""
        await self._size(*viewport)
        await self.go(url)
        await self._arrived()
        for _ in range(MOST_MOVES):
            await stand_still(self, self._proxy, self._limits)
            try:
                return await self._stands(url)
            except ScriptFailedError as error:  # it went elsewhere just now: a download or an error page took its place
                last = str(error)
            if (why := self.why_not()) is not None:
                raise why
        raise keeps_going(last)

    async def _stands(self, url: str) -> None:
        """Take what is shown for the page, unless it is none; errors as in `call` where it goes elsewhere."""
        self.url = str(await self.call("() => location.href"))
        answer = watched.answer(self._proxy.log, self.url)
        status, content_type = (answer.status, answer.content_type) if answer else (None, "")
        fault = answers.fault(url, self.url, status, content_type, self._network.origins)
        if fault is None and answer is None:
            # an error page of the browser has the address of what it could not show
            fault = Fault(*(watched.why_not(self._proxy, url) or _UNSEEN))
        if fault is not None:
            raise NotShownError(*fault)
        await self.call(_STANDS)
        # not before: where it goes elsewhere instead, the proxy would keep it from doing so
        self._proxy.stands = True

    async def call(self, function: str, *arguments: Any, limit: float = 10.0) -> Any:
        """See `Window.call`."""
        told = await self.do(lambda driver: driver.execute_async_script(_RUN % function, list(arguments)), limit)
        if not isinstance(told, dict) or "error" in told:
            raise ScriptFailedError(str((told or {}).get("error", "?"))[:500])
        return told.get("value")

    async def resize(self, width: int, height: int) -> tuple[int, int]:
        """See `Window.resize`."""
        async with in_time(self._limits.capture):
            inner = await self._size(width, height)
            await settle(self, self._proxy, self._limits, loaded=False, sweep=width < NARROW)
        return inner

    async def click(self, x: float, y: float) -> None:
        """See `Window.click`."""
        async with in_time(self._limits.capture):
            await self.do(lambda driver: hands.click(driver, x, y), self._limits.capture)

    async def press(self, key: str) -> None:
        """See `Window.press`."""
        async with in_time(self._limits.capture):
            await self.do(lambda driver: hands.press(driver, key), self._limits.capture)

    async def picture(self, *, whole: bool = True, quality: int | None = None) -> bytes:
        """See `Window.picture`; higher pages are put together from what is seen while scrolling."""
        async with in_time(self._limits.capture * 2):
            return await self._picture(whole=whole, quality=quality)

    async def happened(self) -> Happened:
        """See `Window.happened`."""
        return await watched.happened(self, self._proxy, self.url)

    async def _part(self) -> bytes:
        return await self.do(lambda driver: driver.get_screenshot_as_png(), self._limits.capture)

    async def _picture(self, *, whole: bool, quality: int | None) -> bytes:
        size = await self.call("() => [innerWidth, innerHeight, document.documentElement.scrollHeight, scrollY]")
        width, inner = size[0], size[1]
        if size[3] and not whole:
            return await self._part()
        height = min(max(size[2], inner), self._limits.picture_height) if whole else inner
        try:
            parts = [await self._painted(step) for step in range(0, height, inner)]
        finally:
            await self.call(script("engine/scroll_back.js"))
        return await asyncio.to_thread(parts_together, parts, width, height, quality)

    async def _painted(self, step: int) -> Part:
        """Return the part of the picture that begins at a height, once the browser has painted it."""
        colour = colour_of(step)
        top = round(await self.call(script("engine/scroll.js"), step, colour))
        for _ in range(_MOST_PICTURES):
            part = await asyncio.to_thread(part_of, top, await self._part())
            if is_marked(part, colour):
                break
        return part

    async def _size(self, width: int, height: int) -> tuple[int, int]:
        def ask(driver: WebDriver) -> tuple[int, int]:
            wanted = [width, height]
            outer = [width + self._session.frame[0], height + self._session.frame[1]]
            inner = _resized(driver, outer, wanted)
            for _ in range(_MOST_RESIZES):
                if inner == wanted:
                    break
                outer = [outer[0] + width - inner[0], outer[1] + height - inner[1]]
                inner = _resized(driver, outer, wanted)
            if inner == wanted:
                self._session.frame = (outer[0] - width, outer[1] - height)
            return inner[0], inner[1]

        return await self.do(ask, self._limits.capture)

    async def _arrived(self) -> None:
        """Wait until a document has come; with the proxy's knowledge of why none comes."""
        deadline = time.monotonic() + self._limits.navigation
        while time.monotonic() < deadline:
            try:
                if await self.call("() => location.href", limit=self._limits.answer) != _EMPTY:
                    return
            except ScriptFailedError:
                pass
            if (why := self.why_not()) is not None:
                raise why
            await asyncio.sleep(0.03)
        raise NotShownError(UnobservedReason.TIMEOUT, "服务器没有及时应答 / no timely answer of the server")


def _resized(driver: WebDriver, outer: list[int], wanted: list[int]) -> list[int]:
    """Give a window an outer size; the inner one once it is the wanted one, or no longer changes."""
    driver.set_window_rect(0, 0, *outer)
    last: list[int] = []
    since = time.monotonic()
    while time.monotonic() - since < _STILL:
        told = [int(n) for n in driver.execute_script("return [innerWidth, innerHeight]")]
        if told == last == wanted:
            return told
        if told != last:
            last, since = told, time.monotonic()
        time.sleep(0.02)
    return last
