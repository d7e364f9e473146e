"""What a search sends and what is answered; a POST is let through where it is recognisably this search."""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urlsplit

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Request, Response

_MOST = 200
_BODY = 64 * 1024
_DATA = frozenset({"xhr", "fetch", "document", "script"})
_INNER = object()
_GIVEN_UP = ("ERR_ABORTED", "BLOCKED_BY_CLIENT")


class Traffic:
    """Requests of all windows of one context."""

    def __init__(self, context: BrowserContext, owns: Callable[[str], bool]) -> None:
        self.sent: list[str] = []
        self.broken: list[str] = []
        self.windows: list[Page] = []
        """Windows that were opened and are not yet closed."""
        self.queries: list[str] = []
        """What was typed so far."""
        self.hosts: set[str] = set()
        """Hosts that the search leads to by the address of its form or by the window it shows."""
        self._owns = owns
        self._passed: set[str] = set()
        self._running: dict[Request, float] = {}
        self._status: dict[Page, int] = {}
        self._failure: dict[Page, str] = {}
        self._failed: dict[Page, str] = {}
        self._first: dict[str, int | str] = {}
        """Status or failure of documents whose window was not there yet, by address."""
        context.on("page", self._on_page)
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("requestfinished", self._on_end)
        context.on("requestfailed", self._on_failed)

    def begin(self) -> None:
        """Forget what was before."""
        self.sent, self.broken = [], []
        self._running.clear()
        self._status.clear()
        self._failure.clear()
        self._failed.clear()
        self._first.clear()

    @property
    def loading(self) -> bool:
        """True: data, a document or a script is under way."""
        now = time.monotonic()
        return any(now - begun < 30.0 for begun in self._running.values())

    def status(self, page: Page) -> int | None:
        """Return the status of the last document that a window was sent."""
        first = self._first.get(page.url.partition("#")[0])
        return self._status.get(page, first if isinstance(first, int) else None)

    def failure(self, page: Page) -> str:
        """Return why the last document did not come; empty: it came, or none was asked for."""
        first = next((why for why in self._first.values() if isinstance(why, str)), "") if page in self.windows else ""
        return self._failure.get(page, "" if page in self._status else first)

    def address(self, page: Page) -> str:
        """Return the address shown in a window, or the one that it could not come to."""
        if not page.url.startswith(("chrome-error:", "about:")):
            return page.url
        return self._failed.get(page) or next(iter(self._first), page.url)

    def lets(self, request: Request) -> bool:
        """Return whether a request that is neither GET nor HEAD is this search and nothing else."""
        if request.method != "POST":
            return False
        parts = urlsplit(request.url)
        place = f"{parts.scheme}://{parts.netloc}{parts.path}"
        if not (self._owns(parts.hostname or "") or parts.hostname in self.hosts):
            return False
        if place in self._passed:
            return True
        with contextlib.suppress(Exception):  # a body that cannot be read is not recognised
            if any(holds(request.post_data_buffer or b"", query) for query in self.queries if query):
                self._passed.add(place)
                return True
        return False

    def _on_page(self, page: Page) -> None:
        if len(self.windows) < _MOST:
            self.windows.append(page)

    def _on_request(self, request: Request) -> None:
        if request.resource_type not in _DATA or len(self._running) >= _MOST:
            return
        self._running[request] = time.monotonic()
        if request.resource_type != "script" and len(self.sent) < _MOST:
            self.sent.append(f"{request.method} {request.url[:300]}")

    def _on_response(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request():
            page = _page_of(request)
            if page is None:
                self._first[request.url.partition("#")[0]] = response.status
            elif page is not _INNER:
                self._status[page] = response.status
                self._failure.pop(page, None)
        if response.status >= 400 and request.resource_type in _DATA and len(self.broken) < _MOST:
            self.broken.append(f"HTTP {response.status} {request.url[:200]}")

    def _on_end(self, request: Request) -> None:
        self._running.pop(request, None)

    def _on_failed(self, request: Request) -> None:
        self._running.pop(request, None)
        why = request.failure or "failed"
        if any(word in why for word in _GIVEN_UP):
            return
        if request.is_navigation_request():
            page = _page_of(request)
            if page is None:
                self._first[request.url.partition("#")[0]] = why[:120]
            elif page is not _INNER:
                self._failure[page], self._failed[page] = why[:120], request.url
        if request.resource_type in _DATA and len(self.broken) < _MOST:
            self.broken.append(f"{why} {request.url[:200]}")


def _page_of(request: Request) -> Any:
    """Return the window whose document is asked for. None: it is only just being opened; `_INNER`: it is a frame's."""
    try:
        frame = request.frame
    except Exception:  # Playwright knows no frame yet
        return None
    return frame.page if frame.parent_frame is None else _INNER


def holds(body: bytes, query: str) -> bool:
    """Return whether the body of a request holds the text that was typed, in any of the ways in which forms send it."""
    wanted = _squeezed(query)
    for charset in ("utf-8", "gb18030"):
        text = body[:_BODY].decode(charset, "replace")
        told = [text, unquote_plus(text, charset, "replace")]
        told.append(unquote_plus(told[1], charset, "replace"))
        with contextlib.suppress(ValueError):
            told.append(json.dumps(json.loads(text), ensure_ascii=False))
        if any(wanted in _squeezed(each) for each in told):
            return True
    return False


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\]+", "", text)
