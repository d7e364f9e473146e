"""Getting browsers and a Chinese font: Playwright's download first, then the system's package manager."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.observe.engine.finding import KINDS, find

_START_LIMIT = 60.0
"""A download that has not begun by then is given up."""
_STALL_LIMIT = 180.0
_PACKAGES_LIMIT = 1800.0
_PERCENT = re.compile(r"(\d{1,3})%")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONT_SIGNS = (
    "notosanscjk",
    "notoserifcjk",
    "wqy",
    "wenquanyi",
    "sourcehan",
    "droidsansfallback",
    "simsun",
    "msyh",
    "simhei",
)
_PACKAGES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "apt-get": {
        "chromium": ("chromium",),
        "shell": ("chromium-headless-shell",),
        "firefox": ("firefox-esr",),
        "webkit": ("webkit2gtk-driver", "xvfb"),
        "font": ("fonts-noto-cjk",),
    },
    "dnf": {
        "chromium": ("chromium",),
        "firefox": ("firefox",),
        "webkit": ("webkit2gtk4.1", "xorg-x11-server-Xvfb"),
        "font": ("google-noto-sans-cjk-fonts",),
    },
}


def install() -> bool:
    """Get what is missing and say so line by line. Does nothing where all was there.

    True: Chromium and a Chinese font are there now, so an inspection is possible; engines beyond that which could not
    be had are told.
    """
    download = True
    for kind in [kind for kind in KINDS if find(kind) is None]:
        download = _get_engine(kind, download=download)
    if not chinese_font():
        _get_font()
    _get_shell()
    found, font = {kind: find(kind) for kind in KINDS}, chinese_font()
    for kind, choice in found.items():
        print(f"{kind}: {_path(choice) if choice else '没有 / none'}")
    print(f"中文字体 / Chinese font: {font or '没有 / none'}")
    for kind in [kind for kind in KINDS if found[kind] is None]:
        print(
            f"没有装成 {kind}，请用系统的软件包安装 / {kind} was not installed, please use your system's packages"
            f"：{how_to_get(kind)}",
            file=sys.stderr,
        )
    return found["chromium"] is not None and bool(font)


def how_to_get(kind: str) -> str:
    """Return the commands that get an engine by hand."""
    manager = next((name for name in _PACKAGES if shutil.which(name)), "apt-get")
    packages = " ".join(_PACKAGES[manager][kind])
    return f"playwright install {kind} 或 / or {manager} install {packages}"


def chinese_font() -> str:
    """Return the name of a font that has Chinese characters; empty where none is found."""
    if sys.platform in ("darwin", "win32"):
        return "系统自带 / part of the system"
    return _by_fontconfig() or _by_name()


def _get_engine(kind: str, *, download: bool) -> bool:
    """Get an engine; False: there are no downloads here, so the next one need not be tried."""
    if download:
        print(f"下载 Playwright 的 {kind} / downloading Playwright's {kind} …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", kind]
        environment = {**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}
        download = _downloaded(command, environment)
        if download and find(kind) is not None and _starts(kind):
            return True
        print("下载不成，改用系统的软件包 / not possible, taking the system's packages instead", flush=True)
    _get_packages(kind)
    return download


def _path(choice: Choice) -> Path:
    return choice.executables[-1 if choice.by_webdriver else 0]


def _get_shell() -> None:
    """Get the headless shell beside the system's Chromium where it is packaged: it is faster, nothing depends on it."""
    manager = next((name for name in _PACKAGES if shutil.which(name)), "")
    chromium = find("chromium")
    if "shell" not in _PACKAGES.get(manager, {}) or chromium is None or any(map(launch.is_shell, chromium.executables)):
        return
    if _is_packaged(_PACKAGES[manager]["shell"][0]):
        print("安装无窗口的 Chromium，检测更快 / getting Chromium without windows, which is faster …", flush=True)
        _get_packages("shell")


