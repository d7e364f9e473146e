"""The document that a window shows, with scripts of ours in it: entered again where the page goes elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.settle import settle
from pytest_govsite.observe.world import ScriptFailedError, enter, script

_ANSWER = 15.0
_LOADS = 2.0
"""Seconds for a document to be there."""
_ATTEMPTS = 4


class Shown:
    """What a page shows now.

    Args:
        here: the opened page.
        name: the script to put into it, below `observe/`; it installs one global object.
        installs: name of that object.
        arguments: what the script is called with.
    """

    def __init__(self, here: Opened, name: str, installs: str, *arguments: Any) -> None:
        self._here, self._page = here, here.page
        self._name, self._installs, self._arguments = name, installs, arguments
        self._world = here.world
        self.ready = False
        """False: another document is shown since, or our script is not in it yet."""
        self.page_number = 0
        """Counts the documents shown."""
        here.page.on("framenavigated", self._on_navigated)

    def _on_navigated(self, frame: Any) -> None:
        # an address that changes within the document says so too; then our script is just put in again
        if frame is self._page.main_frame:
            self.ready = False
            self.page_number += 1

    async def call(self, name: str, *arguments: Any) -> Any:
        """Return what a function of our object returns; errors as in `World.call`."""
        from playwright.async_api import Error

        function = f"(...told) => {self._installs}.{name}(...told)"
        if not self.ready:
            await self.enter()
        try:
            return await self._world.call(function, *arguments, limit=_ANSWER)
        except (Error, ScriptFailedError):
            if self.ready:
                raise
            await self.enter()
            return await self._world.call(function, *arguments, limit=_ANSWER)

    async def enter(self) -> None:
        """Put our script into the document shown; errors as in `World.call`."""
        from playwright.async_api import Error

        for attempt in range(_ATTEMPTS):
            self.ready = True
            try:
                with contextlib.suppress(Error):  # one whose loading was broken off never says that it is there
                    await self._page.wait_for_load_state("domcontentloaded", timeout=_LOADS * 1000)
                async with asyncio.timeout(_ANSWER):
                    tree = await self._here.session.send("Page.getFrameTree")
                self._world = await enter(self._here.session, tree["frameTree"]["frame"]["id"], limit=_ANSWER)
                await self._world.call(script(self._name), *self._arguments, limit=_ANSWER)
            except (Error, ScriptFailedError):
                self.ready = False
                if attempt == _ATTEMPTS - 1:
                    raise
                await asyncio.sleep(0.15)
            else:
                return

    async def go(self, url: str) -> None:
        """Go to an address and wait until it is quiet; errors as in `World.call`."""
        await self._page.goto(url, wait_until="domcontentloaded", timeout=20_000)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until the document is quiet."""
        from playwright.async_api import Error

        for _ in range(2):
            with contextlib.suppress(Error, ScriptFailedError, TimeoutError):
                if not self.ready:
                    await self.enter()
                await settle(self._world, self._here.happenings, self._here.limits, loaded=True)
                return


def lost_scripts(here: Opened) -> tuple[str, ...]:
    """Return scripts of other hosts that did not load: what they do for the page could not be seen."""
    return tuple(
        resource.url
        for resource in here.happenings.resources()
        if resource.kind == "script" and resource.failure and not here.owns(urlsplit(resource.url).hostname or "")
    )[:5]
