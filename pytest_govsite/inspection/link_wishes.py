"""Which addresses of the pages have to be asked for, and how: those that the crawl did not fetch, within limits."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import AsInspected, host_of
from pytest_govsite.checks.links.known import known_state
from pytest_govsite.discover.urls import canonical, page_key
from pytest_govsite.document.downloads import KINDS
from pytest_govsite.document.outgoing import outgoing
from pytest_govsite.model import LinkCheck, LinkState, PageFacts, Site
from pytest_govsite.observe.links import LinkWish

MAX_OWN = 30_000
MAX_OUTSIDE = 3_000
"""Addresses of other hosts that are asked for: first one of each host, then further ones in turn."""
MAX_OF_SHEETS = 1_000
"""Addresses that style sheets load and that are asked for."""
_NOT_ASKED = frozenset(("form", "reference", "following", "label"))
"""What posts is sent by people; what a page only names as its other address is not loaded; labels are asked for elsewhere."""
_READ = frozenset(("link", "frame", "refresh"))
_PAGES = _READ | {"query"}
"""Kinds whose addresses are one where they differ in session, tracking or order of parameters only."""
_FILE = re.compile(
    r"\.(?:" + "|".join(sorted(KINDS | {"jpg", "jpeg", "png", "gif", "bmp", "webp", "svg", "ico", "mp4", "mp3", "flv",
    "avi", "wmv", "mov", "m4v", "m3u8", "wav", "swf", "exe", "apk", "dmg", "css", "woff", "woff2", "ttf", "tif"})) + r")$",
    re.IGNORECASE,
)  # fmt: skip
_ENDS_SESSION = re.compile(r"(?:^|[/._?&=-])(?:log|sign)_?-?(?:out|off)(?:$|[/._?&=-])|注销|退出登录", re.IGNORECASE)
_ACTS = re.compile(
    r"send|submit|save|add|insert|creat|updat|modif|edit|del|remov|vote|toupiao|subscrib|dingyue|comment|pinglun|liuyan|"
    r"regist|reset|pay|order|apply|upload|like|zan|log-?in",
    re.IGNORECASE,
)
"""Forms that may do something by GET too; they are never asked for."""
_AGAIN = frozenset(
    {LinkState.SERVER_ERROR, LinkState.TIMEOUT, LinkState.BROKEN, LinkState.REFUSED, LinkState.NOT_ASKED}
)


class LinkWishes:
    """Collects the addresses of pages one page at a time, so that no page has to stay in memory.

    Args:
        site: the inspected site.
    """

    def __init__(self, site: Site) -> None:
        self._inspected = AsInspected(site)
        self._settled: set[str] = set()
        self._pages: dict[str, str] = {}
        """What a page is counted under -> the address it was asked by, or is to be."""
        self._same: dict[str, str] = {}
        self._wishes: dict[str, LinkWish] = {}
        self._outside: dict[str, dict[str, LinkWish]] = {}

    def settle(self, page: PageFacts) -> None:
        """Take note of a page that the crawl fetched: it is not asked for again, unless once was not enough to tell."""
        for url, check in known_state(page):
            if check.state not in _AGAIN:
                self._settled.add(url)
                self._pages.setdefault(page_key(canonical(url)), url)

    def settle_gone(self, urls: Iterable[str]) -> None:
        """Take note of addresses that the crawl asked for and that are not there."""
        for url in urls:
            self._settled.add(url)
            self._pages.setdefault(page_key(canonical(url)), url)

    def gather(self, page: PageFacts) -> None:
        """Take over the addresses of a page. To be called once all pages are settled."""
        if page.document is None:
            return
        for item in outgoing(page.document):
            if item.kind in _NOT_ASKED or _ENDS_SESSION.search(item.url):
                continue
            if item.kind == "query" and _ACTS.search(item.url):
                continue
            url = self._inspected(item.url)
            if url in self._settled or (item.kind in _PAGES and self._is_known(url)):
                continue
            held = self._wishes if self._inspected.own(url) else self._outside.setdefault(host_of(url), {})
            script = item.kind == "script"
            sheet = item.kind == "style" and self._inspected.own(url)
            read = item.kind in _READ and not _FILE.search(urlsplit(url).path)
            before = held.get(url)
            wish = LinkWish(url, read, script, sheet, page.url)
            held[url] = wish if before is None else _both(before, wish)

    def _is_known(self, url: str) -> bool:
        """Return True, and note it, where the page was or will be asked for by another address."""
        key = page_key(canonical(url))
        first = self._pages.setdefault(key, url) if key else url
        if first != url:
            self._same[url] = first
        return first != url

    def of_sheets(self, checks: Iterable[LinkCheck]) -> tuple[LinkWish, ...]:
        """Return the addresses that style sheets of the site load and that nothing else named, the site's own only."""
        found: dict[str, LinkWish] = {}
        for check in checks:
            for address in check.loads:
                url = self._inspected(address)
                if self._inspected.own(url) and url not in self._settled and url not in self._wishes:
                    imported = urlsplit(url).path.lower().endswith(".css")
                    found[url] = LinkWish(url, False, sheet=imported, holder=check.url)
        wanted = tuple(found.values())[:MAX_OF_SHEETS]
        self._wishes.update((wish.url, wish) for wish in wanted)
        return wanted

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """Addresses that are not asked for, each with the one that leads to the same page and was asked instead."""
        return tuple(self._same.items())

    @property
    def asked(self) -> Iterable[LinkWish]:
        """The addresses within the limits."""
        own = list(self._wishes.values())[:MAX_OWN]
        return chain(own, _in_turn(self._outside.values(), MAX_OUTSIDE))

    @property
    def left_out_own(self) -> int:
        """How many addresses of the site are beyond the limit."""
        return max(0, len(self._wishes) - MAX_OWN)

    @property
    def left_out(self) -> int:
        """How many addresses of other hosts are beyond the limit."""
        return max(0, sum(map(len, self._outside.values())) - MAX_OUTSIDE)


def _both(one: LinkWish, other: LinkWish) -> LinkWish:
    return LinkWish(one.url, one.read or other.read, one.script or other.script, one.sheet or other.sheet, one.holder)


def _in_turn(hosts: Iterable[dict[str, LinkWish]], limit: int) -> Iterator[LinkWish]:
    queues = deque(deque(held.values()) for held in hosts)
    while queues and limit:
        queue = queues.popleft()
        yield queue.popleft()
        limit -= 1
        if queue:
            queues.append(queue)
