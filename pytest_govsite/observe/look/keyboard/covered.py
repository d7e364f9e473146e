"""Elements that lie behind a bar that stays while they have the focus."""

from __future__ import annotations

import time
from typing import Any

from pytest_govsite.model import Box, FocusStop, KeyElement
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.photographs import difference, photo, whole_window

POINTS = 5
"""Points of an element that have to lie behind something."""
MOST_COMPARED = 4
_STAYING = frozenset({"fixed", "sticky"})
_MOST_BACK = 60
_MOST_FOUND = 3
_FEW = 4
"""Pixels that may differ though nothing is seen."""


def is_covered(told: dict[str, Any], cover: KeyElement | None) -> bool:
    """Return whether something opaque that stays in the window lies on all points of the stop (as stop.js tells it)."""
    whole = told["points"] >= POINTS and told["covered"] == told["points"] and told["coverOpaque"]
    return bool(whole) and cover is not None and not _STAYING.isdisjoint(cover.layout)


async def changed_in_place(ground: Ground, spot: Spot) -> int | None:
    """Return how many pixels of the window differ with and without the focus, nothing scrolled.

    None: the element does not give the focus up or does not take it again.
    """
    clip = await whole_window(ground)
    with_focus = await photo(ground, clip)
    if not await ground.call(spot.document, "blur"):
        return None
    without_focus = await photo(ground, clip)
    if not await ground.call(spot.document, "focusInPlace", spot.place):
        return None
    return (await difference(with_focus, without_focus))[0]


async def covered_going_back(ground: Ground, last: Spot, seconds: float) -> list[FocusStop]:
    """Press Shift+Tab from an element on; return those of which nothing is seen behind a bar at the top of the window.

    Nothing is pressed where no such bar stays in the window that was scrolled.
    """
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[FocusStop] = []
    if not await ground.call(0, "barAtTop") or not await ground.call(last.document, "focus", last.place):
        return found
    left, met = last, {last}
    while len(met) < _MOST_BACK and len(found) < _MOST_FOUND and time.monotonic() < until:
        await ground.press("Shift+Tab")
        step = await ground.step(left)
        spot = step.spot
        if spot is None or spot in met:
            break
        met.add(spot)
        told = step.stop
        cover = await ground.element(Spot(spot.document, told["cover"])) if told and told["cover"] >= 0 else None
        changed = await changed_in_place(ground, spot) if told and is_covered(told, cover) else None
        if told and changed is not None and changed <= _FEW:
            found.append(
                FocusStop(
                    element=await ground.element(spot),
                    in_view=told["inView"],
                    points=told["points"],
                    covered=told["covered"],
                    cover=cover,
                    cover_opaque=True,
                    box=Box(**dict(zip(("x", "y", "width", "height"), told["box"], strict=True))),
                    changed_in_place=changed,
                    alike=told["alike"],
                )
            )
        left = spot
    # what a script did when the focus came by was told of the way forth
    await ground.happened([])
    return found
