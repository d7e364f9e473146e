"""Event listeners of a document, as DevTools tells them."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import World

_MOST = 1500
_GROUP = "govsite-listeners"
_PAIR = 2
_DOCUMENT = -2
_ELSEWHERE = -1
_OWN_PLACES = (
    "function (...nodes) { return nodes.map((node) => node === document ? -2"
    " : govsitePlaces.has(node) ? govsitePlaces.get(node) : -1); }"
)
AS_DOUBLE = "click:as-dblclick"
"""Beside `click`: the very function that a double click on another element calls."""
AS_ANOTHER = "click:as-another"
"""Beside `click`: the very function that a click on one other element calls, and on no third."""
OPENS_WINDOW = "click:opens-window"
"""Beside `click`: the function that hears it opens a window whatever happens, as its own text says."""
_OPENS_WINDOW = r"""function (...heard) {
  const own = Function.prototype.toString;
  return heard.map((each) => {
    try {
      const text = own.call(each);
      const at = text.search(/\bwindow\.open\s*\(\s*[^)\s]/);
      return at >= 0 && at < 400 && !/\bif\b|\?|&&|\|\||\bfunction\b[^]*\bfunction\b/.test(text.slice(0, at))
        && !/["']_(?:self|top|parent)["']/.test(text.slice(at, at + 200));
    } catch { return false; }
  });
}"""
_MOST_READ = 200
_KINDS = frozenset(
    [
        "click",
        "dblclick",
        "mousedown",
        "mouseup",
        "mouseover",
        "mouseenter",
        "mousemove",
        "mouseout",
        "mouseleave",
        "pointerdown",
        "pointerup",
        "pointermove",
        "touchstart",
        "touchmove",
        "touchend",
        "keydown",
        "keyup",
        "keypress",
        "focus",
        "blur",
        "focusin",
        "focusout",
        "change",
        "input",
        "submit",
        "contextmenu",
        "selectstart",
        "copy",
        "paste",
        "cut",
        "dragstart",
        "dragover",
        "drop",
        "wheel",
        "devicemotion",
        "deviceorientation",
        "orientationchange",
    ]
)


async def listeners_of(world: World, limits: VisitLimits) -> dict[int, tuple[str, ...]]:
    """Return the kinds of listeners by index of the node in the snapshot just taken in this world.

    Those of the document stand on the root element, as `document:click`.

    Raises:
        playwright.async_api.Error, TimeoutError: the page is gone or does not answer.
    """
    async with asyncio.timeout(limits.answer * 2):
        found = await _ask(world)
        heard: dict[int, list[str]] = {}
        nodes = list(dict.fromkeys(listener["backendNodeId"] for listener in found if "backendNodeId" in listener))[
            :_MOST
        ]
        places = await _places(world, nodes)
        doubled = {_code(listener) for listener in found if listener["type"] == "dblclick"}
        clicks = [listener for listener in found if listener["type"] == "click"]
        opening = {_code(listener) for listener in clicks if listener.get("opens")}
        shared = Counter(code for code, _ in {(_code(each), each["backendNodeId"]) for each in clicks})
        for listener in found:
            place = places.get(listener["backendNodeId"], _ELSEWHERE)
            if place >= 0 and listener["type"] == "click" and shared[_code(listener)] == _PAIR:
                heard.setdefault(place, []).append(AS_ANOTHER)
            if place >= 0 and listener["type"] == "click" and _code(listener) in doubled:
                heard.setdefault(place, []).append(AS_DOUBLE)
            if place >= 0 and listener["type"] == "click" and _code(listener) in opening:
                heard.setdefault(place, []).append(OPENS_WINDOW)
            if place >= 0:
                heard.setdefault(place, []).append(listener["type"])
            elif place == _DOCUMENT:
                heard.setdefault(0, []).append(f"document:{listener['type']}")
    return {place: tuple(dict.fromkeys(kinds)) for place, kinds in heard.items()}


def _code(listener: dict[str, Any]) -> tuple[object, ...]:
    """Return where the function that hears stands in the scripts."""
    return tuple(listener.get(name) for name in ("scriptId", "lineNumber", "columnNumber"))


async def _ask(world: World) -> list[dict[str, Any]]:
    session = world.session
    told = await session.send(
        "Runtime.evaluate", {"expression": "document", "contextId": world.context, "objectGroup": _GROUP}
    )
    described = await session.send("DOM.describeNode", {"objectId": told["result"]["objectId"]})
    # asked for as an object of the page's own world: as one of ours, Chromium 150 makes later walks over some pages hang;
    # `pierce` looks into shadow trees
    own = await session.send(
        "DOM.resolveNode", {"backendNodeId": described["node"]["backendNodeId"], "objectGroup": _GROUP}
    )
    answer = await session.send(
        "DOMDebugger.getEventListeners", {"objectId": own["object"]["objectId"], "depth": -1, "pierce": True}
    )
    told_of = [heard for heard in answer["listeners"] if heard["type"] in _KINDS and "backendNodeId" in heard]
    await _note_windows(world, own["object"]["objectId"], told_of)
    await session.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    return told_of


async def _note_windows(world: World, own: str, listeners: list[dict[str, Any]]) -> None:
    """Set `opens` on the listeners of a click whose function opens a window."""
    one_each = {
        _code(each): each for each in listeners if each["type"] == "click" and "objectId" in each.get("handler", {})
    }
    asked = list(one_each.values())[:_MOST_READ]
    if not asked:
        return
    told = await world.session.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": _OPENS_WINDOW,
            "objectId": own,
            "arguments": [{"objectId": each["handler"]["objectId"]} for each in asked],
            "returnByValue": True,
        },
    )
    for each, opens in zip(asked, told["result"].get("value") or [], strict=False):
        each["opens"] = opens is True


async def _places(world: World, nodes: list[int]) -> dict[int, int]:
    session = world.session

    async def resolve(node: int) -> tuple[int, str]:
        from playwright.async_api import Error

        try:
            told = await session.send(
                "DOM.resolveNode",
                {"backendNodeId": node, "executionContextId": world.context, "objectGroup": _GROUP},
            )
        except Error:
            return node, ""
        return node, str(told["object"].get("objectId", ""))

    await session.send("DOM.enable")
    resolved = [(node, name) for node, name in await asyncio.gather(*map(resolve, nodes)) if name]
    places: dict[int, int] = {}
    if resolved:
        told = await session.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": _OWN_PLACES,
                "executionContextId": world.context,
                "arguments": [{"objectId": name} for _, name in resolved],
                "returnByValue": True,
            },
        )
        places |= dict(zip((node for node, _ in resolved), told["result"]["value"], strict=True))
        await session.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    return places
