"""One observation from the start address to the last fact in the store."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.config.settings import Config
from pytest_govsite.discover.crawler import Crawler
from pytest_govsite.discover.limits import CrawlLimits, Progress
from pytest_govsite.discover.login import LoginGate, login_lost
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.pages import describe, with_rendered
from pytest_govsite.discover.sample import choose, first_level_columns
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.inspection.attaching import Attaching
from pytest_govsite.inspection.attending import Attending
from pytest_govsite.inspection.blocked_links import try_in_browser
from pytest_govsite.inspection.cloaking import CLOAKING, look_for_cloaking
from pytest_govsite.inspection.closer import CloserLooking, representatives
from pytest_govsite.inspection.engine_looking import EngineLooking
from pytest_govsite.inspection.entries import entry_addresses, label_addresses
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.known_articles import known_articles
from pytest_govsite.inspection.link_checking import LinkChecking
from pytest_govsite.inspection.loading import LoadTiming
from pytest_govsite.inspection.observed import (
    ATTACHMENTS,
    ENGINES,
    MISSING,
    OUTLINE,
    PAGES,
    SCRIPTED,
    SHOWN,
    ObservationOutline,
)
from pytest_govsite.inspection.offered import file_addresses
from pytest_govsite.inspection.planning import Plan, make_plan
from pytest_govsite.inspection.rendering import Rendering
from pytest_govsite.inspection.revisiting import NOTHING_AGAIN, Revisit
from pytest_govsite.inspection.scripted import fills, scripted_templates
from pytest_govsite.inspection.securing import SECURITY_NEEDS, look_at_security
from pytest_govsite.model import (
    DocumentFacts,
    EngineFacts,
    Fetched,
    FileProbe,
    InteractionPlan,
    LinkCheck,
    LinkProbe,
    LoadingLook,
    Page,
    PageFacts,
    PageType,
    SiteFacts,
    Text,
    Unobserved,
)
from pytest_govsite.model.cloaking import ComparedPage
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.model.security import SecurityFacts
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.engine.stands_for import stands_for
from pytest_govsite.observe.engines import DEFAULT, choices, engine_drivers, missing, require
from pytest_govsite.observe.files import probe_files, probe_lost_page
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.masking import forget
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.probes import outside_reachable, probe_aliases, probe_all
from pytest_govsite.observe.store import Store

PACKED_LIMIT = 10_000_000
MANY_CORES = 8
"""From so many cores on, pages are used and engines compared at the same time."""
LOAD_LIMIT = 3.0
"""Seconds; where loads lie around it, more are made."""
ROUNDS = 2
"""Times that links found by rendering alone are crawled."""


class Reporter(Protocol):
    """Where the progress is told."""

    def stage(self, text: str) -> None:
        """Say what begins."""

    def update(self, **numbers: int) -> None:
        """Take over new numbers."""


class Observation:
    """Looks at a site once: crawl, types, templates, sample, pictures, probes; everything goes into the store.

    With a `browser` that runs already, it is used and left running; else one is started and ended.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        needs: frozenset[str],
        reporter: Reporter,
        stop: Callable[[], bool],
        *,
        browser: Browser | None = None,
        again: Revisit = NOTHING_AGAIN,
    ) -> None:
        self._again = again
        self._config, self._store, self._needs = config, store, needs
        self._browser = browser
        self._reporter, self._stop = reporter, stop
        self._timings: dict[str, float] = {}
        self._started = datetime.now(SHANGHAI)
        self._pages: tuple[Page, ...] = ()
        self._whole = True
        http = config.settings.http
        self._login = LoginGate(config.url, used=bool(http.storage_state or http.basic_auth or http.headers))

    async def run(self, listed: tuple[tuple[str, PageType | None], ...] = ()) -> None:
        """Observe.

        Args:
            listed: pages of `--govsite-pages`; empty: the whole site.

        Raises:
            SiteUnreachableError: there is no site to look at.
            EngineUnavailableError: the browser that is needed is not there.
        """
        self._whole = not listed
        forget()
        engine = _engine(self._config)
        network = self._network = Network(self._config)
        try:
            async with HttpClient(self._config, network) as http:
                crawler = self._crawler(http, follow=not listed)
                if listed:
                    crawler.seed(listed)
                else:
                    await crawler.start(self._config.url)
                async with Attending(self._config, network, self._needs) as attending:
                    if "rendered" in self._needs:
                        async with self._running(network, engine) as browser:
                            self._store.put_value(ENGINES, (browser.facts,))
                            crawl, rendering = await self._with_browser(crawler, browser, http.fetch)
                    else:
                        crawl, rendering = await self._crawl(crawler), None
                    await self._finish(http, crawl, rendering, attending)
        finally:
            await network.close()

    def _running(self, network: Network, engine: str) -> AbstractAsyncContextManager[Browser]:
        if self._browser is None:
            return Browser(self._config, store=self._store, network=network, engine=engine, looks=self._needs)
        self._browser.serve(self._store, self._needs)
        return nullcontext(self._browser)

    async def plan(self, listed: tuple[tuple[str, PageType | None], ...] = ()) -> Plan:
        """Return what `run` would do, after asking for robots.txt, site maps and the home page only.

        Raises:
            SiteUnreachableError: there is no site to look at.
        """
        network = Network(self._config)
        try:
            async with HttpClient(self._config, network) as http:
                crawler = None if listed else self._crawler(http, follow=True)
                return await make_plan(self._config, self._needs, crawler, [url for url, _ in listed])
        finally:
            await network.close()

    async def _with_browser(self, crawler: Crawler, browser: Browser, fetch: Fetch) -> tuple[Crawl, Rendering]:
        rendering = Rendering(browser, self._store, self._reporter.update, self._stop, self._config.seed, self._login)
        crawl = await self._crawl(crawler)
        for _ in range(ROUNDS):
            await self._render(crawl, rendering)
            if not crawl.whole_site or self._stop() or not self._feed(crawler, rendering):
                break
            crawl = await self._crawl(crawler)
        filled = self._filled(rendering)
        if filled:
            crawl = with_rendered(crawl, filled)
            self._pages = describe(crawl)
        rendered = [page for page in self._pages if page.url in rendering.done]
        with self._timed("look"):
            browser.plan = InteractionPlan(
                articles=known_articles(
                    self._facts_of(self._pages, PageType.ARTICLE), self._config.now, self._config.seed
                ),
                submit=self._config.submit,
                seed=self._config.seed,
            )
            looking = CloserLooking(
                browser, self._store, self._needs, self._reporter.update, self._stop, lambda: self._login.stands(fetch)
            )
            first_level = first_level_columns(crawl)
            closer = looking.run(rendered, every=not self._whole, first_level=first_level, again=self._again.looks)
            compared = self._in_engines(browser, rendered, fetch)
            if (os.cpu_count() or 1) >= MANY_CORES:
                await asyncio.gather(closer, compared)
            else:
                # what is measured while a page moves must not wait for three other browsers
                await closer
                await compared
        self._itemize("look", looking.seconds)
        if LoadingLook.kind in self._needs and await self._login.stands(fetch):
            with self._timed("loading"):
                limit = self._config.settings.thresholds.get("availability.load-time", LOAD_LIMIT)
                timing = LoadTiming(browser, self._store, limit, self._reporter.update, self._stop)
                await timing.run(rendered)
        return crawl, rendering

    async def _in_engines(self, browser: Browser, rendered: list[Page], fetch: Fetch) -> None:
        if EnginesLook.kind not in self._needs:
            return
        drivers = engine_drivers(self._config, self._network)
        chosen = choices(self._config)
        looking = EngineLooking(
            drivers,
            self._store,
            required=bool(self._config.engines),
            oldest={c.name: (c.kind, c.section.minimum_version) for c in chosen if c.section},
            progress=self._reporter.update,
            stop=self._stop,
        )
        everywhere = {page.url for page in (rendered if not self._whole else representatives(rendered))}
        everywhere |= {url for url, kinds in self._again.looks.items() if EnginesLook.kind in kinds}
        await looking.run(rendered, everywhere)
        if not await self._login.stands(fetch):
            for page in rendered:
                self._store.lose_look(page.url, EnginesLook.kind, login_lost(page.url))
        kinds = {choice.name: choice.kind for choice in chosen}
        used = engines_used(browser.facts, looking.facts, missing(self._config))
        self._store.put_value(ENGINES, tuple(_standing(facts, kinds, self._config.language) for facts in used))
        self._store.put_value(SHOWN, looking.shown)
        self._itemize("engine", looking.seconds)

    def _filled(self, rendering: Rendering) -> dict[str, DocumentFacts]:
        """Return the rendered documents of pages whose source is empty without scripts: they tell the type then."""
        facts = (self._store.page(url) for url in sorted(rendering.done))
        return {f.url: f.rendered[0].document for f in facts if f and f.rendered and f.source and fills(f)}

    def _crawler(self, http: HttpClient, *, follow: bool) -> Crawler:
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
            self._fetcher(http),
            scope=scope,
            limits=CrawlLimits(
                max_pages=self._config.max_pages, max_depth=limits.max_depth, respect_robots=limits.respect_robots
            ),
            on_page=self._keep,
            on_progress=self._crawled,
            stop=self._stop,
            follow=follow,
            fetch_bytes=_bytes_of(http),
        )

    def _fetcher(self, http: HttpClient) -> Fetch:
        """Return the fetch function of the crawl; on resume, what was fetched before comes from the store."""
        known = {}
        if self._config.resume:
            known = {f.exchange.url: f.url for f in self._store.pages() if f.exchange and f.source}

        async def fetch(url: str) -> Fetched:
            before = self._store.page(known[url]) if url in known else None
            if before is not None:
                return Fetched(url=url, exchange=before.exchange, document=before.source)
            return self._login.took(await http.fetch(url))

        return fetch

    def _keep(self, facts: PageFacts) -> None:
        before = self._store.page(facts.url) if self._config.resume else None
        if before is None or not before.observed:
            self._store.put_page(facts)

    def _crawled(self, progress: Progress) -> None:
        self._reporter.update(found=progress.found, fetched=progress.fetched, lost=progress.lost)

    async def _crawl(self, crawler: Crawler) -> Crawl:
        with self._timed("crawl"):
            crawl = await crawler.run()
            if self._whole and not crawl.interrupted and crawler.also(self._again.pages):
                crawl = await crawler.run()
        with self._timed("classify"):
            self._pages = describe(crawl)
        return crawl

    async def _render(self, crawl: Crawl, rendering: Rendering) -> None:
        choices = choose(self._pages, crawl, self._config.seed, also=self._again.sample)
        with self._timed("render"):
            await rendering.render(choices, self._pages)

    def _feed(self, crawler: Crawler, rendering: Rendering) -> int:
        """Give the crawler the links that only rendering showed; returns how many are new."""
        new = 0
        for url in sorted(rendering.done):
            facts = self._store.page(url)
            if facts is not None and facts.rendered:
                new += crawler.feed(url, facts.rendered[0].document)
        return new

    async def _finish(self, http: HttpClient, crawl: Crawl, rendering: Rendering | None, attending: Attending) -> None:
        pages = self._placed(crawl, rendering)
        self._store.put_value(PAGES, pages)
        self._store.put_value(MISSING, tuple(lost.url for lost in crawl.missing))
        rendered = [f for p in pages if p.reason and (f := self._store.page(p.url)) is not None]
        by_url = {p.url: p for p in pages}
        self._store.put_value(SCRIPTED, scripted_templates(_typed(f, by_url) for f in rendered))
        with self._timed("probe"):
            asked = "probes" in self._needs
            probes, aliases = await self._probe(http, pages) if asked else ((), ())
            opened = await self._open_attachments(http, pages)
            files = await self._offered(http, pages, opened) if asked else ()
            lost = asked or "links" in self._needs
            start = crawl.home_url or crawl.start_url
            lost_page = await probe_lost_page(http, start, self._config.seed) if lost else None
        await self._check_links(pages)
        compared: tuple[ComparedPage, ...] = ()
        if CLOAKING in self._needs:
            with self._timed(CLOAKING):
                compared = await look_for_cloaking(http, pages, self._config.seed, self._stop)
        with self._timed("attend"):
            availability = await attending.finish(http, hurry=self._stop())
        security = SecurityFacts()
        # requirements on the site as a whole are not judged on listed pages
        if self._whole and self._needs & SECURITY_NEEDS:
            # last: requests for what should not be public may make a firewall shut us out
            with self._timed("security"):
                every = self._facts_of(pages, *PageType)
                security = await look_at_security(http, self._config, self._needs, start, every)
        language = self._config.language
        self._store.put_site(
            SiteFacts(
                start_url=crawl.start_url,
                home_url=crawl.home_url,
                probes=probes,
                aliases=aliases,
                files=files,
                lost_page=lost_page,
                security=security,
                cloaking=compared,
                availability=availability,
                robots=crawl.robots,
                sitemap_urls=crawl.sitemap_urls,
                outside_reachable=outside_reachable((*probes, *aliases), http),
                truncated=crawl.truncated,
                discovered=crawl.discovered,
                whole_site=crawl.whole_site,
                login_expired=self._login.broke(len(pages)),
                started=self._started.isoformat(timespec="seconds"),
                finished=datetime.now(SHANGHAI).isoformat(timespec="seconds"),
            )
        )
        self._store.put_value(
            OUTLINE,
            ObservationOutline(
                templates=len({p.template for p in pages if p.template}),
                sampled=tuple(rendering.choices) if rendering else (),
                notes=tuple(note.in_language(language) for note in crawl.notes),
                timings=self._timings,
                interrupted=self._stop() or crawl.interrupted,
            ),
        )

    def _placed(self, crawl: Crawl, rendering: Rendering | None) -> tuple[Page, ...]:
        """Return every page with the reason for its place in the sample, the unobserved ones last."""
        choices = rendering.choices if rendering else {}
        language = self._config.language
        pages = [
            msgspec.structs.replace(p, reason=choices[p.url].reason.in_language(language)) if p.url in choices else p
            for p in self._pages
        ]
        known = {p.url for p in pages}
        for why in crawl.unobserved:
            if why.url not in known:
                known.add(why.url)
                pages.append(Page(url=why.url))
                self._store.put_page(PageFacts(page=pages[-1], unobserved=(why,)))
        return tuple(pages)

    async def _probe(
        self, http: HttpClient, pages: tuple[Page, ...]
    ) -> tuple[tuple[LinkProbe, ...], tuple[LinkProbe, ...]]:
        def of(*types: PageType) -> Iterator[PageFacts]:
            return self._facts_of(pages, *types)

        home = next(of(PageType.HOME), None)
        site = infer_site(self._config, home.document if home else None)
        known = frozenset(p.url for p in pages)
        entry_types = (PageType.HOME, PageType.COLUMN) if self._whole else tuple(PageType)
        entries = entry_addresses(of(*entry_types), site, known)
        labels = label_addresses(of(PageType.ARTICLE), known)
        probes = await probe_all(http, (*entries, *labels))
        aliases = await probe_aliases(http, site.aliases, scheme=urlsplit(site.url).scheme or "https")
        return probes, aliases

    async def _open_attachments(self, http: HttpClient, pages: tuple[Page, ...]) -> dict[str, FileProbe]:
        """Open the offered files; return what their answers tell of them."""
        if ATTACHMENTS not in self._needs:
            return {}
        attaching = Attaching(self._store, seed=self._config.seed, resume=self._config.resume, stop=self._stop)
        await attaching.run(self._facts_of(pages, *PageType), http)
        return attaching.probes

    async def _offered(
        self, http: HttpClient, pages: tuple[Page, ...], opened: Mapping[str, FileProbe]
    ) -> tuple[FileProbe, ...]:
        """Return what a sample of the offered files is; those that were opened are not asked for again."""
        seed = self._config.seed
        serving = (PageType.INTERACTIVE, PageType.COLUMN, PageType.OTHER)
        groups = (self._facts_of(pages, *serving), self._facts_of(pages, PageType.ARTICLE))
        by_url = {p.url: p for p in pages}
        addresses = [url for group in groups for url in file_addresses((_typed(f, by_url) for f in group), seed)]
        found = {probe.url: probe for probe in await probe_files(http, (url for url in addresses if url not in opened))}
        return tuple((found | dict(opened))[url] for url in dict.fromkeys(addresses) if url in found or url in opened)

    async def _check_links(self, pages: tuple[Page, ...]) -> None:
        if "links" not in self._needs:
            return
        with self._timed("links"):
            home = next(self._facts_of(pages, PageType.HOME), None)
            site = infer_site(self._config, home.document if home else None)
            engine = _engine(self._config)

            async def again(checks: Iterable[LinkCheck]) -> tuple[LinkCheck, ...]:
                return await try_in_browser(checks, self._config, self._network, engine, self._stop)

            checking = LinkChecking(
                self._config,
                self._store,
                self._reporter.update,
                self._stop,
                again=again if "rendered" in self._needs else None,
            )
            await checking.run(pages, site, self._network)

    def _facts_of(self, pages: tuple[Page, ...], *types: PageType) -> Iterator[PageFacts]:
        return (f for p in pages if p.type in types and (f := self._store.page(p.url)) is not None)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        self._reporter.stage(STAGES[stage].in_language(self._config.language))
        begun = time.monotonic()
        try:
            yield
        finally:
            self._timings[stage] = round(self._timings.get(stage, 0.0) + time.monotonic() - begun, 3)

    def _itemize(self, what: str, seconds: Mapping[str, float]) -> None:
        """Keep what the parts of a stage took, the longest first."""
        longest = sorted(seconds.items(), key=lambda item: -item[1])
        self._timings |= {f"{what}:{name}": round(spent, 1) for name, spent in longest}


