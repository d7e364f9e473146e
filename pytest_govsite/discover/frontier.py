"""The addresses found and not yet asked for, in the order that shows most of a site soonest."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pytest_govsite.discover.leads import Lead
from pytest_govsite.discover.outline import Inbound
from pytest_govsite.discover.shape import article_weight, column_weight, is_paged
from pytest_govsite.discover.urls import page_key
from pytest_govsite.model import PageType, Region

MAX_ADDRESSES = 300_000
"""Addresses that are remembered; a site with more is only counted in part, and says so."""
MAX_ANCHORS = 12
"""Different link texts remembered for an address."""


@dataclass(slots=True)
class Found:
    """An address of the site, and how it was found."""

    url: str
    depth: int
    parent: str
    declared: PageType | None = None
    anchors: Counter[str] = field(default_factory=Counter)
    navigation: int = 0
    trail: int = 0
    listed: int = 0
    dated: int = 0
    total: int = 0
    from_home: bool = False

    def met(self, lead: Lead, *, home: bool, itself: bool = False) -> None:
        """Count one page that leads here; that a page ends its own trail with a link to itself makes it no column."""
        self.total += 1
        self.navigation += lead.region in (Region.NAVIGATION, Region.HEADER)
        self.trail += lead.region is Region.TRAIL and not itself
        self.listed += lead.listed
        self.dated += lead.dated
        self.from_home |= home and lead.region is not Region.FOOTER
        text = lead.text.strip()[:60]
        if text and (text in self.anchors or len(self.anchors) < MAX_ANCHORS):
            self.anchors[text] += 1

    @property
    def texts(self) -> tuple[str, ...]:
        """The most frequent link texts, at most five."""
        return tuple(text for text, _ in self.anchors.most_common(5))

    @property
    def inbound(self) -> Inbound:
        """The counts, frozen."""
        return Inbound(
            navigation=self.navigation,
            trail=self.trail,
            listed=self.listed,
            dated=self.dated,
            total=self.total,
            from_home=self.from_home,
        )


class Frontier:
    """Addresses by priority, then by the order they were found in."""

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self._known: dict[str, Found] = {}
        self._waiting: list[tuple[float, int, str]] = []
        self._ranks: Counter[str] = Counter()
        self._taken: set[str] = set()
        self.too_deep = 0
        self.forgotten = 0

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def discovered(self) -> int:
        """Number of different addresses found."""
        return len(self._known) + self.forgotten

    def get(self, url: str) -> Found | None:
        """Return what is known of an address, None where it was not found yet."""
        return self._known.get(page_key(url))

    def knows(self, url: str) -> bool:
        """True: the address, or one that only sorts it differently, was found."""
        return page_key(url) in self._known

    def seed(self, url: str, priority: float, *, depth: int = 0, declared: PageType | None = None) -> Found:
        """Put an address in that no page led to."""
        key = page_key(url)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Found(url, depth, "", declared)
            self._push(key, priority)
        return found

    def lead(self, lead: Lead, parent: Found, *, home: bool) -> Found | None:
        """Put in what a page leads to, or count it once more. None: there are too many addresses."""
        key = page_key(lead.url)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MAX_ADDRESSES:
                self.forgotten += 1
                return None
            found = self._known[key] = Found(lead.url, parent.depth + 1, parent.url)
            self._admit(key, found, lead)
        found.met(lead, home=home, itself=found is parent)
        return found

    def settle(self, url: str, found: Found) -> bool:
        """Note that `found` answered from `url`. False: that page is already there."""
        key = page_key(url)
        known = self._known.setdefault(key, found)
        return known is found

    def pop(self) -> Found:
        """Take the next address."""
        key = heapq.heappop(self._waiting)[2]
        self._taken.add(key)
        return self._known[key]

    def urge(self, urls: Iterable[str], depth: int) -> int:
        """Put addresses before all others unless they were taken already, found or not; returns how many these are.

        Args:
            urls: the addresses.
            depth: of those that no page has led to.
        """
        keys = {page_key(url): url for url in urls}
        wanted = {key: url for key, url in keys.items() if key not in self._taken}
        self._waiting = [entry for entry in self._waiting if entry[2] not in wanted]
        for place, (key, url) in enumerate(wanted.items()):
            self._known.setdefault(key, Found(url, depth, ""))
            self._waiting.append((-1.0, place, key))
        heapq.heapify(self._waiting)
        return len(wanted)

    def next(self, count: int) -> list[Found]:
        """Return the addresses that would be taken next, without taking them."""
        return [self._known[key] for _, _, key in heapq.nsmallest(count, self._waiting)]

    def _admit(self, key: str, found: Found, lead: Lead) -> None:
        if found.depth > self._max_depth:
            self.too_deep += 1
            return
        self._push(key, self._priority(found, lead))

    def _push(self, key: str, priority: float) -> None:
        heapq.heappush(self._waiting, (priority, len(self._known), key))

    def _priority(self, found: Found, lead: Lead) -> float:
        """Columns come by depth; the first articles of a column come with the columns below it, later ones later."""
        if lead.region in (Region.NAVIGATION, Region.HEADER) and not is_paged(found.url):
            return found.depth
        if is_paged(found.url):
            return found.depth + 2 + self._rank(f"paged {found.parent}")
        if lead.dated or article_weight(found.url) > column_weight(found.url):
            return found.depth + self._rank(f"dated {found.parent}")
        if lead.listed:
            return found.depth + self._rank(f"listed {found.parent}") / 4
        return found.depth + self._rank(f"plain {found.parent}") / 20

    def _rank(self, key: str) -> int:
        self._ranks[key] += 1
        return self._ranks[key] - 1
