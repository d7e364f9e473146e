"""Where a click asks to go: other hosts are refused and noted, pages of the site are let through and noted."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pytest_govsite.observe.opening import Opened

if TYPE_CHECKING:
    from playwright.async_api import Request

_MOST = 200


@dataclass(frozen=True)
class Going:
    """One navigation that was asked for."""

    url: str
    own: bool
    """To a host of the site."""
    window: bool
    """In a new window."""


class Goings:
    """Notes navigations of the page and of windows that it opens."""

    def __init__(self, here: Opened) -> None:
        self._here = here
        self.asked: list[Going] = []
        here.stays = self._stays
        here.page.context.on("request", self._on_request)

    def since(self, count: int, *, own: bool) -> Going | None:
        """Return the first navigation after the first `count` ones that leads to own hosts, or to others."""
        return next((each for each in self.asked[count:] if each.own is own), None)

    def _stays(self, request: Request) -> bool:
        """Return whether a navigation is refused."""
        window = True
        with contextlib.suppress(Exception):  # a window that is only just being opened has no frame yet
            frame = request.frame
            if frame.parent_frame is not None:
                return False
            window = frame is not self._here.page.main_frame
        return not self._note(request.url, window=window)

    def _on_request(self, request: Any) -> None:
        # what an own address redirects to is asked for without a question to us
        with contextlib.suppress(Exception):
            if request.redirected_from is not None and request.is_navigation_request():
                frame = request.frame
                if frame.parent_frame is None:
                    self._note(request.url, window=frame is not self._here.page.main_frame)

    def _note(self, url: str, *, window: bool) -> bool:
        """Write it down; True: it is the site's own."""
        parts = urlsplit(url)
        own = parts.scheme not in ("http", "https") or self._here.owns(parts.hostname or "")
        if len(self.asked) < _MOST:
            self.asked.append(Going(url[:1000], own, window))
        return own
