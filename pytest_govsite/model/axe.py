"""What axe-core said of a page and its frames."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field

from pytest_govsite.model.closer import Look
from pytest_govsite.model.terms import Fact


class AxeCheck(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One of the tests that make a rule and that did not pass, at one element."""

    id: str
    key: str = ""
    """Key of its message, where it has several: `bgImage`, `noId` …"""
    message: str = ""
    """axe-core's English message, at most 300 characters."""
    data: dict[str, str] = field(default_factory=dict)
    """What it measured (`fgColor`, `bgColor`, `contrastRatio` …), as text."""


class AxeNode(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element that a rule names."""

    document: int
    """Place of its document in `DomFacts.documents` where a tree was taken before, else -1."""
    node: int = -1
    """Index in that document's nodes; -1: not in the tree."""
    frame: str = ""
    """Address of its frame; empty: the page itself."""
    selector: str = ""
    """axe-core's selector inside the frame, where the element is not in the tree."""
    html: str = ""
    """Start of its source, where the element is not in the tree."""
    checks: tuple[AxeCheck, ...] = ()
    """Tests that made it a violation, or incomplete."""


class AxeResult(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one rule found."""

    rule: str
    impact: str = ""
    violations: tuple[AxeNode, ...] = ()
    incomplete: tuple[AxeNode, ...] = ()
    error: str = ""
    """The rule broke off; axe-core's message."""


class AxeFrame(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A frame that could not be tested, and why."""

    url: str
    reason: str


class AxeLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """axe-core in the page and every frame; rules without a result here found nothing."""

    kind: ClassVar[str] = "axe"

    version: str
    rules: tuple[str, ...] = ()
    """Rules that ran."""
    frames: int = 0
    """Frames tested, the page itself not counted."""
    results: tuple[AxeResult, ...] = ()
    untested: tuple[AxeFrame, ...] = ()

    def of(self, rule: str) -> AxeResult | None:
        """Return what a rule found. None: nothing."""
        return next((result for result in self.results if result.rule == rule), None)
