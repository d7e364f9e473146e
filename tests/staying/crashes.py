"""Pages whose browser dies."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from tests.inspection.processes import descendants
from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, Behaviour, Expected, odd, shown

FAMILY = "崩溃 / crashes"


WORKERS = 40
"""Workers by whose threads the process of a page is told from all others."""


def _renderer() -> int | None:
    """Return the process of the page that has so many workers."""
    for number, command in descendants(os.getpid()):
        if "--type=renderer" in command:
            with contextlib.suppress(OSError):
                if len(list(Path(f"/proc/{number}/task").iterdir())) > WORKERS:
                    return number
    return None


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _kill_page(handler: Handler) -> tuple[int, str, dict[str, str]]:
    """Kill the process of the page as soon as it is told from the others."""
    until = time.monotonic() + 10
    while (process := _renderer()) is None and time.monotonic() < until:
        time.sleep(0.1)
    if process is not None:
        _kill(process)
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


_MANY = f"for (let i = 0; i < {WORKERS}; i++) new Worker(URL.createObjectURL(new Blob(['onmessage = () => 0'])))"

BEHAVIOURS = (
    Behaviour(
        name="browser-dies",
        family=FAMILY,
        does="the whole browser is killed while the page is open, once",
        route=lambda handler: (200, odd("browser-dies", "<script src=/odd/kill-browser></script>"), {}),
        further=(("/odd/kill-browser", _KillsBrowser()),),
        expected=HEALTHY,
        why="the browser is started again, and every page that was open is opened again",
    ),
    Behaviour(
        name="page-dies",
        family=FAMILY,
        does="the process of the page is killed each time it is opened",
        route=shown("page-dies", f"<script>{_MANY}</script><img src=/odd/kill-page alt='x'>"),
        further=(("/odd/kill-page", _kill_page),),
        expected=Expected(rendered="crash"),
    ),
)
