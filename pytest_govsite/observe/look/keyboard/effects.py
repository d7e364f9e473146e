"""What a key or a click brought about."""

from __future__ import annotations

import contextlib

from pytest_govsite.model import Happened
from pytest_govsite.observe.look.keyboard.ground import FrameGoneError, Ground, Spot

WAIT = 0.15


async def quieten(ground: Ground, seconds: float = 0.6) -> None:
    """Learn which parts of the page change without anyone's doing, so that they are left out of account."""
    for pause in (seconds, 0.0):
        for number in range(len(ground.worlds)):
            with contextlib.suppress(FrameGoneError):
                await ground.call(number, "calm")
        await ground.rest(pause)


async def forget(ground: Ground, document: int) -> None:
    """Leave out of account what happened up to now."""
    await ground.step()
    await ground.happened([])
    await ground.call(document, "forget")
    if document:
        await ground.call(0, "forget")


async def effects(ground: Ground, document: int, *, wait: float = WAIT) -> tuple[Happened, ...]:
    """Return what happened since `forget`: navigations, windows, messages, changes of the document."""
    await ground.rest(wait)
    step = await ground.step()
    found = await ground.happened(step.log)
    for number in dict.fromkeys((document, 0)):
        for place, what in await ground.call(number, "changes"):
            found.append(Happened(kind="changed", detail=str(what), element=await ground.element(Spot(number, place))))
    inside = [entry for _, entry in step.log if entry[0] == "inside"]
    found += [Happened(kind="changed", detail=str(entry[2])[:200]) for entry in inside[:1]]
    found += [Happened(kind="changed", detail=str(entry[2])) for _, entry in step.log if entry[0] == "changed"][:1]
    return tuple(found[:6])
