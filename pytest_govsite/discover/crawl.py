"""Finding the pages of a site: breadth first, bounded, in the same order every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pytest_govsite.discover.crawler import Crawler, FetchBytes
from pytest_govsite.discover.limits import CrawlLimits, Progress
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.model import PageFacts, PageType

__all__ = ["Crawl", "CrawlLimits", "Crawler", "Progress", "crawl", "fetch_listed"]


async def crawl(
    start: str,
    fetch: Fetch,
    *,
    scope: Scope,
    limits: CrawlLimits,
    on_page: Callable[[PageFacts], None],
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    fetch_bytes: FetchBytes | None = None,
) -> Crawl:
    """Crawl the site that starts at `start`; every page is handed to `on_page` as soon as it is there.

    Page types, templates and link texts are known when the crawl is over: see `pages.describe`. `fetch_bytes` is asked
    for packed site maps only; without it they are left out.

    Raises:
        SiteUnreachableError: there is no site to look at; its first argument is a `Text`.
    """
    crawler = Crawler(
        fetch, scope=scope, limits=limits, on_page=on_page, on_progress=on_progress, stop=stop, fetch_bytes=fetch_bytes
    )
    await crawler.start(start)
    return await crawler.run()


async def fetch_listed(
    pages: Sequence[tuple[str, PageType | None]],
    fetch: Fetch,
    *,
    scope: Scope,
    limits: CrawlLimits,
    on_page: Callable[[PageFacts], None],
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Crawl:
    """Look at exactly these pages (`--govsite-pages`), in their order; no link is followed."""
    wide = CrawlLimits(max_pages=len(pages) + 1, concurrency=limits.concurrency, give_up_after=limits.give_up_after)
    crawler = Crawler(
        fetch, scope=scope, limits=wide, on_page=on_page, on_progress=on_progress, stop=stop, follow=False
    )
    crawler.seed(pages)
    return await crawler.run()
