"""Personal numbers in a window are covered while a picture of it is taken, whatever the page has become since it was read."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING

from pytest_govsite.observe.frames import branches
from pytest_govsite.observe.masking import REMEMBERED
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import World, enter, script

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

_TEXT = """() => {
  const text = (document.body ? document.body.innerText : "").slice(0, 400000);
  const fields = [...document.querySelectorAll("input, textarea")].slice(0, 500).map((each) => String(each.value || "").slice(0, 300));
  return [text, ...fields].join("\\n");
}"""


class UnfitForPictureError(Exception):
    """Raised where a window bears a mark of classification: no picture of it may be taken."""


def personal_in(text: str) -> tuple[str, ...]:
    """Return the personal numbers that a text shows, those that were met elsewhere among them."""
    from pytest_govsite.document.privacy import find_personal

    lines = text.split("\n")
    found = (number.number for line in lines if len(line) > 10 for number in find_personal(line, known=REMEMBERED))
    return tuple(dict.fromkeys(found))


@contextlib.asynccontextmanager
async def personal_covered(page: Page, limits: VisitLimits) -> AsyncIterator[None]:
    """Cover the personal numbers that a window shows as long as the work goes on.

    Raises:
        UnfitForPictureError: it bears a mark of classification.
        playwright.async_api.Error, TimeoutError, ScriptFailedError: it cannot be told what it shows.
    """
    from pytest_govsite.document.secrecy import classification_marks

    session = await page.context.new_cdp_session(page)
    covered: list[World] = []
    try:
        for world in await _worlds(page, session, limits):
            text = str(await world.call(_TEXT, limit=limits.answer))
            if classification_marks(text.split("\n")):
                raise UnfitForPictureError
            numbers = personal_in(text)
            if numbers:
                covered.append(world)
                await _cover(world, numbers, limits)
        yield
    finally:
        for world in covered:
            with contextlib.suppress(Exception):  # it went elsewhere, and its boxes with it
                await world.call(script("engine/cover.js"), [], False, limit=limits.answer)
        with contextlib.suppress(Exception):
            await session.detach()


async def _worlds(page: Page, session: CDPSession, limits: VisitLimits) -> list[World]:
    tree = await session.send("Page.getFrameTree")
    worlds = [await enter(session, tree["frameTree"]["frame"]["id"], limit=limits.answer)]
    for branch in await branches(page, session, limits):
        worlds.append(await enter(branch.session, branch.frame, limit=limits.answer))
    return worlds


async def _cover(world: World, numbers: Iterable[str], limits: VisitLimits) -> None:
    await world.call(script("engine/cover.js"), list(numbers), True, limit=limits.answer)
