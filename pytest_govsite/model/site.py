"""The inspected site as the checks know it: configuration, completed by what was inferred."""

from __future__ import annotations

from datetime import datetime

from pytest_govsite.model.lexicon import Lexicon
from pytest_govsite.model.terms import Content, Fact, SiteKind, SiteLevel, Stage


class Filing(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Numbers that others issue: the number, `pending`, `not-required`, or empty where nothing was said."""

    icp: str = ""
    police: str = ""
    agency_mark: str = ""
    id_code: str = ""
    pending_reason: str = ""


class Site(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Identity of the site. Empty strings mean: neither configured nor found."""

    url: str
    domain: str
    """The public domain to be judged, lower case, without port."""
    name: str = ""
    id_code: str = ""
    kind: SiteKind = SiteKind.PORTAL
    level: SiteLevel = SiteLevel.COUNTY
    parent_domain: str = ""
    sponsor: str = ""
    outward_services: bool = True
    aliases: tuple[str, ...] = ()
    profile: str = "national"
    stage: Stage = Stage.PRODUCTION
    content: Content = Content.FINAL
    opened: str = ""
    """`YYYY-MM-DD`; empty: not said."""
    filing: Filing = Filing()
    inferred: tuple[str, ...] = ()
    """Names of the values that were inferred from the site."""
    now: datetime
    """The moment freshness is judged against, with its offset."""
    columns: dict[str, tuple[str, ...]] = {}
    """`[columns]` of the configuration: column id without `columns.` -> paths."""
    thresholds: dict[str, float] = {}
    """Threshold in force by requirement id (profile's number)."""
    lexicons: tuple[Lexicon, ...] = ()
    """The inspecting body's own."""
    gbt37668: int = 2
    wcag: str = ""

    @property
    def inspected_host(self) -> str:
        """Host of the address that is inspected, with its port where it has one."""
        return self.url.split("://", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1]
