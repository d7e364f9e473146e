"""Clicks links to other hosts and says what came up before they were reached."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

import msgspec

from pytest_govsite.model.leaving import LeavingClick, LeavingLook, Notice
from pytest_govsite.observe.look.leaving.going import Going, Goings
from pytest_govsite.observe.look.leaving.noticing import GOES_ON, Noticing
from pytest_govsite.observe.look.leaving.telling import (
    KINDS,
    LEAVES,
    NOTHING,
    STAYS,
    UNASKED,
    UNCLICKED,
    click_of,
    found,
)
from pytest_govsite.observe.look.shown import Shown, lost_scripts
from pytest_govsite.observe.look.steps import Steps, window_picture
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import ScriptFailedError

_MOST = 6
_GOES_ON_LATE = 3.0
"""Where it is expected to go on: a busy machine takes its time."""
_ALL = 90.0
"""Seconds for all links of a page."""
EITHER_WAY = (
    "conac.cn", "12377.cn", "people.com.cn", "people.cn", "xinhuanet.com", "news.cn", "cctv.com", "cntv.cn",
    "gmw.cn", "qstheory.cn", "ce.cn", "cnr.cn", "cri.cn", "chinadaily.com.cn", "china.com.cn", "chinanews.com",
    "chinanews.com.cn", "youth.cn", "cyol.com", "legaldaily.com.cn", "xuexi.cn", "12371.cn", "81.cn",
)  # fmt: skip
"""Official marks and central state media: with a notice or without, so they are not clicked."""


async def look_leaving(here: Opened) -> LeavingLook:
    """Click one link of each place and host; errors as in `World.call`."""
    return await _Clicking(here).look()


class _Clicking:
    def __init__(self, here: Opened) -> None:
        self._here, self._page, self._happenings = here, here.page, here.happenings
        self._goings = Goings(here)
        self._steps = Steps()
        self._known: dict[tuple[str, str, tuple[str, ...]], Notice] = {}
        self._missed: list[str] = []
        self._url = here.page.url
        self._shown = Shown(here, "look/leaving/leaving.js", "govsiteLeaving")
        self._noticing = Noticing(here, self._goings, self._shown)
        self._spoilt = False
        """True: before the next click the page has to be loaded again."""

    async def look(self) -> LeavingLook:
        own = sorted(self._here.own_hosts)
        self._shown = Shown(
            self._here, "look/leaving/leaving.js", "govsiteLeaving", own, EITHER_WAY, await self._source()
        )
        self._noticing = Noticing(self._here, self._goings, self._shown)
        told = await self._shown.call("pick", _MOST)
        for link in told["picked"]:
            link["document"] = self._shown.page_number  # a handle counts in the document that gave it
        self._steps.note("open", url=self._url, result=found(int(told["count"]), len(told["picked"])))
        clicks, end = [], time.monotonic() + _ALL
        for link in told["picked"]:
            if time.monotonic() > end:
                self._missed.append(f"{link['name']}: out of time")
                break
            try:
                clicks.append(await self._click(link))
            except (ScriptFailedError, TimeoutError) as error:
                self._missed.append(f"{link['name']}: {str(error)[:100] or type(error).__name__}")
                await self._again()
        return LeavingLook(
            clicks=tuple(clicks),
            links=int(told["count"]),
            lost_scripts=lost_scripts(self._here),
            missed=tuple(self._missed),
            steps=tuple(self._steps.done),
        )

    async def _source(self) -> str:
        with contextlib.suppress(Exception):  # a cached or moved answer has no body any more
            if self._happenings.answer is not None:
                async with asyncio.timeout(2.0):
                    return (await self._happenings.answer.text())[:1_500_000]
        return ""

    async def _click(self, link: dict[str, Any]) -> LeavingClick:
        """Click one link, and once more where the way to continue is to be tried."""
        await self._as_it_was()
        before, downloads = len(self._goings.asked), len(self._happenings.downloads)
        dialogs = len(self._happenings.dialogs)
        unclicked = await self._press(link)
        if unclicked:
            self._steps.note("press", link["name"], result=UNCLICKED[unclicked])
            return click_of(link, unclicked=unclicked)
        notice = await self._noticing.notice(before, dialogs)
        gone = self._goings.since(before, own=False)
        if notice is not None:
            key = (notice.kind, notice.text[:30], notice.buttons)
            if key not in self._known:
                picture = await window_picture(self._here, f"离站提示 / {notice.kind}")
                self._steps.note("press", link["name"], notice.text, result=KINDS[notice.kind], picture=picture)
                self._known[key] = await self._ways(link, notice, gone)
            else:
                self._steps.note("press", link["name"], notice.text, result=KINDS[notice.kind])
                await self._dispose(notice)
            notice = msgspec.structs.replace(
                notice, stops=self._known[key].stops, goes=self._known[key].goes, by_itself=gone is not None
            )
        else:
            self._steps.note("press", link["name"], gone.url if gone else "", result=UNASKED if gone else NOTHING)
        went = gone.url if gone is not None else ""
        return click_of(
            link,
            went=went,
            window=gone is not None and gone.window,
            download=len(self._happenings.downloads) > downloads,
            notice=notice,
        )

    async def _press(self, link: dict[str, Any]) -> str:
        """Click it; what is said is why it was not."""
        if link["document"] != self._shown.page_number or not self._shown.ready:
            link["handle"] = await self._shown.call("find", link["selector"])
            if link["handle"] < 0:
                return "gone"
        link["document"] = self._shown.page_number
        spot = await self._shown.call("aim", link["handle"])
        if spot is None:
            return "gone"
        if spot["covered"]:
            return "covered"
        if link["way"] == "select":
            await self._shown.call("remember")
            await self._shown.call("choose", link["handle"])
        elif spot["area"]:
            await self._shown.call("remember")
            await self._shown.call("click", link["handle"])
        else:
            await self._page.mouse.move(spot["x"], spot["y"])
            await asyncio.sleep(0.06)  # what pointing at it shows is no answer to the click
            await self._shown.call("remember")
            async with asyncio.timeout(5.0):
                await self._page.mouse.click(spot["x"], spot["y"])
        return ""

    async def _ways(self, link: dict[str, Any], notice: Notice, gone: Going | None) -> Notice:
        """Take the way to cancel, then the way to continue."""
        if gone is not None:  # it went on: there is nothing left to choose
            await self._again()
            return msgspec.structs.replace(notice, stops=False)
        if notice.kind in ("confirm", "alert", "prompt"):
            stops = True if notice.kind == "confirm" else None
            goes = await self._leads(link, "accept") if notice.kind == "confirm" else None
            return msgspec.structs.replace(notice, stops=stops, goes=goes)
        stops = await self._take("stop", notice)
        stays = None if stops is None else not stops
        goes = await self._leads(link, "go", notice)
        return msgspec.structs.replace(notice, stops=stays, goes=goes)

    async def _take(self, which: str, notice: Notice) -> bool | None:
        """Press a button of the notice; True: it led to the other host. None: there is no such button."""
        before = len(self._goings.asked)
        way = await self._shown.call("way", which, notice.kind == "page")
        if way is None:
            return None
        await self._page.mouse.move(way["x"], way["y"])
        async with asyncio.timeout(5.0):
            await self._page.mouse.click(way["x"], way["y"])
        begun = time.monotonic()
        most = GOES_ON if which == "stop" else _GOES_ON_LATE
        while time.monotonic() - begun < most and self._goings.since(before, own=False) is None:
            await asyncio.sleep(0.05)
        led = self._goings.since(before, own=False) is not None
        self._steps.note(
            "press", way["name"], self._goings.asked[-1].url if led else "", result=LEAVES if led else STAYS
        )
        return led

    async def _leads(self, link: dict[str, Any], which: str, notice: Notice | None = None) -> bool | None:
        """Click the link again and take the way to continue. None: there is none."""
        await self._again(only_if_needed=True)
        await self._as_it_was()
        before, dialogs = len(self._goings.asked), len(self._happenings.dialogs)
        self._happenings.accepts = which == "accept"
        try:
            unclicked = await self._press(link)
            if unclicked == "covered":  # by what was left of the notice
                await self._again()
                await self._as_it_was()
                before, dialogs = len(self._goings.asked), len(self._happenings.dialogs)
                unclicked = await self._press(link)
            if unclicked:
                return None
            if which == "accept":
                begun = time.monotonic()
                while time.monotonic() - begun < _GOES_ON_LATE and self._goings.since(before, own=False) is None:
                    await asyncio.sleep(0.05)
                return self._goings.since(before, own=False) is not None
            again = await self._noticing.notice(before, dialogs)
            if again is None or notice is None or again.kind != notice.kind:
                return None
            return await self._take(which, notice)
        finally:
            self._happenings.accepts = False
            await self._again()

    async def _dispose(self, notice: Notice) -> None:
        """Close a notice of a kind that is known already."""
        if notice.kind in ("confirm", "alert", "prompt"):
            return
        if notice.kind == "element" and await self._take("stop", notice) is not None:
            await asyncio.sleep(0.2)
            if self._shown.ready and await self._shown.call("gone"):
                return
        await self._again()

    async def _as_it_was(self) -> None:
        if self._spoilt:
            await self._shown.go(self._url)
            self._spoilt = False

    async def _again(self, *, only_if_needed: bool = False) -> None:
        """See to it that the next click finds the page as it was: it is loaded again before that, if there is one."""
        if only_if_needed and self._shown.ready and self._page.url == self._url and await self._shown.call("gone"):
            return
        self._spoilt = True
