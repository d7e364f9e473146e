"""Contrast from pixels: the page pictured without its letters, and their colour compared with the ground.

Letters painted black and then white tell where they are, even where their own colour cannot be seen.
"""

from __future__ import annotations

import asyncio
import io
import json
from typing import TYPE_CHECKING, Any

import msgspec

from pytest_govsite.model import PaintedText, PixelsLook
from pytest_govsite.observe.look.contrasts import Pixel, colour_of, contrast_on
from pytest_govsite.observe.look.pointed import look_at_pointed
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

if TYPE_CHECKING:
    from PIL.Image import Image

_LIMIT = 10.0
_BOUNDS = {"elements": 6000, "texts": 80, "hits": 1200, "height": 8000}
_PAINTED = (
    "() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true)));"
    " setTimeout(() => done(false), 500); })"
)
_LETTER = 24
"""Difference of a channel that tells letters in black from letters in white, or a page that moved."""
_FEW = 12
"""Pixels of letters under which all of the box is taken."""
_SAMPLES = 3000
_SHIFTED = 0.04
"""Share of pixels that may differ between two pictures of the same state."""


async def look_at_pixels(here: Opened) -> PixelsLook:
    """Return the contrast of texts whose ground only the picture shows."""
    await here.world.call(script("look/pixels.js"), _BOUNDS, limit=_LIMIT)
    told = json.loads(await here.world.call("() => govsitePixels.collect()", limit=_LIMIT))
    texts = await _texts(here, told) if told else ()
    pointed, icons, pictures = await look_at_pointed(here)
    return PixelsLook(texts=texts, pointed=pointed, icons=icons, pictures=pictures)


async def _texts(here: Opened, told: list[dict[str, Any]]) -> tuple[PaintedText, ...]:
    lost = {r.url for r in here.happenings.resources() if r.failure or (r.status or 0) >= 400}
    for item in told:
        item["lost"] = any(address in lost for address in item["pictures"])
    bottom = max(rect[3] for item in told for rect in item["rects"])
    pictures = [await _picture(here, bottom, color) for color in ("transparent", "#000", "#fff", "transparent")]
    await here.world.call("() => { govsitePixels.show(); return true; }", limit=_LIMIT)
    return tuple(await asyncio.to_thread(_measured, told, *pictures))


async def _picture(here: Opened, bottom: float, color: str) -> bytes:
    await here.world.call("(color) => { govsitePixels.paint(color); return true; }", color, limit=_LIMIT)
    await here.world.call(_PAINTED, limit=_LIMIT)
    size = here.page.viewport_size or {"width": 1366, "height": 768}
    async with here.camera:
        return await here.page.screenshot(
            type="png",
            full_page=True,
            clip={"x": 0, "y": 0, "width": size["width"], "height": min(bottom + 2, _BOUNDS["height"])},
            animations="disabled",
            caret="hide",
            scale="css",
            timeout=_LIMIT * 1000,
        )


def _measured(told: list[dict[str, Any]], *pictures: bytes) -> list[PaintedText]:
    from PIL import Image

    images = [Image.open(io.BytesIO(data)).convert("RGB") for data in pictures]
    found: list[PaintedText] = []
    for item in told:
        ratios = _ratios(item, images)
        if not ratios:
            continue
        ratios.sort()
        last = len(ratios) - 1
        element = item["element"]
        found.append(
            msgspec.convert(
                {
                    "element": element | {"text": masked(element["text"]), "snippet": masked(element["snippet"])},
                    "ground": item["ground"],
                    "size": item["size"],
                    "weight": item["weight"],
                    "color": item["color"],
                    "lost": item["lost"],
                    "surroundings": item["surroundings"],
                    "low": round(ratios[last // 10], 2),
                    "middle": round(ratios[last // 2], 2),
                    "high": round(ratios[last - last // 10], 2),
                },
                PaintedText,
            )
        )
    return found


def _ratios(item: dict[str, Any], images: list[Image]) -> list[float]:
    """Return the contrast at every pixel of its letters; none where the page moved meanwhile."""
    painted = colour_of(item["color"])
    if painted is None:
        return []
    color, alpha = painted
    alpha *= item["opacity"]
    letters: list[Pixel] = []
    everything: list[Pixel] = []
    moved = 0
    for left, top, right, bottom in item["rects"]:
        box = (int(left), int(top), min(images[0].width, int(right + 0.5)), min(images[0].height, int(bottom + 0.5)))
        if box[2] - box[0] < 1 or box[3] - box[1] < 1:
            continue
        ground, black, white, later = (_pixels(each.crop(box)) for each in images)
        everything += ground
        letters += [g for g, b, w in zip(ground, black, white, strict=True) if _differs(b, w)]
        moved += len([1 for g, other in zip(ground, later, strict=True) if _differs(g, other)])
    if not everything or moved > _SHIFTED * len(everything):
        return []
    chosen = letters if len(letters) >= _FEW else everything
    step = max(1, len(chosen) // _SAMPLES)
    return [contrast_on(color, alpha, pixel) for pixel in chosen[::step]]


def _pixels(image: Image) -> list[Pixel]:
    data = image.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _differs(one: Pixel, other: Pixel) -> bool:
    return abs(one[0] - other[0]) > _LETTER or abs(one[1] - other[1]) > _LETTER or abs(one[2] - other[2]) > _LETTER
