"""Starting a browser of any make through Playwright."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.bound import bound
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.native import connect
from pytest_govsite.playwright_builds import is_own_build

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import Playwright

_STOCK_FIREFOX = "moz-firefox"
_FIREFOX_PREFERENCES: dict[str, str | float | bool] = {
    # loopback sites go through the proxy too
    "network.proxy.allow_hijacking_localhost": True,
    "ui.prefersReducedMotion": 1,
    # as in the other engines without a screen, so that pages are laid out as wide
    "ui.useOverlayScrollbars": 1,
    "widget.gtk.overlay-scrollbars.enabled": True,
    "intl.accept_languages": "zh-CN, zh, en",
    "media.autoplay.default": 0,
    "media.volume_scale": "0.0",
    "media.peerconnection.enabled": False,
    # what the browser asks for by itself
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # pages that nobody opened, processes held ready for them
    "browser.newtab.preload": False,
    "browser.sessionstore.interval": 3_600_000,
    "dom.ipc.processPrelaunch.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}


class Started(NamedTuple):
    """A running browser."""

    native: NativeBrowser
    driver: str
    """What drives it, and how."""
    sandbox: bool
    shell: bool = False
    """True: it may lack `window.chrome`, which headless shells do."""


def pages_at_once(choice: Choice) -> int:
    """Return how many pages may be open side by side.

    In stock Firefox one window has the focus, and the others are told of no key's effect on it.
    """
    own = all(is_own_build(executable) for executable in choice.executables)
    return max(2, os.cpu_count() or 1) if own or choice.kind != "firefox" else 1


async def start(playwright: Playwright, choice: Choice, proxy: str, *, windowed: bool = False) -> Started:
    """Return a running browser, the first of the executables that starts.

    Args:
        playwright: what drives it.
        choice: the engine.
        proxy: address of the proxy for it.
        windowed: of Chromium the browser that people use is taken before its headless shell, which lays pages out in the
            same way at a third of the cost.

    Raises:
        EngineUnavailableError: none starts; one line that says why.
    """
    from playwright.async_api import Error

    if choice.remote:
        native = await connect(playwright, choice)
        return Started(native, f"{launch.driver()} ({choice.endpoint})", True, choice.kind == "chromium")
    kind, told = getattr(playwright, choice.kind), ""
    for executable in launch.windowed_first(choice.executables) if windowed else choice.executables:
        for sandbox in _sandboxes(choice.kind):
            try:
                native = await kind.launch(**_options(choice.kind, executable, proxy, sandbox=sandbox))
            except Error as error:
                told = told or f"{executable}: {launch.reason_of(str(error))}"
            else:
                return Started(native, _driver(choice.kind, executable), sandbox, launch.is_shell(executable))
    raise EngineUnavailableError(f"{choice.name} 无法启动 / does not start: {told or 'no executable'}")


def _sandboxes(kind: str) -> tuple[bool, ...]:
    if kind != "chromium":
        return (True,)
    return (False,) if launch.is_root() else (True, False)


def _options(kind: str, executable: Path, proxy: str, *, sandbox: bool) -> dict[str, Any]:
    options: dict[str, Any] = {
        "executable_path": executable,
        "headless": True,
        "proxy": {"server": proxy},
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
        "timeout": launch.START_LIMIT,
    }
    if kind == "chromium":
        options |= {"args": list(launch.ARGUMENTS), "chromium_sandbox": sandbox}
        options["proxy"] = {"server": proxy, "bypass": "<-loopback>"}
    if kind == "firefox":
        options["firefox_user_prefs"] = _FIREFOX_PREFERENCES
        if not is_own_build(executable):
            options |= {"channel": _STOCK_FIREFOX, "executable_path": bound(executable)}
    return options


def _driver(kind: str, executable: Path) -> str:
    if kind == "firefox" and not is_own_build(executable):
        return f"{launch.driver()}, WebDriver BiDi"
    return launch.driver(executable)
