"""One search: type, send, wait for what comes of it and read it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pytest_govsite.model import Text
from pytest_govsite.model.search import SearchTrial
from pytest_govsite.observe.look.search.finding import Finder
from pytest_govsite.observe.look.search.plan import HOSTILE, MARK, Query
from pytest_govsite.observe.look.search.telling import facts_of, result_of
from pytest_govsite.observe.look.search.traffic import Traffic
from pytest_govsite.observe.look.search.window import Window
from pytest_govsite.observe.look.steps import Steps, window_picture
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from playwright.async_api import Dialog, Page

_WAIT = 20.0
"""Seconds for results to come; the requirement asks for 15."""
_REACT = 2.5
"""Seconds in which something has to happen at all."""
_STILL = 1.5
"""A document that shows neither results nor a message and has been quiet for so long has none."""
_HOSTILE = frozenset(purpose for purpose, _ in HOSTILE)


class Trying:
    """Makes one search after the other."""

    def __init__(self, here: Opened, window: Window, traffic: Traffic, finder: Finder, steps: Steps) -> None:
        self.here, self.window, self.traffic, self.finder, self.steps = here, window, traffic, finder, steps
        self._fresh = True
        self._dialogs: list[str] = []

    async def search(self, query: Query, way: str) -> SearchTrial | None:
        """Return what came of a search; None: the field is not there any more. Errors as in `World.call`."""
        await self._close_windows()
        box = await self._ready()
        if box is None:
            return None
        typed = await self._type(box, query.text)
        buttons = await self.window.call("searchButtons", box["handle"]) if way == "button" else []
        await self.window.call("searchBefore")
        self.traffic.begin()
        self._dialogs = []
        dialogs, refused = len(self.here.happenings.dialogs), len(self.here.refused)
        begun, before = time.monotonic(), self.window.documents
        if typed is None or not await self._send(way, buttons):
            return SearchTrial(
                purpose=query.purpose, query=query.text, way=way, article=query.article, effect="untried"
            )
        shown, told, effect, seconds = await self._await(query, begun, before, dialogs)
        url = self.traffic.address(shown.page)
        picture = await self._picture(shown.page, query.text)
        trial = SearchTrial(
            purpose=query.purpose,
            query=query.text,
            typed=typed,
            way=way,
            article=query.article,
            effect=effect,
            url=url[:500],
            own=not url.startswith("http") or self.here.owns(urlsplit(url).hostname or ""),
            status=self.traffic.status(shown.page) if effect in ("page", "window") else None,
            failure=self.traffic.failure(shown.page) or ("unreachable" if "-error:" in shown.url else ""),
            seconds=seconds,
            waited=round(time.monotonic() - begun, 1),
            pending=self.traffic.loading,
            dialogs=(*self.here.happenings.dialogs[dialogs:], *self._dialogs)[:5],
            refused=tuple(self.here.refused[refused:])[:5],
            broken=tuple(self.traffic.broken)[:5],
            **facts_of(told, query),
        )
        field = self.finder.box.name if self.finder.box else ""
        empty = None if query.text else Text(zh="不输入任何内容", en="nothing is typed")
        self.steps.note("type", field, typed or query.text, result=empty)
        self.steps.note(
            "key" if way == "keyboard" else "press",
            "Enter" if way == "keyboard" else (self.finder.box.button if self.finder.box else ""),
            " ".join(trial.messages)[:120],
            url[:500],
            result=result_of(trial),
            requests=self.traffic.sent,
            picture=picture,
        )
        self._fresh = effect in ("window", "dialog", "nothing") and self.window.documents == before
        return trial

    async def _ready(self) -> dict[str, Any] | None:
        """Return the field on the page where it stands; a page that a search has changed is loaded again."""
        if self._fresh and self.finder.box is not None:
            boxes: list[dict[str, Any]] = await self.window.call("searchBoxes")
            same = next((box for box in boxes if box["selector"] == self.finder.box.selector and box["shown"]), None)
            if same is not None:
                return same
        return await self.finder.again()

    async def _type(self, box: dict[str, Any], text: str) -> str | None:
        """Type into the field; return what stands in it then. None: it takes no text."""
        spot = await self.window.call("aim", box["handle"])
        if spot is None:
            return None
        page = self.window.page
        async with asyncio.timeout(8.0):
            await page.mouse.click(spot["x"], spot["y"])
            if not (await self.window.call("searchField", box["handle"]) or {}).get("focused"):
                await self.window.call("searchFocus", box["handle"])
            await page.keyboard.press("Control+A")
            await page.keyboard.press("Delete")
            if text:
                await page.keyboard.insert_text(text)
                await page.keyboard.press("End")  # scripts wait for keys
        told = await self.window.call("searchField", box["handle"])
        if told is None or not told["focused"]:
            return None
        value = str(told["value"])
        if value and value not in self.traffic.queries:
            self.traffic.queries.append(value)
        return value if value or not text else None

    async def _send(self, way: str, buttons: list[dict[str, Any]]) -> bool:
        page = self.window.page
        if way == "keyboard":
            await page.keyboard.press("Enter")
            return True
        spot = await self.window.call("aim", buttons[0]["handle"]) if buttons else None
        if spot is not None and not spot["hit"]:
            await page.keyboard.press("Escape")  # what the field suggests may lie over it
            await page.mouse.move(3, 500)
            spot = await self.window.call("aim", buttons[0]["handle"])
        if spot is None or spot["disabled"]:
            return False
        await page.mouse.move(spot["x"] - 1, spot["y"])
        await page.mouse.click(spot["x"], spot["y"])
        return True

    async def _await(
        self, query: Query, begun: float, before: int, dialogs: int
    ) -> tuple[Window, dict[str, Any], str, float | None]:
        """Wait for results or a message; return the window shown, what it tells, what happened and after how long."""
        from playwright.async_api import Error

        shown, effect, told, seconds = self.window, "nothing", {}, None
        articles = [{"title": each.title, "url": each.url} for each in self.here.plan.articles]
        mark = MARK if query.purpose in _HOSTILE else ""
        given = PageTime()
        while given.passed < _WAIT:
            await given.rest(0.1)
            if shown is self.window and self.traffic.windows:
                shown, effect = await self._window(self.traffic.windows[-1]), "window"
            with contextlib.suppress(Error, ScriptFailedError, TimeoutError):
                told = await shown.call("searchResults", query.text, articles, mark)
            if shown is self.window and self.window.documents > before:
                effect = "page"
                self._listen_to_host()
            elif shown is self.window:
                effect = _effect_here(told, len(self.here.happenings.dialogs) > dialogs)
            if self.traffic.failure(shown.page) and not self.traffic.loading:
                break
            busy, still = self.traffic.loading, await shown.quiet()
            if effect == "here" and busy:
                continue  # what came so far may be what the field itself suggests
            if effect not in ("nothing", "dialog") and seconds is None and _tells(told, query):
                seconds = round(time.monotonic() - begun, 2)
            if seconds is not None and still >= 0.15:
                break
            if effect in ("nothing", "dialog"):
                if given.passed > (_REACT if effect == "nothing" else 0.6) and not busy:
                    break
            elif seconds is None and still >= _STILL and not busy:
                break
        return shown, told, effect, seconds

    def _listen_to_host(self) -> None:
        host = urlsplit(self.window.url).hostname
        if host:
            self.traffic.hosts.add(host)

    async def _window(self, page: Page) -> Window:
        page.on("dialog", self._on_dialog)
        with contextlib.suppress(Exception):
            await page.wait_for_load_state("domcontentloaded", timeout=8000)
        host = urlsplit(page.url).hostname
        if host:
            self.traffic.hosts.add(host)
        return await Window.of(page)

    async def _on_dialog(self, dialog: Dialog) -> None:
        self._dialogs.append(f"{dialog.type}: {dialog.message[:200]}")
        with contextlib.suppress(Exception):
            await dialog.accept()

    async def _close_windows(self) -> None:
        while self.traffic.windows:
            page = self.traffic.windows.pop()
            with contextlib.suppress(Exception):
                async with asyncio.timeout(4.0):
                    await page.close()

    async def _picture(self, page: Page, caption: str) -> Any:
        return await window_picture(self.here, f"搜索 / search: {caption[:60]}", page=page)


def _effect_here(told: dict[str, Any], dialog: bool) -> str:
    """Return what the document that was searched from shows by now."""
    if dialog:
        return "dialog"
    news = told and (told["shown"] or told["messages"] or told["errors"] or told["asks"] or told["count"] is not None)
    return "here" if news else "nothing"


def _tells(told: dict[str, Any], query: Query) -> bool:
    """Return whether the document has come to say something about this search."""
    if not told:
        return False
    if told["rank"] or told["messages"] or told["errors"] or told["count"] is not None or told["captcha"]:
        return True
    return bool(told["hits"]) or (query.purpose == "empty" and bool(told["asks"]))
