"""Verdicts of checks, and what they add up to."""

from __future__ import annotations

from pytest_govsite.model.catalogue import Clause
from pytest_govsite.model.points import EvaluationPoints
from pytest_govsite.model.terms import Cause, Fact, Level, Outcome, Text


class Pointer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Where on the site a verdict points (EARL pointer)."""

    url: str
    selector: str = ""
    snippet: str = ""
    """Source or text around it, cut at 300 characters."""
    frame: str = ""
    """Address of the frame, where the element stands in one."""


class Verdict(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one check says of one page or of the site."""

    outcome: Outcome
    message: Text
    level: Level | None = None
    """None: the requirement's own level. `should` on a must-level requirement is advice."""
    expected: str = ""
    found: str = ""
    pointer: Pointer | None = None
    """None: the page that was judged, no element."""
    cause: Cause | None = None
    """Set if and only if the outcome is `untested`."""
    measured: str = ""
    """What was measured, with its unit; shown for passes too."""
    group: str = ""
    """Findings of one cause share it; empty: requirement, template and place decide."""
    place: str = ""
    """Structural place (item name, column id …) that keeps the finding's key stable when content moves."""
    engine: str = ""
    """The browser engine in which it was seen; empty where it is no matter of one engine."""
    window: tuple[int, int] | None = None
    """Size of the window in which it was seen, where it is a matter of that size."""
    box: tuple[int, int, int, int] | None = None
    """Left, top, width and height of what it speaks of, in CSS pixels of the page in that window."""
    attested: str = ""
    """Who settled the doubt, when and why; empty where nobody had to."""
    term: str = ""
    """The words of a list that were found, as they may be told; empty: it is no matter of a word list."""
    context: str = ""
    """Digest of what stands around the words: a decision on them is remembered for this context alone."""


class Finding(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A verdict with its page, ready for the record; passes are counted, not listed."""

    outcome: Outcome
    level: Level
    message: str
    page: str = ""
    template: str = ""
    expected: str = ""
    found: str = ""
    selector: str = ""
    snippet: str = ""
    frame: str = ""
    cause: Cause | None = None
    evidence: tuple[str, ...] = ()
    group: str = ""
    key: str = ""
    engine: str = ""
    """The browser engine in which it was seen; empty where it is no matter of one engine."""
    window: tuple[int, int] | None = None
    box: tuple[int, int, int, int] | None = None
    """As in `Verdict`."""
    waived: str = ""
    """Reason of the waiver; empty where none applies."""
    known: bool = False
    """It stands in the baseline."""
    attested: str = ""
    """As in `Verdict`; a doubt that was settled stays listed with its new outcome."""
    term: str = ""
    context: str = ""
    """As in `Verdict`."""


class RemedyEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """整改建议, in the language of the record: an opinion apart from the results."""

    why: str
    how: str
    bad: str
    good: str
    sources: tuple[str, ...] = ()


class RequirementResult(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The outcome of one requirement (and engine), with its findings page by page."""

    id: str
    title: str
    suite: str
    level: Level
    mode: str
    part: str
    outcome: Outcome
    reason: str = ""
    cause: Cause | None = None
    engine: str | None = None
    stage_class: str = "A"
    method: str = "auto"
    """`auto`, `person`, `papers` or `client`."""
    measured: str = ""
    clauses: tuple[Clause, ...] = ()
    pages_checked: int = 0
    passed_pages: int = 0
    findings: tuple[Finding, ...] = ()
    waived: str = ""
    """Reason of the waiver; the outcome stays what it is."""
    known: bool = False
    """It has no findings (a person's word, no page to look at) and came out the same in the baseline."""
    excluded: str = ""
    """委托方要求不检: reason; counted apart."""
    requirement_text: str = ""
    """技术要求, as printed in the record."""
    remedy: RemedyEntry | None = None
    """How to put it right; given where something failed, advice included."""
    attested: bool = False
    """People's word was taken for the outcome, or stands beside it (`method`)."""


class Veto(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A norm's counting rule over findings that has been reached."""

    id: str
    state: str
    """`proposed` or `confirmed`."""
    clause: Clause
    requirement: str
    reason: str = ""


class Counts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Requirements by outcome. Every field is a number of requirements."""

    passed: int = 0
    failed: int = 0
    cantTell: int = 0  # noqa: N815 - the contract's spelling (EARL)
    inapplicable: int = 0
    untested: int = 0


class PartConclusion(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The conclusion of one part by the same decision rule."""

    verdict: str
    counts: Counts = Counts()
    points: EvaluationPoints | None = None
    """Of the part `elderly` only: points of the 2021 evaluation, for reference (decision rule 5)."""


class OpenItem(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that keeps the verdict open or has to be done later, and by whom."""

    requirement: str
    title: str
    reason: str
    who: str
    """`inspector`, `client`, `registry` or `operator`."""
    kind: str
    """`pending` (holds the verdict), `before_launch` (上线前须补齐) or `after_launch` (上线后复核)."""


class Conclusion(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The verdict and what it rests on (contract, section 3)."""

    verdict: str
    """`conforming`, `nonconforming` or `pending`."""
    scope: tuple[str, ...]
    parts: dict[str, PartConclusion]
    counts: dict[str, Counts]
    """By level: `must` and `should`."""
    veto: tuple[Veto, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    reasons: tuple[str, ...] = ()
    """Ids of the requirements that decided."""
