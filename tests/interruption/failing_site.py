from __future__ import annotations

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FailingSite:
    """A small site on loopback that answers slowly, or is gone for good after some requests."""

    def __init__(self, pages: dict[str, str], *, gone_after: int | None = None) -> None:
        self.pages = pages
        self.delay = 0.0
        """Seconds that an answer takes."""
        self.asked: list[str] = []
        self.gone = threading.Event()
        self._gone_after = gone_after
        self._connections: set[socket.socket] = set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else each answer waits 40 ms

            def setup(self) -> None:
                super().setup()
                outer._connections.add(self.connection)

            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        if self._gone_after is not None and len(self.asked) > self._gone_after:
            handler.close_connection = True
            self._vanish()
            return
        time.sleep(self.delay)
        text = self.pages.get(handler.path)
        body = (text or "not here").encode()
        handler.send_response(200 if text is not None else 404)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _vanish(self) -> None:
        """Stop listening and drop every connection."""
        if self.gone.is_set():
            return
        self.gone.set()
        threading.Thread(target=self._close, daemon=True).start()

    def _close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        for connection in self._connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> FailingSite:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        self._thread.join()
