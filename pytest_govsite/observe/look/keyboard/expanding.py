"""Buttons that say whether something is open: does what they say follow what they do?"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from typing import Any

from pytest_govsite.model import DomNode, Expansion
from pytest_govsite.observe.look.keyboard.detached import locked_entry, shut_in_passing, stops_between
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.look.keyboard.uncovering import note_uncovered

_MOST = 4
_WAIT = 0.35
_MOST_UNSTATED = 3
_TOLD = ("aria-expanded", "aria-pressed", "aria-checked", "aria-haspopup", "aria-selected", "aria-disabled", "disabled")
_ACTS = re.compile(
    r"close|print|play|pause|submit|send|search|next|prev|delete|remove|log|sign|关闭|打印|播放|暂停|提交|发送|搜索|查询|检索|下一|上一|删除|登录|注册",
    re.IGNORECASE,
)
_STATES = ("true", "false")


async def expand(ground: Ground, walk: Walk, seconds: float) -> list[Expansion]:
    """Press Enter on buttons with `aria-expanded`, one of each class, and again to put the page back."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[Expansion] = []
    for spot in _expanders(ground, walk):
        if len(found) >= _MOST or ground.over(until, "states"):
            break
        before = await ground.call(spot.document, "stateOf", spot.place)
        entries = set((await ground.call(spot.document, "menu"))["entries"])
        stops = await ground.call(spot.document, "tabbables")
        if not before or not await ground.call(spot.document, "focus", spot.place):
            continue
        await ground.press("Enter", wait=_WAIT)
        after = await ground.call(spot.document, "stateOf", spot.place)
        if not after:
            continue
        await note_uncovered(ground, spot.document)
        stayed = (await ground.step()).spot == spot
        locked = await locked_entry(ground, spot, entries)
        away = await stops_between(ground, spot, stops)
        if locked is None and stayed and not away:
            locked = await shut_in_passing(ground, spot, stops)
        found.append(
            Expansion(
                element=await ground.element(spot),
                before=str(before["expanded"]),
                after=str(after["expanded"]),
                shown=int(after["shown"]) - int(before["shown"]),
                away=away,
                locked=await ground.element(Spot(spot.document, locked)) if locked is not None else None,
            )
        )
        after = await ground.call(spot.document, "stateOf", spot.place)
        if after and after != before and await ground.call(spot.document, "focus", spot.place):
            await ground.press("Enter")
            await ground.rest(_WAIT)
    return found


async def toggle(ground: Ground, walk: Walk, seconds: float) -> list[Expansion]:
    """Press Enter twice on buttons and links of scripts without any state; return those that open something and close it again."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[Expansion] = []
    for spot in itertools.islice(_unstated(ground, walk), _MOST_UNSTATED):
        if ground.over(until, "states"):
            break
        expansion = await _toggle(ground, spot)
        if expansion is not None:
            found.append(expansion)
    return found


async def _toggle(ground: Ground, spot: Spot) -> Expansion | None:
    """Press a button twice; return what it shows, if that goes again and nothing of the button tells which it is."""
    states = [await ground.call(spot.document, "stateOf", spot.place)]
    for _ in range(2):
        if not states[-1] or not await ground.call(spot.document, "focus", spot.place):
            return None
        await ground.press("Enter", wait=_WAIT)
        states.append(await ground.call(spot.document, "stateOf", spot.place))
        if not states[-1] or states[-1] == states[0]:
            break
        await note_uncovered(ground, spot.document)
    if len(states) < 3 or not states[2]:
        return None
    before, opened, closed = states
    shown = int(opened["shown"]) - int(before["shown"])
    if shown == 0 or closed["shown"] != before["shown"] or opened["said"] != before["said"]:
        return None
    return Expansion(
        element=await ground.element(spot), before="", after="", shown=shown, away=await _away(ground, spot, opened)
    )


async def _away(ground: Ground, spot: Spot, opened: dict[str, Any]) -> int:
    """Open it once more to see where Tab leads, and close it."""
    stops = await ground.call(spot.document, "tabbables")
    if not await ground.call(spot.document, "focus", spot.place):
        return 0
    await ground.press("Enter", wait=_WAIT)
    away = await stops_between(ground, spot, stops)
    open_still = await ground.call(spot.document, "stateOf", spot.place) == opened
    if open_still and await ground.call(spot.document, "focus", spot.place):
        await ground.press("Enter", wait=_WAIT)
    return away


def _unstated(ground: Ground, walk: Walk) -> Iterator[Spot]:
    """Buttons and links of scripts without any state, one of each class; those that submit, close, print or play are left out."""
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or not (_is_button(node) or _is_scripted_link(node)):
            continue
        if any(name in node.attributes for name in _TOLD) or _ACTS.search(node.name or ""):
            continue
        document = ground.dom.documents[spot.document]
        if node.attributes.get("type") == "submit" or (
            "type" not in node.attributes and document.closest(node, "form") is not None and node.tag == "button"
        ):
            continue
        if document.closest(node, "dialog", "alertdialog") is not None:
            continue
        kind = (spot.document, node.attributes.get("class") or str(node.index))
        if kind not in seen:
            seen.add(kind)
            yield spot


def _is_button(node: DomNode) -> bool:
    return node.role == "button" and node.tag not in ("input", "summary", "a")


def _is_scripted_link(node: DomNode) -> bool:
    """True: a link to a place on its own page, or to nowhere, that a script answers."""
    address = (node.get("href") or "").strip().lower()
    heard = "click" in node.listeners or node.get("onclick") is not None
    return node.tag == "a" and node.role in ("link", "button") and heard and address.startswith(("#", "javascript:"))


def _expanders(ground: Ground, walk: Walk) -> Iterator[Spot]:
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.attributes.get("aria-expanded") not in _STATES:
            continue
        if node.tag not in ("button", "a", "div", "span") or node.role not in ("button", "link"):
            continue  # lists to choose from have keys of their own
        address = (node.attributes.get("href") or "").strip()
        if address and not address.startswith(("#", "javascript:")):
            continue
        if node.attributes.get("aria-haspopup") in ("dialog", "listbox") or node.attributes.get("type") == "submit":
            continue
        kind = (spot.document, node.attributes.get("class") or str(node.index))
        if kind not in seen:
            seen.add(kind)
            yield spot
