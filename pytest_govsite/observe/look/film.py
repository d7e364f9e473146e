"""An animated picture of an interaction: what the window showed, about once a second, personal numbers covered.

No video and no trace of the driver: those would hold what a picture may not show, and what the site was told in secret.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from pytest_govsite.model import Look
from pytest_govsite.observe.look.steps import window_bytes
from pytest_govsite.observe.opening import Opened

if TYPE_CHECKING:
    from PIL.Image import Image
    from playwright.async_api import Page

_PACE = 0.8
"""Seconds between two frames."""
_FRAMES = 90
_WIDTH = 640
_LARGEST = 4_000_000
"""Bytes of a film; a longer one loses every second frame until it fits."""
_SHORTEST = 200
_LAST = 1500
"""Milliseconds for which a frame is shown at least, and the last one."""
_QUALITY = 55


def filmed(work: Callable[[Opened], Awaitable[Look]]) -> Callable[[Opened], Awaitable[Look]]:
    """Return the work of a look, filmed where the plan asks for that."""

    async def whole(here: Opened) -> Look:
        # the value that passes CAPTCHAs stands in the window
        if not here.plan.film or here.store is None or here.captcha:
            return await work(here)
        film = _Film(here)
        task = asyncio.create_task(film.shoot())
        try:
            seen = await work(here)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        data = await asyncio.to_thread(animated, film.frames)
        if not data:
            return seen
        return msgspec.structs.replace(seen, film=here.store.add_evidence("film", data, ".webp", seen.kind))

    return whole


class _Film:
    def __init__(self, here: Opened) -> None:
        self._here = here
        self._windows: list[Page] = []
        here.page.on("popup", self._on_window)
        self.frames: list[tuple[float, bytes]] = []
        """Moment and picture, those that show nothing new left out."""

    def _on_window(self, window: Page) -> None:
        self._windows.append(window)

    async def shoot(self) -> None:
        """Take a picture again and again until cancelled."""
        while len(self.frames) < _FRAMES:
            with contextlib.suppress(Exception):
                data = await window_bytes(self._here, self._window())
                if data and (not self.frames or data != self.frames[-1][1]):
                    self.frames.append((time.monotonic(), data))
            await asyncio.sleep(_PACE)

    def _window(self) -> Page | None:
        """Return the window that the page opened last and that is open still; None: the page itself is shown."""
        return next((window for window in reversed(self._windows) if not window.is_closed()), None)


def animated(frames: Sequence[tuple[float, bytes]]) -> bytes:
    """Return frames (moment, JPEG) as an animated WebP of limited size; empty where there are none or it cannot be made."""
    kept = list(frames)
    while kept:
        try:
            data = _encoded(kept)
        except (OSError, ValueError):
            return b""
        if len(data) <= _LARGEST or len(kept) < 2:
            return data if len(data) <= _LARGEST else b""
        kept = kept[::2]
    return b""


def _encoded(frames: Sequence[tuple[float, bytes]]) -> bytes:
    images = [_small(data) for _, data in frames]
    largest = (max(image.width for image in images), max(image.height for image in images))
    moments = [moment for moment, _ in frames]
    shown = [max(_SHORTEST, round((after - before) * 1000)) for before, after in pairwise(moments)]
    stream = io.BytesIO()
    first, *others = (_fitted(image, largest) for image in images)
    first.save(
        stream,
        "WEBP",
        save_all=True,
        append_images=others,
        duration=[*shown, _LAST],
        quality=_QUALITY,
        method=2,
        loop=1,
    )
    return stream.getvalue()


def _small(data: bytes) -> Image:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        width = min(_WIDTH, image.width)
        return image.convert("RGB").resize((width, max(1, round(image.height * width / image.width))), reducing_gap=2.0)


def _fitted(image: Image, size: tuple[int, int]) -> Image:
    """Return a picture on a ground of that size: windows that a site opens may be smaller."""
    from PIL import Image

    if image.size == size:
        return image
    ground = Image.new("RGB", size, (255, 255, 255))
    ground.paste(image, (0, 0))
    return ground
