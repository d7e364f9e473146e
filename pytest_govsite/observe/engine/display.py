"""A screen for browsers that need one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def is_there() -> bool:
    """True: this process has a display of its own."""
    return bool(os.environ.get("DISPLAY"))


def find_server() -> Path | None:
    """Return the X server without a screen (`Xvfb`); None where there is none."""
    found = shutil.which("Xvfb")
    return Path(found) if found else None
