"""The hues of a page, from a picture of it without its own pictures."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

from pytest_govsite.model import ColoursLook
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_LIMIT = 10.0
_HEIGHT = 8_000
_COLOURED = 64
"""Saturation (of 255) from which a pixel has a hue to the eye."""
_LIGHT = 50
"""Brightness (of 255) below which all is black."""
_BINS = 72
_PAINTED = (
    "() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true)));"
    " setTimeout(() => done(false), 500); })"
)


async def look_at_colours(here: Opened) -> ColoursLook:
    """Return the hues of the page."""
    told = await here.world.call(script("look/colours.js"), limit=_LIMIT)
    await here.world.call(_PAINTED, limit=_LIMIT)
    size = here.page.viewport_size or {"width": 1366, "height": 768}
    height = min(int(told["height"]), _HEIGHT)
    async with here.camera:
        picture = await here.page.screenshot(
            type="png",
            full_page=True,
            clip={"x": 0, "y": 0, "width": size["width"], "height": height},
            animations="disabled",
            caret="hide",
            scale="css",
            timeout=_LIMIT * 1000,
        )
    hues, pixels = await asyncio.to_thread(hues_of, picture)
    return ColoursLook(hues=hues, pixels=pixels, greyed=bool(told["greyed"]), height=height)


def hues_of(picture: bytes) -> tuple[tuple[int, ...], int]:
    """Return the pixels of each hue of a PNG, and all its pixels."""
    from PIL import Image, ImageChops

    image = Image.open(io.BytesIO(picture)).convert("RGB").convert("HSV")
    hue, saturation, value = image.split()
    mask = ImageChops.multiply(_from(saturation, _COLOURED), _from(value, _LIGHT))
    counted = hue.histogram(mask)
    bins = [0] * _BINS
    for level, count in enumerate(counted):
        bins[level * _BINS // 256] += count
    return tuple(bins), image.width * image.height


def _from(band: Picture, least: int) -> Picture:
    return band.point([255 if level >= least else 0 for level in range(256)])
