"""What the proxy saw tells why nothing is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.exchange import begun
from pytest_govsite.observe.engine.watched import why_not
from pytest_govsite.observe.engine.watching import Watch, WatchingProxy
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network

URL = "https://www.shifan.gov.cn/"


@pytest.mark.parametrize("reason", [UnobservedReason.TLS, UnobservedReason.TIMEOUT, UnobservedReason.CONNECT])
def test_a_failure_keeps_its_reason_where_the_host_has_been_connected_to_since(
    loop: BackgroundLoop, configure: Callable[..., Config], reason: UnobservedReason
) -> None:
    async def work() -> tuple[UnobservedReason, str, int | None] | None:
        config = configure(URL)
        network = Network(config)
        proxy = WatchingProxy(network, Credentials(config, network.origins), Watch())
        exchange = begun("GET", URL, {"sec-fetch-dest": "document"})
        exchange.reason, exchange.failure, exchange.over = reason, "没有连上 / not reached", True
        proxy.log.append(exchange)
        # another connection came about meanwhile and took back what was noted of the host
        assert proxy.failure("www.shifan.gov.cn", 443) is None
        await network.close()
        return why_not(proxy, URL)

    assert loop.run(work()) == (reason, "没有连上 / not reached", None)
