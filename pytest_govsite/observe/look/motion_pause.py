"""Pausing: does what moves stop for the pointer, for the focus, or by a control of its own."""

from __future__ import annotations

import msgspec

from pytest_govsite.model.motion import Lever, Mover
from pytest_govsite.observe.look.motion_reading import Clock, Scene, lever
from pytest_govsite.observe.look.motion_watch import Unit
from pytest_govsite.observe.opening import Opened

_MOST = 10
_COMING = 4
_AWAY = (1, 1)


async def try_pauses(here: Opened, scenes: list[Scene], units: list[Unit], clock: Clock) -> list[Unit]:
    """Return the units with what stops them; the first way that works is enough."""
    tried: list[Unit] = []
    count = 0
    # the quick ones first, so that a slow one does not take the time of many
    for unit in sorted(units, key=lambda each: _window(each.mover)):
        if (
            unit.place < 0
            or not unit.mover.going
            or unit.mover.busy
            or count >= _MOST
            or clock.lacks(_window(unit.mover) + 0.5)
        ):
            tried.append(unit)
            continue
        count += 1
        tried.append(Unit(unit.scene, unit.place, await _try(here, unit, clock)))
    if count:
        await here.page.mouse.move(*_AWAY)
    await _leave(scenes)
    return tried


async def _leave(scenes: list[Scene]) -> None:
    for scene in scenes:
        await scene.call("() => { govsiteMotion.leave(); govsiteMotion.stop(); }")


def _window(mover: Mover) -> float:
    """Seconds in which it would go on if nothing stopped it."""
    if mover.source == "animation":
        return 0.2  # the browser tells whether it runs
    if mover.source != "script" or mover.period is None:
        return 1.2
    return min(max(mover.period * 1.2 + 0.2, 1.2), 8.0)


async def _try(here: Opened, unit: Unit, clock: Clock) -> Mover:
    """Press a control that is there for it, else rest pointer and focus on it together; either is enough."""
    mover = msgspec.structs.replace(unit.mover, control=await _by_control(here, unit, clock))
    if (mover.control is not None and mover.control.works) or clock.lacks(_window(mover) + 0.5):
        return mover
    mover = msgspec.structs.replace(mover, on_attention=await _on_attention(here, unit, clock))
    await here.page.mouse.move(*_AWAY)
    await unit.scene.call("() => govsiteMotion.leave()")
    return mover


async def _on_attention(here: Opened, unit: Unit, clock: Clock) -> bool | None:
    offset = await unit.scene.offset()
    if offset is None:
        return None
    for attempt in range(2):
        await _come(unit, clock)
        point = await unit.scene.call("(place) => govsiteMotion.point(place)", unit.place)
        if point is None:
            return None
        # what flies by is met where it is now
        await here.page.mouse.move(offset[0] + point[0] - 1, offset[1] + point[1] - 1)
        await here.page.mouse.move(offset[0] + point[0], offset[1] + point[1])
        await unit.scene.call("(place) => govsiteMotion.focus(place)", unit.place)
        if await _stands_still(unit, clock):
            return True
        if unit.mover.travel == (0.0, 0.0) or attempt:
            break
    return False


async def _come(unit: Unit, clock: Clock) -> None:
    """Wait for a slide that is on its way: one that is met there would change once more whatever stops it."""
    for _ in range(_COMING):
        if unit.mover.period is None or unit.mover.source != "script":
            return
        moment = await unit.scene.call("(place) => govsiteMotion.mark(place)", unit.place)
        await clock.rest(unit.scene, 0.3)
        told = await unit.scene.call("(place, moment) => govsiteMotion.since(place, moment)", unit.place, moment)
        if not told["bursts"]:
            return


async def _stands_still(unit: Unit, clock: Clock) -> bool:
    await clock.rest(unit.scene, 0.45)  # a change that has begun comes to its end
    moment = await unit.scene.call("(place) => govsiteMotion.mark(place)", unit.place)
    await clock.rest(unit.scene, _window(unit.mover))
    told = await unit.scene.call("(place, moment) => govsiteMotion.since(place, moment)", unit.place, moment)
    if told["running"]:
        return False
    # one trailing change is let pass where it would have come many times
    most = 1 if unit.mover.period is not None and unit.mover.period < 0.4 else 0
    return bool(told["bursts"] <= most and told["active"] < 0.25)


async def _by_control(here: Opened, unit: Unit, clock: Clock) -> Lever | None:
    told = await unit.scene.call("(place) => govsiteMotion.controls(place)", unit.place)
    offset = await unit.scene.offset()
    best: Lever | None = None
    for index, control in enumerate(told[:2]):
        found = lever(control, unit.scene.address)
        best = best or found
        if offset is None or clock.lacks(_window(unit.mover) + 1.0):
            break
        point = await unit.scene.call("(index) => govsiteMotion.press(index)", index)
        if point is None:
            continue
        await here.page.mouse.move(*_AWAY)
        await here.page.mouse.click(offset[0] + point[0], offset[1] + point[1])
        await here.page.mouse.move(*_AWAY)
        await unit.scene.call("() => govsiteMotion.leave()")
        works = await _stands_still(unit, clock)
        best = msgspec.structs.replace(found, works=works)
        if works:
            return best
    return best
