"""A page used by keyboard: where Tab goes, what shows it, what the keys do."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.document import Box
from pytest_govsite.model.terms import Fact


class KeyElement(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element that the keyboard met or should have met."""

    frame: str = ""
    """Address of the frame it stands in; empty for the page itself."""
    document: int = 0
    """Number of its document: 0 the page, then its frames in document order."""
    place: int = -1
    """Its place in the document order of that document; -1: it came later."""
    selector: str = ""
    snippet: str = ""
    tag: str = ""
    type: str = ""
    """`type` of inputs and buttons, in lower case."""
    role: str = ""
    name: str = ""
    href: str = ""
    box: Box | None = None
    """Border box in document coordinates."""
    tabindex: int | None = None
    """As written. None: not written."""
    listeners: tuple[str, ...] = ()
    """Kinds of its own event listeners."""
    heard: tuple[str, ...] = ()
    """Kinds of listeners of the elements around it and of the document."""
    inline: tuple[str, ...] = ()
    """Its inline handlers, `onclick=…`, each cut at 200 characters."""
    regions: tuple[str, ...] = ()
    """Landmarks around it, the nearest first, as `role@place`."""
    around: tuple[int, ...] = ()
    """Places of the elements around it up to `<body>`, the nearest first, at most 12."""
    layout: tuple[str, ...] = ()
    """What may put it elsewhere than its place in the document: `fixed`, `sticky`, `absolute`, `float:right`,
    `row-reverse` … of itself and of the elements around it."""
    pointer: bool = False
    """The cursor over it is a hand."""


