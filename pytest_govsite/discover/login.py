"""Noticing that the login of `[http]` expired in mid-run: pages turn into the login page and are lost, never judged."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pytest_govsite.discover.start import is_login_wall
from pytest_govsite.discover.urls import canonical, without_fragment
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.model import DocumentFacts, Fetched, RenderedPage, Unobserved, UnobservedReason

DETAIL = "登录已失效，打开的是登录页 / the login has expired: it is the login page"
_SPEAKS_OF_LOGIN = re.compile(r"log-?[io]n|sign-?[io]n|sso|passport|oauth|authori[sz]e|/cas\b|denglu", re.I)
_LOST_SHARE = 0.05
_REFUSED = frozenset({401, 403})


class LoginGate:
    """Tells the login page that stands in place of another page from the login page that the site has anyway.

    Only where the inspection logs in; what a site shows to everybody is looked at as it is.
    """

    def __init__(self, start: str, *, used: bool) -> None:
        self._start = start
        self._landed = ""
        self.used = used
        """True: the configuration logs in."""
        self.lost: set[str] = set()
        """Pages that turned into the login page."""
        self.expired = False
        """True: the start page itself turned into the login page."""

    def took(self, fetched: Fetched) -> Fetched:
        """Return an answer of the crawl, as lost where it is the login page in place of what was asked for."""
        if not self.used or fetched.document is None or not is_login_wall(fetched.document):
            return fetched
        final = fetched.exchange.final_url if fetched.exchange else fetched.url
        moved = without_fragment(canonical(final)) != without_fragment(canonical(fetched.url))
        if _speaks_of_login(fetched.url) and not moved:
            return fetched
        self.lost.add(fetched.url)
        return Fetched(url=fetched.url, exchange=fetched.exchange, unobserved=login_lost(fetched.url))

    def showed(
        self, url: str, seen: RenderedPage | Unobserved, source: DocumentFacts | None
    ) -> RenderedPage | Unobserved:
        """Return what a browser showed of a page, as lost where its source was no login page and it is one now."""
        if not self.used or isinstance(seen, Unobserved) or not is_login_wall(seen.document):
            return seen
        anyway = is_login_wall(source) if source is not None else _speaks_of_login(url)
        if anyway:
            return seen
        self.lost.add(url)
        return login_lost(url)

    def broke(self, pages: int) -> bool:
        """Return whether so much was lost, of a number of pages, that nothing can be said of the site as a whole."""
        return self.expired or len(self.lost) > _LOST_SHARE * pages

    async def stands(self, fetch: Fetch) -> bool:
        """Ask for the start page and return whether the login still holds; once it does not, it never does again."""
        if not self.used:
            return True
        if not self.expired:
            fetched = await fetch(self._start)
            why = fetched.unobserved
            final = fetched.exchange.final_url if fetched.exchange else self._start
            self._landed = self._landed or final
            refused = why is not None and why.status in _REFUSED
            wall = fetched.document is not None and is_login_wall(fetched.document)
            sent_away = final != self._landed and _speaks_of_login(final)
            self.expired = refused or wall or sent_away
        return not self.expired


def login_lost(url: str) -> Unobserved:
    """Return why a page could not be looked at once the login is gone."""
    return Unobserved(url=url, reason=UnobservedReason.LOGIN, detail=DETAIL)


def _speaks_of_login(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_SPEAKS_OF_LOGIN.search(f"{parts.hostname or ''}{parts.path}"))
