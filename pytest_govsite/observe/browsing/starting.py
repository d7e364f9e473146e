"""Opening one window of one engine for a browser session."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from pytest_govsite.config.settings import Config
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe.browsing.hand import Hand
from pytest_govsite.observe.browsing.observing import observe
from pytest_govsite.observe.browsing.playwright_hand import PlaywrightHand
from pytest_govsite.observe.browsing.webdriver_hand import WebDriverHand
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.playwright_driver import PlaywrightDriver
from pytest_govsite.observe.engine.webdriver_driver import WebDriverDriver
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.engines import DEFAULT, require
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.shared_browser import looking_browser

if TYPE_CHECKING:
    from playwright.async_api import Page

    from pytest_govsite.observe.engine.choice import Choice


@contextlib.asynccontextmanager
async def hand_on(config: Config, engine: str, viewport: tuple[int, int]) -> AsyncIterator[Hand]:
    """Open a window; the browser ends with the `async with`.

    Raises:
        EngineUnavailableError: there is no such engine, or it does not start.
        ConfigError: a secret or the storage state cannot be read.
    """
    choice = require(engine, config)
    if choice.kind == DEFAULT and not choice.by_webdriver:
        async with looking_browser(config, engine=engine) as browser:

            async def visit(page: Page) -> RenderedPage | Unobserved:
                return await browser.visit(page.url, viewport=viewport, take_picture=False)

            yield PlaywrightHand(await browser.new_page(viewport), visit)
        return
    async with _network(config) as network:
        opened = _by_webdriver if choice.by_webdriver else _by_playwright
        async with opened(choice, config, network, viewport) as hand:
            yield hand


@contextlib.asynccontextmanager
async def _network(config: Config) -> AsyncIterator[Network]:
    network = Network(config)
    try:
        yield network
    finally:
        await network.close()


@contextlib.asynccontextmanager
async def _by_playwright(
    choice: Choice, config: Config, network: Network, viewport: tuple[int, int]
) -> AsyncIterator[Hand]:
    credentials = Credentials(config, network.origins)
    async with (
        PlaywrightDriver(choice, config, network, windowed=True) as driver,
        driver.new_window(viewport) as window,
    ):

        async def see(page: Page) -> RenderedPage | Unobserved:
            window.url = page.url
            return await observe(window, choice.name, credentials)

        yield PlaywrightHand(window.page, see)


@contextlib.asynccontextmanager
async def _by_webdriver(
    choice: Choice, config: Config, network: Network, viewport: tuple[int, int]
) -> AsyncIterator[Hand]:
    credentials = Credentials(config, network.origins)
    async with WebDriverDriver(choice, config, network, guard=False) as driver, driver.new_window(viewport) as window:

        async def see(window: Window) -> RenderedPage | Unobserved:
            return await observe(window, choice.name, credentials)

        yield WebDriverHand(window, see)
