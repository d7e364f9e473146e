"""A window that a WebDriver server drives."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pytest_govsite.model import RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe.browsing.arriving import LOAD, Arriving
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.world import script

if TYPE_CHECKING:
    from pytest_govsite.observe.engine.webdriver_window import WebDriverWindow

_PATIENCE = 10.0
"""Seconds for which an element is waited for."""
_ERROR = 3.0
"""Seconds in which the page of an error status comes."""
_EVALUATE = """async (argument) => {{
  const value = ({script}
);
  return typeof value === "function" ? await value(argument) : await value;
}}"""


class WebDriverHand:
    """See `Hand`.

    Args:
        window: where nothing is refused.
        facts: what observes it.
    """

    def __init__(
        self, window: WebDriverWindow, facts: Callable[[Window], Awaitable[RenderedPage | Unobserved]]
    ) -> None:
        self._window, self._facts = window, facts
        self.native: Any = window.driver
        self._arriving = Arriving(window.call, self._check)

    @property
    def last_url(self) -> str:
        """See `Hand.last_url`."""
        return self._arriving.url

    async def run(self, work: Callable[[Any], Any]) -> Any:
        """See `Hand.run`."""
        return await self._window.do(work, LOAD)

    async def url(self) -> str:
        """See `Hand.url`."""
        self._arriving.url = str(await self._window.call("() => location.href"))
        return self._arriving.url

    async def goto(self, url: str) -> None:
        """See `Hand.goto`."""
        before = await self.url()
        await self._arriving.mark()
        await self._window.go(url)
        self._arriving.url = url
        if "#" not in url or before.partition("#")[0] != url.partition("#")[0]:
            await self._arriving.arrived()

    async def click(self, selector: str) -> None:
        """See `Hand.click`."""
        x, y = await self._found("point", selector)
        await self._arriving.acted(self._window.click(x, y))

    async def fill(self, selector: str, text: str) -> None:
        """See `Hand.fill`."""
        await self._found("fill", selector, text)

    async def press(self, key: str, selector: str) -> None:
        """See `Hand.press`."""
        if selector:
            await self._found("focus", selector)
        await self._arriving.acted(self._window.press(key))

    async def evaluate(self, script: str, argument: Any) -> Any:
        """See `Hand.evaluate`."""
        source = _EVALUATE.format(script=script.strip().rstrip(";"))
        return await self._window.call(source, argument, limit=LOAD)

    async def text(self, selector: str) -> str:
        """See `Hand.text`."""
        return str(await self._found("text", selector))

    async def picture(self, *, whole: bool) -> bytes:
        """See `Hand.picture`."""
        return await self._window.picture(whole=whole)

    async def facts(self) -> RenderedPage | Unobserved:
        """See `Hand.facts`."""
        self._window.url = await self.url()
        return await self._facts(self._window)

    async def _found(self, what: str, selector: str, *arguments: str) -> Any:
        """Do something with an element once it is there."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            told = await self._window.call(script("browsing/find.js"), what, selector, *arguments)
            if told["found"]:
                return told["value"]
            if time.monotonic() > deadline:
                raise TimeoutError(f"{told['why']}: {selector}")
            await asyncio.sleep(0.05)

    def _check(self, waited: float) -> None:
        why = self._window.why_not()
        # an error page of the site is a page; one of the browser is none
        if why is not None and (why.reason is not UnobservedReason.HTTP_ERROR or waited > _ERROR):
            raise why
