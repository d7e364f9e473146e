"""The loopback proxy of one engine: tells what the engine does not tell, adds what only the site may be told."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urlsplit

from pytest_govsite.observe import http_head
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine import markup, self_test
from pytest_govsite.observe.engine.authority import Authority
from pytest_govsite.observe.engine.exchange import Exchange, begun
from pytest_govsite.observe.engine.facing import Facing
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.proxy import Proxy, authority_of, both_ways, close_writer, destination_of, one_exchange
from pytest_govsite.observe.reasons import explain

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST = 2000
_IDLE = 60.0
_MOST_BYTES = 100_000_000
_REFUSED = b"HTTP/1.1 403 Refused by the inspection\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_STAY = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Watch(NamedTuple):
    """What the proxy does beyond carrying."""

    tls: ssl.SSLContext | None = None
    """How the site's certificates are checked. None: TLS is carried as it is and nothing of it is read."""
    script: str = ""
    """Put first into each document that is read; empty for none."""
    language: str = ""
    """Replaces `Accept-Language`; empty: it stays."""
    product: str = ""
    """Added to `User-Agent` where it does not name it; empty for nothing."""
    cookies: bool = False
    """True: cookies of the configuration are added too."""
    guard: bool = False
    """True: requests that change something are refused, and documents once the page stands still."""


