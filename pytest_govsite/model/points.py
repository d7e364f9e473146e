"""Points that norms give beside the conclusion: for reference only, they never move a verdict."""

from __future__ import annotations

from pytest_govsite.model.catalogue import Clause
from pytest_govsite.model.terms import Fact, Text


class PointEntry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the point sheet: a veto, a rule of deduction or an indicator that adds points."""

    part: str
    """`veto`, `deduction` or `bonus`."""
    indicator: Text
    clause: Clause
    state: str
    """`deduct`, `nothing`, `open` or `inapplicable`; of a veto `proposed`, `confirmed`, `rejected`, `nothing` or `open`."""
    group: str = ""
    """Key of the group of indicators."""
    rule: Text | None = None
    """What is deducted for."""
    points: float | None = None
    """What one case costs. None: not known."""
    per: str = ""
    """What is a case: `once`, `case`, `page`, `item` or `engine`."""
    confirmed: bool = False
    """The number was seen in the norm or in a notice that applied it."""
    source: Text | None = None
    """Where the number comes from."""
    requirements: tuple[str, ...] = ()
    """Ids of the requirements that were asked; empty: none looks at it."""
    outcome: str = ""
    """The weightiest outcome among them; empty without any."""
    cases: int = 0
    deduction: float | None = None
    """Proposed. None: nothing is deducted, or how much cannot be told (`reason`)."""
    reason: Text | None = None


class PointGroup(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A group of indicators with its points."""

    key: str
    title: Text
    points: float
    confirmed: bool = False
    applies: bool = True


class PointSheet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """检查指标 of a portal in production (国办秘函〔2019〕19号): 100 points less deductions, and 30 that may be added."""

    applies: bool
    reason: Text | None = None
    """Why it does not apply."""
    document: str = ""
    number: str = ""
    full: int = 100
    bonus: int = 30
    pass_mark: int = 60
    bonus_from: int = 80
    groups: tuple[PointGroup, ...] = ()
    entries: tuple[PointEntry, ...] = ()
    unconfirmed: int = 0
    """Numbers of the sheet that are not confirmed or not known."""
    score: float | None = None
    """Of the part with deductions, without what may be added. None: `no_score` says why."""
    no_score: tuple[Text, ...] = ()


class EvaluationItem(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One clause of the elderly-friendly design rules in the technical evaluation."""

    clause: Clause
    state: str
    """`met`, `not_met`, `open` or `inapplicable`."""
    requirements: tuple[str, ...] = ()
    reason: Text | None = None


class EvaluationPart(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One of the three parts of the evaluation."""

    key: str
    """`satisfaction`, `technical` or `own`."""
    title: Text
    points: float
    confirmed: bool = False
    got: float | None = None
    """Points of what was met. None: none of it is judged by a program."""
    lost: float | None = None
    open: float | None = None
    """Points of what could not be told; never counted as lost."""
    estimated: bool = False
    """The norm's division among the items was not seen: every item counts alike."""
    reason: Text | None = None


class EvaluationPoints(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Points of 互联网应用适老化及无障碍水平评测体系 (工信厅信管函〔2021〕67号附件3)."""

    clause: Clause
    full: int = 100
    pass_mark: int = 60
    parts: tuple[EvaluationPart, ...] = ()
    items: tuple[EvaluationItem, ...] = ()
    total: float | None = None
    """None: `no_total` says why."""
    no_total: tuple[Text, ...] = ()
