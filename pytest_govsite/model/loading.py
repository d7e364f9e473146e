"""How long pages take to load with nothing kept from before."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.terms import Fact


class ColdLoad(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One load in a fresh browser context: no cache, no cookies, nothing else under way in this browser."""

    load: float | None
    """Seconds from the start of the navigation to the end of the load event. None: it did not come within `limit`."""
    limit: float
    """Seconds for which it was waited."""
    outside_failed: tuple[str, ...] = ()
    """Hosts outside the site of which a resource did not come, or had not come by then."""
    busy: float | None = None
    """Share of the time that all processors of the inspecting machine were busy meanwhile, 0 to 1. None: not known."""
    slowest: tuple[tuple[str, float], ...] = ()
    """The resources that came last, with the seconds when they were there; at most three."""


class LoadingLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Cold loads of a page, one after the other."""

    kind: ClassVar[str] = "loading"

    loads: tuple[ColdLoad, ...] = ()
