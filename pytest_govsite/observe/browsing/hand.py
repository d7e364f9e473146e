"""What a browser session does with its window, whatever drives the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pytest_govsite.model import RenderedPage, Unobserved


class Hand(Protocol):
    """One window and what a person would do in it.

    Methods raise `playwright.async_api.Error`, `ScriptFailedError`, `EngineLostError`, `NotShownError` or
    `TimeoutError`, each with a line that says what did not work.
    """

    native: Any
    """The driver's own object."""

    @property
    def last_url(self) -> str:
        """Address that was shown last, as far as it was asked for."""

    async def run(self, work: Callable[[Any], Any]) -> Any:
        """Return what work with the driver's own object returns."""

    async def url(self) -> str:
        """Return the address shown now."""

    async def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    async def click(self, selector: str) -> None:
        """Click an element."""

    async def fill(self, selector: str, text: str) -> None:
        """Put text into a field."""

    async def press(self, key: str, selector: str) -> None:
        """Press a key on an element; an empty selector means wherever the focus is."""

    async def evaluate(self, script: str, argument: Any) -> Any:
        """Return what an expression or function gives."""

    async def text(self, selector: str) -> str:
        """Return the text shown inside an element."""

    async def picture(self, *, whole: bool) -> bytes:
        """Return a PNG."""

    async def facts(self) -> RenderedPage | Unobserved:
        """Return what is observed of the address shown now."""
