"""What the log of a server says of our manners."""

from __future__ import annotations

import asyncio
import itertools
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model import Fetched
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.conftest import configure, loop
from tests.observe.site import Handler
from tests.staying.proof import Told, assert_clean, assert_complete
from tests.staying.running import inspect
from tests.staying.serving import HostileSite

__all__ = ["configure", "loop"]
AFTER = 10
"""Requests after which the firewall begins to block."""


def _own_address() -> str:
    """Return an address of this machine that is not loopback, where no limit holds; empty where it has none."""
    for addresses in psutil.net_if_addrs().values():
        for address in addresses:
            if address.family is socket.AF_INET and not address.address.startswith("127."):
                return address.address
    return ""


@pytest.fixture
def site() -> Iterator[HostileSite]:
    address = _own_address()
    if not address:
        pytest.skip("no address but loopback")
    served = HostileSite((), address)
    yield served
    served.close()


def _fetch(loop: BackgroundLoop, config: Config, urls: list[str]) -> list[Fetched]:
    async def all_of_them() -> list[Fetched]:
        async with HttpClient(config) as client:
            return await asyncio.gather(*(client.fetch(url) for url in urls))

    return loop.run(all_of_them())


def _moments(site: HostileSite) -> list[float]:
    return [moment for _, _, moment in site.requests]


def test_rate_and_simultaneous_requests(
    loop: BackgroundLoop, site: HostileSite, configure: Callable[..., Config]
) -> None:
    config = configure(site.url(host=_own_address()))
    answers = _fetch(loop, config, [site.url(f"/news/{n % 5 + 1}.html?{n}", host=_own_address()) for n in range(50)])
    assert all(answer.document is not None for answer in answers)
    moments = _moments(site)
    assert len(moments) == 50
    assert all(later - earlier >= 0.9 for earlier, later in zip(moments, moments[20:], strict=False)), "20 a second"
    assert site.most <= 6


def test_retry_after_is_kept_by_everybody_and_lowers_the_rate(
    loop: BackgroundLoop, site: HostileSite, configure: Callable[..., Config]
) -> None:
    numbers = itertools.count(1)
    refused: list[float] = []

    def busy(handler: Handler) -> tuple[int, str, dict[str, str]]:
        if next(numbers) == 11:
            refused.append(site.requests[-1][2])
            return 429, "busy", {"Retry-After": "2"}
        return 200, "<p>a</p>", {}

    site.serve("/page", busy)
    config = configure(site.url(host=_own_address()))
    answers = _fetch(loop, config, [site.url(f"/page?{n}", host=_own_address()) for n in range(30)])
    assert all(answer.document is not None for answer in answers), "nothing is lost"
    [moment] = refused
    after = [m - moment for m in _moments(site) if m > moment]
    # requests that were under way already may still arrive
    assert not [waited for waited in after if 0.3 < waited < 1.9]
    later = [m for m in after if m >= 1.9]
    assert len(later) >= 15
    assert later[10] - later[0] > 0.7, "half as fast"


@pytest.mark.thorough
@pytest.mark.browser
def test_a_firewall_that_blocks_for_a_while_costs_time_and_nothing_else(tmp_path: Path) -> None:
    site = HostileSite(())
    begun: list[float] = []

    def blocks(handler: Handler) -> tuple[int, str, dict[str, str]] | None:
        if len(site.requests) < AFTER:
            return None
        begun.append(time.monotonic())
        return (403, "<title>拦截</title>您的请求已被拦截", {}) if begun[-1] - begun[0] < 5.0 else None

    site.gate = blocks
    run = inspect(tmp_path, f"--govsite={site.url()}", "--govsite-engines=chromium")
    assert run.code == 0, run.said
    assert "暂停 10 秒" in run.said
    assert "站点已恢复应答，继续检测" in run.said
    told = Told(run.record, site)
    assert_complete(told, site)
    assert any("防火墙拦截了检测 1 次" in note for note in run.record["notes"])
    quiet = max(later - earlier for earlier, later in itertools.pairwise(begun))
    assert quiet > 9.0, "nothing is asked in the pause"
    assert_clean(run, site)
    site.close()


@pytest.mark.thorough
def test_a_firewall_that_stays_is_left_alone_and_named(tmp_path: Path) -> None:
    site = HostileSite(())
    site.gate = lambda _: (403, "blocked", {}) if len(site.requests) >= AFTER else None
    run = inspect(tmp_path, f"--govsite={site.url()}", "-k", "source or complete")
    assert run.code == 1
    record = run.record
    assert {entry["reason"] for entry in record["coverage"]["unobserved"]} == {"blocked"}
    seen = {page["url"] for page in record["coverage"]["pages"]}
    assert seen >= {site.url(path) for path in site.healthy}, "what was not asked for is named"
    assert any("白名单" in note for note in record["notes"])
    assert Told(record, site).requirements["house.complete"]["cause"] == "broken"
    assert len(site.requests) < AFTER + 30
    site.close()
