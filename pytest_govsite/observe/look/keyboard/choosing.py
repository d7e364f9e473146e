"""Fields: does choosing a value do more than that?"""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec

from pytest_govsite.model import ChoiceAttempt, DomNode, Happened
from pytest_govsite.observe.look.keyboard.effects import effects, forget
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot

_MOST = 10
_SHORT = 6
"""Digits at most of fields for a part of a number, which are filled."""
_TEXTS = frozenset({"", "text", "search", "tel", "number", "email", "url"})
_CONTEXT = frozenset({"navigation", "submission", "window", "message", "download"})


async def choose(ground: Ground, seconds: float) -> tuple[list[ChoiceAttempt], bool]:
    """Choose or type by keyboard in each field and put the value back; False: there was no time for all."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[ChoiceAttempt] = []
    fields = sorted(_fields(ground), key=lambda field: field[2])
    for spot, key, _ in fields[:_MOST]:
        if time.monotonic() > until:
            return found, False
        attempt = await _try(ground, spot, key)
        if attempt is not None:
            found.append(attempt)
    return found, len(fields) <= _MOST


def _fields(ground: Ground) -> Iterator[tuple[Spot, str, int]]:
    groups: set[str] = set()
    document = ground.dom.main
    for node in document.by_tag("select", "input", "textarea"):
        if not node.visible or not node.focusable or node.get("readonly") is not None:
            continue
        kind = (node.get("type") or "").strip().lower()
        if node.tag == "select":
            options = [each for each in document.descendants(node) if each.tag == "option"]
            if len(options) > 1:
                last = bool(options) and options[-1].value == "selected"
                yield Spot(0, node.index), "ArrowUp" if last else "ArrowDown", _rank(node, 0)
        elif kind == "radio":
            name = node.get("name") or ""
            if not name or name not in groups:
                groups.add(name)
                yield Spot(0, node.index), "ArrowDown", _rank(node, 1)
        elif kind == "checkbox":
            yield Spot(0, node.index), "Space", _rank(node, 1)
        elif kind in _TEXTS or node.tag == "textarea":
            yield Spot(0, node.index), "1", _rank(node, 2)


def _rank(node: DomNode, plain: int) -> int:
    # those with a script of their own first
    return plain - 10 if {"change", "input", "keyup", "click"}.intersection(node.listeners) else plain


async def _try(ground: Ground, spot: Spot, key: str) -> ChoiceAttempt | None:
    if not await ground.call(0, "focus", spot.place):
        return None
    value = await ground.call(0, "valueOf", spot.place)
    await forget(ground, 0)
    for _ in range(_presses(ground.node(spot)) if key == "1" else 1):
        await ground.press(key)
    happened = list(await effects(ground, 0, wait=0.2))
    now = await ground.call(0, "valueOf", spot.place)
    where = (await ground.step()).spot
    element = await ground.element(spot)
    element = msgspec.structs.replace(element, heard=(*element.heard, *_group_hears(ground, spot)))
    if where is not None and where != spot and not await _in_group(ground, spot, where):
        happened.append(Happened(kind="focus_moved", element=await ground.element(where)))
    elif key == "1" and where == spot:
        await ground.press("Tab")
        later = await effects(ground, 0)
        happened += [each for each in later if each.kind in _CONTEXT]
    elif where is None:
        happened.append(Happened(kind="focus_lost"))
    if value is not None:
        await ground.call(0, "restore", spot.place, value)
    return ChoiceAttempt(
        element=element,
        key=key,
        changed=value != now,
        happened=tuple(each for each in happened if each.kind != "changed"),
        advice=await ground.call(0, "near", spot.place),
    )


def _presses(node: DomNode | None) -> int:
    """Return how many digits fill a short field: what a script does, it does when they are there."""
    most = (node.get("maxlength") or "") if node is not None else ""
    return int(most) if most.isdigit() and 1 <= int(most) <= _SHORT else 1


def _group_hears(ground: Ground, spot: Spot) -> tuple[str, ...]:
    """Return what scripts hear of the other buttons of the same group: arrows choose those."""
    node = ground.node(spot)
    if node is None or (node.get("type") or "").lower() != "radio" or not node.get("name"):
        return ()
    others = [each for each in ground.dom.main.by_tag("input") if each.get("name") == node.get("name")]
    return tuple(dict.fromkeys(kind for each in others for kind in each.listeners))


async def _in_group(ground: Ground, one: Spot, other: Spot) -> bool:
    """True: arrows went on to another button of the same group of radio buttons."""
    first, second = ground.node(one), ground.node(other)
    if first is None or second is None:
        return False
    return (first.get("type") or "").lower() == "radio" and first.get("name") == second.get("name")
