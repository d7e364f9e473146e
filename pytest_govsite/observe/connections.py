"""Connections that are kept: HTTP/1.1, the one that was used last is used first."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from typing import Any

import httpcore

KEPT = 15.0
"""Seconds that a connection is kept while nothing is asked."""


class Connections:
    """Sends requests of httpcore, so many at a time, over connections that are used again.

    httpcore's own pool asks all of its connections several times a request whether they are still there; on a crawl that
    took half of the time of a request. Here only the one that is about to be used is asked.

    Args:
        backend: opens connections.
        context: for TLS.
        most: connections; further requests wait.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, context: ssl.SSLContext, *, most: int) -> None:
        self._backend, self._context, self._most = backend, context, most
        self._places = asyncio.Semaphore(most)
        self._used = 0
        self._idle: list[tuple[httpcore.Origin, httpcore.AsyncHTTPConnection]] = []
        """The one that was used last at the end."""

    async def send(self, request: httpcore.Request) -> httpcore.Response:
        """Return the answer; its connection is free again when its stream is closed.

        Raises:
            Exceptions of httpcore; those of the backend as they are.
        """
        await self._places.acquire()
        self._used += 1
        try:
            connection, answer = await self._sent(request)
        except BaseException:
            self._leave()
            raise
        stream = _Stream(answer.stream, self, request.url.origin, connection)
        return httpcore.Response(answer.status, headers=answer.headers, content=stream, extensions=answer.extensions)

    async def take_back(self, origin: httpcore.Origin, connection: httpcore.AsyncHTTPConnection) -> None:
        """Keep a connection whose answer was read to its end; end it otherwise, or the oldest where there are too many."""
        self._leave()
        if connection.is_idle() and not connection.is_closed():
            self._idle.append((origin, connection))
        else:
            await _end(connection)
        while self._idle and len(self._idle) + self._used > self._most:
            await _end(self._idle.pop(0)[1])

    async def close(self) -> None:
        """End those that nobody uses."""
        idle, self._idle = self._idle, []
        for _, connection in idle:
            await _end(connection)

    def _leave(self) -> None:
        self._used -= 1
        self._places.release()

    async def _sent(self, request: httpcore.Request) -> tuple[httpcore.AsyncHTTPConnection, httpcore.Response]:
        while True:
            connection = await self._connection(request.url.origin)
            try:
                return connection, await connection.handle_async_request(request)
            except httpcore.ConnectionNotAvailable:  # it was ended from the other side this very moment
                await _end(connection)
            except BaseException:
                await _end(connection)
                raise

    async def _connection(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        for place in range(len(self._idle) - 1, -1, -1):
            if self._idle[place][0] == origin:
                _, connection = self._idle.pop(place)
                if not connection.has_expired():
                    return connection
                await _end(connection)
                return await self._connection(origin)
        return httpcore.AsyncHTTPConnection(
            origin, ssl_context=self._context, keepalive_expiry=KEPT, network_backend=self._backend
        )


class _Stream:
    """The body of an answer; gives its connection back when it is closed."""

    def __init__(
        self, stream: Any, owner: Connections, origin: httpcore.Origin, connection: httpcore.AsyncHTTPConnection
    ) -> None:
        self._stream, self._owner, self._origin, self._connection = stream, owner, origin, connection
        self._closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._stream:
                yield part
        except BaseException:
            await self.aclose()
            raise

    async def aclose(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            await self._stream.aclose()
        finally:
            await self._owner.take_back(self._origin, self._connection)


async def _end(connection: httpcore.AsyncHTTPConnection) -> None:
    with contextlib.suppress(Exception):
        await connection.aclose()
