"""Pictures of the window and how they differ."""

from __future__ import annotations

import asyncio
import base64
import io
from collections import Counter
from collections.abc import Iterator

from PIL import Image, ImageChops

from pytest_govsite.observe.look.contrasts import Pixel, contrast_on
from pytest_govsite.observe.look.keyboard.ground import ANSWER, Ground

_DIFFERENT = 12
_LINE = 60
"""Pixels of a thin line under a word: beside a ground that changes a little, a line may be what shows the focus."""
_VIVID, _FILLED, _PLAIN = 128, 0.4, 3.0
"""Difference of a channel, share of the middle of what changes, and the contrast that such a change counts as."""
Clip = dict[str, float]


async def whole_window(ground: Ground) -> Clip:
    """Return what the window shows now, as a part of the document."""
    left, top, width, height = await ground.worlds[0].call(
        "() => [scrollX, scrollY, innerWidth, innerHeight]", limit=ANSWER
    )
    return {"x": left, "y": top, "width": width, "height": height, "scale": 1}


async def photo(ground: Ground, clip: Clip) -> bytes:
    """Return a picture of a part of the document."""
    async with ground.here.camera, asyncio.timeout(10):
        told = await ground.here.session.send(
            "Page.captureScreenshot", {"format": "png", "clip": clip, "optimizeForSpeed": True}
        )
    return base64.b64decode(told["data"])


async def difference(one: bytes, other: bytes) -> tuple[int, float]:
    """Return how many pixels differ between two pictures, the first with the focus, and how strongly."""
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
