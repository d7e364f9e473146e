"""Thirty small sites on loopback: good, defective, dead, slow and hostile ones."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

KINDS = ("good",) * 14 + ("defective",) * 6 + ("dead",) * 4 + ("slow",) * 3 + ("silent", "endless", "circle")


def page(name: str, *, defective: bool) -> bytes:
    labels = "" if defective else f'<meta name="SiteName" content="{name}"><meta name="ColumnName" content="首页">'
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{name}</title>{labels}</head><body>'
        f'<h1>{name}</h1><nav><a href="/zwgk/">政务公开</a> <a href="/xwzx/">新闻中心</a></nav>'
        "<main><p>欢迎访问。</p></main><footer>主办：示范县人民政府办公室</footer></body></html>"
    ).encode()


class Handler(BaseHTTPRequestHandler):
    kind = "good"
    name = ""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        with contextlib.suppress(OSError):
            self.answer()

    def answer(self) -> None:
        if self.kind == "slow":
            time.sleep(1.5)
        if self.kind == "silent":
            time.sleep(120)
        if self.kind == "circle":
            self.send_response(302)
            self.send_header("Location", f"/{time.monotonic_ns()}")
            self.end_headers()
            return
        body = page(self.name, defective=self.kind == "defective")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.kind != "endless":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(body)
        while self.kind == "endless":
            self.wfile.write(b"<p>" + b"x" * 65_536)

    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def thirty_sites(list_file: Path, kinds: tuple[str, ...] = KINDS) -> Iterator[dict[str, str]]:
    """Serve them, write their list, and yield the kind of each by its key."""
    servers, lines, found = [], ["网站名称,网址,网站标识码,分组"], {}
    for number, kind in enumerate(kinds):
        key, name = f"33019900{number:02}", f"示范{number}县人民政府"
        if kind == "dead":
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                port = int(held.getsockname()[1])
        else:
            handler = type("Site", (Handler,), {"kind": kind, "name": name})
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
            port = server.server_address[1]
        lines.append(f"{name},http://127.0.0.1:{port}/,{key},{kind}")
        found[key] = kind
    list_file.write_text("\n".join(lines), "gb18030")
    try:
        yield found
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
