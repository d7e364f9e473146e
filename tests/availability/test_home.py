from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_govsite.checks.availability import home_available
from pytest_govsite.config.options import build_config
from pytest_govsite.model import AvailabilityFacts, HomeVisit, Outcome, UnobservedReason, Verdict
from pytest_govsite.observe.home_visits import HomeVisits
from pytest_govsite.observe.network import Network
from tests.checks.building import facts, is_advice, one, site, source_page
from tests.observe.site import LocalSite

FINE = HomeVisit(at=0, elapsed=0.4, status=200)


def judged(*visits: HomeVisit, local: bool = False, busy: float | None = None) -> Verdict:
    seen = facts(availability=AvailabilityFacts(visits=visits, local=local, busy=busy))
    return one(home_available([source_page()], site(), seen))


def down(control: bool | None = True) -> HomeVisit:
    return HomeVisit(at=9, elapsed=15.0, reason=UnobservedReason.TIMEOUT, control=control)


def error(status: int) -> HomeVisit:
    return HomeVisit(at=9, elapsed=0.1, status=status)


def test_twenty_answers_pass_and_the_record_says_that_it_is_no_week() -> None:
    verdict = judged(*[FINE] * 20)
    assert verdict.outcome is Outcome.PASSED
    assert "一周" in verdict.measured


@pytest.mark.parametrize(
    "vain", [down(), error(500), error(502), error(404), HomeVisit(at=1, elapsed=15.8, status=200)]
)
def test_three_in_vain_of_twenty_fail_two_are_advice(vain: HomeVisit) -> None:
    local = vain.status == 200
    assert judged(*[FINE] * 16, *[vain] * 3, FINE, local=local).outcome is Outcome.FAILED
    assert not is_advice(judged(*[FINE] * 16, *[vain] * 3, FINE, local=local))
    assert is_advice(judged(*[FINE] * 18, *[vain] * 2, local=local))
    # three of a hundred are less than a tenth
    assert is_advice(judged(*[FINE] * 97, *[vain] * 3, local=local))


def test_where_the_control_address_does_not_answer_either_visits_are_not_counted() -> None:
    assert judged(*[FINE] * 20, *[down(control=False)] * 6).outcome is Outcome.PASSED
    assert judged(*[down(control=False)] * 6).outcome is Outcome.UNTESTED


def test_without_a_control_address_a_person_looks_except_on_this_machine() -> None:
    assert judged(*[FINE] * 16, *[down(control=None)] * 3, FINE).outcome is Outcome.CANT_TELL
    assert judged(*[FINE] * 16, *[down(control=None)] * 3, FINE, local=True).outcome is Outcome.FAILED


@pytest.mark.parametrize("status", [403, 429, 503])
def test_guards_that_turn_the_inspection_away_are_for_a_person(status: int) -> None:
    assert judged(*[FINE] * 15, *[error(status)] * 5).outcome is Outcome.CANT_TELL
    assert judged(*[FINE] * 19, error(status)).outcome is Outcome.PASSED


def test_silence_that_comes_and_stays_may_be_a_guard_and_is_for_a_person() -> None:
    assert judged(*[FINE] * 15, *[down()] * 8).outcome is Outcome.CANT_TELL
    assert judged(*[FINE] * 15, *[error(500)] * 8).outcome is Outcome.FAILED
    assert judged(*[FINE] * 15, *[down()] * 8, FINE).outcome is Outcome.FAILED


def test_a_busy_machine_says_nothing_of_slow_answers_but_of_errors() -> None:
    assert judged(*[FINE] * 16, *[down()] * 3, FINE, busy=1.0).outcome is Outcome.CANT_TELL
    assert judged(*[FINE] * 16, *[error(500)] * 3, FINE, busy=1.0).outcome is Outcome.FAILED
    assert judged(*[FINE] * 16, *[down()] * 3, FINE, busy=0.5).outcome is Outcome.FAILED


def test_too_few_visits_cannot_tell_unless_they_fail_already() -> None:
    assert judged(*[FINE] * 12).outcome is Outcome.CANT_TELL
    assert judged(*[FINE] * 4, *[error(500)] * 3).outcome is Outcome.FAILED


def test_observations_without_visits_are_untested_and_lists_without_a_home_page_inapplicable() -> None:
    assert one(home_available([source_page()], site(), facts())).outcome is Outcome.UNTESTED
    assert one(home_available([], site(), facts(whole_site=False))).outcome is Outcome.INAPPLICABLE


@pytest.fixture
def served() -> Iterator[LocalSite]:
    running = LocalSite()
    yield running
    running.close()


def visits(url: str, folder: Path, *, run: float, limit: float = 15.0, least: int = 8) -> tuple[HomeVisit, ...]:
    async def main() -> tuple[HomeVisit, ...]:
        config = build_config({"url": url}, folder=folder)
        network = Network(config)
        try:
            async with HomeVisits(config, network, url, control="", limit=limit, least=least) as visiting:
                await asyncio.sleep(run)
                assert visiting.local
                return await visiting.finish()
        finally:
            await network.close()

    return asyncio.run(main())


def test_visits_are_spaced_over_the_run_and_the_rest_is_made_up(served: LocalSite, tmp_path: Path) -> None:
    served.routes["/"] = (302, "", {"Location": "/index.html"})
    served.routes["/index.html"] = (200, "<html><title>首页</title><body>首页</body></html>", {})
    made = visits(served.url("/"), tmp_path, run=0.3)
    assert len(made) >= 8
    assert {visit.status for visit in made} == {200}
    assert [visit.at for visit in made] == sorted(visit.at for visit in made)
    assert made[-1].at - made[0].at >= 0.5


def test_errors_are_noted_and_not_tried_again(served: LocalSite, tmp_path: Path) -> None:
    served.routes["/"] = (502, "Bad Gateway", {})
    made = visits(served.url("/"), tmp_path, run=0, least=3)
    assert [visit.status for visit in made] == [502] * len(made)


def test_a_server_that_keeps_silent_is_given_up_in_time(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        held: list[socket.socket] = []

        def accept() -> None:
            try:
                while True:
                    held.append(silent.accept()[0])
            except OSError:
                return

        threading.Thread(target=accept, daemon=True).start()
        begun = time.monotonic()
        made = visits(f"http://127.0.0.1:{silent.getsockname()[1]}/", tmp_path, run=0, limit=0.4, least=2)
        assert {visit.reason for visit in made} == {UnobservedReason.TIMEOUT}
        assert time.monotonic() - begun < 10
        for each in held:
            each.close()
