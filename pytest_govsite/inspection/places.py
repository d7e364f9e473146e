"""How many closer looks are taken side by side."""

from __future__ import annotations

import asyncio

from pytest_govsite.inspection.rendering import AT_ONCE
from pytest_govsite.observe.look.deep import DeepLook

WAITING = 2 * AT_ONCE
"""Looks side by side that do little but wait for what a page does by itself."""
FURTHER = (AT_ONCE + 1) // 2
"""Places that become free for looks that keep a core busy, when others have ended: these wait for their page now and then too."""


class Places:
    """Places for looks that keep a core busy, and others for those that wait; what ends leaves its places to the others.

    Args:
        beside: other browsers show pages meanwhile, one at a time each. Until `calm` only one look that keeps a core busy has
            a place then.
    """

    def __init__(self, *, beside: bool) -> None:
        self._held = AT_ONCE - 1 if beside else 0
        self._busy, self._waiting = asyncio.Semaphore(AT_ONCE - self._held), asyncio.Semaphore(WAITING)

    def of(self, look: DeepLook) -> asyncio.Semaphore:
        """Return where a look takes its place."""
        return self._waiting if look.waits else self._busy

    def calm(self) -> None:
        """Nothing is watched any more that moves by itself."""
        _add(self._busy, self._held)
        self._held = 0

    def waited(self) -> None:
        """All looks that wait were taken."""
        _add(self._busy, FURTHER)

    def worked(self) -> None:
        """All looks that keep a core busy were taken: what waits may use their places."""
        _add(self._waiting, AT_ONCE)

    def alone(self) -> None:
        """No other browser shows pages any more."""
        _add(self._busy, FURTHER)


def _add(places: asyncio.Semaphore, number: int) -> None:
    for _ in range(number):
        places.release()
