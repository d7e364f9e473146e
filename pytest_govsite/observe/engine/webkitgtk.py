"""Finding WebKitGTK's own browser and the server that drives it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/lib")
_FOLDERS = ("webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0")
"""In this order: the first is what the driver package of Debian and Ubuntu belongs to."""
_LIMIT = 20.0
_ASK = (
    "import ctypes, sys; library = ctypes.CDLL(sys.argv[1]);"
    "print('.'.join(str(getattr(library, f'webkit_get_{part}_version')()) for part in ('major', 'minor', 'micro')))"
)


class WebKitGtk(NamedTuple):
    """An installed WebKitGTK that can be driven."""

    server: Path
    """`WebKitWebDriver`."""
    browser: Path
    """`MiniBrowser`."""


def find() -> WebKitGtk | None:
    """Return WebKitGTK where both its browser and its driver are there."""
    server = shutil.which("WebKitWebDriver")
    browser = find_browser()
    return WebKitGtk(Path(server), browser) if server and browser and needs_nothing() else None


def find_browser() -> Path | None:
    """Return the `MiniBrowser`, which lies beside the libraries and on no path."""
    for folder in _FOLDERS:
        for library in _LIBRARIES:
            for place in (Path(library) / folder, *sorted(Path(library).glob(f"*-linux-gnu*/{folder}"))):
                if (place / "MiniBrowser").is_file():
                    return place / "MiniBrowser"
    return None


def needs_nothing() -> bool:
    """True: there is a display, or a server that makes one."""
    from pytest_govsite.observe.engine import display

    return display.is_there() or display.find_server() is not None


def version_of(browser: Path) -> str:
    """Return the version that the library beside a `MiniBrowser` tells; empty where it tells none."""
    for library in sorted(browser.parent.parent.glob(f"lib{browser.parent.name}.so*")):
        try:
            told = subprocess.run(
                [sys.executable, "-c", _ASK, library], capture_output=True, timeout=_LIMIT, check=False
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            continue
        if told.strip():
            return told.decode("utf-8", "replace").strip()[:40]
    return ""
