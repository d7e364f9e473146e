"""Waiting until a page is there: on conditions, never on the clock or on network idle."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.world import script

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

HUNG = "页面在限定时间内没有应答，可能有不结束的脚本 / no answer in time, perhaps a script without an end"
_STATE = "[document.readyState, document.getElementsByTagName('*').length]"


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
    answer: float = 5.0
    """For one of our scripts to answer, beyond what it waits for itself."""
    hang: float = 8.0
    """A page that answers nothing at all for so long while it loads is hung."""
    capture: float = 15.0
    close: float = 5.0
    nodes: int = 60_000
    characters: int = 8_000_000
    document: int = 10_000_000
    """Bytes of the document as received."""
    frames: int = 30
    picture_height: int = 8_000
    sweep_steps: int = 12


class Scripted(Protocol):
    """Where our scripts run: `World`, or the window of another engine."""

    async def call(self, function: str, *arguments: Any, limit: float) -> Any:
        """Return what a JavaScript function returns; errors as in `World.call`."""


class Activity(Protocol):
    """What a page does meanwhile: `Happenings`, or what a proxy sees of it."""

    @property
    def runs_scripts(self) -> bool:
        """False: the document runs no scripts of its own."""

    def is_loading(self, younger_than: float) -> bool:
        """True: something the page needs is under way that began less than so many seconds ago."""


async def settle(
    world: Scripted, happenings: Activity, limits: VisitLimits, *, loaded: bool, sweep: bool = True
) -> bool:
    """Wait until fonts are there, nothing is loading and the document is quiet; then scroll through it once.

    `loaded` False: the load event did not come in its time and is no longer waited for. `sweep` False: it is not
    scrolled through; animations are taken to their end all the same.
    False: the page was still changing when its time was up. Errors as in `World.call`.
    """
    calm = await _calm(world, happenings, limits, limits.quiet, limits.quiet_most, loaded=loaded)
    if not happenings.runs_scripts:
        return calm and loaded
    steps = limits.sweep_steps if sweep else 0
    higher = await world.call(script("sweep.js"), steps, limit=limits.answer + 3.0)
    if higher and sweep and calm:
        calm = await _calm(world, happenings, limits, limits.quiet / 2, limits.quiet_most / 2, loaded=loaded)
    return calm and loaded


async def _calm(
    world: Scripted, happenings: Activity, limits: VisitLimits, quiet: float, most: float, *, loaded: bool
) -> bool:
    deadline = time.monotonic() + most
    while True:
        still = await world.call(script("quiet.js"), loaded, limit=limits.answer) / 1000
        if still >= quiet and not happenings.is_loading(younger_than=4.0):
            return True
        if time.monotonic() >= deadline:
            return False
        await asyncio.sleep(min(max(quiet - still, 0.02), 0.1))


async def load(page: Page, session: CDPSession, happenings: Happenings, limits: VisitLimits) -> bool:
    """Wait for the load event; False: it did not come in its time. A page that hangs or swells dooms the visit."""
    from playwright.async_api import TimeoutError as NativeTimeout

    async def event() -> None:
        with contextlib.suppress(NativeTimeout):
            await page.wait_for_load_state("load", timeout=limits.load * 1000)

    watch = asyncio.ensure_future(_watch(session, happenings, limits))
    arrived = asyncio.ensure_future(event())
    try:
        either: set[asyncio.Future[Any]] = {watch, arrived, happenings.doom}
        await asyncio.wait(either, timeout=limits.load, return_when=asyncio.FIRST_COMPLETED)
        return watch.done() or (arrived.done() and arrived.result() is None)
    finally:
        watch.cancel()
        arrived.cancel()
        await asyncio.gather(watch, arrived, return_exceptions=True)


async def _watch(session: CDPSession, happenings: Happenings, limits: VisitLimits) -> None:
    """Ask the page again and again how it is; ends when it says that it is complete."""
    from playwright.async_api import Error

    answered = time.monotonic()
    while True:
        await asyncio.sleep(0.5)
        try:
            async with asyncio.timeout(limits.answer):
                told = await session.send("Runtime.evaluate", {"expression": _STATE, "returnByValue": True})
        except TimeoutError:
            if time.monotonic() - answered > limits.hang:
                happenings.doomed(UnobservedReason.TIMEOUT, HUNG)
                return
            continue
        except Error:
            continue  # between two documents
        answered = time.monotonic()
        state, elements = (told["result"].get("value") or ["", 0])[:2]
        if elements > limits.nodes:
            happenings.doomed(
                UnobservedReason.TOO_LARGE, f"页面过大，有 {elements} 个元素 / page too large, {elements} elements"
            )
        if state == "complete":
            return


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
