"""A closer look at a rendered page: what was observed beyond its plain rendering, one type a kind of look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from pytest_govsite.model.dom import DomFacts
from pytest_govsite.model.observation import Evidence, Page, PageFacts, Unobserved
from pytest_govsite.model.terms import Fact, PageType


class Look(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Facts of one kind of look; each kind is a subclass with its own name."""

    kind: ClassVar[str] = ""
    """Name in `needs` and in the store: `axe`, `keyboard` …"""
    film: Evidence | None = None
    """Animated picture of what the window showed meanwhile. None: it was not filmed."""


class DomLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The rendered page as trees, page and frames, at 1366 × 768."""

    kind: ClassVar[str] = "dom"

    dom: DomFacts


LookT = TypeVar("LookT", bound=Look)
Load = Callable[[str, type[Look]], "Look | Unobserved | None"]


class CloserLook:
    """A page with what was seen of it in closer looks, read from the store when a check asks.

    Stands for its `PageFacts` wherever a page is judged.
    """

    def __init__(self, facts: PageFacts, load: Load) -> None:
        self.facts = facts
        self._load = load
        self._loaded: dict[str, Look | Unobserved | None] = {}

    @classmethod
    def made_of(cls, facts: PageFacts, looks: Mapping[str, Look | Unobserved]) -> CloserLook:
        """Return a page with looks at hand, by kind."""
        return cls(facts, lambda _, kind: looks.get(kind.kind))

    def of(self, kind: type[LookT]) -> LookT | Unobserved | None:
        """Return what a kind of look saw, or why it could not look. None: this page was not looked at in this way."""
        if kind.kind not in self._loaded:
            self._loaded[kind.kind] = self._load(self.facts.url, kind)
        found: Any = self._loaded[kind.kind]
        return found  # type: ignore[no-any-return]

    @property
    def dom(self) -> DomFacts | None:
        """The trees of page and frames. None: not taken, or it could not be, also where the page has too many elements."""
        seen = self.of(DomLook)
        return seen.dom if isinstance(seen, DomLook) and any(d.nodes for d in seen.dom.documents[:1]) else None

    @property
    def url(self) -> str:
        """The address as inspected."""
        return self.facts.url

    @property
    def type(self) -> PageType:
        """The page type."""
        return self.facts.type

    @property
    def page(self) -> Page:
        """The page and its place in the inspection."""
        return self.facts.page

    @property
    def observed(self) -> bool:
        """True: a browser has seen it."""
        return bool(self.facts.rendered)

    @property
    def unobserved(self) -> tuple[Unobserved, ...]:
        """Why the page could not be observed."""
        return self.facts.unobserved
