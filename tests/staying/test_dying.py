"""Workers that die, and disks that are full."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_govsite.observe.store import Store
from tests.staying.proof import Told, assert_clean
from tests.staying.running import inspect
from tests.staying.serving import HostileSite

pytestmark = pytest.mark.thorough
DYING = """

import os, signal


def dies(page):
    os.kill(os.getpid(), signal.SIGKILL)
    yield


@requirement("house.dying")
def test_dying(pages, judge):
    judge.each(dies, pages.all)
"""


@pytest.fixture
def site() -> Iterator[HostileSite]:
    served = HostileSite(())
    yield served
    served.close()


def test_a_worker_that_dies_costs_its_requirement_only(site: HostileSite, tmp_path: Path) -> None:
    run = inspect(tmp_path, f"--govsite={site.url()}", "-n", "2", "-k", "source or complete or dying", more=DYING)
    told = Told(run.record, site)
    assert run.code == 1
    [note] = [note for note in run.record["notes"] if "test_dying" in note]
    assert "crashed" in note
    assert set(told.found("house.source")) == {*site.healthy, "/odd/"}
    assert told.requirements["house.complete"]["outcome"] == "passed"
    assert_clean(run, site)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of a few hundred kilobytes; needs the rights to do so."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no rights to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("taken", [200_000, 245_000], ids=["writing the record", "looking at pages"])
def test_a_full_disk_loses_nothing_and_is_told_in_one_line(
    site: HostileSite, small_disk: Path, tmp_path: Path, taken: int
) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(taken))
    arguments = (f"--govsite={site.url()}", f"--govsite-output={small_disk}/out", "-k", "source or complete")
    full = inspect(tmp_path, *arguments)
    assert full.code == 2
    assert "Traceback" not in full.said
    assert "INTERNALERROR" not in full.said
    assert "--govsite-resume" in full.said
    assert not (small_disk / "out").exists()
    kept = small_disk / "out.partial"
    with contextlib.closing(Store(kept, read_only=True)) as store:
        seen = {page.url for page in store.pages()}
    assert seen
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    asked = len(site.requests)
    again = inspect(tmp_path, *arguments, "--govsite-resume")
    assert again.code == 0, again.said
    paths = [path for path, _, _ in site.requests[asked:]]
    assert not {path for path in paths if site.url(path) in seen} - {"/"}, "what was seen is not asked for again"
    assert (small_disk / "out" / "record.json").is_file()
