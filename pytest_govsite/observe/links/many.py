"""Many addresses: hosts side by side, none of them by more than a few at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pytest_govsite.errors import GovsiteError
from pytest_govsite.model import LinkCheck, LinkState
from pytest_govsite.observe.links.asking import LinkAsker
from pytest_govsite.observe.origins import origin_of
from pytest_govsite.observe.reasons import broken

SIMULTANEOUS = 24
OF_ONE_HOST = 6


class LinkWish(NamedTuple):
    """An address to ask for."""

    url: str
    read: bool
    """Its title and first words are wanted."""
    script: bool = False
    """It is a script."""
    sheet: bool = False
    """It is a style sheet whose addresses are wanted."""
    holder: str = ""
    """Address of a page or style sheet that holds it."""


async def check_links(
    asker: LinkAsker,
    wishes: Iterable[LinkWish],
    *,
    stop: Callable[[], bool] = lambda: False,
    arrived: Callable[[LinkCheck], None] = lambda _: None,
    simultaneous: int = SIMULTANEOUS,
) -> None:
    """Ask for each different address once; `arrived` is called with each answer as it comes.

    A host that is slow holds up its own addresses only. Once `stop` says so, nothing further is asked.
    """
    queues: dict[tuple[str, int], deque[LinkWish]] = {}
    seen: set[str] = set()
    for wish in wishes:
        if wish.url in seen:
            continue
        seen.add(wish.url)
        origin = origin_of(wish.url)
        if origin is None:
            arrived(LinkCheck(url=wish.url, state=LinkState.INVALID))
            continue
        queues.setdefault(origin[1:], deque()).append(wish)
    del seen
    await _Crew(asker, queues, stop, arrived).run(simultaneous)


class _Crew:
    def __init__(
        self,
        asker: LinkAsker,
        queues: dict[tuple[str, int], deque[LinkWish]],
        stop: Callable[[], bool],
        arrived: Callable[[LinkCheck], None],
    ) -> None:
        self._asker, self._queues, self._stop, self._arrived = asker, queues, stop, arrived
        self._order: deque[tuple[str, int]] = deque(queues)
        self._busy = dict.fromkeys(queues, 0)
        self._freed = asyncio.Event()

    async def run(self, workers: int) -> None:
        await asyncio.gather(*(self._work() for _ in range(min(workers, max(1, sum(map(len, self._queues.values())))))))

    async def _work(self) -> None:
        while self._queues and not self._stop():
            host = self._next()
            if host is None:
                self._freed.clear()
                await self._freed.wait()
                continue
            wish = self._queues[host].popleft()
            if not self._queues[host]:
                del self._queues[host]
                self._order.remove(host)
            self._busy[host] += 1
            try:
                self._arrived(await self._check(wish))
            finally:
                self._busy[host] -= 1
                self._freed.set()
        self._freed.set()

    async def _check(self, wish: LinkWish) -> LinkCheck:
        url, read, script, sheet, holder = wish
        try:
            return await self._asker.check(url, read=read, script=script, sheet=sheet, holder=holder)
        except (GovsiteError, OSError):
            raise
        except Exception as error:  # a fault of ours costs this address, never the inspection
            return LinkCheck(url=url, state=LinkState.NOT_ASKED, detail=broken(url, error).detail)

    def _next(self) -> tuple[str, int] | None:
        """Return the next host in turn that is not asked by too many already."""
        for _ in range(len(self._order)):
            host = self._order[0]
            self._order.rotate(-1)
            if self._busy[host] < OF_ONE_HOST:
                return host
        return None
