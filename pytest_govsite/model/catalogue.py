"""Requirements and the norms that ask for them."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact, Level, Mode, Part, SiteKind, SiteLevel, StageClass, Text


class Document(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A norm: law, regulation, standard or guideline."""

    key: str
    title: str
    number: str = ""
    issuer: str = ""
    issued: str = ""
    """`YYYY-MM-DD` or shorter."""
    in_force: str = ""
    expired: str = ""
    """Day it ceased to be in force; empty: still in force as far as known."""
    url: str = ""
    note: str = ""


class Clause(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a norm, as it is printed in the record."""

    document: str
    """Title."""
    number: str
    """Document number; empty where the document has none."""
    clause: str
    """Article, section or table row in the document's own words."""
    confirmed: bool = True
    """False: taken from a secondary source or from memory; the record shows a mark."""
    expired: bool = False
    key: str = ""
    """Short key of the norm row (`G47-1E`); never shown alone."""


class TraceEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a norm and what rests on it: one row of the traceability matrix."""

    clause: Clause
    requirements: tuple[str, ...] = ()
    """Ids; empty: no requirement rests on it, for the reason given."""
    reason: Text | None = None
    person: bool = False
    """It asks for something on the site that no requirement covers and a person has to look at."""
    binding: bool = True
    """False: the document belongs to another place than the profile; it is shown for comparison."""


class Requirement(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the catalogue, after the profile was applied."""

    id: str
    suite: str
    title: Text
    applies: tuple[str, ...]
    """Page types, `all` or `site`; a page type that only owes advice is written `article(should)`."""
    level: Level
    mode: Mode
    part: Part
    stage_class: StageClass
    meaning: Text
    clauses: tuple[Clause, ...] = ()
    per_engine: bool = False
    inapplicable: Text | None = None
    """Why the profile, the kind or the level of the site rules it out. None: it applies."""
    threshold: float | None = None
    """The number the norm gives; None where it gives none."""
    unit: str = ""
    raised: bool = False
    """The profile changed the level."""
    veto: str = ""
    """Norm row of a counting rule over the findings; empty where there is none."""


class Remedy(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """How a requirement that is not met is put right (整改建议): an opinion, never a result."""

    why: Text
    """Why it matters, and to whom."""
    how: Text
    """What to change, and where."""
    bad: Text
    """A short example of what is wrong."""
    good: Text
    """The same put right."""
    sources: tuple[str, ...] = ()
    """Where the advice comes from beside the clauses of the requirement: techniques, specifications, practice."""


class CategorySpec(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A column or information category that a profile's document lists by name."""

    id: str
    title: str
    synonyms: tuple[str, ...]
    clause: str
    kinds: tuple[SiteKind, ...] = ()
    """Empty: every kind of site."""
    abolished: str = ""
    """Why it is no longer owed; empty where it still is."""


class Profile(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a province, city or county asks for beyond or instead of the national norms."""

    name: str
    title: str
    platform_hosts: tuple[str, ...] = ()
    """Hosts of the province's unified platforms (services, search, interaction): glob patterns."""
    search_hosts: tuple[str, ...] = ()
    own_hosts: tuple[str, ...] = ()
    """Further hosts on which columns may stand."""
    categories: tuple[CategorySpec, ...] = ()
    site_names: tuple[str, ...] = ()
    """Names accepted beside the normative name (dezhou article 12: 中国德州)."""
    domain_patterns: tuple[str, ...] = ()
    """Regular expressions of domains accepted beside the national rule."""
    levels: tuple[SiteLevel, ...] = ()
    """Levels the profile's document is meant for; empty: any."""
    interactions: tuple[CategorySpec, ...] = ()
    """Kinds of interaction that the document names (functions.interaction-kinds); empty: the national ones."""
    service_themes: tuple[CategorySpec, ...] = ()
    """Themes of the catalogue of services that the document names (functions.service-catalogue)."""
    disclosure_request_online: bool = False
    """Requests for disclosure must be possible online (functions.disclosure-request-form)."""
    letters_in_working_days: bool = False
    """The number of functions.letters-answered counts working days instead of months."""
    old_domains_closed: bool = False
    """Former domains must be out of use: one that no longer resolves is right, one that redirects is advice."""
