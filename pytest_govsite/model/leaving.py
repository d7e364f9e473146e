"""What comes of clicking links that lead to hosts which are no government sites."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.terms import Fact


class Notice(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What came up between the click and the other site."""

    kind: str
    """`confirm` or `alert` (dialog of the browser), `element` (something appeared on the page), `page` (a page of the
    site itself)."""
    text: str = ""
    buttons: tuple[str, ...] = ()
    """Names of what can be pressed in it."""
    url: str = ""
    """Address of the page in between."""
    stops: bool | None = None
    """The way to cancel was taken: True, the reader stayed; False, it went on all the same. None: no such way was found."""
    goes: bool | None = None
    """The way to continue was taken: True, it went to the other host. None: no such way was found."""
    by_itself: bool = False
    """It went on to the other host without anything being pressed."""


class LeavingClick(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One link to another host, clicked as a reader does."""

    selector: str
    snippet: str = ""
    name: str = ""
    region: str = ""
    """`header`, `navigation`, `main`, `aside` or `footer`."""
    host: str = ""
    url: str = ""
    way: str = "link"
    """`link`, `script` (click handler), `select` (entry of a list of choices) or `own` (address of the site that carries
    the other one)."""
    share: bool = False
    """It stands among buttons for sharing."""
    went: str = ""
    """Address of another host that the click alone asked for; empty where it asked for none."""
    window: bool = False
    """In a new window."""
    download: bool = False
    """The click began a download."""
    notice: Notice | None = None
    """None: nothing came up."""
    unclicked: str = ""
    """Why it was not clicked: `covered`, `gone`."""


class LeavingLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Links of a page to other hosts, one for each place and host, clicked."""

    kind: ClassVar[str] = "leaving"

    clicks: tuple[LeavingClick, ...] = ()
    links: int = 0
    """Links to such hosts that were seen on the page."""
    lost_scripts: tuple[str, ...] = ()
    """Scripts of other hosts that could not be loaded."""
    missed: tuple[str, ...] = ()
    """What broke off, one line each."""
    steps: tuple[Step, ...] = ()
