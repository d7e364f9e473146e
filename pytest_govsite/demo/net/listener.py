"""One thread with one event loop that serves all sockets of the demo."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import uvicorn

from pytest_govsite.demo.net.names import Responder

_START_LIMIT = 10.0
_STOP_LIMIT = 5.0


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # signals belong to whoever started the demo
        yield


class Listener:
    """Serves an ASGI application on bound sockets until it is stopped."""

    def __init__(self, app: Any, plain: Sequence[socket.socket], secure: Sequence[socket.socket]) -> None:
        self._app = app
        self._plain, self._secure = list(plain), list(secure)
        self._datagrams: list[socket.socket] = []
        self._names: frozenset[str] = frozenset()
        self._ipv6 = ""
        self._thread: threading.Thread | None = None
        self._servers: list[_Server] = []
        self._failure: BaseException | None = None
        self._ready = threading.Event()

    def answer_names(self, datagrams: Sequence[socket.socket], names: frozenset[str], ipv6: str) -> None:
        """Answer DNS queries for `names` on `datagrams` too, AAAA with this address."""
        self._datagrams, self._names, self._ipv6 = list(datagrams), names, ipv6

    def start(self, context: ssl.SSLContext) -> None:
        """Serve; returns when every listener answers.

        Raises:
            RuntimeError: the server did not come up.
        """
        self._servers = [self._server(), self._server(context)]
        self._thread = threading.Thread(target=self._run, name="govsite-demo", daemon=True)
        self._thread.start()
        if not self._ready.wait(_START_LIMIT) or self._failure is not None:
            self.stop()
            raise RuntimeError(f"the demo server did not start: {self._failure or 'time-out'}")

    def stop(self) -> None:
        """Close all listeners and connections; returns when the thread has ended."""
        for server in self._servers:
            server.should_exit = server.force_exit = True
        if self._thread is not None:
            self._thread.join(_STOP_LIMIT)
            self._thread = None
        for each in (*self._plain, *self._secure, *self._datagrams):
            each.close()

    def _server(self, context: ssl.SSLContext | None = None) -> _Server:
        config = uvicorn.Config(
            self._app,
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=1,
        )
        config.load()
        config.ssl = context
        return _Server(config)

    def _run(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._serve())
        except BaseException as error:
            self._failure = error
            self._ready.set()

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)  # a browser that drops a connection is no news
        transports = [
            (await loop.create_datagram_endpoint(lambda: Responder(self._names, self._ipv6), sock=each))[0]
            for each in self._datagrams
        ]
        tasks = [
            asyncio.create_task(server.serve(sockets=sockets))
            for server, sockets in zip(self._servers, (self._plain, self._secure), strict=True)
        ]
        try:
            while not all(server.started for server in self._servers) and not any(task.done() for task in tasks):
                await asyncio.sleep(0.01)
            self._ready.set()
            await asyncio.gather(*tasks)
        finally:
            for transport in transports:
                transport.close()
            await self._drop_connections()

    async def _drop_connections(self) -> None:
        """Abort what clients keep alive: a TLS goodbye would wait for clients that do not answer."""
        for server in self._servers:
            for connection in list(server.server_state.connections):
                if connection.transport is not None:
                    connection.transport.abort()
        for _ in range(3):
            await asyncio.sleep(0.01)
