"""Players that a script made and never put into the document (`new Audio(…)`): what of them is heard."""

from __future__ import annotations

import json
from typing import Any

from pytest_govsite.model.motion import UnattachedPlayer
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened

_MOST = 10
_TOLD = """function () {
  const told = [];
  for (const each of this) {
    try {
      if (each.isConnected || each.localName !== "audio" || told.length >= 30) continue;
      told.push({
        source: String(each.currentSrc || "").slice(0, 300), duration: Number.isFinite(each.duration) ? each.duration : null, loop: !!each.loop,
        heard: !each.paused && !each.muted && each.volume > 0 && each.currentTime > 0,
      });
    } catch { /* a prototype is among them, which has no state */ }
  }
  return JSON.stringify(told);
}"""
"""Runs in the page's own world, where its players are; what it says is read as text, numbers and nothing else."""


async def unattached_players(here: Opened) -> list[UnattachedPlayer]:
    """Return those that sound now, though nobody did anything.

    Raises:
        playwright.async_api.Error: the page is gone, or its heap cannot be asked.
    """
    made = await here.session.send("Runtime.evaluate", {"expression": "HTMLMediaElement.prototype"})
    found = await here.session.send("Runtime.queryObjects", {"prototypeObjectId": made["result"]["objectId"]})
    told = await here.session.send(
        "Runtime.callFunctionOn",
        {"objectId": found["objects"]["objectId"], "functionDeclaration": _TOLD, "returnByValue": True},
    )
    await here.session.send("Runtime.releaseObject", {"objectId": found["objects"]["objectId"]})
    players = json.loads(told["result"].get("value") or "[]")
    return [_player(each) for each in players if isinstance(each, dict) and each.get("heard") is True][:_MOST]


def _player(told: dict[str, Any]) -> UnattachedPlayer:
    duration = told.get("duration")
    return UnattachedPlayer(
        source=masked(str(told.get("source", ""))[:300]),
        duration=round(float(duration), 1) if isinstance(duration, (int, float)) else None,
        loop=told.get("loop") is True,
    )
