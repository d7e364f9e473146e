"""One GET to one host: in its turn, tried again where that helps, never longer or larger than allowed."""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from pytest_govsite.config.settings import Config
from pytest_govsite.observe import trust
from pytest_govsite.observe.body import Body, read_body
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.identity import ACCEPT, ACCEPT_LANGUAGE, user_agent
from pytest_govsite.observe.network import Network, RefusedAddressError
from pytest_govsite.observe.origins import host_of, origin_of
from pytest_govsite.observe.pace import LONGEST_PAUSE, HostGoneError, HostPace
from pytest_govsite.observe.resolve import NameNotFoundError
from pytest_govsite.observe.transport import NetworkTransport

_BUSY = frozenset({429, 503})
_AGAIN = frozenset({429, 502, 503, 504})
_BACKOFF = 0.4


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Seconds and bytes that one exchange may take."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    """For one answer, body included."""
    document: int = 10_000_000
    retries: int = 2


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One HTTP answer; `body` is None where it was not wanted."""

    url: str
    status: int
    headers: httpx.Headers
    body: Body | None
    elapsed: float

    @property
    def media_type(self) -> str:
        """Lower case, without parameters; empty where the server gives none."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()


Room = Callable[[int, httpx.Headers], int]
"""Status and headers -> how many bytes of the body are wanted; 0: none."""


class Asker:
    """Asks hosts for documents with the credentials, limits and pace of the inspection."""

    def __init__(self, config: Config, network: Network, limits: Limits) -> None:
        self.network = network
        self.limits = limits
        self.credentials = Credentials(config, network.origins)
        self._rate = config.settings.crawl.requests_per_second
        self._paces: dict[tuple[str, int], HostPace] = {}
        self._client = httpx.AsyncClient(
            transport=NetworkTransport(network, trust.tls_context(config)),
            headers={
                "User-Agent": user_agent(config),
                "Accept": ACCEPT,
                "Accept-Language": ACCEPT_LANGUAGE,
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=httpx.Timeout(limits.read, connect=limits.connect, pool=None),
            trust_env=False,
        )
        for cookie in self.credentials.cookies:
            self._client.cookies.set(
                str(cookie["name"]), str(cookie["value"]), str(cookie["domain"]), str(cookie.get("path") or "/")
            )

    async def ask(
        self,
        url: str,
        room: Room,
        *,
        retries: int | None = None,
        headers: dict[str, str] | None = None,
        method: str = "GET",
    ) -> Answer:
        """Return the answer to a GET, or to a HEAD.

        Raises:
            OSError, httpx.HTTPError, httpx.InvalidURL, EncodingError: there was none; see `reasons`.
        """
        attempts = (self.limits.retries if retries is None else retries) + 1
        for attempt in range(1, attempts + 1):
            try:
                answer = await self._once(url, room, headers or {}, method)
            except Exception as error:
                if attempt == attempts or not _worth_another(error, attempt):
                    raise
            else:
                pause = retry_after(answer.headers)
                if attempt == attempts or answer.status not in _AGAIN or pause > LONGEST_PAUSE:
                    return answer
            await asyncio.sleep(_BACKOFF * 3 ** (attempt - 1))
        raise AssertionError("unreachable")

    async def pace(self, url: str) -> HostPace:
        """Return the pace of the host that an address lies on."""
        _, host, port = origin_of(url) or ("", "", 0)
        if (host, port) not in self._paces:
            local = await self.network.is_local(host, port)
            own = self.network.origins.owns(host)
            self._paces.setdefault(
                (host, port), HostPace(None if local else self._rate, own=own, simultaneous=16 if local else 6)
            )
        return self._paces[host, port]

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _once(self, url: str, room: Room, headers: dict[str, str], method: str) -> Answer:
        if not host_of(url):
            raise httpx.InvalidURL(url[:200])
        pace = await self.pace(url)
        async with pace:
            begun = time.monotonic()
            try:
                async with asyncio.timeout(self.limits.total):
                    answer = await self._exchange(url, room, headers, begun, method)
            except (OSError, httpx.HTTPError) as error:
                if not isinstance(error, NameNotFoundError | RefusedAddressError):
                    pace.failed()
                raise
            pace.answered(
                answer.elapsed, busy=answer.status in _BUSY, pause=min(retry_after(answer.headers), LONGEST_PAUSE)
            )
            return answer

    async def _exchange(self, url: str, room: Room, headers: dict[str, str], begun: float, method: str) -> Answer:
        request = self._client.build_request(method, url, headers={**headers, **self.credentials.headers_for(url)})
        response = await self._client.send(request, stream=True, auth=None)
        try:
            wanted = room(response.status_code, response.headers)
            body = None
            if wanted:
                body = await read_body(response.aiter_raw(), response.headers.get("content-encoding", ""), wanted)
        finally:
            await response.aclose()
        return Answer(
            url=url,
            status=response.status_code,
            headers=response.headers,
            body=body,
            elapsed=time.monotonic() - begun,
        )


def retry_after(headers: httpx.Headers) -> float:
    """Return the seconds that an answer asks to wait (RFC 9110, 10.2.3); 0 where it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _worth_another(error: Exception, attempt: int) -> bool:
    """A name, a certificate or a refused address stays what it is; a time-out is tried once more."""
    import ssl

    if isinstance(error, NameNotFoundError | RefusedAddressError | HostGoneError | httpx.InvalidURL):
        return False
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return False
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return attempt == 1 and not isinstance(error, TimeoutError)
    return isinstance(error, httpx.TransportError | OSError)
