"""Floating boxes: what they cover, whether they can be closed, whether they come back."""

from __future__ import annotations

from typing import Any

import msgspec

from pytest_govsite.model.motion import Floating, Mover
from pytest_govsite.observe.look.motion_reading import Clock, Scene, lever, spot
from pytest_govsite.observe.look.motion_watch import Unit
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_MOST = 5
_GOING = 0.5
"""Seconds in which a box that is closed goes."""

Boxes = list[tuple[int, Floating]]


async def find_floating(scene: Scene, units: list[Unit]) -> Boxes:
    """Return what floats over the page, by its number in our script; errors as in `World.call`.

    Args:
        scene: the page itself.
        units: what moves; what flies freely over the page floats too.
    """
    await scene.call(script("look/motion_floating.js"))
    flying = [unit.place for unit in units if unit.scene is scene and unit.place >= 0 and _flies(unit.mover)]
    found: list[dict[str, Any]] = await scene.call(
        "(flying) => govsiteFloating.find(flying.map((place) => govsiteMotion.units[place]))", flying
    )
    return [(int(told["place"]), _floating(told, scene.address)) for told in found[:20]]


def _flies(mover: Mover) -> bool:
    free = mover.position == "fixed" or (mover.position == "absolute" and not mover.clipped)
    return free and mover.going and max(mover.travel) >= 40


def _floating(told: dict[str, Any], address: str) -> Floating:
    return Floating(
        spot=spot(told, address),
        role=str(told["role"])[:40],
        flying=bool(told["flying"]),
        position=told["position"],
        width=told["width"],
        height=told["height"],
        edges=tuple(told["edges"]),
        covered=int(told["covered"]),
        covered_controls=int(told["coveredControls"]),
        links=int(told["links"]),
        pictures=int(told["pictures"]),
        controls=int(told["controls"]),
        navigation=bool(told["navigation"]),
        tools=bool(told["tools"]),
        close=lever(told["close"], address) if told.get("close") else None,
    )


async def close_boxes(here: Opened, scene: Scene, boxes: Boxes, clock: Clock) -> list[Floating]:
    """Return the boxes with what their close controls do when used by keyboard, else by mouse."""
    seen: list[Floating] = []
    tried = 0
    for place, box in boxes:
        if _matters(box) and tried < _MOST and await there(scene, place) and not clock.lacks(1.0):
            tried += 1
            seen.append(await close_box(here, scene, place, box, clock))
        else:
            seen.append(box)
    return seen


def _matters(box: Floating) -> bool:
    """Return whether it may stand in the way; bars along the edges and small buttons do not."""
    bar = box.width > 1100 and box.height < 240
    return box.flying or (box.covered >= 20 and not bar and not (box.width < 140 and box.height < 140))


async def there(scene: Scene, place: int) -> bool:
    """Return whether a box that was found is still shown."""
    return bool(await scene.call("(place) => govsiteFloating.there(place)", place))


async def close_box(here: Opened, scene: Scene, place: int, box: Floating, clock: Clock) -> Floating:
    """Close a box: Enter and Space on its close control, then a click, then Escape; what works is noted.

    A control that closes by Enter is taken to close by mouse as well: both make a click.
    """
    if box.close is not None:
        by_keyboard = False
        if await scene.call("(place) => govsiteFloating.focusClose(place)", place):
            for key in ("Enter", "Space"):
                await here.page.keyboard.press(key)
                await clock.rest(scene, _GOING)
                if by_keyboard := not await there(scene, place):
                    break
        works = by_keyboard or await _clicked(here, scene, place, clock)
        return msgspec.structs.replace(
            box, close=msgspec.structs.replace(box.close, works=works, by_keyboard=by_keyboard)
        )
    await here.page.keyboard.press("Escape")
    await clock.rest(scene, _GOING)
    return msgspec.structs.replace(box, by_escape=not await there(scene, place))


async def _clicked(here: Opened, scene: Scene, place: int, clock: Clock) -> bool:
    point = await scene.call("(place) => govsiteFloating.pointOfClose(place)", place)
    if point is None:
        return False
    await here.page.mouse.click(point[0], point[1])
    await clock.rest(scene, _GOING)
    return not await there(scene, place)
