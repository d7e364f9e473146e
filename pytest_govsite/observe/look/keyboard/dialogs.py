"""Dialogs: opened, gone through and closed by keyboard."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import msgspec

from pytest_govsite.model import DialogAttempt, DomDocument, DomNode
from pytest_govsite.observe.look.keyboard.effects import forget
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.look.keyboard.tabbing import Walk
from pytest_govsite.observe.look.keyboard.uncovering import note_uncovered

_MOST = 4
_WAIT = 0.35
_FADING = (0.35, 0.4)
"""Further seconds that one which fades away may take."""
_SCRIPT = re.compile(r"showModal|show-modal|modal|dialog|layer\.open|popup|popbox|lightbox", re.IGNORECASE)
_NAME = re.compile(
    r"对话框|弹窗|弹出|弹框|模态|\b(?:dialog|modal|pop-?up|lightbox|overlay)\b|^(?:登录|注册|反馈|意见反馈|log ?in|sign ?(?:in|up))$",
    re.IGNORECASE,
)
_DIALOG = re.compile(r"(?:^|[-_ ])(?:modal|dialog|popup|lightbox|layer|popbox)(?:$|[-_ \d])", re.IGNORECASE)

_FIXED = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)


async def use_dialogs(ground: Ground, walk: Walk, seconds: float) -> tuple[list[DialogAttempt], bool]:
    """Open what seems to open dialogs, by Enter; False: there was no time for all."""
    until = min(time.monotonic() + seconds, ground.deadline)
    found: list[DialogAttempt] = []
    openers = list(_openers(ground.dom.main, walk))
    for spot in openers[:_MOST]:
        if time.monotonic() > until:
            return found, False
        attempt = await _try(ground, spot)
        if attempt is not None:
            found.append(attempt)
    return found, True


async def open_at_first(ground: Ground, walk: Walk) -> list[DialogAttempt]:
    """Return what a dialog does that was open when the page had come."""
    if not walk.stops and walk.started is None:
        return []
    told = await ground.call(0, "dialogs")
    for place in told["declared"][:1]:
        facts = await ground.call(0, "dialogFacts", place)
        if not facts or not facts["modal"]:
            continue
        inside = walk.started or walk.spots[0]
        took = inside.document == 0 and await ground.call(0, "against", inside.place, place) == 0
        return [await _go_through(ground, None, facts, took=took)]
    return []


def _openers(document: DomDocument, walk: Walk) -> Iterator[Spot]:
    hidden = [node for node in document.elements if not node.visible and _is_dialog(node)]
    second: list[Spot] = []
    seen: set[tuple[str, str]] = set()
    for spot in walk.spots:
        if spot.document or spot.place >= len(document.nodes):
            continue
        node = document.nodes[spot.place]
        address = (node.get("href") or "").strip().lower()
        leads = node.tag in ("a", "area") and address and not address.startswith(("#", "javascript:"))
        if node.tag not in ("a", "button", "input", "div", "span") or (leads and "data-toggle" not in node.attributes):
            continue
        if node.tag == "input" and (node.get("type") or "").lower() not in ("button", "submit", "image"):
            continue
        kind = (node.get("class") or "", (node.get("onclick") or "").partition("(")[0] or str(node.index))
        if kind in seen:
            continue
        if _says_dialog(document, node):
            seen.add(kind)
            yield spot
        elif hidden and node.tag != "a" and "click" in node.listeners and (node.get("type") or "") != "submit":
            seen.add(kind)
            second.append(spot)
    yield from second[:2]


def _is_dialog(node: DomNode) -> bool:
    return (
        node.tag == "dialog"
        or node.role in ("dialog", "alertdialog")
        or bool(_DIALOG.search(f"{node.get('class') or ''} {node.get('id') or ''}"))
        or _FIXED.search(node.get("style") or "") is not None
    )


def _says_dialog(document: DomDocument, node: DomNode) -> bool:
    attributes = node.attributes
    if attributes.get("aria-haspopup") == "dialog" or attributes.get("command") == "show-modal":
        return True
    if "modal" in (attributes.get("data-toggle"), attributes.get("data-bs-toggle")):
        return True
    for name in ("aria-controls", "data-target", "data-bs-target", "href", "commandfor", "popovertarget"):
        target = document.by_id(attributes.get(name, "").strip().lstrip("#"))
        if target is not None and not target.visible and _is_dialog(target):
            return True
    script = f"{attributes.get('onclick', '')} {attributes.get('href', '') if 'javascript:' in attributes.get('href', '') else ''}"
    return bool(_SCRIPT.search(script) or _NAME.search((node.name or document.text(node))[:40]))


async def _try(ground: Ground, spot: Spot) -> DialogAttempt | None:
    before = await ground.call(0, "dialogs")
    known = {*before["declared"], *before["like"]}
    if not await ground.call(0, "focus", spot.place):
        return None
    await forget(ground, 0)
    for key in ("Enter", "Space"):
        await ground.press(key)
        await ground.rest(_WAIT)
        after = await ground.call(0, "dialogs")
        new = [place for place in (*after["declared"], *after["like"]) if place not in known]
        if new:
            break
        if (await ground.step()).spot != spot:
            return None
    else:
        return None
    facts = await ground.call(0, "dialogFacts", new[0])
    if not facts:
        return None
    await note_uncovered(ground, 0)
    took = bool(await ground.call(0, "focusIn", facts["place"]))
    return await _go_through(ground, spot, facts, took=took)


async def _go_through(ground: Ground, opener: Spot | None, facts: dict[str, object], *, took: bool) -> DialogAttempt:
    place = int(str(facts["place"]))
    dialog = await ground.element(Spot(0, place))
    attempt = DialogAttempt(
        opener=await ground.element(opener) if opener is not None else None,
        dialog=msgspec.structs.replace(dialog, name=str(facts["name"])),
        modal=bool(facts["modal"]),
        declared=bool(facts["declared"]),
        takes_focus=took,
    )
    closers = await ground.call(0, "closers", place)
    if took:
        attempt = await _stay(ground, attempt, place)
    if not await ground.call(0, "focusIn", place) and closers:
        await ground.call(0, "focus", closers[0][0])
    await ground.press("Escape")
    escape = await _closes(ground, place)
    if not escape and not closers and await ground.call(0, "leaveField", place):
        await ground.press("Escape")
        escape = await _closes(ground, place)
    attempt = msgspec.structs.replace(attempt, escape=escape)
    if not escape and closers:
        usable = next((each for each in closers if each[1]), None)
        control = usable or closers[0]
        closed = False
        element = await ground.element(Spot(0, control[0]))
        if usable is not None and await ground.call(0, "focus", control[0]):
            await ground.press("Enter")
            closed = await _closes(ground, place)
        if closed or control[2]:  # a sign in the markup that closes nothing may mean something else
            attempt = msgspec.structs.replace(attempt, control=element, closed_by_control=closed)
    elif closers:
        attempt = msgspec.structs.replace(attempt, control=await ground.element(Spot(0, closers[0][0])))
    if opener is None or not (attempt.escape or attempt.closed_by_control):
        return attempt
    return await _given_back(ground, attempt, opener)


async def _closes(ground: Ground, place: int) -> bool:
    """Return whether a dialog goes: many fade away."""
    for wait in (_WAIT, *_FADING):
        await ground.rest(wait)
        if not await ground.call(0, "isOpen", place):
            return True
    return False


async def _stay(ground: Ground, attempt: DialogAttempt, place: int) -> DialogAttempt:
    """Press Tab inside and see whether the focus stays."""
    for key in ("Tab",) * 12 + ("Shift+Tab",) * 3:
        await ground.press(key)
        step = await ground.step()
        if step.spot is None:
            continue  # the browser's own controls
        if step.spot.document == 0 and not await ground.call(0, "focusIn", place):
            await ground.rest(0.1)
            if not await ground.call(0, "focusIn", place):
                return msgspec.structs.replace(attempt, keeps_focus=False, left_to=await ground.element(step.spot))
    return msgspec.structs.replace(attempt, keeps_focus=True)


async def _given_back(ground: Ground, attempt: DialogAttempt, opener: Spot) -> DialogAttempt:
    if not await ground.call(0, "areSeen", [opener.place]):
        return attempt
    where = (await ground.step()).spot
    back = where == opener
    if where is not None and where.document == 0 and not back:
        back = await ground.call(0, "against", where.place, opener.place) == 0
    return msgspec.structs.replace(
        attempt, gives_back=back, given_to=await ground.element(where) if where is not None else None
    )
