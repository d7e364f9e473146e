"""GETs to one known address, certificates not looked at: they are looked at on their own."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import h11

from pytest_govsite.model.security import Connection
from pytest_govsite.observe.network import Endpoint

LIMIT = 12.0
"""Seconds for one exchange."""
_ROOM = 600_000
_PART = 65_536


class UnansweredError(Exception):
    """Raised when there was no HTTP answer."""

    def __init__(self, connection: Connection, detail: str = "") -> None:
        super().__init__(detail)
        self.connection, self.detail = connection, detail[:200]


@dataclass(frozen=True, kw_only=True)
class RawAnswer:
    """Status, headers (names in lower case) and the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def any_certificate() -> ssl.SSLContext:
    """Return TLS settings that take every server, old ones too."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


async def get(endpoint: Endpoint, url: str, headers: Mapping[str, str]) -> RawAnswer:
    """Return the answer of one address to a GET, no redirect followed.

    Raises:
        UnansweredError: there was none.
    """
    try:
        async with asyncio.timeout(LIMIT):
            reader, writer = await _connect(endpoint, url)
            try:
                return await _exchange(reader, writer, url, headers)
            finally:
                writer.close()
    except ssl.SSLError as error:
        raise UnansweredError(Connection.TLS, str(error.reason or error)) from None
    except TimeoutError:
        raise UnansweredError(Connection.TIMEOUT) from None
    except ConnectionRefusedError as error:
        raise UnansweredError(Connection.REFUSED, str(error)) from None
    except (h11.RemoteProtocolError, ConnectionError, EOFError) as error:
        raise UnansweredError(Connection.BROKEN, str(error)) from None
    except OSError as error:
        raise UnansweredError(Connection.UNREACHABLE, str(error)) from None


async def _connect(endpoint: Endpoint, url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    if parts.scheme == "http":
        return await asyncio.open_connection(endpoint.address, endpoint.port)
    return await asyncio.open_connection(
        endpoint.address, endpoint.port, ssl=any_certificate(), server_hostname=parts.hostname
    )


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, url: str, headers: Mapping[str, str]
) -> RawAnswer:
    parts = urlsplit(url)
    connection = h11.Connection(h11.CLIENT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = [("Host", parts.netloc.rpartition("@")[2]), *headers.items(), ("Connection", "close")]
    writer.write(connection.send(h11.Request(method="GET", target=target, headers=sent)) or b"")
    writer.write(connection.send(h11.EndOfMessage()) or b"")
    await writer.drain()
    status, told, body = 0, {}, bytearray()
    while len(body) < _ROOM:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(_PART))
        elif isinstance(event, h11.Response):
            status = event.status_code
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in event.headers}
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
            break
    if not status:
        raise h11.RemoteProtocolError("no answer")
    return RawAnswer(status=status, headers=told, body=bytes(body[:_ROOM]))


def redirect_of(url: str, answer: RawAnswer) -> str:
    """Return the absolute http(s) address of a redirect; empty where the answer is none."""
    location = answer.headers.get("location", "").strip()
    if answer.status not in (301, 302, 303, 307, 308) or not location or len(location) > 2000:
        return ""
    try:
        target = urljoin(url, location).partition("#")[0]
        return target if urlsplit(target).hostname and target.startswith(("http://", "https://")) else ""
    except ValueError:
        return ""
