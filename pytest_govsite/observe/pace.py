"""How fast a host is asked, and when it is given up for a while."""

from __future__ import annotations

import asyncio
import time

_SLOW = 3.0
_SLOWEST = 0.5
_SPEED_UP = 1.05
_FREE = 50.0
"""From this rate on, a host without a limit is asked without one again."""
_STRIKE = 8
_STRIKE_OUTSIDE = 3
_GONE = 60.0
_WAITS = (5.0, 10.0, 20.0)
LONGEST_PAUSE = 60.0
"""A longer Retry-After is not waited for."""


class HostGoneError(ConnectionError):
    """Raised instead of asking a host that has not answered many times in a row."""


class HostPace:
    """Rate, simultaneous requests and health of one host.

    The rate falls with 429, Retry-After and slow answers and climbs back slowly. A host that stops answering is waited
    for three times (a restart), then given up for a minute at a time; an outside host is not waited for.
    """

    def __init__(self, rate: float | None, *, own: bool, simultaneous: int) -> None:
        self._most = self._rate = rate
        self._own = own
        self._places = asyncio.Semaphore(simultaneous)
        self._next = 0.0
        self._waiting_until = 0.0
        self._gone_until = 0.0
        self._failures = self._strikes = 0

    @property
    def rate(self) -> float | None:
        """Requests a second at present. None: no limit."""
        return self._rate

    async def __aenter__(self) -> None:
        """Wait for a turn.

        Raises:
            HostGoneError: the host is given up for now.
        """
        await self._places.acquire()
        try:
            await self._turn()
        except BaseException:
            self._places.release()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._places.release()

    def answered(self, elapsed: float, *, busy: bool = False, pause: float = 0.0) -> None:
        """Take note of an answer; `busy` is 429 or 503, `pause` its Retry-After in seconds."""
        self._failures = self._strikes = 0
        if busy:
            self._rate = max(_SLOWEST, (self._rate or _FREE) * 0.5)
        elif elapsed > _SLOW and self._rate:
            self._rate = max(_SLOWEST, self._rate * 0.8)
        elif self._rate:
            faster = self._rate * _SPEED_UP
            self._rate = min(self._most, faster) if self._most else (faster if faster < _FREE else None)
        if busy:
            self._next = max(self._next, time.monotonic() + min(pause, LONGEST_PAUSE))

    def ease(self) -> None:
        """From now on ask a quarter as fast, and never faster again."""
        self._most = self._rate = max(_SLOWEST, (self._rate or _FREE) / 4)

    def failed(self) -> None:
        """Take note that no connection or no answer came."""
        self._failures += 1
        now = time.monotonic()
        if self._failures < (_STRIKE if self._own else _STRIKE_OUTSIDE) or now < self._waiting_until:
            return
        if self._own and self._strikes < len(_WAITS):
            self._waiting_until = now + _WAITS[self._strikes]
        else:
            self._gone_until = now + _GONE
        self._strikes += 1
        self._failures -= 1

    async def _turn(self) -> None:
        while (now := time.monotonic()) < (until := max(self._next, self._waiting_until)) and now >= self._gone_until:
            await asyncio.sleep(until - now)
        if now < self._gone_until:
            raise HostGoneError("多次没有应答，暂不再访问 / gave no answer many times in a row")
        if self._rate:
            self._next = max(self._next, now) + 1 / self._rate
