"""What was done to a page, written down in order."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pytest_govsite.model import Evidence, Step, Text
from pytest_govsite.observe.covering import personal_covered
from pytest_govsite.observe.masking import masked

if TYPE_CHECKING:
    from playwright.async_api import Page

    from pytest_govsite.observe.opening import Opened

_STEPS = 400
_REQUESTS = 10
_PICTURE_LIMIT = 10.0
_QUALITY = 60


class Steps:
    """What was done, in order, by all pages of one interaction."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self.done: list[Step] = []

    def note(
        self,
        action: str,
        target: str = "",
        changed: str = "",
        url: str = "",
        *,
        result: Text | None = None,
        requests: Sequence[str] = (),
        picture: Evidence | None = None,
    ) -> None:
        """Write one step down: in `changed` the words of the site, in `result` ours."""
        if len(self.done) < _STEPS:
            self.done.append(
                Step(
                    action=action,
                    target=masked(target)[:80],
                    changed=masked(changed)[:200],
                    result=result,
                    url=url,
                    seconds=round(time.monotonic() - self._begun, 1),
                    requests=tuple(masked(request)[:300] for request in requests[:_REQUESTS]),
                    picture=picture,
                )
            )


async def window_picture(here: Opened, caption: str = "", page: Page | None = None) -> Evidence | None:
    """Return a picture of the window as it is now; None: no evidence is kept, or the page does not let itself be seen.

    `page`: another window that the page opened.
    """
    data = await window_bytes(here, page) if here.store is not None else None
    return here.store.add_evidence("step", data, ".jpg", caption) if here.store is not None and data else None


async def window_bytes(here: Opened, page: Page | None = None) -> bytes | None:
    """Return what a window shows as JPEG, personal numbers covered; None: it does not let itself be seen."""
    with contextlib.suppress(Exception):  # a picture is worth having, not worth losing an interaction for
        window = page or here.page
        async with here.camera, personal_covered(window, here.limits):
            return await window.screenshot(type="jpeg", quality=_QUALITY, timeout=_PICTURE_LIMIT * 1000)
    return None
