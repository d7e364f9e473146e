"""What is kept of every page while the site is crawled: light enough for tens of thousands of pages."""

from __future__ import annotations

from pytest_govsite.discover.clues import Clues
from pytest_govsite.model import PageType, Text, Unobserved
from pytest_govsite.model.terms import Fact


class Inbound(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """How the rest of the site links to a page. Every number is a number of pages."""

    navigation: int = 0
    """They link to it from their header or navigation."""
    trail: int = 0
    """They name it in their location trail."""
    listed: int = 0
    """They show it in a list of the main area."""
    dated: int = 0
    """They show it in such a list beside a date."""
    total: int = 0
    from_home: bool = False
    """The header, navigation or main area of the home page links to it."""


class Outline(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One page that answered."""

    url: str
    clues: Clues
    skeleton: tuple[int, ...] = ()
    depth: int = 0
    parent: str = ""
    anchors: tuple[str, ...] = ()
    """Texts of links that lead here, at most five, most frequent first."""
    inbound: Inbound = Inbound()
    declared: PageType | None = None
    """Type that the user gave for a listed page. None: to be found out."""


class Crawl(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a crawl found. Same site and limits, same crawl, whatever the timing."""

    start_url: str
    home_url: str
    """Address of the home page after redirects; empty where only listed pages were looked at and none is the home page."""
    navigation: tuple[str, ...] = ()
    """Addresses in the navigation of the home page (in its header, where it has none), in order, lost pages included."""
    outlines: tuple[Outline, ...] = ()
    """Pages in the order they were found."""
    discovered: int
    """Different addresses of pages found on the site, the ones not asked for included."""
    truncated: bool = False
    """A limit was reached, or the user stopped, before all found pages were asked for."""
    interrupted: bool = False
    """The user stopped it."""
    robots: str = ""
    sitemap_urls: int = 0
    unobserved: tuple[Unobserved, ...] = ()
    """Pages that could not be looked at: no answer, refused, too large, or not asked for because the host went away."""
    missing: tuple[Unobserved, ...] = ()
    """Addresses that answered that there is no such page (404, 410 …): dead links, no lost pages."""
    files: int = 0
    """Different addresses of attachments and other files, which are not pages."""
    notes: tuple[Text, ...] = ()
    whole_site: bool = True
    """False: only listed pages were looked at."""
