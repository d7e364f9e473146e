"""The crawl of an inspection: asked over HTTP, watched for firewalls and lost logins, everything put into the store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.discover.crawler import Crawler
from pytest_govsite.discover.firewall import Firewall
from pytest_govsite.discover.limits import CrawlLimits, Progress
from pytest_govsite.discover.login import LoginGate
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.inspection.scripted import fills
from pytest_govsite.inspection.stages import Reporter
from pytest_govsite.model import DocumentFacts, Fetched, PageFacts, Unobserved, UnobservedReason
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.store import Store

PACKED_LIMIT = 10_000_000
"""Bytes of a site map that is sent compressed."""


class Crawling:
    """Makes the crawler of one inspection and gives it what rendering showed.

    Args:
        config: the configuration of the inspection.
        store: where pages go, and on resume come from.
        http: asks the site.
        reporter: where progress is told.
        stop: True: nothing further is asked for.
        login: takes note of every answer.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        http: HttpClient,
        reporter: Reporter,
        stop: Callable[[], bool],
        login: LoginGate,
    ) -> None:
        self._config, self._store, self._http = config, store, http
        self._reporter, self._stop, self._login = reporter, stop, login
        self.firewall = Firewall(
            config.url,
            http.fetch,
            tell=lambda text: reporter.stage(text.in_language(config.language)),
            slower=lambda: http.ease(config.url),
            stop=stop,
        )

    def crawler(self, *, follow: bool) -> Crawler:
        """Return a crawler that has asked for nothing yet; `follow` False: it stays with the pages that it is given."""
        settings = self._config.settings
        site, limits = settings.site, settings.crawl
        scope = Scope.of(
            self._config.url,
            domain=site.domain,
            aliases=site.aliases,
            include=limits.include,
            exclude=limits.exclude,
        )
        return Crawler(
            self._fetcher(),
            scope=scope,
            limits=CrawlLimits(
                max_pages=self._config.max_pages, max_depth=limits.max_depth, respect_robots=limits.respect_robots
            ),
            on_page=self._keep,
            on_progress=self._crawled,
            stop=self._stop,
            follow=follow,
            fetch_bytes=_bytes_of(self._http),
        )

    def feed(self, crawler: Crawler, rendered: Collection[str]) -> int:
        """Give the crawler the links that only rendering showed; returns how many are new."""
        new = 0
        for url in sorted(rendered):
            facts = self._store.page(url)
            if facts is not None and facts.rendered:
                new += crawler.feed(url, facts.rendered[0].document)
        return new

    def filled(self, rendered: Collection[str]) -> dict[str, DocumentFacts]:
        """Return the rendered documents of pages whose source is empty without scripts: they tell the type then."""
        facts = (self._store.page(url) for url in sorted(rendered))
        return {f.url: f.rendered[0].document for f in facts if f and f.rendered and f.source and fills(f)}

    def _fetcher(self) -> Fetch:
        """Return the fetch function of the crawl; on resume, what was fetched before comes from the store."""
        known = {}
        if self._config.resume:
            known = {f.exchange.url: f.url for f in self._store.pages() if f.exchange and f.source}
            self._take_up(known.values())

        async def fetch(url: str) -> Fetched:
            before = self._store.page(known[url]) if url in known else None
            if before is not None:
                fetched = Fetched(url=url, exchange=before.exchange, document=before.source)
                self.firewall.heard(fetched)
                return fetched
            return self._login.took(await self.firewall.fetch(url))

        return fetch

    def _take_up(self, urls: Iterable[str]) -> None:
        """Forget of pages that were read that nobody came to look at them: this run may not need to, or does so now."""
        for url in urls:
            facts = self._store.page(url)
            if facts is None:
                continue
            others = tuple(why for why in facts.unobserved if why.reason is not UnobservedReason.INTERRUPTED)
            if others != facts.unobserved:
                self._store.put_page(msgspec.structs.replace(facts, unobserved=others))

    def _keep(self, facts: PageFacts) -> None:
        before = self._store.page(facts.url) if self._config.resume else None
        if before is None or not before.observed:
            self._store.put_page(facts)

    def _crawled(self, progress: Progress) -> None:
        self._reporter.update(found=progress.found, fetched=progress.fetched, lost=progress.lost)


def _bytes_of(http: HttpClient) -> Callable[[str], Awaitable[bytes | None]]:
    async def fetch_bytes(url: str) -> bytes | None:
        answer = await http.fetch_bytes(url, limit=PACKED_LIMIT)
        return None if isinstance(answer, Unobserved) else answer[0]

    return fetch_bytes
