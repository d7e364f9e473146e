"""Hover: what appears when the pointer comes to rest on something, and how it goes again."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

from pytest_govsite.model.motion import Reveal
from pytest_govsite.observe.look.motion_reading import Clock, Scene, spot
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import World, script

_MOST = 12
_MOST_REVEALS = 6
_LISTENERS = 60
_KINDS = frozenset({"mouseover", "mouseenter", "pointerenter", "pointerover"})
_GROUP = "govsite-hover"
_AWAY = (2, 2)
_HAND, _AGAIN = 0.4, 3
"""Seconds that a hand takes at most; many pages wait as long until they take the content away; how often it is tried again."""
_SHOWN = 0.4
"""Seconds in which content appears."""


async def find_reveals(here: Opened, scene: Scene, clock: Clock) -> tuple[list[Reveal], int]:
    """Return what hovering shows, and on how many elements the pointer rested."""
    await scene.call(script("look/motion_hover.js"))
    count = await _gather(scene.world)
    reveals: list[Reveal] = []
    pointed = 0
    for place in range(min(count, _MOST)):
        if len(reveals) >= _MOST_REVEALS or clock.lacks(1.0):
            break
        pointed += 1
        reveal = await _reveal(here, scene, place, clock)
        if reveal is not None:
            reveals.append(reveal)
    if pointed:
        await here.page.mouse.move(*_AWAY)
        await scene.call("() => govsiteHover.leave()")
    return reveals, pointed


async def _gather(world: World) -> int:
    """Find what may show something on hover: by styles, by listeners, by what tooltips are marked with."""
    session = world.session
    objects: list[str] = []
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(3.0):
            objects = await _listening(world)
    told = await session.send(
        "Runtime.evaluate", {"expression": "govsiteHover", "contextId": world.context, "objectGroup": _GROUP}
    )
    answer = await session.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": "function (...listening) { return this.gather(listening); }",
            "objectId": told["result"]["objectId"],
            "arguments": [{"objectId": each} for each in objects],
            "returnByValue": True,
        },
    )
    await session.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    return int(answer["result"].get("value") or 0)


async def _listening(world: World) -> list[str]:
    """Return handles of elements that listen to the pointer.

    Asked of the page's own world and without `pierce`: asked of ours, Chromium 150 breaks down a little later when
    elements are taken away meanwhile.
    """
    from playwright.async_api import Error

    session = world.session
    told = await session.send("Runtime.evaluate", {"expression": "document", "objectGroup": _GROUP})
    heard = await session.send("DOMDebugger.getEventListeners", {"objectId": told["result"]["objectId"], "depth": -1})
    nodes = list(
        dict.fromkeys(
            each["backendNodeId"] for each in heard["listeners"] if each["type"] in _KINDS and "backendNodeId" in each
        )
    )
    found: list[str] = []
    for node in nodes[:_LISTENERS]:
        with contextlib.suppress(Error):
            told = await session.send(
                "DOM.resolveNode", {"backendNodeId": node, "executionContextId": world.context, "objectGroup": _GROUP}
            )
            found.append(told["object"]["objectId"])
    is_element = "function (...nodes) { return nodes.map((node) => node.nodeType === 1); }"
    if not found:
        return []
    checked = await session.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": is_element,
            "executionContextId": world.context,
            "arguments": [{"objectId": each} for each in found],
            "returnByValue": True,
        },
    )
    return [each for each, element in zip(found, checked["result"]["value"], strict=True) if element]


async def _reveal(here: Opened, scene: Scene, place: int, clock: Clock) -> Reveal | None:
    mouse = here.page.mouse
    await mouse.move(*_AWAY)
    point = await scene.call("(place) => govsiteHover.ready(place)", place)
    if point is None:
        return None
    await clock.rest(scene, 0.08)
    await scene.call("() => govsiteHover.before()")
    told = await _hover(here, scene, place, point, clock)
    if told is None:
        return None
    await clock.rest(scene, 0.5)
    persists = bool(await _still(scene))
    escape = hoverable = None
    stays = slow = False
    if persists:
        await here.page.keyboard.press("Escape")
        await clock.rest(scene, 0.2)
        escape = not await _still(scene)
        if escape and clock.left > 1.5:
            await mouse.move(*_AWAY)
            await clock.rest(scene, 0.3)
            await _hover(here, scene, place, point, clock)
        hoverable, slow = await _onto(here, scene, point, clock) if await _still(scene) else (None, False)
        again = 0
        while (slow or (hoverable is False and not again)) and again < _AGAIN and clock.left > 2.0:
            # content that was still sliding open is met once more when it stands, and where we were too slow for it
            again += 1
            await mouse.move(*_AWAY)
            await clock.rest(scene, 0.5)
            await _hover(here, scene, place, point, clock)
            await clock.rest(scene, 0.6)
            hoverable, slow = await _onto(here, scene, point, clock) if await _still(scene) else (None, False)
        await mouse.move(*_AWAY)
        await clock.rest(scene, 0.35)
        stays = bool(await _still(scene))
    return _told(told, scene.address, escape=escape, hoverable=hoverable, persists=persists, stays=stays, slow=slow)


async def _hover(here: Opened, scene: Scene, place: int, point: list[float], clock: Clock) -> dict[str, Any] | None:
    await here.page.mouse.move(point[0] - 1, point[1] - 1)
    await here.page.mouse.move(point[0], point[1])
    await clock.rest(scene, _SHOWN)
    told: dict[str, Any] | None = await scene.call("(place) => govsiteHover.after(place)", place)
    return told


async def _still(scene: Scene) -> Any:
    return await scene.call("() => govsiteHover.still()")


async def _onto(here: Opened, scene: Scene, point: list[float], clock: Clock) -> tuple[bool | None, bool]:
    """Move the pointer onto the content as a hand would: whether it stays, and whether we were too slow to tell.

    None: it lies outside of the window, or we were slower than a hand and it is gone.
    """
    path = await scene.call("() => govsiteHover.path()")
    if path is None:
        return None, False
    steps = max(3, min(12, int(path[2] / 12)))
    begun = time.monotonic()
    for step in range(1, steps + 1):
        share = step / steps
        await here.page.mouse.move(point[0] + (path[0] - point[0]) * share, point[1] + (path[1] - point[1]) * share)
        await asyncio.sleep(0.012)
    slow = time.monotonic() - begun > _HAND
    await clock.rest(scene, 0.35)
    if await _still(scene):
        return True, False
    return (None, True) if slow else (False, False)


def _told(
    told: dict[str, Any],
    address: str,
    *,
    escape: bool | None,
    hoverable: bool | None,
    persists: bool,
    stays: bool,
    slow: bool,
) -> Reveal:
    return Reveal(
        trigger=spot(told["trigger"], address),
        content=spot(told["content"], address),
        inside=bool(told["inside"]),
        covers_trigger=round(float(told["share"]), 2),
        covers_text=int(told["letters"]),
        escape=escape,
        hoverable=hoverable,
        too_slow=slow,
        persists=persists,
        stays=stays or int(told["gone"]) > 3,
        menu=bool(told["menu"]),
        focusable=bool(told["focusable"]),
        elsewhere=bool(told["elsewhere"]),
    )
