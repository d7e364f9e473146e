"""Where Playwright keeps its own builds of browsers, told without starting its driver (which takes half a second)."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
_BUILDS = {
    SHELL: (
        "chromium_headless_shell-{0}/chrome-*/headless_shell*",
        "chromium_headless_shell-{0}/chrome-*/chrome-headless-shell*",
    ),
    "chromium": (
        "chromium-{0}/chrome-*/chrome",
        "chromium-{0}/chrome-*/chrome.exe",
        "chromium-{0}/chrome-*/*.app/Contents/MacOS/*",
    ),
    "firefox": (
        "firefox-{0}/firefox/firefox",
        "firefox-{0}/firefox/firefox.exe",
        "firefox-{0}/firefox/*.app/*/*/firefox",
    ),
    "webkit": ("webkit-{0}/pw_run.sh", "webkit-{0}/Playwright.exe"),
}


def own_build(name: str) -> Path | None:
    """Return Playwright's own build of an engine (`chromium`, its headless shell, `firefox`, `webkit`), if it is there."""
    folder = _browsers_folder()
    if folder is None:
        return None
    for pattern in _BUILDS[name]:
        found = sorted(path for path in folder.glob(pattern.format(revision(name))) if os.access(path, os.X_OK))
        if found:
            return found[0]
    return None


def is_own_build(executable: Path) -> bool:
    """True: the executable lies in Playwright's folder of browsers."""
    folder = _browsers_folder()
    return folder is not None and folder in executable.parents


def revision(name: str) -> str:
    """Return the revision of an engine that the installed Playwright was built for; `*` where it does not say."""
    import playwright

    file = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    try:
        browsers = json.loads(file.read_text("utf-8"))["browsers"]
        return next(str(b["revision"]) for b in browsers if b["name"] == name)
    except (OSError, ValueError, KeyError, StopIteration):
        return "*"


def _browsers_folder() -> Path | None:
    """Return where Playwright keeps its browsers; `PLAYWRIGHT_BROWSERS_PATH` is Playwright's own variable."""
    said = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if said and said != "0":
        folder = Path(said)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library/Caches/ms-playwright"
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"
    return folder if folder.is_dir() else None
