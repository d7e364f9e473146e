"""Bodies that are not what their heads say."""

from __future__ import annotations

import base64
import gzip
import socket
import struct

from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, NO_PAGE, Behaviour, lost, odd, shown

FAMILY = "正文 / bodies"
_BROTLI = base64.b64decode(
    "z///fwAEJnIxtJCP70KEQeY0jUxVyoSc38G+vP93Af///wGQAIjDAtC9/+f//z8AEgBxWAC69//8//8HQAIgDgtA9/6f////AEgAxGEB6N7/8///"
    "HwAJgDgsAN37f/7//wMgARCHBaB7/8///38AJADisAB07//5//8PgARAHBaA7v0/////AZAAiMMC0L3/5///PwASAHFYALr3//z//wdAAiAOC0D3"
    "/p////8ASADEYQHo3v/z//8fAAmAOCwA3ft//v//AyABEIcFoHv/z///fwAkAOKwAHTv/yMEAIAEQBQRAAE="
)
"""256 MB of zeros behind `<!doctype html><title>x</title><p>`."""


def _gzip_bomb(handler: Handler) -> tuple[int, bytes, dict[str, str]]:
    inner = gzip.compress(bytes(50_000_000), 9)
    return 200, inner, {"Content-Encoding": "gzip"}


def _declared(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000000\r\n\r\n<p>a")
    handler.connection.recv(1)


def _short(handler: Handler) -> None:
    handler.close_connection = True
    body = odd("length-short").encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body) + 500}\r\n\r\n"
    handler.wfile.write(head.encode() + body)


def _long(handler: Handler) -> None:
    handler.close_connection = True
    body = odd("length-long").encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    handler.wfile.write(head.encode() + body + b"more than was said" * 100)


def _reset(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<p>half of it")
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def _chunks(handler: Handler) -> None:
    handler.close_connection = True
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>a\r\n"
    )


BEHAVIOURS = (
    Behaviour(
        name="gzip-bomb",
        family=FAMILY,
        does="50 kB of gzip that unfold to 50 MB",
        route=_gzip_bomb,
        expected=lost("too_large"),
    ),
    Behaviour(
        name="brotli-bomb",
        family=FAMILY,
        does="230 bytes of brotli, which was not asked for, that unfold to 256 MB",
        route=(200, _BROTLI, {"Content-Encoding": "br"}),
        expected=lost("http_error"),
        why="an encoding that was not offered is a wrong answer",
    ),
    Behaviour(
        name="gigabyte",
        family=FAMILY,
        does="says that 1 GB will follow",
        route=_declared,
        expected=lost("too_large"),
    ),
    Behaviour(
        name="length-short",
        family=FAMILY,
        does="sends 500 bytes less than it said",
        route=_short,
        expected=lost("connect"),
        why="a document that was cut off must not be judged as if it were whole",
    ),
    Behaviour(
        name="length-long",
        family=FAMILY,
        does="sends more bytes than it said",
        route=_long,
        expected=HEALTHY,
        why="what comes behind the length belongs to no document",
    ),
    Behaviour(
        name="reset",
        family=FAMILY,
        does="resets the connection in the middle of the body",
        route=_reset,
        expected=lost("connect"),
    ),
    Behaviour(
        name="chunks",
        family=FAMILY,
        does="chunked encoding whose lengths are no numbers",
        route=_chunks,
        expected=lost("connect"),
    ),
    Behaviour(
        name="not-gzip",
        family=FAMILY,
        does="says gzip and sends plain text",
        route=shown("not-gzip", **{"Content-Encoding": "gzip"}),
        expected=lost("http_error"),
    ),
    Behaviour(
        name="disguised",
        family=FAMILY,
        does="an archive behind a page's address, with the media type of one",
        route=(200, b"PK\x03\x04" + bytes(2000), {"Content-Type": "application/zip"}),
        expected=NO_PAGE,
        why="a file, not a page",
    ),
)
