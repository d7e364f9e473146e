"""Links within the page among the first stops: where do they lead?"""

from __future__ import annotations

import re

from pytest_govsite.model import FocusStop, SkipAttempt
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk

FIRST = 5
_MOST = 4
_NAMES = re.compile(
    r"跳到|跳至|跳转到|跳过|直达|进入(?:主要|正文|内容)|主要?内容区|正文区|\bskip\b|\bjump (?:to|over)\b|"
    r"\bgo to (?:the )?(?:main|content)|^(?:main )?content$|\bto (?:the )?(?:main )?content\b",
    re.IGNORECASE,
)


def is_skip(name: str) -> bool:
    """Return whether a name says that the link skips something."""
    return bool(_NAMES.search(name))


async def skip(ground: Ground, walk: Walk) -> list[SkipAttempt]:
    """Press Enter on those among the first stops and see where the focus is and where Tab goes on."""
    found: list[SkipAttempt] = []
    for number, (spot, stop) in enumerate(zip(walk.spots[:FIRST], walk.stops[:FIRST], strict=True), start=1):
        within = stop.element.href.startswith("#") and len(stop.element.href) > 1
        if spot.document or len(found) >= _MOST or not (within or is_skip(stop.element.name)):
            continue
        attempt = await _try(ground, walk, spot, stop, number)
        if attempt is not None:
            found.append(attempt)
    return found


async def _try(ground: Ground, walk: Walk, spot: Spot, stop: FocusStop, number: int) -> SkipAttempt | None:
    if not await ground.call(0, "focus", spot.place):
        return None
    await ground.step()
    target = await ground.call(0, "target", spot.place)
    box = stop.box
    shown = bool(stop.in_view and box is not None and box.width > 4 and box.height > 4)
    shown = shown and bool(await ground.call(0, "areSeen", [spot.place])) and stop.covered < max(stop.points, 1)
    await ground.press("Enter")
    await ground.rest(0.12)
    landed = (await ground.step()).spot
    await ground.press("Tab")
    after = (await ground.step()).spot
    aim = target
    if aim < 0 and landed is not None and landed != spot and landed.document == 0:
        aim = landed.place
    moved = False
    if aim >= 0:
        for place in (landed, after):
            if place is not None and place != spot and place.document == 0:
                moved = moved or await ground.call(0, "against", place.place, aim) >= 0
        # the target takes no focus and nothing behind it does: reading goes on there, Tab has nowhere to go
        node = ground.node(Spot(0, aim))
        laid = node is not None and node.box is not None  # what is not laid out is no place to go on from
        last = laid and landed is None and not any(each.place >= aim for each in walk.spots if not each.document)
        moved = moved or after is None or last
    elif after is not None and after.document:
        moved = False
    return SkipAttempt(
        element=stop.element,
        number=number,
        target=await ground.element(Spot(0, aim)) if aim >= 0 else None,
        shown=shown,
        moved=moved,
        next=await ground.element(after) if after is not None else None,
        scripted=not stop.element.href
        or stop.element.href == "#"
        or stop.element.href.lower().startswith("javascript:"),
    )
