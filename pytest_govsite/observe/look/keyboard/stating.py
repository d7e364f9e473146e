"""Switches, tabs, radio buttons and options of scripts: what is said of them, what a click does, what arrow keys do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from pytest_govsite.model import DomDocument, DomNode, PartAttempt, ToggleAttempt
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.look.keyboard.uncovering import note_uncovered

_LATE = 0.4
"""Seconds after which a part that an arrow key came to is chosen, where scripts wait: jQuery UI waits 0.3."""
_WAIT = 0.25
_MOST_TOGGLES, _MOST_WIDGETS = 3, 3
_SWITCHES = frozenset({"button", "switch", "checkbox", "menuitemcheckbox"})
_WIDGETS = frozenset({"tablist", "radiogroup", "listbox"})
_TOGGLES = re.compile(
    r"关注|订阅|提醒|收藏|点赞|喜欢|静音|声音|置顶|夜间|深色|\b(?:follow|subscribe|notifications?|sound|favou?rite|bookmark|like|star|mute|pin|watch|dark mode|night mode)\b",
    re.IGNORECASE,
)
"""Names of buttons that turn something on and off."""
_SAYING = ("aria-pressed", "aria-checked", "aria-expanded", "aria-haspopup", "aria-selected", "aria-current")
_ATTRIBUTES = 6
"""Lines at the end of what operate.js tells of a state: states, label and title."""
_ARROWS = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp")


async def toggles(ground: Ground, walk: Walk, seconds: float) -> list[ToggleAttempt]:
    """Press switches and buttons twice that say a state, or by their names have one; one of each class."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[ToggleAttempt] = []
    # those that say a state come first
    for spot, attribute in sorted(_switches(ground, walk), key=lambda each: not each[1]):
        if len(found) >= _MOST_TOGGLES or ground.over(until, "states"):
            break
        if (attempt := await _toggled(ground, spot, attribute)) is not None:
            found.append(attempt)
    return found


def _switches(ground: Ground, walk: Walk) -> Iterator[tuple[Spot, str]]:
    seen: set[tuple[int, str]] = set()
    for spot in walk.spots:
        node = ground.node(spot)
        if node is None or node.role not in _SWITCHES or node.tag == "input" or node.get("type") == "submit":
            continue
        attribute = "aria-pressed" if node.role == "button" else "aria-checked"
        if node.get("aria-disabled") == "true":
            continue
        if node.get(attribute) not in ("true", "false"):
            named = _TOGGLES.search(node.name or "") or _is_of_several(ground.document(spot), node)
            if node.role != "button" or not named or any(map(node.get, _SAYING)):
                continue
            attribute = ""
        kind = (spot.document, node.get("class") or str(node.index))
        if kind not in seen:
            seen.add(kind)
            yield spot, attribute


def _is_of_several(document: DomDocument, node: DomNode) -> bool:
    """True: one of several buttons of a group that filter something by the names of their classes or of the group."""
    around = document.parent(node)
    if around is not None and around.tag == "li":
        around = document.parent(around)
    if node.tag != "button" or around is None or (node.get("type") or "") != "button":
        return False
    alike = [each for each in document.descendants(around) if each.tag == "button" and each.visible]
    told = " ".join(each.get("class") or "" for each in (node, around))
    if len(alike) < _SEVERAL or len({each.get("class") for each in alike}) > _KINDS:
        return False
    return around.role == "group" or bool(_FILTERS.search(told))


_SEVERAL, _KINDS = 2, 2
_FILTERS = re.compile(r"filter|chip|facet|tags?(?![a-z])|screen-?item|shaixuan", re.IGNORECASE)


async def _toggled(ground: Ground, spot: Spot, attribute: str) -> ToggleAttempt | None:
    """None: no key does anything that can be seen, or it does not go back."""
    bare = attribute == "aria-checked"
    for key in ("Space", "Enter"):
        if not await ground.call(spot.document, "focus", spot.place):
            return None
        seen, words = [await _both(ground, spot)], {await ground.call(spot.document, "wordsOf")}
        for _ in range(2):
            await ground.press(key, wait=_WAIT)
            seen.append(await _both(ground, spot))
            words.add(await ground.call(spot.document, "wordsOf"))
            if seen[-1] == seen[0]:
                break
        (look, said), (other, told), *last = seen
        if len(seen) == 3 and None not in (look, other, said, told):
            followed = _stated(said, bare=bare) != _stated(told, bare=bare) or (not attribute and len(words) > 1)
            return ToggleAttempt(
                element=await ground.element(spot),
                attribute=attribute,
                changed=look != other and last[0][0] == look,
                followed=followed,
                by_words=followed and _attributes(said) == _attributes(told),
                stayed=look != other and last[0] == (other, told),
            )
    return None


