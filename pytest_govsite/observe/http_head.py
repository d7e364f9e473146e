"""Heads of HTTP/1.1 messages as a proxy changes them (RFC 9112)."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

_HOP_BY_HOP = (b"connection:", b"keep-alive:", b"proxy-connection:", b"proxy-authorization:")


class Head(NamedTuple):
    """The head of a request."""

    method: str
    target: str
    fields: tuple[bytes, ...]


def parse(head: bytes) -> Head:
    """Return the head of a request.

    Raises:
        ValueError: it is none.
    """
    first, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    words = first.decode("latin-1").split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise ValueError("no request")
    return Head(words[0].upper(), words[1], tuple(fields))


def to_origin(head: Head) -> bytes:
    """Return a proxy's request as the origin server is asked it, for one exchange on this connection."""
    parts = urlsplit(head.target)
    target = (parts.path or "/") + (f"?{parts.query}" if "?" in head.target else "")
    first = f"{head.method} {target} HTTP/1.1".encode("latin-1")
    return b"\r\n".join([first, *_end_to_end(head.fields), b"Connection: close", b"", b""])


def is_last(head: bytes) -> bool:
    """True: the head of an answer, False: an interim one (1xx) that another follows."""
    words = head.split(b" ", 2)
    return len(words) < 2 or not words[1].startswith(b"1") or words[1] == b"101"


def closing(head: bytes) -> bytes:
    """Return the head of an answer that says that the connection ends with it."""
    first, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    return b"\r\n".join([first, *_end_to_end(tuple(fields)), b"Connection: close", b"", b""])


def _end_to_end(fields: tuple[bytes, ...]) -> list[bytes]:
    return [field for field in fields if not field.lower().startswith(_HOP_BY_HOP)]
