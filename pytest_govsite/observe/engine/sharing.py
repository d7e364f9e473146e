"""One engine on several servers: its pages are shared among them, and a server that is gone is left out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Self

import msgspec

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe.engine.window import EngineDriver, EngineGoneError, Window


class SharedDriver:
    """See `EngineDriver`.

    Args:
        drivers: of the same engine, one for each server.
    """

    def __init__(self, drivers: Sequence[EngineDriver]) -> None:
        self.name = drivers[0].name
        self.facts = EngineFacts(name=self.name, available=False)
        self.at_once = sum(driver.at_once for driver in drivers)
        self._all = tuple(drivers)
        self._living: list[EngineDriver] = []
        self._pages: dict[int, int] = {}
        """Open pages, by the driver's identity."""
        self._gone: list[str] = []

    @contextlib.asynccontextmanager
    async def open(self, url: str, *, viewport: tuple[int, int] = (1366, 768)) -> AsyncIterator[Window]:
        """See `EngineDriver.open`. The page goes to the server with the most room; where that is gone, to the next."""
        async with contextlib.AsyncExitStack() as stack:
            yield await self._window(stack, url, viewport)

    async def _window(self, stack: contextlib.AsyncExitStack, url: str, viewport: tuple[int, int]) -> Window:
        while self._living:
            driver = min(self._living, key=self._load)
            held = contextlib.AsyncExitStack()
            held.enter_context(self._counted(driver))
            try:
                window = await held.enter_async_context(driver.open(url, viewport=viewport))
            except (EngineGoneError, EngineUnavailableError) as error:
                await held.aclose()
                self._leave_out(driver, str(error))
            except BaseException:
                await held.aclose()
                raise
            else:
                stack.push_async_exit(held)
                return window
        raise EngineGoneError("；".join(self._gone)[:300] or self.name)

    async def __aenter__(self) -> Self:
        """Start the browser on each server.

        Raises:
            EngineUnavailableError: on none of them it starts.
        """
        ended = await asyncio.gather(*(driver.__aenter__() for driver in self._all), return_exceptions=True)
        self._living = [d for d, end in zip(self._all, ended, strict=True) if not isinstance(end, BaseException)]
        errors = [end for end in ended if isinstance(end, BaseException)]
        self._gone = [str(error) for error in errors if isinstance(error, EngineUnavailableError)]
        broken = next((error for error in errors if not isinstance(error, EngineUnavailableError)), None)
        if broken is not None or not self._living:
            await self.__aexit__()
            raise broken or EngineUnavailableError("；".join(self._gone))
        self._tell()
        return self

    async def __aexit__(self, *error: object) -> None:
        """End them."""
        living = [driver for driver in self._all if driver.facts.available]
        await asyncio.gather(*(driver.__aexit__(None, None, None) for driver in living), return_exceptions=True)

    def _load(self, driver: EngineDriver) -> float:
        return self._pages.get(id(driver), 0) / driver.at_once

    @contextlib.contextmanager
    def _counted(self, driver: EngineDriver) -> Iterator[None]:
        self._pages[id(driver)] = self._pages.get(id(driver), 0) + 1
        try:
            yield
        finally:
            self._pages[id(driver)] -= 1

    def _leave_out(self, driver: EngineDriver, told: str) -> None:
        if driver in self._living:
            self._living.remove(driver)
            self._gone.append(told)
            self._tell()

    def _tell(self) -> None:
        """Say what drives the engine now: the servers that it has and those that it lost."""
        if not self._living:
            return
        first = self._living[0].facts
        drivers = " + ".join(dict.fromkeys(driver.facts.driver for driver in self._living))
        capabilities = {
            name: all(driver.facts.capabilities.get(name, False) for driver in self._living)
            for name in first.capabilities
        }
        lost = [f"停用的端点 / left out: {told}" for told in self._gone]
        note = "; ".join((*([first.note] if first.note else []), *lost))
        self.facts = msgspec.structs.replace(first, driver=drivers, capabilities=capabilities, note=note)
