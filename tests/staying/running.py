"""One inspection in a process of its own, and what it left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import NOT_NEEDED
from tests.inspection.processes import alive, descendants

NOW = "--govsite-now=2026-11-20T10:00"
CHECKS = """
from pytest_govsite import Outcome, Text, Verdict, requirement


def says_that_it_was_seen(page):
    said = Text(zh="看到了", en="seen")
    yield Verdict(outcome=Outcome.FAILED, message=said, found=page.document.title)


def passes(page):
    yield Verdict(outcome=Outcome.PASSED, message=Text(zh="看到了", en="seen"))


@requirement("house.source", level="should")
def test_source(pages, judge):
    judge.each(says_that_it_was_seen, pages.all)


@requirement("house.rendered", level="should", needs=("rendered",))
def test_rendered(pages, judge):
    judge.each(says_that_it_was_seen, pages.rendered)


@requirement("house.complete")
def test_complete(pages, judge):
    judge.each(passes, pages.all)
"""
"""Each page that was seen makes one finding of the first two, so that none can be missing unnoticed."""


@dataclass
class Run:
    """An inspection that ended."""

    code: int
    said: str
    seconds: float
    folder: Path
    left: tuple[str, ...]
    """Command lines of processes that outlived it."""
    temporary: tuple[str, ...]
    """What it left in its folder for temporary files."""

    @property
    def record(self) -> dict[str, Any]:
        """The record it wrote."""
        return json.loads((self.folder / "govsite-report" / "record.json").read_text("utf-8"))  # type: ignore[no-any-return]


class Inspection:
    """An inspection that is under way, in a folder of its own."""

    def __init__(
        self, folder: Path, *arguments: str, more: str = "", environment: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir(exist_ok=True)
        (folder / "test_house.py").write_text(CHECKS + more, "utf-8")
        options = [option for name in NOT_NEEDED for option in ("-p", f"no:{name}")]
        self._begun = time.monotonic()
        with (folder / "output.txt").open("a", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, "test_house.py", NOW, *arguments],
                cwd=folder,
                env=os.environ | {"TMPDIR": str(self.temporary)} | dict(environment or {}),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.below: dict[int, str] = {}

    def watch(self) -> bool:
        """Take note of the processes below; False once it has ended."""
        self.below |= dict(descendants(self.process.pid))
        return self.process.poll() is None

    def kill(self) -> None:
        """End it as a power cut would."""
        self.watch()
        self.process.send_signal(signal.SIGKILL)

    def end(self, limit: float = 900.0) -> Run:
        """Wait for its end and return what came of it."""
        until = self._begun + limit
        while self.watch():
            if time.monotonic() > until:
                self.process.kill()
                raise AssertionError(f"did not end within {limit} s:\n{self._said()}")
            time.sleep(0.1)
        seconds = time.monotonic() - self._begun
        return Run(
            code=self.process.wait(),
            said=self._said(),
            seconds=seconds,
            folder=self.folder,
            left=tuple(self._left()),
            # pytest itself keeps a folder for its `tmp_path`
            temporary=tuple(sorted(p.name for p in self.temporary.iterdir() if not p.name.startswith("pytest-of-"))),
        )

    def _said(self) -> str:
        return (self.folder / "output.txt").read_text("utf-8", "replace")

    def _left(self) -> Sequence[str]:
        until = time.monotonic() + 10
        while (left := [c for number, c in self.below.items() if alive(number)]) and time.monotonic() < until:
            time.sleep(0.1)
        return left


def inspect(
    folder: Path,
    *arguments: str,
    limit: float = 900.0,
    more: str = "",
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run an inspection to its end; `more` are tests besides those of `CHECKS`."""
    return Inspection(folder, *arguments, more=more, environment=environment).end(limit)