class Happened(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that the page did when a key was pressed or the focus came."""

    kind: str
    """`navigation`, `submission`, `window`, `message` (alert, confirm), `download`, `focus_moved`, `focus_lost`, `changed`."""
    detail: str = ""
    """Address, text of the message, what changed; at most 200 characters."""
    element: KeyElement | None = None
    """Where the focus went."""


class FocusStop(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One element that Tab came to."""

    element: KeyElement
    in_view: bool = True
    """Part of it lies in the window while it has the focus."""
    points: int = 0
    """Points of its box in the window that were tested."""
    covered: int = 0
    """How many of them something else lies on."""
    cover: KeyElement | None = None
    """What lies on it."""
    cover_opaque: bool = False
    """The cover has a background or picture of its own that cannot be seen through."""
    box: Box | None = None
    """Where it is while it has the focus, in document coordinates."""
    changes: tuple[str, ...] = ()
    """Computed style that differs between focused and not: `outline: none → solid 2px rgb(…)`, `label border …`."""
    caret: bool = False
    """A text cursor shows where the focus is."""
    alike: str = ""
    """Elements with the same value look and change alike."""
    compared: bool = False
    """The window was photographed with and without the focus."""
    changed_pixels: int = 0
    """Pixels that differ by more than 12 of 255 in a channel."""
    changed_contrast: float = 0.0
    """Contrast between the two pictures that enough of these pixels for a line reach; 3 where the
    middle turns to another colour; 0: not measured."""
    changed_in_place: int | None = None
    """Pixels of the window that differ with and without the focus where Tab left it behind something that stays. None:
    not compared."""
    unreadable: bool = False
    """A frame whose inside cannot be looked into, a player: the stops inside are not known."""
    happened: tuple[Happened, ...] = ()


class Trap(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Elements between which Tab or Shift+Tab goes on and on, and which keys lead out."""

    elements: tuple[KeyElement, ...]
    tab: bool = False
    """Tab leads out, when one waits."""
    back: bool = False
    """Shift+Tab leads out."""
    escape: bool = False
    """Escape, or Tab after Escape, leads out."""
    dialog: bool = False
    """They stand in an open dialog."""
    tried_back: bool = False
    """It was found going backwards."""
    advice: str = ""
    """Text on the page that tells which key leads out."""


COMPOSITES = frozenset(
    ["tablist", "menu", "menubar", "radiogroup", "toolbar", "grid", "treegrid", "listbox", "tree", "combobox"]
)
"""Roles of widgets whose parts are reached by arrows."""


class Unreached(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A visible interactive element that Tab did not come to."""

    element: KeyElement
    tabbable: bool = False
    """It takes focus by Tab, as its markup says."""
    focusable: bool = False
    composite: KeyElement | None = None
    """The widget around it, whose parts are reached by arrows; or, of another role, what holds it together with one of its
    kind that Tab came to."""
    arrows_tried: bool = False
    """Arrow keys were pressed in a part of the widget that Tab came to."""
    by_arrows: bool = False
    """An arrow key or End led to it."""
    related: bool = False
    """An element that Tab came to stands inside or around it, or it labels one."""


class Operation(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What an element does by mouse and by keyboard."""

    element: KeyElement
    by_mouse: str = ""
    """`click`, `dblclick`, `mousedown`, `mouseover`: the kind of event that was tried."""
    mouse: tuple[Happened, ...] = ()
    """What it did. Empty: nothing that can be seen."""
    focusable: bool = False
    keys: tuple[str, ...] = ()
    """Keys that were tried on it."""
    keyboard: tuple[Happened, ...] = ()
    """What the keys (or the focus alone) did."""
    held: bool = True
    """False: the focus was refused or went from it by itself, so that keys may have gone elsewhere."""
    equivalent: KeyElement | None = None
    """A focusable element inside, around or beside it that may do the same."""
    revealed: tuple[KeyElement, ...] = ()
    """Links and controls, or where there are none pictures of codes and explanations, that came to sight under the mouse and
    not by keyboard, at most 5."""


class SkipAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A link within the page among the first stops, and where Enter led."""

    element: KeyElement
    number: int
    """Its place among the stops, from 1."""
    target: KeyElement | None = None
    """What its address names. None: nothing on the page."""
    shown: bool = False
    """It is in the window and visible while it has the focus."""
    moved: bool = False
    """The focus is on or in the target, or the next Tab comes to the target or behind its start."""
    next: KeyElement | None = None
    """What the next Tab came to."""
    scripted: bool = False
    """Its address is a script or `#`."""


class DialogAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A dialog opened by keyboard."""

    opener: KeyElement | None = None
    """None: it was open when the page had come."""
    dialog: KeyElement
    modal: bool = False
    """It keeps the rest of the page from use: by markup (aria-modal, `showModal`) or by lying over the whole window."""
    declared: bool = False
    """`<dialog>`, role dialog or alertdialog."""
    takes_focus: bool = False
    keeps_focus: bool | None = None
    """None: not tried."""
    left_to: KeyElement | None = None
    """Where Tab went out of it."""
    escape: bool = False
    """Escape closed it."""
    control: KeyElement | None = None
    """The control that closed it, or the one that says it would."""
    closed_by_control: bool | None = None
    gives_back: bool | None = None
    """After closing the focus was on what opened it. None: not known."""
    given_to: KeyElement | None = None
    """Where the focus was after closing."""


class ChoiceAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A field into which a value was put by keyboard."""

    element: KeyElement
    key: str
    changed: bool = False
    """The value became another."""
    happened: tuple[Happened, ...] = ()
    advice: str = ""
    """Text before or at the field that announces what will happen."""


class Expansion(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A button with `aria-expanded`, or one that opens and closes something without it, that was pressed by Enter."""

    element: KeyElement
    before: str
    """What the attribute said. Empty: there is none, what it shows goes again when it is pressed again, and neither its
    text nor a state of it changes with that."""
    after: str
    shown: int = 0
    """Characters of text that are shown more outside it than before."""
    away: int = 0
    """Stops between it and what it opened right beside it on screen, where neither the focus nor Tab nor the arrow down
    went there. 0: few, or one of them did."""
    locked: KeyElement | None = None
    """Entry of a menu that it opened and that no key leads to: no entry takes Tab, and neither the focus nor the arrow
    down went there; or what it opened closes as soon as Tab leaves the button. None: there is no such menu."""


class ToggleAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A switch or a button with `aria-pressed` or `aria-checked`, or named like one, that was pressed twice by a key."""

    element: KeyElement
    attribute: str
    """Empty: it has none, and `followed` says that its words, or others of the page, changed."""
    changed: bool = False
    """Text of the page or looks of it changed, and came back when it was pressed again."""
    followed: bool = False
    """So did its state, its text or its name."""
    by_words: bool = False
    """Its text or name alone did; the attribute says what it said before."""
    stayed: bool = False
    """Text or looks changed once, and nothing more when it was pressed again."""


class PartAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A tab, radio button or option of a script that was not chosen: what a click and arrow keys did."""

    widget: KeyElement
    part: KeyElement
    changed: bool = False
    """A click changed text of the page, or looks or states of the parts."""
    followed: bool = False
    """It changed what the parts say of being chosen."""
    tabbable: bool = False
    arrows: bool | None = None
    """An arrow key moved the focus or changed anything. None: Tab came to no part of the widget."""


class SortAttempt(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control in a header cell that put the rows of its table in another order."""

    element: KeyElement
    told: bool = False
    """`aria-sort`, a name of a header cell, or words beside the table said something else afterwards."""


class UncoveredText(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Words that came to sight as something was opened; colours as `rgb(…)`, sizes in CSS pixels."""

    element: KeyElement
    text: str
    """At most 60 characters."""
    color: str
    ground: str
    """The plain colour they stand on, as styles tell it."""
    font_size: float = 16.0
    font_weight: int = 400
    surroundings: str = ""
    """Classes of the element and of the one around it."""


class KeyboardLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The page used by keyboard, at 1366 × 768."""

    kind: ClassVar[str] = "keyboard"

    stops: tuple[FocusStop, ...] = ()
    """In the order in which Tab came to them."""
    covered_going_back: tuple[FocusStop, ...] = ()
    """Elements behind a bar at the top of the window when Shift+Tab came to them, of whose focus nothing is seen; at most
    3."""
    end: str = "left"
    """`left` (the focus went out behind the last element), `cycled` (back to the first), `trapped`, `limit` (enough
    stops), `time`, `gone` (the page went elsewhere)."""
    started_at: KeyElement | None = None
    """What had the focus when the page had come. None: nothing."""
    modal: KeyElement | None = None
    """A modal dialog that was open all the time."""
    traps: tuple[Trap, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    """At most 80."""
    operations: tuple[Operation, ...] = ()
    skips: tuple[SkipAttempt, ...] = ()
    dialogs: tuple[DialogAttempt, ...] = ()
    choices: tuple[ChoiceAttempt, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    toggles: tuple[ToggleAttempt, ...] = ()
    parts: tuple[PartAttempt, ...] = ()
    suggested: tuple[PartAttempt, ...] = ()
    """Comboboxes that are written into, whose list came up by keyboard, with an option that arrow keys did not lead to and
    a click put into the field."""
    picked: tuple[PartAttempt, ...] = ()
    """Fields that cannot be written into, with a part of the calendar or list that comes up for them: a click put it
    into the field, and no key did."""
    sorted: tuple[SortAttempt, ...] = ()
    """Tables whose rows a key put in another order, at most 2."""
    uncovered: tuple[UncoveredText, ...] = ()
    """One of each pair of colours, at most 60; in panels, dialogs and folded parts that were opened."""
    explored: bool = True
    """False: only the stops were walked; no operations, skips, dialogs, choices."""
    unfinished: tuple[str, ...] = ()
    """Parts for which there was no time, or whose frame went away meanwhile: `operations`, `dialogs` …"""
    main: KeyElement | None = None
    """The main content: `<main>`, role main, or a block that is named so. None: none is marked."""
    headings: int = 0
    """Headings that are to be seen."""
    seconds: float = 0.0
