"""Which browser engines are there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch

DEFAULT = "chromium"
_OTHERS = ("firefox", "webkit")
_VERSION = re.compile(r"(\d+(?:\.\d+){1,3})")
_LIMIT = 20.0


class Engine(NamedTuple):
    """An engine that can be started."""

    name: str
    executable: Path


def find_engines(config: Config) -> tuple[EngineFacts, ...]:
    """Return the engines asked for, else Chromium, each with its version.

    Raises:
        EngineUnavailableError: one that was asked for is not there, or not in this version; the text says how to get it.
    """
    return tuple(describe(require(name, config)) for name in config.engines or (DEFAULT,))


def require(name: str, config: Config | None = None) -> Engine:
    """Return an engine by its name: `chromium`, or a section `[engines.NAME]` of type chromium.

    Raises:
        EngineUnavailableError: it is not there, or not in this version.
    """
    section = config.settings.engines.get(name) if config else None
    if name in _OTHERS or (section is not None and section.type != DEFAULT):
        raise EngineUnavailableError(f"{name}：本版本只用 chromium 检测 / this version inspects with chromium only")
    if section is not None and section.executable:
        return _configured(name, Path(section.executable).expanduser(), section.minimum_version)
    executable = launch.find_chromium()
    if executable is None:
        raise EngineUnavailableError(f"{name}：没有找到浏览器，请运行 / no browser found, run: {launch.HOW_TO_GET}")
    return Engine(name, executable)


def candidates(name: str, config: Config) -> tuple[Path, ...]:
    """Return the executables to try for an engine, the best first; errors as in `require`."""
    first = require(name, config).executable
    found = launch.find_all()
    return found if first in found else (first,)


def describe(engine: Engine) -> EngineFacts:
    """Return name, version and driver of an engine."""
    own = launch.is_own_build(engine.executable)
    return EngineFacts(
        name=engine.name,
        version=version_of(engine.executable),
        driver=launch.driver(),
        note="" if own else str(engine.executable),
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


def _configured(name: str, executable: Path, minimum: str) -> Engine:
    if not executable.is_file():
        raise EngineUnavailableError(f"engines.{name}.executable：文件不存在 / no such file: {executable}")
    if minimum:
        version = version_of(executable)
        if _numbers(version) < _numbers(minimum):
            raise EngineUnavailableError(f"engines.{name}：版本 {version or '?'} 低于 {minimum} / older than {minimum}")
    return Engine(name, executable)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))
