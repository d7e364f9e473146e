"""A page enlarged: the same texts and controls in several states of one load, and what differs from the normal one."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.terms import Fact


class Sighting(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element as a deep look met it."""

    selector: str
    """The same words as `DomDocument.selector` has for it."""
    snippet: str = ""
    tag: str = ""
    text: str = ""
    """Its own text or name, folded, cut at 120 characters."""
    frame: str = ""
    """Address of the frame; empty for the page itself."""


class Loss(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A text or control that was whole and free in the normal state and is not in another one."""

    kind: str
    """`clipped`: cut off by an ancestor or by the edge of a page that does not scroll there; `overlapped`: letters stand on
    letters of another text; `vanished`: no longer shown; `covered`: a click at it reaches something else."""
    element: Sighting
    control: bool = False
    """True: something to operate; False: a text."""
    field: bool = False
    """True: a field or a button, no mere link."""
    by: Sighting | None = None
    """The ancestor that cuts it off, the other text, what is hit instead. None: the edge of the page."""
    lines: int = 0
    """Lines of text, and how many of them are cut."""
    lost: int = 0
    ellipsis: bool = False
    """Cut with `text-overflow: ellipsis` or `line-clamp`."""
    linked: bool = False
    """It is or stands in a link, which leads to more."""
    listed: bool = False
    """It stands in an entry of a list or in a cell."""
    titled: bool = False
    """A `title` tells the whole text."""
    elsewhere: bool = False
    """Of something that vanished or is cut: the same words or the same target are shown in another place, or what the button opens stands open."""
    fixed: bool = False
    """It, or what covers it, keeps its place in the window."""


class FixedBox(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A box that keeps its place in the window while the page is scrolled."""

    element: Sighting
    share: float
    """Of the window, 0 to 1."""


class EnlargedState(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One state, all documents of the page together."""

    name: str
    """`normal`; `spacing`: text spacing of WCAG 1.4.12; `text`: all text twice as large in the same window, as text-only
    zoom does; `zoom`: page zoom 200 %, which is half the width in CSS pixels; `narrow`: 320 CSS pixels."""
    width: int
    """The real innerWidth."""
    height: int
    page_width: int
    """scrollWidth of the root element."""
    scrolls_across: bool = True
    """False: the page forbids to scroll it across."""
    losses: tuple[Loss, ...] = ()
    outside: tuple[Sighting, ...] = ()
    """Texts and controls beyond the right or left edge that only scrolling the page across shows; not those in data
    tables, code, pictures, maps, or in boxes that scroll themselves. At most 20."""
    outside_count: int = 0
    widest: Sighting | None = None
    """The outermost element that is wider than the window or beyond its edge, with such text in it."""
    fixed: tuple[FixedBox, ...] = ()
    appeared: int = 0
    """Controls that are shown in this state and not in the normal one."""


class UnchangedText(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Text that page zoom does not make twice as large."""

    element: Sighting
    growth: float
    """The most that page zoom up to 427 % (320 CSS pixels) makes of it, 1 = as before."""


class EnlargementLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The page in normal state and enlarged."""

    kind: ClassVar[str] = "enlargement"

    texts: int = 0
    """Pieces of text that were followed."""
    controls: int = 0
    states: tuple[EnlargedState, ...] = ()
    unchanged: tuple[UnchangedText, ...] = ()

    def state(self, name: str) -> EnlargedState | None:
        """Return a state by name. None: it was not reached."""
        return next((state for state in self.states if state.name == name), None)