STAGES = {
    "crawl": Text(zh="抓取页面", en="crawling"),
    "classify": Text(zh="识别页面类型和模板", en="telling page types and templates"),
    "render": Text(zh="在浏览器中查看抽样页面", en="looking at the sample in the browser"),
    "look": Text(
        zh="操作页面（键盘、放大、长者模式等），在各浏览器中对照",
        en="using pages (keyboard, enlargement, elderly mode …), comparing browsers",
    ),
    "probe": Text(zh="核对入口和别名", en="asking for entries and aliases"),
    "cloaking": Text(zh="以搜索引擎的身份访问", en="visiting under the names of search engines"),
    "security": Text(zh="查看网站安全", en="looking at the site's security"),
    "loading": Text(zh="计页面加载时间", en="timing cold loads"),
    "attend": Text(zh="补足首页访问次数，读取上级信息源", en="last visits of the home page, upstream feeds"),
    "links": Text(zh="核对链接和资源地址", en="asking for links and resources"),
}


def _bytes_of(http: HttpClient) -> Callable[[str], Awaitable[bytes | None]]:
    async def fetch_bytes(url: str) -> bytes | None:
        answer = await http.fetch_bytes(url, limit=PACKED_LIMIT)
        return None if isinstance(answer, Unobserved) else answer[0]

    return fetch_bytes


