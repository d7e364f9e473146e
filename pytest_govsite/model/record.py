"""record.json (contract, section 4)."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model.amendment import Amendment
from pytest_govsite.model.attestation import AttestedEntry
from pytest_govsite.model.catalogue import Document, TraceEntry
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.judgement import Conclusion, RequirementResult
from pytest_govsite.model.points import PointSheet
from pytest_govsite.model.reinspection import Reinspection
from pytest_govsite.model.reuse import ReusedFrom
from pytest_govsite.model.terms import Fact
from pytest_govsite.model.watch import Changes, WatchDigest


class Tool(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The program that made the record."""

    name: str
    version: str
    python: str
    axe: str = ""


class EngineFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A browser engine as used in the run."""

    name: str
    version: str = ""
    driver: str = ""
    available: bool = True
    capabilities: dict[str, bool] = {}
    sandbox: bool = True
    note: str = ""
    stands_for: tuple[str, ...] = ()
    """Mainstream browsers with this engine, each perhaps of another version."""
    caution: str = ""
    """How far it stands for them."""
    source: str = ""
    """Where that is known from."""


class SiteEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The site as the record names it."""

    name: str
    url: str
    domain: str
    id_code: str
    kind: str
    level: str
    profile: str
    stage: str
    content: str = "final"
    sponsor: str = ""
    inferred: tuple[str, ...] = ()


class PageEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page in the coverage."""

    url: str
    type: str
    template: str = ""
    rendered: tuple[str, ...] = ()
    """Engines that rendered it."""
    reason: str = ""
    signals: tuple[str, ...] = ()
    title: str = ""
    screenshot: str = ""
    pictures: dict[str, str] = {}
    """Engine -> picture of the page in it, where pages were compared in several."""
    looks: tuple[str, ...] = ()
    """Kinds of closer looks that were taken: `axe`, `dom`, `keyboard` …"""
    marks: str = ""
    """Digests of footer and labels, for comparing with a later run."""
    reused: str = ""
    """Id of the record whose run rendered it, where this one took that over (quick mode); empty: this run did."""
    looks_lost: tuple[str, ...] = ()
    """Kinds that were to be taken and could not; the findings of what they were for say why."""


class UnobservedEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page that could not be looked at."""

    url: str
    reason: str
    detail: str = ""


class Coverage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What was looked at. Every number is a number of pages."""

    discovered: int = 0
    fetched: int = 0
    rendered: int = 0
    templates: int = 0
    pages: tuple[PageEntry, ...] = ()
    unobserved: tuple[UnobservedEntry, ...] = ()
    truncated: bool = False
    whole_site: bool = True
    first_fetch: str = ""
    """When the first page was fetched, ISO 8601; empty: none was."""
    last_fetch: str = ""
    reused: int = 0
    """Of the rendered pages, those whose rendering was taken over from an earlier run (quick mode)."""
    reused_from: tuple[ReusedFrom, ...] = ()
    """The records of the runs that rendered them, the one with most pages first."""


class Interaction(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """How a page was used."""

    page: str
    kind: str
    """Kind of look: `search`, `forms`, `elderly` …"""
    steps: tuple[Step, ...]
    """In order; at most 400 are kept."""
    film: str = ""
    """Path of an animated picture of it below `evidence/`; empty: it was not filmed."""


class SelfCheck(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Whether the program that made the record is as it was installed."""

    state: str = "unlisted"
    """`intact`, `changed`, or `unlisted` where the installation lists no digests (run from sources)."""
    files: int = 0
    sha256: str = ""
    """Over the digests of all its files."""


class Environment(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Where and with what the record was made."""

    account: str = ""
    """Account of the operating system."""
    machine: str = ""
    system: str = ""
    outside_reachable: bool | None = None
    """False: no host outside the site answered. None: none was asked."""
    resolve: tuple[str, ...] = ()
    """Hosts that were reached at other addresses than their names have."""
    clock_offset: float | None = None
    """Seconds by which the site's clock is ahead of the machine's. None: the site tells no time."""
    clock_samples: int = 0
    self_check: SelfCheck = SelfCheck()


class Digest(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Digest of manifest.json."""

    sha256: str = ""
    sm3: str = ""


class GoneFinding(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Findings of one cause in the baseline that are not in this record."""

    requirement: str
    title: str
    message: str
    page: str = ""
    """The first page it was on."""
    pages: int = 0
    key: str = ""


class BaselineEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The earlier record given by `--govsite-baseline`, and what became of its findings."""

    record: str
    """Its id."""
    finished: str
    counts: dict[str, int] = {}
    """`new`, `fixed`, `remaining` and `unseen` (not looked at again) -> number of problems."""
    fixed: tuple[GoneFinding, ...] = ()
    unseen: tuple[GoneFinding, ...] = ()
    changes: Changes | None = None
    """What is made in another way. None: the baseline holds no digest to compare with."""


class LexiconEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Words of the inspecting body that were looked for beside the bundled ones."""

    title: str
    file: str
    sha256: str
    source: str
    version: str = ""
    entries: int = 0


class Record(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The inspection record: the one object every report is made from."""

    schema: str
    id: str
    tool: Tool
    engines: tuple[EngineFacts, ...]
    site: SiteEntry
    report: dict[str, Any]
    content_digest: Digest
    started: str
    finished: str
    now: str
    seed: int
    coverage: Coverage
    requirements: tuple[RequirementResult, ...]
    conclusion: Conclusion
    interactions: tuple[Interaction, ...] = ()
    """What was done on pages, step by step."""
    attestations: tuple[AttestedEntry, ...] = ()
    """What people decided, in the order of the catalogue."""
    watch: WatchDigest = WatchDigest()
    """What the site is made of, for a later run to compare with."""
    lexicons: tuple[LexiconEntry, ...] = ()
    """The inspecting body's own word lists that were in use."""
    evidence_digest: Digest = Digest()
    environment: Environment = Environment()
    title: str = ""
    partial: bool = False
    """Only selected requirements were inspected (部分检测)."""
    interrupted: bool = False
    language: str = "zh"
    documents: tuple[Document, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    """Every article and norm row with the requirements that rest on it (条款对照)."""
    points: PointSheet | None = None
    """检查指标 with points, for reference. None: a record from before there was such a sheet."""
    notes: tuple[str, ...] = ()
    judged_again: str = ""
    """When it was judged again from what was seen before (`--govsite-replay`); empty: judged when it was seen."""
    files_left_out: dict[str, str] = {}
    """File of the contract's list -> reason it is not there."""
    baseline: BaselineEntry | None = None
    """None: there was no baseline."""
    amendment: Amendment | None = None
    """The report that this one replaces, and what changed. None: it replaces none."""
    reinspection: Reinspection | None = None
    """None: there was no earlier record to look at again."""
    timings: dict[str, float] = {}
    """Seconds by stage."""
