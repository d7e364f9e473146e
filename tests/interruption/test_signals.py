"""Ctrl-C and SIGTERM: what was seen is kept and recorded, nothing is left running, and the run can be taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from pytest_govsite.record.schema import record_schema
from tests.inspection.processes import alive, descendants
from tests.interruption.conftest import command, environment, findings, inspected, outcomes, record
from tests.interruption.failing_site import FailingSite

pytestmark = [
    pytest.mark.browser,
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform != "linux", reason="processes as Linux tells of them"),
]
_PATIENCE = 240


def stopped(folder: Path, url: str, number: int, when: Callable[[], bool], *, everybody: bool = False) -> int:
    """Run until `when`, send the signal (a terminal sends it to the whole group), return the exit code."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            command(url), cwd=folder, env=environment(folder), stdout=output, stderr=output, start_new_session=True
        )
        until = time.monotonic() + _PATIENCE
        while not when() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        below = [child for child, _ in descendants(process.pid)]
        (os.killpg if everybody else os.kill)(process.pid, number)
        code = process.wait(_PATIENCE)
    until = time.monotonic() + 10
    while any(alive(child) for child in below) and time.monotonic() < until:
        time.sleep(0.1)
    assert [child for child in below if alive(child)] == []
    assert list((folder / "temporary").iterdir()) == []
    return code


def compared_with_undisturbed(folder: Path, url: str) -> None:
    """Take the run up again and compare it with one that nobody disturbed."""
    kept = record(folder)["coverage"]["fetched"]
    assert inspected(folder, url, "--govsite-resume") == 1
    assert inspected(folder, url, "--govsite-output=undisturbed") == 1
    resumed, whole = record(folder), record(folder, "undisturbed")
    assert resumed["coverage"]["fetched"] > 0
    assert kept <= resumed["coverage"]["fetched"]
    assert not resumed["interrupted"]
    assert outcomes(resumed) == outcomes(whole)
    assert findings(resumed) == findings(whole)
    pages = [{k: v for k, v in each.items() if k != "screenshot"} for each in resumed["coverage"]["pages"]]
    assert pages == [{k: v for k, v in each.items() if k != "screenshot"} for each in whole["coverage"]["pages"]]
    assert resumed["coverage"]["unobserved"] == whole["coverage"]["unobserved"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_in_mid_crawl(tmp_path: Path, slow_site: FailingSite, number: int) -> None:
    slow_site.delay = 0.5
    reached = lambda: sum(path.endswith(".html") for path in slow_site.asked) > 1  # noqa: E731
    code = stopped(tmp_path, slow_site.url, number, reached, everybody=number == signal.SIGINT)
    assert code == pytest.ExitCode.INTERRUPTED
    made = record(tmp_path)
    jsonschema.validate(made, record_schema())
    assert made["interrupted"]
    assert made["coverage"]["fetched"] < len(slow_site.pages)
    assert "interrupted" in {each["reason"] for each in made["coverage"]["unobserved"]}
    found = outcomes(made)
    assert found["footer.icp"] == ("failed", None)
    assert found["columns.leaders"] == ("untested", "broken")
    assert found["labels.pub-date"] == ("untested", "broken")
    assert found["accessibility.headings"] == ("untested", "broken")
    slow_site.delay = 0.0
    if number == signal.SIGINT:
        compared_with_undisturbed(tmp_path, slow_site.url)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_in_mid_look(tmp_path: Path, slow_site: FailingSite, number: int) -> None:
    def walking() -> bool:
        # the home page is loaded once more for the walk than for crawl and rendering
        return slow_site.asked.count("/") > 2 and slow_site.asked.count("/news/") > 2

    code = stopped(tmp_path, slow_site.url, number, walking, everybody=number == signal.SIGINT)
    assert code == pytest.ExitCode.INTERRUPTED
    made = record(tmp_path)
    jsonschema.validate(made, record_schema())
    assert made["interrupted"]
    found = outcomes(made)
    assert found["labels.pub-date"] == ("passed", None)
    assert found["columns.leaders"] == ("failed", None)
    if number == signal.SIGTERM:
        compared_with_undisturbed(tmp_path, slow_site.url)


def test_twice_keeps_the_observations(tmp_path: Path, slow_site: FailingSite) -> None:
    slow_site.delay = 3.0
    with subprocess.Popen(
        command(slow_site.url), cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, text=True
    ) as process:
        while sum(path.startswith("/news/") for path in slow_site.asked) < 1:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=_PATIENCE)
    assert process.returncode == pytest.ExitCode.INTERRUPTED
    assert "--govsite-resume" in said
    assert (tmp_path / "govsite-report.partial" / "observations" / "observations.sqlite").is_file()
    assert not (tmp_path / "govsite-report").exists()
    assert "Traceback" not in said
