"""Reading a body of unknown size and honesty."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from typing import NamedTuple


class Body(NamedTuple):
    """What was read of a body."""

    data: bytes
    """Decoded, at most the limit."""
    sent: int
    """Bytes as sent."""
    complete: bool
    """False: it is longer than the limit."""


_UNREAD = frozenset(("br", "zstd", "compress", "x-compress", "dcb", "dcz"))
"""Codings that were not asked for."""


class EncodingError(Exception):
    """Raised when a body is not encoded as its header says, or in a way that was not asked for."""


async def read_body(parts: AsyncIterator[bytes], encoding: str, limit: int) -> Body:
    """Return at most `limit` decoded bytes; a small bomb of zeros never unfolds further than that.

    Raises:
        EncodingError: the content encoding is unknown or the body is broken.
    """
    decoder = _decoder(encoding)
    kept = bytearray()
    sent = 0
    async for part in parts:
        sent += len(part)
        room = limit + 1 - len(kept)
        kept += decoder.decode(part, room) if decoder else part[:room]
        if len(kept) > limit or sent > limit + 1:
            return Body(bytes(kept[:limit]), sent, complete=False)
    return Body(bytes(kept), sent, complete=True)


class _Inflate:
    """gzip (RFC 1952), zlib and raw deflate (RFC 1951), which servers mix up."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False

    def decode(self, part: bytes, room: int) -> bytes:
        try:
            out = self._inflate.decompress(part, max(room, 1))
        except zlib.error as error:
            if self._begun:
                raise EncodingError(str(error)) from None
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            out = self._raw(part, room)
        self._begun = self._begun or bool(part)
        return out

    def _raw(self, part: bytes, room: int) -> bytes:
        try:
            return self._inflate.decompress(part, max(room, 1))
        except zlib.error as error:
            raise EncodingError(str(error)) from None


def _decoder(encoding: str) -> _Inflate | None:
    names = [name for name in encoding.lower().replace(" ", "").split(",") if name not in ("", "identity")]
    if not names:
        return None
    if len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        return _Inflate()
    if _UNREAD.isdisjoint(names) and not {"gzip", "x-gzip", "deflate"} & set(names):
        # `utf-8` and the like: browsers take what is no coding for none
        return None
    raise EncodingError(encoding[:60])
