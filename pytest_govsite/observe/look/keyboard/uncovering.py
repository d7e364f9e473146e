"""Words that come to sight as something is opened, and the colours they are in."""

from __future__ import annotations

from pytest_govsite.model import UncoveredText
from pytest_govsite.observe.look.keyboard.ground import Ground, Spot
from pytest_govsite.observe.masking import masked

_MOST = 60


async def note_uncovered(ground: Ground, document: int) -> None:
    """Add to what the ground knows of words that a document shows now and did not show when it was read.

    One of each pair of colours; those whose ground styles do not tell (pictures, what can be seen through, what is placed
    without a ground of its own) and those that still move are left out.

    Raises:
        FrameGoneError: the frame went away.
    """
    for told in await ground.call(document, "uncovered"):
        key = (told["color"], told["ground"], told["size"], told["weight"])
        if key in ground.uncovered or len(ground.uncovered) >= _MOST:
            continue
        ground.uncovered[key] = UncoveredText(
            element=await ground.element(Spot(document, told["place"])),
            text=masked(told["text"]),
            color=told["color"],
            ground=told["ground"],
            font_size=told["size"],
            font_weight=told["weight"],
            surroundings=told["near"],
        )
