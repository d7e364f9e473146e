"""Pictures of pages and their sources, as evidence."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pytest_govsite.model import Evidence
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.world import World, script

if TYPE_CHECKING:
    from playwright.async_api import Page

_QUALITY = 60
_LIMIT = 15.0
_MOST_DIVIDED = 300
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


async def take_picture(
    page: Page,
    worlds: Sequence[World],
    store: Store,
    limits: VisitLimits,
    *,
    height: int,
    personal: tuple[str, ...],
    timers: bool,
) -> Evidence:
    """Return a picture of the whole page, cut at a height; texts in `personal` are blacked out first.

    `worlds` are those of the page and its frames, the page's first; `timers` False: its policy allows none.

    Raises:
        playwright.async_api.Error, TimeoutError, StoreError: there is none.
    """
    for world in worlds if personal else ():
        await world.call(script("black_out.js"), list(personal), limit=limits.answer)
    # a picture taken while another frame is still being composed repeats the first screen all the way down
    if timers:
        await worlds[0].call(_PAINTED, limit=limits.answer)
    size = page.viewport_size or {"width": 1366, "height": 768}
    data = await page.screenshot(
        type="jpeg",
        quality=_QUALITY,
        full_page=True,
        clip={"x": 0, "y": 0, "width": size["width"], "height": max(1, min(height, limits.picture_height))},
        animations="disabled",
        caret="hide",
        scale="css",
        timeout=_LIMIT * 1000,
    )
    return store.add_evidence("screenshot", data, ".jpg")


def keep_source(html: str, store: Store, personal: Sequence[str] = ()) -> Evidence:
    """Return the rendered source as evidence, personal numbers masked; `personal` are those found in it.

    Raises:
        StoreError: it cannot be written.
    """
    # no time stamp: the same source gives the same file
    clean = without_divided(masked(html), personal)
    return store.add_evidence("source", gzip.compress(clean.encode("utf-8", "replace"), 6, mtime=0), ".html.gz")


def without_divided(html: str, personal: Sequence[str]) -> str:
    """Return markup without numbers whose digits stand in several elements, which no text of one of them shows."""
    for number in personal[:_MOST_DIVIDED]:
        if len(number) > 10:
            between = r"(?:<[^<>]{0,300}>|[\s\u00a0-]|&nbsp;){0,9}"
            html = re.sub(between.join(number), _blackened, html, flags=re.IGNORECASE)
    return html


def _blackened(found: re.Match[str]) -> str:
    return re.sub(r"<[^<>]*>|&nbsp;|[0-9Xx]", lambda each: each[0] if len(each[0]) > 1 else "█", found[0])
