"""Hostile answers that nobody has to wait for, in one run beside healthy pages whose results stay complete."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pytest_govsite.observe.launch import is_root
from tests.staying.battery import LIGHT
from tests.staying.behaviour import Behaviour
from tests.staying.proof import Told, assert_clean, assert_complete, assert_told
from tests.staying.running import Run, inspect
from tests.staying.serving import HostileSite

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.fixture(scope="module")
def site() -> Iterator[HostileSite]:
    served = HostileSite(LIGHT)
    yield served
    served.close()


@pytest.fixture(scope="module")
def run(site: HostileSite, tmp_path_factory: pytest.TempPathFactory) -> Run:
    arguments = (f"--govsite={site.url()}", "--govsite-engines=chromium", "--govsite-max-pages=200")
    return inspect(tmp_path_factory.mktemp("light"), *arguments)


@pytest.fixture(scope="module")
def told(run: Run, site: HostileSite) -> Told:
    return Told(run.record, site)


def test_exit_code_and_verdict_say_that_pages_were_lost(run: Run, told: Told) -> None:
    assert run.code == 1
    complete = told.requirements["house.complete"]
    assert (complete["outcome"], complete["cause"]) == ("untested", "broken")
    assert run.record["conclusion"]["verdict"] == "pending"


@pytest.mark.parametrize("behaviour", LIGHT, ids=lambda behaviour: behaviour.name)
def test_the_record_tells_what_became_of_a_hostile_page(told: Told, site: HostileSite, behaviour: Behaviour) -> None:
    assert_told(told, behaviour)
    assert site.seconds[behaviour.path], "it was asked for"
    assert max(site.seconds[behaviour.path] + site.seconds[f"/held/{behaviour.name}"]) < behaviour.bound


def test_healthy_pages_stay_complete(told: Told, site: HostileSite) -> None:
    assert_complete(told, site)


def test_nothing_is_left(run: Run, site: HostileSite) -> None:
    assert_clean(run, site)


def test_the_record_says_whether_the_browser_was_in_its_sandbox(run: Run) -> None:
    [engine] = run.record["engines"]
    assert engine["sandbox"] is False if is_root() else isinstance(engine["sandbox"], bool)
    if not engine["sandbox"]:
        assert "沙箱未启用" in engine["note"]
        assert "沙箱未启用" in (run.folder / "govsite-report" / "record.html").read_text("utf-8")