def _typed(facts: PageFacts, pages: dict[str, Page]) -> PageFacts:
    return msgspec.structs.replace(facts, page=pages[facts.url])


def _engine(config: Config) -> str:
    """Return the engine that everything but browser compatibility is looked at with: the first Chromium asked for.

    Raises:
        EngineUnavailableError: an engine asked for is not there.
    """
    chosen = [require(name, config) for name in config.engines]
    own = (choice.name for choice in chosen if choice.kind == DEFAULT and choice.executables)
    return next(own, DEFAULT)


def _standing(facts: EngineFacts, kinds: Mapping[str, str], language: str) -> EngineFacts:
    """Return an engine with the browsers that it stands for, where that is known."""
    known = stands_for(kinds.get(facts.name, facts.name))
    if known is None:
        return facts
    caution = known.note_en if language == "en" else known.note_zh
    return msgspec.structs.replace(facts, stands_for=known.browsers, caution=caution, source=known.source)


def engines_used(
    main: EngineFacts, compared: Sequence[EngineFacts], absent: Sequence[EngineFacts]
) -> tuple[EngineFacts, ...]:
    """Return every engine once: the one that all was looked at with, those compared with it, those not there."""
    by_name = {facts.name: facts for facts in (*absent, *compared)}
    first = by_name.pop(main.name, main)
    return (msgspec.structs.replace(main, capabilities=first.capabilities), *by_name.values())
