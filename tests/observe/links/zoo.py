"""Servers on loopback that behave as the worst of servers do, and count what they are asked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = "<!DOCTYPE html><html><head><title>{title}</title></head><body><p>{title}</p></body></html>"
SLOW = 2.4


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms
    timeout = 5

    def do_GET(self) -> None:
        zoo: Zoo = self.server.zoo  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        zoo.asked[self.command, self.path] += 1
        try:
            getattr(self, "at_" + path.strip("/").split("/")[0].replace("-", "_").split(".")[0], self.at_missing)()
        except OSError:
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815

    def send(self, status: int, body: str | bytes = b"", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        sent = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(data)), **headers}
        for name, value in sent.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def page(self, title: str, status: int = 200) -> None:
        self.send(status, PAGE.format(title=title))

    def at_ok(self) -> None:
        self.page("办事指南")

    def at_missing(self) -> None:
        self.page("页面不存在", 404)

    def at_status(self) -> None:
        status = int(self.path.rstrip("/").rpartition("/")[2].partition(".")[0])
        if status in (204, 304):
            self.send_response(status)
            self.end_headers()
        else:
            self.page("状态", status)

    def at_sheet(self) -> None:
        sheets = {
            "/sheet/main.css": "@import 'more.css'; /* url(old.png) */ .a{background:url(ok.png)} .b{background:url('data:image/gif;base64,AA')}"
            '@font-face{src:url("font.eot?#iefix")} .c{background:url(https://elsewhere.invalid/x.png)}',
            "/sheet/more.css": ".d{background:url(../sheet/deep.png#x)}",
            "/sheet/ok.png": "x",
        }
        kind = "text/css" if self.path.endswith(".css") else "image/png"
        found = sheets.get(self.path.partition("?")[0])
        self.send(200 if found else 404, found or "", Content_Type=kind)

    def at_people(self) -> None:
        """Refuse what is no browser."""
        self.page("只给浏览器", 200 if "Sec-Fetch-Mode" in self.headers else 403)

    def at_once(self) -> None:
        """Fail the first time, as while it restarts."""
        first = self.server.zoo.asked["GET", self.path] == 1  # type: ignore[attr-defined]
        self.page("重启", 503 if first and self.command == "GET" else 200)

    def at_to(self) -> None:
        self.send(302, Location="/ok.html")

    def at_away(self) -> None:
        self.send(301, Location=self.server.zoo.away)  # type: ignore[attr-defined]

    def at_ring(self) -> None:
        turn = int(self.path.rpartition("/")[2])
        self.send(302, Location=f"/ring/{(turn + 1) % 3}")

    def at_slow(self) -> None:
        time.sleep(SLOW)
        self.page("太慢")

    def at_reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self.close_connection = True
        self.connection.close()

    def at_no_head(self) -> None:
        status = int(self.path.rpartition("/")[2].partition(".")[0])
        if self.command == "HEAD":
            self.page("", status)
        else:
            self.send(200, b"\x89PNG", Content_Type="image/png")

    def at_head_hangs(self) -> None:
        if self.command == "HEAD":
            time.sleep(SLOW)
        self.send(200, b"\x89PNG", Content_Type="image/png")

    def at_range(self) -> None:
        self.send(206, b"x" * 100, Content_Type="video/mp4", Content_Range="bytes 0-99/1000000")

    def at_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/zip")
        self.end_headers()
        if self.command == "GET":
            for _ in range(1_000):
                self.wfile.write(b"0" * 65_536)
                self.server.zoo.sent += 65_536  # type: ignore[attr-defined]
        self.close_connection = True

    def at_login(self) -> None:
        self.send(302, Location="/cas/login?service=x")

    def at_cas(self) -> None:
        self.page("统一身份认证")

    def at_picture(self) -> None:
        self.send(200, b"\x89PNG", Content_Type="image/png")

    def at_lost_picture(self) -> None:
        self.page("您访问的页面不存在")

    def at_guarded(self) -> None:
        """Give the picture only to those who come from the page that shows it."""
        known = self.headers.get("Referer", "").startswith(self.server.zoo.url("/"))  # type: ignore[attr-defined]
        self.send(200 if known else 403, b"\x89PNG", Content_Type="image/png")

    def at_coded(self) -> None:
        coding = self.path.rpartition("/")[2].partition(".")[0]
        self.send(200, PAGE.format(title="办事指南"), Content_Encoding=coding)

    def at_told(self) -> None:
        self.send(200, "<script>alert('您访问的文章不存在');history.back()</script>")

    def at_script(self) -> None:
        self.send(200, "document.querySelector('.tabs > a')", Content_Type="text/javascript")

    def log_message(self, *arguments: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class Zoo:
    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self.sent = 0
        self.away = ""
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.zoo = self  # type: ignore[attr-defined]
        self._scheme = "http"
        if context is not None:
            self._scheme = "https"
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Babbler:
    """A port that answers anything with what is no HTTP."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
                time.sleep(0.05)

    def close(self) -> None:
        self._socket.close()


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
