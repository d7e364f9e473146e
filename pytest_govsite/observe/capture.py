"""The live document of one frame as annotated markup."""

from __future__ import annotations

import json

import msgspec

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.plain_text import well_formed
from pytest_govsite.observe.settle import Scripted, VisitLimits
from pytest_govsite.observe.world import script


class TooMuchError(Exception):
    """Raised for a document that is too large to be read; `reason` and `detail` say what."""

    def __init__(self, reason: UnobservedReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Reading(msgspec.Struct, frozen=True, rename="camel"):
    """What probe.js tells of one document."""

    nodes: int
    html: str | None
    url: str
    late: bool = False
    frames: int = 0
    width: int = 0
    height: int = 0
    page_width: int = 0
    page_height: int = 0
    response: float = 0
    dom_content_loaded: float = 0
    load: float = 0


async def read(world: Scripted, limits: VisitLimits) -> Reading:
    """Return the live document of a frame as markup.

    Raises:
        TooMuchError: it has too many nodes or characters, or takes too long.
        As `World.call`.
    """
    bounds = {
        "nodes": limits.nodes,
        "size": limits.characters,
        "time": limits.capture * 500,
        "value": 65_536,
    }
    told = await world.call(script("probe.js"), bounds, limit=limits.capture)
    reading = msgspec.convert(json.loads(told), Reading, strict=False)
    if reading.html is None:
        raise TooMuchError(*_why(reading))
    return msgspec.structs.replace(reading, html=well_formed(reading.html), url=well_formed(reading.url))


def _why(reading: Reading) -> tuple[UnobservedReason, str]:
    if reading.late:
        return UnobservedReason.TIMEOUT, "页面太慢，没有读完 / page too slow to be read"
    return UnobservedReason.TOO_LARGE, f"页面过大，有 {reading.nodes} 个节点 / page too large, {reading.nodes} nodes"
