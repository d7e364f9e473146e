"""Controls of a page, tried by mouse and keyboard as a hand would; nothing is sent and the page is not left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

import msgspec

from pytest_govsite.model.engine_view import ControlTry
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.world import script

TRIES = {"navigation": 2, "search-field": 1, "search-button": 1, "paging": 1, "entry": 2, "close": 2}
"""Controls of each kind that are used; of the others it is only told whether a pointer reaches them."""
_LIMIT = 5.0


class _Found(ControlTry, frozen=True, kw_only=True, omit_defaults=True):
    sends: bool = False
    """Using it would send a form; it is left alone."""


Identity = tuple[str, str, str, str]


def identity(control: ControlTry) -> Identity:
    """Return what a control has in common with itself on other pages: a menu stands on all of them."""
    return control.kind, control.element, control.name, control.snippet


async def try_controls(window: Window, known: Collection[Identity] = ()) -> tuple[ControlTry, ...]:
    """Return the controls of a page and what came of using some of them, in the same order in every engine.

    Args:
        window: the page.
        known: controls that were used on another page; here it is only told whether a pointer reaches them.

    Raises:
        EngineLostError, TimeoutError, ScriptFailedError: see `Window`.
    """
    found = msgspec.json.decode(
        await window.call(script("engine/controls.js"), "begin", 0, "", limit=_LIMIT), type=tuple[_Found, ...]
    )
    used: Counter[str] = Counter()
    tried: list[ControlTry] = []
    # what closes something comes last: the page is another one after it
    for number in sorted(range(len(found)), key=lambda each: found[each].kind == "close"):
        control = found[number]
        facts: dict[str, Any] = {name: getattr(control, name) for name in ControlTry.__struct_fields__}
        facts |= {"snippet": masked(control.snippet), "name": masked(control.name)}
        if control.shown and control.hit and not control.sends and used[control.kind] < TRIES[control.kind]:
            used[control.kind] += 1
            if identity(ControlTry(**facts)) not in known:
                facts["mouse"], _ = await _use(window, number, "mouse")
                facts["keyboard"], facts["focusable"] = await _use(window, number, "keyboard")
        tried.append(ControlTry(**facts))
    return tuple(tried)


async def _use(window: Window, number: int, way: str) -> tuple[str | None, bool | None]:
    source = script("engine/controls.js")
    aim = msgspec.json.decode(await window.call(source, "aim", number, way, limit=_LIMIT))
    if aim is None:
        return None, None
    focusable = bool(aim["focusable"])
    if way == "mouse":
        await window.click(aim["x"], aim["y"])
    elif focusable:
        await window.press("Enter")
    else:
        return None, False
    return msgspec.json.decode(await window.call(source, "result", number, way, limit=_LIMIT)), focusable
