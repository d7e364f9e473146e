"""Whether an element that the focus came to really lost it again."""

from __future__ import annotations

from pytest_govsite.observe.look.keyboard.ground import Ground, Spot, Step

_WAIT = 0.3


async def lost_or_kept(
    ground: Ground, before: Spot | None, step: Step, passed_by: list[Spot]
) -> tuple[Step, list[Spot]]:
    """Return the step and the elements that had the focus on the way, as they are known after a second try.

    Only where the focus is nowhere is anything asked. A frame's own document that took it, as an editor does, is no element
    that lost it; an element that keeps it when Tab comes to it once more from the stop `before` did not lose it.
    """
    if step.spot is not None or not passed_by:
        return step, passed_by
    if step.frame:
        return step, []
    passed_by = [spot for spot in passed_by if not _is_whole(ground, spot)]
    if len(passed_by) != 1 or before is None or not await ground.call(before.document, "focus", before.place):
        return step, passed_by
    await ground.step()
    await ground.press("Tab", wait=_WAIT)
    again = await ground.step()
    if again.spot != passed_by[0]:
        return step, passed_by
    return again._replace(log=[*step.log, *again.log]), []


def _is_whole(ground: Ground, spot: Spot) -> bool:
    node = ground.node(spot)
    return node is not None and node.tag in ("html", "body")
