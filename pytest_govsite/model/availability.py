"""Whether the site could be reached during the run, and what its upstream sites published."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact, UnobservedReason


class HomeVisit(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One GET of the home page over a connection of its own, redirects followed, not tried again."""

    at: float
    """Seconds since the first visit."""
    elapsed: float
    """Seconds to the last byte, or until it was given up."""
    status: int | None = None
    """None: no answer; `reason` says why."""
    reason: UnobservedReason | None = None
    detail: str = ""
    control: bool | None = None
    """Whether the control address answered right after a visit in vain. None: it was not asked."""


class UpstreamItem(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that an upstream site published."""

    title: str
    url: str = ""
    published: str = ""
    """ISO 8601, with time and offset where the feed tells them; empty: not told."""


class UpstreamFeed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A feed or list of a superior site, as configured in `[availability] upstream`."""

    url: str
    items: tuple[UpstreamItem, ...] = ()
    problem: str = ""
    """Why it could not be read; empty: it was."""


class AvailabilityFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen of the site's availability."""

    visits: tuple[HomeVisit, ...] | None = None
    """Visits of the home page, spaced over the run. None: none were made."""
    local: bool = False
    """The home page is reached on this very machine; no network lies between."""
    busy: float | None = None
    """Share of the time that all processors of this machine were busy meanwhile, 0 to 1. None: not known."""
    control: str = ""
    """Address that tells whether this machine's own network works."""
    upstream: tuple[UpstreamFeed, ...] = ()
