"""Windows that show one page after the other: opening one, with its processes, costs more than a page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from pytest_govsite.observe.world import script

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

    from pytest_govsite.observe.engine.playwright_window import PlaywrightWindow

_MOST_PAGES = 20
"""Pages that one window shows."""
_EMPTY = "about:blank"


class Kept(NamedTuple):
    """A window with cookies and storage of its own."""

    context: BrowserContext
    page: Page
    last: PlaywrightWindow | None = None
    """What it showed last; it goes on refusing what that page still sends, until another one does so."""
    shown: int = 0


class KeptPages:
    """Windows that wait for their next page.

    Args:
        limit: seconds for emptying one.
    """

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._waiting: list[Kept] = []

    async def take(self, viewport: tuple[int, int]) -> Kept | None:
        """Return an empty window of that size; None: there is none."""
        from playwright.async_api import Error

        while self._waiting:
            kept = self._waiting.pop()
            try:
                if not kept.page.is_closed():
                    async with asyncio.timeout(self._limit):
                        await kept.page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
                    return kept
            except (Error, TimeoutError):
                continue  # gone with its browser
        return None

    async def keep(self, kept: Kept, window: PlaywrightWindow) -> bool:
        """Empty a window for its next page: nothing that this one stored, opened or hovered over reaches it.

        False: it has to be closed.
        """
        from playwright.async_api import Error

        if kept.shown + 1 >= _MOST_PAGES or len(kept.context.pages) > 1:
            return False
        try:
            async with asyncio.timeout(self._limit):
                await kept.page.evaluate(script("engine/forget.js"))
                await kept.page.goto(_EMPTY)
                # a document that comes would open what lies under the pointer
                await kept.page.mouse.move(0, 0)
                await kept.context.clear_cookies()
        except (Error, TimeoutError):
            return False
        window.end()
        if len(kept.context.pages) > 1:
            return False
        self._waiting.append(kept._replace(last=window, shown=kept.shown + 1))
        return True
