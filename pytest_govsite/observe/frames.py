"""Frames of a page, wherever the browser keeps them, and the elements that hold them."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from pytest_govsite.model import DocumentFacts, Frame
from pytest_govsite.observe.capture import Reading, TooMuchError, read
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World, enter

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

_OWN_INDEX = "function() { return (globalThis.govsiteFrames || []).indexOf(this); }"
_ERROR_PAGE = "chrome-error://"


class Branch(NamedTuple):
    """A frame inside a page."""

    session: CDPSession
    """Session of the process that the frame lives in."""
    frame: str
    """DevTools id."""
    parent: str
    """DevTools id of the frame around it."""


class FrameReading(NamedTuple):
    """A frame that was looked at."""

    branch: Branch
    world: World | None
    reading: Reading | None
    """None: it could not be read."""
    place: int
    """Number of its element among the frames of the document around it; -1: not known."""
    lost: bool = False
    """It holds something that could not be read: too much of it, or it did not answer."""


async def read_frames(page: Page, main: World, limits: VisitLimits) -> list[FrameReading]:
    """Return all frames, those around before those inside; what cannot be read stays without a reading."""
    found: list[FrameReading] = []
    worlds = {main.frame: main}
    for branch in (await branches(page, main.session, limits))[: limits.frames]:
        one = await _read_one(branch, worlds.get(branch.parent), limits)
        if one.world is not None:
            worlds[branch.frame] = one.world
        found.append(one)
    return found


def merge(
    document: DocumentFacts, main: str, frames: list[FrameReading], facts: dict[str, DocumentFacts]
) -> DocumentFacts:
    """Return the facts of a page with the facts of its frames in their places.

    `main` is the DevTools id of the page's own document, `facts` what was read of each frame by DevTools id.
    """
    from pytest_govsite.document.frames import frame_missing, merge_frame

    documents = {main: document, **facts}
    holders = {f.branch.frame: _holder(documents.get(f.branch.parent), f) for f in frames}
    for frame in reversed(frames):
        name, around = frame.branch.frame, frame.branch.parent
        holder = holders[name]
        if holder is not None and name in documents:
            documents[around] = merge_frame(documents[around], documents[name], holder)
        elif holder is not None:
            documents[around] = frame_missing(documents[around], holder)
    return documents[main]


def _holder(parent: DocumentFacts | None, frame: FrameReading) -> Frame | None:
    """Return the element of a frame: by its number, unless another one names the frame's address."""
    if parent is None:
        return None
    address = frame.reading.url.partition("#")[0] if frame.reading else ""
    named = [f for f in parent.frames if address and f.source.partition("#")[0] == address]
    counted = parent.frames[frame.place] if 0 <= frame.place < len(parent.frames) else None
    return counted if counted in named or not named else named[0]


async def branches(page: Page, session: CDPSession, limits: VisitLimits) -> list[Branch]:
    """Return all frames of a page but its own document, those around before those inside."""
    async with asyncio.timeout(limits.answer):
        tree = (await session.send("Page.getFrameTree"))["frameTree"]
    found = _inside(session, tree)
    if len(page.frames) - 1 <= len(found):
        return found
    for frame in page.frames[1 : limits.frames + 1]:
        # frames of other sites live in processes of their own; for all others there is no session
        with contextlib.suppress(Exception):
            async with asyncio.timeout(limits.answer):
                own = await page.context.new_cdp_session(frame)
                tree = (await own.send("Page.getFrameTree"))["frameTree"]
            found += [Branch(own, tree["frame"]["id"], tree["frame"].get("parentId", "")), *_inside(own, tree)]
    return _outer_first(found)


def _inside(session: CDPSession, tree: dict[str, Any]) -> list[Branch]:
    found: list[Branch] = []
    waiting = [tree]
    while waiting:
        current = waiting.pop(0)
        for child in current.get("childFrames", []):
            found.append(Branch(session, child["frame"]["id"], current["frame"]["id"]))
            waiting.append(child)
    return found


def _outer_first(branches: list[Branch]) -> list[Branch]:
    parents = {b.frame: b.parent for b in branches}

    def depth(branch: Branch) -> int:
        steps, current = 0, branch.parent
        while current in parents and steps < len(parents):
            steps, current = steps + 1, parents[current]
        return steps

    return sorted(branches, key=depth)


async def _read_one(branch: Branch, around: World | None, limits: VisitLimits) -> FrameReading:
    from playwright.async_api import Error

    world = reading = None
    place = -1
    lost = False
    try:
        if around is not None:
            place = await _place(branch, around, limits)
        world = await enter(branch.session, branch.frame, limit=limits.answer)
        reading = await read(world, limits)
        if reading.url.startswith(_ERROR_PAGE):
            reading = None
    except (Error, ScriptFailedError):  # it went away, or is going to another page
        pass
    except (TimeoutError, TooMuchError):
        lost = world is not None
    return FrameReading(branch, world, reading, place, lost)


async def _place(branch: Branch, around: World, limits: VisitLimits) -> int:
    async with asyncio.timeout(limits.answer):
        await around.session.send("DOM.enable")
        owner = await around.session.send("DOM.getFrameOwner", {"frameId": branch.frame})
        element = await around.session.send(
            "DOM.resolveNode", {"backendNodeId": owner["backendNodeId"], "executionContextId": around.context}
        )
        answer = await around.session.send(
            "Runtime.callFunctionOn",
            {"functionDeclaration": _OWN_INDEX, "objectId": element["object"]["objectId"], "returnByValue": True},
        )
    return int(answer["result"]["value"])
