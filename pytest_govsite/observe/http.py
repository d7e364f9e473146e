"""Documents over HTTP: asked for politely, read as a browser reads them, bounded in size and time."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Self

import httpx
import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.model import DocumentFacts, Fetched, HttpExchange, LinkProbe, Unobserved, UnobservedReason
from pytest_govsite.observe import media, probing
from pytest_govsite.observe.asking import Asker, Limits, Room
from pytest_govsite.observe.body import Body, EncodingError
from pytest_govsite.observe.following import Followed, RedirectLoopError, follow
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.reading import Readers
from pytest_govsite.observe.reasons import broken, unobserved, withheld

_SHANGHAI = timezone(timedelta(hours=8))
_ERROR_PAGE = 65_536
_SMALL = 200_000
_FAILURES = (OSError, httpx.HTTPError, httpx.InvalidURL, EncodingError, UnicodeError)


class HttpClient:
    """Asks for documents with the resolve table, credentials and limits of the inspection.

    Used as an async context manager on one event loop. `network` is shared with the browser's proxy where both are used.

    Raises:
        ConfigError: a secret, the CA file or the storage state cannot be read.
    """

    def __init__(self, config: Config, network: Network | None = None, *, limits: Limits | None = None) -> None:
        self._own_network = Network(config) if network is None else None
        self.network = network or self._own_network or Network(config)
        self.limits = limits or Limits()
        self.asker = Asker(config, self.network, self.limits)
        self._readers = Readers()
        self.known: Callable[[HttpExchange], DocumentFacts | None] = lambda _: None
        """Returns the facts of a document that was read before; None: it has to be read."""

    async def fetch(self, url: str) -> Fetched:
        """Return what an address answers; never raises for what the network or the site does."""
        followed = await self._follow(url, _document_room(self.limits.document))
        if isinstance(followed, Unobserved):
            return Fetched(url=url, unobserved=followed)
        exchange = _exchange(url, followed)
        problem = _problem(url, followed)
        if problem is not None:
            return Fetched(url=url, exchange=exchange, unobserved=problem)
        return await self._read(exchange, followed)

    async def fetch_bytes(self, url: str, *, limit: int = 1_000_000) -> tuple[bytes, HttpExchange] | Unobserved:
        """Return the body of any kind of small resource; larger than `limit` is `too_large`, an error status no body."""
        followed = await self._follow(url, lambda status, _: limit if status < 300 else _ERROR_PAGE)
        if isinstance(followed, Unobserved):
            return followed
        body = followed.answer.body
        problem = _error_status(url, followed.answer.status) or _too_large(url, body)
        if problem is not None or body is None:
            return problem or Unobserved(url=url, reason=UnobservedReason.CONNECT)
        return body.data, _exchange(url, followed)

    async def probe(self, url: str) -> LinkProbe:
        """Return whether an address answers: one polite GET of at most 64 KiB, tried again where it is busy."""
        followed = await self._follow(url, lambda *_: probing.ROOM, retries=1)
        if isinstance(followed, Unobserved):
            return LinkProbe(url=url, unobserved=followed)
        return probing.link_probe(url, followed, self.asker.credentials.redact)

    async def get(
        self, url: str, *, headers: dict[str, str] | None = None, limit: int = 10_000_000
    ) -> Followed | Unobserved:
        """Return the last answer to a GET with its body whatever its status, for scripted use; larger bodies are cut."""
        return await self._follow(url, lambda *_: limit, headers=headers)

    async def ease(self, url: str) -> None:
        """From now on ask the host of an address a quarter as fast."""
        (await self.asker.pace(url)).ease()

    async def close(self) -> None:
        """Close all connections, end what was started."""
        await self._readers.close()
        await self.asker.close()
        if self._own_network is not None:
            await self._own_network.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _follow(
        self, url: str, room: Room, *, retries: int | None = None, headers: dict[str, str] | None = None
    ) -> Followed | Unobserved:
        try:
            return await follow(self.asker, url, room, retries=retries, headers=headers)
        except RedirectLoopError as loop:
            return Unobserved(
                url=url,
                reason=UnobservedReason.REDIRECT_LOOP,
                detail=f"跳转 {len(loop.hops)} 次没有结束 / {len(loop.hops)} redirects without an end",
                status=loop.hops[-1].status if loop.hops else None,
            )
        except _FAILURES as error:
            return unobserved(url, error)

    async def _read(self, exchange: HttpExchange, followed: Followed) -> Fetched:
        body = followed.answer.body
        data = body.data if body else b""
        content_type = str(followed.answer.headers.get("content-type", ""))
        if len(data) > _SMALL:
            exchange, text = await asyncio.to_thread(self._decoded, exchange, data, content_type)
        else:
            exchange, text = self._decoded(exchange, data, content_type)
        if not media.is_html(exchange.media_type, data):
            return Fetched(url=exchange.url, exchange=exchange, text=text)
        document = self.known(exchange)
        if document is None:
            encoding = exchange.charset.used if exchange.charset else ""
            try:
                document = await self._readers.read(text, exchange.final_url, encoding)
            except Exception as error:  # a fault of ours costs this page, never the inspection
                return Fetched(url=exchange.url, exchange=exchange, unobserved=broken(exchange.url, error))
        if document.marks:
            return Fetched(url=exchange.url, exchange=exchange, unobserved=withheld(exchange.url, document, data))
        if not document.refresh and (sent := followed.answer.headers.get("refresh")):
            document = msgspec.structs.replace(document, refresh=_refresh(sent, exchange.final_url))
        return Fetched(url=exchange.url, exchange=exchange, document=document)

    def _decoded(self, exchange: HttpExchange, data: bytes, content_type: str) -> tuple[HttpExchange, str]:
        # read when first needed: the readers of documents load slowly
        from pytest_govsite.document.charset import decode
        from pytest_govsite.document.volatile import steady_sha256

        text, charset = decode(data, content_type)
        steady = steady_sha256(data) if media.is_html(exchange.media_type, data) else exchange.steady_sha256
        exchange = msgspec.structs.replace(exchange, charset=charset, steady_sha256=steady)
        return exchange, self.asker.credentials.redact(text)


def _refresh(sent: str, url: str) -> str:
    """Return where the header of that name, which browsers take like the `<meta>`, sends visitors."""
    from pytest_govsite.document.addresses import Addresses
    from pytest_govsite.document.metas import refresh_target

    return Addresses(url).resolve(refresh_target(sent))


def _document_room(limit: int) -> Room:
    def room(status: int, headers: httpx.Headers) -> int:
        if not 200 <= status < 300:
            return _ERROR_PAGE
        if not media.is_document(headers.get("content-type", ""), headers.get("content-disposition", "")):
            return 0
        # one byte is enough to know that a body of this length is too large
        return 1 if media.announced_size(headers) > limit else limit

    return room


def _problem(url: str, followed: Followed) -> Unobserved | None:
    answer = followed.answer
    if problem := _error_status(url, answer.status):
        return problem
    if answer.body is None:
        return Unobserved(
            url=url,
            reason=UnobservedReason.NOT_HTML,
            detail=f"不是网页 / no web page：{answer.media_type[:80]}",
            status=answer.status,
        )
    return _too_large(url, answer.body)


def _error_status(url: str, status: int) -> Unobserved | None:
    if 200 <= status < 300:
        return None
    return Unobserved(
        url=url, reason=UnobservedReason.HTTP_ERROR, detail=f"应答状态 / answered with status {status}", status=status
    )


def _too_large(url: str, body: Body | None) -> Unobserved | None:
    if body is None or body.complete:
        return None
    return Unobserved(
        url=url, reason=UnobservedReason.TOO_LARGE, detail="内容过大，没有读完 / too large, not read to its end"
    )


def _exchange(url: str, followed: Followed) -> HttpExchange:
    answer = followed.answer
    body = answer.body
    return HttpExchange(
        url=url,
        final_url=answer.url,
        status=answer.status,
        hops=followed.hops,
        headers=media.told_headers(answer.headers),
        media_type=answer.media_type,
        size=body.sent if body and body.complete else media.announced_size(answer.headers),
        elapsed=round(followed.elapsed, 4),
        fetched=datetime.now(_SHANGHAI).isoformat(timespec="seconds"),
        body_sha256=hashlib.sha256(body.data).hexdigest() if body and body.complete else "",
    )