class WatchingProxy(Proxy):
    """See `Proxy`; besides it keeps a log of what it can read: plain http, and TLS of the inspected hosts.

    Args:
        network: the way out.
        credentials: headers, password and cookies, added for the origins that may be told them.
        watch: what else to do.
        where: where to listen; another than loopback only for a browser on another machine.
    """

    def __init__(self, network: Network, credentials: Credentials, watch: Watch, where: Facing | None = None) -> None:
        super().__init__(network, *(where or ()))
        self._credentials, self._watch = credentials, watch
        self._authority = Authority() if watch.tls else None
        self._ends: dict[tuple[str, int], asyncio.Server] = {}
        self._opening = asyncio.Lock()
        self.log: list[Exchange] = []
        self.stands = False
        """True: the page stands still, so no other document is let in."""

    @property
    def runs_scripts(self) -> bool:
        """See `Activity`."""
        return True

    def is_loading(self, younger_than: float) -> bool:
        """See `Activity`."""
        now = time.monotonic()
        return any(not e.over and now - e.begun < younger_than and e.kind != "image" for e in self.log)

    def begin(self) -> None:
        """Forget what was logged: another page begins."""
        self.log, self.stands = [], False

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._ends.values():
            server.close()
        await super().__aexit__(kind, error, trace)

    async def _forward(self, head: http_head.Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if head.method != "CONNECT":
            host, port = destination_of(head.target)
            if host == self_test.HOST:
                self._answer_self_test(head, writer)
                return
            await self._exchange(head, head.target, host, port, reader, writer)
            return
        host, port = authority_of(head.target)
        if self._authority is None or not self._network.origins.owns(host):
            await super()._forward(head, reader, writer)
            return
        end = await self._end(host, port)
        inner = await asyncio.open_connection("127.0.0.1", end.sockets[0].getsockname()[1])
        try:
            writer.write(b"HTTP/1.1 200 Connection Established\r\n\r\n")
            await both_ways(reader, writer, *inner)
        finally:
            await close_writer(inner[1])

    def _answer_self_test(self, head: http_head.Head, writer: asyncio.StreamWriter) -> None:
        exchange = begun(head.method, head.target, http_head.named(head.fields))
        data = self_test.answer(urlsplit(head.target).path)
        beginning, _, body = data.partition(b"\r\n\r\n")
        exchange.status, fields = http_head.answer(beginning)
        exchange.content_type, exchange.over = fields.get("content-type", ""), True
        self.log.append(exchange)
        if self._watch.script and body:
            changed = markup.with_first(body, self._watch.script, markup.nonce()) or body
            beginning = beginning.replace(b"%d" % len(body), b"%d" % len(changed), 1)
            body = changed
        writer.write(beginning + b"\r\n\r\n" + body)

    async def _end(self, host: str, port: int) -> asyncio.Server:
        """Return the server at which TLS to a host ends."""
        assert self._authority is not None

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._begin_work(self._serve_secure(host, port, reader, writer))

        async with self._opening:  # two connections at once would open two servers
            if (host, port) not in self._ends:
                context = self._authority.context(host)
                server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=65_536, ssl=context)
                self._ends[host, port] = server
            return self._ends[host, port]

    async def _serve_secure(
        self, host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            async with asyncio.timeout(300.0):
                head = http_head.parse(await reader.readuntil(b"\r\n\r\n"))
            name = f"[{host}]" if ":" in host else host
            url = f"https://{name}{'' if port == 443 else f':{port}'}{head.target}"
            await self._exchange(head, url, host, port, reader, writer)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            pass  # as in `Proxy`
        finally:
            await close_writer(writer)

    async def _exchange(
        self,
        head: http_head.Head,
        url: str,
        host: str,
        port: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        fields = http_head.named(head.fields)
        exchange = begun(head.method, url, fields)
        if len(self.log) < _MOST:
            self.log.append(exchange)
        try:
            if self._watch.guard and (head.method not in _HARMLESS or (self.stands and exchange.leads)):
                exchange.refused = True
                writer.write(_STAY if exchange.kind == "document" else _REFUSED)
                return
            try:
                upstream = await self._reach(url.startswith("https:"), host, port)
            except OSError as error:
                exchange.reason, exchange.failure = explain(error)
                writer.write(_GATEWAY if self._watch.guard else b"")
                return
            try:
                upstream[1].write(http_head.to_origin(self._asked(head, url, exchange)))
                await self._answer(exchange, (reader, writer), upstream)
            finally:
                await close_writer(upstream[1])
        finally:
            exchange.over = True

    async def _reach(self, secure: bool, host: str, port: int) -> Streams:
        reader, writer = await self._connect(host, port)
        if not secure:
            return reader, writer
        assert self._watch.tls is not None
        try:
            async with asyncio.timeout(10.0):
                await writer.start_tls(self._watch.tls, server_hostname=host)
        except OSError as error:
            self._note((host.lower(), port), error, None)
            await close_writer(writer)
            raise
        return reader, writer

    def _asked(self, head: http_head.Head, url: str, exchange: Exchange) -> http_head.Head:
        said = http_head.named(head.fields)
        added = {name.lower(): (name, value) for name, value in self._credentials.headers_for(url).items()}
        if self._watch.cookies and (given := self._credentials.cookies_for(url)):
            added["cookie"] = ("Cookie", "; ".join(filter(None, [said.get("cookie", ""), *given])))
        if self._watch.language:
            added["accept-language"] = ("Accept-Language", self._watch.language)
        agent = said.get("user-agent", "")
        if self._watch.product and self._watch.product not in agent:
            added["user-agent"] = ("User-Agent", f"{agent} {self._watch.product}".strip())
        if self._watch.script and exchange.kind == "document":
            added["accept-encoding"] = ("Accept-Encoding", "identity")
        kept = [field for field in head.fields if field.partition(b":")[0].decode("latin-1").lower() not in added]
        new = [f"{name}: {value}".encode("latin-1", "replace") for name, value in added.values()]
        return http_head.Head(head.method, url, (*kept, *new))

    async def _answer(self, exchange: Exchange, down: Streams, up: Streams) -> None:
        async def told(head: bytes) -> bytes:
            status, fields = http_head.answer(head)
            exchange.status = status
            exchange.content_type = fields.get("content-type", "")[:200]
            exchange.location = fields.get("location", "")[:2000] if 300 <= status < 400 else ""
            html = exchange.content_type.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
            plain = fields.get("content-encoding", "identity").strip().lower() in ("", "identity")
            if not (self._watch.script and html and plain and exchange.kind == "document" and exchange.method == "GET"):
                # what failed is to fail again on the next page, for the log to have it
                return http_head.unstored(head) if self._watch.script and status >= 400 else head
            with contextlib.suppress(TimeoutError, EOFError, ValueError):
                await self._with_first(head, fields, down[1], up[0])
            return b""

        await one_exchange(*down, *up, told=told)

    async def _with_first(
        self, head: bytes, fields: dict[str, str], writer: asyncio.StreamWriter, reader: asyncio.StreamReader
    ) -> None:
        """Send an answer with our script in it; its end is the end of the connection."""
        word = markup.nonce()
        first, *lines = http_head.closing(http_head.unstored(head)).removesuffix(b"\r\n\r\n").split(b"\r\n")
        lines = [x for x in lines if not x.lower().startswith((b"content-length:", b"transfer-encoding:"))]
        body = _body(fields, reader)
        beginning = b""
        async for data in body:
            beginning += data
            if len(beginning) >= markup.ENOUGH:
                break
        changed = markup.with_first(beginning, self._watch.script, word)
        if changed is not None:
            lines = markup.admitting(lines, word)
        writer.write(b"\r\n".join([first, *lines, b"", b""]))
        writer.write(beginning if changed is None else changed)
        async for data in body:
            writer.write(data)
            await writer.drain()


async def _body(fields: dict[str, str], reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Yield the body of an answer as it was before its transfer (RFC 9112, 6)."""
    carried = 0
    if "chunked" in fields.get("transfer-encoding", "").lower():
        while size := int((await _soon(reader.readuntil(b"\r\n"))).partition(b";")[0].strip() or b"0", 16):
            carried += size
            if carried > _MOST_BYTES:
                return
            yield await _soon(reader.readexactly(size))
            await _soon(reader.readexactly(2))
        return
    left = int(fields.get("content-length") or _MOST_BYTES)
    while left > 0:
        data = await _soon(reader.read(min(left, 65_536)))
        if not data:
            return
        left -= len(data)
        yield data


async def _soon(work: object) -> bytes:
    async with asyncio.timeout(_IDLE):
        return await work  # type: ignore[misc, no-any-return]