def _is_packaged(package: str) -> bool:
    """True: apt knows where to get it."""
    _bring_lists_up_to_date()
    try:
        told = subprocess.run(["apt-cache", "policy", package], capture_output=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"Candidate:" in told and b"Candidate: (none)" not in told


def _get_font() -> None:
    print("安装中文字体 / getting a Chinese font …", flush=True)
    _get_packages("font")


def _get_packages(what: str) -> None:
    manager = next((name for name in _PACKAGES if shutil.which(name)), None)
    if manager is None:
        print(f"没有 {' 或 '.join(_PACKAGES)} / none of these package managers is here", file=sys.stderr)
        return
    if manager == "apt-get":
        _bring_lists_up_to_date()
    _run(
        [*_as_root(), manager, "install", "-y", *_options(manager), *_PACKAGES[manager][what]],
        _PACKAGES_LIMIT,
        _quiet(),
    )


@functools.cache
def _bring_lists_up_to_date() -> bool:
    """Ask Debian once what there is; False: it could not be asked.

    A fresh machine has no lists or old ones, and a list from before the last security update has browsers that are open
    to attack and too old for the driver (Firefox 140 knows no `network.addDataCollector`).
    """
    return _run([*_as_root(), "apt-get", "update"], _PACKAGES_LIMIT, _quiet())


def _options(manager: str) -> list[str]:
    return ["--no-install-recommends"] if manager == "apt-get" else []


def _as_root() -> list[str]:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") else []


def _quiet() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def _run(command: Sequence[str], limit: float, environment: Mapping[str, str]) -> bool:
    print("  $ " + " ".join(command), flush=True)
    try:
        ended = subprocess.run(command, timeout=limit, env=dict(environment), check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  {error}", file=sys.stderr)
        return False
    return ended.returncode == 0


def _downloaded(command: Sequence[str], environment: Mapping[str, str]) -> bool:
    try:
        return _download(command, environment)
    except OSError as error:
        print(f"  {error}", file=sys.stderr)
        return False


def _download(command: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Run a download; True: it ended well. It goes on as long as its progress does."""
    print("  $ " + " ".join(command), flush=True)
    progress = _Progress()
    with subprocess.Popen(
        command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        reader = threading.Thread(target=progress.follow, args=(process,), daemon=True)
        reader.start()
        while process.poll() is None:
            time.sleep(0.2)
            if progress.stalled():
                process.kill()
                print("  没有进展，放弃 / no progress, given up", flush=True)
        reader.join(5)
        return process.wait() == 0


class _Progress:
    """Watches the percentage of a download; failed attempts are no progress."""

    def __init__(self) -> None:
        self._moved = time.monotonic()
        self._percent = -1

    def stalled(self) -> bool:
        """True: nothing came for a minute at the start, or for some minutes later on."""
        return time.monotonic() - self._moved > (_STALL_LIMIT if self._percent >= 0 else _START_LIMIT)

    def follow(self, process: subprocess.Popen[bytes]) -> None:
        """Read what the download says until it ends."""
        assert process.stdout is not None
        with contextlib.suppress(ValueError):  # closed under it where the download was given up
            for line in process.stdout:
                told = line.decode("utf-8", "replace").rstrip()
                found = _PERCENT.search(told)
                if found and int(found[1]) > self._percent:
                    self._moved, self._percent = time.monotonic(), int(found[1])
                if found or told.startswith(("Downloading", "Error", "Failed")):
                    print(f"  {told[:160]}", flush=True)


def _starts(kind: str) -> bool:
    """True: the browser that was found runs here; a bare machine may lack its libraries."""
    from pytest_govsite.observe.engines import describe

    choice = find(kind)
    # Playwright's own WebKit tells no version without a window
    return choice is not None and (kind == "webkit" or bool(describe(choice).version))


def _by_fontconfig() -> str:
    lister = shutil.which("fc-list")
    if lister is None:
        return ""
    try:
        told = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = sorted(line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip())
    return lines[0].partition(",")[0] if lines else ""


def _by_name() -> str:
    for folder in (Path(name).expanduser() for name in _FONT_FOLDERS):
        for path in sorted(folder.rglob("*.[ot]t[fc]")) if folder.is_dir() else ():
            if path.name.lower().replace("-", "").startswith(_FONT_SIGNS):
                return path.stem
    return ""
