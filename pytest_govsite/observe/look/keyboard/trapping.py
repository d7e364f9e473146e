"""Which keys lead out of elements between which Tab goes on and on."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_govsite.model import Trap
from pytest_govsite.observe.look.keyboard.ground import ANSWER, Ground, Spot

_WAIT = 0.12
_ADVICE = (
    "(names) => { const told = document.body.innerText.match(/[^\\n。.]{0,60}(?:Esc\\b|Escape|Ctrl|Control|Alt\\s*\\+|F6|按.{0,6}键)[^\\n。.]{0,60}/i);"
    " return told ? told[0].slice(0, 150) : ''; }"
)


async def examine_trap(ground: Ground, circle: Sequence[Spot], *, backwards: bool) -> Trap | None:
    """Return which keys lead out of the circle. None: the element is not there any more."""
    caught = set(circle)
    elements = tuple([await ground.element(spot) for spot in circle[:5]])
    start = circle[0]
    led = {}
    for name, keys in (("tab", ("Tab",)), ("back", ("Shift+Tab",)), ("escape", ("Escape", "Tab"))):
        if not await ground.call(start.document, "focus", start.place):
            return None
        led[name] = await _leads_out(ground, caught, keys, len(circle) + 1)
    node = ground.node(start)
    dialog = node is not None and _in_dialog(ground, start)
    advice = str(await ground.worlds[start.document].call(_ADVICE, limit=ANSWER))
    return Trap(
        elements=elements,
        tab=led["tab"],
        back=led["back"],
        escape=led["escape"],
        dialog=dialog,
        tried_back=backwards,
        advice=advice,
    )


async def _leads_out(ground: Ground, caught: set[Spot], keys: tuple[str, ...], most: int) -> bool:
    for key in keys[:-1]:
        await ground.press(key, wait=_WAIT)
        if (await ground.step()).spot not in caught:
            return True
    for _ in range(min(most, 6)):
        await ground.press(keys[-1], wait=_WAIT)
        step = await ground.step()
        if step.spot is not None and step.spot not in caught:
            return True
        if step.spot is None and not step.frame:
            # out of the page, unless a script brings the focus back
            await ground.press("Shift", wait=_WAIT)
            return (await ground.step()).spot not in caught
    return False


def _in_dialog(ground: Ground, spot: Spot) -> bool:
    document, node = ground.document(spot), ground.node(spot)
    return node is not None and any(
        each.tag == "dialog" or each.role in ("dialog", "alertdialog") or each.get("aria-modal") == "true"
        for each in document.ancestors(node)
    )
