"""What was seen, read back from the store: by the controller, by workers and under replay alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import field

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import StoreError
from pytest_govsite.inspection.catalogue import catalogue_for
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.judging import lost
from pytest_govsite.inspection.quick import REUSE
from pytest_govsite.inspection.scripted import Scripted
from pytest_govsite.inspection.selection import Pages
from pytest_govsite.inspection.thresholds import thresholds_in_force
from pytest_govsite.model import (
    AttachmentsFacts,
    EngineFacts,
    Fact,
    Interaction,
    LinkFacts,
    Look,
    Page,
    PageFacts,
    PageType,
    Record,
    Site,
    SiteFacts,
    Unobserved,
)
from pytest_govsite.model.reuse import Reuse
from pytest_govsite.norms.aggregate import LOST_SHARE
from pytest_govsite.norms.catalogue import Catalogue
from pytest_govsite.observe.store import Store

ATTACHMENTS = "attachments"
PAGES, ENGINES, OUTLINE, SCRIPTED, SHOWN, LINKS = "pages", "engines", "outline", "scripted", "shown", "links"
MISSING, GONE, PREVIOUS = "missing", "gone", "previous"


class ObservationOutline(Fact, frozen=True, kw_only=True):
    """Numbers and notes of the observation as a whole."""

    templates: int = 0
    sampled: tuple[str, ...] = ()
    """Addresses of the pages that were to be rendered."""
    notes: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    interrupted: bool = False


class Observed:
    """Site, pages and site facts of a finished observation."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._store = Store(folder, read_only=True)
        self._config = config

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    @cached_property
    def facts(self) -> SiteFacts:
        """What was seen of the site as a whole."""
        facts = self._store.site()
        if facts is None:
            raise StoreError("没有完整的观测数据 / the observations are not complete")
        return facts

    @cached_property
    def links(self) -> LinkFacts | None:
        """What the addresses of links and resources answered. None: they were not asked for."""
        return self._store.value(LINKS, LinkFacts)

    @cached_property
    def attachments(self) -> AttachmentsFacts | None:
        """What the offered files say. None: they were not opened."""
        return self._store.value(ATTACHMENTS, AttachmentsFacts)

    @cached_property
    def page_list(self) -> tuple[Page, ...]:
        """Every page with its type and template, in the order in which they were found."""
        return self._store.value(PAGES, tuple[Page, ...]) or ()

    @cached_property
    def engines(self) -> tuple[EngineFacts, ...]:
        """The engines that were used."""
        return self._store.value(ENGINES, tuple[EngineFacts, ...]) or ()

    @cached_property
    def outline(self) -> ObservationOutline:
        """Numbers and notes of the observation."""
        return self._store.value(OUTLINE, ObservationOutline) or ObservationOutline()

    @cached_property
    def pages(self) -> Pages:
        """The pages, filterable by type."""
        return Pages(self.page_list, self._facts, self._store.look)

    @property
    def folder(self) -> Path:
        """The folder that holds the observations and the evidence."""
        return self._store.folder

    def look(self, url: str, kind: type[Look]) -> Look | Unobserved | None:
        """Return what one kind of look saw of a page, as `CloserLook.of`."""
        return self._store.look(url, kind)

    @cached_property
    def shown(self) -> dict[str, tuple[str, ...]]:
        """The engines that showed a page, by address; empty where engines were not compared."""
        return self._store.value(SHOWN, dict[str, tuple[str, ...]]) or {}

    @cached_property
    def looks(self) -> dict[str, dict[str, bool]]:
        """The kinds of closer looks that were tried, by address; False: it could not be taken."""
        return self._store.looks()

    @cached_property
    def reuse(self) -> Reuse:
        """What a quick run took over from an earlier one."""
        return self._store.value(REUSE, Reuse) or Reuse()

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Addresses that the site was asked for and does not have."""
        return self._store.value(MISSING, tuple[str, ...]) or ()

    @cached_property
    def previous(self) -> Record | None:
        """The record that was inspected again. None: there was none."""
        return self._store.value(PREVIOUS, Record)

    def interactions(self) -> Iterator[Interaction]:
        """Yield how pages were used, in the order of the pages."""
        kinds = {kind.kind: kind for kind in Look.__subclasses__() if "steps" in kind.__struct_fields__}
        for page in self.page_list:
            for name in sorted(kind for kind, taken in self.looks.get(page.url, {}).items() if taken and kind in kinds):
                look = self.look(page.url, kinds[name])
                steps = getattr(look, "steps", ())
                if steps:
                    film = look.film.path if isinstance(look, Look) and look.film else ""
                    yield Interaction(page=page.url, kind=name, steps=steps, film=film)

    @cached_property
    def _scripted(self) -> Scripted:
        return self._store.value(SCRIPTED, Scripted) or Scripted()

    @cached_property
    def _page_by_url(self) -> dict[str, Page]:
        return {p.url: p for p in self.page_list}

    def _facts(self, url: str) -> PageFacts:
        """Return the facts of a page with its type and template, and what its source cannot show."""
        page = self._page_by_url[url]
        facts = self._store.page(url) or PageFacts(page=page)
        footer = page.template in self._scripted.footer or (facts.source is not None and facts.source.footer_scripted)
        return msgspec.structs.replace(
            facts,
            page=page,
            scripted_footer=footer and not facts.rendered,
            scripted_content=page.template in self._scripted.content and not facts.rendered,
        )

    @cached_property
    def home(self) -> PageFacts | None:
        """The home page. None: only listed pages were inspected and none is a home page."""
        return next(iter(self.pages.home), None)

    @cached_property
    def site(self) -> Site:
        """The site: configuration, completed by what it says of itself."""
        first = self.home or next((p for p in self.pages.all if p.observed), None)
        site = infer_site(self._config, first.document if first else None)
        return msgspec.structs.replace(
            site, thresholds=thresholds_in_force(self._config, catalogue_for(self._config, site))
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue for this kind and level of site."""
        return catalogue_for(self._config, self.site)

    @cached_property
    def unplaced(self) -> tuple[Unobserved, ...]:
        """Listed pages that could not be observed and were listed with no type or as `other`: they may have been of any."""
        if self.facts.whole_site:
            return ()
        found = (lost(p, listed=True) for p in self.pages.of(PageType.OTHER))
        return tuple(why for why in found if why is not None)

    @cached_property
    def sample_incomplete(self) -> bool:
        """Decision rule 8: the home page, a first-level column or over 5 % of the sample stayed unobserved."""
        sampled = set(self.outline.sampled)
        listed = not self.facts.whole_site
        gone = [p for p in self.pages.closer if p.url in sampled and lost(p, listed=listed) is not None]
        if any(p.type is PageType.HOME or (p.type is PageType.COLUMN and p.page.depth <= 1) for p in gone):
            return True
        return len(gone) > LOST_SHARE * max(len(sampled), 1)
