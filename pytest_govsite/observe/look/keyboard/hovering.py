"""Menus that open under the mouse: do they open by keyboard?"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from pytest_govsite.model import DomDocument, DomNode, Happened, Operation
from pytest_govsite.observe.look.keyboard.effects import forget
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot

_OVER = frozenset({"mouseover", "mouseenter", "mousemove", "pointerover", "pointerenter"})
_MOST = 5
_WAIT = 0.3
_QR_CODE = re.compile(
    r"二维码|扫一扫|(?<![a-z])(?:qr|ewm|erweima|weixin|wechat|wx)(?:[-_]?(?:code|img|pic|box|\d+))?(?![a-z])|qrcode|wxcode",
    re.IGNORECASE,
)
"""What pictures of codes to scan are called in addresses, alternatives and classes."""


async def hover(ground: Ground, seconds: float) -> tuple[list[Operation], bool]:
    """Return what comes to sight under the mouse and what keys do instead; False: there was no time for all."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[Operation] = []
    kinds: set[tuple[str, str, str]] = set()
    for parent, hidden in _parents(ground.dom.main):
        around = ground.dom.main.parent(parent)
        kind = (parent.tag, parent.get("class") or "", around.get("class") or around.tag if around is not None else "")
        if kind in kinds:
            continue
        if len(kinds) >= _MOST or time.monotonic() > until:
            return found, False
        kinds.add(kind)
        operation = await _try(ground, parent, hidden)
        if operation is not None:
            found.append(operation)
    return found, True


def _parents(document: DomDocument) -> Iterator[tuple[DomNode, list[DomNode]]]:
    """Yield visible elements with links or controls inside that are not shown, where something may answer hovering."""
    if not document.nodes:
        return
    over = any(":hover" in rule for rule in document.rules) or any(
        _OVER.intersection(kind.removeprefix("document:") for kind in node.listeners) for node in document.elements
    )
    if not over:
        return
    for node in document.elements:
        if (
            not node.visible
            or node.hidden
            or node.tag not in ("li", "div", "dd", "dt", "span", "td", "a", "nav", "section")
        ):
            continue
        if node.box is None or node.box.height > 140 or node.box.height < 8:
            continue
        inside = [
            each for each in document.descendants(node) if each.tag in ("a", "button", "input") and not each.visible
        ]
        codes = (
            []
            if inside
            else [each for each in document.descendants(node) if _is_qr_code(document, each) or _is_tip(document, each)]
        )
        inside = inside or codes
        shown = any(each.visible and (each.is_text or bool(codes)) for each in document.descendants(node))
        inner = any(
            each.visible
            and each.tag in ("li", "div", "dd")
            and any(h.index > each.index and h.index < each.end for h in inside)
            and each.box is not None
            and each.box.height >= 8
            for each in document.descendants(node)
        )
        if inside and shown and not inner and len(inside) <= 60:
            yield node, [each for each in inside if each.get("href") is not None or each.tag != "a"][:30]


def _is_qr_code(document: DomDocument, node: DomNode) -> bool:
    """True: the picture of a code to scan, which is not displayed and stands nowhere else on the page."""
    if node.tag != "img" or node.visible or not (source := (node.get("src") or "").strip()):
        return False
    around = document.parent(node)
    told = [node.get(name) or "" for name in ("src", "alt", "class", "title")]
    told += [around.get(name) or "" for name in ("class", "id")] if around is not None else []
    if not any(_QR_CODE.search(each[-200:]) for each in told):
        return False
    return not any(other.visible and (other.get("src") or "").strip() == source for other in document.by_tag("img"))


_TIP = re.compile(r"(?<![a-z])(?:tool-?)?tips?(?:text|box|content)?(?![a-z])|pop-?over|bubble|tooltip", re.IGNORECASE)
_FEWEST = 8


def _is_tip(document: DomDocument, node: DomNode) -> bool:
    """True: words that are not displayed, which a role or a class calls a tip and nothing that takes the focus refers to."""
    if node.is_text or node.visible or node.tag not in ("span", "div", "p", "small", "em", "i", "b"):
        return False
    around = document.parent(node)
    classes = " ".join(each.get("class") or "" for each in (node, around) if each is not None)
    if node.role != "tooltip" and not _TIP.search(classes):
        return False
    if len(document.text(node, visible=False)) < _FEWEST:
        return False
    name = node.get("id")
    return not name or not any(
        name in f"{each.get('aria-describedby') or ''} {each.get('aria-labelledby') or ''}".split()
        for each in document.elements
        if each.focusable
    )


async def _try(ground: Ground, parent: DomNode, hidden: list[DomNode]) -> Operation | None:
    places = [node.index for node in hidden]
    if not places or await ground.call(0, "areSeen", places):
        return None
    document = ground.dom.main
    triggers = [n for n in (parent, *document.descendants(parent)) if n.tabbable and n.visible][:3]
    around = document.parent(parent)
    if not triggers and around is not None and hidden[0].tag in ("a", "button", "input"):
        triggers = [n for n in document.children(around) if n.tabbable and n.visible][:2]
    keys: list[str] = []
    keyboard: tuple[Happened, ...] = ()
    await ground.here.page.mouse.move(2, 2)
    for trigger in triggers:
        if not await ground.call(0, "focus", trigger.index):
            continue
        for key in ("Tab", "Enter", "ArrowDown") if _is_switch(trigger) else ("Tab", "ArrowDown"):
            if key != "Tab":
                await ground.press(key)
            keys.append(key)
            await ground.rest(_WAIT)
            if await ground.call(0, "areSeen", places):
                keyboard = (Happened(kind="changed", detail=key),)
                break
        if keyboard:
            break
    await ground.press("Escape")
    await ground.call(0, "blur")
    if keyboard:
        return Operation(
            element=ground.known(0, parent),
            by_mouse="hover",
            focusable=bool(triggers),
            keys=tuple(keys),
            keyboard=keyboard,
        )
    await ground.rest(0.1)
    if await ground.call(0, "areSeen", places):
        return None
    middle = await ground.call(0, "middle", (triggers[0] if triggers else parent).index)
    if not middle:
        return None
    await forget(ground, 0)
    await ground.here.page.mouse.move(middle[0], middle[1], steps=2)
    await ground.rest(_WAIT)
    seen = await ground.call(0, "areSeen", places)
    await ground.here.page.mouse.move(2, 2)
    if not seen:
        return None
    return Operation(
        element=ground.known(0, parent),
        by_mouse="hover",
        mouse=(Happened(kind="changed", detail="hover"),),
        focusable=bool(triggers),
        keys=tuple(keys),
        equivalent=ground.known(0, triggers[0]) if triggers else None,
        revealed=tuple([await ground.element(Spot(0, place)) for place in seen[:5]]),
    )


def _is_switch(node: DomNode) -> bool:
    """True: Enter does not lead to another page."""
    address = (node.get("href") or "").strip().lower()
    return node.tag != "a" or address in ("", "#") or address.startswith(("#", "javascript:"))
