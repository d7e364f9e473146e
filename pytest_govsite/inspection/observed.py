"""What was seen, read back from the store: by the controller, by workers and under replay alike."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.catalogue import catalogue_for
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.judging import lost
from pytest_govsite.inspection.selection import Pages
from pytest_govsite.inspection.thresholds import thresholds_in_force
from pytest_govsite.model import EngineFacts, Fact, Page, PageFacts, PageType, Site, SiteFacts
from pytest_govsite.norms.aggregate import LOST_SHARE
from pytest_govsite.norms.catalogue import Catalogue
from pytest_govsite.observe.store import Store

PAGES, ENGINES, OUTLINE = "pages", "engines", "outline"


class ObservationOutline(Fact, frozen=True, kw_only=True):
    """Numbers and notes of the observation as a whole."""

    templates: int = 0
    sampled: tuple[str, ...] = ()
    """Addresses of the pages that were to be rendered."""
    notes: tuple[str, ...] = ()
    timings: dict[str, float] = {}
    interrupted: bool = False


class Observed:
    """Site, pages and site facts of a finished observation."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._store = Store(folder)
        self._config = config

    @cached_property
    def facts(self) -> SiteFacts:
        """What was seen of the site as a whole."""
        return self._store.site()

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
        return Pages(self.page_list, self._store.page)

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
    def sample_incomplete(self) -> bool:
        """Decision rule 8: the home page, a first-level column or over 5 % of the sample stayed unobserved."""
        sampled = set(self.outline.sampled)
        gone = [p for p in self.pages.all if p.url in sampled and not p.rendered and lost(p) is not None]
        if any(p.type is PageType.HOME or (p.type is PageType.COLUMN and p.page.depth <= 1) for p in gone):
            return True
        return len(gone) > LOST_SHARE * max(len(sampled), 1)
