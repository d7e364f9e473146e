"""Using what the walk met: skip links, widgets, menus, fields, dialogs, everything that answers the mouse."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable
from typing import Any, TypeVar

import msgspec

from pytest_govsite.model import KeyboardLook
from pytest_govsite.observe.look.keyboard.arrows import press_arrows
from pytest_govsite.observe.look.keyboard.choosing import choose
from pytest_govsite.observe.look.keyboard.dialogs import open_at_first, use_dialogs
from pytest_govsite.observe.look.keyboard.effects import quieten
from pytest_govsite.observe.look.keyboard.expanding import expand, toggle
from pytest_govsite.observe.look.keyboard.ground import ANSWER, FrameGoneError, Ground
from pytest_govsite.observe.look.keyboard.hovering import hover
from pytest_govsite.observe.look.keyboard.operating import operate
from pytest_govsite.observe.look.keyboard.picking import pick
from pytest_govsite.observe.look.keyboard.skipping import skip
from pytest_govsite.observe.look.keyboard.sorting import sort
from pytest_govsite.observe.look.keyboard.stating import parts, toggles
from pytest_govsite.observe.look.keyboard.suggesting import suggest
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.world import script

_T = TypeVar("_T")
ARROWS, HOVERING, CHOOSING, EXPANDING, DIALOGS, OPERATING, STATING = 18.0, 24.0, 30.0, 18.0, 48.0, 48.0, 15.0
"""Seconds for each: several times what it takes, so that a busy machine tries as many as another one. What ends it is how much is tried."""


async def explored(ground: Ground, walk: Walk, look: KeyboardLook) -> KeyboardLook:
    """Return what was seen with what using the page showed; what changes the page most comes last."""
    from playwright.async_api import Error

    for number, world in enumerate(ground.worlds):
        for name in ("operate.js", "uncovered.js"):
            # a frame that is gone is met again below
            with contextlib.suppress(*([Error] if number else [])):
                await world.call(script(f"look/keyboard/{name}"), limit=ANSWER)
    unfinished: list[str] = []

    async def part(name: str, work: Awaitable[_T], otherwise: _T) -> _T:
        """Return what came of a part of the use; where a frame went away meanwhile, that the rest of it was not used."""
        try:
            return await work
        except FrameGoneError:
            unfinished.append(name)
            return otherwise

    none: list[Any] = []
    dialogs = await part("dialogs", open_at_first(ground, walk), none)
    skips = await skip(ground, walk)
    # what arrow keys were not tried on is not told as unreached
    missing = await part("operations", press_arrows(ground, walk, list(look.unreached), ARROWS), none)
    await quieten(ground)
    choices, whole = await part("choices", choose(ground, CHOOSING), (none, False))
    unfinished += [] if whole else ["choices"]
    expansions = await part("states", expand(ground, walk, EXPANDING), none)
    # before anything else presses them: some put the rows in one order only
    ordered = await part("states", sort(ground, walk, STATING), none)
    opened, whole = await part("dialogs", use_dialogs(ground, walk, DIALOGS), (none, False))
    unfinished += [] if whole else ["dialogs"]
    hovered, whole = await part("hover", hover(ground, HOVERING), (none, False))
    unfinished += [] if whole else ["hover"]
    operations, whole = await part("operations", operate(ground, OPERATING), (none, False))
    unfinished += [] if whole else ["operations"]
    toggled = await part("states", toggle(ground, walk, EXPANDING), none)
    switched = await part("states", toggles(ground, walk, STATING), none)
    chosen = await part("states", parts(ground, walk, STATING), none)
    suggested = await part("states", suggest(ground, walk, STATING), none)
    picked = await part("states", pick(ground, walk, STATING), none)
    return msgspec.structs.replace(
        look,
        unreached=tuple(missing),
        skips=tuple(skips),
        dialogs=(*dialogs, *opened),
        choices=tuple(choices),
        expansions=(*expansions, *toggled),
        toggles=tuple(switched),
        parts=tuple(chosen),
        suggested=tuple(suggested),
        picked=tuple(picked),
        operations=(*hovered, *operations),
        sorted=tuple(ordered),
        uncovered=tuple(ground.uncovered.values()),
        explored=True,
        unfinished=tuple(dict.fromkeys((*unfinished, *sorted(ground.unfinished)))),
    )
