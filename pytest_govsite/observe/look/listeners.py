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
        shared = Counter(code for code, _ in {(_code(each), each["backendNodeId"]) for each in clicks})
        for listener in found:
            place = places.get(listener["backendNodeId"], _ELSEWHERE)
            if place >= 0 and listener["type"] == "click" and shared[_code(listener)] == _PAIR:
                heard.setdefault(place, []).append(AS_ANOTHER)
            if place >= 0 and listener["type"] == "click" and _code(listener) in doubled:
                heard.setdefault(place, []).append(AS_DOUBLE)
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
    await session.send("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    return [heard for heard in answer["listeners"] if heard["type"] in _KINDS and "backendNodeId" in heard]


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
