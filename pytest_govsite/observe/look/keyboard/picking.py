"""Fields that cannot be written into: do keys choose of what comes up for them?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from pytest_govsite.model import DomNode, PartAttempt
from pytest_govsite.observe.look.keyboard.ground import ANSWER, Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.world import script

_MOST, _FEWEST, _CLICKS = 2, 3, 2
_WAIT = 0.4
_ARROWS = ("ArrowDown", "ArrowRight", "ArrowDown")


async def pick(ground: Ground, walk: Walk, seconds: float) -> list[PartAttempt]:
    """Return a part of what comes up for each such field that a click put into it, where no key did and Tab comes to none.

    What comes up is a calendar or a list: at least three small pieces of text that were not shown before.
    """
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[PartAttempt] = []
    prepared: set[int] = set()
    for spot, _ in list(_fields(ground, walk))[:_MOST]:
        if ground.over(until, "states"):
            break
        if spot.document not in prepared:
            await ground.worlds[spot.document].call(script("look/keyboard/pick.js"), limit=ANSWER)
            prepared.add(spot.document)
        value = await ground.call(spot.document, "valueOf", spot.place)
        attempt = await _tried(ground, spot)
        if attempt is not None:
            found.append(attempt)
        await ground.press("Escape")
        await ground.call(spot.document, "putAway")
        if value is not None:
            await ground.call(spot.document, "restore", spot.place, value)
    return found


def _fields(ground: Ground, walk: Walk) -> Iterator[tuple[Spot, DomNode]]:
    """Fields to which Tab comes and into which nothing can be written; one of each class."""
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.tag != "input" or node.get("readonly") is None:
            continue
        kind = (spot.document, node.get("class") or "")
        if kind not in seen:
            seen.add(kind)
            yield spot, node


async def _tried(ground: Ground, spot: Spot) -> PartAttempt | None:
    listed = await _opened(ground, spot)
    if listed is None or listed["tabbable"]:
        return None
    for key in _ARROWS:
        await ground.press(key, wait=_WAIT / 2)
        now = await _shown(ground, spot)
        if now is None or now["told"] != listed["told"] or (await ground.step()).spot != spot:
            return None
    await ground.press("Enter", wait=_WAIT / 2)
    now = await _shown(ground, spot)
    if now is not None and now["value"] == listed["value"] and not now["count"]:
        # Enter in a field may press the button of its form, and a click elsewhere puts away what came up
        listed = now = await _opened(ground, spot)
    if now is None or listed is None or now["told"] != listed["told"]:
        return None
    for place in listed["parts"][:_CLICKS]:
        await ground.call(spot.document, "useMouse", place, "click")
        after = await ground.call(spot.document, "valueOf", spot.place)
        if after != listed["value"]:
            part = await ground.element(Spot(spot.document, place))
            return PartAttempt(widget=await ground.element(spot), part=part, changed=True, arrows=False)
    return None


async def _opened(ground: Ground, spot: Spot) -> dict[str, Any] | None:
    """Return what the focus, or else a key, brings up. None: nothing."""
    await ground.press("Escape")
    await ground.call(spot.document, "putAway")
    await ground.press("Shift", wait=_WAIT)
    await ground.call(spot.document, "noteShown")
    if not await ground.call(spot.document, "focus", spot.place):
        return None
    for key in ("Shift", "ArrowDown", "Space"):
        await ground.press(key, wait=_WAIT)
        listed = await _shown(ground, spot)
        if listed is not None and listed["count"] >= _FEWEST:
            return listed
    return None


async def _shown(ground: Ground, spot: Spot) -> dict[str, Any] | None:
    told: dict[str, Any] | None = await ground.call(spot.document, "cameUp", spot.place)
    return told
