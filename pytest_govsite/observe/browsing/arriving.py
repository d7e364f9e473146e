"""Telling whether a click or a key leads to another page, and waiting for that page: the same for every engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from pytest_govsite.observe.world import ScriptFailedError

LOAD = 30.0
"""Seconds for which a page is waited for."""
_BEGINS = 0.2
"""Seconds in which an action begins to lead elsewhere, where it does."""
_MARK = """() => {
  const mark = Symbol.for("pytest-govsite-here");
  window[mark] = "here";
  window.addEventListener("beforeunload", () => { window[mark] = "leaving"; }, { once: true });
}"""
_STATE = '() => [String(window[Symbol.for("pytest-govsite-here")] || "new"), document.readyState, location.href]'


class Arriving:
    """Watches one window.

    Args:
        call: runs a function in the page; raises `ScriptFailedError` between two documents.
        check: raises where no document will come; told the seconds waited so far.
    """

    def __init__(
        self, call: Callable[[str], Awaitable[Any]], check: Callable[[float], None] = lambda _waited: None
    ) -> None:
        self._call, self._check = call, check
        self.url = ""
        """Address that was shown last."""

    async def mark(self) -> None:
        """Remember the document that is shown now."""
        await self._call(_MARK)

    async def acted(self, action: Awaitable[None]) -> None:
        """Do something; where it leads to another page, wait until that is loaded."""
        await self.mark()
        await action
        begun = time.monotonic()
        while time.monotonic() - begun < _BEGINS:
            if (await self._state())[0] != "here":
                await self.arrived()
                return
            await asyncio.sleep(0.02)

    async def arrived(self) -> None:
        """Wait until another document than the marked one is loaded.

        Raises:
            TimeoutError: none is within 30 seconds.
        """
        begun = time.monotonic()
        while (waited := time.monotonic() - begun) < LOAD:
            self._check(waited)
            where, ready = await self._state()
            if where == "new" and ready == "complete" and self.url != "about:blank":
                return
            await asyncio.sleep(0.03)
        raise TimeoutError(f"页面 {LOAD:g} 秒内没有载入 / not loaded in {LOAD:g} s")

    async def _state(self) -> tuple[str, str]:
        try:
            where, ready, self.url = await self._call(_STATE)
        except ScriptFailedError:  # between two documents
            return "leaving", ""
        return str(where), str(ready)
