"""Pages in windows of their own: a tab behind another one paints once a second, and its pictures take as long."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import BrowserContext, CDPSession, Page

_LIMIT = 5.0


class Windows:
    """Opens the pages of one browser context."""

    def __init__(self, context: BrowserContext, session: CDPSession | None, identifier: str) -> None:
        self._context = context
        self._session = session
        self._identifier = identifier
        self._numbers = itertools.count(1)

    @classmethod
    async def of(cls, native: NativeBrowser, context: BrowserContext) -> Windows:
        """Return those of a context; of a browser that others use too, pages are tabs."""
        from playwright.async_api import Error

        with contextlib.suppress(Error):
            session = await native.new_browser_cdp_session()
            told = await session.send("Target.getBrowserContexts")
            contexts = told["browserContextIds"]
            if len(contexts) <= 1:
                return cls(context, session, *(contexts or ("",)))
        return cls(context, None, "")

    async def open(self) -> Page:
        """Return an empty page in a window of its own; in a tab where the browser has no windows.

        Raises:
            playwright.async_api.Error: the browser is gone.
        """
        from playwright.async_api import Error

        if self._session is not None and self._identifier:
            # pages that sites open meanwhile have other addresses
            address = f"about:blank#{next(self._numbers)}"
            with contextlib.suppress(Error, TimeoutError):
                async with asyncio.timeout(_LIMIT):
                    async with self._context.expect_page(lambda page: page.url == address) as opened:
                        await self._session.send(
                            "Target.createTarget",
                            {"url": address, "newWindow": True, "browserContextId": self._identifier},
                        )
                    return await opened.value
            self._session = None
        return await self._context.new_page()
