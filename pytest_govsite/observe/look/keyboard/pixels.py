"""Photographs of elements with and without the focus."""

from __future__ import annotations

import re
import time

import msgspec

from pytest_govsite.observe.look.keyboard.ground import ANSWER, Ground, Spot
from pytest_govsite.observe.look.keyboard.photographs import Clip, difference, photo, whole_window
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST_AREA = 1366 * 400
_SETTLED = 0.6
_DRAWN = re.compile(r"(?:outline|box-shadow|border-\w+|background): ").match
"""Begins a change of the element itself that draws something."""


async def photograph(ground: Ground, walk: Walk, most: int, seconds: float) -> None:
    """Compare one stop of each kind, first those whose style does not tell that they have the focus."""
    until = min(time.monotonic() + seconds, ground.deadline)
    known: set[tuple[int, str]] = set()
    chosen: list[int] = []
    for number, stop in enumerate(walk.stops):
        key = (stop.element.document, stop.alike)
        if stop.alike and key not in known and not stop.unreadable:
            known.add(key)
            chosen.append(number)
    chosen.sort(key=lambda number: (bool(walk.stops[number].changes), number))
    for number in chosen[:most]:
        if time.monotonic() > until:
            return
        changed = await _compare(ground, walk.spots[number])
        if changed is not None and not changed[0] and any(map(_DRAWN, walk.stops[number].changes)):
            # a bar that a script moves away or draws elsewhere as the window scrolls: once more from the top
            changed = await _from_the_top(ground, walk.spots[number]) or changed
        if changed is not None:
            walk.stops[number] = msgspec.structs.replace(
                walk.stops[number], compared=True, changed_pixels=changed[0], changed_contrast=changed[1]
            )


async def _compare(ground: Ground, spot: Spot) -> tuple[int, float] | None:
    """Return how many pixels differ and how strongly; None: it does not take the focus or is not in the window."""
    if not await ground.call(spot.document, "focus", spot.place):
        return None
    clip = await _clip(ground, spot)
    if clip is None:
        return None
    with_focus = await photo(ground, clip)
    if not await ground.call(spot.document, "blur"):
        return None
    without_focus = await photo(ground, clip)
    if (await ground.step()).spot is not None:
        return None  # a script took the focus back
    changed = await difference(with_focus, without_focus)
    if changed[0]:
        return changed
    # the sign may stand elsewhere in the window: a frame that moves along, a line in a side menu
    whole = await whole_window(ground)
    without = await photo(ground, whole)
    if not await ground.call(spot.document, "focus", spot.place):
        return None
    await ground.rest(0.1)
    with_focus = await photo(ground, whole)
    return await difference(with_focus, without) if (await ground.step()).spot == spot else None


async def _from_the_top(ground: Ground, spot: Spot) -> tuple[int, float] | None:
    await ground.worlds[0].call("() => scrollTo({ top: 0, behavior: 'instant' })", limit=ANSWER)
    await ground.rest(_SETTLED)
    return await _compare(ground, spot)


async def _clip(ground: Ground, spot: Spot) -> Clip | None:
    area = await ground.call(spot.document, "area", spot.place)
    if not area:
        return None
    left, top, width, height, scroll_x, scroll_y, view_width, view_height = area
    document = ground.dom.documents[spot.document]
    number = spot.document
    while document.around >= 0:
        frame = await ground.call(document.around, "area", document.frame_node)
        if not frame:
            return None
        # `area` is 8 pixels larger than the frame on each side
        left, top = left + frame[0] + 8, top + frame[1] + 8
        scroll_x, scroll_y, view_width, view_height = frame[4:]
        number = document.around
        document = ground.dom.documents[number]
    right, bottom = min(left + width, view_width), min(top + height, view_height)
    left, top = max(left, 0), max(top, 0)
    if right - left < 2 or bottom - top < 2 or (right - left) * (bottom - top) > _MOST_AREA:
        return await whole_window(ground) if right - left >= 2 and bottom - top >= 2 else None
    return {"x": left + scroll_x, "y": top + scroll_y, "width": right - left, "height": bottom - top, "scale": 1}
