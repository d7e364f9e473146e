"""Starting several engines side by side, those left out that do not start."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe.engine.window import EngineDriver


class Running(NamedTuple):
    """The engines of an inspection."""

    drivers: tuple[EngineDriver, ...]
    """Those that run, in the order given."""
    absent: tuple[EngineFacts, ...]
    """Those that do not start, with why."""


@contextlib.asynccontextmanager
async def started(drivers: Sequence[EngineDriver], *, required: bool) -> AsyncIterator[Running]:
    """Start engines side by side; all are ended with the `async with`.

    Args:
        drivers: from `engine_drivers`.
        required: True: they were asked for by name, so one that does not start is an error.

    Raises:
        EngineUnavailableError: one that is required does not start.
    """
    ended = await asyncio.gather(*(driver.__aenter__() for driver in drivers), return_exceptions=True)
    alive = [driver for driver, end in zip(drivers, ended, strict=True) if not isinstance(end, BaseException)]
    errors = [(d, end) for d, end in zip(drivers, ended, strict=True) if isinstance(end, BaseException)]
    try:
        for _, error in errors:
            if required or not isinstance(error, EngineUnavailableError):
                raise error
        absent = tuple(EngineFacts(name=d.name, available=False, note=str(error)) for d, error in errors)
        yield Running(tuple(alive), absent)
    finally:
        await asyncio.gather(*(driver.__aexit__(None, None, None) for driver in alive), return_exceptions=True)
