"""What is done with the pages of the sample once they were rendered: they are used, compared in engines and timed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from pytest_govsite.config.settings import Config
from pytest_govsite.discover.login import LoginGate, login_lost
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.inspection.closer import CloserLooking, representatives
from pytest_govsite.inspection.engine_looking import EngineLooking, one_of_each_type, shown_in
from pytest_govsite.inspection.engines_used import engines_used, standing
from pytest_govsite.inspection.kept_facts import facts_of
from pytest_govsite.inspection.known_articles import known_articles
from pytest_govsite.inspection.loading import LoadTiming
from pytest_govsite.inspection.observed import ENGINES, SHOWN
from pytest_govsite.inspection.reusing import Reusing
from pytest_govsite.inspection.revisiting import Revisit
from pytest_govsite.inspection.stages import Reporter, Stages
from pytest_govsite.inspection.together import together
from pytest_govsite.model import EngineFacts, InteractionPlan, LoadingLook, Page, PageType
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.observe.engine.window import EngineDriver
from pytest_govsite.observe.engines import choices, engine_drivers, missing
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.shared_browser import LookingBrowser
from pytest_govsite.observe.store import Store

LOAD_LIMIT = 3.0
"""Seconds; where loads lie around it, more are made."""


class Using:
    """Takes the closer looks, the views of other engines and the cold loads that are needed.

    Args:
        config: the configuration of the inspection.
        store: where everything goes.
        needs: kinds of looks.
        network: shared by all engines.
        stages: where times are kept.
        reporter: where progress is told.
        stop: True: nothing further is begun.
        whole: False: only listed pages are inspected, each of them closely.
        again: what an earlier inspection left open.
        reusing: what may be taken over. None: nothing.
        login: tells whether the login still stands.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        needs: frozenset[str],
        *,
        network: Network,
        stages: Stages,
        reporter: Reporter,
        stop: Callable[[], bool],
        whole: bool,
        again: Revisit,
        reusing: Reusing | None,
        login: LoginGate,
    ) -> None:
        self._config, self._store, self._needs, self._network = config, store, needs, network
        self._stages, self._reporter, self._stop = stages, reporter, stop
        self._whole, self._again, self._reusing, self._login = whole, again, reusing, login

    async def use(
        self,
        browser: LookingBrowser,
        pages: Sequence[Page],
        rendered: Sequence[Page],
        first_level: Sequence[str],
        fetch: Fetch,
        beside: Coroutine[Any, Any, None] | None = None,
    ) -> None:
        """Use the rendered pages.

        Args:
            browser: takes the closer looks.
            pages: all of the site.
            rendered: those of the sample.
            first_level: addresses of first-level columns.
            fetch: asks the site, to see whether the login still stands.
            beside: done while pages are used, and ended before loads are timed. None: nothing.

        Raises:
            EngineUnavailableError: an engine that was asked for by name does not start.
        """
        with self._stages.timed("look"):
            articles = facts_of(self._store, pages, PageType.ARTICLE)
            browser.plan = InteractionPlan(
                articles=known_articles(articles, self._config.now, self._config.seed),
                submit=self._config.submit,
                film=self._config.film,
                seed=self._config.seed,
            )
            compares = EnginesLook.kind in self._needs
            drivers = engine_drivers(self._config, self._network) if compares else ()
            looking = CloserLooking(
                browser,
                self._store,
                self._needs,
                self._reporter.update,
                self._stop,
                lambda: self._login.stands(fetch),
                beside=any(driver.at_once == 1 for driver in drivers),
            )
            closer = looking.run(rendered, every=not self._whole, first_level=first_level, again=self._again.looks)
            works = [closer, *([beside] if beside is not None else [])]
            if compares:
                await together(*works, self._compare(drivers, browser, rendered, fetch, looking))
            else:
                await together(*works)
                self._store.put_value(ENGINES, (browser.facts,))  # by now a server may have been left out
        self._stages.itemize("look", looking.seconds)
        if LoadingLook.kind in self._needs and await self._login.stands(fetch):
            with self._stages.timed("loading"):
                limit = self._config.settings.thresholds.get("availability.load-time", LOAD_LIMIT)
                timing = LoadTiming(browser, self._store, limit, self._reporter.update, self._stop)
                await timing.run(rendered, Counter(page.template for page in pages))

    async def _compare(
        self,
        drivers: Sequence[EngineDriver],
        browser: LookingBrowser,
        rendered: Sequence[Page],
        fetch: Fetch,
        beside: CloserLooking,
    ) -> None:
        chosen = choices(self._config)
        looking = EngineLooking(
            drivers,
            self._store,
            required=bool(self._config.engines),
            oldest={c.name: (c.kind, c.section.minimum_version) for c in chosen if c.section},
            progress=self._reporter.update,
            stop=self._stop,
            calm=beside.calm,
        )
        everywhere = {page.url for page in (rendered if not self._whole else representatives(rendered))}
        again = {url for url, kinds in self._again.looks.items() if EnginesLook.kind in kinds}
        everywhere |= again
        compared: tuple[EngineFacts, ...] = ()
        if self._reusing is not None:
            compared = self._reusing.take_engines([page.url for page in rendered], everywhere)
        if not compared:
            await looking.run(rendered, everywhere, None if not self._whole else one_of_each_type(rendered) | again)
            compared = looking.facts
        beside.alone()
        if not await self._login.stands(fetch):
            for page in rendered:
                self._store.lose_look(page.url, EnginesLook.kind, login_lost(page.url))
        kinds = {choice.name: choice.kind for choice in chosen}
        used = engines_used(browser.facts, compared, missing(self._config))
        self._store.put_value(ENGINES, tuple(standing(facts, kinds, self._config.language) for facts in used))
        self._store.put_value(SHOWN, shown_in(self._store, rendered))
        self._stages.itemize("engine", looking.seconds)
