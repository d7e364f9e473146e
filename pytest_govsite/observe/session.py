"""A synchronous HTTP session on the inspected site, for users' own tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

from pytest_govsite.config.settings import Config
from pytest_govsite.model import Hop, Unobserved
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop


@dataclass(frozen=True, kw_only=True)
class HttpAnswer:
    """One answer after its redirects."""

    url: str
    """Address that answered, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case; of repeated ones the values joined by commas."""
    content: bytes
    """Body, at most 10 MB."""
    hops: tuple[Hop, ...] = ()
    elapsed: float = 0.0

    @property
    def ok(self) -> bool:
        """True: the status is 2xx."""
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        """The body as a browser decodes it."""
        from pytest_govsite.document.charset import decode

        return decode(self.content, self.headers.get("content-type", ""))[0]

    def json(self) -> Any:
        """Return the body as JSON.

        Raises:
            ValueError: it is none.
        """
        return json.loads(self.content)


class HttpSession:
    """Asks the inspected site with its resolve table, credentials, pace and limits.

    Args:
        config: the configuration of the inspection.
        loop: where requests run. None: a loop of its own, closed with the session.
    """

    def __init__(self, config: Config, loop: BackgroundLoop | None = None) -> None:
        self._base = config.url or config.settings.site.url
        self._own_loop = BackgroundLoop() if loop is None else None
        self._loop = loop or self._own_loop or BackgroundLoop()
        self._config = config
        self._client: HttpClient | None = None

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> HttpAnswer:
        """Return the answer to a GET; an address without host means one of the site.

        Raises:
            ConnectionError: there was no answer; the text is one line that says why.
        """
        return self._loop.run(self._get(urljoin(self._base, url), dict(headers or {})))

    def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            self._loop.run(self._client.close())
            self._client = None
        if self._own_loop is not None:
            self._own_loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def _get(self, url: str, headers: dict[str, str]) -> HttpAnswer:
        if self._client is None:
            self._client = HttpClient(self._config)
        followed = await self._client.get(url, headers=headers)
        if isinstance(followed, Unobserved):
            raise ConnectionError(f"{url}: {followed.detail}")
        answer = followed.answer
        return HttpAnswer(
            url=answer.url,
            status=answer.status,
            headers=dict(answer.headers),
            content=answer.body.data if answer.body else b"",
            hops=followed.hops,
            elapsed=followed.elapsed,
        )
