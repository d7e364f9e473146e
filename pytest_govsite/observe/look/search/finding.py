"""Coming to the field that searches are typed into, wherever a site keeps it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from pytest_govsite.model import Text
from pytest_govsite.model.search import SearchBox, SearchResult
from pytest_govsite.observe.look.search.window import Window
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime

if TYPE_CHECKING:
    from pytest_govsite.observe.look.search.traffic import Traffic

_LOAD = 6.0
_COME = 3.0
"""Seconds in which a field has to come into sight after something was pressed."""
_OPENERS = 3
_FIELD = Text(zh="有搜索框", en="there is a search field")
_NO_FIELD = Text(zh="没有搜索框", en="there is no search field")


class Finder:
    """Comes to the field again and again, in the way in which it was found first."""

    def __init__(self, here: Opened, window: Window, traffic: Traffic, steps: Steps) -> None:
        self.here, self.window, self.traffic, self.steps = here, window, traffic, steps
        self.home = window.url
        self.ways: list[SearchResult] = []
        self.unreached: list[str] = []
        self.box: SearchBox | None = None
        self._place = self.home
        self._opener = ""

    async def first(self) -> dict[str, Any] | None:
        """Find the field on the home page, behind what opens it, or on a page that a link leads to; None: nowhere."""
        boxes = await self.window.call("searchBoxes")
        shown = bool(boxes and boxes[0]["shown"])
        self.steps.note("open", url=self.home, result=_FIELD if shown else _NO_FIELD)
        if shown:
            return await self._found(boxes[0], "home")
        openers = await self.window.call("searchOpeners")
        self.ways = [SearchResult(title=each["name"], url=each["href"]) for each in openers]
        tried = [each for each in openers if each["score"] >= 5]
        for opener in tried[:_OPENERS]:
            box = await self._follow(opener) if opener["href"] else await self._open(opener)
            if box is not None:
                return box
        return None

    async def again(self) -> dict[str, Any] | None:
        """Return the field in a fresh document; None: it is not there any more."""
        assert self.box is not None
        await self.go(self._place)
        box = await self._match(self.box.selector)
        if box is not None and not box["shown"] and self._opener:
            await self._press_opener()
            box = await self._wait_for(self.box.selector)
        return box

    async def go(self, url: str) -> None:
        """Go to an address and wait until its scripts have had their turn; errors of Playwright."""
        await self.window.page.goto(url, wait_until="domcontentloaded", timeout=20_000)
        with contextlib.suppress(Exception):
            await self.window.page.wait_for_load_state("load", timeout=_LOAD * 1000)
        await self._calm()

    async def _calm(self) -> None:
        given = PageTime()
        while await self.window.quiet() < 0.15 and given.passed < 1.5:
            await given.rest(0.05)

    async def _match(self, selector: str) -> dict[str, Any] | None:
        boxes: list[dict[str, Any]] = await self.window.call("searchBoxes")
        return next((each for each in boxes if each["selector"] == selector), boxes[0] if boxes else None)

    async def _wait_for(self, selector: str = "") -> dict[str, Any] | None:
        given = PageTime()
        while given.passed < _COME:
            boxes: list[dict[str, Any]] = await self.window.call("searchBoxes")
            shown = [each for each in boxes if each["shown"]]
            if shown:
                return next((each for each in shown if each["selector"] == selector), shown[0])
            await given.rest(0.15)
        return None

    async def _open(self, opener: dict[str, Any]) -> dict[str, Any] | None:
        self._opener = opener["selector"]
        spot = await self.window.call("aim", opener["handle"])
        if spot is None:
            return None
        await self.window.page.mouse.click(spot["x"], spot["y"])
        box = await self._wait_for()
        if box is None and self.traffic.windows:
            return await self._in_new_window(opener)
        if box is None and self.window.url.partition("#")[0] != self.home.partition("#")[0]:
            await self._calm()
        self.steps.note("press", opener["name"], url=self.window.url, result=_NO_FIELD if box is None else _FIELD)
        moved = self.window.url.partition("#")[0] != self.home.partition("#")[0]
        if box is None:
            if moved:
                await self.go(self.home)
            return None
        if moved:
            self._place, self._opener = self.window.url, ""
        return await self._found(box, "page" if moved else "opened", opener["name"])

    async def _in_new_window(self, opener: dict[str, Any]) -> dict[str, Any] | None:
        opened = self.traffic.windows.pop()
        with contextlib.suppress(Exception):
            await opened.wait_for_load_state("domcontentloaded", timeout=5000)
        url = opened.url
        with contextlib.suppress(Exception):
            await opened.close()
        return await self._follow({**opener, "href": url}) if url.startswith("http") else None

    async def _press_opener(self) -> None:
        for opener in await self.window.call("searchOpeners"):
            if opener["selector"] == self._opener and (spot := await self.window.call("aim", opener["handle"])):
                await self.window.page.mouse.click(spot["x"], spot["y"])
                return

    async def _follow(self, opener: dict[str, Any]) -> dict[str, Any] | None:
        from playwright.async_api import Error

        self.traffic.begin()
        try:
            await self.go(opener["href"])
            box = await self._wait_for()
        except Error as error:
            why = self.traffic.failure(self.window.page) or str(error).partition("\n")[0]
            self.unreached.append(f"{why[:120]} {opener['href'][:300]}")
            box = None
        self.steps.note("open", opener["name"], url=self.window.url, result=_NO_FIELD if box is None else _FIELD)
        if box is None:
            with contextlib.suppress(Error):  # the browser may still be showing its own page of errors
                await self.go(self.home)
            return None
        self._place, self._opener = self.window.url, ""
        return await self._found(box, "page", opener["name"])

    async def _found(self, box: dict[str, Any], how: str, opener: str = "") -> dict[str, Any]:
        buttons = await self.window.call("searchButtons", box["handle"])
        button = buttons[0] if buttons else None
        self.box = SearchBox(
            found=how,
            url=self.window.url[:500],
            opener=opener,
            selector=box["selector"],
            snippet=box["snippet"],
            name=box["name"],
            placeholder=box["placeholder"],
            action=box["action"],
            method=box["method"],
            target=box["target"],
            captcha=box["captcha"],
            button=(button["name"] or button["snippet"][:80]) if button else "",
            button_selector=button["selector"] if button else "",
            button_sure=bool(button and button["sure"]),
        )
        return box
