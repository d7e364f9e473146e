"""Links to other hosts that the page, as it stands, does not show: told from what the snapshot left in the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pytest_govsite.model.concealed import ConcealedLink, ConcealedLook
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World, script

_MOST = 200


async def look_for_concealed(main: World, frames: Sequence[FrameReading], limits: VisitLimits) -> ConcealedLook:
    """Return the concealed links of page and frames; a frame that cannot be read is left out.

    Raises:
        playwright.async_api.Error, TimeoutError, ScriptFailedError: the page itself cannot be read, or was not before.
    """
    from playwright.async_api import Error

    links: list[ConcealedLink] = []
    outside = unread = 0
    truncated = False
    inner = [frame.world for frame in frames if frame.world is not None and frame.reading is not None]
    for world in (main, *inner):
        try:
            place = await world.call("() => globalThis.govsiteDocument ?? -1", limit=limits.answer)
            told = json.loads(await world.call(script("look/concealed.js"), _MOST, limit=limits.capture))
        except (Error, TimeoutError, ScriptFailedError):
            if world is main:
                raise
            continue
        links += [_link(item, place) for item in told["links"]]
        outside += told["outside"]
        unread += told["unread"]
        truncated = truncated or told["truncated"]
    return ConcealedLook(links=tuple(links), outside=outside, unread_sheets=unread, truncated=truncated)


def _link(item: dict[str, Any], place: int) -> ConcealedLink:
    return ConcealedLink(
        document=place,
        node=item["node"],
        url=item["url"],
        cause=item["cause"],
        hider=item["hider"],
        inline=item["inline"],
        distance=item["distance"],
        shown_by=tuple(item["shownBy"]),
        naming=tuple(masked(passage) for passage in item["naming"]),
        named_around=item["namedAround"],
        moves=item["moves"],
    )
