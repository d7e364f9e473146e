"""The page used by keyboard."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import msgspec

from pytest_govsite.model import KeyboardLook, KeyElement
from pytest_govsite.observe.look.keyboard.covered import covered_going_back
from pytest_govsite.observe.look.keyboard.exploring import explored
from pytest_govsite.observe.look.keyboard.ground import FrameGoneError, Ground, Spot, survey
from pytest_govsite.observe.look.keyboard.pixels import photograph
from pytest_govsite.observe.look.keyboard.tabbing import Walk, tab_through
from pytest_govsite.observe.look.keyboard.unreached import unreached_of
from pytest_govsite.observe.opening import Opened


@dataclass(frozen=True, kw_only=True)
class WalkLimits:
    """What a walk may cost."""

    stops: int = 240
    tabbing: float = 60.0
    """Seconds for pressing Tab: several times what it takes, so that a busy machine gets round the home page of a portal."""
    going_back: float = 4.0
    """Seconds for pressing Shift+Tab under a bar that stays at the top of the window."""
    photographs: int = 24
    """Elements that are photographed with and without the focus."""
    photographing: float = 40.0
    """Seconds for that: eight times what it takes, so that a busy machine compares as many and the verdict is the same."""
    total: float = 240.0
    """Seconds for everything."""


async def look(here: Opened) -> KeyboardLook:
    """Use the page by keyboard; may raise what `World.call` and Playwright raise."""
    return await _use(here, WalkLimits(), explore=True)


async def walk(here: Opened, limits: WalkLimits | None = None) -> KeyboardLook:
    """Press Tab through an opened page as it is now, and see what shows the focus; nothing is operated.

    The page is left with the focus nowhere, scrolled to wherever the last element stood.

    Raises:
        playwright.async_api.Error, TimeoutError, ScriptFailedError: the page cannot be read any more.
    """
    return await _use(here, limits or WalkLimits(), explore=False)


async def _use(here: Opened, limits: WalkLimits, *, explore: bool) -> KeyboardLook:
    try:
        return await _used(here, limits, explore=explore)
    except FrameGoneError as gone:
        # during the walk itself: as where the page cannot be read any more
        raise (gone.__cause__ or gone) from None


async def _used(here: Opened, limits: WalkLimits, *, explore: bool) -> KeyboardLook:
    begun = time.monotonic()
    ground = await survey(here, limits.total)
    tabbed = await tab_through(ground, limits.stops, limits.tabbing)
    started = await ground.element(tabbed.started) if tabbed.started is not None else None
    ends = tabbed.spots if tabbed.end in ("left", "cycled", "limit") else []
    back = await covered_going_back(ground, ends[-1], limits.going_back) if ends else []
    missing = unreached_of(ground, tabbed)
    await photograph(ground, tabbed, limits.photographs, limits.photographing)
    look = KeyboardLook(
        stops=tuple(tabbed.stops),
        end=tabbed.end,
        started_at=started,
        traps=tuple(tabbed.traps),
        covered_going_back=tuple(back),
        unreached=tuple(missing),
        explored=False,
        main=_main(ground),
        headings=sum(1 for node in ground.dom.main.by_role("heading") if node.visible),
    )
    if explore:
        look = await explored(ground, tabbed, look)
    return msgspec.structs.replace(look, seconds=round(time.monotonic() - begun, 2))


_MAIN = re.compile(r"^(?:main|content|maincontent|main-content|mainContent|article|zoom)$", re.IGNORECASE)


def _main(ground: Ground) -> KeyElement | None:
    document = ground.dom.main
    marked = next((node for node in document.by_role("main") if node.box is not None), None)
    if marked is None:
        marked = next((node for node in document.elements if node.visible and _MAIN.match(node.get("id") or "")), None)
    return ground.known(0, marked) if marked is not None else None


__all__ = ["Ground", "Spot", "Walk", "WalkLimits", "look", "walk"]
