"""Opens the next and the last page of a list."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pytest_govsite.model import PageFacts, Text
from pytest_govsite.model.paging import PagingLook, Turn
from pytest_govsite.observe.look.shown import Shown, lost_scripts
from pytest_govsite.observe.look.steps import Steps, window_picture
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from playwright.async_api import Request

_COMES = 5.0
"""Seconds for other entries to come while something is under way."""
_ANSWERS = 1.5
"""Seconds for a control to do anything at all."""
_LATE = 1.5
"""Seconds in which an empty pager is filled."""
_MOST = 60
_WORDS = re.compile(
    r"[上下后末尾]\s*一?\s*页|共\s*\d+\s*页|页次|转到|跳转|跳[至到]\s*(?:第|页|\d|[:：]|$)|\d+\s*/\s*\d+\s*页|(?:加载|查看|显示)更多|load more|\bnext\b|[›»]|^>+$|^\[?2\]?$|^\s*(?:>>|＞＞)\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[下末尾]\s*一?\s*页|\bnext\b", re.IGNORECASE)
_TURNING = re.compile(r"page|pn=|record|curr|offset|start|limit|rows|__EVENTTARGET", re.IGNORECASE)
_CHANGING = re.compile(r"save|submit|delete|remove|insert|update|login|passw|upload|vote|comment", re.IGNORECASE)


def may_turn(facts: PageFacts) -> bool:
    """Return False for a page that plainly has nothing to turn pages with."""
    document = facts.document
    if document is None:
        return True
    texts = (*(block.text for block in document.blocks), *(link.name for link in document.links))
    controls = (control.label for form in document.forms for control in form.controls)
    return any(_WORDS.search(text[:200]) for text in (*texts, *controls) if text)


def plainly_turns(facts: PageFacts) -> bool:
    """Return True for a page with a link to the next page or the last."""
    document = facts.rendered[0].document if facts.rendered else facts.document
    links = document.links if document is not None else ()
    return any(_NEXT.search(told[:40]) for link in links for told in (link.name, link.label, link.title) if told)


async def look_at_paging(here: Opened) -> PagingLook:
    """Use the first pager of the page; errors as in `World.call`."""
    return await _Turning(here).look()


class _Turning:
    def __init__(self, here: Opened) -> None:
        self._here, self._page, self._happenings = here, here.page, here.happenings
        self._shown = Shown(here, "look/paging/paging.js", "govsitePaging")
        self._steps = Steps()
        self._missed: list[str] = []
        self._windows: list[str] = []
        self._next: frozenset[str] = frozenset()
        here.sends = self._sends
        here.stays = self._stays

    def _sends(self, request: Request) -> bool:
        """Return whether a request that is no GET is let through: lists are often asked for in this way."""
        told = f"{request.url} {(request.post_data or '')[:2000]}"
        own = self._here.owns(urlsplit(request.url).hostname or "")
        return own and request.method == "POST" and bool(_TURNING.search(told)) and not _CHANGING.search(told)

    def _stays(self, request: Request) -> bool:
        """Return whether a navigation is refused: a page in a new window is opened here instead."""
        try:
            window = request.frame.parent_frame is None and request.frame is not self._page.main_frame
        except Exception:  # a window that is only just being opened has no frame yet
            window = True
        if window:
            self._windows.append(request.url)
        return window

    async def look(self) -> PagingLook:
        begin = await self._found()
        self._steps.note("open", url=self._page.url, result=_pager(begin))
        if not begin["pager"]:
            return PagingLook(framed=bool(begin["framed"]), steps=tuple(self._steps.done))
        turns: list[Turn] = []
        url, now = self._page.url, begin
        for kind in ("next", "more", "last"):
            control = next((each for each in now.get("controls", ()) if each["kind"] == kind), None)
            if control is None or (kind == "more" and turns):
                continue
            if kind == "last" and begin["pages"] == 2:
                continue
            try:
                turns.append(await self._turn(control, begin if kind == "last" else now))
                now = await self._shown.call("find")
                if not now["pager"]:  # what was turned to is no page of the list
                    await self._shown.go(url)
                    now = await self._shown.call("find")
            except (ScriptFailedError, TimeoutError) as error:
                self._missed.append(f"{control['name']}: {str(error)[:100] or type(error).__name__}")
                break
        return PagingLook(
            pager=True,
            selector=begin["selector"],
            pages=begin["pages"],
            items=_kept(begin["items"]),
            turns=tuple(turns),
            lost_scripts=lost_scripts(self._here),
            missed=tuple(self._missed),
            steps=tuple(self._steps.done),
        )

    async def _found(self) -> dict[str, Any]:
        found: dict[str, Any] = await self._shown.call("find")
        given = PageTime()
        while not found["pager"] and found["empty"] and given.passed < _LATE:
            await given.rest(0.25)
            found = await self._shown.call("find")
        return found

    async def _turn(self, control: dict[str, Any], before: dict[str, Any]) -> Turn:
        number, errors = self._shown.page_number, len(self._happenings.errors)
        refused, asked = len(self._here.refused), 0
        self._windows.clear()
        known = frozenset(before["items"])

        def count(_: object) -> None:
            nonlocal asked
            asked += 1

        self._page.on("request", count)
        try:
            if not await self._press(control):
                self._steps.note("press", control["name"], result=_COVERED)
                return _turn_of(control, covered=True)
            seen, busy = await self._wait(known, before["region"], number, lambda: asked > 0)
        finally:
            self._page.remove_listener("request", count)
        moved = self._shown.page_number != number and bool(asked)
        failure = "unreachable" if self._page.url.startswith("chrome-error:") else ""
        answer = self._happenings.answer
        status = answer.status if moved and answer is not None and not failure else None
        picture = await window_picture(self._here, f"翻页 / {control['kind']}")
        shown = frozenset(seen["items"])
        fresh, repeats = len(shown - known), control["kind"] == "last" and bool(shown) and shown == self._next
        if control["kind"] == "next":
            self._next = shown
        self._steps.note("press", control["name"], url=self._page.url, result=_fresh(fresh), picture=picture)
        return _turn_of(
            control,
            url=self._page.url[:1000],
            title=masked(await self._page.title())[:200] if moved and not failure else "",
            status=status,
            failure=failure,
            moved=moved,
            asked=asked > 0,
            listed=bool(seen["listed"]),
            items=_kept(seen["items"]),
            count=len(shown),
            fresh=fresh,
            repeats=repeats,
            errors=tuple(masked(error.message)[:200] for error in self._happenings.errors[errors:][:5]),
            refused=tuple(masked(told)[:300] for told in self._here.refused[refused:][:5] if told[:3] != "GET"),
            busy=busy,
        )

    async def _press(self, control: dict[str, Any]) -> bool:
        """Use a control; False: something lies over it."""
        if control["way"] == "select":
            await self._shown.call("choose", control["handle"], control["kind"] == "last")
            return True
        spot = await self._shown.call("aim", control["handle"])
        if spot is None or spot["covered"]:
            return False
        async with asyncio.timeout(5.0):
            await self._page.mouse.click(spot["x"], spot["y"])
        return True

    async def _wait(self, known: frozenset[str], region: str, number: int, asked: Any) -> tuple[dict[str, Any], bool]:
        """Wait for other entries; return what is there at last, and whether something was still under way."""
        given = PageTime()
        while True:
            await given.rest(0.12)
            if self._windows:
                await self._shown.go(self._windows.pop())
            if self._shown.page_number != number and not self._shown.ready:
                await self._shown.quiet()
            seen = await self._shown.call("items", region)
            loading = self._happenings.is_loading(younger_than=_COMES)
            passed = given.passed
            if (set(seen["items"]) - known and not loading) or passed > _COMES:
                return seen, loading
            if passed > _ANSWERS and not loading and (not asked() or passed > 2 * _ANSWERS):
                return seen, False


_COVERED = Text(zh="未能点击：被遮挡", en="not pressed: something lies over it")


def _pager(found: dict[str, Any]) -> Text:
    if not found["pager"]:
        return Text(zh="没有翻页控件", en="no pager")
    pages = found["pages"] or "?"
    return Text(zh=f"有翻页控件，共 {pages} 页", en=f"a pager, {pages} pages")


def _fresh(count: int) -> Text:
    return Text(
        zh=f"出现 {count} 条新内容" if count else "没有新内容", en=f"{count} new entries" if count else "nothing new"
    )


def _kept(items: list[str]) -> tuple[str, ...]:
    return tuple(masked(item) for item in items[:_MOST])


def _turn_of(control: dict[str, Any], **more: Any) -> Turn:
    return Turn(
        kind=control["kind"],
        selector=control["selector"],
        snippet=masked(control["snippet"])[:300],
        name=masked(control["name"])[:60],
        way=control["way"],
        **more,
    )
