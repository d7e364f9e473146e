from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_govsite.fleet.dataset import Results, months_of, write_rows
from pytest_govsite.fleet.order import Reason, Result, State
from pytest_govsite.fleet.storage import Storage
from tests.fleet.records import record


def result(key: str, month: str, run: str, **more: object) -> Result:
    moment = f"{month}-03T10:00:00+08:00"
    state = State.FAILED if "reason" in more else State.DONE
    values = {
        "state": state,
        "started": moment,
        "finished": moment,
        "record": "" if "reason" in more else f"sites/{key}/x",
    }
    return Result(key=key, run=run, month=month, **{**values, **more})  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=["", "memory://fleet-data"])
def storage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Storage:
    storage = Storage(request.param or str(tmp_path_factory.mktemp("data")))
    for month in ("2026-10", "2026-11"):
        for number in range(3):
            write_rows(storage, result(f"s{number}", month, "R1"), record("http://a.example/", number))
    write_rows(storage, result("s0", "2026-11", "R2", reason=Reason.UNREACHABLE), None)
    write_rows(storage, result("s1", "2026-11", "R2"), record("http://a.example/", 3))
    write_rows(storage, result("s1", "2026-11", "R2"), record("http://a.example/", 3))
    return storage


@pytest.fixture
def results(storage: Storage) -> Iterator[Results]:
    results = Results(storage)
    yield results
    results.close()


def test_current_is_the_last_record_of_the_month(results: Results) -> None:
    rows = results.ask("select site, verdict from current where month = ? order by site", "2026-11")
    assert [tuple(row.values()) for row in rows] == [("s0", "conforming"), ("s1", "conforming"), ("s2", "pending")]


def test_months_and_only_some_of_them(storage: Storage) -> None:
    assert months_of(storage) == ["2026-11", "2026-10"]
    results = Results(storage, ["2026-10"])
    assert results.ask("select distinct month from runs") == [{"month": "2026-10"}]
    results.close()


def test_latest_is_the_last_run_of_the_month(results: Results) -> None:
    rows = results.ask("select site, reason from latest where month = ? order by site", "2026-11")
    assert [tuple(row.values()) for row in rows] == [("s0", "unreachable"), ("s1", ""), ("s2", "")]


def test_findings_requirements_and_vetoes_can_be_asked(results: Results) -> None:
    made = record("http://a.example/", 0)
    (row,) = results.ask(
        "select count(*) as n from findings f join current c using (site, run, month) where month = '2026-10' and site = 's0'"
    )
    assert row["n"] == sum(len(each.findings) for each in made.requirements) > 0
    (row,) = results.ask("select count(distinct requirement) as n from requirements where outcome = 'failed'")
    assert row["n"] == len({each.id for each in made.requirements if each.outcome == "failed"})
    assert results.ask("select distinct state from vetoes")


def test_an_empty_data_set_answers_too(tmp_path: Path) -> None:
    results = Results(Storage(str(tmp_path)))
    assert months_of(Storage(str(tmp_path))) == []
    assert results.ask("select * from current") == []
    results.close()
