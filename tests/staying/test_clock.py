"""The clock of the inspecting machine is set in the middle of a run."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.observe.site import Handler
from tests.staying.proof import Told, assert_clean, assert_complete
from tests.staying.running import inspect
from tests.staying.serving import HostileSite

SPEC = importlib.util.find_spec("libfaketime")
LIBRARY = Path(SPEC.origin).parent / "vendor/libfaketime/src/libfaketime.so.1" if SPEC and SPEC.origin else Path()
"""Stands between the inspecting process and the clock; monotonic clocks go on as they are, as when a clock is set."""
OWN = """
import os

os.environ.pop("LD_PRELOAD", None)  # browsers hardly start with it
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.thorough,
    pytest.mark.skipif(not LIBRARY.is_file(), reason="no libfaketime here"),
]


class Clock:
    """What the run takes for the time, by its difference to the true time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set(timedelta())

    def set(self, ahead: timedelta) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{ahead.total_seconds():+.0f}\n", "utf-8")
        beside.replace(self._file)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


@pytest.fixture
def site() -> Iterator[HostileSite]:
    served = HostileSite(())
    yield served
    served.close()


@pytest.mark.parametrize(
    ("ahead", "noted"),
    [(timedelta(days=2), "前跳 172"), (timedelta(days=-2), "被调回 172")],
    ids=["forward", "back"],
)
def test_a_clock_that_is_set_is_told_and_changes_nothing_else(
    site: HostileSite, tmp_path: Path, ahead: timedelta, noted: str
) -> None:
    clock = Clock(tmp_path / "clock")
    (folder := tmp_path / "run").mkdir()

    def gate(handler: Handler) -> tuple[Any, ...] | None:
        if len(site.requests) == 8:
            clock.set(ahead)
        return None

    site.gate = gate
    begun = datetime.now().astimezone()
    run = inspect(
        folder,
        f"--govsite={site.url()}",
        "--govsite-engines=chromium",
        environment=clock.environment,
        more=OWN,
        limit=400,
    )
    record = run.record
    told = Told(record, site)
    assert run.code == 0, run.said
    assert_complete(told, site)
    assert told.requirements["house.complete"]["outcome"] == "passed"
    assert [note for note in record["notes"] if noted in note], record["notes"]
    started, finished = (datetime.fromisoformat(record[name]) for name in ("started", "finished"))
    assert begun - timedelta(seconds=1) <= started <= finished
    assert timedelta() <= finished - started - max(ahead, timedelta()) <= timedelta(seconds=run.seconds + 1)
    assert_clean(run, site)


def test_a_clock_that_runs_is_no_matter_of_the_record(site: HostileSite, tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    (folder := tmp_path / "run").mkdir()
    options = (f"--govsite={site.url()}", "--govsite-engines=chromium", "-k", "source")
    run = inspect(folder, *options, environment=clock.environment, more=OWN, limit=400)
    assert not [note for note in run.record["notes"] if "时钟" in note]
