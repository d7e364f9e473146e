"""A page as the drive uses it: press, point, wait, measure; every step is written down."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.model.elderly import Appearance
from pytest_govsite.observe.look.elderly.telling import appearance_of
from pytest_govsite.observe.look.elderly.words import for_scripts
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime
from pytest_govsite.observe.world import ScriptFailedError, enter, script

_FOLDER = "look/elderly/"
_SCRIPTS = ("base.js", "texts.js", "controls.js", "overlays.js", "captcha.js")
_ANSWER = 15.0
_SLIDES = 0.6
_WINDOW = 4.0
"""Seconds for a new window to come."""


class Screen:
    """One opened page with our scripts in it."""

    def __init__(self, here: Opened, steps: Steps) -> None:
        self.here, self.steps = here, steps
        self.page = here.page
        self._world = here.world
        self._windows = 0
        self._going = 0.0
        self._ready = False
        self.page.on("request", self._on_request)
        self.page.on("framenavigated", self._on_navigated)

    def _on_request(self, request: Any) -> None:
        try:
            if request.is_navigation_request() and request.frame is self.page.main_frame:
                self._going = time.monotonic()
        except Exception:  # the frame is gone: then nothing is under way in it
            return

    def _on_navigated(self, frame: Any) -> None:
        if frame is self.page.main_frame:
            self._going, self._ready = 0.0, False

    @property
    def url(self) -> str:
        """The address shown, without fragment."""
        return self.page.url.partition("#")[0]

    @property
    def failure(self) -> str:
        """Why there is no page at this address: `HTTP 404`, or that it cannot be reached; empty: there is one."""
        if self.page.url.startswith("chrome-error:"):
            return "unreachable"
        answer = self.here.happenings.answer
        if answer is None or answer.url.partition("#")[0] != self.url or answer.status < 400:
            return ""
        return f"HTTP {answer.status}"

    async def call(self, name: str, *arguments: Any, limit: float = _ANSWER) -> Any:
        """Return what a function of our scripts returns; enters the document first where it is a new one.

        Raises:
            playwright.async_api.Error, TimeoutError, ScriptFailedError: the document is gone or does not answer.
        """
        from playwright.async_api import Error

        function = f"(...told) => govsiteAids.{name}(...told)"
        if not self._ready:
            await self.enter()
        try:
            return await self._world.call(function, *arguments, limit=limit)
        except (Error, ScriptFailedError):
            if self._ready:
                raise
            await self.enter()  # it went elsewhere meanwhile
            return await self._world.call(function, *arguments, limit=limit)

    async def enter(self) -> None:
        """Enter the document shown and put our scripts into it; errors as in `call`."""
        from playwright.async_api import Error

        for attempt in range(4):
            self._ready = True
            try:
                await self.page.wait_for_load_state("domcontentloaded", timeout=_ANSWER * 1000)
                async with asyncio.timeout(_ANSWER):
                    tree = await self.here.session.send("Page.getFrameTree")
                self._world = await enter(self.here.session, tree["frameTree"]["frame"]["id"], limit=_ANSWER)
                for name in _SCRIPTS:
                    await self._world.call(script(_FOLDER + name), for_scripts(), limit=_ANSWER)
            except (Error, ScriptFailedError):
                self._ready = False
                if attempt == 3:
                    raise
                await asyncio.sleep(0.2)
            else:
                return

    async def settle(self, most: float = 1.6, least: float = 0.12) -> None:
        """Wait until the document is quiet and nothing slides or fades any more; longer only while the page goes to another address."""
        from playwright.async_api import Error

        given = PageTime()
        await given.rest(least)
        while True:
            going = self._going and time.monotonic() - self._going < 8.0
            if given.passed > (10.0 if going else most):
                return
            still, moving = 0.0, False
            if not going:
                try:
                    if not self._ready:
                        await self.enter()
                    still = await self._world.call(script("quiet.js"), True, limit=_ANSWER) / 1000
                    moving = await self._world.call("() => govsiteAids.moving()", limit=_ANSWER)
                except (Error, ScriptFailedError):
                    self._ready = False
            if still >= 0.15 and not moving and not self.here.happenings.is_loading(younger_than=2.0):
                return
            await given.rest(0.05)

    async def go(self, url: str, action: str = "open") -> None:
        """Go to an address; errors as in `call`."""
        await self.page.goto(url, wait_until="domcontentloaded", timeout=20_000)
        await self.settle(4.0)
        self.steps.note(action, url=self.url)

    async def reload(self) -> None:
        """Load the page again; errors as in `call`."""
        await self.page.reload(wait_until="domcontentloaded", timeout=20_000)
        await self.settle(4.0)
        self.steps.note("reload", url=self.url)

    async def press(self, control: dict[str, Any], *, note: str = "") -> bool:
        """Press a control with the mouse and wait for what comes of it; False: it cannot be pressed.

        A list of choices or a slider is taken to its end by keyboard instead.
        """
        spot = await self.call("aim", control["handle"])
        if spot is not None and not spot["hit"]:
            await asyncio.sleep(_SLIDES)  # it may still come in from a side
            spot = await self.call("aim", control["handle"])
        if spot is None:
            return False
        self.expect_window()
        async with asyncio.timeout(_ANSWER):
            if spot["tag"] == "select" or spot["type"] == "range":
                await self.page.mouse.click(spot["x"], spot["y"])
                await self.page.keyboard.press("End")
                await self.page.keyboard.press("Enter")
            else:
                await self.page.mouse.move(spot["x"] - 1, spot["y"])
                await self.page.mouse.click(spot["x"], spot["y"])
        await self.settle()
        where = "" if spot["hit"] else "（被遮挡 / covered）"
        self.steps.note("press", f"{control['name']}{where}", note, self.url)
        if spot["target"] == "_blank" and spot["href"].startswith("http"):
            await self.window()
        await self.follow(spot["href"])
        return True

    def expect_window(self) -> None:
        """Say that windows opened from now on are what was asked for."""
        self._windows = len(self.here.happenings.popups)

    async def window(self, *, wait: bool = True) -> str | None:
        """Return the address of a window opened since it was expected, waiting a little. None: there is none."""
        begun = time.monotonic()
        while len(self.here.happenings.popups) == self._windows:
            if not wait or time.monotonic() - begun > _WINDOW:
                return None
            await asyncio.sleep(0.1)
        return self.here.happenings.popups[-1]

    async def follow(self, href: str = "") -> bool:
        """Look here at what was opened in a new window since the last press, where it is of the site."""
        opened = self.here.happenings.popups[self._windows :]
        if not opened:
            return False
        self._windows += len(opened)
        target = opened[-1] if opened[-1].startswith("http") else href
        if not target.startswith("http") or not self.here.owns(urlsplit(target).hostname or ""):
            return False
        await self.go(target, "window")
        return True

    async def park(self) -> None:
        """Take the pointer where it touches nothing in particular."""
        await self.page.mouse.move(3, 500)

    async def appearance(self, *, loose: bool = True) -> Appearance:
        """Return how the page looks now; errors as in `call`."""
        told = await self.call("measure")
        aids = await self.call("aids", loose)
        return appearance_of(told, [aid["name"] for aid in aids])

    async def entries(self) -> list[dict[str, Any]]:
        """Return entries, the likeliest first; errors as in `call`."""
        found: list[dict[str, Any]] = await self.call("entries")
        return found

    async def aids(self, *, loose: bool) -> list[dict[str, Any]]:
        """Return aids shown; errors as in `call`."""
        found: list[dict[str, Any]] = await self.call("aids", loose)
        return found
