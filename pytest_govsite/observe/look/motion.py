"""The motion look: watch the page without touching it, then point at it, pause it, close what floats and press things."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from pytest_govsite.model.motion import MotionLook
from pytest_govsite.observe.look.motion_floating import close_boxes, find_floating
from pytest_govsite.observe.look.motion_hover import find_reveals
from pytest_govsite.observe.look.motion_media import begin_media, try_media
from pytest_govsite.observe.look.motion_pause import try_pauses
from pytest_govsite.observe.look.motion_reading import Clock, scenes_of
from pytest_govsite.observe.look.motion_unattached import unattached_players
from pytest_govsite.observe.look.motion_updates import find_updates
from pytest_govsite.observe.look.motion_watch import begin_watch, end_watch, watch
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import ScriptFailedError

LIMIT = 80.0
"""Seconds of waiting for all of it, which is the sum of its parts; the loading of the page apart."""
_T = TypeVar("_T")


async def look_at_motion(here: Opened) -> MotionLook:
    """Use the page as somebody who waits, points and presses.

    What only reads comes first, what may change the page last. Everything runs in real time: clocks of the page that
    are turned forward would not turn its transitions and videos with them. A part that breaks off or runs out of time
    is named in `unfinished`.
    """
    clock = Clock(LIMIT)
    scenes = scenes_of(here)
    unfinished: list[str] = []

    async def part(name: str, work: Awaitable[_T], nothing: _T, own: Clock = clock) -> _T:
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(max(own.before_the_end, 0.1)):
                told = await work
        except (Error, TimeoutError, ScriptFailedError):
            unfinished.append(name)
            return nothing
        unfinished.extend([name] if own is not clock and own.short else [])
        return told

    await part("media", begin_media(scenes), None)
    await part("watch", begin_watch(scenes), None)
    watched = await part("watch", watch(scenes, own := clock.part(13.0)), 0.0, own)
    movers = await part("watch", end_watch(scenes), [])
    unattached = await part("players", unattached_players(here), [])
    floating = await part("floating", find_floating(scenes[0], movers), [])
    movers = await part("pause", try_pauses(here, scenes, movers, own := clock.part(20.0)), movers, own)
    reveals, pointed = await part("hover", find_reveals(here, scenes[0], own := clock.part(14.0)), ([], 0), own)
    media = await part("media", try_media(here, scenes, own := clock.part(10.0)), [], own)
    boxes = await part("floating", close_boxes(here, scenes[0], floating, own := clock.part(9.0)), [], own)
    updates, lost, pressed = await part(
        "updates", find_updates(here, scenes[0], own := clock.part(14.0)), ([], [], 0), own
    )
    return MotionLook(
        watched=round(watched, 1),
        movers=tuple(mover for _, _, mover in movers),
        media=tuple(media),
        unattached=tuple(unattached),
        floating=tuple(boxes),
        reveals=tuple(reveals),
        updates=tuple(updates),
        lost=tuple(lost),
        pointed=pointed,
        pressed=pressed,
        unfinished=tuple(dict.fromkeys(unfinished)),
    )
