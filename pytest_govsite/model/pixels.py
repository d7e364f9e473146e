"""Contrast of texts as it is painted, where styles alone do not tell it."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.enlargement import Sighting
from pytest_govsite.model.terms import Fact


class PaintedText(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A text and the pixels under its letters."""

    element: Sighting
    ground: str
    """What makes it a matter of pixels: `picture`, `gradient`, `overlap`, `pseudo`, `placeholder`, `svg`."""
    size: float
    """Font size in CSS pixels."""
    weight: int = 400
    color: str = ""
    low: float
    """Contrast ratio that all but the worst tenth of the pixels reach."""
    middle: float
    """Contrast ratio of the pixel in the middle."""
    high: float
    """Contrast ratio that only the best tenth of the pixels reach."""
    lost: bool = False
    """A picture under it could not be loaded."""
    surroundings: str = ""
    """Classes and ids of the element and three around it, and the name of an SVG."""

    @property
    def large(self) -> bool:
        """True: large text in the sense of WCAG 2.1: 24 px, or 18.66 px bold."""
        return self.size >= 24 or (self.size >= 18.66 and self.weight >= 700)


class PointedText(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A text that style rules colour anew while something is pointed at or has the focus; opaque grounds only."""

    element: Sighting
    state: str
    """`hover` or `focus`."""
    size: float
    weight: int = 400
    color: str = ""
    ground: str = ""
    ratio: float
    """Contrast ratio by computed styles in the state."""
    before: float
    """Contrast ratio by computed styles without it."""
    painted: float
    """Best contrast that pixels of the picture in this state reach against its ground."""
    surroundings: str = ""

    @property
    def large(self) -> bool:
        """True: large text in the sense of WCAG 2.1: 24 px, or 18.66 px bold."""
        return self.size >= 24 or (self.size >= 18.66 and self.weight >= 700)


class PaintedIcon(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control without words, told by what is drawn in it."""

    element: Sighting
    ratio: float
    """Best contrast that its pixels reach against its ground."""
    drawn: int
    """Pixels, at three times the size, that differ from the ground."""
    surroundings: str = ""


class PaintedPicture(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A picture that shows lines of letters on an even ground and nothing else."""

    element: Sighting
    image: bool = False
    """True: `<img>`; False: the background of an empty element without a name."""
    alternative: str = ""
    lines: int
    letters: int
    """Separate shapes in them; letters that touch count as one."""
    surroundings: str = ""
    """Classes and ids of the element and three around it, and the end of the picture's address."""


class PixelsLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Texts over pictures, gradients, layers and pseudo-elements, placeholders, and texts in drawings; at most 80.

    Of the page's own document also texts that `:hover` and `:focus` make pale, and controls that are icons.
    """

    kind: ClassVar[str] = "pixels"

    texts: tuple[PaintedText, ...] = ()
    pointed: tuple[PointedText, ...] = ()
    icons: tuple[PaintedIcon, ...] = ()
    pictures: tuple[PaintedPicture, ...] = ()
