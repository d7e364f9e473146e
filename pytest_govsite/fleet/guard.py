"""Runs one command within limits, and ends it with whoever started this: `python -m pytest_govsite.fleet.guard`.

A process of its own, because a worker that is killed cannot clean up. Its standard input is a pipe that the worker
holds; when that closes, the command and all that it started are ended. The last line of its output says how it went.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

TICK = 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; print `{"exit": …, "ended": "" | "time" | "memory" | "left", "memory": …, "seconds": …, "cpu": …}`."""
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.fleet.guard", description=__doc__)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--memory", type=int, required=True)
    parser.add_argument("--grace", type=float, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="working folder; gets out.log and err.log")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args(arguments)
    with (options.folder / "out.log").open("wb") as out, (options.folder / "err.log").open("wb") as err:
        process = psutil.Popen(
            options.command,
            cwd=options.folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        watched = Watched(process, left=_left(), seconds=options.seconds, memory=options.memory, grace=options.grace)
        watched.until_it_ends()
    told = {"exit": watched.exit, "ended": watched.ended, "memory": watched.most, "seconds": watched.seconds}
    told["cpu"] = watched.cpu
    with contextlib.suppress(OSError):
        print(json.dumps(told), flush=True)
    return 0


class Watched:
    """A command that is being watched.

    Args:
        process: the command.
        left: set once the one who wanted it is gone.
        seconds: time limit.
        memory: bytes that it and all that it started may have together.
        grace: seconds between the request to stop and the end.
    """

    def __init__(
        self, process: psutil.Popen, *, left: threading.Event, seconds: float, memory: int, grace: float
    ) -> None:
        self._process, self._left = process, left
        self._limit, self._memory, self._grace = seconds, memory, grace
        self._started = time.monotonic()
        self._family: dict[int, psutil.Process] = {}
        self._worked: dict[int, float] = {}
        self.ended = ""
        """Why it was ended; empty: it came to its own end."""
        self.most = 0
        self.exit: int | None = None

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return round(time.monotonic() - self._started, 3)

    @property
    def cpu(self) -> float:
        """Seconds of processors that it and all that it started used, as far as was seen."""
        return round(sum(self._worked.values()), 1)

    def until_it_ends(self) -> None:
        """Return when it has ended, by itself or by us; nothing that it started is left."""
        try:
            while self._process.poll() is None and not self.ended:
                self._left.wait(TICK)
                self._look()
            if self.ended == "time":
                self._ask_to_stop()
        finally:
            self._end_all()
        self.exit = self._process.wait()

    def _look(self) -> None:
        self._remember()
        self._worked |= {pid: worked for pid, process in self._family.items() if (worked := _worked(process))}
        used = sum(_size(process) for process in self._family.values())
        if used > self._memory:
            # pages that browsers share were counted once for each; the dearer count tells them apart
            used = sum(_own_size(process) for process in self._family.values())
        self.most = max(self.most, used)
        if self._left.is_set():
            self.ended = "left"
        elif used > self._memory:
            self.ended = "memory"
        elif self.seconds > self._limit:
            self.ended = "time"

    def _remember(self) -> None:
        """Keep who belongs to it: one whose parent ends is nobody's child any more."""
        with contextlib.suppress(psutil.Error):
            for process in (self._process, *self._process.children(recursive=True)):
                self._family.setdefault(process.pid, process)
        self._family = {pid: process for pid, process in self._family.items() if process.is_running()}

    def _ask_to_stop(self) -> None:
        with contextlib.suppress(psutil.Error, OSError, ValueError):
            self._process.send_signal(signal.SIGINT)
        until = time.monotonic() + self._grace
        while self._process.poll() is None and time.monotonic() < until and not self._left.is_set():
            self._left.wait(TICK)
            self._remember()

    def _end_all(self) -> None:
        self._remember()
        for process in self._family.values():
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(list(self._family.values()), timeout=10)


def _worked(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.Error):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


def _size(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def _own_size(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        told = process.memory_full_info()
        return int(getattr(told, "pss", told.uss))
    return 0


def _left() -> threading.Event:
    left = threading.Event()

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 4096):  # no buffered reader: its lock would be held when the process ends
                pass
        left.set()

    threading.Thread(target=wait, daemon=True).start()
    return left


if __name__ == "__main__":
    sys.exit(main())
