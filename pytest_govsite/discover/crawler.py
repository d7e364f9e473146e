"""The crawl itself: what to ask for next, what to make of the answer."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from pytest_govsite.discover import sitemap
from pytest_govsite.discover.frontier import Found, Frontier
from pytest_govsite.discover.leads import Lead, is_file, leads, once_each
from pytest_govsite.discover.limits import CrawlLimits, Progress
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.robots import Robots
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.silence import Silence
from pytest_govsite.discover.start import admit_start
from pytest_govsite.discover.tally import Tally
from pytest_govsite.discover.traps import Trap, Traps
from pytest_govsite.discover.twins import Twins
from pytest_govsite.discover.urls import canonical, is_root
from pytest_govsite.discover.visit import Fetch, Visit, Visitor
from pytest_govsite.model import DocumentFacts, Page, PageFacts, PageType, Region, Text, Unobserved, UnobservedReason

FetchBytes = Callable[[str], Awaitable[bytes | None]]
"""Gives the body of a small resource; None where there is none."""
MAX_COPIES = 3
"""Pages with one and the same body whose links are followed."""
ASKED_FOR_DEPTH = 2
"""Depth that a page is given which no page has led to yet: no first-level column."""
MISSING = frozenset({400, 404, 405, 406, 410, 414, 451})
"""Statuses that say that there is no such page, as opposed to one that we could not see."""


class Crawler:
    """One crawl. `run` goes on until nothing is left to ask for; `feed` puts in what only the rendered page shows."""

    def __init__(
        self,
        fetch: Fetch,
        *,
        scope: Scope,
        limits: CrawlLimits,
        on_page: Callable[[PageFacts], None],
        on_progress: Callable[[Progress], None],
        stop: Callable[[], bool],
        fetch_bytes: FetchBytes | None = None,
        follow: bool = True,
    ) -> None:
        self.scope = scope
        self._fetch_bytes = fetch_bytes
        self._limits = limits
        self._on_page = on_page
        self._on_progress = on_progress
        self._stop = stop
        self._follow = follow
        # a listed page that stays for a while is looked at itself: visitors see it
        self._visitor = Visitor(fetch, limits.concurrency, math.inf if follow else 0.0)
        self._frontier = Frontier(limits.max_depth)
        self._traps = Traps()
        self._twins = Twins()
        self._silence = Silence(limits.give_up_after)
        self._tally = Tally()
        self._robots = Robots()
        self._sitemap_urls = 0
        self._start_url = ""
        self._home_url = ""
        self._navigation: dict[Region, list[Found]] = {Region.NAVIGATION: [], Region.HEADER: []}
        self._stopped = False

    async def start(self, url: str) -> None:
        """Look at the start of the site, robots.txt and the site maps.

        Raises:
            SiteUnreachableError: there is no site to look at; its first argument is a `Text`.
        """
        self._start_url = canonical(url)
        visit = await self._visitor.look(self._start_url, self.scope)
        self.scope = admit_start(visit, self._start_url, self.scope)
        self._home_url = self.scope.locate(visit.url)
        await self._read_robots()
        home = self._frontier.seed(self._home_url, 0)
        self._frontier.pop()
        self._take(home, visit)
        await self._read_sitemaps()

    def seed(self, pages: Iterable[tuple[str, PageType | None]]) -> None:
        """Put in pages by hand, in their order."""
        for place, (url, declared) in enumerate(pages):
            self._start_url = self._start_url or url
            if not self._home_url and (declared is PageType.HOME or is_root(url)):
                self._home_url = url
            self._frontier.seed(url, place, declared=declared)

    def also(self, urls: Iterable[str]) -> int:
        """Put in pages of the site that were not asked for yet, beyond the limit; returns how many these are."""
        located = dict.fromkeys(where for url in urls if (where := self.scope.locate(url)))
        new = self._frontier.urge(located, ASKED_FOR_DEPTH)
        most = max(self._limits.max_pages, self._tally.pages + new)
        self._limits = replace(self._limits, max_pages=most)
        return new

    def feed(self, url: str, document: DocumentFacts) -> int:
        """Put in what a rendered page leads to; returns the number of addresses that were not known before."""
        before = self._frontier.discovered
        found = self._frontier.get(url) or self._frontier.seed(url, 0)
        self._follow_leads(found, document, "utf-8")
        return self._frontier.discovered - before

    def outlook(self) -> Crawl:
        """Return what is known before anything further is asked for."""
        return self._result()

    async def run(self) -> Crawl:
        """Ask for what was found until nothing is left, a limit is reached, the host is gone or the user stops.

        Answers are taken in the order of the questions, so that timing changes nothing.
        """
        window: deque[tuple[Found, asyncio.Task[Visit]]] = deque()
        try:
            self._fill(window)
            while window:
                found, task = window.popleft()
                self._take(found, await task)
                self._fill(window)
                self._report()
        finally:
            for _, task in window:
                task.cancel()
            await asyncio.gather(*(task for _, task in window), return_exceptions=True)
            await self._visitor.close()
        return self._result()

    # --- asking

    def _fill(self, window: deque[tuple[Found, asyncio.Task[Visit]]]) -> None:
        while len(window) < 2 * self._limits.concurrency and self._frontier and not self._ended(len(window)):
            found = self._frontier.pop()
            if self._limits.respect_robots and not self._robots.allows(found.url):
                self._tally.forbidden += 1
                continue
            self._tally.asked += 1
            window.append((found, asyncio.ensure_future(self._visitor.look(found.url, self.scope))))

    def _ended(self, under_way: int) -> bool:
        self._stopped = self._stopped or self._stop()
        room = self._limits.max_pages - self._tally.pages - under_way
        asked_enough = self._tally.asked >= 3 * self._limits.max_pages + 100
        return self._stopped or self._silence.gone is not None or room <= 0 or asked_enough

    async def _read_robots(self) -> None:
        answer = await self._visitor.ask(f"{self.scope.origin}/robots.txt")
        good = answer.unobserved is None and answer.exchange is not None and answer.exchange.status == 200
        self._robots = Robots.read(answer.text) if good else Robots()
        if self._limits.respect_robots and self._robots.delay:
            self._visitor.slow_down(self._robots.delay)

    async def _read_sitemaps(self) -> None:
        starts = (*self._robots.sitemaps, f"{self.scope.origin}/sitemap.xml")
        named = await sitemap.collect(starts, self._read_text, self.scope.locate)
        self._sitemap_urls = len(named)
        for place, url in enumerate(named):
            if not is_file(url) and (self._frontier.knows(url) or not self._traps.refuses(url)):
                self._frontier.seed(url, 3 + place / 50, depth=1)

    async def _read_text(self, url: str) -> str:
        if url.endswith(".gz") and self._fetch_bytes is not None:
            return sitemap.inflate(await self._fetch_bytes(url) or b"")
        answer = await self._visitor.ask(url)
        return answer.text if answer.unobserved is None else ""

    # --- taking answers

    def _take(self, found: Found, visit: Visit) -> None:
        unobserved = visit.fetched.unobserved
        self._silence.heard(unobserved)
        if unobserved is not None:
            self._take_lost(found, visit, unobserved)
        elif visit.document is None:
            self._take_file(found)
        elif not (url := self.scope.lands(visit.url)):
            self._take_outside(found, visit)
        elif not self._follow or (self._frontier.settle(url, found) and not self._twins.repeats(url, visit)):
            self._take_page(found, url, visit, visit.document)

    def _take_file(self, found: Found) -> None:
        if self._follow:
            self._tally.files.add(found.url)
        else:
            self._lose(
                found,
                None,
                Unobserved(url=found.url, reason=UnobservedReason.NOT_HTML, detail="不是网页 / no web page"),
            )

    def _take_outside(self, found: Found, visit: Visit) -> None:
        self._tally.outside += 1
        if not self._follow:
            detail = f"跳转到了其他主机 / it redirects to another host：{visit.url}"
            self._lose(found, visit, Unobserved(url=found.url, reason=UnobservedReason.HTTP_ERROR, detail=detail))

    def _take_lost(self, found: Found, visit: Visit, unobserved: Unobserved) -> None:
        if self._follow and unobserved.reason is UnobservedReason.NOT_HTML:
            self._tally.files.add(found.url)
        elif self._follow and unobserved.status in MISSING:
            self._tally.missing.append(unobserved)
        else:
            self._lose(found, visit, unobserved)

    def _lose(self, found: Found, visit: Visit | None, unobserved: Unobserved) -> None:
        self._tally.lost += 1
        self._tally.unobserved.append(unobserved)
        exchange = visit.fetched.exchange if visit else None
        self._on_page(PageFacts(page=_page(found), exchange=exchange, unobserved=(unobserved,)))

    def _take_page(self, found: Found, url: str, visit: Visit, document: DocumentFacts) -> None:
        found.url = url
        self._tally.add(found, document)
        self._on_page(PageFacts(page=_page(found), exchange=visit.fetched.exchange, source=document))
        exchange = visit.fetched.exchange
        body = exchange.body_sha256 if exchange else ""
        self._tally.copies[body] += 1
        if body and self._tally.copies[body] > MAX_COPIES and "#" not in url:
            self._traps.note(Trap.COPIES, url)
        elif self._follow:
            self._follow_leads(found, document, exchange.charset.used if exchange and exchange.charset else "utf-8")

    def _follow_leads(self, found: Found, document: DocumentFacts, encoding: str) -> None:
        home = found.url == self._home_url
        met = list(leads(document, self.scope, encoding))
        for lead in met:
            self._traps.note_form(lead.written, lead.url)
        for lead in once_each(met):
            if is_file(lead.url):
                self._tally.files.add(lead.url)
            elif self._frontier.knows(lead.url) or not self._traps.refuses(lead.url):
                self._meet(lead, found, home=home)

    def _meet(self, lead: Lead, parent: Found, *, home: bool) -> None:
        target = self._frontier.lead(lead, parent, home=home)
        if home and target is not None and target is not parent and lead.region in self._navigation:
            self._navigation[lead.region].append(target)

    # --- telling

    def _report(self) -> None:
        tally = self._tally
        self._on_progress(
            Progress(
                self._frontier.discovered, len(tally.outlines), tally.lost, len(self._frontier), self._limits.max_pages
            )
        )

    def _result(self) -> Crawl:
        tally = self._tally
        return Crawl(
            start_url=self._start_url,
            home_url=self._home_url,
            navigation=self._main_navigation(),
            outlines=tally.completed(),
            discovered=self._frontier.discovered,
            truncated=bool(self._frontier) or bool(self._frontier.too_deep) or bool(self._frontier.forgotten),
            interrupted=self._stopped,
            robots=self._robots.text[: 64 * 1024],
            sitemap_urls=self._sitemap_urls,
            unobserved=(*tally.unobserved, *self._unasked()),
            missing=tuple(tally.missing),
            files=len(tally.files),
            notes=(*self._traps.notes(), *self._notes()),
            whole_site=self._follow,
        )

    def _main_navigation(self) -> tuple[str, ...]:
        """Return the navigation of the home page; where none was recognised, what its header links to."""
        entries = self._navigation[Region.NAVIGATION] or self._navigation[Region.HEADER]
        return tuple(dict.fromkeys(found.url for found in entries))

    def _unasked(self) -> tuple[Unobserved, ...]:
        """Return the pages that would have been asked for, had the host not gone away or the user not stopped."""
        gone = self._silence.gone
        if gone is None and not self._stopped:
            return ()
        room = max(self._limits.max_pages - self._tally.pages, 0)
        reason = gone.reason if gone else UnobservedReason.INTERRUPTED
        detail = (
            "站点在检测途中不再应答，未再请求 / the site stopped answering, not asked for"
            if gone
            else "检测被中断，未请求 / the inspection was interrupted, not asked for"
        )
        return tuple(Unobserved(url=f.url, reason=reason, detail=detail) for f in self._frontier.next(room))

    def _notes(self) -> tuple[Text, ...]:
        said = (
            (self._tally.outside, "个站内地址跳转到了其他主机", "addresses of the site redirect to another host"),
            (self._tally.forbidden, "个地址因 robots.txt 未请求", "addresses were not asked for because of robots.txt"),
            (self._frontier.too_deep, "个地址超过最大抓取深度，未请求", "addresses lie deeper than the limit and were not asked for"),
            (self._frontier.forgotten, "个地址因数量过多未记录", "addresses were too many to remember"),
        )  # fmt: skip
        return tuple(Text(zh=f"{n} {zh}", en=f"{n} {en}") for n, zh, en in said if n)


def _page(found: Found) -> Page:
    return Page(
        url=found.url,
        type=found.declared or PageType.OTHER,
        depth=found.depth,
        parent=found.parent,
        anchors=found.texts,
    )
