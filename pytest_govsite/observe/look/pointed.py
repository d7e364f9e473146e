"""Texts under the pointer or with the focus, and controls that are icons: their contrast, from styles and from pictures."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from pytest_govsite.model import PaintedIcon, PaintedPicture, PointedText
from pytest_govsite.observe.look.contrasts import best_contrast, colour_of, contrast_on
from pytest_govsite.observe.look.lettering import lettering
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_LIMIT = 10.0
_BOUNDS = {"rules": 400, "states": 40, "icons": 12, "pictures": 8}
_ENOUGH = 4.5
_PICTURES = 12
"""Most states that are pictured: only those that look pale by their styles."""
_CONTROL, _WHOLE = (600, 80), (1000, 460)
"""Most of an element that is pictured, in pixels."""
_LARGER = 3
"""A picture of lines as thin as one pixel has their full colour only when it is enlarged."""


_Seen = tuple[tuple[PointedText, ...], tuple[PaintedIcon, ...], tuple[PaintedPicture, ...]]


async def look_at_pointed(here: Opened) -> _Seen:
    """Return the texts that a state makes pale, the icons, and the pictures of text; the page is as before when it ends."""
    await here.world.call(script("look/pointed.js"), _BOUNDS, limit=_LIMIT)
    try:
        told = json.loads(await here.world.call("() => govsitePointed.tell()", limit=_LIMIT))
        texts = [each async for each in _texts(here, told["states"])]
        icons = [each async for each in _icons(here, told["icons"])]
        pictures = [each async for each in _pictures(here, told["pictures"])]
    finally:
        await here.world.call("() => { govsitePointed.end(); return true; }", limit=_LIMIT)
    return tuple(texts), tuple(icons), tuple(pictures)


async def _texts(here: Opened, states: list[dict[str, Any]]) -> AsyncIterator[PointedText]:
    pictured = 0
    for number, state in enumerate(states):
        before, after = (_ratio(state[each]) for each in ("before", "after"))
        if after is None or after >= _ENOUGH or pictured >= _PICTURES:
            continue
        pictured += 1
        await here.world.call("(number) => { govsitePointed.enter(number); return true; }", number, limit=_LIMIT)
        picture = await _picture(here, state["rect"])
        await here.world.call("(number) => { govsitePointed.leave(number); return true; }", number, limit=_LIMIT)
        painted, _ = await asyncio.to_thread(best_contrast, picture)
        yield msgspec.convert(
            {
                "element": _masked(state["element"]),
                "state": state["state"],
                "size": state["after"]["size"],
                "weight": state["after"]["weight"],
                "color": state["after"]["color"],
                "ground": state["after"]["ground"],
                "ratio": round(after, 2),
                "before": round(before or 0.0, 2),
                "painted": round(painted, 2),
                "surroundings": state["surroundings"],
            },
            PointedText,
        )


async def _icons(here: Opened, icons: list[dict[str, Any]]) -> AsyncIterator[PaintedIcon]:
    lost = {
        resource.url for resource in here.happenings.resources() if resource.failure or (resource.status or 0) >= 400
    }
    for icon in icons:
        if lost.intersection(icon["pictures"]):
            continue  # what is drawn there was not loaded
        ratio, drawn = await asyncio.to_thread(best_contrast, await _picture(here, icon["rect"]))
        yield msgspec.convert(
            {
                "element": _masked(icon["element"]),
                "ratio": round(ratio, 2),
                "drawn": drawn,
                "surroundings": icon["surroundings"],
            },
            PaintedIcon,
        )


async def _pictures(here: Opened, pictures: list[dict[str, Any]]) -> AsyncIterator[PaintedPicture]:
    for picture in pictures:
        data = await _picture(here, picture["rect"], scale=1, most=_WHOLE)
        lines, letters = await asyncio.to_thread(lettering, data)
        if letters:
            yield msgspec.convert(
                {
                    "element": _masked(picture["element"]),
                    "image": picture["image"],
                    "alternative": masked(picture["alternative"]),
                    "lines": lines,
                    "letters": letters,
                    "surroundings": picture["surroundings"],
                },
                PaintedPicture,
            )


def _ratio(painted: dict[str, Any]) -> float | None:
    colour, ground = colour_of(painted["color"]), colour_of(painted["ground"])
    if colour is None or ground is None:
        return None
    return contrast_on(colour[0], colour[1] * painted["opacity"], ground[0])


def _masked(element: dict[str, Any]) -> dict[str, Any]:
    return element | {"text": masked(element["text"]), "snippet": masked(element["snippet"])}


async def _picture(here: Opened, rect: list[float], *, scale: int = _LARGER, most: tuple[int, int] = _CONTROL) -> bytes:
    left, top, width, height = rect
    wide, high = min(width, most[0]), min(height, most[1])
    clip = {"x": max(0, left), "y": max(0, top), "width": wide, "height": high, "scale": scale}
    async with here.camera, asyncio.timeout(_LIMIT):
        told = await here.session.send(
            "Page.captureScreenshot",
            {"format": "png", "clip": clip, "optimizeForSpeed": True, "captureBeyondViewport": True},
        )
    return base64.b64decode(told["data"])
