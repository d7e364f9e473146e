"""Watching: what changes by itself while nobody touches the page."""

from __future__ import annotations

from typing import Any, NamedTuple

from pytest_govsite.model.motion import Mover
from pytest_govsite.observe.look.motion_pictures import animated_pictures
from pytest_govsite.observe.look.motion_reading import Clock, Scene, spot
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.world import script

_WATCH = 6.5
"""Seconds; most pictures change every three to five seconds."""
_LONGER = 6.0
"""Seconds more where something changed once and may change again."""
_REPORT = "() => govsiteMotion.report()"
_MOST = 20


class Unit(NamedTuple):
    """Something that moves, with where our script finds it again."""

    scene: Scene
    place: int
    """-1: nowhere."""
    mover: Mover


async def begin_watch(scenes: list[Scene]) -> None:
    """Begin to note what changes; errors as in `World.call`."""
    for scene in scenes:
        await scene.call(script("look/motion_watch.js"))


async def watch(scenes: list[Scene], clock: Clock) -> float:
    """Wait, and return for how long; longer where something was seen to change only once."""
    waited = min(_WATCH, clock.left)
    await clock.rest(scenes[0], waited)
    once = False
    for scene in scenes:
        for told in await scene.call(_REPORT):
            # what changes once right after loading has come late; what changes once or twice later may be one of a row
            once = once or (told["turns"] <= 2 and told["source"] == "script" and told["first"] > 1.0 and told["shown"])
    if once:
        longer = min(_LONGER, clock.left)
        await clock.rest(scenes[0], longer)
        waited += longer
    return waited


async def end_watch(scenes: list[Scene]) -> list[Unit]:
    """Return what moved, the largest first."""
    found: list[Unit] = []
    for scene in scenes:
        for told in await scene.call(_REPORT):
            found.append(Unit(scene, int(told["place"]), _mover(told, scene.address)))
        found += [Unit(scene, -1, mover) for mover in await animated_pictures(scene)]
    found.sort(key=lambda unit: -_area(unit.mover))
    return found[:_MOST]


def _area(mover: Mover) -> float:
    return mover.spot.box.width * mover.spot.box.height if mover.spot.box else 0.0


def _mover(told: dict[str, Any], address: str) -> Mover:
    now, last, period = told["now"], told["last"], told["period"]
    lasting = told["lasting"]
    pause = 1.0 if period is None else max(1.0, period * 1.6)
    going = bool(told["shown"]) and (
        (lasting is not None and lasting > now) or ((told["count"] > 1 or told["active"] > 1.5) and now - last < pause)
    )
    return Mover(
        spot=spot(told, address),
        kind=told["kind"],
        source=told["source"],
        watched=round(now, 1),
        first=round(told["first"], 2),
        last=round(last, 2),
        changes=int(told["count"]),
        period=None if period is None else round(period, 2),
        going=going,
        lasting=lasting,
        travel=(told["travel"][0], told["travel"][1]),
        position=told["position"],
        clipped=bool(told["clipped"]),
        texts=tuple(masked(text) for text in told["texts"]),
        live=told["live"],
        busy=bool(told["busy"]),
    )
