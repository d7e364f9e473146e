"""The columns of a site as a visitor finds them: what leads from the home page where, and under which name."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pytest_govsite.checks.addresses import Addresses
from pytest_govsite.checks.columns.ways import Entry, entries_on, targets_of
from pytest_govsite.checks.folding import folded, folded_name
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.trail import entries_of, is_home_entry
from pytest_govsite.model import Edition, PageFacts, PageType, Site, SiteFacts

_COMMON = 3


class Survey:
    """What the column checks know of a site.

    Args:
        pages: every page of the inspection, observed or not.
        site: the inspected site.
        facts: what was seen of the site as a whole.
    """

    def __init__(self, pages: Iterable[PageFacts], site: Site, facts: SiteFacts) -> None:
        self.pages = tuple(pages)
        self.site = site
        self.facts = facts
        self.addresses = Addresses(site, facts, self.pages)
        self._keys: dict[str, str] = {}

    def key(self, url: str) -> str:
        """Return what a page is found by, whichever of the site's hosts its address is written with."""
        known = self._keys.get(url)
        if known is None:
            known = self._keys[url] = self.addresses.key(url)
        return known

    @cached_property
    def home(self) -> PageFacts | None:
        """The home page; None where it was not observed."""
        homes = [p for p in self.pages if p.type is PageType.HOME and p.observed and p.page.edition is Edition.MAIN]
        wanted = self.key(self.facts.home_url or self.facts.start_url)
        return next((p for p in homes if self.key(p.url) == wanted), homes[0] if homes else None)

    @cached_property
    def columns(self) -> tuple[PageFacts, ...]:
        """Observed column pages of the main edition."""
        main = (p for p in self.pages if p.type is PageType.COLUMN and p.page.edition is Edition.MAIN)
        return tuple(p for p in main if p.observed)

    @cached_property
    def column_keys(self) -> frozenset[str]:
        """Keys of all column pages."""
        return frozenset(self.key(p.url) for p in self.pages if p.type in (PageType.COLUMN, PageType.HOME))

    @cached_property
    def reachable(self) -> frozenset[str]:
        """Keys of all addresses that links lead to from the home page, step by step."""
        if self.home is None:
            return frozenset()
        start = self.key(self.home.url)
        seen, waiting = {start}, deque([start])
        while waiting:
            for there in self._next(waiting.popleft()):
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return frozenset(seen)

    def _next(self, here: str) -> Iterator[str]:
        yield from (self.key(url) for url in self._children.get(here, ()))
        page = self.addresses.page_by_key(here)
        if page is not None and page.document is not None:
            yield from map(self.key, targets_of(page.document))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """Pages by the page they were first found on."""
        children: dict[str, list[str]] = {}
        for page in self.pages:
            if page.page.parent:
                children.setdefault(self.key(page.page.parent), []).append(page.url)
        return children

    @cached_property
    def from_home(self) -> frozenset[str]:
        """Keys of the addresses that the home page itself leads to."""
        if self.home is None:
            return frozenset()
        return frozenset(self._next(self.key(self.home.url)))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Named ways to columns on reachable pages that are no articles, each name and target once."""
        found: dict[tuple[str, str], Entry] = {}
        for page in self.pages:
            if page.type is PageType.ARTICLE or page.document is None or self.key(page.url) not in self.reachable:
                continue
            for entry in entries_on(page, page.document):
                target = self.key(entry.url) if entry.url else entry.handler[:80]
                found.setdefault((folded_name(entry.name), target), entry)
        return tuple(found.values())

    @cached_property
    def furniture(self) -> frozenset[tuple[str, ...]]:
        """Lists that stand on three or more columns alike (最新更新, 热点 …), beside lists of their own.

        Columns that show the same list and nothing else are one column under several addresses.
        """
        counted: Counter[tuple[str, ...]] = Counter()
        for signatures in self._signatures.values():
            counted.update(signatures)
        common = {s for s, times in counted.items() if times >= _COMMON}
        beside: set[tuple[str, ...]] = set()
        for signatures in self._signatures.values():
            beside |= signatures if signatures - common else set()
        return frozenset(common & beside)

    @cached_property
    def _signatures(self) -> dict[str, set[tuple[str, ...]]]:
        """Signatures of the lists of each column; the pages of one column count once."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for page in self.columns:
            if page.document is not None:
                lists = {signature(i.url for i in x.items) for x in page.document.lists if x.items}
                found.setdefault(self.column_id(page), set()).update(lists)
        return found

    @cached_property
    def shared_images(self) -> frozenset[str]:
        """Pictures that stand on more than one column page: banners and ornaments."""
        counted: Counter[str] = Counter()
        for page in self.columns:
            if page.document is not None:
                counted.update({i.source for i in page.document.images})
        return frozenset(s for s, times in counted.items() if times > 1)

    def column_id(self, page: PageFacts) -> str:
        """Return what the pages of one column share: its place in the trail, else its name and folder."""
        document = page.document
        if document is not None and document.trail is not None:
            entries = [e for e in entries_of(document) if not is_home_entry(e)]
            if entries:
                return ">".join(map(folded, entries))
        folder = folder_of(self.key(page.url))
        name = value_of(document, "ColumnName") if document is not None else ""
        return f"{folder}|{folded(name)}" if name else _without_page_number(self.key(page.url))


def survey(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Survey:
    """Return the survey of these observations; asked again for the same ones it is the same survey."""
    urls = tuple(getattr(pages, "urls", ())) or tuple(p.url for p in pages)
    known = _Latest.survey
    if known is None or _Latest.urls != urls or known.site is not site or known.facts is not facts:
        known = _Latest.survey = Survey(pages, site, facts)
        _Latest.urls = urls
    return known


class _Latest:
    """The survey made last: some thirty checks ask for the same one in a row."""

    survey: Survey | None = None
    urls: tuple[str, ...] = ()


def signature(urls: Iterable[str]) -> tuple[str, ...]:
    """Return what two lists of the same entries share."""
    return tuple(urls)[:8]


def folder_of(key: str) -> str:
    """Return the folder an address names or lies in; empty for one right below the host."""
    path = key.partition("?")[0]
    head, _, last = path.rpartition("/")
    return head if "." in last else path.rstrip("/")


def _without_page_number(key: str) -> str:
    bare = re.sub(r"[_-]\d{1,4}(?=\.[a-z]{3,6}$)|[?&](?:page|pageno|pageindex|p|pn|cur_?page)=\d+", "", key, flags=re.I)
    return re.sub(r"/(?:index|list|default)\.[a-z]{3,6}$", "", bare, flags=re.I)
