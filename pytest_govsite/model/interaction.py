"""Using a page: what is known beforehand, and what was done step by step."""

from __future__ import annotations

from pytest_govsite.model.observation import Evidence
from pytest_govsite.model.terms import Fact, Text


class Step(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One thing done, so that a person can do it again."""

    action: str
    """open, press, type, hover, tab, key, reload, back, submit, watch."""
    target: str = ""
    """Name of what was pressed, pointed at or typed into."""
    changed: str = ""
    """What came of it, in the words of the site, or what was entered."""
    result: Text | None = None
    """What came of it, in words of ours."""
    url: str = ""
    """Address shown afterwards."""
    seconds: float = 0.0
    """Since the interaction began."""
    requests: tuple[str, ...] = ()
    """`METHOD address` of what it sent, or would have sent had it been let through."""
    picture: Evidence | None = None
    """The window afterwards."""


class KnownArticle(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An article of the site that a search for its title has to find."""

    title: str
    url: str
    date: str = ""
    """Day of its publication, ISO 8601; empty where the page tells none."""
    chosen: str = ""
    """Why this one: `recent`, `old` or `marks` (digits, quotation marks or rare characters in the title), `drawn` (one of
    the others)."""


class InteractionPlan(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What is settled before pages are used."""

    articles: tuple[KnownArticle, ...] = ()
    """At most three, chosen by the seed."""
    submit: bool = False
    """True: forms may be submitted (`--govsite-submit`)."""
    seed: int = 0
    film: bool = False
    """True: interactions are filmed (`--govsite-film`)."""
