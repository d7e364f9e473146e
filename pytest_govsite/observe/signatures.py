"""What a file is by its first bytes."""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\x1f\x8b", "gzip"),
)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|script|meta|title|div|table)\b", re.IGNORECASE)
_XML = re.compile(rb"^<\?xml\b", re.IGNORECASE)
_STREAMS = ("WordDocument", "Workbook", "Book", "PowerPoint Document")
_HEAD = 1024
_MEMBERS = 20


class Signature(NamedTuple):
    """Kind by magic bytes, and what an archive or compound file holds as far as its beginning tells."""

    kind: str
    members: tuple[str, ...] = ()


def signature_of(data: bytes) -> Signature:
    """Return what the beginning of a file says; a PDF may have up to 1,024 bytes before its mark."""
    if not data:
        return Signature("empty")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return Signature(kind, _members(data, kind))
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t \x00")
    if _HTML.search(head[:512]) and head.startswith(b"<"):
        return Signature("html")
    if _XML.match(head):
        return Signature("xml")
    if b"%PDF-" in data[:_HEAD]:
        return Signature("pdf")
    return Signature("text" if _is_text(data[:_HEAD]) else "unknown")


def _members(data: bytes, kind: str) -> tuple[str, ...]:
    if kind == "zip":
        return tuple(_zip_names(data))
    if kind == "ole":
        return tuple(name for name in _STREAMS if name.encode("utf-16-le") + b"\x00\x00" in data)
    return ()


def _zip_names(data: bytes) -> list[str]:
    """Return names of local file headers (APPNOTE 4.3.7) by searching for their mark."""
    names: list[str] = []
    place = 0
    while len(names) < _MEMBERS and (place := data.find(b"PK\x03\x04", place)) >= 0:
        header = data[place : place + 30]
        if len(header) < 30:
            break
        length = struct.unpack_from("<H", header, 26)[0]
        name = data[place + 30 : place + 30 + min(length, 200)]
        names.append(name.decode("utf-8", "replace"))
        place += 30 + length
    return names


def _is_text(data: bytes) -> bool:
    return b"\x00" not in data and sum(byte < 9 or 13 < byte < 32 for byte in data) == 0
