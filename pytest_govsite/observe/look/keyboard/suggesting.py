"""Comboboxes: do arrow keys lead into the list that they bring up?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from pytest_govsite.model import DomNode, PartAttempt
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

_MOST = 2
_WAIT = 0.4
_ARROWS = ("ArrowDown", "ArrowDown", "ArrowUp")


async def suggest(ground: Ground, walk: Walk, seconds: float) -> list[PartAttempt]:
    """Open the lists of comboboxes by keyboard; return an option of each that arrow keys did not lead to and a click chose."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[PartAttempt] = []
    for spot, node in list(_comboboxes(ground, walk))[:_MOST]:
        if ground.over(until, "states"):
            break
        if not await ground.call(spot.document, "focus", spot.place):
            continue
        # it may be open from what was typed before
        await ground.press("Escape", wait=_WAIT / 2)
        before = await ground.call(spot.document, "listOf", spot.place)
        if not before or before["options"]:
            continue
        attempt = await _tried(ground, spot, node)
        if attempt is not None:
            found.append(attempt)
        await ground.press("Escape")
        await ground.call(spot.document, "restore", spot.place, before["value"])
    return found


def _comboboxes(ground: Ground, walk: Walk) -> Iterator[tuple[Spot, DomNode]]:
    """Fields that are written into and name their list; one of each class."""
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.role != "combobox" or node.tag != "input" or node.get("readonly") is not None:
            continue
        kind = (spot.document, node.get("class") or str(node.index))
        if kind not in seen:
            seen.add(kind)
            yield spot, node


async def _tried(ground: Ground, spot: Spot, node: DomNode) -> PartAttempt | None:
    listed = await _opened(ground, spot, node)
    if listed is None or listed["tabbable"] or await ground.call(spot.document, "descendant") >= 0:
        return None
    for key in _ARROWS:
        await ground.press(key, wait=_WAIT / 2)
        now = await ground.call(spot.document, "listOf", spot.place)
        if not now or now["told"] != listed["told"] or (await ground.step()).spot != spot:
            return None
    option = Spot(spot.document, listed["options"][0])
    await ground.call(option.document, "useMouse", option.place, "click")
    await ground.press("Shift", wait=_WAIT)
    after = await ground.call(spot.document, "listOf", spot.place)
    if not after or after["value"] == listed["value"]:
        return None  # a click is not how it is chosen
    return PartAttempt(widget=await ground.element(spot), part=await ground.element(option), changed=True, arrows=False)


async def _opened(ground: Ground, spot: Spot, node: DomNode) -> dict[str, Any] | None:
    """Return the list that the arrow down or a letter brings up. None: neither does."""
    for key in ("ArrowDown", _letter(ground, spot, node)):
        await ground.press(key, wait=_WAIT)
        listed: dict[str, Any] | None = await ground.call(spot.document, "listOf", spot.place)
        if listed and listed["options"]:
            return listed
    return None


def _letter(ground: Ground, spot: Spot, node: DomNode) -> str:
    """Return a letter with which an option begins, if that can be typed."""
    document = ground.document(spot)
    names = f"{node.get('aria-controls') or ''} {node.get('aria-owns') or ''}".split()
    for listed in filter(None, map(document.by_id, names)):
        for each in document.descendants(listed):
            text = document.text(each, visible=False).strip() if each.role == "option" or each.tag == "li" else ""
            if text and text[0].isascii() and text[0].isalnum():
                return text[0].lower()
    return "a"
