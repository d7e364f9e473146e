"""Photographs of elements with and without the focus."""

from __future__ import annotations

import asyncio
import base64
import io
import time
from collections import Counter
from collections.abc import Iterator

import msgspec
from PIL import Image, ImageChops

from pytest_govsite.observe.look.contrasts import Pixel, contrast_on
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_DIFFERENT = 12
_LINE = 60
"""Pixels of a thin line under a word: beside a ground that changes a little, a line may be what shows the focus."""
_VIVID, _FILLED, _PLAIN = 128, 0.4, 3.0
"""Difference of a channel, share of the middle of what changes, and the contrast that such a change counts as."""
_MOST_AREA = 1366 * 400
_Clip = dict[str, float]


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
    with_focus = await _photo(ground, clip)
    if not await ground.call(spot.document, "blur"):
        return None
    without_focus = await _photo(ground, clip)
    if (await ground.step()).spot is not None:
        return None  # a script took the focus back
    changed = await _difference(with_focus, without_focus)
    if changed[0]:
        return changed
    # the sign may stand elsewhere in the window: a frame that moves along, a line in a side menu
    whole = await _whole(ground)
    without = await _photo(ground, whole)
    if not await ground.call(spot.document, "focus", spot.place):
        return None
    await asyncio.sleep(0.1)
    with_focus = await _photo(ground, whole)
    return await _difference(with_focus, without) if (await ground.step()).spot == spot else None


async def _clip(ground: Ground, spot: Spot) -> _Clip | None:
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
        return await _whole(ground) if right - left >= 2 and bottom - top >= 2 else None
    return {"x": left + scroll_x, "y": top + scroll_y, "width": right - left, "height": bottom - top, "scale": 1}


async def _whole(ground: Ground) -> _Clip:
    left, top, width, height = await ground.worlds[0].call("() => [scrollX, scrollY, innerWidth, innerHeight]", limit=5)
    return {"x": left, "y": top, "width": width, "height": height, "scale": 1}


async def _photo(ground: Ground, clip: _Clip) -> bytes:
    async with ground.here.camera, asyncio.timeout(10):
        told = await ground.here.session.send(
            "Page.captureScreenshot", {"format": "png", "clip": clip, "optimizeForSpeed": True}
        )
    return base64.b64decode(told["data"])


async def _difference(one: bytes, other: bytes) -> tuple[int, float]:
    if one == other:
        return 0, 0.0
    return await asyncio.to_thread(_changed, one, other)


def _changed(one: bytes, other: bytes) -> tuple[int, float]:
    """Return how many pixels differ, and the contrast that enough of them for a line reach against what they were."""
    first, second = (Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other))
    if first.size != second.size:
        return 0, 0.0
    bands = ImageChops.difference(first, second).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    pairs = Counter(
        (before, after)
        for before, after, strength in zip(_pixels(second), _pixels(first), strongest.tobytes(), strict=True)
        if strength >= _DIFFERENT
    )
    total = sum(pairs.values())
    left, top, right, bottom = strongest.getbbox() or (0, 0, *first.size)
    wide, high = (right - left) // 4, (bottom - top) // 4
    middle = strongest.crop((left + wide, top + high, right - wide, bottom - high))
    if sum(middle.histogram()[_VIVID:]) >= _FILLED * middle.width * middle.height:
        return total, _PLAIN  # a ground of another colour is seen by its hue and its size
    ratios = sorted(
        ((contrast_on(after, 1.0, before), count) for (before, after), count in pairs.items()), reverse=True
    )
    reached = 0
    for ratio, count in ratios:
        reached += count
        if reached >= min(_LINE, total / 10):
            return total, round(ratio, 2)
    return total, 0.0


def _pixels(image: Image.Image) -> Iterator[Pixel]:
    data = image.tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)
