"""What comes up after a link to another host was clicked."""

from __future__ import annotations

import asyncio

from pytest_govsite.model.leaving import Notice
from pytest_govsite.observe.look.leaving.going import Going, Goings
from pytest_govsite.observe.look.shown import Shown
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime

_COMES_UP = 1.3
"""Seconds in which something comes up after a click."""
GOES_ON = 0.35
"""Seconds in which a page goes on after a dialog or a button."""


class Noticing:
    """Waits for notices on one page."""

    def __init__(self, here: Opened, goings: Goings, shown: Shown) -> None:
        self._here, self._goings, self._shown = here, goings, shown

    async def notice(self, before: int, dialogs: int) -> Notice | None:
        """Wait for what comes of a click, `before` navigations and `dialogs` having been seen. None: nothing came up."""
        given = PageTime()
        while given.passed < _COMES_UP:
            await given.rest(0.05)
            if len(self._here.happenings.dialogs) > dialogs:
                await asyncio.sleep(GOES_ON)
                kind, _, text = self._here.happenings.dialogs[dialogs].partition(": ")
                return Notice(kind=kind, text=masked(text)[:300])
            own = self._goings.since(before, own=True)
            if own is not None and self._goings.since(before, own=False) is None:
                return await self._page_between(own)
            if self._goings.since(before, own=False) is not None:
                await asyncio.sleep(0.1)
                return await self._appeared()
            seen = await self._appeared()
            if seen is not None and (seen.buttons or given.passed > _COMES_UP / 2):
                await asyncio.sleep(0.12)
                return await self._appeared() or seen
        return None

    async def _appeared(self) -> Notice | None:
        if not self._shown.ready:
            return None
        seen = await self._shown.call("appeared")
        if seen is None:
            return None
        return Notice(kind="element", text=masked(seen["text"])[:300], buttons=tuple(seen["buttons"]))

    async def _page_between(self, own: Going) -> Notice:
        """Look at the page of the site that a click led to, here or in a new window."""
        if own.window:
            await self._shown.go(own.url)
        else:
            await asyncio.sleep(0.1)
            await self._shown.quiet()
        seen = await self._shown.call("page")
        return Notice(
            kind="page", text=masked(seen["text"])[:300], buttons=tuple(seen["buttons"]), url=self._here.page.url[:1000]
        )
