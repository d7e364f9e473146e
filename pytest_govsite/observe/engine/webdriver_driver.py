"""Browsers that a WebDriver server drives: WebKitGTK's own, and any other on this machine or on a Selenium Grid."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Self

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts, UnobservedReason
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine import webdriver_session
from pytest_govsite.observe.engine.choice import Choice, is_older
from pytest_govsite.observe.engine.facing import facing, unreached
from pytest_govsite.observe.engine.self_test import measure
from pytest_govsite.observe.engine.watching import Watch, WatchingProxy
from pytest_govsite.observe.engine.webdriver_session import WebDriverSession
from pytest_govsite.observe.engine.webdriver_window import WebDriverWindow
from pytest_govsite.observe.engine.window import EngineGoneError, EngineLostError, NotShownError
from pytest_govsite.observe.identity import ACCEPT_LANGUAGE, PRODUCT
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.settle import HUNG, VisitLimits
from pytest_govsite.observe.trust import tls_context
from pytest_govsite.observe.world import ScriptFailedError, script

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

_NOTE = (
    "脚本错误、应答状态和失败的资源由本机代理记录；代理只对被检网站的主机终止 TLS，并在网页最前面放入一段记录脚本 / "
    "script errors, statuses and failed resources are told by the loopback proxy, which ends TLS for the inspected "
    "hosts only and puts a recording script first into their pages"
)


class WebDriverDriver:
    """See `EngineDriver`. One page at a time.

    Args:
        choice: the engine.
        config: the configuration of the inspection.
        network: shared, so that all reach the same machines.
        limits: seconds and sizes of one page.
        guard: False: the pages may change something on the site, as in a user's own test.
    """

    at_once = 1

    def __init__(
        self,
        choice: Choice,
        config: Config,
        network: Network,
        limits: VisitLimits | None = None,
        *,
        guard: bool = True,
    ) -> None:
        self.name = choice.name
        self.facts = EngineFacts(name=choice.name, available=False)
        self._choice, self._config, self._network = choice, config, network
        self._limits = limits or VisitLimits()
        watch = Watch(
            tls=tls_context(config),
            script=script("engine/first.js"),
            language=ACCEPT_LANGUAGE,
            product=PRODUCT,
            guard=guard,
        )
        where = facing(choice.remote) if choice.remote else None
        self._proxy = WatchingProxy(network, Credentials(config, network.origins), watch, where)
        self._place = asyncio.Lock()
        self._agent = config.settings.http.user_agent
        """Empty: the browser's own; the proxy adds our name to it."""
        self._session: WebDriverSession | None = None

    @contextlib.asynccontextmanager
    async def open(self, url: str, *, viewport: tuple[int, int] = (1366, 768)) -> AsyncIterator[WebDriverWindow]:
        """See `EngineDriver.open`."""
        async with self._place:
            session = await self._living()
            window = WebDriverWindow(session, self._network, self._proxy, self._limits)
            try:
                try:
                    async with asyncio.timeout(self._limits.total):
                        await window.show(url, viewport)
                except TimeoutError:
                    raise NotShownError(UnobservedReason.TIMEOUT, HUNG) from None
                except ScriptFailedError as error:
                    raise EngineLostError(str(error)[:150]) from None
                yield window
            finally:
                await self._leave(session)

    @contextlib.asynccontextmanager
    async def new_window(self, viewport: tuple[int, int]) -> AsyncIterator[WebDriverWindow]:
        """Open an empty window for scripted interactions; errors as in `open`."""
        async with self._place:
            session = await self._living()
            window = WebDriverWindow(session, self._network, self._proxy, self._limits)
            try:
                await window.resize(*viewport)
                yield window
            finally:
                await self._leave(session)

    async def __aenter__(self) -> Self:
        """Start the browser.

        Raises:
            EngineUnavailableError: it is not there or does not start.
        """
        await self._proxy.__aenter__()
        try:
            await self._start()
            await self._measure()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def _measure(self) -> None:
        """Find out what it can do; one that cannot even show a page is not available."""
        measured = await measure(self)
        if not measured.opens:
            raise EngineUnavailableError(
                f"{self.name} {self.facts.version}：{self.facts.driver} 不能驱动 / cannot be driven: {measured.why}"
                + (unreached(self._proxy.url) if self._choice.remote else "")
            )
        self.facts = msgspec.structs.replace(self.facts, capabilities=measured.capabilities)

    async def __aexit__(self, *error: object) -> None:
        """End it."""
        await self._end()
        await self._proxy.__aexit__(None, None, None)

    async def _living(self) -> WebDriverSession:
        if self._session is None or self._session.gone:
            await self._end()
            try:
                await self._start()
            except EngineUnavailableError as error:
                raise EngineGoneError(str(error)) from None
        assert self._session is not None
        return self._session

    async def _start(self) -> None:
        self._session = await webdriver_session.start(self._choice, self._proxy.url, self._agent)
        said = self._session.capabilities
        minimum = self._choice.section.minimum_version if self._choice.section else ""
        version = str(said.get("browserVersion", ""))
        where = f" ({self._choice.endpoint})" if self._choice.remote else ""
        if minimum and is_older(version, minimum):
            await self._end()
            raise EngineUnavailableError(
                f"engines.{self.name}：版本 {version or '?'} 低于 {minimum} / older than {minimum}"
            )
        self.facts = EngineFacts(
            name=self.name,
            capabilities=self.facts.capabilities,
            version=version,
            driver=f"selenium {_selenium()}, {_browser(said.get('browserName'))}{where}",
            sandbox=False,
            note=_NOTE,
        )

    async def _leave(self, session: WebDriverSession) -> None:
        """Leave a page with all that belongs to it, and the browser where it does not let go."""
        self._proxy.stands = False
        try:
            await session.do(_empty, self._limits.close)
        except (ScriptFailedError, TimeoutError, EngineLostError, asyncio.CancelledError) as error:
            await session.end()
            if isinstance(error, asyncio.CancelledError):
                raise

    async def _end(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.end()


def _empty(driver: WebDriver) -> None:
    handles = driver.window_handles
    own = driver.current_window_handle
    driver.delete_all_cookies()
    # one browser shows one page after the other: what a page stored (a mode for the elderly …) reaches no other
    driver.execute_script(f"({script('engine/forget.js')})()")
    for handle in handles:
        if handle != own:
            driver.switch_to.window(handle)
            driver.close()
    driver.switch_to.window(own)
    driver.get("about:blank")


def _selenium() -> str:
    import selenium

    return selenium.__version__


def _browser(name: object) -> str:
    return "WebKitWebDriver" if name == "MiniBrowser" else str(name or "WebDriver")
