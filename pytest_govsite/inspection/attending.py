"""What goes on beside the inspection for as long as it takes, and what other sites published meanwhile."""

from __future__ import annotations

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from pytest_govsite.config.settings import Config
from pytest_govsite.model import AvailabilityFacts
from pytest_govsite.observe.home_visits import HomeVisits
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.processors import busy, processors
from pytest_govsite.observe.upstream import read_upstream

VISITS, UPSTREAM = "visits", "upstream"
"""Names in `needs`."""


class Attending:
    """Visits the home page from when it is entered until `finish`, where that is needed."""

    def __init__(self, config: Config, network: Network, needs: frozenset[str]) -> None:
        self._config, self._network, self._needs = config, network, needs
        self._visits: HomeVisits | None = None
        self._begun = processors()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        if VISITS in self._needs:
            control = self._config.settings.availability.control
            visits = HomeVisits(self._config, self._network, self._config.url, control=control)
            self._visits = await self._stack.enter_async_context(visits)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def finish(self, client: HttpClient, *, hurry: bool = False) -> AvailabilityFacts:
        """Return what was seen; with `hurry` nothing is asked any more."""
        visits = await self._visits.finish(hurry=hurry) if self._visits is not None else None
        wanted = self._config.settings.availability.upstream if UPSTREAM in self._needs and not hurry else ()
        return AvailabilityFacts(
            visits=visits,
            local=self._visits is not None and self._visits.local,
            busy=busy(self._begun, processors()) if self._visits is not None else None,
            control=self._config.settings.availability.control,
            upstream=await read_upstream(client, wanted),
        )
