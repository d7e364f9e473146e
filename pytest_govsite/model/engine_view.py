"""One page as one engine shows it: facts gathered by the same script in every engine."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.engine_layout import Element, Layout
from pytest_govsite.model.observation import Resource, ScriptError, Unobserved
from pytest_govsite.model.terms import Fact

REFERENCE_WIDTH = 1366
WIDTHS: tuple[tuple[int, int], ...] = ((1366, 768), (1920, 1080), (1280, 720), (1024, 768), (390, 844))
"""Window sizes in CSS pixels: the common ones (47号 附件, 3.2), one for advice, a phone."""


class ControlTry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A control, and what came of using it."""

    element: str
    """CSS selector."""
    snippet: str
    kind: str
    """`navigation`, `search-field`, `search-button`, `paging`, `entry`, `close`."""
    name: str
    shown: bool = True
    hit: bool | None = None
    """The middle of it is reached by a pointer. None: it could not be brought into the window."""
    cover: str = ""
    """What lies on it, as source."""
    cover_fixed: bool = False
    """What lies on it floats on the window (a notice, a bar)."""
    focusable: bool | None = None
    mouse: str | None = None
    """What a click did: `followed`, `changed`, `focused`, `submitted`, `opened`, `error`, `nothing`, `lost` (the click did not
    arrive at it). None: not tried, or tried on another page."""
    keyboard: str | None = None
    """What Enter did, as `mouse`."""


class Characters(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The encoding as the engine took it."""

    used: str = ""
    """`document.characterSet`."""
    declared: str = ""
    """Of the first `meta` that declares one."""
    replaced: int = 0
    """U+FFFD in visible text."""
    around: str = ""
    """Text around the first of them."""
    garbled: tuple[str, ...] = ()
    """Passages that look like text read in a wrong encoding."""


class BrowserDemand(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of the page that speaks of browsers or plug-ins, or something that needs a plug-in."""

    kind: str
    """`text` or `plugin`."""
    passage: str
    element: str = ""
    """CSS selector."""
    shown: bool = True
    """It takes space on the page."""
    footer: bool = False
    """It stands in the footer."""
    alternative: bool = False
    """What needs a plug-in holds something else for browsers without it."""


class FeatureUse(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A script or style sheet of the site that uses something which older browsers do not have."""

    kind: str
    """`syntax`, `interface` or `style`."""
    label: str
    since: str
    """First version of this engine that has it."""
    source: str = ""
    """Address of the file; empty: in the page itself."""
    snippet: str = ""


class EngineView(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page in one engine."""

    engine: str
    elements: tuple[Element, ...] = ()
    """All elements that a layout speaks of, by index."""
    url: str = ""
    """Where the page ended."""
    layouts: tuple[Layout, ...] = ()
    """The reference size first; empty where the page could not be seen."""
    sizes: tuple[tuple[int, int], ...] = ()
    """Windows in which it was to be seen. Empty: all of `WIDTHS`."""
    text: str = ""
    """Visible text, a line each, white space folded, cut at 50,000 characters; personal numbers masked."""
    quirks: bool = False
    """The document is laid out in quirks mode."""
    fonts: tuple[str, ...] = ()
    """Families of web fonts that were loaded."""
    lost_fonts: tuple[str, ...] = ()
    """Families of web fonts that could not be loaded."""
    characters: Characters | None = None
    controls: tuple[ControlTry, ...] | None = None
    """None: they were not tried."""
    demands: tuple[BrowserDemand, ...] = ()
    minimum_version: str = ""
    """Oldest version in which the site has to work, as configured; empty: none is."""
    features: tuple[FeatureUse, ...] = ()
    """What scripts and styles use that came late; looked for where a minimum version is configured."""
    unread: tuple[str, ...] = ()
    """Scripts and style sheets of the site in which that could not be looked for."""
    status: int | None = None
    errors: tuple[ScriptError, ...] | None = None
    """None: this engine does not tell."""
    resources: tuple[Resource, ...] | None = None
    """None: this engine does not tell."""
    dialogs: tuple[str, ...] | None = None
    """Texts of dialogs that came up by themselves. None: this engine does not tell."""
    notes: tuple[str, ...] = ()
    unobserved: Unobserved | None = None


class EnginesLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """A page in every engine of the inspection, the reference engine first."""

    kind: ClassVar[str] = "engines"

    views: tuple[EngineView, ...]
    used: bool = True
    """False: a further page of a template, shown at the reference size only, its controls not tried."""
