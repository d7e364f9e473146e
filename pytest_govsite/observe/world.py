"""Our own JavaScript world in a frame: scripts of the page cannot change what ours are told, no policy forbids it."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

_NAME = "pytest-govsite"
_INCLUDE = re.compile(r"^[ ]*// include ([\w./]+)$", re.MULTILINE)


class ScriptFailedError(Exception):
    """Raised when one of our own scripts raises in a page."""


@cache
def script(name: str) -> str:
    """Return one of the scripts below this module, with what its lines `// include NAME` name put in their place."""
    text = files("pytest_govsite.observe").joinpath(name).read_text("utf-8")
    return _INCLUDE.sub(lambda found: script(found[1]), text)


@dataclass(frozen=True)
class World:
    """An isolated world of one frame."""

    session: CDPSession
    frame: str
    """DevTools id of the frame."""
    context: int
    """DevTools id of the execution context."""

    async def call(self, function: str, *arguments: Any, limit: float) -> Any:
        """Return what a JavaScript function returns, awaited where it is a promise.

        Raises:
            TimeoutError: it did not return in time.
            ScriptFailedError: it raised.
            playwright.async_api.Error: the frame is gone or went elsewhere.
        """
        told = ", ".join(json.dumps(argument) for argument in arguments)
        async with asyncio.timeout(limit):
            answer = await self.session.send(
                "Runtime.evaluate",
                {
                    "expression": f"({function})({told})",
                    "contextId": self.context,
                    "returnByValue": True,
                    "awaitPromise": True,
                    "timeout": limit * 1000,
                },
            )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise ScriptFailedError(str(details.get("exception", {}).get("description", details.get("text"))))
        return answer["result"].get("value")


async def enter(session: CDPSession, frame: str, *, limit: float) -> World:
    """Return our world in a frame; errors as in `World.call`."""
    async with asyncio.timeout(limit):
        answer = await session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": _NAME})
    return World(session, frame, answer["executionContextId"])
