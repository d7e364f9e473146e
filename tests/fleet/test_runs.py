from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.command import main
from pytest_govsite.fleet.delivering import write_begun, write_result
from pytest_govsite.fleet.order import Order, Reason, Result, Site, State
from pytest_govsite.fleet.progress import status
from pytest_govsite.fleet.runs import FleetRun, plan, write_run
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.fleet.turns import Turns

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=SHANGHAI)
SITES = tuple(Site(key=key, url=f"http://{key}.example/") for key in ("good", "dead", "half", "new"))


def result(key: str, state: State, run: str, *, finished: datetime = NOW, **more: Any) -> Result:
    moment = finished.isoformat()
    return Result(key=key, run=run, month="2026-11", state=state, started=moment, finished=moment, **more)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(str(tmp_path))


def first_run(storage: Storage) -> FleetRun:
    run, todo = plan(storage, SITES, now=NOW)
    assert len(todo) == 4
    write_run(storage, run)
    write_result(storage, result("good", State.DONE, run.run, verdict="conforming", seconds=60))
    write_result(storage, result("dead", State.FAILED, run.run, reason=Reason.UNREACHABLE, detail="DNS", seconds=20))
    write_result(storage, result("half", State.PARTIAL, run.run, reason=Reason.TIME_LIMIT, seconds=100))
    return run


def test_resume_does_what_has_no_complete_record(storage: Storage) -> None:
    first = first_run(storage)
    run, todo = plan(storage, SITES, now=NOW + timedelta(days=40), resume=True)
    assert (run.run, run.month) == (first.run, "2026-11")
    assert [site.key for site in todo] == ["dead", "half", "new"]


def test_a_new_run_does_all_but_what_is_young_enough(storage: Storage) -> None:
    first_run(storage)
    later = NOW + timedelta(days=10)
    run, todo = plan(storage, SITES, now=later)
    assert (len(todo), run.run) == (4, "R20261206-090000")
    assert [s.key for s in plan(storage, SITES, now=later, max_age=timedelta(days=20))[1]] == ["dead", "half", "new"]
    assert len(plan(storage, SITES, now=later, max_age=timedelta(days=9))[1]) == 4


def test_status_tells_what_is_done_what_runs_and_how_long_it_takes(storage: Storage) -> None:
    run = first_run(storage)
    order = Order(site=SITES[3], run=run.run, month="2026-11", storage=storage.url)
    write_begun(storage, order, (NOW + timedelta(seconds=30)).isoformat())
    told = "\n".join(status(storage, run, now=NOW + timedelta(seconds=90)))
    assert "3/4" in told
    assert "预计还需 1m00s" in told  # a mean of 60 s, one left, one at a time
    assert "… new  1m00s" in told
    assert "! dead  unreachable：DNS" in told
    assert "合格" in told


def test_a_broken_off_run_taken_up_counts_only_what_is_new(storage: Storage) -> None:
    first_run(storage)
    run, _ = plan(storage, SITES, now=NOW + timedelta(hours=1), resume=True)
    told = "\n".join(status(storage, run, now=NOW + timedelta(hours=1), language="en"))
    assert "0/3 (1 done before)" in told


def test_storage_that_nobody_knows() -> None:
    with pytest.raises(StoreError, match="nowhere"):
        Storage("nowhere://bucket/x")


def test_a_password_in_the_address_is_not_told() -> None:
    with pytest.raises(StoreError) as error:
        Storage("nowhere://me:secret@bucket/x")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["memory://fleet-tests", ""])
def test_storage_keeps_files_and_folders(url: str, tmp_path: Path) -> None:
    storage = Storage(url or str(tmp_path / "store"))
    assert storage.read("state/a.json") is None
    assert storage.read_all("state/*.json") == {}
    for number in (1, 2):
        storage.write("state/a.json", b"%d" % number)
    storage.write("state/b.json", b"3")
    assert storage.read_all("state/*.json") == {"a.json": b"2", "b.json": b"3"}
    for number in (1, 2):
        source = tmp_path / "record"
        (source / "evidence").mkdir(parents=True)
        (source / "evidence" / "x.png").write_bytes(b"x" * number)
        assert storage.put_folder(source, "sites/a/GS-1") == number
        assert not source.exists()
    assert storage.read("sites/a/GS-1/evidence/x.png") == b"xx"


def test_status_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", str(tmp_path)]) == 4
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("wrong", [["--time-limit", "4"], ["--memory-limit", "x"], ["--workers", "0"]])
def test_a_wrong_option(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["run", "x.csv", "--output", str(tmp_path), *wrong])


def test_sites_of_one_platform_take_turns() -> None:
    def order(key: str, platform: str) -> Order:
        return Order(site=Site(key=key, url="", platform=platform), run="R", month="2026-11", storage="")

    def keys(orders: list[Order]) -> list[str]:
        return [order.site.key for order in orders]

    turns = Turns([order("a1", "a"), order("a2", "a"), order("own", ""), order("a3", "a"), order("b1", "b")], limit=2)
    first = turns.ready()
    assert keys(first) == ["a1", "a2", "own", "b1"]
    assert turns.ready() == []
    turns.ended(first[2])
    assert turns.ready() == []
    turns.ended(first[0])
    assert keys(turns.ready()) == ["a3"]
