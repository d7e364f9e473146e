"""httpx over connections that the `Network` opens: names are mapped below TLS, so SNI, Host and checks stay true."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from pytest_govsite.observe.connections import Connections
from pytest_govsite.observe.network import Network


class _Backend(httpcore.AsyncNetworkBackend):
    def __init__(self, network: Network) -> None:
        self._network = network
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        last: Exception = httpcore.ConnectError(host)
        for endpoint in (await self._network.endpoints(host, port))[:4]:
            try:
                return await self._sockets.connect_tcp(
                    endpoint.address, endpoint.port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    async def sleep(self, seconds: float) -> None:
        await self._sockets.sleep(seconds)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _httpx_errors():
            async for part in self._stream:
                yield part

    async def aclose(self) -> None:
        with _httpx_errors():
            await self._stream.aclose()


class NetworkTransport(httpx.AsyncBaseTransport):
    """HTTP/1.1 with keep-alive over the network of the inspection.

    Raises, from requests: errors of httpx; `NameNotFoundError` and `RefusedAddressError` as they are.
    """

    def __init__(self, network: Network, context: ssl.SSLContext, *, connections: int = 40) -> None:
        self._connections = Connections(_Backend(network), context, most=connections)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the answer's body is still to be read."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _httpx_errors():
            answer = await self._connections.send(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.close()


@contextmanager
def _httpx_errors() -> Iterator[None]:
    """Raise errors of httpcore under the names that httpx gives them."""
    try:
        yield
    except Exception as error:
        named = getattr(httpx, type(error).__name__, None)
        if type(error).__module__.startswith("httpcore") and isinstance(named, type):
            raise named(str(error)) from error
        raise
