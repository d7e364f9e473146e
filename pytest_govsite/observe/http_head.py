"""Heads of HTTP/1.1 messages as a proxy changes them (RFC 9112)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

_HOP_BY_HOP = (b"connection:", b"keep-alive:", b"proxy-connection:", b"proxy-authorization:")

_STORING = (b"cache-control:", b"expires:", b"etag:", b"last-modified:", b"pragma:")


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


def named(fields: Sequence[bytes]) -> dict[str, str]:
    """Return header fields by their names in lower case; of repeated ones the first."""
    found: dict[str, str] = {}
    for field in fields:
        name, _, value = field.decode("latin-1").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def answer(head: bytes) -> tuple[int, dict[str, str]]:
    """Return status and header fields of the head of an answer; status 0 where it tells none."""
    first, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    word = first.split(b" ", 2)[1] if b" " in first else b""
    return int(word) if len(word) == 3 and word.isdigit() else 0, named(fields)


def is_last(head: bytes) -> bool:
    """True: the head of an answer, False: an interim one (1xx) that another follows."""
    words = head.split(b" ", 2)
    return len(words) < 2 or not words[1].startswith(b"1") or words[1] == b"101"


def closing(head: bytes) -> bytes:
    """Return the head of an answer that says that the connection ends with it."""
    first, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    return b"\r\n".join([first, *_end_to_end(tuple(fields)), b"Connection: close", b"", b""])


def unstored(head: bytes) -> bytes:
    """Return the head of an answer that says that it is not to be kept."""
    first, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    kept = [field for field in fields if not field.lower().startswith(_STORING)]
    return b"\r\n".join([first, *kept, b"Cache-Control: no-store", b"", b""])


def _end_to_end(fields: tuple[bytes, ...]) -> list[bytes]:
    return [field for field in fields if not field.lower().startswith(_HOP_BY_HOP)]
