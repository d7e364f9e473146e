"""Elements that answer the mouse: do they answer the keyboard?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from pytest_govsite.model import DomDocument, DomNode, Happened, Operation
from pytest_govsite.observe.look.keyboard.effects import WAIT, effects, forget
from pytest_govsite.observe.look.keyboard.ground import FrameGoneError, Ground, Spot
from pytest_govsite.observe.look.keyboard.keying import KEYS, Keyed, try_keys
from pytest_govsite.observe.look.keyboard.unreached import switched_off

_MOUSE = frozenset({"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup"})
_PRESSED = frozenset({"mousedown", "mouseup", "dblclick", "pointerdown", "pointerup"})
_LARGE = 0.35 * 1366 * 768
_CONTROLS = frozenset(
    {"a", "button", "input", "select", "textarea", "summary", "link", "menuitem", "tab", "checkbox", "radio", "switch"}
)
_ROOTS = frozenset({"html", "body", "main", "form"})
_SCRIPTED = ("", "#", "javascript:")
_MOST = 14
_PATIENT = 0.8
"""Seconds to wait for what a key brings about, where a click brought something about and the key seemed not to."""


class Candidate(NamedTuple):
    """An element to try, and how."""

    spot: Spot
    node: DomNode
    kind: str
    focusable: bool
    certain: bool
    """A listener or a hand as cursor of its own says that it answers the mouse."""


async def operate(ground: Ground, seconds: float) -> tuple[list[Operation], bool]:
    """Return what the elements do by mouse and by keyboard, one of each kind; False: there was no time for all."""
    until = min(time.monotonic() + seconds, ground.deadline)
    known: dict[tuple[str, ...], int] = {}
    found: list[Operation] = []
    whole = True
    for candidate in _candidates(ground):
        key = _kind(ground, candidate)
        if key in known:
            continue
        if len(known) >= _MOST or time.monotonic() > until:
            whole = False
            break
        known[key] = len(found)
        try:
            operation = await _try(ground, candidate)
        except FrameGoneError:
            whole = False
            continue
        if operation is not None:
            found.append(operation)
    return found, whole


def _kind(ground: Ground, candidate: Candidate) -> tuple[str, ...]:
    node = candidate.node
    around = ground.document(candidate.spot).parent(node)
    handlers = [value.partition("(")[0][:40] for name, value in node.attributes.items() if name.startswith("on")]
    place = around.get("class") or "" if around is not None else ""
    return (str(candidate.spot.document), node.tag, node.get("class") or "", place, candidate.kind, *handlers)


def _candidates(ground: Ground) -> Iterator[Candidate]:
    found = [candidate for number in range(len(ground.dom.documents)) for candidate in _of_document(ground, number)]
    return iter(sorted(found, key=lambda candidate: not candidate.certain))


def _of_document(ground: Ground, number: int) -> Iterator[Candidate]:
    document = ground.dom.documents[number]
    if not document.nodes:
        return
    delegated = any(kind.startswith("document:") and kind[9:] in _MOUSE for kind in document.root.listeners)
    for node in document.elements:
        if not node.visible or node.hidden or node.box is None or node.tag in _ROOTS:
            continue
        if node.box.width < 6 or node.box.height < 6 or node.box.width * node.box.height > _LARGE:
            continue
        if switched_off(document, node):
            continue
        own = _MOUSE.intersection(node.listeners)
        if node.tabbable:
            if kind := _of_focusable(document, node, own, delegated=delegated):
                yield Candidate(Spot(number, node.index), node, kind, focusable=True, certain=bool(own))
        elif own or (_is_pointed(document, node) and (delegated or _heard(document, node))):
            if _has_equivalent(document, node):
                continue
            kind = "dblclick" if own == {"dblclick"} else "click"
            yield Candidate(Spot(number, node.index), node, kind, focusable=False, certain=bool(own))


def _of_focusable(document: DomDocument, node: DomNode, own: frozenset[str], *, delegated: bool) -> str:
    """Return how to try an element that takes focus; empty where the browser itself lets keys do what a click does."""
    address = (node.get("href") or "").strip().lower()
    native = node.tag in ("button", "summary", "select", "textarea", "input") or (
        node.tag in ("a", "area") and node.get("href") is not None
    )
    if native:
        if node.tag == "a" and _leads(node) and {"keydown", "keypress"}.intersection(node.listeners):
            return "click"
        if node.tag in ("button", "a") and "click" in own and "keydown" in node.listeners:
            # keys that a script answers itself may be lost to what the browser would do
            return "" if (node.tag == "button" and _submits(document, node)) or _leads(node) else "click"
        pressed = own & _PRESSED
        plain = node.tag == "button" or address in _SCRIPTED or address.startswith("javascript:void")
        if not pressed or "click" in own or not plain or KEYS.intersection(node.listeners):
            return ""
        if node.tag in ("select", "textarea", "input", "summary") or (
            node.tag == "button" and _submits(document, node)
        ):
            return ""
        return "dblclick" if pressed == {"dblclick"} else "click"
    if node.tag in ("iframe", "video", "audio", "object", "embed") or node.get("contenteditable") is not None:
        return ""
    acts = node.role in _ACTING or bool(own)
    pointed = _is_pointed(document, node) and (delegated or _heard(document, node))
    return "click" if (acts and (own or delegated or _heard(document, node))) or pointed else ""


def _leads(node: DomNode) -> bool:
    address = (node.get("href") or "").strip().lower()
    return node.tag == "a" and address not in _SCRIPTED and not address.startswith(("#", "javascript:"))


_ACTING = frozenset({"button", "link", "checkbox", "switch", "menuitem", "tab", "radio", "option"})


def _submits(document: DomDocument, node: DomNode) -> bool:
    return (node.get("type") or "submit").lower() != "button" and document.closest(node, "form") is not None


def _heard(document: DomDocument, node: DomNode) -> bool:
    return any(_MOUSE.intersection(each.listeners) for each in document.ancestors(node) if each.tag not in _ROOTS)


def _is_pointed(document: DomDocument, node: DomNode) -> bool:
    """True: the cursor over it, and not yet over what is around it, is a hand."""
    style, around = document.style(node), document.parent(node)
    outer = document.style(around) if around is not None else None
    return style is not None and style.cursor == "pointer" and (outer is None or outer.cursor != "pointer")


def _has_equivalent(document: DomDocument, node: DomNode) -> bool:
    """True: something inside or around it takes focus, it labels a field, or its parent answers in its stead."""
    if any(each.tabbable for each in document.descendants(node)):
        return True
    for each in (node, *document.ancestors(node)):
        if each.tabbable or each.tag in ("label", "select", "option", "iframe", "video", "audio"):
            return True
        if each.role in _WIDGETS:
            return node.focusable or document.closest(node, *_PARTS_OF_WIDGETS) is not None
    return False


_WIDGETS = ("tablist", "menu", "menubar", "listbox", "radiogroup", "tree", "grid", "toolbar")
_PARTS_OF_WIDGETS = (
    "tab",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "radio",
    "treeitem",
    "gridcell",
    "row",
    "button",
)
"""What keys come to inside of those; other things in them, as in a page of tabs that is called tablist as a whole, are on their own."""


async def _try(ground: Ground, candidate: Candidate) -> Operation | None:
    spot, kind = candidate.spot, candidate.kind
    if not await ground.call(spot.document, "areSeen", [spot.place]):
        return None
    element = await ground.element(spot)
    keyed = await try_keys(ground, spot, candidate.node, WAIT) if candidate.focusable else Keyed()
    mouse: tuple[Happened, ...] = ()
    if not keyed.happened:
        await ground.call(spot.document, "useMouse", spot.place, "mouseover")
        await forget(ground, spot.document)
        await ground.call(spot.document, "useMouse", spot.place, kind)
        mouse = await effects(ground, spot.document, wait=0.2)
        if not mouse and not candidate.focusable:
            mouse = await _on_parts(ground, candidate)
        if mouse and keyed.keys:
            # a busy machine may have been slow to tell
            keyed = await try_keys(ground, spot, candidate.node, _PATIENT)
    document = ground.document(spot)
    beside = _beside(document, candidate.node)
    return Operation(
        element=element,
        by_mouse=kind,
        mouse=mouse,
        focusable=candidate.focusable,
        keys=keyed.keys,
        keyboard=keyed.happened,
        held=keyed.held,
        equivalent=ground.known(spot.document, beside) if beside is not None else None,
    )


async def _on_parts(ground: Ground, candidate: Candidate) -> tuple[Happened, ...]:
    """Return what a click on a part of an element brings about, where the element hears for all its parts."""
    spot, document = candidate.spot, ground.document(candidate.spot)
    if not candidate.certain:
        return ()
    leaves = [
        node
        for node in document.descendants(candidate.node)
        if not node.is_text and node.visible and all(each.is_text for each in document.children(node))
    ]
    for node in leaves[:_PARTS]:
        await forget(ground, spot.document)
        await ground.call(spot.document, "useMouse", node.index, candidate.kind)
        if happened := await effects(ground, spot.document, wait=0.2):
            return happened
    return ()


_PARTS = 2


def _beside(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return an element near it that takes focus and has the same name, or, where it has no words, any near it."""
    name = (node.name or document.text(node) or node.get("title") or "").strip()
    for level, around in enumerate(document.ancestors(node)):
        if level >= 4 or around.tag in _ROOTS:
            break
        for each in document.descendants(around):
            if each.tabbable and each.index != node.index and each.visible:
                told = (each.name or document.text(each)).strip()
                if not name and ((each.tag not in _CONTROLS and each.role not in _CONTROLS) or _leads(each)):
                    continue  # a region that takes the focus to be read, or a link to another page
                if not name or (told and (told == name or (level < 2 and name in told))):
                    return each
    return None
