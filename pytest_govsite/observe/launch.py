"""Finding browsers that Playwright drives, and starting a Chromium."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.playwright_builds import SHELL, own_build

if TYPE_CHECKING:
    from playwright.async_api import Browser as NativeBrowser
    from playwright.async_api import Playwright

_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without the windows that nobody would see: a page costs it a third (benchmarks/README.md)."""
SHELL_SCRIPT = "if (!('chrome' in window)) window.chrome = { app: {}, runtime: undefined };"
"""Runs in every page of a headless shell: sites that take it for another browser because this is missing would refuse it."""
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
)
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
ARGUMENTS = (
    "--deny-permission-prompts",
    "--no-pings",
    "--disable-domain-reliability",
    "--disable-print-preview",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--lang=zh-CN",
    # what a page starts by itself shall start, as in the browser of somebody who visits it often; nobody hears it
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
)
START_LIMIT = 60_000
HOW_TO_GET = "python -m pytest_govsite.engines --install"


def find_chromium() -> Path | None:
    """Return Playwright's own Chromium where it is there, else the system's; None where there is none."""
    return next(iter(find_all()), None)


def find_all() -> tuple[Path, ...]:
    """Return every Chromium that is there, Playwright's own first, and of each maker the headless shell first."""
    found = (own_build(SHELL), own_build("chromium"), find_shell(), _system_build())
    return tuple(path for path in found if path is not None)


def find_shell() -> Path | None:
    """Return the system's headless shell; None where there is none."""
    return next((Path(place) for place in map(shutil.which, _SHELLS) if place), None)


def is_shell(executable: Path) -> bool:
    """True: it is a headless shell, which has no windows and lacks what they would hold (`window.chrome`, PDF)."""
    return executable.stem.replace("_", "-").endswith("headless-shell")


def windowed_first(executables: Sequence[Path]) -> tuple[Path, ...]:
    """Return the executables with those before the headless shells that people use too."""
    return tuple(sorted(executables, key=is_shell))


def driver(executable: Path | None = None) -> str:
    """Return name and version of what drives a browser, and that it is a headless shell where it is one."""
    version = f"playwright {importlib.metadata.version('playwright')}"
    return f"{version}, headless shell" if executable is not None and is_shell(executable) else version


async def start(playwright: Playwright, executables: Sequence[Path], proxy: str) -> tuple[NativeBrowser, Path, bool]:
    """Return a running Chromium, the first that starts, its executable, and whether its sandbox is on.

    The sandbox is given up only for root and where the kernel forbids it.

    Raises:
        EngineUnavailableError: none starts.
    """
    from playwright.async_api import Error

    told = ""
    for executable in executables:
        for sandbox in [False] if is_root() else [True, False]:
            try:
                return await _launch(playwright, executable, proxy, sandbox=sandbox), executable, sandbox
            except Error as error:
                told = told or f"{executable}: {reason_of(str(error))}"
    raise EngineUnavailableError(f"chromium 无法启动 / does not start: {told}")


async def _launch(playwright: Playwright, executable: Path, proxy: str, *, sandbox: bool) -> NativeBrowser:
    return await playwright.chromium.launch(
        executable_path=executable,
        headless=True,
        chromium_sandbox=sandbox,
        args=list(ARGUMENTS),
        proxy={"server": proxy, "bypass": "<-loopback>"},
        handle_sigint=False,
        handle_sigterm=False,
        handle_sighup=False,
        timeout=START_LIMIT,
    )


def reason_of(told: str) -> str:
    """Return the line of a launch log that says most."""
    lines = [line.strip(" -") for line in told.splitlines() if line.strip()]
    marked = [
        line
        for line in lines
        if any(word in line for word in ("error while loading", "FATAL", "No usable", "cannot open"))
    ]
    return (marked or lines or ["?"])[0][:300]


def is_root() -> bool:
    """True: this process may do anything, so browsers refuse their sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _system_build() -> Path | None:
    places = [shutil.which(name) for name in _NAMES]
    places += list(_MAC) if sys.platform == "darwin" else []
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        places += [str(Path(root) / name) for root in roots if root for name in _WINDOWS]
    return next((Path(place) for place in places if place and Path(place).is_file()), None)
