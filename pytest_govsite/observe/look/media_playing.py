"""Tries the media of a page and its frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.model.media import MediaLook, MediaSource, PlugIn, TriedMedium
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World, script

_MOST = 3
"""Media of one document that are tried."""
_FRAMES = 5
_PATIENCE = 2500
"""Milliseconds for one of them to begin."""
_LIMIT = 20.0


async def try_playing(main: World, frames: Sequence[FrameReading], limits: VisitLimits) -> MediaLook:  # noqa: ARG001
    """Return what came of the media; documents without any cost one look. Errors as in `World.call`."""
    from playwright.async_api import Error

    media: list[TriedMedium] = []
    plug_ins: list[PlugIn] = []
    players: list[str] = []
    missed: list[str] = []
    inner = [
        (f.world, f.reading.url.partition("#")[0]) for f in frames if f.world is not None and f.reading is not None
    ]
    here = urlsplit(await main.call("() => location.href", limit=_LIMIT)).hostname or ""
    for world, frame in ((main, ""), *inner[:_FRAMES]):
        try:
            told = await world.call(script("look/media.js"), _MOST, _PATIENCE, limit=_LIMIT)
        except (Error, TimeoutError, ScriptFailedError) as error:
            if not frame:
                raise
            missed.append(f"{frame[:200]}: {str(error)[:100] or type(error).__name__}")
            continue
        if told is None:
            continue
        media += [_medium(each, frame, here) for each in told["media"]]
        plug_ins += [_plug_in(each, frame) for each in told["plugs"]]
        players += [url for url in told["players"] if (urlsplit(url).hostname or here) != here]
    return MediaLook(
        media=tuple(media), plug_ins=tuple(plug_ins[:10]), players=tuple(players[:10]), missed=tuple(missed)
    )


def _medium(told: dict[str, Any], frame: str, here: str) -> TriedMedium:
    url = str(told["url"])
    host = urlsplit(url.removeprefix("blob:")).hostname or here
    duration = told.get("duration")
    return TriedMedium(
        selector=told["selector"],
        snippet=masked(told["snippet"])[:300],
        frame=frame,
        tag=told["tag"],
        url=url,
        sources=tuple(MediaSource(url=s["url"], type=s["type"], can=s["can"]) for s in told["sources"]),
        visible=bool(told["visible"]),
        error=int(told.get("error") or 0),
        message=masked(str(told.get("message") or ""))[:200],
        ready=int(told.get("ready") or 0),
        duration=None if duration is None else round(float(duration), 1),
        advanced=round(float(told.get("advanced") or 0.0), 2),
        rejected=str(told.get("rejected") or "")[:40],
        status=told.get("status"),
        media_type=str(told.get("media_type") or ""),
        signature=str(told.get("signature") or ""),
        own=host == here,
    )


def _plug_in(told: dict[str, Any], frame: str) -> PlugIn:
    return PlugIn(
        selector=told["selector"],
        snippet=masked(told["snippet"])[:300],
        frame=frame,
        kind=told["kind"],
        url=told["url"],
        visible=bool(told["visible"]),
        replaced=bool(told["replaced"]),
    )
