"""A synchronous browser session on the inspected site, for users' own tests: the same for every engine."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urljoin

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe.browsing.hand import Hand
from pytest_govsite.observe.browsing.starting import hand_on
from pytest_govsite.observe.engine.window import EngineLostError, NotShownError
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.native_pages import VIEWPORT
from pytest_govsite.observe.world import ScriptFailedError

_T = TypeVar("_T")


class BrowserSession:
    """One window on the site, with its resolve table, credentials and storage state.

    Addresses without a host mean the site. Selectors are CSS, `text=…` (the innermost element that shows this text) or
    `xpath=…`, in every engine; an element is waited for up to 10 seconds. Whatever fails raises `RuntimeError` with
    one line that says what.

    Args:
        config: the configuration of the inspection.
        engine: `chromium`, `firefox`, `webkit`, or a section `[engines.NAME]`. Empty: the first one asked for.
        viewport: size of the window in CSS pixels.

    Raises:
        EngineUnavailableError: there is no such engine, or it does not start.
    """

    def __init__(self, config: Config, engine: str = "", viewport: tuple[int, int] = VIEWPORT) -> None:
        self._base = config.url or config.settings.site.url
        # without an inspection the address stands in govsite.toml alone
        config = msgspec.structs.replace(config, url=self._base)
        self._loop = BackgroundLoop()
        self._opened = contextlib.AsyncExitStack()
        name = engine or (config.engines[0] if config.engines else "chromium")
        try:
            self._hand: Hand = self._loop.run(self._opened.enter_async_context(hand_on(config, name, viewport)))
        except BaseException:
            self._loop.close()
            raise

    @property
    def native(self) -> Any:
        """The driver's own object: Playwright's page (async API), or Selenium's driver; use it in `run`."""
        return self._hand.native

    @property
    def url(self) -> str:
        """Address shown now."""
        return self._do(self._hand.url())

    def run(self, work: Callable[[Any], Any]) -> Any:
        """Return what `work(native)` returns, run where the browser lives; what can be awaited is awaited."""
        return self._do(self._hand.run(work))

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        target = urljoin(self._base, url)
        self._do(self._hand.goto(target), target)

    def click(self, selector: str) -> None:
        """Click the element that a selector finds; where that leads to another page, wait until it is there."""
        self._do(self._hand.click(selector))

    def fill(self, selector: str, text: str) -> None:
        """Put text into a field."""
        self._do(self._hand.fill(selector, text))

    def press(self, key: str, selector: str = "") -> None:
        """Press a key (`Tab`, `Enter`, `Control+A` …) on an element, or wherever the focus is."""
        self._do(self._hand.press(key, selector))

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Return what a JavaScript expression or function gives in the page; a promise is awaited."""
        return self._do(self._hand.evaluate(script, argument))

    def text(self, selector: str = "body") -> str:
        """Return the text shown inside an element."""
        return self._do(self._hand.text(selector))

    def screenshot(self, *, full_page: bool = False) -> bytes:
        """Return a PNG picture of the window, or of the whole page."""
        return self._do(self._hand.picture(whole=full_page))

    def facts(self) -> RenderedPage:
        """Return what the inspection would observe of the address shown now.

        In Chromium in a window of its own; in other engines the document as it is now, without what stands in frames.
        """
        seen = self._do(self._hand.facts())
        if isinstance(seen, Unobserved):
            raise RuntimeError(f"{seen.url}: {seen.detail}")
        return seen

    def close(self) -> None:
        """Close the window and its browser."""
        with contextlib.suppress(Exception):
            self._loop.run(self._opened.aclose())
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do(self, work: Awaitable[_T], where: str = "") -> _T:
        from playwright.async_api import Error

        async def whole() -> _T:
            return await work

        try:
            return self._loop.run(whole())
        except (Error, ScriptFailedError, EngineLostError, NotShownError, TimeoutError) as error:
            raise RuntimeError(f"{where or self._hand.last_url}: {_line(error)}") from None


def _line(error: Exception) -> str:
    """Return the first line of an error, and with it the last thing that Playwright waited for."""
    lines = str(error).splitlines() or [type(error).__name__]
    waited = [line.strip(" -") for line in lines[1:] if "waiting for" in line or "intercepts" in line]
    return "; ".join([lines[0], *waited[-1:]])
