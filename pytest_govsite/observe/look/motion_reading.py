"""What the parts of the motion look share: frames with their worlds, elements as our scripts tell them, time that is left."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_govsite.model import Box
from pytest_govsite.model.motion import Lever, Spot
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import rest
from pytest_govsite.observe.world import World

if TYPE_CHECKING:
    from playwright.async_api import Frame

FRAMES = 5
CALL = 15.0
"""Seconds for one of our scripts to answer."""
_SLOWEST = 3.0
"""Times as long as what was waited for."""


@dataclass(frozen=True)
class Scene:
    """The document of the page, or of one of its frames."""

    world: World
    address: str
    """Empty for the page itself."""
    native: Frame | None
    """None: the page itself, or a frame that could not be found again."""

    async def offset(self) -> tuple[float, float] | None:
        """Return where its viewport stands in that of the page, scrolled into view. None: nowhere."""
        if not self.address:
            return (0.0, 0.0)
        if self.native is None:
            return None
        with contextlib.suppress(Exception):
            element = await self.native.frame_element()
            await element.scroll_into_view_if_needed(timeout=1000)
            box = await element.bounding_box()
            if box is not None:
                return (box["x"], box["y"])
        return None

    async def call(self, function: str, *arguments: Any) -> Any:
        """Run one of our scripts in it; errors as in `World.call`."""
        return await self.world.call(function, *arguments, limit=CALL)


def scenes_of(here: Opened) -> list[Scene]:
    """Return the page and the first of its frames."""
    found = [Scene(here.world, "", None)]
    natives = list(here.page.frames[1:])
    for frame in here.frames:
        if frame.world is None or frame.reading is None or len(found) > FRAMES:
            continue
        address = frame.reading.url.partition("#")[0]
        native = next((each for each in natives if each.url.partition("#")[0] == address), None)
        if native is not None:
            natives.remove(native)
        found.append(Scene(frame.world, address or "about:blank", native))
    return found


class Clock:
    """Time that is left of a limit, counted by what was waited for: a busy machine comes as far as another one.

    What takes several times as long is ended all the same.
    """

    def __init__(self, seconds: float, *, around: Clock | None = None) -> None:
        self._left, self._around = seconds, around
        self._end = time.monotonic() + seconds * _SLOWEST
        self.short = False
        """True: something was left out because the time was over."""

    @property
    def left(self) -> float:
        """Seconds of waiting, not above zero when they are over."""
        inside = min(self._left, self.before_the_end)
        return inside if self._around is None else min(inside, self._around.left)

    @property
    def before_the_end(self) -> float:
        """Seconds that it may take at most, however slow the machine is."""
        return self._end - time.monotonic()

    def lacks(self, seconds: float) -> bool:
        """Return whether less than that is left, which is noted."""
        lacking = self.left < seconds
        self.short = self.short or lacking
        return lacking

    async def rest(self, scene: Scene, seconds: float) -> None:
        """Let a document go on for a while, by its own clock."""
        clock: Clock | None = self
        while clock is not None:
            clock._left -= seconds
            clock = clock._around
        await rest(scene.world, seconds)

    def part(self, seconds: float) -> Clock:
        """Return a clock for a part of what is left."""
        return Clock(seconds, around=self)


def spot(told: dict[str, Any], address: str) -> Spot:
    """Return an element as one of our scripts told it."""
    box = told.get("box")
    return Spot(
        selector=str(told.get("selector", ""))[:1000],
        snippet=masked(str(told.get("snippet", "")))[:300],
        frame=address,
        box=Box(x=box[0], y=box[1], width=box[2], height=box[3]) if box else None,
        text=masked(str(told.get("text", "")))[:300],
    )


def lever(told: dict[str, Any], address: str, *, works: bool | None = None, by_keyboard: bool | None = None) -> Lever:
    """Return a control as one of our scripts told it."""
    return Lever(
        spot=spot(told, address),
        name=str(told.get("name") or "")[:100],
        focusable=bool(told.get("focusable")),
        works=works,
        by_keyboard=by_keyboard,
    )
