"""Links to other hosts that a rendered page does not show as it stands, and what would show them in another state."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.terms import Fact


class ConcealedLink(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A link to another host that cannot be seen, while no other link of the page to the same address can."""

    document: int = 0
    """Place in `DomFacts.documents`."""
    node: int
    """Index of the link in its document."""
    url: str
    """Absolute, cut at 500 characters."""
    cause: str
    """`display`, `visibility`, `opacity`, `size` (no area, or cut to none), `clip` (cut away by `clip` or `clip-path`),
    `away` (outside the page), `indent`, `tiny` (letters of 2 pixels or less), `colour` (letters in the colour of their
    ground or transparent), `covered` (under something opaque), `below` (put under its own ground by `z-index`)."""
    hider: int
    """Index of the outermost element that hides it."""
    inline: bool = False
    """The element that hides it does so by its own `style` or `hidden` attribute, or by old attributes."""
    distance: int = 0
    """`away`, `indent`: pixels that it is off."""
    shown_by: tuple[str, ...] = ()
    """Style rules that do not hold now and would show it (hover, focus, another class, another window, print), and rules
    that hide it in this window only; selectors with their conditions."""
    naming: tuple[str, ...] = ()
    """Passages of inline scripts that name the id or a class of the element that hides it."""
    named_around: bool = False
    """Inline scripts name one of the three elements around the one that hides it."""
    moves: bool = False
    """An animation or a transition is declared for the element that hides it."""


class ConcealedLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Concealed links of page and frames."""

    kind: ClassVar[str] = "concealed"

    links: tuple[ConcealedLink, ...] = ()
    outside: int = 0
    """Links to other hosts, concealed or not."""
    unread_sheets: int = 0
    """Style sheets of other origins, whose rules cannot be read, and times at which there were too many rules to go
    through."""
    truncated: bool = False
    """There were more than are kept."""
