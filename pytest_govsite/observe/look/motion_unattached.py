"""Players that a script made and never put into the document (`new Audio(…)`): what of them is heard."""

from __future__ import annotations

import asyncio
from typing import Any

from pytest_govsite.model.motion import UnattachedPlayer
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened

_MOST = 30
"""Players that are looked at."""
_LIMIT = 5.0
_STATE = """function () {
  if (this.localName !== "audio" || this.isConnected) return null;
  return {
    source: this.currentSrc.slice(0, 300), duration: Number.isFinite(this.duration) ? this.duration : null, loop: this.loop,
    heard: !this.paused && !this.muted && this.volume > 0 && this.currentTime > 0,
  };
}"""


async def unattached_players(here: Opened) -> list[UnattachedPlayer]:
    """Return those of the page's own document that sound now, though nobody did anything.

    They are found on the heap of the page and asked from our own world, where no script of the page has a say.

    Raises:
        TimeoutError: it took too long.
        playwright.async_api.Error: the page is gone, or its heap cannot be asked.
    """
    send = here.session.send
    async with asyncio.timeout(_LIMIT):
        made = await send("Runtime.evaluate", {"expression": "HTMLMediaElement.prototype"})
        found = await send("Runtime.queryObjects", {"prototypeObjectId": made["result"]["objectId"]})
        listed = await send("Runtime.getProperties", {"objectId": found["objects"]["objectId"], "ownProperties": True})
        objects = [each["value"]["objectId"] for each in listed["result"] if each["name"].isdigit()][:_MOST]
        told = [state for each in objects if (state := await _state(here, each)) is not None]
        await send("Runtime.releaseObject", {"objectId": found["objects"]["objectId"]})
    return [
        UnattachedPlayer(source=masked(each["source"]), duration=each["duration"], loop=each["loop"])
        for each in told
        if each["heard"]
    ]


async def _state(here: Opened, found: str) -> dict[str, Any] | None:
    """Return how an object of the page's heap plays; None: it stands in the document, or is a prototype and no player."""
    from playwright.async_api import Error

    try:
        node = await here.session.send("DOM.describeNode", {"objectId": found})
    except Error:
        return None
    ours = await here.session.send(
        "DOM.resolveNode",
        {"backendNodeId": node["node"]["backendNodeId"], "executionContextId": here.world.context},
    )
    told = await here.session.send(
        "Runtime.callFunctionOn",
        {"objectId": ours["object"]["objectId"], "functionDeclaration": _STATE, "returnByValue": True},
    )
    state: dict[str, Any] | None = told["result"].get("value")
    return state
