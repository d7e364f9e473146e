"""One page as one engine shows it: facts gathered by the same script in every engine."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.observation import Evidence, Resource, ScriptError, Unobserved
from pytest_govsite.model.terms import Fact

REFERENCE_WIDTH = 1366
WIDTHS: tuple[tuple[int, int], ...] = ((1366, 768), (1920, 1080), (1280, 720), (1024, 768), (390, 844))
"""Window sizes in CSS pixels: the common ones (47号 附件, 3.2), one for advice, a phone."""


class Layout(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page laid out in a window of one size."""

    asked: tuple[int, int]
    width: int
    """Real inner width; only equal widths are compared."""
    height: int
    page_width: int
    page_height: int
    picture: Evidence | None = None


class EngineView(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page in one engine."""

    engine: str
    layouts: tuple[Layout, ...] = ()
    """The reference size first; empty where the page could not be seen."""
    text: str = ""
    """Visible text, white space folded, cut at 50,000 characters."""
    status: int | None = None
    errors: tuple[ScriptError, ...] | None = None
    """None: this engine does not tell."""
    resources: tuple[Resource, ...] | None = None
    """None: this engine does not tell."""
    unobserved: Unobserved | None = None


class EnginesLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """A page in every engine of the inspection, the reference engine first."""

    kind: ClassVar[str] = "engines"

    views: tuple[EngineView, ...]
