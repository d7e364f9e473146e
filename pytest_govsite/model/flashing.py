"""What changes between light and dark on a page that is left to run, and how often."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.enlargement import Sighting
from pytest_govsite.model.terms import Fact


class FlashingArea(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that changes by itself.

    A flash is a pair of opposing changes of relative luminance by 10 % or more of the greatest, the darker of which is
    below 0.8 (general flash, WCAG 2.1).
    """

    element: Sighting
    source: str
    """`style`: an animation of CSS or of the Web Animations API, stepped through; `script`: changed by scripts while
    watched; `picture`: frames of the file; `canvas`, `video`: drawn frames while watched."""
    rate: float
    """The most flashes within one second."""
    area: float
    """CSS pixels, width by height, that flash so."""
    exact: bool = True
    """False: the area is an estimate, or frames may have been missed."""


class FlashingLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The page left to run with animations."""

    kind: ClassVar[str] = "flashing"

    animated: int = 0
    """Things that change by themselves: animations, moving pictures, canvases, videos, elements changed by scripts."""
    areas: tuple[FlashingArea, ...] = ()
    """Those that flash at all, the fastest first; at most 40."""
    unread: tuple[Sighting, ...] = ()
    """Canvases and videos whose frames the browser does not give out."""
    seconds: float = 0.0
    """How long scripts, canvases and videos were watched."""
