"""A window that Playwright drives."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe.browsing.arriving import Arriving
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from playwright.async_api import Page

_PATIENCE = 10_000.0
"""Milliseconds for which an element is waited for."""
_AGAIN = 0.1
"""Seconds after which an interrupted navigation is tried again."""


class PlaywrightHand:
    """See `Hand`.

    Args:
        page: the window.
        facts: what observes it.
    """

    def __init__(self, page: Page, facts: Callable[[Page], Awaitable[RenderedPage | Unobserved]]) -> None:
        self.native, self._facts = page, facts
        self._arriving = Arriving(self._call)
        page.set_default_timeout(_PATIENCE)

    @property
    def last_url(self) -> str:
        """See `Hand.last_url`."""
        return self.native.url

    async def run(self, work: Callable[[Any], Any]) -> Any:
        """See `Hand.run`."""
        done = work(self.native)
        return await done if inspect.isawaitable(done) else done

    async def url(self) -> str:
        """See `Hand.url`."""
        return self.native.url

    async def goto(self, url: str) -> None:
        """See `Hand.goto`."""
        from playwright.async_api import Error

        begun = time.monotonic()
        while time.monotonic() - begun < _PATIENCE / 1000:
            try:
                await self.native.goto(url, wait_until="load", timeout=3 * _PATIENCE)
            except Error as error:
                # the browser's own error page of the address before may come only now, on a busy machine quite late
                if "interrupted by another navigation" not in str(error):
                    raise
                await asyncio.sleep(_AGAIN)
            else:
                return
        raise TimeoutError("一再被其他跳转打断 / interrupted by other navigations again and again")

    async def click(self, selector: str) -> None:
        """See `Hand.click`."""
        await self._arriving.acted(self.native.click(_seen(selector)))

    async def fill(self, selector: str, text: str) -> None:
        """See `Hand.fill`."""
        await self.native.fill(_seen(selector), text)

    async def press(self, key: str, selector: str) -> None:
        """See `Hand.press`."""
        pressed = self.native.press(_seen(selector), key) if selector else self.native.keyboard.press(key)
        await self._arriving.acted(pressed)

    async def evaluate(self, script: str, argument: Any) -> Any:
        """See `Hand.evaluate`."""
        return await self.native.evaluate(script, argument)

    async def text(self, selector: str) -> str:
        """See `Hand.text`."""
        return await self.native.inner_text(_seen(selector))

    async def picture(self, *, whole: bool) -> bytes:
        """See `Hand.picture`."""
        return await self.native.screenshot(full_page=whole)

    async def facts(self) -> RenderedPage | Unobserved:
        """See `Hand.facts`."""
        return await self._facts(self.native)

    async def _call(self, function: str) -> Any:
        from playwright.async_api import Error

        try:
            return await self.native.evaluate(function)
        except Error as error:
            if self.native.is_closed():
                raise
            raise ScriptFailedError(str(error)) from None


def _seen(selector: str) -> str:
    """Of several elements with a text, the first one that is shown is meant, in every engine."""
    return f"{selector} >> visible=true" if selector.startswith("text=") else selector
