"""Keys pressed on an element that takes the focus."""

from __future__ import annotations

from typing import NamedTuple

from pytest_govsite.model import DomNode, Happened
from pytest_govsite.observe.look.keyboard.effects import effects, forget
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.unreached import COMPOSITES

KEYS = frozenset({"keydown", "keyup", "keypress"})
_RANGES = frozenset({"slider", "spinbutton", "scrollbar", "separator"})


class Keyed(NamedTuple):
    """What keys did."""

    keys: tuple[str, ...] = ()
    """Those that were tried."""
    happened: tuple[Happened, ...] = ()
    """What the last of them brought about."""
    held: bool = True
    """False: the focus did not come to the element or went from it by itself, so that keys may have gone elsewhere."""


async def try_keys(ground: Ground, spot: Spot, node: DomNode, wait: float) -> Keyed:
    """Give an element the focus and press keys until one of them does something."""
    held = bool(await ground.call(spot.document, "focus", spot.place))
    if not held:
        return Keyed(held=False)
    tried: tuple[str, ...] = ()
    for key in _keys_of(node):
        await forget(ground, spot.document)
        await ground.press(key)
        tried = (*tried, key)
        if happened := await effects(ground, spot.document, wait=wait):
            return Keyed(tried, happened)
        held = held and bool(await ground.call(spot.document, "focusIn", spot.place))
        await ground.call(spot.document, "focus", spot.place)
    return Keyed(tried, held=held)


def _keys_of(node: DomNode) -> tuple[str, ...]:
    """Return the keys by which an element is used: arrows move what has a value or entries."""
    if node.role in _RANGES:
        return ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown")
    if node.role in COMPOSITES or KEYS.intersection(node.listeners):
        return ("Enter", "Space", "ArrowDown", "ArrowRight")
    return ("Enter", "Space")
