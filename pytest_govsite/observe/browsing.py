"""A synchronous browser session on the inspected site, for users' own tests: the same for every engine."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urljoin

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe.browser import VIEWPORT
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.shared_browser import looking_browser

if TYPE_CHECKING:
    from playwright.async_api import Page

_T = TypeVar("_T")


class BrowserSession:
    """One window on the site, with its resolve table, credentials and storage state.

    Addresses without a host mean the site. Whatever fails raises `RuntimeError` with one line that says what.

    Args:
        config: the configuration of the inspection.
        engine: `chromium`, or a section `[engines.NAME]`.
        viewport: size of the window in CSS pixels.

    Raises:
        EngineUnavailableError: there is no such engine, or it does not start.
    """

    def __init__(self, config: Config, engine: str = "", viewport: tuple[int, int] = VIEWPORT) -> None:
        self._base = config.url or config.settings.site.url
        self._viewport = viewport
        self._loop = BackgroundLoop()
        # without an inspection the address stands in govsite.toml alone
        config = msgspec.structs.replace(config, url=self._base)
        engine = engine or (config.engines[0] if config.engines else "chromium")
        try:
            self._browser = looking_browser(config, engine=engine)
            self._loop.run(self._browser.__aenter__())
        except EngineUnavailableError:
            self._loop.close()
            raise
        self._page: Page | None = None

    @property
    def native(self) -> Page:
        """The driver's own page (Playwright's, of its async API); await its methods on `run`."""
        if self._page is None:
            self._page = self._loop.run(self._browser.new_page(self._viewport))
        return self._page

    @property
    def url(self) -> str:
        """Address shown now."""
        return self.native.url

    def run(self, work: Callable[[Page], Awaitable[_T]]) -> _T:
        """Return what `work(native page)` returns, run where the browser lives."""
        from playwright.async_api import Error

        async def whole() -> _T:
            return await work(self.native)

        page = self.native
        try:
            return self._loop.run(whole())
        except Error as error:
            raise RuntimeError(f"{page.url}: {str(error).splitlines()[0]}") from None

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        target = urljoin(self._base, url)
        self.run(lambda page: page.goto(target, wait_until="load"))

    def click(self, selector: str) -> None:
        """Click the element that a selector finds."""
        self.run(lambda page: page.click(selector))

    def fill(self, selector: str, text: str) -> None:
        """Put text into a field."""
        self.run(lambda page: page.fill(selector, text))

    def press(self, key: str, selector: str = "") -> None:
        """Press a key (`Tab`, `Enter`, `Control+A` …) on an element, or wherever the focus is."""
        self.run(lambda page: page.press(selector, key) if selector else page.keyboard.press(key))

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Return what a JavaScript expression or function gives in the page."""
        return self.run(lambda page: page.evaluate(script, argument))

    def text(self, selector: str = "body") -> str:
        """Return the text shown inside an element."""
        return self.run(lambda page: page.inner_text(selector))

    def screenshot(self, *, full_page: bool = False) -> bytes:
        """Return a PNG picture of the window, or of the whole page."""
        return self.run(lambda page: page.screenshot(full_page=full_page))

    def facts(self) -> RenderedPage:
        """Return what the inspection would observe of the address shown now, in a window of its own."""
        seen = self._loop.run(self._browser.visit(self.url, viewport=self._viewport, take_picture=False))
        if isinstance(seen, Unobserved):
            raise RuntimeError(f"{seen.url}: {seen.detail}")
        return seen

    def close(self) -> None:
        """Close the window and its browser."""
        with contextlib.suppress(Exception):
            self._loop.run(self._browser.__aexit__(None, None, None))
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
