"""The demo's small internet over IPv6, its DNS included."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.demo.net.sockets import has_ipv6
from pytest_govsite.model.security import Connection, Ipv6Facts, NameAnswer, NameFacts, OwnIpv6
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.security.ipv6 import look_at_ipv6
from pytest_govsite.observe.security.names import look_up
from tests.observe.conftest import HOST

Configure = Callable[..., Config]


@pytest.fixture(scope="module")
def internet() -> Iterator[DemoInternet]:
    with DemoInternet(articles=5) as running:
        yield running


def look(loop: BackgroundLoop, config: Config, home: str) -> Ipv6Facts:
    async def scene() -> Ipv6Facts:
        async with HttpClient(config) as client:
            return await look_at_ipv6(client, config, home)

    return loop.run(scene())


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")
def test_the_demo_over_ipv6(internet: DemoInternet, loop: BackgroundLoop, configure: Configure) -> None:
    config = configure(internet.start_url, internet.config_toml())
    seen = look(loop, config, internet.start_url)
    assert (seen.own, seen.address, seen.six.status, seen.four.status) == (OwnIpv6.LOOPBACK, "::1", 200, 200)
    assert "示范县" in seen.six.text
    assert seen.six.text == seen.four.text
    assert seen.names.six_addresses == ("3ffe:3301:99::80",)
    assert [(s.name, s.six) for s in seen.names.servers] == [
        ("ns1.shifan.gov.cn", NameAnswer.FOUND),
        ("ns2.shifan.gov.cn", NameAnswer.FOUND),
    ]


def test_a_table_that_knows_ipv4_only(internet: DemoInternet, loop: BackgroundLoop, configure: Configure) -> None:
    toml = f'[dns]\nserver = "{internet.dns_server}"\n'
    config = configure(f"https://{HOST}/", toml, resolve=(f"{HOST}=203.0.113.7",))
    seen = look(loop, config, f"https://{HOST}/")
    assert (seen.ruled, seen.address, seen.six.connection) == ("203.0.113.7", "", Connection.NOT_TRIED)


def names(loop: BackgroundLoop, config: Config, host: str) -> NameFacts:
    return loop.run(look_up(config, host))


def test_names(internet: DemoInternet, loop: BackgroundLoop, configure: Configure) -> None:
    config = configure(internet.start_url, f'[dns]\nserver = "{internet.dns_server}"\n')
    assert names(loop, config, HOST).four is NameAnswer.FOUND
    assert names(loop, config, "www.example.com").six is NameAnswer.NO_SUCH_NAME
    assert names(loop, config, "gov.cn").six is NameAnswer.EMPTY
    assert names(loop, config, "127.0.0.1").six is NameAnswer.NO_SUCH_NAME


def test_a_name_server_that_is_not_there(
    loop: BackgroundLoop, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_govsite.observe.security.names._LIMIT", 0.4)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
    config = configure(f"https://{HOST}/", f'[dns]\nserver = "127.0.0.1:{port}"\n')
    assert names(loop, config, HOST).six is NameAnswer.NO_ANSWER


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")
def test_a_missed_time_is_given_once_more(
    loop: BackgroundLoop, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first connection is taken and never answered."""
    monkeypatch.setattr("pytest_govsite.observe.security.reaching.LIMIT", 0.5)
    asked = 0
    answering: list[asyncio.Task[None] | None] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        answering.append(asyncio.current_task())
        if asked > 1:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok")
            await writer.drain()
        while await reader.read(1000):  # until the inspection goes away
            pass
        writer.close()
        await writer.wait_closed()

    async def scene() -> Ipv6Facts:
        server = await asyncio.start_server(answer, "::1", 0)
        port = server.sockets[0].getsockname()[1]
        home = f"http://{HOST}:{port}/"
        config = configure(home, resolve=(f"{HOST}=[::1]",))
        async with server, HttpClient(config) as client:
            seen = await look_at_ipv6(client, config, home)
        await asyncio.wait_for(asyncio.gather(*filter(None, answering), return_exceptions=True), 10)
        return seen

    seen = loop.run(scene())
    assert (seen.six.connection, seen.six.status, asked) == (Connection.ANSWERED, 200, 2)


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")
def test_a_moment_s_fault_over_ipv4_hides_none_over_ipv6(loop: BackgroundLoop, configure: Configure) -> None:
    """Every third answer of the home page is an error, wherever that falls."""
    with DemoInternet(articles=5, defects=("security.ipv6-reachable", "availability.home")) as unsteady:
        config = configure(unsteady.start_url, unsteady.config_toml())
        seen = [look(loop, config, unsteady.start_url) for _ in range(3)]
    assert [(each.six.status, each.four.status) for each in seen] == [(502, 200)] * 3
