"""Waiting until a page is there: on conditions, never on the clock or on network idle."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.world import World, script


@dataclass(frozen=True, kw_only=True)
class VisitLimits:
    """Seconds and sizes that one visit may take."""

    total: float = 60.0
    navigation: float = 25.0
    """Until the server answers."""
    load: float = 20.0
    quiet: float = 0.35
    """No change of the document for so long means it is there."""
    quiet_most: float = 5.0
    answer: float = 3.0
    """A page that does not answer our scripts for so long is hung."""
    capture: float = 15.0
    close: float = 5.0
    nodes: int = 60_000
    characters: int = 8_000_000
    document: int = 20_000_000
    """Bytes of the document as received."""
    frames: int = 30
    picture_height: int = 8_000
    sweep_steps: int = 12


async def settle(world: World, happenings: Happenings, limits: VisitLimits) -> bool:
    """Wait until fonts are there, nothing is loading and the document is quiet; then scroll through it once.

    False: the page was still changing when its time was up. Errors as in `World.call`.
    """
    deadline = time.monotonic() + limits.quiet_most
    calm = await _calm(world, happenings, limits, deadline)
    await world.call(script("sweep.js"), limits.sweep_steps, limit=limits.answer + 3.0)
    return await _calm(world, happenings, limits, time.monotonic() + limits.quiet_most / 2) and calm


async def _calm(world: World, happenings: Happenings, limits: VisitLimits, deadline: float) -> bool:
    while (left := deadline - time.monotonic()) > 0:
        most = max(left, limits.quiet)
        quiet = await world.call(script("quiet.js"), limits.quiet * 1000, most * 1000, limit=most + limits.answer)
        if not quiet:
            return False
        if not happenings.is_loading(younger_than=4.0):
            return True
    return False


async def unless_doomed(happenings: Happenings, work: Callable[[], Awaitable[None]]) -> None:
    """Do some waiting; give it up at once when the visit is doomed."""
    task = asyncio.ensure_future(work())
    try:
        either: set[asyncio.Future[Any]] = {task, happenings.doom}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
