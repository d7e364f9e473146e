"""WebKitGTK's driver with a display and surroundings of its own."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.display import Display
from pytest_govsite.observe.engine.keeping import Kept

_STYLE = """* { padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0; font-size: 1px; }
image { -gtk-icon-transform: scale(0.1); opacity: 0; }
"""
"""The tool bar of the window would keep it wider than a telephone."""
_SETTINGS = """[Settings]
gtk-enable-animations=0
gtk-icon-sizes=gtk-large-toolbar=1,1:gtk-small-toolbar=1,1:gtk-button=1,1:gtk-menu=1,1
"""


class DriverServer:
    """A WebDriver server that we start, on a free loopback port.

    Args:
        program: `WebKitWebDriver`, `chromedriver`, `geckodriver` …
        own_bus: start it with a session bus of its own.

    Raises:
        EngineUnavailableError: there is no display for it.
    """

    def __init__(self, program: Path, *, own_bus: bool = False) -> None:
        self._display = Display() if program.name == "WebKitWebDriver" else None
        folder = Path(tempfile.mkdtemp(prefix="govsite-engine-"))
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        bus = ["dbus-run-session", "--"] if own_bus and shutil.which("dbus-run-session") else []
        command = [*bus, str(program), f"--port={port}"]
        self._server = Kept(command, _environment(folder, self._display), folder)

    def end(self) -> None:
        """End it, its browsers and its display."""
        self._server.end()
        if self._display is not None:
            self._display.end()


def _environment(folder: Path, display: Display | None) -> dict[str, str]:
    found = {**os.environ, "TZ": "Asia/Shanghai"}
    if display is None:
        return found
    real = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    if (real / "fontconfig").is_dir():
        (folder / "fontconfig").symlink_to(real / "fontconfig")
    style = folder / "gtk-3.0"
    style.mkdir()
    (style / "gtk.css").write_text(_STYLE, "utf-8")
    (style / "settings.ini").write_text(_SETTINGS, "utf-8")
    (folder / "gtk-4.0").symlink_to(style)
    found |= {
        "DISPLAY": display.name,
        "GDK_BACKEND": "x11",
        "XDG_CONFIG_HOME": str(folder),
        "NO_AT_BRIDGE": "1",
        "GTK_A11Y": "none",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # painting by a graphics card that is made of software costs more
        "WEBKIT_SKIA_ENABLE_CPU_RENDERING": "1",
    }
    found.pop("WAYLAND_DISPLAY", None)
    if launch.is_root():
        found["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    return found


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
