"""The tables of points in `norms/points/`, as data with the source of each number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from pytest_govsite.model import Text
from pytest_govsite.norms.tables import Table, single

PER = ("once", "case", "page", "item", "engine")
"""What one deduction is taken for."""


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a data file: an unknown key is an error."""


class Rule(_Row, frozen=True, kw_only=True):
    """What is deducted for."""

    text: Text
    source: str
    points: float | None = None
    per: str = "once"
    confirmed: bool = False
    requirements: tuple[str, ...] = ()
    items: tuple[tuple[str, ...], ...] = ()
    """Requirements by what counts as one case (`per = "item"`)."""
    sampled: bool = False
    """The norm counts within a sample of its own: how much is deducted cannot be told."""
    wider: Text | None = None
    """The requirements look at more than the indicator: a failure may be none of it."""
    apart_from: tuple[str, ...] = ()
    """Requirements whose pages are already deducted elsewhere."""

    @property
    def asked(self) -> tuple[str, ...]:
        """All requirements, in order."""
        return self.requirements or tuple(i for item in self.items for i in item)

    @property
    def known(self) -> bool:
        """The number is there and was seen."""
        return self.confirmed and self.points is not None


class Indicator(_Row, frozen=True, kw_only=True):
    """One indicator with deductions."""

    clause: str
    group: str
    title: Text
    rules: tuple[Rule, ...]
    points: float | None = None
    """Its total, beyond which nothing is deducted. None: not known."""
    confirmed: bool = False

    @property
    def known(self) -> bool:
        """Its total is there and was seen."""
        return self.confirmed and self.points is not None


class Group(_Row, frozen=True, kw_only=True):
    """A group of indicators."""

    key: str
    title: Text
    points: float
    source: str
    confirmed: bool = False
    outward_services: bool = False
    """It is left out for ministries that do not serve the public."""


class VetoRow(_Row, frozen=True, kw_only=True):
    """A veto as the sheet names it."""

    clause: str
    title: Text
    reason: Text | None = None
    """Why a person decides whatever a program saw."""


class Bonus(_Row, frozen=True, kw_only=True):
    """An indicator that adds points."""

    title: Text
    source: str
    points: float | None = None
    confirmed: bool = False
    requirements: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """The number is there and was seen."""
        return self.confirmed and self.points is not None


class SheetFrame(_Row, frozen=True, kw_only=True):
    """How the sheet adds up."""

    document: str
    full: int
    bonus: int
    pass_mark: int
    bonus_from: int


class PointTable(_Row, frozen=True, kw_only=True):
    """检查指标 with points."""

    frame: SheetFrame
    sources: dict[str, Text]
    veto: tuple[VetoRow, ...]
    group: tuple[Group, ...]
    indicator: tuple[Indicator, ...]
    bonus: tuple[Bonus, ...]

    def unconfirmed(self) -> int:
        """Return how many numbers are not confirmed or not known."""
        known = [r.known for i in self.indicator for r in i.rules]
        known += [indicator.known for indicator in self.indicator] + [bonus.known for bonus in self.bonus]
        known += [group.confirmed for group in self.group]
        return known.count(False)

    def named(self) -> Iterator[str]:
        """Return the requirement ids that are named."""
        for indicator in self.indicator:
            for rule in indicator.rules:
                yield from (*rule.asked, *rule.apart_from)
        for bonus in self.bonus:
            yield from bonus.requirements


class EvaluationFrame(_Row, frozen=True, kw_only=True):
    """How the evaluation adds up."""

    clause: str
    full: int
    pass_mark: int


class PartRow(_Row, frozen=True, kw_only=True):
    """One of the three parts."""

    key: str
    title: Text
    points: float
    confirmed: bool = False
    reason: Text | None = None


class ItemRow(_Row, frozen=True, kw_only=True):
    """An item of the technical evaluation."""

    clause: str
    requirements: tuple[str, ...] = ()
    mode: bool = False
    """No site without an elderly mode and tools can meet it."""
    points: float | None = None
    confirmed: bool = False


class EvaluationTable(_Row, frozen=True, kw_only=True):
    """评测体系 with points."""

    frame: EvaluationFrame
    part: tuple[PartRow, ...]
    item: tuple[ItemRow, ...]

    @property
    def divided(self) -> bool:
        """The norm's points of every item are there and were seen."""
        return all(item.confirmed and item.points is not None for item in self.item)


def read_points(table: Table, data: Any = None) -> PointTable:
    """Return a table of deductions.

    Args:
        table: the file.
        data: the part of it that holds the points; all of it by default.

    Raises:
        CatalogueError: the data are wrong; names file and line.
    """
    found: PointTable = _converted(table, PointTable, data)
    groups = {group.key for group in found.group}
    for indicator in found.indicator:
        if indicator.group not in groups:
            raise table.error(f"group = {indicator.group!r}", indicator.clause)
        for rule in indicator.rules:
            if rule.per not in PER:
                raise table.error(f"per = {rule.per!r}: {' | '.join(PER)}", indicator.clause)
    used = {g.source for g in found.group} | {b.source for b in found.bonus}
    used |= {rule.source for indicator in found.indicator for rule in indicator.rules}
    for source in sorted(used - set(found.sources)):
        raise table.error(f"source = {source!r}", source)
    return found


def read_evaluation(table: Table) -> EvaluationTable:
    """Return a table of the evaluation.

    Raises:
        CatalogueError: the data are wrong; names file and line.
    """
    found: EvaluationTable = _converted(table, EvaluationTable)
    return found


@cache
def portal_points() -> PointTable:
    """Return the bundled table of 国办秘函〔2019〕19号."""
    return read_points(single("points/g19.toml"))


def points_of_a_profile() -> str:
    """Return the bundled table as it stands in a profile file of one's own, for numbers checked against the official text."""
    text = resources.files(__package__).joinpath("points/g19.toml").read_text("utf-8")
    return re.sub(r"^(\[+)(\w)", r"\1points.\2", text, flags=re.M)


@cache
def elderly_points() -> EvaluationTable:
    """Return the bundled table of 工信厅信管函〔2021〕67号附件3."""
    return read_evaluation(single("points/m67.toml"))


def _converted(table: Table, type_: Any, data: Any = None) -> Any:
    try:
        return msgspec.convert(table.data if data is None else data, type_)
    except msgspec.ValidationError as error:
        named = re.search(r"`(\w+)`$|\$\.(\w+)", str(error))
        raise table.error(str(error), *(n for n in (named.groups() if named else ()) if n)) from None
