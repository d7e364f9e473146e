"""A screen for browsers that need one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.observe.engine.keeping import Kept

_SCREEN = "2048x1536x24"


def is_there() -> bool:
    """True: this process has a display of its own."""
    return bool(os.environ.get("DISPLAY"))


def find_server() -> Path | None:
    """Return the X server without a screen (`Xvfb`); None where there is none."""
    found = shutil.which("Xvfb")
    return Path(found) if found else None


class Display:
    """A display of our own, so that windows are of the size they are asked to be and nobody sees them.

    Raises:
        EngineUnavailableError: there is no X server for it, or it does not start.
    """

    def __init__(self) -> None:
        self._server: Kept | None = None
        server = find_server()
        if server is None:
            self.name = os.environ.get("DISPLAY", "")
            if not self.name:
                raise EngineUnavailableError("没有显示器，也没有 Xvfb / neither a display nor Xvfb is here")
            return
        folder = Path(tempfile.mkdtemp(prefix="govsite-display-"))
        command = [str(server), "-displayfd", "1", "-screen", "0", _SCREEN, "-nolisten", "tcp"]
        self._server = Kept(command, os.environ, folder)
        number = self._server.line()
        if not number.isdigit():
            self.end()
            raise EngineUnavailableError("Xvfb 无法启动 / Xvfb does not start")
        self.name = f":{number}"

    def end(self) -> None:
        """Take it away."""
        if self._server is not None:
            self._server.end()
            self._server = None
