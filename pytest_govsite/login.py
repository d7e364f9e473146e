"""`python -m pytest_govsite.login URL`: log in to a staging site in a window, and keep the login state for inspections."""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError, GovsiteError
from pytest_govsite.observe import launch
from pytest_govsite.record.inert import one_line

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_BEAT = 500
"""Milliseconds between two looks at the window."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open a window, wait until the user is done, write the state.

    Returns:
        0; 1: nothing was logged in to, no file is written; 2: no window can be opened, or a mistake in the arguments.
    """
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.login", description=__doc__)
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--output", type=Path, default=Path("login.json"), help="default: login.json")
    parser.add_argument("--config", metavar="FILE", help="govsite.toml, for addresses and certificates of [http]")
    parser.add_argument("--resolve", metavar="HOST=ADDRESS[:PORT]", action="append", help="as --govsite-resolve")
    options = parser.parse_args(arguments)
    try:
        given = {"url": options.url, "config": options.config, "resolve": options.resolve}
        config = build_config(given, folder=Path.cwd())
        _needs_display()
        print("请在打开的窗口中登录，完成后关闭窗口或在此按回车 / log in, then close the window or press Enter here")
        state = log_in(config, headless=False, done=_entered())
        if not state.get("cookies") and not state.get("origins"):
            print("没有登录状态，未写文件 / there is no login state; nothing was written", file=sys.stderr)
            return 1
        keep(state, options.output)
    except GovsiteError as error:
        print(one_line(str(error), 1_000), file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.output}: {error.strerror or error}", file=sys.stderr)
        return 2
    print(f"已写入 {options.output}；在 govsite.toml 中写 / written; in govsite.toml write:")
    print(f"[http]\nstorage_state = {json.dumps(str(options.output), ensure_ascii=False)}")
    print("其中是登录凭据，不要放进代码库 / it holds credentials: keep it out of the repository")
    return 0


def log_in(config: Config, *, headless: bool, done: Callable[[Page], bool]) -> dict[str, Any]:
    """Return the login state as it was when the user was done or the last window closed.

    Raises:
        EngineUnavailableError: no Chromium with windows starts.
    """
    from playwright.sync_api import Error, sync_playwright

    executables = [path for path in launch.find_all() if headless or not launch.is_shell(path)]
    if not executables:
        raise EngineUnavailableError(f"没有带窗口的 Chromium / no Chromium with windows: {launch.HOW_TO_GET}")
    rules = ", ".join(_rule(config))
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=executables[0],
                headless=headless,
                chromium_sandbox=not launch.is_root(),
                args=["--lang=zh-CN", *([f"--host-resolver-rules={rules}"] if rules else [])],
            )
        except Error as error:
            raise EngineUnavailableError(f"{executables[0]}: {one_line(error.message)}") from None
        context = browser.new_context(
            locale="zh-CN", ignore_https_errors=config.settings.http.ignore_tls_errors, no_viewport=not headless
        )
        page = context.new_page()
        try:
            page.goto(config.url, wait_until="domcontentloaded")
        except Error as error:
            # The user may still type another address.
            print(one_line(error.message), file=sys.stderr)
        state = _watch(context, done)
        if browser.is_connected():
            browser.close()
    return state


def _watch(context: BrowserContext, done: Callable[[Page], bool]) -> dict[str, Any]:
    from playwright.sync_api import Error

    state: dict[str, Any] = {}
    try:
        while context.pages and not done(context.pages[0]):
            state = dict(context.storage_state())
            context.pages[0].wait_for_timeout(_BEAT)
        if context.pages:
            state = dict(context.storage_state())
    except Error:
        # The window was closed between two looks: the last state counts.
        pass
    return state


def _rule(config: Config) -> list[str]:
    """Return the rules by which Chromium reaches hosts at other addresses."""
    made = []
    for rule in config.rules:
        source = rule.host if rule.port is None else f"{rule.host}:{rule.port}"
        address = f"[{rule.address}]" if ":" in rule.address else rule.address
        made.append(f"MAP {source} {address}" + (f":{rule.target_port}" if rule.target_port else ""))
    return made


def _entered() -> Callable[[Page], bool]:
    pressed = threading.Event()

    def wait() -> None:
        if sys.stdin.readline():
            pressed.set()

    if sys.stdin is not None and sys.stdin.isatty():
        threading.Thread(target=wait, daemon=True).start()
    return lambda _: pressed.is_set()


def keep(state: dict[str, Any], path: Path) -> None:
    """Write the state so that only its owner can read it; a file that is there is replaced."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(state, file, ensure_ascii=False, indent=1)
    beside.replace(path)


def _needs_display() -> None:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise EngineUnavailableError(
            "这里没有图形界面，请在有窗口的电脑上运行，再把文件拷来 / no display: run it where windows are, and copy the file"
        )


if __name__ == "__main__":
    sys.exit(main())
