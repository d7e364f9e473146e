"""The colours of a page outside its pictures."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look


class ColoursLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Hues of the page at 1366 wide, pictures, videos, frames and background pictures left out."""

    kind: ClassVar[str] = "colours"

    hues: tuple[int, ...] = ()
    """Pixels of each hue, 72 bins of 5° from red on; black, white, greys and faint tints are in none."""
    pixels: int = 0
    """Pixels looked at, colourless ones included."""
    greyed: bool = False
    """A filter took the colours out of the page (as on days of mourning); it was lifted."""
    height: int = 0
    """Height that was looked at, CSS pixels."""