def _stated(said: str | None, *, bare: bool) -> str | None:
    """Return what is said of a state; of check boxes and switches (`bare`) the attributes alone, for their text is no state."""
    return "\n".join(said.split("\n")[-_ATTRIBUTES:]) if said and bare else said


def _attributes(said: str | None) -> list[str]:
    """Return what the states say, without label and title."""
    return (said or "").split("\n")[-_ATTRIBUTES:-2]


async def _both(ground: Ground, spot: Spot) -> tuple[str | None, str | None]:
    state = await ground.call(spot.document, "stateOf", spot.place)
    return await ground.call(spot.document, "lookOf", spot.place), state["said"] if state else None


async def parts(ground: Ground, walk: Walk, seconds: float) -> list[PartAttempt]:
    """Use a part that is not chosen of each of a few widgets, by arrow keys and then by mouse."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[PartAttempt] = []
    for number, document in enumerate(ground.dom.documents):
        for node in document.by_role(*_WIDGETS):
            if not node.visible or node.tag == "select":
                continue
            if len(found) >= _MOST_WIDGETS or ground.over(until, "states"):
                return found
            attempt = await _used(ground, walk, Spot(number, node.index))
            if attempt is not None:
                found.append(attempt)
    return found


async def _used(ground: Ground, walk: Walk, widget: Spot) -> PartAttempt | None:
    before = await ground.call(widget.document, "widgetOf", widget.place)
    if not before or len(before["parts"]) < 2:
        return None
    chosen = [each for each in before["parts"] if each["said"] == "true"]
    others = [each for each in before["parts"] if each["said"] != "true" and not each["off"]]
    if len(chosen) != 1 or not others:
        return None
    node = ground.document(widget).nodes[widget.place]
    stops = [s for s in walk.spots if s.document == widget.document and node.index <= s.place < node.end]
    start = next((s for s in stops if s.place == chosen[0]["place"]), stops[0] if stops else None)
    arrows = await _arrows(ground, start, widget, before) if start is not None else None
    home = chosen[0]["place"]
    # arrows, or what was used before, may have brought up what belongs to another part
    other = others[0]
    for _ in range(2):
        await ground.call(widget.document, "useMouse", home, "part")
        # an arrow key may choose only after a while
        await ground.rest(_LATE if arrows else _WAIT / 2)
        await ground.step()
        now = await ground.call(widget.document, "widgetOf", widget.place)
        if not now or not any(each["place"] == other["place"] and each["said"] == "true" for each in now["parts"]):
            break
    else:
        return None  # it is chosen already, so choosing it would change nothing
    if not now or not await ground.call(widget.document, "areSeen", [other["place"]]):
        return None
    await ground.call(widget.document, "useMouse", other["place"], "part")
    after = await _settled(ground, widget, now)
    if not after:
        return None
    await note_uncovered(ground, widget.document)
    attempt = PartAttempt(
        widget=await ground.element(widget),
        part=await ground.element(Spot(widget.document, other["place"])),
        changed=after["shown"] != now["shown"] or after["said"] != now["said"],
        followed=after["said"] != now["said"],
        tabbable=bool(other["tabbable"]),
        arrows=arrows,
    )
    await ground.call(widget.document, "useMouse", home, "part")
    return attempt


async def _settled(ground: Ground, widget: Spot, before: dict[str, Any]) -> Any:
    """Return what the widget is like once its state changed, or after a while."""
    after = None
    for _ in range(3):
        await ground.press("Shift", wait=_WAIT / 2)
        after = await ground.call(widget.document, "widgetOf", widget.place)
        if not after or after["said"] != before["said"]:
            break
    return after


async def _arrows(ground: Ground, start: Spot, widget: Spot, before: dict[str, Any]) -> bool:
    """True: an arrow key moved the focus, or changed what the widget or the page shows."""
    for key in (*_ARROWS, "Shift"):
        if not await ground.call(start.document, "focus", start.place):
            return True  # something of it came elsewhere
        # the last look is for scripts that answer late
        await ground.press(key, wait=_WAIT if key == "Shift" else 0.06)
        if (await ground.step()).spot != start:
            return True
        now = await ground.call(widget.document, "widgetOf", widget.place)
        if not now or any(now[name] != before[name] for name in ("said", "shown", "pointed")):
            return True
        if await ground.call(start.document, "descendant") >= 0 and not before["pointed"]:
            return True
    return False
