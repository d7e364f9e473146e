"""Header cells that sort a table: is the order told in another way than by a sign?"""

from __future__ import annotations

import time
from collections.abc import Iterator

from pytest_govsite.model import SortAttempt
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST, _WAIT = 2, 0.3


async def sort(ground: Ground, walk: Walk, seconds: float) -> list[SortAttempt]:
    """Press Enter on one control in a header cell of each table; return those that put the rows in another order."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[SortAttempt] = []
    for spot in list(_sorters(ground, walk))[:_MOST]:
        before = await ground.call(spot.document, "rowsOf", spot.place)
        if ground.over(until, "states") or not before or not await ground.call(spot.document, "focus", spot.place):
            continue
        for _ in range(2):  # rows may stand in the order of this column already
            await ground.press("Enter", wait=_WAIT)
            after = await ground.call(spot.document, "rowsOf", spot.place)
            if not after or after["rows"] != before["rows"]:
                break
        if not after or after["rows"] == before["rows"] or sorted(after["rows"]) != sorted(before["rows"]):
            continue
        told = after["said"] != before["said"] or bool(after["sorted"])
        found.append(SortAttempt(element=await ground.element(spot), told=told))
    return found


def _sorters(ground: Ground, walk: Walk) -> Iterator[Spot]:
    """Buttons and links of scripts in header cells that Tab came to, one of each table."""
    seen: set[tuple[int, int]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.tag not in ("button", "a", "span", "div", "th") or node.role == "checkbox":
            continue
        address = (node.get("href") or "").strip()
        if address and not address.startswith(("#", "javascript:")):
            continue
        document = ground.document(spot)
        head, table = document.closest(node, "th"), document.closest(node, "table")
        if head is None or table is None or (spot.document, table.index) in seen:
            continue
        seen.add((spot.document, table.index))
        yield spot
