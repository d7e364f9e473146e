"""The mode left alone for a while: what comes up by itself, what floats, what is advertised."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from pytest_govsite.model import Box
from pytest_govsite.model.elderly import FloatingBox, Watch
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.telling import control_of

_STEP = 0.5


async def watch(screen: Screen, seconds: float, switch_on: Callable[[], Awaitable[None]] | None = None) -> Watch:
    """Do nothing for so long and return what happened; then close what floats and load the page again.

    Args:
        screen: the page with the mode on.
        seconds: how long.
        switch_on: switches the mode on again where loading the page again ended it.
    """
    happenings = screen.here.happenings
    dialogs, windows = len(happenings.dialogs), len(happenings.popups)
    start = await screen.call("floats")
    seen = {one["mark"] for one in start}
    came: list[FloatingBox] = []
    begun = time.monotonic()
    url = screen.url
    while (passed := time.monotonic() - begun) < seconds:
        await asyncio.sleep(min(_STEP, seconds - passed + 0.01))
        for one in await screen.call("floats"):
            if one["mark"] not in seen and one["aids"] < 2 and not _same_place(one, start):
                came.append(_box(one, late=round(time.monotonic() - begun, 1)))
            seen.add(one["mark"])
    later = {one["mark"]: one for one in await screen.call("floats")}
    floating = [
        _box(one, moves=_moved(one, later.get(one["mark"])))
        for one in start
        if _promotes(one, moved=_moved(one, later.get(one["mark"])))
    ]
    offers = await screen.call("offers")
    requests = await screen.call("outside")
    screen.steps.note("watch", "", f"{seconds:g} s, {len(came)} 个新浮层 / new boxes", url)
    return Watch(
        seconds=seconds,
        url=url,
        overlays=tuple(came[:10]),
        dialogs=tuple(happenings.dialogs[dialogs:]),
        windows=tuple(happenings.popups[windows:]),
        requests=tuple(requests),
        offers=tuple(control_of(one) for one in offers),
        floating=tuple(await _close(screen, floating, switch_on)),
    )


async def _close(
    screen: Screen, floating: list[FloatingBox], switch_on: Callable[[], Awaitable[None]] | None
) -> list[FloatingBox]:
    """Press the close control of each, then load the page again and see which are back."""
    closed: list[FloatingBox] = []
    for one in floating[:4]:
        now = next((f for f in await screen.call("floats") if f["selector"] == one.selector), None)
        if now is None or now["close"] is None:
            closed.append(one)
            continue
        await screen.press(now["close"])
        there = {f["selector"] for f in await screen.call("floats")}
        closed.append(_with(one, gone=one.selector not in there))
        screen.steps.note("close", one.text, "" if one.selector in there else "已关闭 / gone", screen.url)
    if any(one.gone for one in closed):
        await screen.reload()
        if switch_on is not None:
            await switch_on()
        await asyncio.sleep(1.5)  # some come back with a delay
        there = {f["selector"] for f in await screen.call("floats")}
        closed = [_with(one, gone=one.gone, returned=one.gone and one.selector in there) for one in closed]
    return closed


def _promotes(one: dict[str, Any], *, moved: bool) -> bool:
    """Return whether a box floats over the content for its own sake: with a close control or going about."""
    if one["aids"] >= 2 or one["bar"]:
        return False
    return bool(one["close"]) or (moved and one["pictures"] > 0)


def _moved(one: dict[str, Any], later: dict[str, Any] | None) -> bool:
    return later is not None and abs(one["left"] - later["left"]) + abs(one["top"] - later["top"]) > 4


def _same_place(one: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    """Return whether a box is an earlier one whose text changed."""
    return any(other["selector"] == one["selector"] for other in others)


def _box(one: dict[str, Any], *, moves: bool = False, late: float = 0.0) -> FloatingBox:
    return FloatingBox(
        selector=one["selector"],
        snippet=one["snippet"],
        text=one["text"],
        box=Box(**one["box"]),
        moves=moves,
        close=control_of(one["close"]) if one["close"] else None,
        late=late,
    )


def _with(one: FloatingBox, *, gone: bool, returned: bool = False) -> FloatingBox:
    return FloatingBox(
        selector=one.selector,
        snippet=one.snippet,
        text=one.text,
        box=one.box,
        moves=one.moves,
        close=one.close,
        gone=gone,
        returned=returned,
    )
