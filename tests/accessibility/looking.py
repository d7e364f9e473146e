"""Pages written in a test, seen by a real Chromium over a real loopback server."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pytest_govsite.config.options import build_config
from pytest_govsite.model import CloserLook, Look, Page, PageFacts, PageType, RenderedPage, Unobserved
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.look.taking import TAKINGS
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store
from tests.observe.site import LocalSite

_T = TypeVar("_T")
_PAGE = (
    "<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>测试页面</title></head><body>{}</body></html>"
)


class Looking:
    """One browser and two origins (`site`, and `other` for frames of another origin)."""

    def __init__(self, folder: Path) -> None:
        self.site, self.other = LocalSite(), LocalSite()
        self._numbers = itertools.count()
        self._loop = BackgroundLoop()
        self._store = Store(folder)
        config = build_config({"url": self.site.url("/")}, folder=folder)
        # pages written in a test are there at once; waiting longer for them to be quiet would only take time
        self._browser = Browser(config, store=self._store, looks=frozenset(TAKINGS), limits=VisitLimits(quiet=0.1))

    def put(self, html: str, headers: Mapping[str, str] | None = None) -> str:
        """Serve a page and return its address; without `<html` the text is the body of a plain Chinese page."""
        path = f"/{next(self._numbers)}"
        whole = html if "<html" in html.lower() else _PAGE.format(html)
        self.site.routes[path] = (200, whole, dict(headers or {}))
        return self.site.url(path)

    def look(
        self,
        html: str,
        *,
        type: str = "article",
        headers: Mapping[str, str] | None = None,
        looks: Mapping[str, Look | Unobserved] | None = None,
    ) -> CloserLook:
        """Return the page with the looks that need no load of their own, and those given."""
        url = self.put(html, headers)
        seen = self._loop.run(self._browser.visit(url, take_picture=False))
        assert isinstance(seen, RenderedPage), seen
        facts = PageFacts(page=Page(url=url, type=PageType(type), template="t"), rendered=(seen,))
        given = dict(looks or {})
        return CloserLook(facts, lambda page, kind: given.get(kind.kind) or self._store.look(page, kind))

    def examine(
        self,
        html: str,
        work: Callable[[Opened], Awaitable[_T]],
        *,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> _T:
        """Return what a deep look sees of the page (options as those of `Browser.examine`)."""
        seen = self.attempt(html, work, headers=headers, **options)
        assert not isinstance(seen, Unobserved), seen
        return seen

    def attempt(
        self,
        html: str,
        work: Callable[[Opened], Awaitable[_T]],
        *,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> _T | Unobserved:
        """Return what a deep look sees of the page, or why it saw nothing."""
        return self._loop.run(self._browser.examine(self.put(html, headers), work, **options))

    def examine_all(
        self, pages: Mapping[str, str], work: Callable[[Opened], Awaitable[_T]], **options: Any
    ) -> dict[str, tuple[str, _T]]:
        """Return address and look of several pages by name, looked at side by side."""

        async def one(url: str) -> _T:
            seen = await self._browser.examine(url, work, **options)
            assert not isinstance(seen, Unobserved), seen
            return seen

        async def every(urls: list[str]) -> list[_T]:
            return await asyncio.gather(*map(one, urls))

        urls = [self.put(html) for html in pages.values()]
        return dict(zip(pages, zip(urls, self._loop.run(every(urls)), strict=True), strict=True))

    def __enter__(self) -> Self:
        self._loop.run(self._browser.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.run(self._browser.__aexit__(kind, error, trace))
        self._loop.close()
        self._store.close()
        self.site.close()
        self.other.close()
