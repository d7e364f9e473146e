"""Real inspections of thirty small sites: in a cluster of their own, with a worker killed, and by separate processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from pytest_govsite.fleet.dataset import Results
from pytest_govsite.fleet.order import Result, State
from pytest_govsite.fleet.runs import read_states
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.record.verify import verify_folder
from tests.fleet.thirty import KINDS, thirty_sites

TREE = Path(__file__).parents[2]
NARROW = ("--", "-k", "site-name", "--govsite-engines=chromium", "--govsite-max-pages=3")
COMMAND = (sys.executable, "-m", "pytest_govsite.fleet")


def fleet(*arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(TREE)}
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def states(output: Path) -> dict[str, Result]:
    return read_states(Storage(str(output)))


def check(output: Path, kinds: dict[str, str]) -> None:
    found = states(output)
    assert set(found) == set(kinds)
    for key, state in found.items():
        if kinds[key] in ("good", "defective", "slow"):
            assert state.state is State.DONE, state
        else:
            assert state.state is State.DONE or (state.reason and state.detail), state
        if kinds[key] in ("dead", "circle", "silent"):
            assert state.reason == "unreachable", state
        if state.record:
            assert not verify_folder(output / state.record)


def test_thirty_sites_a_killed_worker_and_a_second_run(tmp_path: Path) -> None:
    output = tmp_path / "province"
    with thirty_sites(tmp_path / "sites.csv") as kinds:
        first = fleet("run", tmp_path / "sites.csv", "--output", output, "--workers", 2, "--retries", 0, *NARROW)
        killed = kill_a_worker(first, output)
        out, err = first.communicate()
        assert first.returncode == 1, err
        assert killed
        assert out.count("\n[") == len(KINDS)
        check(output, kinds)
        assert (output / "overview.html").is_file()
        before = {key: state.finished for key, state in states(output).items() if state.state is State.DONE}
        second = fleet(
            "run", tmp_path / "sites.csv", "--output", output, "--workers", 2, "--resume", "--retries", 0, *NARROW
        )
        out, err = second.communicate()
        assert out.count("\n[") == len(KINDS) - len(before), err
        check(output, kinds)
        assert {key: states(output)[key].finished for key in before} == before
    results = Results(Storage(str(output)))
    assert results.ask("select count(*) as n from latest") == [{"n": len(KINDS)}]
    results.close()


def kill_a_worker(run: subprocess.Popen[str], output: Path) -> int:
    """Kill a worker in the middle of an inspection; return its process, 0 where none was found."""
    until = time.monotonic() + 300
    while time.monotonic() < until and run.poll() is None:
        time.sleep(0.5)
        if len(states(output)) < 3:
            continue
        for process in psutil.Process(run.pid).children(recursive=True):
            try:
                if "pytest_govsite.fleet.guard" in process.cmdline() and process.children():
                    worker = process.ppid()
                    os.kill(worker, signal.SIGKILL)
                    return worker
            except psutil.Error:
                continue
    return 0


class Office(NamedTuple):
    """A scheduler and two workers, each a process of its own."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextlib.contextmanager
def office(folder: Path) -> Iterator[Office]:
    where, environment = folder / "scheduler.json", {**os.environ, "PYTHONPATH": str(TREE)}
    common = ("--scheduler-file", str(where), "--no-dashboard")
    module = (sys.executable, "-m", "distributed.cli.dask_scheduler")
    scheduler = (*module, *common, "--host", "127.0.0.1", "--port", "0")
    worker = (*module[:2], "distributed.cli.dask_worker", *common, "--nthreads", "1")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": environment}
    started = [subprocess.Popen(command, **quiet) for command in (scheduler, worker, worker)]  # type: ignore[call-overload]
    try:
        until = time.monotonic() + 60
        while not where.is_file() and time.monotonic() < until:
            time.sleep(0.2)
        time.sleep(1)
        yield Office(json.loads(where.read_text())["address"], started[0], tuple(started[1:]))
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def test_a_scheduler_and_workers_of_their_own(tmp_path: Path) -> None:
    output = tmp_path / "province"
    few = ("good", "dead", "defective", "good")
    with office(tmp_path) as there, thirty_sites(tmp_path / "sites.csv", few) as kinds:
        run = fleet(
            "run", tmp_path / "sites.csv", "--output", output, "--scheduler", there.address, "--retries", 0, *NARROW
        )
        _, err = run.communicate()
        assert run.returncode == 1, err
        check(output, kinds)


def await_states(run: subprocess.Popen[str], output: Path, number: int) -> None:
    until = time.monotonic() + 600
    while len(states(output)) < number and time.monotonic() < until and run.poll() is None:
        time.sleep(0.2)
    assert run.poll() is None
    assert len(states(output)) < len(KINDS)


@pytest.mark.thorough
def test_thirty_sites_a_lost_machine_and_a_lost_controller(tmp_path: Path) -> None:
    """One of two workers goes with all its processes, then the controller of the list; `--resume` does what is missing."""
    output = tmp_path / "province"
    with office(tmp_path) as there, thirty_sites(tmp_path / "sites.csv", KINDS) as kinds:
        options = ("--output", output, "--scheduler", there.address, "--retries", 0, *NARROW)
        first = fleet("run", tmp_path / "sites.csv", *options)
        await_states(first, output, len(KINDS) // 10)
        machine = psutil.Process(there.workers[0].pid)
        for process in (machine, *machine.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                process.kill()
        await_states(first, output, len(KINDS) // 3)
        first.kill()
        first.communicate()
        before = {key: state.finished for key, state in states(output).items() if state.state is State.DONE}
        second = fleet("run", tmp_path / "sites.csv", "--resume", *options)
        _, err = second.communicate()
        assert second.returncode == 1, err
        check(output, kinds)
    assert {key: states(output)[key].finished for key in before} == before
    results = Results(Storage(str(output)))
    assert results.ask("select count(*) as n from latest") == [{"n": len(KINDS)}]
    results.close()


@pytest.mark.thorough
def test_a_scheduler_that_goes_away_and_another_one(tmp_path: Path) -> None:
    output, few = tmp_path / "province", ("good", "slow", "good", "good")
    arguments = ("run", tmp_path / "sites.csv", "--output", output, "--retries", 0, "--resume", "--scheduler")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with thirty_sites(tmp_path / "sites.csv", few) as kinds:
        with office(tmp_path / "one") as there:
            run = fleet(*arguments, there.address, *NARROW)
            until = time.monotonic() + 120
            while not states(output) and time.monotonic() < until and run.poll() is None:
                time.sleep(0.2)
            there.scheduler.kill()
            _, err = run.communicate()
            assert run.returncode == 4
            assert err.count("\n") == 1
            assert there.address in err
            assert "--resume" in err
            assert 1 <= len(states(output)) < len(few)
        with office(tmp_path / "two") as there:
            run = fleet(*arguments, there.address, *NARROW)
            _, err = run.communicate()
            assert run.returncode == 0, err
        check(output, kinds)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9"])
def test_a_scheduler_that_is_not_there(address: str, tmp_path: Path) -> None:
    with thirty_sites(tmp_path / "sites.csv", ("good",)):
        run = fleet("run", tmp_path / "sites.csv", "--output", tmp_path / "out", "--scheduler", address)
        _, err = run.communicate()
    assert run.returncode == 4
    assert err.count("\n") == 1
    assert address in err
