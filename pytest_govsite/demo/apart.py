"""The demo portal in a process of its own, so that its answers do not wait for what the inspecting process does."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

_START_LIMIT = 90.0
_STOP_LIMIT = 10.0


class DemoApart:
    """Serves what `DemoInternet` serves while it is entered; the process ends with this one, however that ends.

    Args:
        defects: ids of `DEFECTS` to switch on.
        now: the moment the contents are dated against, Shanghai time; None: the real time.
    """

    def __init__(self, *, defects: Iterable[str] = (), now: datetime | None = None) -> None:
        self._order = {"defects": list(defects), "now": now.isoformat() if now else None}
        self._process: subprocess.Popen[bytes] | None = None
        self.settings: dict[str, Any] = {}
        """What a govsite.toml for this portal says, once it is entered."""

    def begin(self) -> None:
        """Start it and do not wait: entering does, so that something else can be done meanwhile. To be stopped."""
        package = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(part for part in (package, os.environ.get("PYTHONPATH", "")) if part)
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            # Ctrl-C is for the inspection, which asks the portal a few things before it ends
            start_new_session=True,
        )
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(self._order).encode() + b"\n")
            self._process.stdin.flush()

    def __enter__(self) -> DemoApart:
        """Start it where `begin` did not; returns when everything answers.

        Raises:
            RuntimeError: it did not start.
        """
        if self._process is None:
            self.begin()
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            # a killed process ends its output, and with it the wait for the first line
            late = threading.Timer(_START_LIMIT, self._process.kill)
            late.start()
            try:
                told = json.loads(self._process.stdout.readline() or "{}")
            finally:
                late.cancel()
            if "config" not in told:
                raise RuntimeError(f"the demo server did not start: {told.get('error', 'it ended')}")
        except BaseException:
            self.stop()
            raise
        self.settings = tomllib.loads(told["config"])
        return self

    def stop(self) -> None:
        """End it; harmless when nothing runs."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(_STOP_LIMIT)
        process.stdout.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def main() -> int:
    """Serve as the first line of the standard input says, until that ends; return the exit code."""
    from pytest_govsite.demo.internet import DemoInternet  # the process that starts this one needs none of it

    order = json.loads(sys.stdin.readline())
    now = datetime.fromisoformat(order["now"]) if order["now"] else None
    try:
        internet = DemoInternet(defects=order["defects"], now=now).start()
    except (ValueError, OSError, RuntimeError) as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 4
    try:
        print(json.dumps({"config": internet.config_toml()}), flush=True)
        sys.stdin.read()
    finally:
        internet.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
