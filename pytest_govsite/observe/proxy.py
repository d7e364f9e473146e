"""A proxy on loopback that all browser traffic goes through: host table, refused addresses, who did not answer."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe import http_head
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.reasons import explain

_HEAD = 65_536
_HEAD_LIMIT = 300.0
_IDLE = 120.0
_MOST_BYTES = 100_000_000
_KEPT = 60.0
_MOST_HOSTS = 5_000
_CONNECT = re.compile(r"\[?([0-9A-Za-z_.:%-]+?)\]?:(\d{1,5})")
_VENDOR = frozenset(
    (
        "update.googleapis.com",
        "clients2.google.com",
        "clients1.google.com",
        "accounts.google.com",
        "optimizationguide-pa.googleapis.com",
        "content-autofill.googleapis.com",
        "safebrowsing.googleapis.com",
        "edgedl.me.gvt1.com",
        "redirector.gvt1.com",
    )
)
"""Asked for by the browser itself, whatever its switches say; no page needs them."""
_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Failure(NamedTuple):
    """Why a host could not be reached, and how often that was asked for."""

    reason: UnobservedReason
    detail: str
    times: int
    until: float


class Proxy:
    """HTTP and CONNECT on a free loopback port; used as an async context manager.

    Args:
        network: the way out.
        address: where to listen.
        peers: the machines that are let in. None: all that reach the address.
    """

    def __init__(self, network: Network, address: str = "127.0.0.1", peers: frozenset[str] | None = None) -> None:
        self._network = network
        self._address, self._peers = address, peers
        self._server: asyncio.Server | None = None
        self._work: set[asyncio.Task[None]] = set()
        self._failures: dict[tuple[str, int], Failure] = {}

    @property
    def url(self) -> str:
        """Address to give to a browser."""
        assert self._server is not None
        return f"http://{self._address}:{self._server.sockets[0].getsockname()[1]}"

    def failure(self, host: str, port: int) -> Failure | None:
        """Return why a host was not reached last, None where it was."""
        return self._failures.get((host.strip("[]").lower(), port))

    def failures(self) -> dict[tuple[str, int], Failure]:
        """Return all hosts and ports that were asked for and not reached."""
        return dict(self._failures)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, self._address, 0, limit=_HEAD)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in list(self._work):
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._peers is not None and writer.get_extra_info("peername")[0] not in self._peers:
            writer.close()
            return
        self._begin_work(self._serve(reader, writer))

    def _begin_work(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_HEAD_LIMIT):
                head = await reader.readuntil(b"\r\n\r\n")
            await self._forward(http_head.parse(head), reader, writer)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            pass  # a client or server that breaks off or talks nonsense ends its own connection only
        finally:
            await close_writer(writer)

    async def _forward(self, head: http_head.Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tunnel = head.method == "CONNECT"
        host, port = authority_of(head.target) if tunnel else destination_of(head.target)
        if host in _VENDOR:
            return
        try:
            upstream = await self._connect(host, port)
        except OSError:
            writer.write(_GATEWAY if tunnel else b"")
            return
        try:
            if tunnel:
                writer.write(b"HTTP/1.1 200 Connection Established\r\n\r\n")
                await both_ways(reader, writer, *upstream)
            else:
                upstream[1].write(http_head.to_origin(head))
                await one_exchange(reader, writer, *upstream)
        finally:
            await close_writer(upstream[1])

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        key = (host.lower(), port)
        known = self._failures.get(key)
        if known and time.monotonic() < known.until and not self._network.origins.owns(host):
            self._failures[key] = known._replace(times=known.times + 1)
            raise ConnectionError(known.detail)
        try:
            connection = await self._network.connect(host, port)
        except OSError as error:
            self._note(key, error, known)
            raise
        self._failures.pop(key, None)
        return connection

    def _note(self, key: tuple[str, int], error: OSError, known: Failure | None) -> None:
        if len(self._failures) < _MOST_HOSTS:
            reason, detail = explain(error)
            self._failures[key] = Failure(reason, detail, known.times + 1 if known else 1, time.monotonic() + _KEPT)


def authority_of(target: str) -> tuple[str, int]:
    """Return host and port of a CONNECT request; `ValueError`: it names none."""
    match = _CONNECT.fullmatch(target)
    if match is None or not 0 < int(match[2]) < 65536:
        raise ValueError(target)
    return match[1], int(match[2])


def destination_of(target: str) -> tuple[str, int]:
    """Return host and port of a request to a proxy; `ValueError`: it is none over plain http."""
    parts = urlsplit(target)
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError(target)
    return parts.hostname, parts.port or 80


async def both_ways(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    up_reader: asyncio.StreamReader,
    up_writer: asyncio.StreamWriter,
) -> None:
    """Carry bytes until one side ends."""
    there = asyncio.create_task(_pump(reader, up_writer))
    back = asyncio.create_task(_pump(up_reader, writer))
    try:
        await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        there.cancel()
        back.cancel()
        await asyncio.gather(there, back, return_exceptions=True)


async def one_exchange(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    up_reader: asyncio.StreamReader,
    up_writer: asyncio.StreamWriter,
    told: Callable[[bytes], Awaitable[bytes]] | None = None,
) -> None:
    """Carry one request and its answer; the connection ends with it, so a next request finds its own host.

    `told` is given the head of the answer and returns the one to send; empty: it has sent the answer itself.
    """
    there = asyncio.create_task(_pump(reader, up_writer))
    try:
        async with asyncio.timeout(_IDLE):
            while not http_head.is_last(head := await up_reader.readuntil(b"\r\n\r\n")):
                writer.write(head)
        if told is not None and not (head := await told(head)):
            return
        writer.write(http_head.closing(head))
        back = asyncio.create_task(_pump(up_reader, writer))
        await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        back.cancel()
        await asyncio.gather(back, return_exceptions=True)
    except asyncio.IncompleteReadError as broken:
        writer.write(broken.partial)
    finally:
        there.cancel()
        await asyncio.gather(there, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    carried = 0
    with contextlib.suppress(OSError):
        while carried < _MOST_BYTES:
            async with asyncio.timeout(_IDLE):
                data = await reader.read(65_536)
            if not data:
                return
            carried += len(data)
            writer.write(data)
            async with asyncio.timeout(_IDLE):
                await writer.drain()


async def close_writer(writer: asyncio.StreamWriter) -> None:
    """Close a connection, whatever state it is in."""
    with contextlib.suppress(OSError, TimeoutError):
        writer.close()
        async with asyncio.timeout(2.0):
            await writer.wait_closed()
