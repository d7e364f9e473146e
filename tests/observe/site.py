from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms
    timeout = 20

    def do_GET(self) -> None:
        site: LocalSite = self.server.site  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        site.requests.append((self.path, dict(self.headers.items()), time.monotonic()))
        route = site.routes.get(path, (404, "nothing here"))
        try:
            answer = route(self) if callable(route) else route
            if answer is not None:
                self.answer(*answer)
        except OSError:
            self.close_connection = True

    do_POST = do_PUT = do_GET  # noqa: N815

    def answer(self, status: int, body: str | bytes = b"", headers: dict[str, str] | None = None) -> None:
        data = body.encode() if isinstance(body, str) else body
        sent = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data)), **(headers or {})}
        self.send_response(status)
        for name, value in sent.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class LocalSite:
    """A real server on loopback; routes are `(status, body, headers)` or a function of the handler."""

    def __init__(self, context: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> None:
        self.routes: dict[str, tuple[Any, ...] | Callable[[Handler], tuple[Any, ...] | None]] = {}
        self.requests: list[tuple[str, dict[str, str], float]] = []
        self._server = _Server((address, 0), Handler)
        self._server.site = self  # type: ignore[attr-defined]
        self.scheme = "http"
        if context is not None:
            self.scheme = "https"
            # the handshake belongs to the connection's own thread, so a bad one stops nobody else
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def page(self, path: str, html: str, **headers: str) -> None:
        self.routes[path] = (200, f"<!DOCTYPE html><html><body>{html}</body></html>", headers)

    def redirect(self, path: str, target: str, status: int = 302, **headers: str) -> None:
        self.routes[path] = (status, b"", {"Location": target, **headers})

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.requests]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
