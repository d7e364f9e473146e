"""The page left to run: animations are stepped through, moving pictures read frame by frame, scripts and canvases watched.

Animations of styles are measured without the clock: each is set to one moment after another. What looks like more than
three flashes a second by its styles is then pictured at its brightest and darkest moment, which gives the area.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
from typing import Any

import msgspec

from pytest_govsite.model import FlashingArea, FlashingLook, Sighting
from pytest_govsite.observe.look.flashing_pictures import BYTES, from_data_address, moving_picture, shares
from pytest_govsite.observe.look.flashing_rate import flash_rate, relative_luminance
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import ScriptFailedError, World, script

_LIMIT = 12.0
_WATCHED = 2200
_BOUNDS = {"animations": 60, "time": 2500, "step": 10, "watched": 40}
_PICTURES = 40
_POSED = 8
_FRAMES = 4
_MOST = 40
_LETTERS = 0.3
"""Share of the box of a text that its letters cover, at most."""
_FEW_FRAMES = 12.0
"""Frames a second under which fast flashes are missed."""
_PAINTED = (
    "() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true)));"
    " setTimeout(() => done(false), 500); })"
)


async def look_for_flashes(here: Opened) -> FlashingLook:
    """Return what flashes on the page."""
    from playwright.async_api import Error

    worlds = [(here.world, "")]
    worlds += [
        (f.world, f.reading.url.partition("#")[0]) for f in here.frames if f.world is not None and f.reading is not None
    ][:_FRAMES]
    watching = _Watching(here)
    for world, frame in worlds:
        try:
            await watching.document(world, frame)
        except (Error, TimeoutError, ScriptFailedError):
            if not frame:
                raise
    areas = sorted(watching.areas, key=lambda area: (-area.rate, -area.area))[:_MOST]
    return FlashingLook(
        animated=watching.animated, areas=tuple(areas), unread=tuple(watching.unread), seconds=_WATCHED / 1000
    )


class _Watching:
    def __init__(self, here: Opened) -> None:
        self._here = here
        self._posed = 0
        self.animated = 0
        self.areas: list[FlashingArea] = []
        self.unread: list[Sighting] = []

    async def document(self, world: World, frame: str) -> None:
        await world.call(script("look/flashing.js"), _BOUNDS, limit=_LIMIT)
        await self._watch(world, frame)
        await self._pictures(world, frame)
        await self._animations(world, frame)

    async def _animations(self, world: World, frame: str) -> None:
        told = json.loads(await world.call("() => govsiteFlashing.animations()", limit=_LIMIT))
        self.animated += told["count"]
        for item in told["found"]:
            rate, kind, moments = _fastest(item["series"])
            if rate < 1:
                continue
            width, height = item["box"][2:]
            part = 1.0 if kind == 0 or item["pictured"] else _LETTERS
            area, exact = width * height * part, kind == 0
            if rate > 3 and not frame and self._posed < _POSED:
                self._posed += 1
                seen = await self._pictured(world, item["place"], moments)
                if seen is not None:
                    area, exact = seen, True
            self._add(item["element"], frame, "style", rate, area, exact=exact)
        if self._posed:
            await world.call("() => { govsiteFlashing.go(); return true; }", limit=_LIMIT)

    async def _pictured(self, world: World, place: int, moments: tuple[float, float]) -> float | None:
        """Return the area that changes between two moments of an animation, in pictures."""
        from playwright.async_api import Error

        pictures: list[bytes] = []
        size = 0.0
        for moment in moments:
            left, top, right, bottom = await world.call(
                "(place, time) => govsiteFlashing.pose(place, time)", place, moment, limit=_LIMIT
            )
            if right - left < 2 or bottom - top < 2:
                return None
            size = (right - left) * (bottom - top)
            await world.call(_PAINTED, limit=_LIMIT)
            clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
            with contextlib.suppress(Error):
                async with self._here.camera:
                    pictures.append(
                        await self._here.page.screenshot(type="png", clip=clip, scale="css", timeout=_LIMIT * 1000)  # type: ignore[arg-type]
                    )
        return size * _differing(*pictures) if len(pictures) == len(moments) else None

    async def _pictures(self, world: World, frame: str) -> None:
        told = json.loads(await world.call("() => govsiteFlashing.pictures()", limit=_LIMIT))
        kinds = await self._kinds_of_resources(world)
        read: dict[str, bytes] = {}
        for item in told:
            address = item["address"]
            if address not in read and len(read) < _PICTURES:
                if address.startswith("data:"):
                    read[address] = from_data_address(address)
                elif kinds.get(address) in ("image/gif", "image/webp", "image/png", "image/apng"):
                    read[address] = await self._content(world, address)
            moving = moving_picture(read[address]) if read.get(address) else None
            if moving is None:
                continue
            self.animated += 1
            if moving.rate >= 1:
                area = item["box"][2] * item["box"][3] * moving.share
                self._add(item["element"], frame, "picture", moving.rate, area, exact=True)

    async def _kinds_of_resources(self, world: World) -> dict[str, str]:
        from playwright.async_api import Error

        try:
            await world.session.send("Page.enable")
            tree = await world.session.send("Page.getResourceTree")
        except Error:
            return {}
        kinds: dict[str, str] = {}
        waiting = [tree["frameTree"]]
        while waiting:
            branch = waiting.pop()
            if branch["frame"]["id"] == world.frame:
                small = (r for r in branch["resources"] if r.get("contentSize", 0) <= BYTES)
                kinds |= {r["url"]: r["mimeType"] for r in small if r["type"] == "Image"}
            waiting += branch.get("childFrames", [])
        return kinds

    async def _content(self, world: World, address: str) -> bytes:
        from playwright.async_api import Error

        try:
            answer = await world.session.send("Page.getResourceContent", {"frameId": world.frame, "url": address})
        except Error:
            return b""
        return base64.b64decode(answer["content"]) if answer["base64Encoded"] else answer["content"].encode()

    async def _watch(self, world: World, frame: str) -> None:
        told = json.loads(
            await world.call("(time) => govsiteFlashing.watch(time)", _WATCHED, limit=_LIMIT + _WATCHED / 1000)
        )
        often = told["frames"] / max(0.1, told["time"] / 1000) >= _FEW_FRAMES
        self.animated += len(told["watched"]) + len(told["drawn"]) + len(told["unread"])
        self.unread += (_sighting(item, frame) for item in told["unread"])
        for item in told["watched"]:
            rate, kind, _ = _fastest(item["series"])
            if rate >= 1:
                width, height = item["box"][2:]
                part = 1.0 if kind == 0 else _LETTERS
                self._add(item["element"], frame, "script", rate, width * height * part, exact=kind == 0)
        for item in told["drawn"]:
            cells = zip(*(sample[1:] for sample in item["series"]), strict=False)
            moments = [sample[0] for sample in item["series"]]
            seen = shares([list(zip(moments, cell, strict=False)) for cell in cells])
            if seen.rate >= 1:
                area = item["box"][2] * item["box"][3] * seen.share
                self._add(item["element"], frame, item["kind"], seen.rate, area, exact=often)

    def _add(self, element: dict[str, Any], frame: str, source: str, rate: float, area: float, *, exact: bool) -> None:
        self.areas.append(
            FlashingArea(element=_sighting(element, frame), source=source, rate=rate, area=round(area), exact=exact)
        )


def _sighting(told: dict[str, Any], frame: str) -> Sighting:
    known = {key: value for key, value in told.items() if value is not None}
    return msgspec.convert(
        known | {"frame": frame, "snippet": masked(known["snippet"]), "text": masked(known["text"])}, Sighting
    )


def _fastest(series: list[list[float]]) -> tuple[float, int, tuple[float, float]]:
    """Return the rate of the fastest of its brightnesses (0: its ground), which it is, and the moments of its extremes."""
    best: tuple[float, int, tuple[float, float]] = (0.0, 0, (0.0, 0.0))
    for kind in range(len(series[0]) - 1 if series else 0):
        samples = [(sample[0], sample[kind + 1]) for sample in series]
        rate = flash_rate(samples)
        if rate > best[0]:
            darkest, brightest = min(samples, key=lambda s: s[1]), max(samples, key=lambda s: s[1])
            best = (rate, kind, (darkest[0], brightest[0]))
    return best


def _differing(one: bytes, other: bytes) -> float:
    """Return the share of two pictures that differ by a general flash."""
    from PIL import Image

    values: list[list[float]] = []
    for data in (one, other):
        image = Image.open(io.BytesIO(data)).convert("RGB")
        small = image.resize((min(image.width, 120), min(image.height, 90)), Image.Resampling.BOX).tobytes()
        values.append([relative_luminance(*small[i : i + 3]) for i in range(0, len(small), 3)])
    if len(values[0]) != len(values[1]):
        return 0.0
    pairs = list(zip(*values, strict=True))
    differing = len([1 for a, b in pairs if abs(a - b) >= 0.1 and min(a, b) < 0.8])
    return differing / max(1, len(pairs))
