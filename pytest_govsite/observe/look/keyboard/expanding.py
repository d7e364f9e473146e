"""Buttons that say whether something is open: does what they say follow what they do?"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

from pytest_govsite.model import Expansion
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST = 4
_WAIT = 0.35
_STATES = ("true", "false")


async def expand(ground: Ground, walk: Walk, seconds: float) -> list[Expansion]:
    """Press Enter on buttons with `aria-expanded`, one of each class, and again to put the page back."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[Expansion] = []
    for spot in _expanders(ground, walk):
        if len(found) >= _MOST or time.monotonic() > until:
            break
        before = await ground.call(spot.document, "stateOf", spot.place)
        if not before or not await ground.call(spot.document, "focus", spot.place):
            continue
        await ground.press("Enter", wait=_WAIT)
        after = await ground.call(spot.document, "stateOf", spot.place)
        if not after:
            continue
        found.append(
            Expansion(
                element=await ground.element(spot),
                before=str(before["expanded"]),
                after=str(after["expanded"]),
                shown=int(after["shown"]) - int(before["shown"]),
            )
        )
        if after != before and await ground.call(spot.document, "focus", spot.place):
            await ground.press("Enter")
            await asyncio.sleep(_WAIT)
    return found


def _expanders(ground: Ground, walk: Walk) -> Iterator[Spot]:
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.attributes.get("aria-expanded") not in _STATES:
            continue
        if node.tag not in ("button", "a", "div", "span") or node.role not in ("button", "link"):
            continue  # lists to choose from have keys of their own
        address = (node.attributes.get("href") or "").strip()
        if address and not address.startswith(("#", "javascript:")):
            continue
        if node.attributes.get("aria-haspopup") in ("dialog", "listbox") or node.attributes.get("type") == "submit":
            continue
        kind = (spot.document, node.attributes.get("class") or str(node.index))
        if kind not in seen:
            seen.add(kind)
            yield spot
