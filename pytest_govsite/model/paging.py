"""What comes of turning the pages of a list."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.terms import Fact


class Turn(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One control of a pager, used."""

    kind: str
    """`next`, `last` or `more` (further entries below those that are there)."""
    selector: str
    snippet: str = ""
    name: str = ""
    way: str = "link"
    """`link` (an address), `script`, or `select` (a list of pages)."""
    url: str = ""
    """Address shown afterwards."""
    title: str = ""
    """Title of the page that it led to; empty: it led to no other page."""
    status: int | None = None
    """HTTP status of the page that it led to. None: it led to no other page."""
    failure: str = ""
    """Why there is nothing at the address."""
    moved: bool = False
    """Another document was loaded."""
    asked: bool = False
    """It sent requests."""
    listed: bool = True
    """False: the place of the list was not found again afterwards."""
    items: tuple[str, ...] = ()
    """Entries afterwards: text and where it leads; the first 60."""
    count: int = 0
    """All entries afterwards."""
    fresh: int = 0
    """Entries that were not on the first page."""
    repeats: bool = False
    """The last page holds just what the next page held."""
    errors: tuple[str, ...] = ()
    """Errors of scripts meanwhile."""
    refused: tuple[str, ...] = ()
    """Requests that were not let through: they might have changed the site."""
    covered: bool = False
    """Something lay over the control, so it was not used."""
    busy: bool = False
    """Requests were still under way when the time was up."""


class PagingLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The first pager of a page, its next and its last page opened as a reader does."""

    kind: ClassVar[str] = "paging"

    pager: bool = False
    """There is something to turn pages with."""
    selector: str = ""
    pages: int | None = None
    """How many pages there are, as it says or by its numbers. None: it says nothing."""
    framed: bool = False
    """A frame holds a pager, the page itself none."""
    items: tuple[str, ...] = ()
    """Entries at first, at most 60."""
    turns: tuple[Turn, ...] = ()
    lost_scripts: tuple[str, ...] = ()
    """Scripts of other hosts that could not be loaded."""
    missed: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
