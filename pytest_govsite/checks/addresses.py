"""Addresses as the inspection knows them: public and staging host are one site, and what answered is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import host_of, own_hosts
from pytest_govsite.model import LinkProbe, PageFacts, Site, SiteFacts, UnobservedReason

_INDEX = re.compile(r"/(?:index|default|main|home)\.(?:s?html?|jhtml|php|aspx?|jspx?|do|action)$", re.IGNORECASE)
_DEAD = 400
_REFUSED = (401, 403, 405, 407, 412, 421, 429, 503)
"""Answers that mean “not for a program”, never “not there”."""


class Reach(Enum):
    """Whether an address answers."""

    ANSWERS = "answers"
    DEAD = "dead"
    UNKNOWN = "unknown"


@lru_cache(maxsize=1 << 16)
def path_key(url: str) -> str:
    """Return path and query in the form in which two addresses of one page on one host are equal."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    path = parts.path if parts.query else _INDEX.sub("/", parts.path)
    return (path.rstrip("/") or "/") + (f"?{parts.query}" if parts.query else "") + route


class Addresses:
    """What the inspection knows of addresses: those of its pages, and those it asked for.

    Args:
        site: the inspected site.
        facts: its probes.
        pages: every page that was fetched, whatever came of it.
    """

    def __init__(self, site: Site, facts: SiteFacts, pages: Iterable[PageFacts] = ()) -> None:
        self._own = own_hosts(site)
        self._probes = {p.url: p for p in facts.probes}
        self._own_probes = {self.key(p.url): p for p in facts.probes if self.is_own(p.url)}
        self._pages = {self.key(p.url): p for p in pages}

    def is_own(self, url: str) -> bool:
        """Return True for an address of the site, on its public domain, an alias or the inspected host."""
        return host_of(url) in self._own

    def key(self, url: str) -> str:
        """Return what pages are found by: own addresses without scheme and host, all others with their host."""
        return path_key(url) if self.is_own(url) else host_of(url) + path_key(url)

    def page(self, url: str) -> PageFacts | None:
        """Return the page at an address, on whichever of the site's hosts it is written."""
        return self._pages.get(self.key(url)) if url else None

    def page_by_key(self, key: str) -> PageFacts | None:
        """Return the page found by a key."""
        return self._pages.get(key)

    def probe(self, url: str) -> LinkProbe | None:
        """Return what a probe of the address told; None where it was not asked."""
        if self.is_own(url):
            return self._own_probes.get(self.key(url))
        return self._probes.get(url) or self._probes.get(url.partition("#")[0])

    def reach(self, url: str) -> Reach:
        """Return whether the address answers, as far as this inspection knows."""
        page = self.page(url)
        if page is not None:
            return _reach_of_page(page)
        probe = self.probe(url)
        if probe is None or (probe.status is None and not self.is_own(url)):
            return Reach.UNKNOWN
        if probe.status is None:
            return _reach_unobserved(probe.unobserved.reason if probe.unobserved else None)
        if probe.status in _REFUSED:
            return Reach.ANSWERS if probe.login else Reach.UNKNOWN
        return Reach.DEAD if probe.status >= _DEAD else Reach.ANSWERS


def _reach_of_page(page: PageFacts) -> Reach:
    if page.observed:
        return Reach.ANSWERS
    status = next((u.status for u in page.unobserved if u.status), page.exchange.status if page.exchange else None)
    if status is not None and status >= _DEAD:
        return Reach.UNKNOWN if status in _REFUSED else Reach.DEAD
    reasons = {u.reason for u in page.unobserved}
    if UnobservedReason.NOT_HTML in reasons:
        return Reach.ANSWERS
    return Reach.UNKNOWN


def _reach_unobserved(reason: UnobservedReason | None) -> Reach:
    return Reach.ANSWERS if reason in (UnobservedReason.NOT_HTML, UnobservedReason.TOO_LARGE) else Reach.UNKNOWN
