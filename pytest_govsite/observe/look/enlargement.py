"""The page enlarged in every way that a reader has, on one load: what is lost against the normal state.

Page zoom of 200 % is a window of half the width in CSS pixels, and that is how it is made. Text-only zoom has no switch in
Chromium: every computed font size is doubled (and with it all lengths in em and rem), line heights in pixels too, which is
what Firefox does with 'Zoom text only'.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import msgspec

from pytest_govsite.model import EnlargedState, EnlargementLook, UnchangedText
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import ScriptFailedError, World, script

_LIMIT = 15.0
_FRAMES = 4
_BOUNDS = {"elements": 12_000, "units": 4_000, "controls": 1_500, "lines": 300, "losses": 200, "steps": 80, "slack": 4}
_ZOOM = (683, 384)
_NARROW = (320, 640)
_NORMAL = (1366, 768)
_PAINTED = "() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true))); setTimeout(() => done(false), 500); })"
_MEASURE = "(name, zoom) => govsiteEnlargement.measure(name, zoom)"
_AFTER_STYLE = 0.05
_AFTER_SIZE = 0.35
"""Seconds: scripts lay out anew some time after the window changes."""


async def look_enlarged(here: Opened) -> EnlargementLook:
    """Return the page in its states; states after one that could not be measured are left out."""
    worlds = [(here.world, "")]
    for frame in here.frames:
        if frame.world is not None and frame.reading is not None and len(worlds) <= _FRAMES:
            worlds.append((frame.world, frame.reading.url.partition("#")[0]))
    followed = _Followed(worlds)
    states = [await followed.begin()]
    await followed.all("spread")
    states.append(await followed.measure("spacing", _AFTER_STYLE))
    await followed.all("restore")
    await followed.all("double")
    states.append(await followed.measure("text", _AFTER_STYLE))
    await followed.all("restore")
    for name, (width, height) in (("zoom", _ZOOM), ("narrow", _NARROW)):
        await here.page.set_viewport_size({"width": width, "height": height})
        states.append(await followed.measure(name, _AFTER_SIZE, _NORMAL[0] / width))
    unchanged = await followed.unchanged()
    await here.page.set_viewport_size({"width": _NORMAL[0], "height": _NORMAL[1]})
    return EnlargementLook(
        texts=followed.texts, controls=followed.controls, states=tuple(states), unchanged=tuple(unchanged)
    )


class _Followed:
    """The documents whose texts and controls are followed, the page's own first."""

    def __init__(self, worlds: list[tuple[World, str]]) -> None:
        self._worlds = worlds
        self.texts = self.controls = 0

    async def begin(self) -> EnlargedState:
        """Remember the normal state."""
        from playwright.async_api import Error

        kept: list[tuple[World, str]] = []
        state: EnlargedState | None = None
        for world, frame in self._worlds:
            try:
                await world.call(script("look/enlargement.js"), _BOUNDS, limit=_LIMIT)
                told = json.loads(await world.call("() => govsiteEnlargement.begin()", limit=_LIMIT))
            except (Error, TimeoutError, ScriptFailedError):
                if not frame:
                    raise
                continue
            kept.append((world, frame))
            self.texts += told["texts"]
            self.controls += told["controls"]
            state = state or _state(told["state"], frame)
        self._worlds = kept
        assert state is not None
        return state

    async def all(self, name: str) -> None:
        """Change the style of all documents."""
        for world, _ in self._worlds:
            await world.call(f"() => {{ govsiteEnlargement.{name}(); return true; }}", limit=_LIMIT)

    async def measure(self, name: str, wait: float, zoom: float = 1.0) -> EnlargedState:
        """Return the state that the documents are in now; `zoom` is what page zoom makes of a CSS pixel in it."""
        await self._worlds[0][0].call(_PAINTED, limit=_LIMIT)
        await asyncio.sleep(wait)
        own: EnlargedState | None = None
        for world, frame in self._worlds:
            told = json.loads(await world.call(_MEASURE, name, zoom, limit=_LIMIT))
            state = _state(told, frame)
            own = state if own is None else msgspec.structs.replace(own, losses=(*own.losses, *state.losses))
        assert own is not None
        return own

    async def unchanged(self) -> list[UnchangedText]:
        """Return the texts that page zoom does not double."""
        found: list[UnchangedText] = []
        for world, frame in self._worlds:
            told = json.loads(await world.call("() => govsiteEnlargement.unchanged()", limit=_LIMIT))
            found += (msgspec.convert(_framed(item, frame), UnchangedText) for item in told)
        return found


def _state(told: dict[str, Any], frame: str) -> EnlargedState:
    return msgspec.convert(_framed(told, frame), EnlargedState)


def _framed(value: Any, frame: str) -> Any:
    """Put the frame's address to every element, and mask personal numbers."""
    if isinstance(value, list):
        return [_framed(each, frame) for each in value]
    if not isinstance(value, dict):
        return value
    framed = {key: _framed(each, frame) for key, each in value.items() if each is not None}
    if "selector" in framed:
        framed |= {"frame": frame, "snippet": masked(framed["snippet"]), "text": masked(framed["text"])}
    return framed
