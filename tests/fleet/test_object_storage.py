"""Records and results in object storage: an S3 of its own on loopback (moto), asked by every process over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.fleet.command import main
from pytest_govsite.fleet.dataset import Results
from pytest_govsite.fleet.delivering import deliver, work_folder
from pytest_govsite.fleet.dispatching import connected, dispatch
from pytest_govsite.fleet.order import Order, Reason, Result, State
from pytest_govsite.fleet.overview.write import write_overview
from pytest_govsite.fleet.runs import read_states
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.record.verify import verify_folder
from tests.fleet.province import fill
from tests.fleet.test_fleet import TREE, order
from tests.fleet.test_thirty_sites import NARROW, fleet
from tests.fleet.thirty import thirty_sites

URL = "s3://inspections/province"


class Bucket:
    """The server of the storage, which can be switched off and on."""

    def __init__(self) -> None:
        self.server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        self.server.start()
        self.address = "http://{}:{}".format(*self.server.get_host_and_port())

    def off(self) -> None:
        self.server.stop()

    def on(self) -> None:
        self.server = ThreadedMotoServer("127.0.0.1", int(self.address.rpartition(":")[2]), verbose=False)
        self.server.start()


pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def bucket() -> Iterator[Bucket]:
    bucket = Bucket()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", bucket.address)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_MAX_ATTEMPTS", "1")
        patch.setenv("PYTHONPATH", str(TREE))
        Storage("s3://inspections").fs.makedirs("inspections", exist_ok=True)
        yield bucket
        bucket.off()


@pytest.fixture
def storage(bucket: Bucket, request: pytest.FixtureRequest) -> Storage:
    return Storage(f"s3://inspections/{request.node.name}")


def stored(order: Order, storage: Storage, work: Path) -> Order:
    from msgspec.structs import replace

    return replace(order, storage=storage.url, work=str(work))


def test_a_folder_replaces_an_older_one(storage: Storage, tmp_path: Path) -> None:
    assert storage.read("state/a.json") is None
    assert storage.read_all("state/*.json") == {}
    for number, name in ((1, "old.png"), (2, "new.png")):
        storage.write("state/a.json", b"%d" % number)
        source = tmp_path / "record"
        (source / "evidence" / "证据").mkdir(parents=True)
        (source / "evidence" / "证据" / name).write_bytes(b"x" * number)
        assert storage.put_folder(source, "sites/a/GS-1") == number
        assert not source.exists()
    assert storage.read_all("state/*.json") == {"a.json": b"2"}
    assert storage.read("sites/a/GS-1/evidence/证据/new.png") == b"xx"
    assert storage.read("sites/a/GS-1/evidence/证据/old.png") is None


def test_results_are_asked_and_shown(bucket: Bucket, storage: Storage) -> None:
    fill(storage, sites=4)
    with closing(Results(storage)) as results:
        assert results.ask("select count(*) as n from latest where month = '2026-11'") == [{"n": 4}]
    write_overview(storage, made=datetime(2026, 11, 26, 9, 0, tzinfo=SHANGHAI))
    assert "示范1县人民政府" in (storage.read("overview.html") or b"").decode()
    assert storage.read("notice.xlsx")
    with closing(Results(storage)) as results:
        # once it is open no thread waits for the storage, neither for the answer nor at the end of the process
        bucket.off()
        try:
            assert results.ask("select site from runs limit 1")
        finally:
            bucket.on()
            Storage("s3://inspections").fs.makedirs("inspections", exist_ok=True)


def test_another_attempt_goes_on_in_the_shared_work_folder(storage: Storage, tmp_path: Path) -> None:
    """A worker is killed with the site; the one that gets it next finds what the first had begun."""
    from tests.fleet.test_fleet import killer_of_the_one_that_waits

    told: dict[str, Result] = {}
    orders = [stored(order(tmp_path, host), storage, tmp_path / "work") for host in ("patient-1", "good-2")]
    with connected(workers=2) as client, killer_of_the_one_that_waits(tmp_path / "work" / "R1"):
        dispatch(client, orders, storage, lambda result: told.__setitem__(result.key, result))
    assert told == read_states(storage)
    assert {result.state for result in told.values()} == {State.DONE}
    assert (tmp_path / "work" / "R1" / "attempts.txt").read_text().splitlines().count("patient-1") == 2
    assert not list((tmp_path / "work" / "R1").glob("*/record"))  # what is stored is not kept


def test_storage_that_fails_costs_no_inspection(bucket: Bucket, storage: Storage, tmp_path: Path) -> None:
    wanted = stored(order(tmp_path, "good-7"), storage, tmp_path / "work")
    bucket.off()
    try:
        lost = deliver(wanted)
    finally:
        bucket.on()
    assert (lost.state, lost.reason) == (State.FAILED, Reason.STORAGE)
    assert lost.detail
    assert (work_folder(wanted, storage) / "record" / "record.json").is_file()
    Storage("s3://inspections").fs.makedirs("inspections", exist_ok=True)  # moto keeps nothing over a restart
    again = deliver(wanted)
    assert (again.state, again.attempts) == (State.DONE, 0)
    assert read_states(storage)[again.key] == again
    assert not work_folder(wanted, storage).exists()


def test_the_list_goes_on_while_storage_fails(bucket: Bucket, storage: Storage, tmp_path: Path) -> None:
    told: dict[str, Result] = {}
    orders = [stored(order(tmp_path, host), storage, tmp_path / "work") for host in ("good-1", "good-2")]
    bucket.off()
    try:
        with connected(workers=2) as client:
            dispatch(client, orders, storage, lambda result: told.__setitem__(result.key, result))
    finally:
        bucket.on()
    assert {(result.state, result.reason) for result in told.values()} == {(State.FAILED, Reason.STORAGE)}


@pytest.mark.browser
def test_sites_inspected_into_object_storage(bucket: Bucket, storage: Storage, tmp_path: Path) -> None:
    Storage("s3://inspections").fs.makedirs("inspections", exist_ok=True)
    options = ("run", tmp_path / "sites.csv", "--output", storage.url, "--workers", 2, "--retries", 0)
    with thirty_sites(tmp_path / "sites.csv", ("good", "dead", "defective", "good")) as kinds:
        first = fleet(*options, *NARROW)
        out, err = first.communicate()
        assert first.returncode == 1, err
        states = read_states(storage)
        assert {key: state.state for key, state in states.items()} == {
            key: State.FAILED if kind == "dead" else State.DONE for key, kind in kinds.items()
        }
        second = fleet(*options, "--resume", *NARROW)
        out, err = second.communicate()
        assert out.count("\n[") == 1, out + err  # the dead one only
    for key, state in read_states(storage).items():
        if state.record:
            assert state == states[key]
            storage.fs.get(f"{storage.path(state.record)}/", f"{tmp_path / key}/", recursive=True)
            assert not verify_folder(tmp_path / key)
            assert json.loads((tmp_path / key / "record.json").read_bytes())["site"]["url"] == state.url
    assert storage.read("overview.html")
    assert main(["status", storage.url]) == 0
