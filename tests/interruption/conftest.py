from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.interruption.failing_site import FailingSite
from tests.shell.conftest import site

_SELECTED = "labels or footer or columns or accessibility.keyboard or accessibility.headings"


def command(url: str, *more: str) -> list[str]:
    """An inspection that crawls, renders and walks by keyboard."""
    arguments = (f"--govsite={url}", "--govsite-now=2026-11-20T10:00", "-v", "-k", _SELECTED, *more)
    return [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]


def inspected(folder: Path, url: str, *more: str) -> int:
    return subprocess.run(command(url, *more), cwd=folder, env=environment(folder), capture_output=True).returncode


def environment(folder: Path) -> dict[str, str]:
    """Temporary files go into a folder of their own, so that what stays behind is seen."""
    own = folder / "temporary"
    own.mkdir(exist_ok=True)
    return {**os.environ, "TMPDIR": str(own)}


def record(folder: Path, name: str = "govsite-report") -> dict[str, Any]:
    return json.loads((folder / name / "record.json").read_text("utf-8"))  # type: ignore[no-any-return]


def outcomes(made: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    return {r["id"]: (r["outcome"], r["cause"]) for r in made["requirements"]}


def findings(made: dict[str, Any]) -> list[tuple[str, ...]]:
    return sorted((r["id"], f["page"], f["key"], f["outcome"]) for r in made["requirements"] for f in r["findings"])


@pytest.fixture
def slow_site() -> Iterator[FailingSite]:
    with FailingSite(site()) as running:
        yield running
