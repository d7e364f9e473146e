"""Sources that an earlier run of the same program read already, byte for byte the same."""

from __future__ import annotations

from collections.abc import Callable

from pytest_govsite.model import DocumentFacts, HttpExchange
from pytest_govsite.observe.store import Store

KnownSource = Callable[[HttpExchange], DocumentFacts | None]


def known_sources(earlier: Store) -> KnownSource:
    """Return what finds the facts of an answer's document among those of an earlier run; None: it has to be read.

    Left to be read are documents with personal numbers (their digests mean nothing beyond one process, and the numbers
    themselves have to be known to cover them in pictures), with frames (stored with what stands in them), and with a
    refresh (it may have come in a header).

    Args:
        earlier: the store of that run, whose program was this one.
    """

    def find(exchange: HttpExchange) -> DocumentFacts | None:
        before = earlier.page(exchange.url) if exchange.body_sha256 else None
        if before is None or before.exchange is None or before.source is None:
            return None
        source = before.source
        if source.personal or source.masked or source.frames or source.refresh:
            return None
        return source if _content(before.exchange) == _content(exchange) else None

    return find


def _content(exchange: HttpExchange) -> tuple[object, ...]:
    """Return all that the facts of a document depend on."""
    return exchange.body_sha256, exchange.final_url, exchange.media_type, exchange.charset
