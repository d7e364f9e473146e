"""Every address of the site's pages, who holds it and what it answered: the common ground of the checks of links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rapidfuzz.distance import OSA

from pytest_govsite.checks.hosts import AsInspected
from pytest_govsite.checks.links.known import known_state
from pytest_govsite.checks.publishing import publishing_times
from pytest_govsite.document.outgoing import Outgoing, outgoing
from pytest_govsite.model import (
    LinkCheck,
    LinkFacts,
    LinkState,
    Node,
    PageFacts,
    PageType,
    Site,
    SiteFacts,
)

OLD_YEARS = 3
_HOLDERS = 5
_SHEETS = 2
"""Style sheets that import others are followed so deep."""
_NEITHER = frozenset(("form", "reference", "following", "label"))
"""Kinds that are no links and no resources of a page."""
_SCHEME = re.compile(r"\s*([a-z]{2,7})\s*:", re.IGNORECASE)


class Holder:
    """A page that holds an address, and how it shows it."""

    __slots__ = ("node", "page", "text")

    def __init__(self, page: str, text: str, node: Node | None) -> None:
        self.page, self.text, self.node = page, text, node


class Held:
    """One address with the pages that hold it."""

    __slots__ = ("holders", "home", "kinds", "malformed", "old", "own", "pages", "texts", "url")

    def __init__(self, url: str, own: bool, *, malformed: bool = False) -> None:
        self.url, self.own, self.malformed = url, own, malformed
        self.kinds: set[str] = set()
        self.holders: list[Holder] = []
        """The first few."""
        self.texts: dict[str, None] = {}
        self.pages = 0
        self.home: Holder | None = None
        self.old = True
        """Only articles older than three years hold it."""

    @property
    def kind(self) -> str:
        """Its weightiest kind."""
        return min(self.kinds, key=lambda kind: _WEIGHT.get(kind, 9))


_WEIGHT = {
    "link": 0,
    "refresh": 0,
    "frame": 1,
    "image": 2,
    "drawing": 2,
    "picture": 2,
    "script": 3,
    "style": 4,
    "media": 5,
    "object": 5,
}


class LinkSurvey:
    """What is known of the addresses of all pages.

    Args:
        pages: every page, one at a time.
        site: the inspected site.
        facts: what was seen of it as a whole.
        links: what the addresses answered. None: they were not asked for.
    """

    def __init__(self, pages: Iterable[PageFacts], site: Site, facts: SiteFacts, links: LinkFacts | None) -> None:
        self.site, self.facts = site, facts
        self.links = links or LinkFacts()
        self.asked = links is not None
        self.held: dict[str, Held] = {}
        self.home: PageFacts | None = None
        self.inspected = AsInspected(site)
        self._checks = {check.url: check for check in self.links.checks}
        self._known: dict[str, LinkCheck] = {}
        self._same = dict(self.links.same)
        for page in pages:
            self._add(page)
        for _ in range(_SHEETS):
            for held in list(self.held.values()):
                self._add_sheet(held)

    def check(self, held: Held) -> LinkCheck | None:
        """Return what an address answered. None: it was not asked, and no page is known by it."""
        if held.malformed:
            return LinkCheck(url=held.url, state=LinkState.INVALID, detail="地址不完整 / incomplete address")
        return self.answer(held.url)

    def answer(self, url: str) -> LinkCheck | None:
        """Return what an address answered, None where it was not asked."""
        address = self.inspected(url)
        address = self._same.get(address, address)
        return self._checks.get(address) or self._known.get(address)

    @property
    def outside_reachable(self) -> bool:
        """True: some host outside the site answered, or none was asked."""
        return self.links.outside_reachable and self.facts.outside_reachable

    def _add(self, page: PageFacts) -> None:
        for url, check in known_state(page):
            self._known.setdefault(url, check)
        document = page.document
        if document is None:
            return
        home, old = page.type is PageType.HOME, self._is_old(page)
        if home and self.home is None:
            self.home = page
        seen: set[str] = set()
        for item in outgoing(document):
            if item.kind not in _NEITHER:
                self._hold(item, page.url, home=home, old=old, again=item.url in seen)
                seen.add(item.url)
        for link in document.links:
            if not link.url and link.href and link.tag in ("a", "area") and _means_web(link.href):
                item = Outgoing(link.href.strip()[:500], "link", link.name, link)
                # whoever wrote it down has to mend it, wherever it was to lead
                self.held.setdefault(item.url, Held(item.url, own=True, malformed=True))
                self._hold(item, page.url, home=home, old=old, again=item.url in seen)
                seen.add(item.url)

    def _add_sheet(self, sheet: Held) -> None:
        """Take over what a style sheet loads: whoever holds the sheet holds it."""
        check = self.answer(sheet.url) if sheet.kinds & {"style", "sheet"} else None
        for address in check.loads if check is not None else ():
            if address in self.held or self.answer(address) is None:
                continue
            held = self.held[address] = Held(address, self.inspected.own(address))
            held.kinds.add("sheet")
            held.texts[sheet.url.rpartition("/")[2][:60]] = None
            held.pages, held.home, held.old = sheet.pages, sheet.home, sheet.old
            held.holders = sheet.holders

    def _hold(self, item: Outgoing, page: str, *, home: bool, old: bool, again: bool) -> None:
        held = self.held.get(item.url)
        if held is None:
            held = self.held[item.url] = Held(item.url, self.inspected.own(item.url))
        held.kinds.add(item.kind)
        held.old = held.old and old
        if item.text and len(held.texts) < _HOLDERS:
            held.texts[item.text[:60]] = None
        if again:
            return
        held.pages += 1
        if len(held.holders) < _HOLDERS:
            held.holders.append(Holder(page, item.text, item.node))
        if home and held.home is None:
            held.home = Holder(page, item.text, item.node)

    def _is_old(self, page: PageFacts) -> bool:
        """Return True for an article that was published more than three years before the inspection."""
        if page.type is not PageType.ARTICLE or page.document is None:
            return False
        times = [t.value for t in publishing_times(page.document)]
        times += [m.content or "" for m in page.document.meta_values("PubDate")]
        found = next((day for text in times if (day := _day(text)) is not None), None)
        now = self.site.now.date()
        return found is not None and (now - found).days > OLD_YEARS * 366


def _means_web(href: str) -> bool:
    """Return True for a web address, or one that only a slip keeps from being one: `htpp://`, `http://[::1/`."""
    found = _SCHEME.match(href)
    scheme = found[1].lower() if found else ""
    return bool(scheme) and min(OSA.distance(scheme, name) for name in ("http", "https")) <= 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
