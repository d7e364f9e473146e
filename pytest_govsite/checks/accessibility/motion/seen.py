"""What the checks of this area share: the look itself, pointers to what it found, text beside it."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.model import CloserLook, DomDocument, Pointer, Verdict
from pytest_govsite.model.dom import TEXT
from pytest_govsite.model.motion import MotionLook, Spot


def motion_of(page: CloserLook) -> MotionLook | Verdict:
    """Return what was seen of the page, or the verdict that it could not be looked at in this way."""
    seen = page.of(MotionLook)
    return seen if isinstance(seen, MotionLook) else not_looked(page, MotionLook)


def pointer(page: CloserLook, spot: Spot) -> Pointer:
    """Return a pointer to what was found."""
    return Pointer(url=page.url, selector=spot.selector, snippet=spot.snippet, frame=spot.frame)


def document_of(page: CloserLook, spot: Spot) -> DomDocument | None:
    """Return the tree in which something was found. None: it was not taken."""
    if page.dom is None:
        return None
    return next((each for each in page.dom.documents if each.frame == spot.frame), None)


def text_beside(page: CloserLook, own: str) -> int | None:
    """Return how many characters are shown on the page besides the words of an element (`own`). None: not known.

    They are known by the words and not by their number, since most slides of a row are cut away and not shown.
    """
    if page.dom is None:
        return None
    said = " ".join(own.split())
    pieces = (document.text(node) for document in page.dom.documents for node in document.nodes if node.tag == TEXT)
    return sum(len(piece) for piece in pieces if piece not in said)
