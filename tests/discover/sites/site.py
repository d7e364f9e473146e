"""A site in memory, behind the same kind of fetch function that the network layer has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256

from pytest_govsite.document.read import read_document
from pytest_govsite.model import Charset, Edition, Fetched, HttpExchange, PageType, Unobserved, UnobservedReason

HOME, COLUMN, ARTICLE = PageType.HOME, PageType.COLUMN, PageType.ARTICLE
INTERACTIVE, ELDER, OTHER = PageType.INTERACTIVE, PageType.ELDER, PageType.OTHER


@dataclass
class Labelled:
    """A page and what a person says it is."""

    html: str
    type: PageType
    edition: Edition = Edition.MAIN
    counted: bool = True
    """False: a part of other pages, or a further page like its neighbours; it stands in no table."""


@dataclass
class MemorySite:
    """Pages by path."""

    name: str
    origin: str
    pages: dict[str, Labelled] = field(default_factory=dict)
    encoding: str = "utf-8"
    texts: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(
        self, path: str, page_type: PageType, html: str, *, edition: Edition = Edition.MAIN, counted: bool = True
    ) -> str:
        self.pages[path] = Labelled(html, page_type, edition, counted)
        return path

    @property
    def labels(self) -> dict[str, Labelled]:
        return {self.origin + path: page for path, page in self.pages.items() if page.counted}

    async def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        path = url.removeprefix(self.origin)
        final = self.redirects.get(path, path)
        exchange = HttpExchange(url=url, final_url=self.origin + final if final.startswith("/") else final, status=200)
        if final in self.texts:
            return Fetched(url=url, exchange=exchange, text=self.texts[final])
        page = self.pages.get(final)
        if page is None:
            return not_found(url)
        return answer(url, exchange.final_url, page.html, self.encoding)


Fetch = Callable[[str], Awaitable[Fetched]]


def answer(url: str, final: str, html: str, encoding: str = "utf-8") -> Fetched:
    exchange = HttpExchange(
        url=url,
        final_url=final,
        status=200,
        media_type="text/html",
        charset=Charset(used=encoding),
        body_sha256=sha256(html.encode()).hexdigest(),
    )
    return Fetched(url=url, exchange=exchange, document=read_document(html, final))


def not_found(url: str) -> Fetched:
    exchange = HttpExchange(url=url, final_url=url, status=404)
    lost = Unobserved(url=url, reason=UnobservedReason.HTTP_ERROR, status=404)
    return Fetched(url=url, exchange=exchange, unobserved=lost)
