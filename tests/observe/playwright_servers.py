"""Playwright servers as they come with Playwright, on loopback."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pytest_govsite.observe import launch
from pytest_govsite.playwright_builds import SHELL, revision


class Server(NamedTuple):
    process: subprocess.Popen[bytes]
    address: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def playwright_servers(folder: Path, number: int, *options: str) -> Iterator[list[Server]]:
    """Start some; the system's Chromium stands where they look for their own."""
    place = folder / f"chromium_headless_shell-{revision(SHELL)}"
    for name in ("chrome-headless-shell-linux64/chrome-headless-shell", "chrome-linux/headless_shell"):
        (place / name).parent.mkdir(parents=True)
        (place / name).symlink_to(str(launch.find_chromium()))
    (place / "INSTALLATION_COMPLETE").touch()
    environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    started = []
    try:
        for _ in range(number):
            command = playwright_command("run-server", "--host", "127.0.0.1", "--port", str(free_port()), *options)
            process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
            assert process.stdout is not None
            line = process.stdout.readline().decode().split()
            started.append(Server(process, next(word for word in line if word.startswith("ws://"))))
        yield started
    finally:
        for server in started:
            server.kill()
            assert server.process.stdout is not None
            server.process.stdout.close()


def playwright_command(*arguments: str) -> list[str]:
    from playwright._impl._driver import compute_driver_executable

    return [*compute_driver_executable(), *arguments]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
