"""Looks that need a load of their own, because they use the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pytest_govsite.model import (
    ColoursLook,
    EnlargementLook,
    FlashingLook,
    FormsLook,
    KeyboardLook,
    Look,
    PageFacts,
    PageType,
    PixelsLook,
)
from pytest_govsite.model.elderly import CaptchaLook, ElderlyLook, SpeechLook
from pytest_govsite.model.leaving import LeavingLook
from pytest_govsite.model.motion import MotionLook
from pytest_govsite.model.paging import PagingLook
from pytest_govsite.model.phone import PhoneLook
from pytest_govsite.model.search import SearchLook
from pytest_govsite.observe.look import elderly, keyboard
from pytest_govsite.observe.look.colours import look_at_colours
from pytest_govsite.observe.look.enlargement import look_enlarged
from pytest_govsite.observe.look.flashing import look_for_flashes
from pytest_govsite.observe.look.forms import look_at_forms, may_be_filled_in
from pytest_govsite.observe.look.leaving import leads_away, look_leaving
from pytest_govsite.observe.look.motion import look_at_motion
from pytest_govsite.observe.look.paging import look_at_paging, may_turn, plainly_turns
from pytest_govsite.observe.look.phone import SIZE, look_on_phone
from pytest_govsite.observe.look.pixels import look_at_pixels
from pytest_govsite.observe.look.search import look_at_search
from pytest_govsite.observe.opening import Opened


@dataclass(frozen=True, kw_only=True)
class DeepLook:
    """One kind of look and where it is taken."""

    kind: type[Look]
    work: Callable[[Opened], Awaitable[Look]]
    """Uses the opened page and returns what it saw; may raise what `World.call` and Playwright raise."""
    types: frozenset[PageType] = frozenset(PageType)
    """Page types that it concerns."""
    viewport: tuple[int, int] = (1366, 768)
    moving: bool = False
    """Animations run."""
    leaves: bool = False
    """The page may go to other addresses of the site."""
    alone: bool = False
    """In a context of its own: what the site stores (a mode for the elderly, sizes) reaches no other look."""
    phone: bool = False
    """As a phone shows it, in a context of its own."""
    first_level: bool = False
    """Taken on every first-level column too, not only on one page of its template."""
    every: bool = False
    """Taken on every rendered page of its types, not only on one page of each template."""
    waits: bool = False
    """Most of its time is waiting for what the page does by itself, so it may run beside those that keep a core busy."""
    limit: float = 180.0
    """Seconds: several times what it takes on a page of a portal, so that a busy machine comes to the same end."""
    concerns: Callable[[PageFacts], bool] | None = None
    """False for a page whose rendering shows that there is nothing to look at. None: it concerns every page."""
    follows: type[Look] | None = None
    """A look that leaves the page as it was: where that one is due too, this one is taken on the same load, after it. That
    one follows no other, and both open the page in the same way."""
    prefers: Callable[[PageFacts], bool] | None = None
    """True for a page that plainly has what is looked for: it stands for its template before others."""


_ELDERLY = (
    # the longest of all, so it begins first
    DeepLook(
        kind=ElderlyLook,
        work=elderly.drive_elderly,
        types=frozenset({PageType.HOME}),
        leaves=True,
        alone=True,
        limit=600.0,
    ),
    DeepLook(
        kind=ElderlyLook,
        work=elderly.drive_edition,
        types=frozenset({PageType.ELDER}),
        leaves=True,
        alone=True,
        limit=600.0,
    ),
    DeepLook(
        kind=SpeechLook,
        work=elderly.try_speech,
        types=frozenset({PageType.ARTICLE}),
        leaves=True,
        alone=True,
        limit=300.0,
    ),
    DeepLook(
        kind=CaptchaLook,
        work=elderly.look_at_captchas,
        types=frozenset({PageType.INTERACTIVE}),
        leaves=True,
        alone=True,
    ),
)

DEEP_LOOKS: tuple[DeepLook, ...] = (
    *_ELDERLY,
    # what moves by itself is watched before other browsers begin
    # it presses and closes things, which sites remember
    DeepLook(kind=MotionLook, work=look_at_motion, moving=True, alone=True, waits=True, limit=270.0),
    DeepLook(kind=FlashingLook, work=look_for_flashes, moving=True, waits=True, limit=120.0),
    DeepLook(
        kind=FormsLook,
        work=look_at_forms,
        types=frozenset({PageType.INTERACTIVE}),
        leaves=True,
        alone=True,
        every=True,
        limit=360.0,
    ),
    # forms stand elsewhere too; one of each template tells how errors are told
    DeepLook(
        kind=FormsLook,
        work=look_at_forms,
        types=frozenset(PageType) - {PageType.INTERACTIVE},
        leaves=True,
        alone=True,
        concerns=may_be_filled_in,
        limit=360.0,
    ),
    DeepLook(
        kind=SearchLook,
        work=look_at_search,
        types=frozenset({PageType.HOME}),
        leaves=True,
        alone=True,
        limit=420.0,
    ),
    # it presses what it comes to, which sites remember (a toolbar, a mode)
    DeepLook(kind=KeyboardLook, work=keyboard.look, first_level=True, alone=True, limit=270.0),
    DeepLook(kind=EnlargementLook, work=look_enlarged, first_level=True, follows=PixelsLook, limit=90.0),
    DeepLook(kind=PixelsLook, work=look_at_pixels, limit=120.0),
    DeepLook(kind=ColoursLook, work=look_at_colours, types=frozenset({PageType.HOME}), limit=120.0),
    DeepLook(kind=LeavingLook, work=look_leaving, leaves=True, alone=True, waits=True, prefers=leads_away),
    DeepLook(
        kind=PagingLook,
        work=look_at_paging,
        types=frozenset({PageType.COLUMN}),
        leaves=True,
        alone=True,
        concerns=may_turn,
        prefers=plainly_turns,
    ),
    DeepLook(
        kind=PhoneLook,
        work=look_on_phone,
        types=frozenset({PageType.HOME, PageType.COLUMN, PageType.ARTICLE, PageType.INTERACTIVE}),
        viewport=SIZE,
        leaves=True,
        phone=True,
        waits=True,
    ),
)
"""In the order in which they are taken."""
