"""Media: what plays by itself, what has sound, what the keyboard starts and stops."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model.motion import Medium
from pytest_govsite.observe.look.motion_reading import Clock, Scene, lever, spot
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_MOST = 5
_ANSWERED = 0.35
"""Seconds in which a player answers a key."""


async def begin_media(scenes: list[Scene]) -> None:
    """Begin to note what plays by itself; errors as in `World.call`."""
    for scene in scenes:
        await scene.call(script("look/motion_media.js"))


async def try_media(here: Opened, scenes: list[Scene], clock: Clock) -> list[Medium]:
    """Return the media of the page, tried by keyboard as far as time allows."""
    found: list[Medium] = []
    tried = 0
    for scene in scenes:
        for told in await scene.call("() => govsiteMedia.report()"):
            medium = told["tag"] in ("audio", "video")
            sound, by_keyboard = _sound(told), None
            if medium and not told["failed"] and tried < _MOST and not clock.lacks(1.0):
                tried += 1
                if told["seen"] or told["controls"] or told["levers"]:
                    by_keyboard = await _by_keyboard(here, scene, told, clock)
                if sound is None:
                    sound = await scene.call("(place) => govsiteMedia.sound(place)", told["place"])
            found.append(_medium(told, scene.address, sound, by_keyboard))
    return found[:20]


def _sound(told: dict[str, Any]) -> bool | None:
    if told["tag"] == "audio" or told["heard"]:
        return True
    return None


async def _by_keyboard(here: Opened, scene: Scene, told: dict[str, Any], clock: Clock) -> bool | None:
    """Press Space or Enter on the player, then on controls near it. None: nothing could be pressed."""
    pressed = False
    ways = ([-1] if told["controls"] else []) + list(range(min(len(told["levers"]), 2)))
    for index in ways:
        if index >= 0:
            await scene.call("(place, index) => govsiteMedia.start(place, index)", told["place"], index)
        for key in ("Space", "Enter") if index >= 0 else ("Space",):
            if not await scene.call("(place, index) => govsiteMedia.focus(place, index)", told["place"], index):
                break
            pressed = True
            before = await scene.call("(place) => govsiteMedia.state(place)", told["place"])
            await here.page.keyboard.press(key)
            await clock.rest(scene, _ANSWERED)
            if await scene.call("(place) => govsiteMedia.state(place)", told["place"]) != before:
                await here.page.keyboard.press(key)
                await scene.call("() => govsiteMedia.leave()")
                return True
    await scene.call("() => govsiteMedia.leave()")
    return False if pressed or (told["levers"] and not told["controls"]) else None


def _medium(told: dict[str, Any], address: str, sound: bool | None, by_keyboard: bool | None) -> Medium:
    return Medium(
        spot=spot(told, address),
        tag=told["tag"],
        source=told["source"],
        autoplay=bool(told["autoplay"]),
        muted=bool(told["muted"]),
        loop=bool(told["loop"]),
        controls=bool(told["controls"]),
        played=bool(told["played"]),
        loaded=bool(told["loaded"]) and not told["failed"],
        sound=sound,
        duration=None if told["duration"] is None else round(float(told["duration"]), 1),
        tracks=tuple(told["tracks"][:10]),
        unread=tuple(told["unread"][:10]),
        by_keyboard=by_keyboard,
        levers=tuple(lever(each, address) for each in told["levers"]),
    )
