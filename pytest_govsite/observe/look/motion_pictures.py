"""Animated image files: how many frames, how long, how often, from their bytes."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from typing import Any, NamedTuple

from pytest_govsite.model.motion import Mover
from pytest_govsite.observe.look.motion_reading import Scene, spot
from pytest_govsite.observe.world import script

_MOST = 16
_BYTES = 4_000_000
_FRAMES = 2000
ENDLESS = 1e9


class Animation(NamedTuple):
    """What an image file says of its movement."""

    frames: int
    seconds: float
    """Of one run."""
    runs: int
    """0: without end."""

    @property
    def lasting(self) -> float:
        """Seconds of all runs."""
        return ENDLESS if self.runs == 0 else self.seconds * self.runs


async def animated_pictures(scene: Scene) -> list[Mover]:
    """Return the shown pictures of a document that move; errors as in `World.call`."""
    movers: list[Mover] = []
    for told in await scene.call(script("look/motion_pictures.js"), _MOST):
        animation = animation_of(await _bytes(scene, told["source"]))
        if animation is None or animation.frames < 2:
            continue
        movers.append(
            Mover(
                spot=spot(told, scene.address),
                kind="moving",
                source="picture",
                changes=animation.frames,
                period=round(animation.seconds, 2),
                lasting=animation.lasting,
                going=animation.lasting > 1.0,
            )
        )
    return movers


async def _bytes(scene: Scene, source: str) -> bytes:
    if source.startswith("data:"):
        head, _, rest = source.partition(",")
        with contextlib.suppress(ValueError):
            return base64.b64decode(rest) if head.endswith(";base64") else b""
        return b""
    from playwright.async_api import Error

    with contextlib.suppress(Error, TimeoutError, ValueError):
        async with asyncio.timeout(2.0):
            # contents are told to those only who listen to the page
            await scene.world.session.send("Page.enable")
            answer: dict[str, Any] = await scene.world.session.send(
                "Page.getResourceContent", {"frameId": scene.world.frame, "url": source}
            )
        if answer.get("base64Encoded") and len(answer["content"]) < _BYTES * 4 / 3:
            return base64.b64decode(answer["content"])
    return b""


def animation_of(data: bytes) -> Animation | None:
    """Return what a GIF, WebP or APNG says of its movement. None: it is no animation, or cannot be read."""
    with contextlib.suppress(IndexError, ValueError):
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return _apng(data)
    return None


def _gif(data: bytes) -> Animation:
    at = 13 + (3 * 2 ** ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    frames, hundredths, runs, delay = 0, 0, 1, 10
    while data[at] != 0x3B and frames < _FRAMES:
        if data[at] == 0x21:
            if data[at + 1] == 0xF9:
                # browsers show frames without a time of their own for a tenth of a second
                told = data[at + 4] + 256 * data[at + 5]
                delay = told if told > 1 else 10
            elif data[at + 1] == 0xFF and data[at + 3 : at + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
                told = data[at + 16] + 256 * data[at + 17]
                runs = 0 if told == 0 else told + 1
            at += 2
        elif data[at] == 0x2C:
            frames += 1
            hundredths += delay
            at += 10 + (3 * 2 ** ((data[at + 9] & 7) + 1) if data[at + 9] & 0x80 else 0) + 1
        else:
            break
        while data[at]:
            at += data[at] + 1
        at += 1
        if at >= len(data):
            break
    return Animation(frames, hundredths / 100, runs)


def _webp(data: bytes) -> Animation:
    at, frames, milliseconds, runs = 12, 0, 0, 1
    while at + 8 <= len(data) and frames < _FRAMES:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == b"ANIM":
            runs = int.from_bytes(data[at + 12 : at + 14], "little")
        elif data[at : at + 4] == b"ANMF":
            frames += 1
            milliseconds += int.from_bytes(data[at + 20 : at + 23], "little")
        at += 8 + size + size % 2
    return Animation(frames, milliseconds / 1000, runs)


def _apng(data: bytes) -> Animation:
    at, frames, seconds, runs = 8, 0, 0.0, 1
    while at + 12 <= len(data) and frames < _FRAMES:
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind == b"acTL":
            runs = int.from_bytes(data[at + 12 : at + 16], "big")
        elif kind == b"fcTL":
            frames += 1
            seconds += int.from_bytes(data[at + 28 : at + 30], "big") / (
                int.from_bytes(data[at + 30 : at + 32], "big") or 100
            )
        elif kind == b"IDAT" and not frames:
            break
        at += 12 + size
    return Animation(frames, seconds, runs)
