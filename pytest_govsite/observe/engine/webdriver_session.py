"""One session of a browser over WebDriver: Selenium's blocking calls in a thread of their own, with a limit each."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.engine.webkit_server import DriverServer
from pytest_govsite.observe.engine.window import EngineLostError
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

_T = TypeVar("_T")
_START_LIMIT = 40.0
_READY_LIMIT = 10.0
_CALL_LIMIT = 60
_CHROMIUM = ("--proxy-bypass-list=<-loopback>", "--lang=zh-CN", "--disable-features=HttpsUpgrades", "--hide-scrollbars")
"""Without scroll bars pages are laid out as wide as in the other engines."""
_MINIBROWSER = "webkitgtk:browserOptions"


class WebDriverSession:
    """A running browser. `gone` is True once it does not answer any more; then only `end` is of use."""

    def __init__(self, driver: WebDriver, server: DriverServer | None, thread: ThreadPoolExecutor) -> None:
        self.driver, self._server, self._thread = driver, server, thread
        self.gone = False
        self.frame = (0, 0)
        """What its window has around the page."""

    @property
    def capabilities(self) -> Mapping[str, Any]:
        """What the browser says of itself."""
        return self.driver.capabilities

    async def do(self, work: Callable[[WebDriver], _T], limit: float) -> _T:
        """Return what some calls of Selenium return.

        Raises:
            TimeoutError: they did not end in time; the session is of no more use.
            ScriptFailedError: a script raised, or the page went elsewhere.
            EngineLostError: the browser is gone.
        """
        if self.gone:
            raise EngineLostError("浏览器没有应答 / the browser does not answer")
        call = asyncio.get_running_loop().run_in_executor(self._thread, lambda: _told_apart(work, self.driver))
        try:
            async with asyncio.timeout(limit):
                return await asyncio.shield(call)
        except (TimeoutError, asyncio.CancelledError):
            # a call that is still running blocks every other one
            self.gone = True
            call.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise
        except EngineLostError:
            self.gone = True
            raise

    async def end(self) -> None:
        """End the browser."""
        self.gone = True
        if self._server is not None:
            self._server.end()
        else:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(10.0):
                    # by a connection of its own: a call that hangs must not leave the browser to the server for ever
                    await asyncio.to_thread(_quit, self.driver)
        with contextlib.suppress(RuntimeError):
            self._thread.submit(_forget, self.driver)
        self._thread.shutdown(wait=False)


async def start(choice: Choice, proxy: str, agent: str) -> WebDriverSession:
    """Return a running browser.

    Args:
        choice: the engine.
        proxy: address of the proxy for it.
        agent: its user agent. Empty: its own.

    Raises:
        EngineUnavailableError: it does not start; one line that says why.
    """
    told = ""
    for own_bus in (False, True):
        server = None if choice.remote else DriverServer(choice.executables[0], own_bus=own_bus)
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"govsite-{choice.name}")
        url, unwanted = (choice.remote or (server.url if server else "")).rstrip("/"), threading.Event()
        call = asyncio.get_running_loop().run_in_executor(thread, _connect, url, choice, proxy, agent, unwanted)
        try:
            async with asyncio.timeout(_START_LIMIT):
                return WebDriverSession(await asyncio.shield(call), server, thread)
        except (Exception, asyncio.CancelledError) as error:
            unwanted.set()
            call.add_done_callback(lambda done: done.cancelled() or done.exception())
            if server is not None:
                server.end()
            thread.shutdown(wait=False, cancel_futures=True)
            if isinstance(error, asyncio.CancelledError):
                raise
            told = told or _why(error, choice)
        if server is None:
            break
    raise EngineUnavailableError(f"{choice.name} 无法启动 / does not start: {told}")


def _why(error: Exception, choice: Choice) -> str:
    if not isinstance(error, TimeoutError):
        return (
            str(error).strip().partition("\n")[0].replace(choice.remote, choice.endpoint)[:200] or type(error).__name__
        )
    silent = f"{choice.endpoint or 'WebDriver'} {_START_LIMIT:.0f} 秒内没有打开浏览器 / opened no browser in that time"
    # it answers nothing at all to who asks for a window where there is no screen
    screen = "；WebKitWebDriver 须有显示器，可用 xvfb-run 启动 / WebKitWebDriver needs a display: start it by xvfb-run"
    return silent + (screen if choice.kind == "webkit" and choice.remote else "")


def _connect(url: str, choice: Choice, proxy: str, agent: str, unwanted: threading.Event) -> WebDriver:
    from selenium.webdriver.common.options import ArgOptions
    from selenium.webdriver.common.proxy import Proxy, ProxyType
    from selenium.webdriver.remote.client_config import ClientConfig
    from selenium.webdriver.remote.remote_connection import RemoteConnection
    from selenium.webdriver.remote.webdriver import WebDriver

    if not choice.remote:
        _await_port(url)

    class Options(ArgOptions):
        @property
        def default_capabilities(self) -> dict[str, Any]:
            return {}

    options = Options()
    for name, value in _capabilities(choice, proxy, agent).items():
        options.set_capability(name, value)
    client = ClientConfig(remote_server_addr=url, timeout=_CALL_LIMIT, keep_alive=True)
    if not choice.remote:
        client.proxy = Proxy({"proxyType": ProxyType.DIRECT})
    driver = WebDriver(command_executor=RemoteConnection(client_config=client), options=options)
    if unwanted.is_set() and choice.remote:  # a Grid lets who asks wait: a browser that comes too late must not stay
        with contextlib.suppress(Exception):
            _quit(driver)
    return driver


def _capabilities(choice: Choice, proxy: str, agent: str) -> dict[str, Any]:
    said = dict(choice.section.capabilities) if choice.section else {}
    found: dict[str, Any] = {
        "pageLoadStrategy": "none",
        "unhandledPromptBehavior": "dismiss",
        "acceptInsecureCerts": True,
    }
    if _is_minibrowser(choice, said):
        arguments = ["--automation", f"--proxy={proxy}", *([f"--user-agent={agent}"] if agent else [])]
        # a server elsewhere knows where its own MiniBrowser lies
        binary = {"binary": str(choice.executables[-1])} if choice.executables else {}
        found |= {"browserName": "MiniBrowser", _MINIBROWSER: {**binary, "args": arguments}}
        return {**found, **said}
    found["proxy"] = {"proxyType": "manual", "httpProxy": proxy[7:], "sslProxy": proxy[7:]}
    if choice.kind in ("chromium", "firefox"):
        found["browserName"] = {"chromium": "chrome", "firefox": "firefox"}[choice.kind]
    name = str(said.get("browserName", found.get("browserName", ""))).lower()
    if name in ("chrome", "msedge", "microsoftedge"):
        key = "goog:chromeOptions" if name == "chrome" else "ms:edgeOptions"
        given = dict(said.get(key, {}))
        arguments = [*given.get("args", []), *_CHROMIUM]
        said[key] = {**given, "args": [*arguments, *([f"--user-agent={agent}"] if agent else [])]}
    return {**found, **said}


def _is_minibrowser(choice: Choice, said: Mapping[str, Any]) -> bool:
    if choice.executables:
        return choice.executables[-1].name == "MiniBrowser"
    return str(said.get("browserName", "MiniBrowser" if choice.kind == "webkit" else "")) == "MiniBrowser"


def _await_port(url: str) -> None:
    """Wait until somebody listens; the error of the connection itself says the rest."""
    import socket
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    deadline = time.monotonic() + _READY_LIMIT
    while time.monotonic() < deadline:
        try:
            socket.create_connection((parts.hostname or "", parts.port or 80), 2.0).close()
            return
        except OSError:
            time.sleep(0.02)


def _told_apart(work: Callable[[WebDriver], _T], driver: WebDriver) -> _T:
    from selenium.common import exceptions as native

    try:
        return work(driver)
    except native.TimeoutException as error:
        raise TimeoutError(_line(error)) from None
    except (native.JavascriptException, native.MoveTargetOutOfBoundsException) as error:
        raise ScriptFailedError(_line(error)) from None
    except (native.InvalidSessionIdException, native.NoSuchWindowException) as error:
        raise EngineLostError(_line(error)) from None
    except native.WebDriverException as error:
        raise (ScriptFailedError if _lives(driver) else EngineLostError)(_line(error)) from None
    except Exception as error:  # the connection to the driver broke
        raise EngineLostError(_line(error)) from None


def _quit(driver: WebDriver) -> None:
    from selenium.webdriver.remote.command import Command
    from selenium.webdriver.remote.remote_connection import RemoteConnection

    known: Any = driver.command_executor
    connection: Any = RemoteConnection(client_config=known.client_config)
    try:
        connection.execute(Command.QUIT, {"sessionId": driver.session_id})
    finally:
        connection.close()


def _forget(driver: WebDriver) -> None:
    """Close our connections to the server."""
    close = getattr(driver.command_executor, "close", None)
    if close is not None:
        with contextlib.suppress(Exception):
            close()


def _lives(driver: WebDriver) -> bool:
    try:
        return bool(driver.current_window_handle)
    except Exception:
        return False


def _line(error: Exception) -> str:
    told = str(getattr(error, "msg", "") or error).strip()
    return told.partition("\n")[0][:300] or type(error).__name__
