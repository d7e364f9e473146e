"""What driving the elderly-friendly edition of a site showed: entries, modes, aids, and how sizes and colours changed."""

from __future__ import annotations

from statistics import median
from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.document import Box
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.keyboard import KeyboardLook
from pytest_govsite.model.terms import Fact


class TextSize(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One body text as rendered."""

    text: str
    size: float
    """Height of the letters' em box on the screen in CSS pixels; zoom and transforms are in it."""
    line: float = 0.0
    """Line height as a multiple of the font size."""
    contrast: float | None = None
    """Against its background. None: over a picture."""
    colours: str = ""
    """Text colour and background."""


class Appearance(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """How a page looked at one moment."""

    url: str = ""
    texts: tuple[TextSize, ...] = ()
    blocks: int = 0
    """Headings, lists, tables, forms and large pictures outside header and footer."""
    links: int = 0
    columns: float = 1.0
    """Blocks that stand side by side, in the median."""
    overflow: float = 0.0
    """Pixels that the page is wider than the window."""
    cursor: str = ""
    cursor_size: float | None = None
    """Larger side of the picture of the cursor. None: no picture, or it could not be read."""
    state: str = ""
    """Classes of root and body, and their filter and zoom."""
    controls: tuple[str, ...] = ()
    """Names of the aids that are shown."""

    @property
    def size(self) -> float:
        """Median size of body text; 0 without text."""
        return median(text.size for text in self.texts) if self.texts else 0.0

    @property
    def line(self) -> float:
        """Median line height as a multiple; 0 without text."""
        return median(text.line for text in self.texts) if self.texts else 0.0

    @property
    def contrasts(self) -> tuple[float, ...]:
        """Contrasts that could be measured, lowest first."""
        return tuple(sorted(text.contrast for text in self.texts if text.contrast is not None))

    @property
    def colours(self) -> tuple[str, ...]:
        """Colours of the texts, in order."""
        return tuple(text.colours for text in self.texts)


class AidControl(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control, and where it stands."""

    name: str
    kind: str = ""
    selector: str = ""
    snippet: str = ""
    box: Box | None = None
    focusable: bool = False
    """It, something in it or an element close around it takes the focus by Tab."""
    href: str = ""


class Entry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is named as an entry to the edition for the elderly or to a toolbar."""

    control: AidControl
    group: str
    """elderly or accessibility: what its name promises."""
    form: str
    """link, button, image, input or text."""
    named: bool = True
    """False: known by its id or handler alone; nothing names it."""
    first_screen: bool = True
    visible: bool = True


class Opening(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What came of using an entry."""

    by: str
    """mouse or keyboard."""
    effect: str = "nothing"
    """bar (controls came), page (the same page changed), edition (another address), nothing, error (the address
    has no page), unreached, or lost (it could not be tried to the end)."""
    url: str = ""
    controls: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    """Script errors that it raised."""
    missing: tuple[str, ...] = ()
    """Scripts that the page could not load."""


class Follower(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that goes along with the pointer."""

    axis: str
    """x, y or both."""
    width: float
    height: float
    selector: str = ""


class Caption(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a caption screen showed."""

    by: str
    """pointer or focus."""
    asked: tuple[str, ...]
    """Texts that were pointed at or had the focus."""
    shown: tuple[str, ...] = ()
    """What stood there each time; empty: nothing of them."""
    size: float = 0.0
    selector: str = ""


class AidTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One aid as it was used."""

    control: AidControl
    kind: str
    """larger, smaller, large-text, simple, line-spacing, contrast, pointer, guide-line, captions, reset …"""
    pressed: tuple[str, ...] = ()
    """Names of all that was pressed, in order: the control, then what it brought up."""
    before: Appearance = Appearance()
    after: Appearance = Appearance()
    followers: tuple[Follower, ...] = ()
    captions: tuple[Caption, ...] = ()


class Kept(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Whether a mode was still on at another moment."""

    url: str
    appearance: Appearance
    ordinary: Appearance | None = None
    """The same address without the mode. None: it could not be compared."""
    edition: bool = False
    """The address is one of the separate edition's."""


class Leaving(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The way back out of a mode."""

    control: AidControl | None = None
    """None: there is none to be seen."""
    entry: bool = False
    """It is the entry itself, pressed again."""
    before: Appearance = Appearance()
    after: Appearance = Appearance()


class Journey(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """From the home page to an article and back by keyboard alone."""

    opened: Opening
    tabs: int = 0
    article: str = ""
    """Address of the article reached; empty: none."""
    target: str = ""
    """Text of its link."""
    end: str = ""
    """Why the walk ended without an article: around, trap, limit, no-links, no-open."""
    back: bool = False
    walk: KeyboardLook | None = None
    """The page in the mode, by Tab, with what shows the focus. None: it could not be walked."""


class PhoneSetting(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Text sizes at phone width in one setting."""

    setting: str
    appearance: Appearance


class FloatingBox(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A box that floats over the page."""

    selector: str
    snippet: str = ""
    text: str = ""
    box: Box | None = None
    moves: bool = False
    close: AidControl | None = None
    gone: bool = False
    """It was gone after its close control was pressed."""
    returned: bool = False
    """It was there again after the page was loaded again."""
    late: float = 0.0
    """Seconds after the page stood still at which it came up; 0: it was there from the start."""


class Watch(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What happened while the mode was on and nobody did anything."""

    seconds: float
    url: str = ""
    overlays: tuple[FloatingBox, ...] = ()
    """Boxes that came up."""
    dialogs: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    """Addresses of frames, scripts and pictures of other hosts."""
    offers: tuple[AidControl, ...] = ()
    """Controls whose name or target has to do with getting, paying or installing."""
    floating: tuple[FloatingBox, ...] = ()


class Utterance(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something heard: a call of the browser's speech or of a player."""

    call: str
    """speak, cancel, pause, resume, play, stop, request."""
    what: str = ""
    seconds: float = 0.0


class SpeechTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One control for reading aloud as it was used."""

    control: AidControl
    opened: str = ""
    """Name of the entry that had to be opened first; empty: it stood on the page."""
    started: tuple[Utterance, ...] = ()
    """Heard after it was pressed, the pointer on a text."""
    stop: AidControl | None = None
    stopped: bool = False
    """After the stop control, reading ended and did not begin again."""


class ElderlyMode(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One entry as it was opened, and all that was found behind it."""

    entry: Entry | None = None
    """None: the page inspected is itself one of the edition."""
    opening: Opening
    before: Appearance = Appearance()
    after: Appearance = Appearance()
    aids: tuple[AidTrial, ...] = ()
    next_page: Kept | None = None
    reloaded: Kept | None = None
    speech: tuple[SpeechTrial, ...] = ()
    """Reading aloud on the next page."""
    leaving: Leaving | None = None

    @property
    def works(self) -> bool:
        """True: using the entry had an effect."""
        return self.opening.effect in ("bar", "page", "edition")


class ElderlyLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The elderly-friendly edition and the toolbar, driven."""

    kind: ClassVar[str] = "elderly"

    entries: tuple[Entry, ...] = ()
    modes: tuple[ElderlyMode, ...] = ()
    """What the elderly entry opened, then what the toolbar's did, then entries that had no effect."""
    journey: Journey | None = None
    phone: tuple[PhoneSetting, ...] = ()
    watch: Watch | None = None
    steps: tuple[Step, ...] = ()
    missed: tuple[str, ...] = ()
    """Parts that could not be done, with the reason."""


class SpeechLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """Reading aloud on an article page; a stand-in takes the place of the voice that the machine lacks."""

    kind: ClassVar[str] = "speech"

    trials: tuple[SpeechTrial, ...] = ()
    searched: tuple[str, ...] = ()
    """Entries that were opened to find a control, with what came of it."""
    missing: tuple[str, ...] = ()
    """Scripts that the page could not load."""
    steps: tuple[Step, ...] = ()
    missed: tuple[str, ...] = ()


class Captcha(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A CAPTCHA that is a picture or has to be dragged."""

    kind: str
    """picture or drag."""
    selector: str = ""
    snippet: str = ""
    box: Box | None = None
    tried: tuple[str, ...] = ()
    """Names of the controls that were pressed to enlarge it."""
    enlarged: Box | None = None
    """Its box at its largest. None: nothing enlarged it."""
    voice: AidControl | None = None
    """A control for a spoken or other form."""
    spoken: bool = False
    """Pressing that control made something be played, asked for or said."""


class CaptchaLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """CAPTCHAs of a page, and what can be done about them."""

    kind: ClassVar[str] = "captcha"

    captchas: tuple[Captcha, ...] = ()
    missed: tuple[str, ...] = ()
