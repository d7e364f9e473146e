from __future__ import annotations

import asyncio
import time

import pytest

from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.pace import HostGoneError, HostPace


def test_requests_keep_their_distance(loop: BackgroundLoop) -> None:
    async def scene() -> float:
        pace = HostPace(20.0, own=True, simultaneous=6)
        begun = time.monotonic()

        async def one() -> None:
            async with pace:
                pass

        await asyncio.gather(*(one() for _ in range(11)))
        return time.monotonic() - begun

    assert loop.run(scene()) >= 0.5


def test_no_limit_means_no_waiting(loop: BackgroundLoop) -> None:
    async def scene() -> float:
        pace = HostPace(None, own=True, simultaneous=6)
        begun = time.monotonic()
        for _ in range(2000):
            async with pace:
                pace.answered(0.001)
        return time.monotonic() - begun

    assert loop.run(scene()) < 1.0


def test_busy_and_slow_answers_lower_the_rate_and_good_ones_raise_it() -> None:
    pace = HostPace(20.0, own=True, simultaneous=6)
    pace.answered(0.1, busy=True)
    assert pace.rate == 10.0
    pace.answered(5.0)
    assert pace.rate == 8.0
    for _ in range(100):
        pace.answered(0.1)
    assert pace.rate == 20.0


def test_retry_after_holds_everybody(loop: BackgroundLoop) -> None:
    async def scene() -> float:
        pace = HostPace(None, own=True, simultaneous=6)
        async with pace:
            pace.answered(0.1, busy=True, pause=0.4)
        begun = time.monotonic()
        async with pace:
            return time.monotonic() - begun

    assert loop.run(scene()) >= 0.39


def test_an_outside_host_is_given_up_after_three_failures(loop: BackgroundLoop) -> None:
    async def scene() -> None:
        pace = HostPace(20.0, own=False, simultaneous=6)
        for _ in range(3):
            async with pace:
                pace.failed()
        async with pace:
            pytest.fail("was asked again")

    with pytest.raises(HostGoneError):
        loop.run(scene())


def test_an_answer_makes_up_for_failures(loop: BackgroundLoop) -> None:
    async def scene() -> bool:
        pace = HostPace(None, own=False, simultaneous=6)
        for _ in range(6):
            async with pace:
                pace.failed()
            async with pace:
                pace.answered(0.1)
        return True

    assert loop.run(scene())


def test_the_site_itself_is_waited_for(loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pytest_govsite.observe.pace._WAITS", (0.2, 0.2, 0.2))

    async def scene() -> tuple[float, bool]:
        pace = HostPace(1000.0, own=True, simultaneous=6)
        begun = time.monotonic()
        for _ in range(10):
            async with pace:
                pace.failed()
        waited = time.monotonic() - begun
        try:
            async with pace:
                pace.failed()
            async with pace:
                pass
        except HostGoneError:
            return waited, True
        return waited, False

    waited, gone = loop.run(scene())
    assert waited >= 0.38
    assert gone
