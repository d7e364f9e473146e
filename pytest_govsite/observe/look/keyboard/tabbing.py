"""Tab from the top of the page to its end."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import msgspec

from pytest_govsite.model import Box, FocusStop, Happened, Trap
from pytest_govsite.observe.look.keyboard.covered import MOST_COMPARED, changed_in_place, is_covered
from pytest_govsite.observe.look.keyboard.ground import ANSWER, Ground, Spot, Step
from pytest_govsite.observe.look.keyboard.losing import lost_or_kept
from pytest_govsite.observe.look.keyboard.trapping import examine_trap

_MANY_INSIDE = frozenset({"video", "audio", "object", "embed", "iframe", "frame"})
_PARTED_FIELDS = frozenset({"date", "datetime-local", "month", "week", "time"})
_MOST_BASELINE = 400
_MOST_TRAPS = 3
_MOST_WAITS = 20
_WAIT = 0.15
_SLID = 2.0
"""Pixels to the side of where it was before the focus came."""


@dataclass(kw_only=True)
class Walk:
    """What Tab came to."""

    stops: list[FocusStop] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    """Of the stops, in the same order."""
    end: str = "left"
    started: Spot | None = None
    traps: list[Trap] = field(default_factory=list)


def tabbables(ground: Ground) -> list[Spot]:
    """Return what takes focus by Tab as the markup says and is displayed, in document order."""
    return [
        Spot(number, node.index)
        for number, document in enumerate(ground.dom.documents)
        for node in document.nodes
        if node.tabbable and not _inert(document, node)
    ]


def _inert(document: Any, node: Any) -> bool:
    return any("inert" in each.attributes for each in (node, *document.ancestors(node)))


async def tab_through(ground: Ground, most: int, seconds: float) -> Walk:
    """Press Tab until the focus leaves the page, goes round, is caught, or the limits are reached."""
    walk = Walk()
    first = await ground.step()
    walk.started = first.spot
    await _to_the_top(ground)
    await _baseline(ground)
    runner = _Runner(ground, walk, most, time.monotonic() + seconds)
    await runner.run()
    return walk


async def _to_the_top(ground: Ground) -> None:
    """Take the focus away and let Tab begin at the top of the document."""
    await ground.worlds[0].call(
        "() => { govsiteKeys.blur(); getSelection().removeAllRanges(); scrollTo({ top: 0, behavior: 'instant' }); govsiteKeys.calm(); }",
        limit=ANSWER,
    )


async def _baseline(ground: Ground) -> None:
    spots = tabbables(ground)[:_MOST_BASELINE]
    for number in {spot.document for spot in spots}:
        await ground.call(number, "lookBefore", [spot.place for spot in spots if spot.document == number])


class _Runner:
    def __init__(self, ground: Ground, walk: Walk, most: int, until: float) -> None:
        self._ground, self._walk, self._most, self._until = ground, walk, most, until
        self._seen: dict[Spot, int] = {}
        self._between: set[Spot] = set()
        self._again: list[Spot] = []
        """Elements met before, in a row without a new one."""
        self._outs = 0
        self._waits = 0
        self._compared = 0

    async def run(self) -> None:
        walk, ground = self._walk, self._ground
        left: Spot | None = None
        while True:
            if len(walk.stops) >= self._most:
                walk.end = "limit"
                return
            if ground.late or time.monotonic() > self._until:
                walk.end = "time"
                return
            await ground.press("Tab", wait=self._patience(left, ("blur", "focusout")))
            step = await ground.step(left)
            if step.spot is not None and (wait := self._patience(step.spot, ("focus", "focusin"), step.stop)):
                await ground.rest(wait)
                later = await ground.step()
                step = (
                    step._replace(log=[*step.log, *later.log], stop=later.stop or step.stop)
                    if later.spot == step.spot
                    else later._replace(log=[*step.log, *later.log])
                )
            self._note_left(left, step)
            if await self._take(step):
                return
            left = step.spot

    def _patience(self, spot: Spot | None, kinds: tuple[str, ...], stop: dict[str, Any] | None = None) -> float:
        """Return how long to wait: scripts that hear of the focus, or of a slide that came with it, act a moment later."""
        node = self._ground.node(spot) if spot is not None else None
        if node is None or self._waits >= _MOST_WAITS:
            return 0.0
        slid = stop is not None and node.box is not None and abs(stop["box"][0] - node.box.x) > _SLID
        if not slid and not any(kind in node.listeners for kind in kinds):
            return 0.0
        self._waits += 1
        return _WAIT

    def _note_left(self, left: Spot | None, step: Step) -> None:
        """Add to the stop that was left what changed at it then."""
        number = self._seen.get(left) if left is not None else None
        if number is None or not step.left or self._walk.stops[number].changes:
            return
        self._walk.stops[number] = msgspec.structs.replace(self._walk.stops[number], changes=tuple(step.left))

    async def _take(self, step: Step) -> bool:
        """Note a step; True: the walk is at its end."""
        walk, ground = self._walk, self._ground
        focused = [Spot(number, entry[1]) for number, entry in step.log if entry[0] == "focus" and entry[1] >= 0]
        happened = await ground.happened(step.log)
        passed_by = [spot for spot in dict.fromkeys(focused) if spot != step.spot and spot not in self._seen]
        before = walk.spots[-1] if walk.spots else None
        step, passed_by = await lost_or_kept(ground, before, step, passed_by)
        for spot in passed_by:
            # the focus came here and a script took it on or away
            where = await ground.element(step.spot) if step.spot is not None else None
            moved = Happened(kind="focus_moved" if where is not None else "focus_lost", element=where)
            await self._add(spot, None, (moved, *happened))
            happened = []
        if step.spot is None:
            if step.frame or passed_by or focused:
                self._outs += 1
                return self._outs > 60
            if walk.started is not None and self._outs == 0:
                # Tab began at what had the focus when the page came; what stands before it follows now
                self._outs = 1
                return False
            walk.end = "left"
            return True
        if step.spot not in self._seen:
            self._again.clear()
            self._between.clear()
            await self._add(step.spot, step, tuple(happened))
            return False
        return await self._repeated(step, happened, [spot for spot in focused if spot in self._seen])

    async def _add(self, spot: Spot, step: Step | None, happened: tuple[Happened, ...]) -> None:
        element = await self._ground.element(spot)
        self._seen[spot] = len(self._walk.stops)
        self._walk.spots.append(spot)
        told = step.stop if step is not None else None
        if told is None:
            self._walk.stops.append(FocusStop(element=element, happened=happened))
            return
        cover = await self._ground.element(Spot(spot.document, told["cover"])) if told["cover"] >= 0 else None
        compare = self._compared < MOST_COMPARED and is_covered(told, cover)
        self._compared += compare
        self._walk.stops.append(
            FocusStop(
                element=element,
                in_view=told["inView"],
                points=told["points"],
                covered=told["covered"],
                cover=cover,
                cover_opaque=told["coverOpaque"],
                box=Box(**dict(zip(("x", "y", "width", "height"), told["box"], strict=True))),
                changes=tuple(told["changes"]),
                caret=told["caret"],
                alike=told["alike"],
                unreadable=bool(step and step.frame) or element.tag in ("object", "embed"),
                happened=happened,
                changed_in_place=await changed_in_place(self._ground, spot) if compare else None,
            )
        )

    async def _repeated(self, step: Step, happened: list[Happened], between: list[Spot]) -> bool:
        walk, ground, spot = self._walk, self._ground, step.spot
        assert spot is not None
        if happened:
            number = self._seen[spot]
            stop = walk.stops[number]
            walk.stops[number] = msgspec.structs.replace(stop, happened=(*stop.happened, *happened)[:8])
        self._again.append(spot)
        inner = _has_stops_inside(walk.stops[self._seen[spot]])
        circle = set(self._again)
        if len(self._again) < (14 if inner and len(circle) == 1 else 3) or len(self._again) < 2 * len(circle):
            self._between.update(between)
            return False
        circle |= self._between
        missing = [each for each in tabbables(ground) if each not in self._seen and not self._reached_otherwise(each)]
        if not missing and (walk.spots[0] in circle or inner):
            walk.end = "cycled"
            return True
        trap = await examine_trap(ground, sorted(circle), backwards=False)
        if trap is not None:
            walk.traps.append(trap)
        beyond = next((each for each in missing if each > max(circle)), missing[0] if missing else None)
        self._again.clear()
        self._between.clear()
        if beyond is not None and len(walk.traps) < _MOST_TRAPS and await _go_on(ground, beyond):
            back = await ground.step()
            if back.spot is not None and back.spot not in self._seen:
                await self._add(back.spot, back, ())
                return False
        walk.end = "trapped" if trap is not None else "cycled"
        return True

    def _reached_otherwise(self, spot: Spot) -> bool:
        """True: a radio button of a group of which another one was reached."""
        node = self._ground.node(spot)
        if node is None or (node.get("type") or "").lower() != "radio":
            return False
        return any(
            other is not None and other.get("name") == node.get("name") and (other.get("type") or "").lower() == "radio"
            for other in map(self._ground.node, self._seen)
        )


def _has_stops_inside(stop: FocusStop) -> bool:
    """True: Tab may stop several times without the focus leaving the element, as far as the document tells."""
    element = stop.element
    return stop.unreadable or element.tag in _MANY_INSIDE or "-" in element.tag or element.type in _PARTED_FIELDS


async def _go_on(ground: Ground, spot: Spot) -> bool:
    """Put the focus behind a trap; False: the trap takes it back."""
    if spot.document != 0:
        return False
    if not await ground.call(spot.document, "focus", spot.place):
        return False
    await ground.press("Shift", wait=0.12)
    return (await ground.step()).spot == spot
