"""Pages whose browser dies."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time

from tests.inspection.processes import descendants
from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, Behaviour, Expected, odd

FAMILY = "崩溃 / crashes"


def _renderers() -> list[int]:
    """Return the processes of pages below this one, the busiest first."""
    found = [number for number, command in descendants(os.getpid()) if "--type=renderer" in command]
    return sorted(found, key=_worked, reverse=True)


def _worked(process: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{process}/stat") as file:
        return sum(int(ticks) for ticks in file.read().rpartition(")")[2].split()[11:13])
    return 0


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


class _KillsPage:
    """Kills the process of a page each time that page is there: it tells itself by what it works."""

    def __init__(self) -> None:
        self.killed = 0
        self._lock = threading.Lock()

    def __call__(self, handler: Handler) -> tuple[int, str, dict[str, str]]:
        before = {process: _worked(process) for process in _renderers()}
        time.sleep(0.5)
        grown = sorted(before, key=lambda process: _worked(process) - before[process], reverse=True)
        with self._lock:
            self.killed += 1
        if grown:
            _kill(grown[0])
        return 200, "", {}


class _KillsBrowser:
    """Kills the whole browser, the first time only."""

    def __init__(self) -> None:
        self.killed = 0

    def __call__(self, handler: Handler) -> tuple[int, str, dict[str, str]]:
        self.killed += 1
        if self.killed == 1:
            for process, command in descendants(os.getpid()):
                if "--remote-debugging-pipe" in command and "--type=" not in command:
                    _kill(process)
        return 200, "", {}


BUSY = "setInterval(() => { const t = Date.now(); while (Date.now() - t < 90); }, 100)"

BEHAVIOURS = (
    Behaviour(
        name="browser-dies",
        family=FAMILY,
        does="the whole browser is killed while the page is open, once",
        route=lambda handler: (200, odd("browser-dies", "<script src=/odd/kill-browser></script>"), {}),
        further=(("/odd/kill-browser", _KillsBrowser()),),
        expected=HEALTHY,
        bound=45,
        why="the browser is started again, and every page that was open is opened again",
    ),
    Behaviour(
        name="page-dies",
        family=FAMILY,
        does="the process of the page is killed each time it is opened",
        route=lambda handler: (
            200,
            odd("page-dies", f"<script>{BUSY}; fetch('/odd/kill-page')</script>"),
            {},
        ),
        further=(("/odd/kill-page", _KillsPage()),),
        expected=Expected(rendered="crash"),
        bound=45,
    ),
)
