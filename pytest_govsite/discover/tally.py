"""What is counted while a site is crawled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from pytest_govsite.discover.clues import read_clues
from pytest_govsite.discover.frontier import Found
from pytest_govsite.discover.outline import Outline
from pytest_govsite.model import DocumentFacts, Unobserved


@dataclass(slots=True)
class Tally:
    """What is counted on the way."""

    outlines: dict[str, Outline] = field(default_factory=dict)
    founds: dict[str, Found] = field(default_factory=dict)
    unobserved: list[Unobserved] = field(default_factory=list)
    missing: list[Unobserved] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    copies: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    outside: int = 0
    forbidden: int = 0
    lost: int = 0

    @property
    def pages(self) -> int:
        """Pages that count against the limit."""
        return len(self.outlines) + self.lost

    def add(self, found: Found, document: DocumentFacts) -> None:
        """Keep the outline of a page that answered."""
        self.founds[found.url] = found
        self.outlines[found.url] = Outline(
            url=found.url,
            clues=read_clues(document),
            skeleton=document.skeleton,
            depth=found.depth,
            parent=found.parent,
            declared=found.declared,
        )

    def completed(self) -> tuple[Outline, ...]:
        """Return the outlines with all that was found out about their pages later on."""
        return tuple(
            msgspec.structs.replace(outline, anchors=found.texts, inbound=found.inbound)
            for outline, found in ((o, self.founds[url]) for url, o in self.outlines.items())
        )
