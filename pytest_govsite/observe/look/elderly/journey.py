"""From the home page to an article and back by keyboard alone, the mode switched on by keyboard as well."""

from __future__ import annotations

import time
from typing import Any

import msgspec

from pytest_govsite.model import KeyboardLook
from pytest_govsite.model.elderly import Journey, Opening
from pytest_govsite.observe.look.elderly.opening import OPENED, effect_of, found_again
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.keyboard import WalkLimits, walk

_LIMITS = WalkLimits(stops=60, tabbing=36.0, photographs=14, photographing=36.0, total=90.0)
_TABS = 260
_MOST = 90.0
_SEVERAL = 4
_PANEL = (0.6, 0.4)
"""Controls that fill less of the width than this, and more of the height, are a menu beside or over the page."""
_STUCK = 4
"""Times that Tab may leave the focus where it is before it counts as held there."""


async def by_keyboard(screen: Screen, entry: dict[str, Any] | None) -> Journey:
    """Return what the keyboard alone achieves.

    Args:
        screen: the home page, freshly loaded, nothing switched on.
        entry: which entry to open, as found in another load of the page. None: the page is of the edition already.
    """
    opening = Opening(by="keyboard", effect="edition", url=screen.url)
    if entry is not None:
        opening = await _open(screen, entry)
        if opening.effect not in OPENED:
            # the walk is through the mode, however it was opened
            again = await found_again(screen, entry)
            if again is not None:
                await screen.press(again)
    home = screen.url
    await _shut_panel(screen)
    begun = Journey(opened=opening, walk=await _looked(screen))
    await screen.call("toTop")
    way = _Walk(screen)
    end = await way.to(lambda now: now["article"])
    begun = msgspec.structs.replace(begun, tabs=way.tabs, end=end)
    if end:
        return begun
    screen.expect_window()
    await screen.page.keyboard.press("Enter")
    await screen.settle(3.0)
    opened = await screen.window(wait=way.last["window"])
    target, article = way.last["name"], screen.url if screen.url != home else ""
    if opened is not None:
        # in a window of its own; closing it is the way back
        screen.steps.note("key", f"Enter: {target}", opened, opened)
        return msgspec.structs.replace(begun, article=opened or way.last["href"], target=target, back=True)
    screen.steps.note("key", f"Enter: {target}", article, screen.url)
    if not article:
        return msgspec.structs.replace(begun, target=target, end="no-open")
    await screen.page.go_back(wait_until="domcontentloaded", timeout=15_000)
    await screen.settle(3.0)
    back = screen.url == home
    screen.steps.note("back", "", "", screen.url)
    return msgspec.structs.replace(begun, article=article, target=target, back=back)


async def _shut_panel(screen: Screen) -> None:
    """Close a menu that lies over the page, as a reader does once it is set; a bar along an edge stays."""
    aids = await screen.aids(loose=False)
    exits = [aid for aid in aids if aid["kind"] == "exit"]
    size = screen.page.viewport_size
    if len(aids) < _SEVERAL or not exits or size is None:
        return
    boxes = [aid["box"] for aid in aids]
    width = max(box["x"] + box["width"] for box in boxes) - min(box["x"] for box in boxes)
    height = max(box["y"] + box["height"] for box in boxes) - min(box["y"] for box in boxes)
    if width < _PANEL[0] * size["width"] and height > _PANEL[1] * size["height"]:
        await screen.press(exits[0])


async def _looked(screen: Screen) -> KeyboardLook | None:
    """Return what shows the focus in the mode."""
    try:
        await screen.here.arrived()
        return await walk(screen.here, _LIMITS)
    except Exception as error:  # whatever broke, the journey goes on
        screen.steps.note("walk", "", str(error)[:100] or type(error).__name__, screen.url)
        return None


async def _open(screen: Screen, entry: dict[str, Any]) -> Opening:
    before = await screen.appearance()
    errors = len(screen.here.happenings.errors)
    screen.expect_window()
    await screen.call("mark")
    way = _Walk(screen)
    end = await way.to(lambda now: now["selector"] == entry["selector"])
    if end:
        screen.steps.note("tab", entry["name"], f"Tab 到达不了 / not reached by Tab: {end}", screen.url)
        return Opening(by="keyboard", effect="lost" if end == "limit" else "unreached", url=screen.url)
    for key in ("Enter", "Space"):
        await screen.page.keyboard.press(key)
        await screen.settle()
        opened = await screen.window(wait=way.last["window"])
        if opened is not None:
            screen.steps.note("key", f"{key}: {entry['name']}", opened, screen.url)
            target = opened if opened.startswith("http") else entry["href"]
            if target:
                await screen.go(target, "window")
            return Opening(by="keyboard", effect="edition", url=target)
        opening, _ = await effect_of(screen, before, "keyboard", errors)
        screen.steps.note("key", f"{key}: {entry['name']}", opening.effect, screen.url)
        if opening.effect != "nothing" or entry["form"] == "link":
            return opening
    return opening


class _Walk:
    """Tab by Tab, with what had the focus last."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self.tabs = 0
        self.last: dict[str, Any] = {}
        self._handle = -1

    async def to(self, wanted: Any) -> str:
        """Press Tab until something wanted has the focus; empty, or why it never had."""
        begun = time.monotonic()
        first, same, nowhere = -1, 0, 0
        while self.tabs < _TABS and time.monotonic() - begun < _MOST:
            await self._screen.page.keyboard.press("Tab")
            self.tabs += 1
            now = await self._screen.call("focused")
            if now is None:  # past the last element, before the first
                nowhere += 1
                if nowhere > 3:
                    return "around" if first >= 0 else "no-links"
                continue
            handle = now["handle"]
            same = same + 1 if handle == self._handle else 0
            if same >= _STUCK:
                return "trap"
            if handle == first and self.tabs > 1 and not same:
                return "around"
            first = handle if first < 0 else first
            self._handle = handle
            self.last = now
            if wanted(now):
                return ""
        return "limit"
