"""Finding what drives Firefox and WebKit on this machine; Chromium is found in `observe/launch.py`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine import webkitgtk
from pytest_govsite.observe.engine.choice import Choice
from pytest_govsite.playwright_builds import own_build

KINDS = ("chromium", "firefox", "webkit")
_FIREFOX = ("firefox-esr", "firefox")
_FIREFOX_MAC = ("/Applications/Firefox.app/Contents/MacOS/firefox",)
_FIREFOX_WINDOWS = "Mozilla Firefox/firefox.exe"


def find(kind: str) -> Choice | None:
    """Return how an engine is reached on this machine; None where it is not there."""
    if kind == "chromium":
        found = launch.find_all()
    elif kind == "firefox":
        found = tuple(path for path in (own_build("firefox"), _stock_firefox()) if path is not None)
    else:
        own = own_build("webkit")
        if own is None:
            gtk = webkitgtk.find()
            return Choice(kind, kind, tuple(gtk), by_webdriver=True) if gtk else None
        found = (own,)
    return Choice(kind, kind, found) if found else None


def _stock_firefox() -> Path | None:
    places = [shutil.which(name) for name in _FIREFOX]
    places += list(_FIREFOX_MAC) if sys.platform == "darwin" else []
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        places += [str(Path(root) / _FIREFOX_WINDOWS) for root in roots if root]
    return next((Path(place) for place in places if place and Path(place).is_file()), None)
