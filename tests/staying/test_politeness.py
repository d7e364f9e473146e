"""What the log of a server says of our manners."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import Callable, Iterator

import psutil
import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model import Fetched
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.conftest import configure, loop
from tests.observe.site import Handler
from tests.staying.serving import HostileSite

__all__ = ["configure", "loop"]


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
