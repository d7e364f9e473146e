"""Searching as a visitor does: known titles by keyboard and by button, then nonsense, nothing and hostile text."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from pytest_govsite.model.search import SearchLook, SearchTrial
from pytest_govsite.observe.look.search.finding import Finder
from pytest_govsite.observe.look.search.plan import HOSTILE, Query, known, nonsense
from pytest_govsite.observe.look.search.traffic import Traffic
from pytest_govsite.observe.look.search.trying import Trying
from pytest_govsite.observe.look.search.window import Window
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import ScriptFailedError

_MOST = 12
"""Searches of one site, for politeness."""
_TIME = 300.0
"""Seconds after which no further search is begun: what ends them is `_MOST`, this is for machines and sites that are slow."""
_KEYBOARD, _BUTTON = "keyboard", "button"


async def look_at_search(here: Opened) -> SearchLook:
    """Find the search of the home page and use it; never raises for what a search does but what `World.call` raises."""
    return await _Searching(here).whole()


class _Searching:
    def __init__(self, here: Opened) -> None:
        self.here, self.steps = here, Steps()
        self.window = Window(here.page, here.world.session)
        self.traffic = Traffic(here.page.context, here.owns)
        self.finder = Finder(here, self.window, self.traffic, self.steps)
        self.trials: list[SearchTrial] = []
        self.missed: list[str] = []
        self._begun = time.monotonic()
        here.happenings.keeps_popups = here.happenings.accepts = True
        here.sends = self.traffic.lets

    async def whole(self) -> SearchLook:
        from playwright.async_api import Error

        try:
            if await self.finder.first() is not None:
                await self._search()
        except (Error, TimeoutError, ScriptFailedError) as error:
            if self.here.page.is_closed():
                raise
            self.missed.append(f"search: {str(error).partition(chr(10))[0][:200] or type(error).__name__}")
        return SearchLook(
            box=self.finder.box,
            ways=tuple(self.finder.ways),
            unreached=tuple(self.finder.unreached),
            trials=tuple(self.trials),
            missed=tuple(self.missed),
            steps=tuple(self.steps.done),
        )

    async def _search(self) -> None:
        box = self.finder.box
        assert box is not None
        if box.captcha:
            self.missed.append("captcha")
            return
        if box.action:
            self.traffic.hosts.add(urlsplit(box.action).hostname or "")
        self.trying = Trying(self.here, self.window, self.traffic, self.finder, self.steps)
        queries = known(self.here.plan.articles)
        way = await self._both_ways(queries)
        if not way:
            return
        for query in queries[2:]:
            await self._try(query, way)
        await self._missing(queries, way)
        last = await self._try(nonsense(self.here.plan), way)
        await self._try(Query("empty", ""), way)
        if last is not None and not last.own:
            self.missed.append("hostile: the results are on a host of others")
            return
        for purpose, text in HOSTILE:
            await self._try(Query(purpose, text), way)

    async def _both_ways(self, queries: tuple[Query, ...]) -> str:
        """Search by Enter and by the button; return the way that works, the button for choice. Empty: none does."""
        first, second = queries[0], queries[min(1, len(queries) - 1)]
        by_key = await self._try(first, _KEYBOARD)
        if by_key is not None and (not _came(by_key) or (by_key.status or 0) >= 500) and not by_key.captcha:
            by_key = await self._try(first, _KEYBOARD)  # a script may have come late, a server may have stumbled
        if by_key is None or _ends(by_key):
            return ""
        if not self.finder.box or not self.finder.box.button:
            self.missed.append("button: none was found")
            return _KEYBOARD if _came(by_key) else ""
        by_button = await self._try(second, _BUTTON)
        if by_button is not None and not _came(by_button) and not _ends(by_button):
            by_button = await self._try(second, _BUTTON)
        if by_button is not None and _came(by_button):
            return _BUTTON
        return _KEYBOARD if _came(by_key) else ""

    async def _missing(self, queries: tuple[Query, ...], way: str) -> None:
        """Search again for articles whose search led to nothing because of the way."""
        for query in queries:
            done = [trial for trial in self.trials if trial.article == query.article]
            if done and not any(_came(trial) for trial in done) and all(trial.way != way for trial in done):
                await self._try(query, way)

    async def _try(self, query: Query, way: str) -> SearchTrial | None:
        if len(self.trials) >= _MOST or time.monotonic() - self._begun > _TIME:
            self.missed.append(f"{query.purpose}: no time left")
            return None
        trial = await self.trying.search(query, way)
        if trial is None:
            self.missed.append(f"{query.purpose}: the field did not come again")
            return None
        self.trials.append(trial)
        return trial


def _came(trial: SearchTrial) -> bool:
    return trial.effect in ("page", "window", "here") and not _ends(trial)


def _ends(trial: SearchTrial) -> bool:
    """Whether further searches would only trouble a server or a person."""
    return trial.captcha or bool(trial.failure) or (trial.status or 0) >= 400
