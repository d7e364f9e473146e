"""What a defect is, and on which pages it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from pytest_govsite.model import Text


@dataclass(frozen=True)
class Defect:
    """Something wrong with the portal, modelled on how real sites err.

    A requirement is *raised* when it has a finding whose outcome is in `outcomes`, advice (`failed` at level
    `should`) included. With this defect alone switched on, the raised requirements are at least `must` and, beyond
    what the faultless portal raises under the same configuration, at most `must` and `may`. Every finding of its own
    requirement stands on a page of `pages`, and at least one does.
    """

    id: str
    """The requirement it breaks, or `requirement:variant`."""
    description: Text
    must: tuple[str, ...] = ()
    """Requirements that it has to raise; empty: just its own."""
    may: Mapping[str, str] = field(default_factory=dict)
    """Further requirements that it may raise -> the reason."""
    pages: tuple[str, ...] = ()
    """Patterns of the paths where it shows and must be found. Empty: it is no matter of single pages."""
    touches: tuple[str, ...] = ()
    """Patterns of all paths whose bytes it changes, where they are more than `pages`."""
    removes: tuple[str, ...] = ()
    """Folders that it takes off the site."""
    outcomes: tuple[str, ...] = ("failed",)
    """Outcomes of which one must be found."""
    needs_browser: bool = False
    """Only a rendered page shows it; the source alone cannot tell it from a faultless page."""
    message: str = ""
    """Words of its finding's message, where the outcome alone is the faultless portal's too."""
    conflicts: tuple[str, ...] = ()
    """Defects that cannot be seen beside this one."""
    config: Mapping[str, str] = field(default_factory=dict)
    """Values of `[site]` under which it shows, where they are not the portal's own."""
    domain: str = ""
    """Domain under which the portal stands instead of its own."""
    fragment: str = ""
    """Where the markup of `templates/defects/<id>.html` (`:` written `--`) is put on the pages of `pages`: `head` (end of
    the head), `top` (first in the body), `main` (end of the main area) or `foot` (end of the body). Empty: the templates
    ask for the defect themselves."""
    served: bool = False
    """It lies in how the site is served (names, encryption, headers), not in the bytes of a page."""
    example: str = ""
    """Path of one page of `pages` on which it shows, for an inspection of that page alone. Empty: the home page."""
    alone: Text | None = None
    """Why it stays out of the portal with many defects. None: it takes part."""

    @property
    def requirement(self) -> str:
        """The requirement it breaks."""
        return self.id.split(":", 1)[0]

    @property
    def raises(self) -> tuple[str, ...]:
        """Requirements that it has to raise."""
        return self.must or (self.requirement,)

    @property
    def changes(self) -> tuple[str, ...]:
        """Patterns of all paths whose bytes it changes."""
        return self.touches or self.pages


def hides(one: Defect, other: Defect) -> bool:
    """Return whether `one` takes away every page on which `other` could be seen."""
    shown = tuple(pattern for pattern in other.pages if not pattern.startswith("!"))
    return bool(one.removes and shown) and all(pattern.startswith(one.removes) for pattern in shown)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Return whether a path fits: `*` stands for anything, a pattern with `!` takes away again."""
    taken = any(fnmatchcase(path, pattern) for pattern in patterns if not pattern.startswith("!"))
    return taken and not any(fnmatchcase(path, pattern[1:]) for pattern in patterns if pattern.startswith("!"))
