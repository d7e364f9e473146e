"""What asking for the addresses of a site's links and resources told."""

from __future__ import annotations

from enum import StrEnum

from pytest_govsite.model.observation import Hop
from pytest_govsite.model.terms import Fact


class LinkState(StrEnum):
    """What an address answered. A fact about one machine at one time, no verdict."""

    OK = "ok"
    GONE = "gone"
    """404 or 410, to a GET."""
    SERVER_ERROR = "server-error"
    """5xx, twice."""
    CLIENT_ERROR = "client-error"
    """Another 4xx."""
    BLOCKED = "blocked"
    """401, 403, 405, 429, 999 and the like, to a GET too: meant for programs, it says nothing about visitors."""
    NAME = "name"
    """The host name has no address."""
    NAME_UNANSWERED = "name-unanswered"
    """The resolver did not answer."""
    REFUSED = "refused"
    """The connection was refused."""
    BROKEN = "broken"
    """The connection broke, or no HTTP came."""
    TIMEOUT = "timeout"
    """No answer in time, twice."""
    CERTIFICATE = "certificate"
    """The certificate is not valid."""
    TLS = "tls"
    """No TLS that this machine speaks."""
    LOOP = "loop"
    """Redirects without an end."""
    INVALID = "invalid"
    """The address cannot be one."""
    INNER = "inner"
    """An address of an inner network, which is not visited."""
    NOT_ASKED = "not-asked"
    """Left out: too many, the run was interrupted, or a fault of this tool kept it from being asked."""


class LinkCheck(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one address answered."""

    url: str
    state: LinkState
    status: int | None = None
    """Of the last answer. None: no answer."""
    method: str = ""
    """`HEAD` or `GET` that settled it, `page` where the crawl had fetched it, `browser` where it refused programs and
    opened in the browser; empty: it was not asked."""
    final_url: str = ""
    """Address that answered, where redirects led elsewhere."""
    hops: tuple[Hop, ...] = ()
    seconds: float = 0.0
    media_type: str = ""
    title: str = ""
    """`<title>` of an HTML answer, personal numbers masked."""
    text: str = ""
    """First 500 characters of the visible text of an HTML answer, personal numbers masked."""
    login: bool = False
    """The answer is or leads to a login page."""
    detail: str = ""
    """One line for a person where there was no answer."""
    assumed: bool = False
    """Not asked itself: its host had not answered for others."""
    names: tuple[str, ...] = ()
    """Of a script: the names in its short strings, by which it takes hold of elements."""
    whole: bool = True
    """False: the script was longer than what was read of it."""

    loads: tuple[str, ...] = ()
    """Of a style sheet of the site: the addresses that it loads, at most 300."""

    @property
    def goal(self) -> str:
        """The address that answered."""
        return self.final_url or self.url


class LinkFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What asking for the links of a site told as a whole."""

    checks: tuple[LinkCheck, ...] = ()
    """One for each address that the crawl had not fetched already."""
    same: tuple[tuple[str, str], ...] = ()
    """Addresses that were not asked for, each with the one that leads to the same page."""
    left_out: int = 0
    """Addresses of other hosts beyond the limit, not asked."""
    left_out_own: int = 0
    """Addresses of the site beyond the limit, not asked."""
    outside_asked: bool = False
    """True: an address of another host was asked for."""
    outside_reachable: bool = True
    """False: no host outside the site answered at all."""
