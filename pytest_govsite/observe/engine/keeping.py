"""Processes that end with us, however we end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_KEEPER = '"$@" & read -r _; rm -rf -- "$0"; kill -KILL 0'
"""Runs a command in a group of its own, waits for the end of our side of a pipe, then ends the whole group."""
_LIMIT = 5.0


class Kept:
    """A program and whatever it starts; all of it is gone after `end`, and after the death of this process.

    Args:
        command: the program and its arguments.
        environment: its environment.
        folder: removed when it ends.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._folder = folder
        shell = shutil.which("sh")
        keeper = [shell, "-c", _KEEPER, str(folder)] if shell and sys.platform != "win32" else []
        self._process = subprocess.Popen(
            [*keeper, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )

    @property
    def group(self) -> int:
        """Number of its process group."""
        return self._process.pid

    def line(self) -> str:
        """Return the next line that it writes; empty where it ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode("utf-8", "replace").strip()

    def end(self) -> None:
        """End it."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LIMIT)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)
