"""Looks that wait and looks that keep a core busy have places of their own, and leave them to each other when they end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from pytest_govsite.inspection.places import FURTHER, WAITING, Places
from pytest_govsite.inspection.rendering import AT_ONCE
from pytest_govsite.observe.look.deep import DEEP_LOOKS

BUSY = next(look for look in DEEP_LOOKS if not look.waits)
WAITS = next(look for look in DEEP_LOOKS if look.waits)


async def _free(places: asyncio.Semaphore) -> int:
    number = 0
    while not places.locked():
        await places.acquire()
        number += 1
    return number


@pytest.mark.parametrize(
    ("beside", "what", "busy", "waiting"),
    [
        (False, [], AT_ONCE, WAITING),
        (False, [Places.calm], AT_ONCE, WAITING),
        (True, [], 1, WAITING),
        (True, [Places.calm], AT_ONCE, WAITING),
        (True, [Places.calm, Places.calm], AT_ONCE, WAITING),
        (True, [Places.calm, Places.waited], AT_ONCE + FURTHER, WAITING),
        (True, [Places.calm, Places.waited, Places.alone], AT_ONCE + 2 * FURTHER, WAITING),
        (True, [Places.calm, Places.worked], AT_ONCE, WAITING + AT_ONCE),
    ],
)
def test_places(beside: bool, what: list[Callable[[Places], None]], busy: int, waiting: int) -> None:
    async def count() -> tuple[int, int]:
        places = Places(beside=beside)
        for happened in what:
            happened(places)
        return await _free(places.of(BUSY)), await _free(places.of(WAITS))

    assert asyncio.run(count()) == (busy, waiting)
