"""The words of the field, each with one meaning everywhere (EARL 1.0, WCAG-EM, ACT, the Chinese norms)."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Plain data: frozen, keyword-only, written to disk and read years later. Tuples, never lists.

    Such trees hold no cycles, so the collector need not look through them (`gc=False`); with 10,000 pages that counts.
    """


class Text(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence in both languages of the record."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def in_language(self, language: str) -> str:
        """Return the sentence in `zh` or `en`; Chinese stands in where the English one is empty."""
        return self.en if language == "en" and self.en else self.zh


class Outcome(StrEnum):
    """EARL 1.0 outcome values, section 2.7."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Level(StrEnum):
    """How binding a requirement or a finding is; `should` is advice."""

    MUST = "must"
    SHOULD = "should"


class Cause(StrEnum):
    """Why something is untested: the surroundings did not allow it, or something broke."""

    ENVIRONMENT = "environment"
    BROKEN = "broken"


class Mode(StrEnum):
    """Whether a program or a person judges the requirement."""

    AUTO = "auto"
    MANUAL = "manual"


class PageType(StrEnum):
    """Page types of the 政府网站发展指引 label table, and what it leaves over."""

    HOME = "home"
    COLUMN = "column"
    ARTICLE = "article"
    INTERACTIVE = "interactive"
    ELDER = "elder"
    OTHER = "other"


class Edition(StrEnum):
    """Editions of one site whose navigation and footer are compared with their own pages only."""

    MAIN = "main"
    ELDER = "elder"
    MOBILE = "mobile"
    FOREIGN = "foreign"
    TRADITIONAL = "traditional"


class Part(StrEnum):
    """The four parts that each get a conclusion of their own."""

    FUNCTION = "function"
    SECURITY = "security"
    ACCESSIBILITY = "accessibility"
    ELDERLY = "elderly"


class Stage(StrEnum):
    """Where the site stands between building and running."""

    PRELAUNCH = "prelaunch"
    TRIAL = "trial"
    PRODUCTION = "production"


class Content(StrEnum):
    """How real the content is before launch."""

    NONE = "none"
    SAMPLE = "sample"
    MIGRATED = "migrated"
    FINAL = "final"


class SiteKind(StrEnum):
    """What sort of organisation runs the site."""

    PORTAL = "portal"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    INSTITUTION = "institution"


class SiteLevel(StrEnum):
    """Administrative level of the organisation."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class StageClass(StrEnum):
    """Class of a requirement in the stage rules of the contract (section 3)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class UnobservedReason(StrEnum):
    """Why something could not be looked at. Never a verdict about the site."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    BLOCKED = "blocked"
    HTTP_ERROR = "http_error"
    CRASH = "crash"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    NOT_HTML = "not_html"
    NOT_INSTALLED = "not_installed"
    OFFLINE = "offline"
    REFUSED_ADDRESS = "refused_address"
    INTERRUPTED = "interrupted"
    LIMIT = "limit"
    LOGIN = "login"
    """The login of the inspection expired: the site showed its login page instead."""
    WITHHELD = "withheld"
    """It bears a mark of classification: seen, and not kept."""
