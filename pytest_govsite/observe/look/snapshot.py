"""The rendered page as a tree with layout, style, roles, names and event listeners."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Sequence
from typing import Any

import msgspec

from pytest_govsite.model import Box, DomDocument, DomFacts, DomNode, Style, UnobservedReason
from pytest_govsite.observe.capture import TooMuchError
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.look.axe_core import put_axe
from pytest_govsite.observe.look.listeners import listeners_of
from pytest_govsite.observe.masking import masked, may_hold_personal
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World, script

_STYLE_FIELDS = tuple(field.name for field in msgspec.structs.fields(Style))
_NODES = 30_000


async def take_snapshot(main: World, frames: Sequence[FrameReading], limits: VisitLimits) -> DomFacts:
    """Return page and frames as trees; one of a frame that cannot be looked at is empty and `truncated`.

    A frame whose content was not read when the page was, as of a host outside the site, is left out.

    Args:
        main: our world in the page itself.
        frames: what `read_frames` found.
        limits: of the visit.

    Raises:
        playwright.async_api.Error, TimeoutError, ScriptFailedError: the page itself cannot be read.
        TooMuchError: it has too many elements to be looked at one by one.
    """
    from playwright.async_api import Error

    documents = [await _document(main, 0, limits, whole=True)]
    places = {main.frame: 0}
    for frame in frames:
        if frame.world is None or (frame.reading is None and not frame.lost):
            continue
        around = places.get(frame.branch.parent, -1)
        address = frame.reading.url.partition("#")[0] if frame.reading else ""
        document = DomDocument(url=address, truncated=True)
        if frame.reading is not None:
            with contextlib.suppress(Error, TimeoutError, ScriptFailedError):
                document = await _document(frame.world, len(documents), limits)
        places[frame.branch.frame] = len(documents)
        element = _frame_element(documents[around], frame.place) if around >= 0 else -1
        documents.append(msgspec.structs.replace(document, frame=document.url, frame_node=element, around=around))
    return DomFacts(documents=tuple(documents))


async def _document(world: World, place: int, limits: VisitLimits, *, whole: bool = False) -> DomDocument:
    await put_axe(world)
    bounds = {"nodes": _NODES, "time": limits.capture * 500, "place": place}
    told = json.loads(await world.call(script("look/snapshot.js"), bounds, limit=limits.capture))
    if whole and told["truncated"] and not told["nodes"]:
        if (count := told["elements"]) <= _NODES:
            raise TimeoutError
        detail = f"页面有 {count} 个元素，超过 {_NODES} 个，没有逐个检查 / {count} elements, over {_NODES}"
        raise TooMuchError(UnobservedReason.TOO_LARGE, detail)
    # of a frame that is too large no node has a place that a listener could be told for
    heard = await listeners_of(world, limits) if told["nodes"] else {}
    return await asyncio.to_thread(_read, told, heard)


def _read(told: dict[str, Any], heard: dict[int, tuple[str, ...]]) -> DomDocument:
    return DomDocument(
        url=told["url"].partition("#")[0],
        title=masked(told["title"]),
        doctype=told["doctype"],
        width=told["width"],
        height=told["height"],
        page_width=told["pageWidth"],
        page_height=told["pageHeight"],
        nodes=tuple(_node(i, item, heard.get(i, ())) for i, item in enumerate(told["nodes"])),
        styles=tuple(_style(values) for values in told["styles"]),
        rules=tuple(told["rules"]),
        truncated=told["truncated"],
    )


def _node(index: int, item: dict[str, Any], heard: tuple[str, ...]) -> DomNode:
    box = item.get("box")
    attributes = {name: _masked(value) for name, value in item.get("attributes", {}).items()}
    inline = tuple(name[2:] for name in attributes if name.startswith("on"))
    return DomNode(
        index=index,
        parent=item["parent"],
        end=item["end"],
        tag=item["tag"],
        text=_masked(item.get("text", "")),
        attributes=attributes,
        visible=item.get("visible", False),
        box=Box(x=box[0], y=box[1], width=box[2], height=box[3]) if box else None,
        style=item.get("style", -1),
        role=item.get("role", ""),
        name=_masked(item["name"]) if "name" in item else None,
        description=_masked(item.get("description", "")),
        focusable=item.get("focusable", False),
        tabbable=item.get("tabbable", False),
        hidden=item.get("hidden", False),
        listeners=tuple(dict.fromkeys((*inline, *heard))),
        natural_width=item.get("naturalWidth"),
        natural_height=item.get("naturalHeight"),
        value=_masked(item.get("value", "")),
        shadow=item.get("shadow", False),
        scope=item.get("scope", -1),
    )


def _style(values: list[Any]) -> Style:
    return msgspec.convert(dict(zip(_STYLE_FIELDS, values, strict=True)), Style, strict=False)


def _masked(text: str) -> str:
    # only runs of digits can be personal numbers; most texts have none
    return masked(text) if may_hold_personal(text) else text


def _frame_element(document: DomDocument, place: int) -> int:
    found = [node.index for node in document.by_tag("iframe", "frame")]
    return found[place] if 0 <= place < len(found) else -1
