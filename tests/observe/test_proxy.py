from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
import trustme

from pytest_govsite.config.settings import Config
from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.proxy import Proxy
from tests.observe.conftest import HOST
from tests.observe.site import Handler, LocalSite

_T = TypeVar("_T")
Configure = Callable[..., Config]
Scene = Callable[[Proxy, int], Awaitable[_T]]


def through(loop: BackgroundLoop, config: Config, scene: Scene[_T]) -> _T:
    async def run() -> _T:
        network = Network(config)
        async with Proxy(network) as proxy:
            found = await scene(proxy, int(proxy.url.rpartition(":")[2]))
        await network.close()
        return found

    return loop.run(run())


async def talk(port: int, sent: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        async with asyncio.timeout(10):
            return await reader.read()
    finally:
        writer.close()


def test_http_goes_where_the_table_says(loop: BackgroundLoop, site: LocalSite, configure: Configure) -> None:
    site.page("/a", "mapped")
    config = configure(f"http://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{site.port}"])
    request = f"GET http://{HOST}/a?x=1 HTTP/1.1\r\nHost: {HOST}\r\nProxy-Connection: keep-alive\r\n\r\n".encode()
    told = through(loop, config, lambda proxy, port: talk(port, request))
    assert told.startswith(b"HTTP/1.1 200")
    assert b"mapped" in told
    assert b"connection: close" in told.lower()
    path, headers, _ = site.requests[0]
    assert path == "/a?x=1"
    assert headers["Host"] == HOST
    assert "Proxy-Connection" not in headers


def test_tls_goes_through_untouched(
    loop: BackgroundLoop, secure: LocalSite, configure: Configure, authority: trustme.CA
) -> None:
    secure.page("/", "secret")
    config = configure(f"https://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{secure.port}"])
    context = ssl.create_default_context()
    authority.configure_trust(context)

    async def scene(proxy: Proxy, port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}:443\r\n\r\n".encode())
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        await writer.start_tls(context, server_hostname=HOST)
        writer.write(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        async with asyncio.timeout(10):
            told = await reader.read()
        writer.close()
        return told

    assert b"secret" in through(loop, config, scene)


@pytest.mark.parametrize("target", ["127.0.0.1:1", "10.0.0.1:80", "169.254.169.254:80", "[::1]:80"])
def test_inner_addresses_are_refused_at_once(loop: BackgroundLoop, configure: Configure, target: str) -> None:
    config = configure("http://www.a.gov.cn/", resolve=["www.a.gov.cn=127.0.0.1:8080"])
    host, _, port_asked = target.rpartition(":")

    async def scene(proxy: Proxy, port: int) -> tuple[bytes, bytes, UnobservedReason | None]:
        tunnel = await talk(port, f"CONNECT {target} HTTP/1.1\r\n\r\n".encode())
        plain = await talk(port, f"GET http://{target}/ HTTP/1.1\r\n\r\n".encode())
        failure = proxy.failure(host, int(port_asked))
        return tunnel, plain, failure.reason if failure else None

    begun = time.monotonic()
    tunnel, plain, reason = through(loop, config, scene)
    assert tunnel.startswith(b"HTTP/1.1 502")
    assert plain == b""
    assert reason is UnobservedReason.REFUSED_ADDRESS
    assert time.monotonic() - begun < 5


def test_each_request_finds_its_own_host(
    loop: BackgroundLoop, site: LocalSite, other: LocalSite, configure: Configure
) -> None:
    """A second request on the same connection must not reach the first one's server."""
    site.page("/", "first")
    other.page("/", "second")
    config = configure(site.url("/"))
    both = b"".join(f"GET {s.url('/')} HTTP/1.1\r\nHost: 127.0.0.1:{s.port}\r\n\r\n".encode() for s in (site, other))
    through(loop, config, lambda proxy, port: talk(port, both))
    assert all(headers["Host"] == f"127.0.0.1:{site.port}" for _, headers, _ in site.requests)
    assert not any(headers["Host"] == f"127.0.0.1:{other.port}" for _, headers, _ in site.requests)


def test_interim_answers_pass(loop: BackgroundLoop, site: LocalSite, configure: Configure) -> None:
    def hints(handler: Handler) -> tuple[int, str]:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        return (200, "then")

    site.routes["/"] = hints
    request = f"GET {site.url('/')} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    told = through(loop, configure(site.url("/")), lambda proxy, port: talk(port, request))
    assert told.startswith(b"HTTP/1.1 103")
    assert b"200 OK" in told
    assert b"then" in told


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n",
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET ftp://x/ HTTP/1.1\r\n\r\n",
        b"CONNECT x:99999 HTTP/1.1\r\n\r\n",
        b"CONNECT :80 HTTP/1.1\r\n\r\n",
        b"GET http://[::1/ HTTP/1.1\r\n\r\n",
        b"GET http://" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_nonsense_ends_its_own_connection_only(
    loop: BackgroundLoop, site: LocalSite, configure: Configure, sent: bytes
) -> None:
    site.page("/", "fine")

    async def scene(proxy: Proxy, port: int) -> tuple[bytes, bytes]:
        try:
            told = await talk(port, sent)
        except ConnectionError:
            told = b""
        return told, await talk(port, f"GET {site.url('/')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    told, after = through(loop, configure(site.url("/")), scene)
    assert b"200" not in told
    assert b"fine" in after


def test_it_stops_with_connections_open(loop: BackgroundLoop, site: LocalSite, configure: Configure) -> None:
    site.routes["/"] = lambda handler: time.sleep(3)
    writers: list[asyncio.StreamWriter] = []

    async def scene(proxy: Proxy, port: int) -> None:
        for _ in range(5):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writers.append(writer)
            writer.write(f"GET {site.url('/')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        await asyncio.sleep(0.2)

    async def put_away() -> None:
        for writer in writers:
            writer.close()

    begun = time.monotonic()
    through(loop, configure(site.url("/")), scene)
    assert time.monotonic() - begun < 5
    loop.run(put_away())
