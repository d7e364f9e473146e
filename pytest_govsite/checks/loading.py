"""Files that a page asked for in vain, and that may change what it shows."""

from __future__ import annotations

import re

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.model import PageFacts, Resource

_COUNTERS = re.compile(
    r"(?:^|\.)(?:conac\.cn|zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn|hm\.baidu\.com|cnzz\.com|51\.la|gov\.cn)$",
    re.IGNORECASE,
)

_DEAD = 400


def lost(resource: Resource) -> bool:
    """Return True where the file did not come: no answer, or one that says it is not there."""
    return bool(resource.failure) or (resource.status is not None and resource.status >= _DEAD)


def only_counts(url: str) -> bool:
    """Return True for a script of a mark or a counter, which stands on every page and defines nothing that its scripts use."""
    return _COUNTERS.search(host_of(url)) is not None


def lost_resources(page: PageFacts, *kinds: str) -> tuple[Resource, ...]:
    """Return the files of these kinds that the reference engine did not get; none where nothing was rendered."""
    if not page.rendered:
        return ()
    return tuple(r for r in page.rendered[0].resources if r.kind in kinds and lost(r))


def lost_style_sheet(page: PageFacts) -> str:
    """Return the address of a style sheet that did not come, empty where all came."""
    return next((r.url for r in lost_resources(page, "stylesheet")), "")
