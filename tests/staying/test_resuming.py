"""An inspection that dies again and again, as by power cuts, and ends in what an undisturbed one finds."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.observe.store import Store
from pytest_govsite.shell.collection import suites_folder
from tests.inspection.processes import alive
from tests.staying.battery import BATTERY
from tests.staying.proof import assert_clean
from tests.staying.running import Inspection, Run, inspect
from tests.staying.serving import HostileSite

pytestmark = pytest.mark.browser
HOSTILE = (
    "gzip-bomb",
    "length-short",
    "reset",
    "redirect-loop",
    "http09",
    "three-dialogs",
    "print",
    "socket",
    "rewrites",
)
"""Those that do the same each time."""
SEED = 20261127
DEATHS = 5


@pytest.fixture
def site() -> Iterator[HostileSite]:
    served = HostileSite(behaviour for behaviour in BATTERY if behaviour.name in HOSTILE)
    yield served
    served.close()


def _arguments(site: HostileSite) -> tuple[str, ...]:
    return (
        str(suites_folder() / "test_page_labels.py"),
        f"--govsite={site.url()}",
        "--govsite-engines=chromium",
        "--govsite-max-pages=100",
    )


def _told(run: Run) -> tuple[Any, ...]:
    """Return everything that a record says of the site."""
    record = run.record
    results = {
        (
            r["id"],
            r["outcome"],
            r.get("reason", ""),
            f["page"],
            f["outcome"],
            f["message"],
            f.get("found", ""),
            f["key"],
        )
        for r in record["requirements"]
        for f in (*r["findings"], {"page": "", "outcome": "", "message": "", "key": ""})
    }
    pages = {(p["url"], p["type"], tuple(p["rendered"]), p.get("template", "")) for p in record["coverage"]["pages"]}
    lost = {(u["url"], u["reason"]) for u in record["coverage"]["unobserved"]}
    return run.code, results, pages, lost, record["conclusion"]["verdict"]


def _stored(folder: Path) -> int:
    try:
        with Store(folder / "govsite-report.partial", read_only=True) as store:
            looks = sum(seen for kinds in store.looks().values() for seen in kinds.values())
            return store.page_count() + sum(bool(page.rendered) for page in store.pages()) + looks
    except Exception:
        return 0


def test_five_sudden_deaths_change_nothing(site: HostileSite, tmp_path: Path) -> None:
    (tmp_path / "calm").mkdir()
    (tmp_path / "killed").mkdir()
    calm = inspect(tmp_path / "calm", *_arguments(site))
    seen, deaths, stages, latest = 0, 0, set[int](), 0.7
    moments = random.Random(SEED)
    while deaths < DEATHS:
        resume = ("--govsite-resume",) if deaths else ()
        inspection = Inspection(tmp_path / "killed", *_arguments(site), *resume)
        # the pages are there soon, one that hangs takes most of the time: the first death is an early one
        part = moments.uniform(0.15, latest) if deaths else moments.uniform(0.03, 0.09)
        until = time.monotonic() + part * calm.seconds
        while inspection.watch() and time.monotonic() < until:
            time.sleep(0.05)
        if inspection.process.poll() is not None:
            # one that resumes is quicker than the calm one, and the machine may have been busy then: begin again
            latest -= 0.2
            assert latest > 0.15, "it was to be killed before its end"
            shutil.rmtree(tmp_path / "killed")
            (tmp_path / "killed").mkdir()
            seen, deaths = 0, 0
            stages.clear()
            continue
        inspection.kill()
        inspection.process.wait()
        deaths += 1
        stored = _stored(tmp_path / "killed")
        assert stored >= seen, "what was seen is kept"
        seen = stored
        stages.add(stored)
        until = time.monotonic() + 15
        while any(alive(number) for number in inspection.below) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [command for number, command in inspection.below.items() if alive(number)]
    assert len(stages) > 1, "it died at different moments"
    resumed = inspect(tmp_path / "killed", *_arguments(site), "--govsite-resume")
    assert _told(resumed) == _told(calm)
    assert_clean(calm, site)
    assert_clean(resumed, site)
