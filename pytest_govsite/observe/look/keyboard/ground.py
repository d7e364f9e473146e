"""The documents of an opened page, with our worlds in them: where the focus is, what an element is, pressing keys."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pytest_govsite.model import Box, DomDocument, DomFacts, DomNode, Happened, KeyElement, UncoveredText
from pytest_govsite.observe.look.keyboard.elements import TOLD, element_of, number_of
from pytest_govsite.observe.look.snapshot import take_snapshot
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import rest
from pytest_govsite.observe.world import ScriptFailedError, World, script

ANSWER = 15.0
"""Seconds for one of our scripts to answer: an answer takes some thousandths, a busy machine a thousand times as long."""


class Spot(NamedTuple):
    """An element by document and place."""

    document: int
    place: int


class Step(NamedTuple):
    """What a key led to."""

    spot: Spot | None
    """Where the focus is. None: nowhere."""
    stop: dict[str, Any] | None
    """What stop.js tells of an element that the focus came to."""
    left: list[str] | None
    """Style that changed at the element that was left."""
    log: list[tuple[int, list[Any]]]
    """What the documents noted, with their numbers, in order within each document."""
    frame: bool
    """It is a frame whose inside is not known."""


class FrameGoneError(Exception):
    """Raised where the document of a frame is there no more: the page took it away or loaded another one into it."""


@dataclass(kw_only=True)
class Ground:
    """An opened page whose documents are known."""

    here: Opened
    dom: DomFacts
    worlds: list[World]
    """In the order of the documents."""
    deadline: float
    """On the clock of `time.monotonic`."""
    uncovered: dict[tuple[object, ...], UncoveredText] = field(default_factory=dict)
    """Words that came to sight as something was opened, by their colours and sizes."""
    unfinished: set[str] = field(default_factory=set)
    """Parts of the use (`KeyboardLook.unfinished`) that there was no time for."""
    _dialogs: int = 0
    _popups: int = 0
    _refused: int = 0
    _cache: dict[Spot, KeyElement] = field(default_factory=dict)

    @property
    def late(self) -> bool:
        """True: the time is up."""
        return time.monotonic() > self.deadline

    def over(self, until: float, part: str) -> bool:
        """Return whether the time for a part of the use is up though something is left to be tried; that it is, is noted."""
        if time.monotonic() <= until:
            return False
        self.unfinished.add(part)
        return True

    def document(self, spot: Spot) -> DomDocument:
        """The document of an element."""
        return self.dom.documents[spot.document]

    def node(self, spot: Spot) -> DomNode | None:
        """The node as the snapshot has it. None: it came later."""
        nodes = self.document(spot).nodes
        return nodes[spot.place] if 0 <= spot.place < len(nodes) else None

    async def call(self, document: int, function: str, *arguments: Any) -> Any:
        """Call one of the functions of `govsiteKeys`.

        Raises:
            FrameGoneError: the frame went away, or elsewhere.
            As `World.call`.
        """
        from playwright.async_api import Error

        try:
            return await self.worlds[document].call(
                f"(...told) => govsiteKeys.{function}(...told)", *arguments, limit=ANSWER
            )
        except Error as error:
            if document and "context" in str(error):
                raise FrameGoneError(self.dom.documents[document].url) from error
            raise

    async def press(self, key: str, *, wait: float = 0.0) -> None:
        """Press a key, and wait for what a script does later."""
        await self.here.page.keyboard.press(key)
        if wait:
            await self.rest(wait)

    async def rest(self, seconds: float) -> None:
        """Let the page go on for so long, by its own clock."""
        await rest(self.worlds[0], seconds)

    async def step(self, left: Spot | None = None) -> Step:
        """Return where the focus is and what happened since the last call."""
        log: list[tuple[int, list[Any]]] = []
        gone = None
        if left is not None and left.document != 0:
            with contextlib.suppress(FrameGoneError):
                told = await self._told(left.document, left.place)
                log += [(left.document, entry) for entry in told["log"]]
                gone = told["left"]
        document = 0
        told = await self._told(0, left.place if left is not None and left.document == 0 else -1)
        gone = told["left"] if left is not None and left.document == 0 else gone
        log += [(0, entry) for entry in told["log"]]
        while told["frame"]:
            inner = self._inside(document, told["active"])
            if inner is None:
                break
            try:
                told = await self._told(inner, -1)
            except FrameGoneError:
                break
            log += [(inner, entry) for entry in told["log"]]
            document = inner
            if told["active"] < 0:
                # the frame's own document has the focus, no element in it
                return Step(None, None, gone, log, frame=True)
        spot = Spot(document, told["active"]) if told["active"] >= 0 else None
        return Step(spot, told["stop"], gone, log, bool(told["frame"]))

    async def _told(self, document: int, left: int) -> dict[str, Any]:
        answer: dict[str, Any] = await self.call(document, "step", left)
        return answer

    def _inside(self, document: int, frame: int) -> int | None:
        for number, inner in enumerate(self.dom.documents):
            if number and inner.around == document and inner.frame_node == frame:
                return number
        return None

    async def element(self, spot: Spot) -> KeyElement:
        """Return what is known of an element."""
        if spot not in self._cache:
            node = self.node(spot)
            self._cache[spot] = self.known(spot.document, node) if node is not None else await self._late(spot)
        return self._cache[spot]

    async def _late(self, spot: Spot) -> KeyElement:
        told = await self.call(spot.document, "describe", spot.place)
        frame = self.document(spot).frame
        if not told:
            return KeyElement(frame=frame, document=spot.document)
        box = told["box"]
        return KeyElement(
            frame=frame,
            document=spot.document,
            selector=told["selector"],
            snippet=masked(told["snippet"]),
            tag=told["tag"],
            type=told["type"],
            role=told["role"],
            name=masked(told["name"]),
            href=told["href"],
            box=Box(x=box[0], y=box[1], width=box[2], height=box[3]),
            tabindex=number_of(told["tabindex"]),
        )

    def known(self, number: int, node: DomNode) -> KeyElement:
        """Return an element of the snapshot."""
        return element_of(self.dom.documents[number], number, node)

    async def happened(self, log: list[tuple[int, list[Any]]]) -> list[Happened]:
        """Return what the documents (their log of one step) and the browser noted, the ways of the focus aside."""
        found = [
            Happened(kind=kind, detail=masked(str(detail))[:TOLD])
            for _, (kind, _place, detail) in log
            if kind in ("navigation", "submission", "download")
        ]
        happenings = self.here.happenings
        found += [Happened(kind="message", detail=text[:TOLD]) for text in happenings.dialogs[self._dialogs :]]
        found += [
            Happened(kind="window", detail=address[:TOLD] if address.startswith("http") else "")
            for address in happenings.popups[self._popups :]
        ]
        self._dialogs, self._popups = len(happenings.dialogs), len(happenings.popups)
        return list(dict.fromkeys(found))

    def windows(self) -> int:
        """Return how many windows the page has opened by now."""
        return len(self.here.happenings.popups)


async def survey(here: Opened, seconds: float) -> Ground:
    """Take a snapshot of the opened page and put our scripts into its documents.

    Raises:
        playwright.async_api.Error, TimeoutError, ScriptFailedError: the page itself cannot be read.
    """
    from playwright.async_api import Error

    begun = time.monotonic()
    dom = await take_snapshot(here.world, here.frames, here.limits)
    worlds = [here.world]
    for frame in here.frames:
        if frame.world is None or frame.reading is None:
            continue
        try:
            known = await frame.world.call("() => (globalThis.govsiteNodes || []).length", limit=ANSWER)
        except (Error, TimeoutError, ScriptFailedError):
            continue
        if known:
            worlds.append(frame.world)
    # where a frame went away in between, the numbers would not fit any more
    documents = dom.documents if len(worlds) == len(dom.documents) else dom.documents[:1]
    worlds = worlds[: len(documents)]
    for world in worlds:
        for name in ("page.js", "stop.js"):
            await world.call(script(f"look/keyboard/{name}"), limit=ANSWER)
    happenings = here.happenings
    return Ground(
        here=here,
        dom=DomFacts(documents=documents),
        worlds=worlds,
        deadline=begun + seconds,
        _dialogs=len(happenings.dialogs),
        _popups=len(happenings.popups),
        _refused=len(here.refused),
    )
