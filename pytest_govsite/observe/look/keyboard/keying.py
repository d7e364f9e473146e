"""Keys pressed on an element that takes the focus."""

from __future__ import annotations

from typing import NamedTuple

from pytest_govsite.model import DomNode, Happened
from pytest_govsite.model.keyboard import COMPOSITES
from pytest_govsite.observe.look.keyboard.effects import effects, forget
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot

KEYS = frozenset({"keydown", "keyup", "keypress"})
_RANGES = frozenset({"slider", "spinbutton", "scrollbar", "separator"})
_BRANCH = "treeitem"
_SHOWN = frozenset({"aria-expanded", "content", "hidden", "style", "open"})


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
        happened = await effects(ground, spot.document, wait=wait)
        if node.role == _BRANCH and key.startswith("Arrow"):
            # that an arrow went on to the next item opens nothing
            happened = happened if _opens(happened) else ()
        if happened:
            return Keyed(tried, happened)
        held = held and bool(await ground.call(spot.document, "focusIn", spot.place))
        await ground.call(spot.document, "focus", spot.place)
    return Keyed(tried, held=held)


def _keys_of(node: DomNode) -> tuple[str, ...]:
    """Return the keys by which an element is used: arrows move what has a value or entries."""
    if node.role in _RANGES:
        return ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown")
    if node.role == _BRANCH and node.get("aria-expanded") is not None:
        # the tree hears the keys for its items: left closes a branch, right opens it
        return ("Enter", "Space", "ArrowLeft", "ArrowRight")
    if node.role in COMPOSITES or KEYS.intersection(node.listeners):
        return ("Enter", "Space", "ArrowDown", "ArrowRight")
    return ("Enter", "Space")


def _opens(happened: tuple[Happened, ...]) -> bool:
    """True: the state or the content of a branch changed, not only which item has the focus or is selected."""
    moved = any(each.kind == "focus_moved" for each in happened)
    shown = _SHOWN if moved else _SHOWN | {"class"}
    return any(each.kind == "changed" and each.detail in shown for each in happened)
