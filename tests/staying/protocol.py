"""Answers that are hardly HTTP, or that ask for something."""

from __future__ import annotations

import time

from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, Behaviour, lost, odd

FAMILY = "协议 / protocol"


def _old(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(odd("http09").encode())


def _headers(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nno colon here\r\n: no name\r\nContent-Type: text/html\r\n\r\n")
    handler.wfile.write(odd("bad-headers").encode())


def _status(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 20O KO\r\nContent-Type: text/html\r\n\r\n" + odd("bad-status").encode())


def _huge_head(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    for number in range(2000):
        handler.wfile.write(f"X-{number}: {'x' * 1000}\r\n".encode())
    handler.wfile.write(b"\r\n" + odd("huge-head").encode())


def _nothing(handler: Handler) -> None:
    handler.close_connection = True


class _Busy:
    """Is busy for the first request, asks for a second of patience, and keeps count of who has none."""

    def __init__(self, name: str, status: int) -> None:
        self.name, self.status = name, status
        self.until = 0.0
        self.hasty = 0

    def __call__(self, handler: Handler) -> tuple[int, str, dict[str, str]]:
        now = time.monotonic()
        if not self.until:
            self.until = now + 1.0
            return self.status, "busy", {"Retry-After": "1"}
        self.hasty += now < self.until
        return 200, odd(self.name), {}


BEHAVIOURS = (
    Behaviour(
        name="http09",
        family=FAMILY,
        does="answers without any head, as HTTP/0.9 did",
        route=_old,
        expected=lost("connect"),
    ),
    Behaviour(
        name="bad-headers",
        family=FAMILY,
        does="sends header lines without colon and without name",
        route=_headers,
        expected=lost("connect"),
    ),
    Behaviour(
        name="bad-status",
        family=FAMILY,
        does="sends a status that is no number",
        route=_status,
        expected=lost("connect"),
    ),
    Behaviour(
        name="huge-head",
        family=FAMILY,
        does="sends a head of 2 MB",
        route=_huge_head,
        expected=lost("connect"),
    ),
    Behaviour(
        name="nothing",
        family=FAMILY,
        does="closes the connection without a word",
        route=_nothing,
        expected=lost("connect"),
    ),
    Behaviour(
        name="busy-429",
        family=FAMILY,
        does="answers 429 with Retry-After: 1, then the page",
        route=_Busy("busy-429", 429),
        expected=HEALTHY,
    ),
    Behaviour(
        name="busy-503",
        family=FAMILY,
        does="answers 503 with Retry-After: 1, then the page",
        route=_Busy("busy-503", 503),
        expected=HEALTHY,
    ),
    Behaviour(
        name="basic-auth",
        family=FAMILY,
        does="asks for a password (401)",
        route=(401, "who are you?", {"WWW-Authenticate": 'Basic realm="r"'}),
        expected=lost("http_error"),
    ),
    Behaviour(
        name="forbidden",
        family=FAMILY,
        does="refuses access (403)",
        route=(403, "no", {}),
        expected=lost("http_error"),
    ),
)
