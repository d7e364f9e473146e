"""How a page lies in the window of one engine: boxes, lines of text, pictures, and what lies on what."""

from __future__ import annotations

from pytest_govsite.model.observation import Evidence
from pytest_govsite.model.terms import Fact

Box = tuple[int, int, int, int]
"""Left, top, width, height in CSS pixels, in coordinates of the page."""


class Element(Fact, frozen=True, kw_only=True, array_like=True):
    """An element that is the same one in every engine and at every size: found by its place in the document."""

    key: str
    """CSS selector."""
    tag: str
    text: str = ""
    """Beginning of its text, white space folded."""
    parent: int = -1
    """Index of the next recorded element around it. -1: none."""
    moving: str = ""
    """Why it may stand elsewhere at another moment: `named` (it calls itself a slider, a marquee), `animated`, `restless`
    (it moved or vanished while it was looked at), `resized` (only its size changed), `stage` (it cuts off whole parts of what it holds). Empty: it stands still."""
    table: int = -1
    """Number of the table whose cell it is, with row and column. -1: no cell."""
    row: int = -1
    column: int = -1
    area: str = ""
    """`navigation`, `search`, `paging`, `list`, `footer` or empty."""


class Placed(Fact, frozen=True, kw_only=True, array_like=True):
    """An element that is shown, and its box."""

    element: int
    x: int
    y: int
    width: int
    height: int
    flow: str = ""
    """`block`, `inline`, `inline-block`, `float`, `flex`, `grid`, `cell`, `absolute`, `fixed`."""
    backed: bool = False
    """It has a background or a border of its own."""

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The bottom edge."""
        return self.y + self.height


class TextRun(Fact, frozen=True, kw_only=True, array_like=True):
    """The text that stands in an element itself."""

    element: int
    lines: tuple[Box, ...]
    """Boxes of the letters, one a line."""
    lost: int = 0
    """Lines that something around cuts off, wholly or for more than a letter."""
    halved: int = 0
    """Lines cut lengthwise: the upper or lower part of the letters is missing."""
    cutter: int = -1
    """Element that cuts off. -1: the window."""
    shortened: bool = False
    """An ellipsis or a number of lines says that the text goes on."""
    broken: tuple[str, ...] = ()
    """Words and numbers that a line break parts."""
    breaks_anywhere: bool = False
    """The style allows line breaks inside words."""
    alone: bool = False
    """Nothing else stands in its lines."""
    size: int = 0
    """Font size in pixels."""
    spilling: int = 0
    """Pixels by which it stands out of the box with a background or border around it."""


class Picture(Fact, frozen=True, kw_only=True, array_like=True):
    """An image that is shown."""

    element: int
    width: int
    height: int
    natural_width: int
    natural_height: int
    complete: bool
    fit: str = ""
    """Computed `object-fit`."""
    source: str = ""


class Overlap(Fact, frozen=True, kw_only=True, array_like=True):
    """Letters of one text on letters of another."""

    one: int
    other: int
    box: Box
    layered: bool
    """Their branches lie on each other as wholes: slides, layers, captions on pictures."""
    readable: bool | None
    """Both are seen at that place. False: something opaque hides one. None: it could not be told."""


class Outside(Fact, frozen=True, kw_only=True, array_like=True):
    """An element that stands out of the window to the left or right."""

    element: int
    left: int
    right: int


class Layout(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page laid out in a window of one size."""

    asked: tuple[int, int]
    width: int
    """Real inner width; only equal widths are compared."""
    height: int
    room: int
    """Width for the page: without a scroll bar that takes space."""
    page_width: int
    page_height: int
    scrolls_across: bool = True
    """False: what is wider than the window cannot be reached by scrolling."""
    responsive: bool = False
    """The page declares that it fits the width of a device."""
    framed: bool = False
    """Seen in a frame of that width, as the window cannot be made so narrow."""
    blocks: tuple[Placed, ...] = ()
    hidden: tuple[int, ...] = ()
    """Elements that the document has and the page does not show."""
    texts: tuple[TextRun, ...] = ()
    pictures: tuple[Picture, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    outside: tuple[Outside, ...] = ()
    complete: bool = True
    """False: the page has more elements than are recorded."""
    picture: Evidence | None = None
