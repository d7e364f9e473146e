"""Using what the walk met: skip links, widgets, menus, fields, dialogs, everything that answers the mouse."""

from __future__ import annotations

import msgspec

from pytest_govsite.model import KeyboardLook
from pytest_govsite.observe.look.keyboard.arrows import press_arrows
from pytest_govsite.observe.look.keyboard.choosing import choose
from pytest_govsite.observe.look.keyboard.dialogs import open_at_first, use_dialogs
from pytest_govsite.observe.look.keyboard.effects import quieten
from pytest_govsite.observe.look.keyboard.expanding import expand, toggle
from pytest_govsite.observe.look.keyboard.ground import Ground
from pytest_govsite.observe.look.keyboard.hovering import hover
from pytest_govsite.observe.look.keyboard.operating import operate
from pytest_govsite.observe.look.keyboard.skipping import skip
from pytest_govsite.observe.look.keyboard.stating import parts, toggles
from pytest_govsite.observe.look.keyboard.suggesting import suggest
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.world import script

ARROWS, HOVERING, CHOOSING, EXPANDING, DIALOGS, OPERATING, STATING = 6.0, 8.0, 10.0, 6.0, 16.0, 16.0, 5.0
"""Seconds for each."""


async def explored(ground: Ground, walk: Walk, look: KeyboardLook) -> KeyboardLook:
    """Return what was seen with what using the page showed; what changes the page most comes last."""
    for world in ground.worlds:
        await world.call(script("look/keyboard/operate.js"), limit=5)
    unfinished: list[str] = []
    dialogs = await open_at_first(ground, walk)
    skips = await skip(ground, walk)
    missing = await press_arrows(ground, walk, list(look.unreached), ARROWS)
    await quieten(ground)
    choices, whole = await choose(ground, CHOOSING)
    unfinished += [] if whole else ["choices"]
    expansions = await expand(ground, walk, EXPANDING)
    opened, whole = await use_dialogs(ground, walk, DIALOGS)
    unfinished += [] if whole else ["dialogs"]
    hovered, whole = await hover(ground, HOVERING)
    unfinished += [] if whole else ["hover"]
    operations, whole = await operate(ground, OPERATING)
    unfinished += [] if whole else ["operations"]
    expansions += await toggle(ground, walk, EXPANDING)
    switched = await toggles(ground, walk, STATING)
    chosen = await parts(ground, walk, STATING)
    suggested = await suggest(ground, walk, STATING)
    return msgspec.structs.replace(
        look,
        unreached=tuple(missing),
        skips=tuple(skips),
        dialogs=(*dialogs, *opened),
        choices=tuple(choices),
        expansions=tuple(expansions),
        toggles=tuple(switched),
        parts=tuple(chosen),
        suggested=tuple(suggested),
        operations=(*hovered, *operations),
        explored=True,
        unfinished=tuple(unfinished),
    )
