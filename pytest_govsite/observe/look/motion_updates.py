"""Updates: what text appears after an action, and whether it is announced."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model.motion import Update
from pytest_govsite.observe.look.motion_reading import Clock, Scene, rest, spot
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_MOST = 8
_MOST_UPDATES = 20
_ANSWERED = 0.6
"""Seconds in which a page answers."""


async def find_updates(here: Opened, scene: Scene, clock: Clock) -> tuple[list[Update], int]:
    """Return what text changed after actions, and how many things were pressed or filled in.

    Pressed is what by its name does something on the page itself, chosen what may filter what is shown; nothing that changes the site leaves the browser.
    """
    await scene.call(script("look/motion_updates.js"))
    count = await scene.call("() => govsiteUpdates.count()")
    found: list[Update] = []
    pressed = 0
    for place in range(count):
        if clock.left < 1.5 or pressed >= _MOST or len(found) >= _MOST_UPDATES:
            break
        told = await scene.call("(place) => govsiteUpdates.ready(place)", place)
        if told is None:
            continue
        pressed += 1
        if told["doing"] == "type":
            await here.page.mouse.click(*told["at"])
            await here.page.keyboard.type("ab", delay=20)
        elif told["key"]:
            await here.page.keyboard.press(told["key"])
        else:
            await here.page.mouse.click(*told["at"])
        await rest(_ANSWERED)
        for each in await scene.call("(place) => govsiteUpdates.after(place)", place):
            found.append(_update(each, told, scene.address))
        await scene.call("(place) => govsiteUpdates.clear(place)", place)
    return found, pressed


def _update(each: dict[str, Any], told: dict[str, Any], address: str) -> Update:
    return Update(
        spot=spot(each, address),
        action=spot(told["action"], address),
        name=masked(told["name"]),
        doing=told["doing"],
        text=masked(each["text"]),
        before=masked(each["before"]),
        gone=int(each["gone"]),
        answered=bool(each["answered"]),
        live=each["live"],
        focused=bool(each["focused"]),
        own=bool(each["own"]),
        dialog=bool(each["dialog"]),
        expanded=bool(each["expanded"]),
    )
