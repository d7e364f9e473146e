"""Looking at the sample in the browser: each page once, a lost representative replaced by the next of its template."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from pytest_govsite.discover.firewall import Firewall
from pytest_govsite.discover.login import LoginGate
from pytest_govsite.discover.sample import Choice, replace
from pytest_govsite.inspection.cut_short import interrupted
from pytest_govsite.model import Page, PageFacts, PageType, RenderedPage, Unobserved
from pytest_govsite.observe.store import Store

AT_ONCE = (os.cpu_count() or 2) + 1
"""Pages in flight: more than cores plus one buys nothing (measured)."""


class Visiting(Protocol):
    """What is used of a browser."""

    async def visit(self, url: str, *, alone: bool = False) -> RenderedPage | Unobserved:
        """Look at a page; `alone` in a context of its own."""


class TakingOver(Protocol):
    """What is used of an earlier run."""

    async def prepare(self, choices: Sequence[Choice], pages: Sequence[Page]) -> None:
        """Decide which of them are as they were."""

    def take(self, url: str) -> bool:
        """Put what the earlier run saw of a page into the store; False: the page has to be looked at."""


class Rendering:
    """Renders choices of the sample and keeps what came of them in the store."""

    def __init__(
        self,
        browser: Visiting,
        store: Store,
        progress: Callable[..., None],
        stop: Callable[[], bool],
        seed: int,
        login: LoginGate | None = None,
        earlier: TakingOver | None = None,
        firewall: Firewall | None = None,
    ) -> None:
        self._earlier, self._firewall = earlier, firewall
        self._login = login or LoginGate("", used=False)
        self._browser, self._store, self._seed = browser, store, seed
        self._progress, self._stop = progress, stop
        self.choices: dict[str, Choice] = {}
        """What was to be rendered, replacements included, by address."""
        self._apart: set[str] = set()
        self.done: set[str] = set()
        """Addresses that were rendered."""

    async def render(self, choices: Sequence[Choice], pages: Sequence[Page]) -> None:
        """Render what is not rendered yet; what was lost is tried again at the end, then replaced."""
        # the edition for the elderly switches its mode on for the whole site
        self._apart |= {page.url for page in pages if page.type is PageType.ELDER}
        todo = [c for c in choices if c.url not in self.choices]
        self.choices.update({c.url: c for c in todo})
        self._progress(to_render=len(self.choices))
        if self._earlier is not None:
            await self._earlier.prepare(todo, pages)
        lost = await self._render_all(todo)
        lost = await self._render_all(lost, last=True)
        replacements = [r for c in lost if (r := replace(c.url, pages, tuple(self.choices), self._seed)) is not None]
        if replacements and not self._stop():
            await self.render(replacements, pages)
        if self._stop():
            self._leave(choice for choice in todo if choice.url not in self.done)

    def _leave(self, choices: Iterable[Choice]) -> None:
        """Write down of pages that nobody came to that they were due."""
        for choice in choices:
            facts = self._store.page(choice.url) or PageFacts(page=Page(url=choice.url))
            if not facts.unobserved:
                self._store.put_page(msgspec.structs.replace(facts, unobserved=(interrupted(choice.url),)))

    async def _render_all(self, choices: Sequence[Choice], *, last: bool = False) -> list[Choice]:
        """Render several pages side by side and return those that could not be observed, in their order."""
        gate, lost = asyncio.Semaphore(AT_ONCE), set[str]()

        async def one(choice: Choice) -> None:
            async with gate:
                if not self._stop() and not await self._render_one(choice, last=last):
                    lost.add(choice.url)

        await asyncio.gather(*(one(choice) for choice in choices))
        return [choice for choice in choices if choice.url in lost]

    async def _render_one(self, choice: Choice, *, last: bool) -> bool:
        known = self._store.page(choice.url)
        facts = known or PageFacts(page=Page(url=choice.url))
        if not facts.rendered and (self._earlier is None or not self._earlier.take(choice.url)):
            seen = await self._visit(choice.url, facts)
            seen = self._login.showed(choice.url, seen, facts.source)
            if isinstance(seen, Unobserved):
                if last:
                    self._store.put_page(msgspec.structs.replace(facts, unobserved=(*facts.unobserved, seen)))
                return False
            # what an earlier, interrupted run lost is seen now
            self._store.put_page(msgspec.structs.replace(facts, rendered=(seen,), unobserved=()))
        self.done.add(choice.url)
        self._progress(rendered=len(self.done))
        return True

    async def _visit(self, url: str, facts: PageFacts) -> RenderedPage | Unobserved:
        def look() -> Awaitable[RenderedPage | Unobserved]:
            return self._browser.visit(url, alone=url in self._apart)

        return await (look() if self._firewall is None else self._firewall.visit(url, look, facts.source))
