"""The server of the battery: healthy pages, hostile ones, and a log of how long each was held open."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from tests.observe.site import Handler, LocalSite
from tests.shell.conftest import page, site
from tests.staying.behaviour import Behaviour, Route

_HELD_MOST = 100.0


class HostileSite(LocalSite):
    """Serves a small healthy site whose column `/odd/` links to hostile pages."""

    def __init__(self, behaviours: Iterable[Behaviour], address: str = "127.0.0.1") -> None:
        super().__init__(address=address)
        self.behaviours = tuple(behaviours)
        self.healthy = tuple(site())
        """Paths of the healthy pages."""
        self.titles = {path: html.partition("<title>")[2].partition("</title>")[0] for path, html in site().items()}
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        """By path: how long each connection, or each window that showed the page, was held."""
        self.under_way = 0
        """Requests being answered now."""
        self.most = 0
        """Most requests that were answered at the same time."""
        self.gate: Callable[[Handler], tuple[Any, ...] | None] = lambda _: None
        """Stands before all pages, as a firewall; None: it lets the request through."""
        self._lock = threading.Lock()
        for path, html in _healthy(self.behaviours).items():
            self.serve(path, (200, html, {}))
        for behaviour in self.behaviours:
            for path, route in ((behaviour.path, behaviour.route), *behaviour.further):
                self.serve(path, route)
            self.serve(f"/held/{behaviour.name}", self._hold)

    def serve(self, path: str, route: Route) -> None:
        """Answer a path like this, and take the time."""

        def timed(handler: Handler) -> tuple[Any, ...] | None:
            begun = time.monotonic()
            with self._lock:
                self.under_way += 1
                self.most = max(self.most, self.under_way)
            try:
                answer = self.gate(handler) or (route(handler) if callable(route) else route)
                if answer is not None:
                    handler.answer(*answer)
                return None
            finally:
                with self._lock:
                    self.under_way -= 1
                    self.seconds[path].append(time.monotonic() - begun)

        self.routes[path] = timed

    def _hold(self, handler: Handler) -> None:
        """Keep a stream open until the window that asked for it is closed."""
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: here\n\n")
        handler.wfile.flush()
        handler.connection.settimeout(0.5)
        until = time.monotonic() + _HELD_MOST
        while time.monotonic() < until:
            try:
                if not handler.connection.recv(1000):
                    return
            except TimeoutError:
                continue


def _healthy(behaviours: Iterable[Behaviour]) -> dict[str, str]:
    pages = {path: html.replace("</nav>", ' <a href="/odd/">异常页面</a></nav>') for path, html in site().items()}
    items = "".join(f'<li><a href="{b.path}">{b.name}</a><span>2026-11-12</span></li>' for b in behaviours)
    trail = '<div class="position">当前位置：<a href="/">首页</a> &gt; 异常页面</div>'
    pages["/odd/"] = page("异常页面-示范县人民政府", f"{trail}<h2>异常页面</h2><ul class='odd'>{items}</ul>")
    return pages
