"""What every engine can do: open a page, run a script in it, be resized, clicked and photographed."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, NamedTuple, Protocol

from pytest_govsite.model import EngineFacts, Resource, ScriptError, UnobservedReason


class EngineLostError(Exception):
    """Raised where the browser died or hangs; the page may be tried again in a new one."""


class EngineGoneError(EngineLostError):
    """Raised where the browser died and no new one starts: its server is gone."""


class NotShownError(Exception):
    """Raised where an engine does not show a page; carries why."""

    def __init__(self, reason: UnobservedReason, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.status = reason, detail, status


class Happened(NamedTuple):
    """What a page did so far. None: this engine does not tell, so nothing may be concluded."""

    status: int | None
    """HTTP status of the document."""
    content_type: str
    """Header of the document; empty where it is not known."""
    errors: tuple[ScriptError, ...] | None
    resources: tuple[Resource, ...] | None
    """As `RenderedPage.resources`."""
    dialogs: tuple[str, ...] | None


class Window(Protocol):
    """A page that stands still in a window, before anything was done with it.

    Every method raises `EngineLostError` where the browser is gone, `TimeoutError` where it does not answer in time.
    """

    url: str
    """Where the page ended."""

    async def call(self, function: str, *arguments: Any, limit: float = 10.0) -> Any:
        """Run the source of a JavaScript function in the page (arguments and result are JSON) and return its result.

        A promise is awaited.

        Raises:
            ScriptFailedError: it threw.
        """

    async def resize(self, width: int, height: int) -> tuple[int, int]:
        """Give the page a window of that inner size, wait until it stands still, return the real inner size."""

    async def click(self, x: float, y: float) -> None:
        """Press and release the mouse at a point of the viewport, as a hand would."""

    async def press(self, key: str) -> None:
        """Press and release a key: `Tab`, `Enter`, `Escape`, `Space`, `ArrowDown` and so on."""

    async def picture(self, *, whole: bool = True, quality: int | None = None) -> bytes:
        """Return a picture of the page as it stands (at most 8,000 pixels high), or of the viewport.

        A PNG. With `quality` (0 to 100) a JPEG of that quality where the browser makes one itself, which costs a fraction.
        """

    async def happened(self) -> Happened:
        """Return what the page did since its navigation began."""


class EngineDriver(Protocol):
    """One engine for a whole inspection; an async context manager, pages may be open side by side.

    Entering raises `EngineUnavailableError` where the browser is not there or does not start.
    """

    name: str
    facts: EngineFacts
    at_once: int
    """Pages that may be open at the same time."""

    def open(self, url: str, *, viewport: tuple[int, int] = (1366, 768)) -> AbstractAsyncContextManager[Window]:
        """Open a page; nothing that changes the site leaves the browser meanwhile.

        Raises (on entering):
            NotShownError: the page is not shown, and why.
            EngineLostError: the browser is gone; the next `open` starts a new one.
        """

    async def __aenter__(self) -> EngineDriver:
        """Start the browser."""

    async def __aexit__(self, *error: object) -> None:
        """End it and all that belongs to it."""
