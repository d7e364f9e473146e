"""Asking for the links of all pages once; what came is written down on the way, so that a resumed run goes on there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.link_wishes import LinkWishes
from pytest_govsite.inspection.observed import GONE, LINKS
from pytest_govsite.model import LinkCheck, LinkFacts, LinkState, Page, PageFacts, Site
from pytest_govsite.observe.asking import Limits
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.links import LinkAsker, check_links
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import SiteOrigins, host_of
from pytest_govsite.observe.store import Store

_PIECE = "links-piece"
_PIECE_SIZE = 500
_SHEETS = 2
"""Rounds in which the addresses of style sheets are asked for."""
LIMITS = Limits(connect=15.0, read=15.0, total=40.0)
"""An address that gives nothing for 15 seconds, twice, has timed out."""
NO_ANSWER = frozenset({
    LinkState.NAME, LinkState.NAME_UNANSWERED, LinkState.REFUSED, LinkState.BROKEN, LinkState.TIMEOUT, LinkState.INNER,
    LinkState.INVALID, LinkState.NOT_ASKED,
})  # fmt: skip


class LinkChecking:
    """Asks for every address that the pages hold and the crawl did not fetch.

    Args:
        config: the configuration.
        store: where pages come from and answers go to.
        progress: is told how many are done.
        stop: says when to ask no further.
        again: tries what refuses programs in another way and returns what that changed. None: there is no other way.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        progress: Callable[..., None],
        stop: Callable[[], bool],
        *,
        limits: Limits = LIMITS,
        pause: float = 1.0,
        again: Callable[[Iterable[LinkCheck]], Awaitable[tuple[LinkCheck, ...]]] | None = None,
    ) -> None:
        self._config, self._store = config, store
        self._progress, self._stop = progress, stop
        self._limits, self._pause = limits, pause
        self._again = again
        self._pieces = 0
        self._piece: list[LinkCheck] = []

    async def run(self, pages: tuple[Page, ...], site: Site, network: Network) -> LinkFacts:
        """Ask, write down and return what came."""
        wishes = LinkWishes(site)
        for page in self._each(pages):
            wishes.settle(page)
        gone = self._store.value(GONE, tuple[str, ...]) or ()
        wishes.settle_gone(gone)
        for page in self._each(pages):
            wishes.gather(page)
        known = self._resumed()
        asked = [wish for wish in wishes.asked if wish.url not in known]
        async with HttpClient(self._config, network, limits=self._limits) as client:
            asker = LinkAsker(client.asker, pause=self._pause)
            await check_links(asker, asked, stop=self._stop, arrived=self._arrived)
            self._flush()
            # what style sheets load, and what the sheets load that they import
            for _ in range(_SHEETS):
                further = [wish for wish in wishes.of_sheets(self._written()) if wish.url not in known]
                await check_links(asker, further, stop=self._stop, arrived=self._arrived)
                self._flush()
        checks = self._written()
        if self._again is not None and not self._stop():
            opened = {check.url: check for check in await self._again(checks)}
            checks = tuple(opened.get(check.url, check) for check in checks)
        # the crawl was told that these are not there; asking again would tell the same
        checks += tuple(LinkCheck(url=url, state=LinkState.GONE, status=404, method="page") for url in gone)
        facts = LinkFacts(
            checks=checks,
            same=wishes.same,
            left_out=wishes.left_out,
            left_out_own=wishes.left_out_own,
            outside_asked=bool(_outside(checks, network.origins)),
            outside_reachable=_outside_reachable(checks, network.origins),
        )
        self._store.put_value(LINKS, facts)
        return facts

    def _each(self, pages: tuple[Page, ...]) -> Iterator[PageFacts]:
        return (facts for page in pages if (facts := self._store.page(page.url)) is not None)

    def _arrived(self, check: LinkCheck) -> None:
        self._piece.append(check)
        if len(self._piece) >= _PIECE_SIZE:
            self._flush()
        self._progress(links=self._pieces * _PIECE_SIZE + len(self._piece))

    def _flush(self) -> None:
        if self._piece:
            self._store.put_value(f"{_PIECE}:{self._pieces}", tuple(self._piece))
            self._pieces += 1
            self._piece = []

    def _resumed(self) -> set[str]:
        """Return the addresses that an earlier run had asked for; without resuming, none."""
        known: set[str] = set()
        while self._config.resume:
            piece = self._store.value(f"{_PIECE}:{self._pieces}", tuple[LinkCheck, ...])
            if piece is None:
                break
            known.update(check.url for check in piece)
            self._pieces += 1
        return known

    def _written(self) -> tuple[LinkCheck, ...]:
        pieces = (self._store.value(f"{_PIECE}:{n}", tuple[LinkCheck, ...]) or () for n in range(self._pieces))
        return tuple({check.url: check for piece in pieces for check in piece}.values())


def _outside_reachable(checks: tuple[LinkCheck, ...], origins: SiteOrigins) -> bool:
    outside = _outside(checks, origins)
    return not outside or any(check.state not in NO_ANSWER for check in outside)


def _outside(checks: tuple[LinkCheck, ...], origins: SiteOrigins) -> list[LinkCheck]:
    return [check for check in checks if not origins.owns(host_of(check.url))]
