"""A running Chromium for closer looks: one of this machine, or one that a Playwright server starts."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, NamedTuple

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.choice import Choice

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import Playwright

_OPTIONS = "x-playwright-launch-options"
"""A server that was started with `--unsafe` takes our arguments from here; others leave them out."""
NO_SANDBOX = "沙箱未启用（以 root 运行或内核不允许）/ sandbox off (root, or forbidden by the kernel)"
_NO_SOUND = (
    "该服务启动的浏览器不让脚本自行放音，脚本自行播放的声音在此听不到；浏览器须带参数启动 / "
    "this server's browser holds back sound that scripts start, which is not heard here; it has to be started with "
    "--autoplay-policy=no-user-gesture-required"
)
_PLAY = (
    "data:text/html,<script>new Audio('data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQIAAACAgA==')"
    ".play().then(() => { document.title = 'yes' }, (error) => { document.title = error.name })</script>"
)
_PLAY_LIMIT = 3.0


class Native(NamedTuple):
    """A Chromium that runs."""

    browser: NativeBrowser
    facts: EngineFacts
    shell: bool
    """True: it may lack `window.chrome`, which headless shells do."""


async def start(playwright: Playwright, choice: Choice, proxy: str) -> Native:
    """Return a running Chromium.

    Args:
        playwright: what drives it.
        choice: with executables, of which the first that starts is taken, or with the address of a Playwright server.
        proxy: address of the proxy for it.

    Raises:
        EngineUnavailableError: none starts, the server is not there, or its browser is too old.
    """
    if not choice.remote:
        browser, executable, sandbox = await launch.start(playwright, choice.executables, proxy)
        facts = EngineFacts(
            name=choice.name,
            version=browser.version,
            driver=launch.driver(executable),
            sandbox=sandbox,
            note="" if sandbox else NO_SANDBOX,
        )
        return Native(browser, facts, launch.is_shell(executable))
    browser = await connect(playwright, choice)
    facts = EngineFacts(
        name=choice.name,
        version=browser.version,
        driver=f"{launch.driver()} ({choice.endpoint})",
        sandbox=True,
        note="" if await _plays_by_itself(browser) else _NO_SOUND,
    )
    return Native(browser, facts, True)


async def connect(playwright: Playwright, choice: Choice) -> NativeBrowser:
    """Return the browser of a Playwright server.

    Raises:
        EngineUnavailableError: the server is not there or has no such browser; one line that says why.
    """
    from playwright.async_api import Error

    headers = {_OPTIONS: json.dumps({"args": launch.ARGUMENTS})} if choice.kind == "chromium" else None
    kind = getattr(playwright, choice.kind)
    try:
        browser: NativeBrowser = await kind.connect(choice.remote, timeout=launch.START_LIMIT, headers=headers)
    except Error as error:
        told = launch.reason_of(str(error)).replace(choice.remote, choice.endpoint)
        raise EngineUnavailableError(
            f"engines.{choice.name}.remote：无法连接 / cannot connect: {choice.endpoint}: {told}"
        ) from None
    return browser


async def _plays_by_itself(browser: NativeBrowser) -> bool:
    """False: a page that nobody has touched may not play sound. True also where that cannot be told."""
    from playwright.async_api import Error

    try:
        async with asyncio.timeout(_PLAY_LIMIT):
            page = await browser.new_page()
            try:
                await page.goto(_PLAY)
                await page.wait_for_function("() => document.title")
                return await page.title() != "NotAllowedError"
            finally:
                await page.close()
    except (Error, TimeoutError):
        return True
