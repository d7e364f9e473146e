"""One observation from the start address to the last fact in the store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager, nullcontext

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.discover.crawler import Crawler
from pytest_govsite.discover.login import LoginGate
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.pages import describe, with_rendered
from pytest_govsite.discover.sample import LISTED, choose, first_level_columns
from pytest_govsite.discover.start import admit_listed
from pytest_govsite.inspection.asking import Asking
from pytest_govsite.inspection.attending import Attending
from pytest_govsite.inspection.clock import Clock
from pytest_govsite.inspection.crawling import Crawling
from pytest_govsite.inspection.cut_short import unheard
from pytest_govsite.inspection.engines_used import main_engine
from pytest_govsite.inspection.gone import gone_away, take_back_links
from pytest_govsite.inspection.kept_facts import facts_of, typed
from pytest_govsite.inspection.observed import (
    ENGINES,
    GONE,
    MISSING,
    OUTLINE,
    PAGES,
    SCRIPTED,
    ObservationOutline,
)
from pytest_govsite.inspection.planning import Plan, make_plan
from pytest_govsite.inspection.quick_run import begin, keep_assets
from pytest_govsite.inspection.rendering import Rendering
from pytest_govsite.inspection.reusing import Reusing
from pytest_govsite.inspection.revisiting import NOTHING_AGAIN, Revisit
from pytest_govsite.inspection.scripted import scripted_templates, to_be_filled
from pytest_govsite.inspection.stages import Reporter, Stages
from pytest_govsite.inspection.using import Using
from pytest_govsite.inspection.ways_out import ways_out
from pytest_govsite.model import (
    Page,
    PageFacts,
    PageType,
    Record,
    SiteFacts,
    Text,
    UnobservedReason,
)
from pytest_govsite.model.leaving import LeavingLook
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.masking import forget
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.probes import outside_asked, outside_reachable
from pytest_govsite.observe.shared_browser import LookingBrowser, looking_browser
from pytest_govsite.observe.store import Store

ROUNDS = 2
"""Times that links found by rendering alone are crawled."""


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
        browser: LookingBrowser | None = None,
        again: Revisit = NOTHING_AGAIN,
        baseline: Record | None = None,
    ) -> None:
        self._again = again
        self._baseline = baseline
        self._reusing: Reusing | None = None
        self._config, self._store, self._needs = config, store, needs
        self._browser = browser
        self._reporter, self._stop = reporter, stop
        self._stages = Stages(reporter, config.language)
        self._clock = Clock()
        self._pages: tuple[Page, ...] = ()
        self._whole = True
        self._cut_short: UnobservedReason | None = None
        http = config.settings.http
        self._login = LoginGate(config.url, used=bool(http.storage_state or http.basic_auth or http.headers))

    async def run(self, listed: tuple[tuple[str, PageType | None], ...] = ()) -> None:
        """Observe.

        Args:
            listed: pages of `--govsite-pages`; empty: the whole site.

        Raises:
            SiteUnreachableError: there is no site to look at, or none of the listed pages can be looked at.
            EngineUnavailableError: the browser that is needed is not there.
        """
        self._whole = not listed
        forget()
        engine = main_engine(self._config)
        network = self._network = Network(self._config)
        self._asking = Asking(
            self._config, self._store, self._needs, network, self._stages, self._reporter, self._stop, self._whole
        )
        try:
            async with HttpClient(self._config, network) as http:
                crawler = self._crawling_with(http).crawler(follow=not listed)
                if listed:
                    crawler.seed(listed)
                else:
                    await crawler.start(self._config.url)
                async with Attending(self._config, network, self._needs) as attending:
                    if "rendered" in self._needs:
                        self._reusing = begin(self._config, self._store, self._needs, http, self._baseline, engine)
                        async with self._running(network, engine) as browser:
                            self._store.put_value(ENGINES, (browser.facts,))
                            crawl, rendering = await self._with_browser(crawler, browser, http)
                    else:
                        crawl, rendering = await self._crawl(crawler), None
                    await self._finish(http, crawl, rendering, attending)
        finally:
            if self._reusing is not None:
                self._reusing.close()
            await network.close()

    def _running(self, network: Network, engine: str) -> AbstractAsyncContextManager[LookingBrowser]:
        if self._browser is None:
            return looking_browser(
                self._config,
                store=self._store,
                network=network,
                engine=engine,
                looks=self._needs,
                lazy=self._reusing.engine if self._reusing else None,
            )
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
                crawler = None if listed else self._crawling_with(http).crawler(follow=True)
                return await make_plan(self._config, self._needs, crawler, [url for url, _ in listed])
        finally:
            await network.close()

    async def _with_browser(
        self, crawler: Crawler, browser: LookingBrowser, http: HttpClient
    ) -> tuple[Crawl, Rendering]:
        rendering = Rendering(
            browser,
            self._store,
            self._reporter.update,
            self._stop,
            self._config.seed,
            login=self._login,
            earlier=self._reusing,
            firewall=self._crawling.firewall,
        )
        crawl = await self._crawl(crawler)
        for _ in range(ROUNDS):
            await self._render(crawl, rendering)
            if crawl.whole_site and (more := self._beside_the_sample(rendering.done)):
                await self._render(crawl, rendering, more)
            further = crawl.whole_site and self._crawling.feed(crawler, rendering.done) > 0
            if self._stop() and (further or crawl.home_url not in rendering.done):
                # what the rendered home page leads to is not known, or was not asked for
                self._cut_short = UnobservedReason.INTERRUPTED
            if not further or self._stop():
                break
            crawl = await self._crawl(crawler)
        with self._stages.timed("render"):
            await keep_assets(self._store, http, rendering.done, self._reusing)
        filled = self._crawling.filled(rendering.done)
        if filled:
            crawl = with_rendered(crawl, filled)
            self._pages = describe(crawl)
        rendered = [page for page in self._pages if page.url in rendering.done]
        using = Using(
            self._config,
            self._store,
            self._needs,
            network=self._network,
            stages=self._stages,
            reporter=self._reporter,
            stop=self._stop,
            whole=self._whole,
            again=self._again,
            reusing=self._reusing,
            login=self._login,
        )
        # where nearly nothing is looked at anew, a core waits for the few looks; else every one has enough to do
        beside = self._asking.begin(http, self._placed(crawl, rendering), _start(crawl)) if self._reusing else None
        await using.use(browser, self._pages, rendered, first_level_columns(crawl), http.fetch, beside)
        return crawl, rendering

    def _crawling_with(self, http: HttpClient) -> Crawling:
        self._crawling = Crawling(self._config, self._store, http, self._reporter, self._stop, self._login)
        return self._crawling

    async def _crawl(self, crawler: Crawler) -> Crawl:
        with self._stages.timed("crawl"):
            crawl = await crawler.run()
            if not self._whole:
                admit_listed(crawl)
            if self._whole and not crawl.interrupted and crawler.also(self._again.pages):
                crawl = await crawler.run()
        with self._stages.timed("classify"):
            self._pages = describe(crawl)
        return crawl

    def _beside_the_sample(self, rendered: Collection[str]) -> tuple[tuple[str, Text], ...]:
        shells = to_be_filled(self._pages, rendered, self._store.page)
        leads = ways_out(self._pages, rendered, self._store.page) if LeavingLook.kind in self._needs else ()
        return (*shells, *leads)

    async def _render(self, crawl: Crawl, rendering: Rendering, more: tuple[tuple[str, Text], ...] = ()) -> None:
        choices = choose(self._pages, crawl, self._config.seed, also=(*self._again.sample, *more))
        with self._stages.timed("render"):
            await rendering.render(choices, self._pages)

    async def _finish(self, http: HttpClient, crawl: Crawl, rendering: Rendering | None, attending: Attending) -> None:
        pages = self._placed(crawl, rendering)
        self._store.put_value(PAGES, pages)
        self._store.put_value(MISSING, tuple(lost.url for lost in crawl.missing))
        self._store.put_value(GONE, tuple(lost.url for lost in crawl.missing if lost.status in (404, 410)))
        rendered = [f for p in pages if p.reason and (f := self._store.page(p.url)) is not None]
        by_url = {p.url: p for p in pages}
        self._store.put_value(SCRIPTED, scripted_templates(typed(f, by_url) for f in rendered))
        asked = await self._asking.ask(http, pages, _start(crawl), attending)
        notes = crawl.notes
        if crawl.interrupted:
            self._cut_short = UnobservedReason.INTERRUPTED
        elif (
            self._cut_short is None and (gone := await gone_away(http.fetch, self._store, crawl, rendering)) is not None
        ):
            take_back_links(self._store, self._network.origins)
            self._cut_short = unheard(typed(f, by_url) for f in facts_of(self._store, pages, *PageType))
            notes = (*notes, gone)
        language = self._config.language
        if (set_meanwhile := self._clock.changed()) is not None:
            notes = (*notes, set_meanwhile)
        self._store.put_site(
            SiteFacts(
                start_url=crawl.start_url,
                home_url=crawl.home_url,
                probes=asked.probes,
                aliases=asked.aliases,
                files=asked.files,
                lost_page=asked.lost_page,
                security=asked.security,
                cloaking=asked.cloaking,
                availability=asked.availability,
                robots=crawl.robots,
                sitemap_urls=crawl.sitemap_urls,
                outside_asked=outside_asked((*asked.probes, *asked.aliases), http),
                outside_reachable=outside_reachable((*asked.probes, *asked.aliases), http),
                truncated=crawl.truncated or self._cut_short is not None,
                cut_short=self._cut_short,
                discovered=crawl.discovered,
                whole_site=crawl.whole_site,
                login_expired=self._login.broke(len(pages)),
                started=self._clock.began.isoformat(timespec="seconds"),
                finished=self._clock.now().isoformat(timespec="seconds"),
            )
        )
        self._store.put_value(
            OUTLINE,
            ObservationOutline(
                templates=len({p.template for p in pages if p.template}),
                sampled=tuple(rendering.choices) if rendering else (),
                notes=tuple(note.in_language(language) for note in (*notes, *self._crawling.firewall.notes())),
                timings=self._stages.seconds,
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
                before = self._store.page(why.url)
                page = before.page if before is not None else Page(url=why.url)
                if not crawl.whole_site:
                    page = msgspec.structs.replace(page, reason=LISTED.in_language(language))
                pages.append(page)
                if before is None:
                    self._store.put_page(PageFacts(page=page, unobserved=(why,)))
        return tuple(pages)


def _start(crawl: Crawl) -> str:
    return crawl.home_url or crawl.start_url
