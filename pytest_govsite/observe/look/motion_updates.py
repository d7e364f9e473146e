"""Updates: what text appears after an action, and whether it is announced."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from pytest_govsite.model.motion import LostFocus, Update
from pytest_govsite.observe.look.motion_reading import Clock, Scene, spot
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_MOST = 8
_MOST_UPDATES = 20
_READ, _WATCHED, _PATIENCE, _STEP = 44, 3, 4.6, 0.5
"""Width of a message that takes time to read, messages that are watched on a page, seconds."""
_SAYS = re.compile(r"[A-Z]{0,4}-?\d{4,}|失败|错误|有误|不能|不正确|必须|请(?:填|输|选|重)|\b(?:error|failed|invalid|must|cannot|not valid|required)\b", re.IGNORECASE)  # fmt: skip
_ANSWERED = 0.6
"""Seconds in which a page answers."""


async def find_updates(here: Opened, scene: Scene, clock: Clock) -> tuple[list[Update], list[LostFocus], int]:
    """Return what text changed after actions, what took the focus with it, and how many things were pressed or filled in.

    Pressed is what by its name does something on the page itself, chosen what may filter what is shown; nothing that changes the site leaves the browser.
    """
    await scene.call(script("look/motion_updates.js"))
    count = await scene.call("() => govsiteUpdates.count()")
    found: list[Update] = []
    lost: list[LostFocus] = []
    pressed = watched = 0
    for place in range(count):
        if pressed >= _MOST or len(found) >= _MOST_UPDATES or clock.lacks(_ANSWERED):
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
        await clock.rest(scene, _ANSWERED)
        after = await scene.call("(place) => govsiteUpdates.after(place)", place)
        came = [_update(each, told, scene.address) for each in after]
        if await scene.call("(place) => govsiteUpdates.lost(place)", place):
            lost.append(LostFocus(spot=spot(told["action"], scene.address), name=masked(told["name"])))
        acting = any(each["acts"] for each in after)
        if (
            watched < _WATCHED
            and told["doing"] in ("press", "submit")
            and any(_is_message(each, acting) for each in came)
        ):
            watched += 1
            came = await _lasting(scene, came, clock)
        found += came
        await scene.call("(place) => govsiteUpdates.clear(place)", place)
    return found, lost, pressed


def _is_message(update: Update, acting: bool) -> bool:
    """True: it came where nothing stood and is long, gives a number to keep, something to follow or says what is wrong.

    A short word that all went well is missed by nobody; what is opened or exchanged is no message.
    """
    if update.before or update.own or update.expanded or update.dialog:
        return False
    width = sum(2 if "\u2e80" <= each <= "\uffdc" else 1 for each in update.text if not each.isspace())
    return acting or width >= _READ or bool(_SAYS.search(update.text))


async def _lasting(scene: Scene, came: list[Update], clock: Clock) -> list[Update]:
    """Return the updates with the seconds after which they went by themselves."""
    passed = _ANSWERED
    lasted: dict[int, float] = {}
    while passed < _PATIENCE and clock.left > _STEP and len(lasted) < len(came):
        await clock.rest(scene, _STEP)
        passed += _STEP
        for place in await scene.call("() => govsiteUpdates.went()"):
            lasted.setdefault(place, round(passed, 1))
    return [msgspec.structs.replace(each, lasted=lasted.get(place)) for place, each in enumerate(came)]


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
