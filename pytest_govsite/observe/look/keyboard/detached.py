"""Menus that open beside a button and stand elsewhere in the Tab order."""

from __future__ import annotations

from pytest_govsite.observe.look.keyboard.ground import Ground, Spot

_FAR = 5
"""Stops between a button and its menu."""
_BESIDE = 40.0
"""Pixels between them on screen."""
_MOST = 60
_WAIT = 0.1


async def stops_between(ground: Ground, spot: Spot, before: list[int]) -> int:
    """Return how many stops lie between a button and what it has just opened right beside it.

    0: few; or the focus went there, or Tab or the arrow down leads there.

    Args:
        ground: page in use.
        spot: button that was pressed.
        before: what Tab would have come to in its document before.
    """
    if (await ground.step()).spot != spot:
        return 0  # it took the focus, or gave it away
    after: list[int] = await ground.call(spot.document, "tabbables")
    known = set(before)
    opened = [place for place in after if place not in known]
    if not 0 < len(opened) <= _MOST or spot.place not in after:
        return 0
    here, there = after.index(spot.place), after.index(opened[0])
    between = sum(place in known for place in after[min(here, there) + 1 : max(here, there)])
    gap = await ground.call(spot.document, "gapTo", spot.place, opened)
    if between < _FAR or gap is None or gap > _BESIDE:
        return 0
    for key in ("Tab", "ArrowDown"):
        if not await ground.call(spot.document, "focus", spot.place):
            return 0
        await ground.press(key, wait=_WAIT)
        reached = (await ground.step()).spot
        if reached is None or (reached != spot and reached.place not in known):
            return 0
    return between


async def locked_entry(ground: Ground, spot: Spot, before: set[int]) -> int | None:
    """Return an entry of a menu that a button has just opened and that no key leads to; None: there is none.

    That is the first one, or the second where the focus went to the first.

    Args:
        ground: page in use.
        spot: button that was pressed.
        before: entries of menus that were to be seen already.
    """
    menu = await ground.call(spot.document, "menu")
    opened = [place for place in menu["entries"] if place not in before]
    if menu["inside"] and len(opened) > 1 and not menu["tabbable"]:
        here = (await ground.step()).spot
        for key in ("ArrowDown", "ArrowRight", "End"):
            await ground.press(key, wait=_WAIT)
            if (await ground.step()).spot != here or await ground.call(spot.document, "descendant") >= 0:
                return None
        return int(opened[1]) if here is not None and here.place == opened[0] else None
    if not opened or menu["tabbable"] or menu["inside"] or (await ground.step()).spot != spot:
        return None
    await ground.press("ArrowDown", wait=_WAIT)
    entered = (await ground.call(spot.document, "menu"))["inside"] or (await ground.step()).spot != spot
    pointed = await ground.call(spot.document, "descendant")
    await ground.call(spot.document, "focus", spot.place)
    return None if entered or pointed >= 0 else int(opened[0])


async def shut_in_passing(ground: Ground, spot: Spot, before: list[int]) -> int | None:
    """Return the first stop of what a button has just opened where Tab closes it before it comes there; None: it does not.

    Neither the arrow down nor Shift+Tab leads there. Arguments as in `stops_between`.
    """
    known = set(before)
    opened = [place for place in await ground.call(spot.document, "tabbables") if place not in known]
    if not 0 < len(opened) <= _MOST:
        return None
    for key in ("Tab", "ArrowDown", "Shift+Tab"):
        if not await ground.call(spot.document, "areSeen", opened[:1]):
            if not await ground.call(spot.document, "focus", spot.place):
                return None
            await ground.press("Enter", wait=3 * _WAIT)
        if not await ground.call(spot.document, "areSeen", opened[:1]):
            return None
        await ground.call(spot.document, "focus", spot.place)
        await ground.press(key, wait=3 * _WAIT)
        reached = (await ground.step()).spot
        if reached is not None and reached.place in opened:
            return None
        if key == "Tab" and await ground.call(spot.document, "areSeen", opened[:1]):
            return None  # it stays open: whatever stands between is another question
    return int(opened[0])
