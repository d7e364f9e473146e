"""Waiting until a page stands still, in any engine: by what our scripts say and what goes over the network."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.engine.window import NotShownError
from pytest_govsite.observe.settle import HUNG, Activity, Scripted, VisitLimits, settle
from pytest_govsite.observe.world import ScriptFailedError

_STATE = "() => [document.readyState, document.getElementsByTagName('*').length, location.href]"
NARROW = 768
"""CSS pixels: in a smaller window pages show what they hide in large ones, so they are scrolled through once more."""
MOST_MOVES = 4
"""Documents one after the other, until a page is taken to go on for ever."""
_NOWHERE = ("about:blank", "about:neterror")


@contextlib.asynccontextmanager
async def in_time(limit: float) -> AsyncIterator[None]:
    """Whatever does not succeed on a page that stands still counts as not done in time (`Window`)."""
    try:
        async with asyncio.timeout(limit):
            yield
    except ScriptFailedError as error:
        raise TimeoutError(str(error)[:300]) from None


async def stand_still(window: Scripted, activity: Activity, limits: VisitLimits) -> bool:
    """Wait until the document is loaded and quiet; False: it was still changing when its time was up.

    Raises:
        NotShownError: it hangs, is too large or keeps going elsewhere.
        EngineLostError: the browser is gone.
    """
    last = ""
    for _ in range(MOST_MOVES):
        loaded = await _load(window, limits)
        try:
            return await settle(window, activity, limits, loaded=loaded)
        except TimeoutError:
            raise NotShownError(UnobservedReason.TIMEOUT, HUNG) from None
        except ScriptFailedError as error:
            last = str(error)
    raise keeps_going(last)


def keeps_going(last: str) -> NotShownError:
    """Return what is said of a page that goes elsewhere whenever it stands; `last` says what was met last."""
    return NotShownError(UnobservedReason.TIMEOUT, f"页面不停跳转 / the page keeps going elsewhere：{last[:120]}")


async def _load(window: Scripted, limits: VisitLimits) -> bool:
    begun = answered = time.monotonic()
    while time.monotonic() - begun < limits.load:
        try:
            state, elements, address = await window.call(_STATE, limit=limits.answer)
        except TimeoutError:
            if time.monotonic() - answered > limits.hang:
                raise NotShownError(UnobservedReason.TIMEOUT, HUNG) from None
            continue
        except ScriptFailedError:  # between two documents
            await asyncio.sleep(0.05)
            continue
        answered = time.monotonic()
        if elements > limits.nodes:
            raise NotShownError(
                UnobservedReason.TOO_LARGE, f"页面过大，有 {elements} 个元素 / page too large, {elements} elements"
            )
        if state == "complete" and not address.startswith(_NOWHERE):
            return True
        await asyncio.sleep(0.05)
    return False
