"""What is asked for over HTTP once the pages are known: entries, files, links, the answers to search engines, security."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.attaching import Attaching
from pytest_govsite.inspection.attending import Attending
from pytest_govsite.inspection.blocked_links import try_in_browser
from pytest_govsite.inspection.cloaking import CLOAKING, look_for_cloaking
from pytest_govsite.inspection.engines_used import main_engine
from pytest_govsite.inspection.entries import entry_addresses, label_addresses
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.kept_facts import facts_of, typed
from pytest_govsite.inspection.link_checking import LinkChecking
from pytest_govsite.inspection.observed import ATTACHMENTS
from pytest_govsite.inspection.offered import file_addresses
from pytest_govsite.inspection.securing import SECURITY_NEEDS, look_at_security
from pytest_govsite.inspection.stages import Reporter, Stages
from pytest_govsite.model import (
    AvailabilityFacts,
    FileProbe,
    LinkCheck,
    LinkProbe,
    LostPage,
    Page,
    PageFacts,
    PageType,
)
from pytest_govsite.model.cloaking import ComparedPage
from pytest_govsite.model.security import SecurityFacts
from pytest_govsite.observe.files import probe_files, probe_lost_page
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.probes import probe_aliases, probe_all
from pytest_govsite.observe.store import Store


class _Answers(NamedTuple):
    """What was told about entries, aliases, files and how other visitors are served."""

    probes: tuple[LinkProbe, ...]
    aliases: tuple[LinkProbe, ...]
    files: tuple[FileProbe, ...]
    lost_page: LostPage | None
    cloaking: tuple[ComparedPage, ...]


class Asked(NamedTuple):
    """What the answers told."""

    probes: tuple[LinkProbe, ...]
    aliases: tuple[LinkProbe, ...]
    files: tuple[FileProbe, ...]
    lost_page: LostPage | None
    cloaking: tuple[ComparedPage, ...]
    availability: AvailabilityFacts
    security: SecurityFacts


class Asking:
    """Asks for what the selected requirements need, the requests that may alarm a firewall last.

    Args:
        config: the configuration of the inspection.
        store: where checked links and attachments go.
        needs: what the selected requirements need.
        network: shared, so that all reach the same machines.
        stages: told what begins.
        reporter: told how far the links are.
        stop: True: nothing more is begun.
        whole: False: only listed pages are inspected, so what concerns the site is not asked for.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        needs: frozenset[str],
        network: Network,
        stages: Stages,
        reporter: Reporter,
        stop: Callable[[], bool],
        whole: bool,
    ) -> None:
        self._config, self._store, self._needs, self._network = config, store, needs, network
        self._stages, self._reporter, self._stop, self._whole = stages, reporter, stop, whole
        self._answers: _Answers | None = None

    async def begin(self, http: HttpClient, pages: tuple[Page, ...], start: str) -> None:
        """Ask for all but what has to come last; arguments as of `ask`, which then asks for the rest."""
        with self._stages.timed("probe"):
            asked = "probes" in self._needs
            probes, aliases = await self._probe(http, pages) if asked else ((), ())
            opened = await self._open_attachments(http, pages)
            files = await self._offered(http, pages, opened) if asked else ()
            lost = asked or "links" in self._needs
            lost_page = await probe_lost_page(http, start, self._config.seed) if lost else None
        await self._check_links(pages)
        compared: tuple[ComparedPage, ...] = ()
        if CLOAKING in self._needs:
            with self._stages.timed(CLOAKING):
                compared = await look_for_cloaking(http, pages, self._config.seed, self._stop)
        self._answers = _Answers(probes, aliases, files, lost_page, compared)

    async def ask(self, http: HttpClient, pages: tuple[Page, ...], start: str, attending: Attending) -> Asked:
        """Return the answers.

        Args:
            http: the client of the inspection.
            pages: all pages with their types.
            start: the home page, else the start page.
            attending: the visits of the home page, which end here.
        """
        if self._answers is None:
            await self.begin(http, pages, start)
        assert self._answers is not None
        with self._stages.timed("attend"):
            availability = await attending.finish(http, hurry=self._stop())
        security = SecurityFacts()
        # requirements on the site as a whole are not judged on listed pages
        if self._whole and self._needs & SECURITY_NEEDS:
            # last: requests for what should not be public may make a firewall shut us out
            with self._stages.timed("security"):
                every = facts_of(self._store, pages, *PageType)
                security = await look_at_security(http, self._config, self._needs, start, every)
        return Asked(*self._answers, availability=availability, security=security)

    async def _probe(
        self, http: HttpClient, pages: tuple[Page, ...]
    ) -> tuple[tuple[LinkProbe, ...], tuple[LinkProbe, ...]]:
        def of(*types: PageType) -> Iterator[PageFacts]:
            return facts_of(self._store, pages, *types)

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
        await attaching.run(facts_of(self._store, pages, *PageType), http)
        return attaching.probes

    async def _offered(
        self, http: HttpClient, pages: tuple[Page, ...], opened: Mapping[str, FileProbe]
    ) -> tuple[FileProbe, ...]:
        """Return what a sample of the offered files is; those that were opened are not asked for again."""
        seed = self._config.seed
        serving = (PageType.INTERACTIVE, PageType.COLUMN, PageType.OTHER)
        groups = (facts_of(self._store, pages, *serving), facts_of(self._store, pages, PageType.ARTICLE))
        by_url = {p.url: p for p in pages}
        addresses = [url for group in groups for url in file_addresses((typed(f, by_url) for f in group), seed)]
        found = {probe.url: probe for probe in await probe_files(http, (url for url in addresses if url not in opened))}
        return tuple((found | dict(opened))[url] for url in dict.fromkeys(addresses) if url in found or url in opened)

    async def _check_links(self, pages: tuple[Page, ...]) -> None:
        if "links" not in self._needs:
            return
        with self._stages.timed("links"):
            home = next(facts_of(self._store, pages, PageType.HOME), None)
            site = infer_site(self._config, home.document if home else None)
            engine = main_engine(self._config)

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
