"""Waiting by the clock of a page."""

from __future__ import annotations

import asyncio
import time

from pytest_govsite.observe.world import ScriptFailedError, World

_MORE = 3.0
"""Seconds that a page whose thread is busy may take beyond what was waited for."""
_ASKING = 0.01
"""Seconds that asking the page takes, each time, where nothing else keeps the machine busy."""
_SLOWEST = 4.0
"""Times as long as what was waited for."""


async def rest(world: World, seconds: float) -> None:
    """Wait so long by the timers of the page itself.

    What scripts of the page were to do sooner, they have done when this returns, however busy the machine is: timers of one
    document come in the order in which they are due. Where the page went away or does not answer, the time passes all the same.
    """
    from playwright.async_api import Error

    until = time.monotonic() + seconds
    try:
        await world.call(
            "(time) => new Promise((done) => setTimeout(done, time))", seconds * 1000, limit=seconds + _MORE
        )
    except (Error, TimeoutError, ScriptFailedError):
        await asyncio.sleep(max(until - time.monotonic(), 0.0))


class PageTime:
    """Time that a page was given while it was asked again and again.

    Counted by what was waited for: on a busy machine the clock on the wall goes on while the page has not had its turn. By
    that clock it takes several times as long at most.
    """

    def __init__(self) -> None:
        self._given = 0.0
        self._begun = time.monotonic()

    @property
    def passed(self) -> float:
        """Seconds."""
        return max(self._given, (time.monotonic() - self._begun) / _SLOWEST)

    async def rest(self, seconds: float) -> None:
        """Wait until the page is asked again."""
        await asyncio.sleep(seconds)
        self._given += seconds + _ASKING
