"""Which browser engines are there, and how each is driven."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pytest_govsite.config.settings import Config, EngineSection
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch
from pytest_govsite.observe.engine import webkitgtk
from pytest_govsite.observe.engine.choice import Choice, is_older
from pytest_govsite.observe.engine.finding import KINDS, find
from pytest_govsite.playwright_builds import is_own_build

if TYPE_CHECKING:
    from pytest_govsite.observe.engine.window import EngineDriver
    from pytest_govsite.observe.network import Network

DEFAULT = "chromium"
_VERSION = re.compile(r"(\d+(?:\.\d+){1,3})")
_LIMIT = 20.0


def engine_drivers(config: Config, network: Network) -> tuple[EngineDriver, ...]:
    """Return a driver for each engine asked for, else for each found on the machine, Chromium first; none is started.

    Without being asked for by name an engine that does not start (`EngineUnavailableError` on entering it) is to be
    left out, with the text of the error as its note.

    Raises:
        EngineUnavailableError: one asked for by name is not there.
        ConfigError: a secret or the storage state cannot be read.
    """
    return tuple(_driver(choice, config, network) for choice in choices(config))


def choices(config: Config) -> tuple[Choice, ...]:
    """Return the engines asked for, else those found, Chromium first; errors as in `engine_drivers`."""
    if config.engines:
        return tuple(
            sorted((require(name, config) for name in dict.fromkeys(config.engines)), key=lambda c: c.name != DEFAULT)
        )
    return (require(DEFAULT, config), *(c for kind in KINDS[1:] if (c := _found(kind, config)) is not None))


def missing(config: Config) -> tuple[EngineFacts, ...]:
    """Return the engines that nobody asked for by name and that are not on this machine, with how to get them."""
    if config.engines:
        return ()
    return tuple(
        EngineFacts(name=kind, available=False, note=_how_to_get(kind))
        for kind in KINDS
        if kind not in config.settings.engines and find(kind) is None
    )


def find_engines(config: Config) -> tuple[EngineFacts, ...]:
    """Return the engines that `engine_drivers` has drivers for, each with its version; errors likewise."""
    return tuple(describe(choice) for choice in choices(config))


def require(name: str, config: Config | None = None) -> Choice:
    """Return an engine by its name: `chromium`, `firefox`, `webkit`, or a section `[engines.NAME]`.

    Raises:
        EngineUnavailableError: it is not there, or not in this version; the text says how to get it.
    """
    section = config.settings.engines.get(name) if config else None
    if section is not None and (section.executable or section.remote):
        return _configured(name, section)
    kind = section.type if section else name
    found = find(kind) if kind in KINDS else None
    if found is None:
        raise EngineUnavailableError(f"{name}：{_how_to_get(kind)}")
    choice = found._replace(name=name, section=section)
    _check_version(choice)
    return choice


def lookers(name: str, config: Config) -> tuple[Choice, ...]:
    """Return the Chromium that closer looks are taken with: one of this machine, or one for each Playwright server.

    WebDriver has no way to what closer looks need (DevTools): with a Selenium Grid the Chromium of this machine takes them.

    Raises:
        EngineUnavailableError: it is not there, not in this version, or another engine.
    """
    choice = require(name, config)
    if choice.kind != DEFAULT:
        raise EngineUnavailableError(f"{name}：这里只用 chromium / only a chromium can be used here")
    if not choice.remote:
        return (choice,)
    assert choice.section is not None
    said = choice.section.remote
    servers = [_at(choice, server) for server in dict.fromkeys([said] if isinstance(said, str) else said)]
    playwright = tuple(server for server in servers if not server.by_webdriver)
    if playwright:
        return playwright
    found = find(DEFAULT)
    if found is None:
        raise EngineUnavailableError(
            f"engines.{name}.remote：经 WebDriver 只能做浏览器对照，其余检查须用本机 chromium 或 Playwright 服务 / "
            f"by WebDriver browsers are compared only, all else needs a chromium of this machine or a Playwright server; "
            f"{_how_to_get(DEFAULT)}"
        )
    return (found._replace(name=name),)


def describe(choice: Choice) -> EngineFacts:
    """Return name, version and driver of an engine."""
    first = choice.executables[-1] if choice.by_webdriver and choice.executables else None
    first = first or next(iter(choice.executables), None)
    driver = "selenium" if choice.by_webdriver else launch.driver(first)
    own = first is not None and is_own_build(first)
    return EngineFacts(
        name=choice.name, version=_version(choice), driver=driver, note="" if own else str(first or choice.endpoint)
    )


def version_of(executable: Path) -> str:
    """Return the version that a browser tells; empty where it tells none."""
    try:
        told = subprocess.run(
            [executable, "--version"], capture_output=True, timeout=_LIMIT, check=False, stdin=subprocess.DEVNULL
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = _VERSION.search(told)
    return found[1] if found else ""


def _driver(choice: Choice, config: Config, network: Network) -> EngineDriver:
    from pytest_govsite.observe.engine.playwright_driver import PlaywrightDriver
    from pytest_govsite.observe.engine.sharing import SharedDriver
    from pytest_govsite.observe.engine.webdriver_driver import WebDriverDriver

    servers = choice.section.remote if choice.section else ""
    if not isinstance(servers, str) and len(servers) > 1:
        return SharedDriver([_driver(_at(choice, server), config, network) for server in dict.fromkeys(servers)])
    if choice.by_webdriver:
        return WebDriverDriver(choice, config, network)
    return PlaywrightDriver(choice, config, network)


def _found(kind: str, config: Config) -> Choice | None:
    """Return an engine that nobody asked for by name; None where it is not there."""
    try:
        return require(kind, config)
    except EngineUnavailableError:
        return None


def _configured(name: str, section: EngineSection) -> Choice:
    if section.remote:
        choice = Choice(name, section.type, section=section)
        return _at(choice, choice.remote)._replace(section=section)
    executable = Path(section.executable).expanduser()
    if not executable.is_file():
        raise EngineUnavailableError(f"engines.{name}.executable：文件不存在 / no such file: {executable}")
    choice = Choice(name, section.type, (executable,), section, by_webdriver=section.type == "webdriver")
    if executable.name == "MiniBrowser":
        gtk = webkitgtk.find()
        if gtk is None:
            raise EngineUnavailableError(f"engines.{name}：{_how_to_get('webkit')}")
        choice = choice._replace(executables=(gtk.server, executable), by_webdriver=True)
    _check_version(choice)
    return choice


def _at(choice: Choice, server: str) -> Choice:
    """Return the engine on one of its servers: a Playwright server is told by its scheme."""
    assert choice.section is not None
    if not server.startswith(("ws://", "wss://", "http://", "https://")):
        raise EngineUnavailableError(
            f"engines.{choice.name}.remote = {server!r}：应以 ws://、wss://、http:// 或 https:// 开头 / starts with one of these"
        )
    by_webdriver = not server.startswith(("ws://", "wss://"))
    if not by_webdriver and choice.kind == "webdriver":
        raise EngineUnavailableError(
            f"engines.{choice.name}.type：Playwright 服务须写 chromium、firefox 或 webkit / a Playwright server needs one of these"
        )
    section = msgspec.structs.replace(choice.section, remote=server)
    return choice._replace(section=section, by_webdriver=by_webdriver)


def _check_version(choice: Choice) -> None:
    minimum = choice.section.minimum_version if choice.section else ""
    if not minimum:
        return
    version = _version(choice)
    if is_older(version, minimum):
        raise EngineUnavailableError(
            f"engines.{choice.name}：版本 {version or '?'} 低于 {minimum} / older than {minimum}"
        )


def _version(choice: Choice) -> str:
    if not choice.executables:
        return ""
    last = choice.executables[-1]
    return webkitgtk.version_of(last) if last.name == "MiniBrowser" else version_of(choice.executables[0])


def _how_to_get(kind: str) -> str:
    return f"没有找到浏览器，请运行 / no browser found, run: {launch.HOW_TO_GET}" + (
        "" if kind == DEFAULT else f" （{kind}）"
    )
