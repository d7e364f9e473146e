"""What a phone gets of a page: 390 pixels wide, touched with a finger."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.observation import Evidence
from pytest_govsite.model.terms import Fact


class Part(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element of the page, with what was measured of it."""

    selector: str
    snippet: str = ""
    text: str = ""
    value: float = 0.0
    """Size of its text, or its right edge, in CSS pixels of the phone's screen or of the layout."""


class MenuTap(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control of the menu, tapped."""

    button: Part
    links: int = 0
    """Links of the navigation shown before."""
    opened: int = 0
    """Links that are shown since."""
    url: str = ""
    """Address that it led to. Empty: the page stayed."""


class PhoneLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """One page on a phone."""

    kind: ClassVar[str] = "phone"

    url: str = ""
    """Address shown: a phone may be sent to another one."""
    screen: int = 390
    """Width of the screen."""
    layout: int = 390
    """Width that the page is laid out for, in its own CSS pixels."""
    shown: int = 390
    """Width of the page that is on the screen at first; more than the screen: it is shown smaller."""
    content: int = 390
    """Width of what the page holds."""
    held: bool = False
    """The page does not let itself be moved sideways."""
    viewports: tuple[str, ...] = ()
    """Contents of its `<meta name=viewport>`."""
    wide: tuple[Part, ...] = ()
    """Elements that reach out to the right, at most five."""
    characters: int = 0
    """Characters of visible text."""
    small_characters: int = 0
    """Those shown smaller than 12 pixels of the screen."""
    small: tuple[Part, ...] = ()
    """Texts of that kind, the smallest first, at most five."""
    navigation: int = 0
    """Links of the navigation that are shown without touching anything."""
    hidden_navigation: int = 0
    """Links of the navigation that are not."""
    taps: tuple[MenuTap, ...] = ()
    """Controls of the menu, until one opened it."""
    picture: Evidence | None = None
    lost_scripts: tuple[str, ...] = ()
    """Scripts of other hosts that could not be loaded."""
    missed: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
