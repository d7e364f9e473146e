"""A window of a search with our scripts in it: that of the home page, or one that the search opened."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from pytest_govsite.observe.world import ScriptFailedError, World, enter, script

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

_SCRIPTS = ("look/elderly/base.js", "look/search/find.js", "look/search/results.js")
_ANSWER = 6.0


class Window:
    """A window; what is called in it runs in the document that it shows now."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page = page
        self.documents = 0
        """Documents that it went to since the window was taken over."""
        self._session = session
        self._world: World | None = None
        page.on("framenavigated", self._on_navigated)

    @classmethod
    async def of(cls, page: Page) -> Window:
        """Return the window of a page that was just opened; errors of Playwright."""
        async with asyncio.timeout(_ANSWER):
            return cls(page, await page.context.new_cdp_session(page))

    def _on_navigated(self, frame: Any) -> None:
        if frame is self.page.main_frame and self._world is not None:
            self._world = None

    @property
    def url(self) -> str:
        """The address shown."""
        return self.page.url

    async def call(self, name: str, *arguments: Any, limit: float = _ANSWER) -> Any:
        """Return what a function of our scripts returns in the document shown.

        Raises:
            playwright.async_api.Error, TimeoutError, ScriptFailedError: the document is gone or does not answer.
        """
        from playwright.async_api import Error

        for attempt in range(4):
            try:
                world = self._world or await self._enter()
                return await world.call(f"(...told) => govsiteAids.{name}(...told)", *arguments, limit=limit)
            except (Error, ScriptFailedError):
                self._world = None
                if attempt == 3 or self.page.is_closed():
                    raise
                await asyncio.sleep(0.1)
        raise AssertionError("unreachable")

    async def quiet(self) -> float:
        """Return for how many seconds the document has not changed; 0 while it goes elsewhere."""
        from playwright.async_api import Error

        with contextlib.suppress(Error, ScriptFailedError, TimeoutError):
            world = self._world or await self._enter()
            return float(await world.call(script("quiet.js"), False, limit=_ANSWER)) / 1000
        self._world = None
        return 0.0

    async def _enter(self) -> World:
        async with asyncio.timeout(_ANSWER):
            tree = await self._session.send("Page.getFrameTree")
        world = await enter(self._session, tree["frameTree"]["frame"]["id"], limit=_ANSWER)
        for name in _SCRIPTS:
            await world.call(script(name), limit=_ANSWER)
        self._world = world
        self.documents += 1
        return world
