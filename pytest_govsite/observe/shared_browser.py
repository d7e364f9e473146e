"""Chromium on several Playwright servers: visits are shared among them, and a server that is gone is left out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import ColdLoad, EngineFacts, InteractionPlan, RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.engines import lookers
from pytest_govsite.observe.native_pages import VIEWPORT
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store

if TYPE_CHECKING:
    from playwright.async_api import Page

_T = TypeVar("_T")
LookingBrowser: TypeAlias = "Browser | SharedBrowser"


def looking_browser(
    config: Config,
    *,
    store: Store | None = None,
    network: Network | None = None,
    engine: str = "chromium",
    limits: VisitLimits | None = None,
    looks: frozenset[str] = frozenset(),
    lazy: EngineFacts | None = None,
) -> LookingBrowser:
    """Return the browser of an inspection: of this machine, or of the Playwright servers of `[engines.NAME]`.

    Args: as for `Browser`.

    Raises:
        EngineUnavailableError: there is no such browser.
        ConfigError: a secret or the storage state cannot be read.
    """
    browsers = [
        Browser(
            config, store=store, network=network, engine=engine, choice=choice, limits=limits, looks=looks, lazy=lazy
        )
        for choice in lookers(engine, config)
    ]
    return SharedBrowser(browsers) if browsers[0].is_remote else browsers[0]


class SharedBrowser:
    """See `Browser`, whose methods it has.

    Args:
        browsers: one for each server.
    """

    is_remote = True

    def __init__(self, browsers: Sequence[Browser]) -> None:
        self._all = tuple(browsers)
        self._living: list[Browser] = []
        self._visits: dict[int, int] = {}
        """Visits under way, by the browser's identity."""
        self._gone: list[str] = []
        self.facts = EngineFacts(name=browsers[0].facts.name, available=False)
        self._plan = browsers[0].plan

    @property
    def plan(self) -> InteractionPlan:
        """See `Browser`."""
        return self._plan

    @plan.setter
    def plan(self, plan: InteractionPlan) -> None:
        self._plan = plan
        for browser in self._all:
            browser.plan = plan

    async def visit(
        self, url: str, *, viewport: tuple[int, int] = VIEWPORT, take_picture: bool = True, alone: bool = False
    ) -> RenderedPage | Unobserved:
        """See `Browser.visit`."""
        return await self._by_one(
            url, lambda browser: browser.visit(url, viewport=viewport, take_picture=take_picture, alone=alone)
        )

    async def examine(
        self,
        url: str,
        work: Callable[[Opened], Awaitable[_T]],
        *,
        viewport: tuple[int, int] = VIEWPORT,
        moving: bool = False,
        leaves: bool = False,
        alone: bool = False,
        phone: bool = False,
        limit: float = 60.0,
    ) -> _T | Unobserved:
        """See `Browser.examine`."""
        return await self._by_one(
            url,
            lambda browser: browser.examine(
                url,
                work,
                viewport=viewport,
                moving=moving,
                leaves=leaves,
                alone=alone,
                phone=phone,
                limit=limit,
            ),
        )

    async def load_cold(self, url: str) -> ColdLoad | Unobserved:
        """See `Browser.load_cold`."""
        return await self._by_one(url, lambda browser: browser.load_cold(url))

    def serve(self, store: Store, looks: frozenset[str]) -> None:
        """See `Browser.serve`."""
        for browser in self._all:
            browser.serve(store, looks)

    async def new_page(self, viewport: tuple[int, int] = VIEWPORT) -> Page:
        """See `Browser.new_page`."""
        return await min(self._living or self._all, key=self._load).new_page(viewport)

    async def __aenter__(self) -> Self:
        ended = await asyncio.gather(*(browser.__aenter__() for browser in self._all), return_exceptions=True)
        self._living = [b for b, end in zip(self._all, ended, strict=True) if not isinstance(end, BaseException)]
        errors = [end for end in ended if isinstance(end, BaseException)]
        self._gone = [str(error) for error in errors if isinstance(error, EngineUnavailableError)]
        broken = next((error for error in errors if not isinstance(error, EngineUnavailableError)), None)
        if broken is not None or not self._living:
            await self.__aexit__(None, None, None)
            raise broken or EngineUnavailableError("；".join(self._gone))
        self._tell()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(browser.__aexit__(kind, error, trace) for browser in self._all), return_exceptions=True)

    async def _by_one(self, url: str, work: Callable[[Browser], Awaitable[_T]]) -> _T | Unobserved:
        """Return what the server with the least to do returns; where it is gone, what the next one does."""
        while self._living:
            browser = min(self._living, key=self._load)
            with self._counted(browser):
                try:
                    return await work(browser)
                except EngineUnavailableError as error:
                    self._leave_out(browser, str(error))
        told = "；".join(self._gone)[:300]
        return Unobserved(
            url=url, reason=UnobservedReason.CRASH, detail=f"浏览器服务都已失去 / every browser server is gone：{told}"
        )

    def _load(self, browser: Browser) -> int:
        return self._visits.get(id(browser), 0)

    @contextlib.contextmanager
    def _counted(self, browser: Browser) -> Iterator[None]:
        self._visits[id(browser)] = self._load(browser) + 1
        try:
            yield
        finally:
            self._visits[id(browser)] -= 1

    def _leave_out(self, browser: Browser, told: str) -> None:
        if browser in self._living:
            self._living.remove(browser)
            self._gone.append(told)
            self._tell()

    def _tell(self) -> None:
        """Say what drives the engine now: the servers that it has and those that it lost."""
        facts = [browser.facts for browser in self._living] or [self.facts]
        notes = [
            *(fact.note for fact in facts if fact.note),
            *(f"停用的端点 / left out: {told}" for told in self._gone),
        ]
        self.facts = msgspec.structs.replace(
            facts[0],
            driver=" + ".join(dict.fromkeys(fact.driver for fact in facts)),
            note="; ".join(dict.fromkeys(notes)),
        )
