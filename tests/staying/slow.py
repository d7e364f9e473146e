"""Servers that take their time."""

from __future__ import annotations

import time

from tests.observe.site import Handler
from tests.staying.behaviour import Behaviour, lost

FAMILY = "慢 / slow"


def _silent(handler: Handler) -> None:
    handler.connection.recv(1)
    time.sleep(1)


def _slow_headers(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    for number in range(200):
        handler.wfile.write(f"X-Wait-{number}: 1\r\n".encode())
        time.sleep(0.5)


def _slow_body(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(b"<p>a")
        time.sleep(0.5)


def _endless(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    block = b"endless " * 8000
    while True:
        handler.wfile.write(block)


BEHAVIOURS = (
    Behaviour(
        name="silent",
        family=FAMILY,
        does="takes the connection and never says anything",
        route=_silent,
        slow=True,
        expected=lost("timeout"),
    ),
    Behaviour(
        name="slow-headers",
        family=FAMILY,
        does="sends one header every half second, without an end",
        route=_slow_headers,
        slow=True,
        expected=lost("timeout"),
    ),
    Behaviour(
        name="slow-body",
        family=FAMILY,
        does="sends four bytes of the body every half second",
        route=_slow_body,
        slow=True,
        expected=lost("timeout"),
    ),
    Behaviour(
        name="endless-body",
        family=FAMILY,
        does="sends a body that never ends, as fast as it can",
        route=_endless,
        expected=lost("too_large"),
    ),
)
