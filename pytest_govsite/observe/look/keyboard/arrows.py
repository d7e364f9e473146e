"""Parts of tab lists, menus, groups and trees, which arrow keys lead to."""

from __future__ import annotations

import time

import msgspec

from pytest_govsite.model import Unreached
from pytest_govsite.model.keyboard import COMPOSITES
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST_WIDGETS = 5
_KEYS = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End")


async def press_arrows(ground: Ground, walk: Walk, missing: list[Unreached], seconds: float) -> list[Unreached]:
    """Return the elements that Tab did not come to, with what arrows did from a part of the same widget."""
    until = min(time.monotonic() + seconds, ground.deadline)
    around = [u.composite for u in missing if u.composite is not None]
    around.sort(key=lambda each: each.role not in COMPOSITES)
    widgets = list(dict.fromkeys((each.document, each.place) for each in around))
    led: set[Spot] = set()
    tried: set[tuple[int, int]] = set()
    for document, place in widgets[:_MOST_WIDGETS]:
        starts = [
            spot
            for spot, stop in zip(walk.spots, walk.stops, strict=True)
            if spot.document == document and (spot.place == place or place in stop.element.around)
        ]
        if not starts or ground.over(until, "operations"):
            continue
        tried.add((document, place))
        led |= await _lead(ground, starts[0], 8)
    return [
        msgspec.structs.replace(
            each,
            by_arrows=Spot(each.element.document, each.element.place) in led,
            arrows_tried=each.composite is not None and (each.composite.document, each.composite.place) in tried,
        )
        for each in missing
    ]


async def _lead(ground: Ground, start: Spot, most: int) -> set[Spot]:
    """Return where arrows lead to; the way that leads anywhere is gone on, up to `most` elements."""
    led: set[Spot] = set()
    for key in _KEYS:
        if not await ground.call(start.document, "focus", start.place):
            return led
        before = len(led)
        for _ in range(most):
            await ground.press(key)
            await ground.rest(0.04)
            step = await ground.step()
            pointed = await ground.call(start.document, "descendant")
            spots = {spot for spot in (step.spot, Spot(start.document, pointed) if pointed >= 0 else None) if spot}
            if not spots - led - {start}:
                break
            led |= spots
        if len(led) > before and key in ("ArrowRight", "ArrowDown"):
            break
    return led - {start}
