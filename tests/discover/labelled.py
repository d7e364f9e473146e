"""The hand-labelled set: pages of differently built sites, and what the classifier makes of them."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.discover.crawl import Crawler, CrawlLimits, fetch_listed
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.pages import describe
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.urls import canonical
from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Page, PageType
from tests.discover.sites import (
    asp_table,
    aspx,
    boda,
    dede,
    editions,
    framed,
    gkmlpt,
    html5,
    jcms,
    jeecms,
    phpcms,
    shtml,
    survey_portal,
    trs,
    wordpress,
    xxgk,
)
from tests.discover.sites.site import Labelled, MemorySite

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TUNED = (trs, asp_table, jcms, wordpress, gkmlpt, jeecms)
"""Styles that were looked at while the weights were set."""
HELD_BACK = (boda, phpcms, aspx, html5, framed, editions, survey_portal)
"""Styles that were not."""
LAST = (dede, shtml, xxgk)
"""Styles written after all weights were set."""
_WUAN = {
    "index.html": PageType.HOME,
    "多栏目列表页.html": PageType.COLUMN,
    "通栏列表页.html": PageType.COLUMN,
    "走进武安_列表.html": PageType.COLUMN,
    "走进武安_市长之窗.html": PageType.COLUMN,
    "走进武安_文章.html": PageType.ARTICLE,
    "走进武安_特色武安.html": PageType.COLUMN,
    "详细页.html": PageType.ARTICLE,
}


@dataclass(frozen=True)
class Outcome:
    """One labelled page and its classification."""

    site: str
    label: Labelled
    page: Page

    @property
    def right(self) -> bool:
        return self.page.type is self.label.type


def outcomes(site: MemorySite) -> list[Outcome]:
    pages = {page.url: page for page in describe(asyncio.run(crawled(site)))}
    return [Outcome(site.name, label, pages[url]) for url, label in site.labels.items()]


async def crawled(site: MemorySite, *, seed_all: bool = True) -> Crawl:
    start = f"{site.origin}/"
    crawler = Crawler(
        site.fetch,
        scope=Scope.of(start),
        limits=CrawlLimits(),
        on_page=lambda _: None,
        on_progress=lambda _: None,
        stop=lambda: False,
    )
    await crawler.start(start)
    if seed_all:
        crawler.seed((url, None) for url in site.labels)
    return await crawler.run()


def listed_outcomes(site: MemorySite) -> list[Outcome]:
    """Each page for itself, as with `--govsite-pages`."""
    found = asyncio.run(
        fetch_listed(
            [(url, None) for url in site.labels],
            site.fetch,
            scope=Scope.of(site.origin),
            limits=CrawlLimits(),
            on_page=lambda _: None,
        )
    )
    pages = {page.url: page for page in describe(found)}
    return [Outcome(site.name, label, pages[url]) for url, label in site.labels.items()]


def demo_pages() -> MemorySite:
    """Pages of the bundled demo portal, a few of each of its templates; labels are its own, but for pages of one text."""
    portal = Portal(DemoSite(articles=60, now=datetime(2026, 11, 20, 10)))
    site = MemorySite("demo", f"https://{portal.site.domain}")
    taken: Counter[str] = Counter()
    waiting, known = ["/"], {"/"}
    while waiting and len(taken) < 15:
        place = waiting.pop(0)
        page = portal.pages.find(place)
        if page is None or taken[page.template] >= 6:
            continue
        taken[page.template] += 1
        labels = {"single": PageType.ARTICLE, "form": PageType.INTERACTIVE, "elder": PageType.ELDER}
        label = labels.get(page.template, PageType(page.kind))
        html = decode(bytes(portal.response(place).body), "text/html")[0]
        site.add(place, label, html)
        found = [link.url.removeprefix(site.origin) for link in read_document(html, site.origin + place).links]
        fresh = [path for path in dict.fromkeys(found) if path.startswith("/") and path not in known]
        known.update(fresh)
        waiting += fresh
    return site


def real_pages() -> MemorySite:
    """Pages saved from real sites; an empty site where the folder is not there."""
    site = MemorySite("real", "http://127.0.0.1:8000")
    listing = SHARED / "pages" / "expected.json"
    if listing.is_file():
        for entry in json.loads(listing.read_text(encoding="utf-8")).values():
            _add_file(site, SHARED / "pages" / entry["path"], entry["path"], PageType(entry["type"]))
        for name, page_type in _WUAN.items():
            _add_file(site, SHARED / "sites" / "wuan" / name, f"wuan/{name}", page_type)
    site.pages = {canonical(site.origin + path).removeprefix(site.origin): page for path, page in site.pages.items()}
    return site


def _add_file(site: MemorySite, file: Path, path: str, page_type: PageType) -> None:
    site.add(f"/{path}", page_type, decode(file.read_bytes(), "text/html")[0])


def confusion(found: Iterable[Outcome]) -> Counter[tuple[PageType, PageType]]:
    return Counter((outcome.label.type, outcome.page.type) for outcome in found)


def table(found: Iterable[Outcome]) -> str:
    """The confusion table in Markdown."""
    counted = confusion(found)
    head = "| labelled \\ found | " + " | ".join(PageType) + " | right |\n" + "| --- " * (len(PageType) + 2) + "|\n"
    lines = []
    for label in PageType:
        row = [counted[label, page_type] for page_type in PageType]
        lines.append(f"| {label} | " + " | ".join(str(n) for n in row) + f" | {counted[label, label]} of {sum(row)} |")
    return head + "\n".join(lines) + "\n"


def wrong(found: Iterable[Outcome]) -> str:
    return "\n".join(
        f"{o.site} {o.page.url} labelled {o.label.type}, found {o.page.type} ({o.page.margin}): "
        + "; ".join(f"{s.type} {s.weight} {s.what}" for s in o.page.signals[:9])
        for o in found
        if not o.right
    )
