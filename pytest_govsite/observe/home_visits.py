"""Visits of the home page, spaced over the whole run, beside everything else."""

from __future__ import annotations

import asyncio
import contextlib
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from pytest_govsite.config.settings import Config
from pytest_govsite.model import HomeVisit, Unobserved, UnobservedReason
from pytest_govsite.observe.asking import Limits
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import host_of

FEWEST = 20
"""Visits that are made at least, where time allows."""
_LIMIT = 15.0
_LONGEST_GAP = 30.0
_GAP, _GAP_LOCAL = 1.0, 0.1
"""Seconds between two visits, at least."""
_REST = 60.0
"""Seconds that the visits still due at the end of a run may take together."""
_ROOM = 2_000_000
_MOST = 2_000


class HomeVisits:
    """Visits the home page again and again until it is told to finish.

    A run has no length that is known before, so the gap grows with it: a twentieth of the time gone by, at most 30 s.
    Each visit has connections of its own, as that of a new visitor. Where one is in vain, the control address is asked,
    unless the site is on this machine.

    Args:
        config: the configuration.
        network: where hosts are reached.
        url: address of the home page.
        control: address outside that tells whether this machine's network works.
        limit: seconds for one visit.
    """

    def __init__(
        self, config: Config, network: Network, url: str, *, control: str, limit: float = _LIMIT, least: int = FEWEST
    ) -> None:
        self._config, self._network, self._url, self._control = config, network, url, control
        self._limit, self._least = limit, least
        self._limits = Limits(connect=limit, read=limit, total=limit, retries=0)
        self._visits: list[HomeVisit] = []
        self._ending = asyncio.Event()
        self._begun = time.monotonic()
        self._task: asyncio.Task[None] | None = None
        self.local = False
        """The site is on this very machine."""

    async def __aenter__(self) -> Self:
        parts = urlsplit(self._url)
        self.local = await self._network.is_local(
            host_of(self._url), parts.port or (443 if parts.scheme == "https" else 80)
        )
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None and not self._task.done():
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def finish(self, *, hurry: bool = False) -> tuple[HomeVisit, ...]:
        """Return all visits, after those still due; with `hurry` none is made any more."""
        self._ending.set()
        if self._task is not None:
            await self._task
        until = time.monotonic() + _REST
        while not hurry and len(self._visits) < self._least and time.monotonic() < until:
            await asyncio.sleep(self._gap)
            self._visits.append(await self._visit())
        return tuple(self._visits)

    @property
    def _gap(self) -> float:
        return _GAP_LOCAL if self.local else _GAP

    async def _run(self) -> None:
        while not self._ending.is_set() and len(self._visits) < _MOST:
            self._visits.append(await self._visit())
            gap = min(_LONGEST_GAP, max(self._gap, (time.monotonic() - self._begun) / self._least))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), gap)

    async def _visit(self) -> HomeVisit:
        begun = time.monotonic()
        status, reason, detail = await self._ask(self._url)
        elapsed = time.monotonic() - begun
        control = None
        if status is None and not self.local and self._control:
            control = (await self._ask(self._control))[0] is not None
        return HomeVisit(
            at=round(begun - self._begun, 2),
            elapsed=round(elapsed, 3),
            status=status,
            reason=reason,
            detail=detail,
            control=control,
        )

    async def _ask(self, url: str) -> tuple[int | None, UnobservedReason | None, str]:
        try:
            async with (
                HttpClient(self._config, self._network, limits=self._limits) as client,
                asyncio.timeout(self._limit),
            ):
                answer = await client.get(url, limit=_ROOM)
        except TimeoutError:
            return None, UnobservedReason.TIMEOUT, "在限定时间内没有答完 / no full answer in time"
        if isinstance(answer, Unobserved):
            return answer.status, answer.reason, answer.detail
        return answer.answer.status, None, ""
