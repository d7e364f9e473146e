"""The sections of govsite.toml (contract, section 2), each with its defaults."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from pytest_govsite.config.report import ReportSection, Text1
from pytest_govsite.model import (
    Attestation,
    Content,
    EarlierAnswer,
    Fact,
    Lexicon,
    RememberedDecision,
    Role,
    SiteKind,
    SiteLevel,
    Stage,
)

Positive = Annotated[int, Meta(ge=1)]
PositiveNumber = Annotated[float, Meta(gt=0)]


class SiteSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[site]`."""

    name: str = ""
    url: str = ""
    domain: str = ""
    id_code: str = ""
    kind: SiteKind | None = None
    level: SiteLevel | None = None
    parent_domain: str = ""
    sponsor: str = ""
    outward_services: bool = True
    aliases: tuple[str, ...] = ()
    profile: str = "national"
    stage: Stage = Stage.PRODUCTION
    content: Content = Content.FINAL
    opened: date | None = None


class FilingSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[filing]`: a number, `pending` or `not-required`."""

    icp: str = ""
    police: str = ""
    agency_mark: str = ""
    id_code: str = ""
    pending_reason: str = ""


class ScopeSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[scope]`."""

    parts: tuple[Literal["function", "security", "accessibility", "elderly"], ...] = ("function", "security")
    gbt37668: Literal[1, 2, 3] = 2
    wcag: Literal["", "AA"] = ""
    exclude: dict[str, Text1] = field(default_factory=dict)


class CrawlSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[crawl]`."""

    max_pages: Positive = 2000
    max_depth: Positive = 8
    requests_per_second: PositiveNumber = 20.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_robots: bool = False


class HttpSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[http]`. Secrets come in as `ENV:NAME` and are read when they are used; they are never printed."""

    headers: dict[str, str] = field(default_factory=dict)
    user_agent: str = ""
    basic_auth: tuple[str, str] | None = None
    storage_state: str = ""
    resolve: dict[str, str] = field(default_factory=dict)
    ignore_tls_errors: bool = False
    ca_file: str = ""


class DnsSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[dns]`."""

    server: str = ""


class ContentSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[content]`."""

    lexicons: tuple[Text1, ...] = ()
    """Files of the inspecting body's own lexicons, relative to govsite.toml."""
    decisions: tuple[Text1, ...] = ()
    """Files of decisions on words that are remembered, relative to govsite.toml; sites of a platform share them."""


class AvailabilitySection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[availability]`."""

    control: str = "https://www.gov.cn/"
    """Asked where the home page does not answer, to tell whether this machine's network works; empty: nothing is."""
    upstream: tuple[str, ...] = ()
    """Feeds (RSS, Atom, JSON) or list pages of superior sites whose items are to be reprinted."""


class Waiver(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of `[waivers]`: 让步."""

    reason: Text1
    by: Text1
    until: date


class AttestationsSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[attestations]`."""

    file: str = ""


class AnswerSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One `[[attestation]]` of the attestation file; without an outcome it is still open."""

    requirement: Text1
    title: str = ""
    ask: str = ""
    """What a person has to look at: written by the form, read by nobody but people."""
    question: str = ""
    pages: tuple[str, ...] = ()
    picture: str = ""
    covers: tuple[str, ...] = ()
    outcome: Literal["", "passed", "failed", "inapplicable"] = ""
    who: str = ""
    role: Role | None = None
    when: date | None = None
    reason: str = ""
    evidence: tuple[Text1, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()


class VetoSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One `[[veto]]` of the attestation file; without an outcome it is still open."""

    id: Text1
    title: str = ""
    ask: str = ""
    outcome: Literal["", "confirmed", "rejected"] = ""
    who: str = ""
    role: Role | None = None
    when: date | None = None
    reason: str = ""
    evidence: tuple[Text1, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()


class AttestationFile(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A whole attestation file (`[attestations] file`)."""

    attestation: tuple[AnswerSection, ...] = ()
    veto: tuple[VetoSection, ...] = ()


class SubmissionSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[submission]`."""

    allowed: bool = False
    captcha: str = ""
    """What the staging site takes in place of the answer to a CAPTCHA; a secret, so `ENV:NAME` as in `[http]`. It is
    entered only where forms may be submitted, and never written down. Empty: CAPTCHAs stay unanswered."""


class EngineSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[engines.NAME]`."""

    type: Literal["chromium", "firefox", "webkit", "webdriver"]
    executable: str = ""
    remote: str | tuple[str, ...] = ""
    capabilities: dict[str, Any] = field(default_factory=dict)
    minimum_version: str = ""


class EvidenceSection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """`[evidence]`."""

    film: bool = False
    """Each interaction is filmed: an animated picture of what the window showed, personal numbers covered."""


class Settings(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A whole govsite.toml."""

    site: SiteSection = SiteSection()
    filing: FilingSection = FilingSection()
    scope: ScopeSection = ScopeSection()
    report: ReportSection = ReportSection()
    crawl: CrawlSection = CrawlSection()
    http: HttpSection = HttpSection()
    dns: DnsSection = DnsSection()
    availability: AvailabilitySection = AvailabilitySection()
    content: ContentSection = ContentSection()
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: dict[str, float] = field(default_factory=dict)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    attestations: AttestationsSection = AttestationsSection()
    submission: SubmissionSection = SubmissionSection()
    evidence: EvidenceSection = EvidenceSection()
    engines: dict[str, EngineSection] = field(default_factory=dict)


class HostRule(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Reach a host at another address (`--govsite-resolve`, `[http] resolve`)."""

    host: str
    port: int | None
    """None: every port of the host."""
    address: str
    """IP address or host name, IPv6 without brackets."""
    target_port: int | None
    """None: the port stays."""


class Config(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Options and govsite.toml together: everything one inspection needs to know beforehand."""

    settings: Settings
    url: str
    """Start address; empty without an inspection."""
    file: Path | None = None
    """The govsite.toml that was read. None: there is none."""
    output: Path
    pages_file: Path | None = None
    engines: tuple[str, ...] = ()
    """Names asked for; empty: every engine found."""
    profile: str = "national"
    rules: tuple[HostRule, ...] = ()
    now: datetime
    seed: int = 0
    language: Literal["zh", "en"] = "zh"
    strict: bool = False
    resume: bool = False
    replay: Path | None = None
    baseline: Path | None = None
    previous: Path | None = None
    plan: bool = False
    submit: bool = False
    film: bool = False
    """Interactions are filmed."""
    max_pages: int = 2000
    attestations: tuple[Attestation, ...] = ()
    """What people decided, from `[attestations] file`."""
    lexicons: tuple[Lexicon, ...] = ()
    """The inspecting body's own, from `--govsite-lexicon` and `[content] lexicons`."""
    lexicon_files: tuple[Path, ...] = ()
    """Where they were read from."""
    remembered: tuple[RememberedDecision, ...] = ()
    """Decisions on words, from `--govsite-decisions` and `[content] decisions`."""
    decision_files: tuple[Path, ...] = ()
    """Where they were read from."""
    demo: str = ""
    """`demo` or `demo-defective` where the bundled portal is inspected, else empty."""
