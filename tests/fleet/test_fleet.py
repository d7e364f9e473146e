"""Scheduling, with an inspector that stands in for pytest; tests/fleet/test_thirty_sites.py has the real thing."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from pytest_govsite.fleet.delivering import deliver
from pytest_govsite.fleet.dispatching import connected, dispatch
from pytest_govsite.fleet.order import Limits, Order, Reason, Result, Site, State
from pytest_govsite.fleet.runs import read_states
from pytest_govsite.fleet.storage import Storage

COMMAND = (sys.executable, "-m", "tests.fleet.inspector")
LIMITS = Limits(seconds=40, memory=250 * 2**20, retries=0, grace=1)
TREE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with connected(workers=2) as client:
        yield client


@pytest.fixture(autouse=True)
def our_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TREE))


def order(folder: Path, host: str, **limits: Any) -> Order:
    site = Site(key=host, url=f"http://{host}.example/", settings={"site": {"url": f"http://{host}.example/"}})
    changed = Limits(**{**{name: getattr(LIMITS, name) for name in LIMITS.__struct_fields__}, **limits})
    return Order(site=site, run="R1", month="2026-11", storage=str(folder), limits=changed, command=COMMAND)


def done(client: Any, folder: Path, *orders: Order) -> dict[str, Result]:
    told: dict[str, Result] = {}
    dispatch(client, orders, Storage(str(folder)), lambda result: told.__setitem__(result.key, result))
    assert told == read_states(Storage(str(folder)))
    return told


def test_every_site_has_a_record_or_a_named_reason(client: Any, tmp_path: Path) -> None:
    told = done(
        client,
        tmp_path,
        order(tmp_path, "good-1"),
        order(tmp_path, "dead-2", retries=1),
        order(tmp_path, "broken-3"),
        order(tmp_path, "slow-4", seconds=0.3),
        order(tmp_path, "greedy-5"),
    )
    assert {key: (result.state, result.reason) for key, result in told.items()} == {
        "good-1": (State.DONE, None),
        "dead-2": (State.FAILED, Reason.UNREACHABLE),
        "broken-3": (State.FAILED, Reason.BROKEN),
        "slow-4": (State.FAILED, Reason.TIME_LIMIT),
        "greedy-5": (State.FAILED, Reason.MEMORY_LIMIT),
    }
    assert told["good-1"].verdict == "nonconforming"
    assert (tmp_path / told["good-1"].record / "record.html").is_file()
    assert "无法建立连接" in told["dead-2"].detail
    assert told["dead-2"].attempts == 2
    assert "a defect of ours" in told["broken-3"].detail


@contextlib.contextmanager
def killer_of_the_one_that_waits(work: Path) -> Iterator[list[int]]:
    """Kill the worker that inspects the site `patient-1`; yields a list that gets the process of the inspection."""

    def kill_the_one_that_waits() -> None:
        flag = work / "pid-1"
        until = time.monotonic() + 30
        while not (flag.is_file() and flag.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        inspector = psutil.Process(int(flag.read_text()))
        pids.append(inspector.pid)
        guard = inspector.parent()
        assert guard is not None
        worker = guard.parent()
        assert worker is not None
        os.kill(worker.pid, signal.SIGKILL)

    pids: list[int] = []
    killer = threading.Thread(target=kill_the_one_that_waits)
    killer.start()
    yield pids
    killer.join()


def test_a_killed_worker_loses_nothing(client: Any, tmp_path: Path) -> None:
    with killer_of_the_one_that_waits(tmp_path / "work" / "R1") as pids:
        told = done(client, tmp_path, order(tmp_path, "patient-1"), order(tmp_path, "good-2"))
    assert {result.state for result in told.values()} == {State.DONE}
    assert not psutil.pid_exists(pids[0])  # what the dead worker had begun is ended with it
    until = time.monotonic() + 60
    while len(client.scheduler_info()["workers"]) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    assert len(client.scheduler_info()["workers"]) == 2  # the dead one is replaced


def test_a_site_that_an_earlier_run_still_has_is_waited_for(client: Any, tmp_path: Path) -> None:
    """A run that was broken off is taken up while its worker is still at a site: nothing is inspected twice at once."""
    wanted = order(tmp_path, "lasting-1")
    earlier = client.submit(deliver, wanted, pure=False)
    until = time.monotonic() + 30
    while not (tmp_path / "work" / "R1" / "attempts.txt").is_file() and time.monotonic() < until:
        time.sleep(0.05)
    told = done(client, tmp_path, wanted)
    assert told["lasting-1"] == earlier.result()
    assert told["lasting-1"].state is State.DONE
    assert (tmp_path / "work" / "R1" / "attempts.txt").read_text() == "lasting-1\n"
