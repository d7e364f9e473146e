"""Files that a page asked for in vain, and that may change what it shows."""

from __future__ import annotations

from pytest_govsite.model import PageFacts, Resource

_DEAD = 400


def lost(resource: Resource) -> bool:
    """Return True where the file did not come: no answer, or one that says it is not there."""
    return bool(resource.failure) or (resource.status is not None and resource.status >= _DEAD)


def lost_resources(page: PageFacts, *kinds: str) -> tuple[Resource, ...]:
    """Return the files of these kinds that the reference engine did not get; none where nothing was rendered."""
    if not page.rendered:
        return ()
    return tuple(r for r in page.rendered[0].resources if r.kind in kinds and lost(r))


def lost_style_sheet(page: PageFacts) -> str:
    """Return the address of a style sheet that did not come, empty where all came."""
    return next((r.url for r in lost_resources(page, "stylesheet")), "")
