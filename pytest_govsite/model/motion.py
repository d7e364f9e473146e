"""What changes on a page by itself, when pointed at or after an action; its media and floating boxes."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.document import Box
from pytest_govsite.model.terms import Fact


class Spot(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element as it was found."""

    selector: str
    snippet: str = ""
    frame: str = ""
    """Address of the frame; empty for the page itself."""
    box: Box | None = None
    """In coordinates of its document."""
    text: str = ""
    """Visible text inside, cut at 300 characters."""


class Lever(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control that by its name does something to what it stands with."""

    spot: Spot
    name: str
    focusable: bool = False
    """Takes focus by Tab."""
    works: bool | None = None
    """It did so when pressed. None: not pressed."""
    by_keyboard: bool | None = None
    """It did so by Enter or Space. None: not tried."""


class Mover(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that changed by itself while nobody touched the page."""

    spot: Spot
    kind: str
    """`moving` (changes its place), `scrolling` (its content does), `sliding` (one thing takes the place of another),
    `blinking` (shows and hides or changes its colours), `glowing` (only its frame or shadow changes), `updating` (its text
    changes)."""
    source: str
    """`script`, `animation` (CSS or Web Animations), `marquee`, `picture` (animated image file), `canvas`, `svg`."""
    watched: float = 0.0
    """Seconds for which it was watched."""
    first: float = 0.0
    """Second of the first change."""
    last: float = 0.0
    changes: int = 0
    """Bursts of changes, at least 0.3 seconds apart."""
    period: float | None = None
    """Seconds between two bursts. None: it never pauses, or it was seen once."""
    going: bool = False
    """Still changing at the end of the watch."""
    lasting: float | None = None
    """Seconds that it lasts by its own declaration, infinite ones 1e9. None: not declared."""
    travel: tuple[float, float] = (0.0, 0.0)
    """Widest range of its own place, in CSS pixels."""
    position: str = "static"
    clipped: bool = False
    """An element around it cuts away what moves out of it."""
    texts: tuple[str, ...] = ()
    """Different texts that it showed, at most six."""
    live: str = ""
    """Live region that it stands in: `polite`, `status`, `timer` …"""
    busy: bool = False
    """It says that something is being loaded (role, class or text)."""
    on_attention: bool | None = None
    """It stops while the pointer rests on it and the focus is inside. None: not tried."""
    control: Lever | None = None
    """A control near it whose name says that it stops it."""


class Medium(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An audio, a video or a player in a frame."""

    spot: Spot
    tag: str
    source: str = ""
    autoplay: bool = False
    muted: bool = False
    loop: bool = False
    controls: bool = False
    """It has the browser's own controls."""
    played: bool = False
    """It played without anybody's doing."""
    loaded: bool = False
    """The file could be read."""
    sound: bool | None = None
    """It has a sound track. None: not known."""
    duration: float | None = None
    tracks: tuple[str, ...] = ()
    """Kinds of its `<track>` elements with an address."""
    unread: tuple[str, ...] = ()
    """Kinds of those whose file could not be read or holds no words."""
    by_keyboard: bool | None = None
    """Space or Enter on it or on a control of its own starts or stops it. None: not tried, or it could not play."""
    levers: tuple[Lever, ...] = ()
    """Controls near it named after playing, stopping or loudness."""


class UnattachedPlayer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An audio that a script made, that sounds by itself and stands nowhere in the document."""

    source: str = ""
    """Address of what it plays, masked."""
    duration: float | None = None
    """Seconds. None: not known, or it goes on without an end."""
    loop: bool = False
    """It begins again at its end."""


class Floating(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A box that stays over the page when it is scrolled, or flies over it."""

    spot: Spot
    role: str = ""
    position: str = "fixed"
    width: float = 0.0
    height: float = 0.0
    edges: tuple[str, ...] = ()
    """Edges of the window that it touches."""
    flying: bool = False
    """It changes its place by itself."""
    covered: int = 0
    """Characters of text that it lay over, the most of what was seen at several places of scrolling."""
    covered_controls: int = 0
    links: int = 0
    pictures: int = 0
    controls: int = 0
    """Controls inside that are no links."""
    navigation: bool = False
    """It holds or is navigation, a header, a search box or a tool bar."""
    tools: bool = False
    """Its words are those of tools at the edge of a page: back to top, accessibility, WeChat …"""
    close: Lever | None = None
    """Its close control."""
    by_escape: bool | None = None


class Reveal(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Content that appeared when the pointer came to rest on something."""

    trigger: Spot
    content: Spot
    inside: bool = False
    """The content stands inside its trigger."""
    covers_trigger: float = 0.0
    """Share of the trigger's box under the content."""
    covers_text: int = 0
    """Characters of other text under the content."""
    escape: bool | None = None
    """Escape takes it away while the pointer stays."""
    hoverable: bool | None = None
    """It stays when the pointer moves onto it."""
    too_slow: bool = False
    """The pointer went onto it more slowly than a hand each time, and it was gone: whether it stays for a hand is not known."""
    persists: bool = True
    """It stays as long as the pointer does (watched for half a second)."""
    stays: bool = False
    """It stays when the pointer has left: it is no hover content but a switch."""
    menu: bool = False
    """It is a menu: mostly links."""
    focusable: bool = True
    """Something takes focus in or right beside the trigger, around it, or in the content."""
    elsewhere: bool = False
    """The page shows or names elsewhere what the content says, or it says nothing."""


class Update(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Text that appeared or changed after an action."""

    spot: Spot
    action: Spot
    """What was pressed or filled in."""
    name: str = ""
    """Name of what was pressed."""
    doing: str = "press"
    """`press`, `submit`, `choose` (from a list, or a box to tick) or `type`."""
    text: str = ""
    before: str = ""
    """What stood there before; empty: nothing."""
    gone: int = 0
    """Other texts of the page that were shown before and are not any more."""
    answered: bool = False
    """What was pressed changed its own name or state too."""
    live: str = ""
    """Live region that it stands in; empty for none."""
    focused: bool = False
    """Focus went into it, or to a field that it describes."""
    own: bool = False
    """It is inside of what was pressed."""
    dialog: bool = False
    lasted: float | None = None
    """Seconds after which it went by itself. None: it stayed, or was not watched."""
    expanded: bool = False
    """A part that was opened or exchanged: controlled by what was pressed, a menu, a tab panel."""


class LostFocus(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What was pressed and then was gone, the focus with it: nothing had it afterwards."""

    spot: Spot
    name: str = ""


class MotionLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The page with animations on, watched, pointed at and pressed, at 1366 × 768."""

    kind: ClassVar[str] = "motion"

    watched: float = 0.0
    """Seconds without a touch."""
    movers: tuple[Mover, ...] = ()
    media: tuple[Medium, ...] = ()
    unattached: tuple[UnattachedPlayer, ...] = ()
    """Of the page's own document; what scripts of frames play is not looked for."""
    floating: tuple[Floating, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    updates: tuple[Update, ...] = ()
    lost: tuple[LostFocus, ...] = ()
    pointed: int = 0
    """Elements on which the pointer rested."""
    pressed: int = 0
    unfinished: tuple[str, ...] = ()
    """Parts that time did not allow or that broke off: `watch`, `pause`, `players`, `media`, `floating`, `hover`, `updates`."""
