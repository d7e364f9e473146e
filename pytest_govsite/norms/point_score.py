"""What a point sheet adds up to, and why it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pytest_govsite.model import PointEntry, PointGroup, Text
from pytest_govsite.norms.decision import veto_ids
from pytest_govsite.norms.point_tables import Indicator


def no_score(entries: Sequence[PointEntry], unconfirmed: int) -> Iterable[Text]:
    """Return why no score is given; nothing where one can be.

    Args:
        entries: all rows of the sheet.
        unconfirmed: numbers of the sheet that are not confirmed or not known.
    """
    if unconfirmed:
        yield Text(
            zh=f"表中有 {unconfirmed} 个分值没有对照指标原文核实或没有查到（标 ※）",
            en=f"{unconfirmed} numbers of the sheet were not checked against the official text or are not known (※)",
        )
    veto = {state: sum(e.part == "veto" and e.state == state for e in entries) for state in ("confirmed", "proposed")}
    if veto["confirmed"]:
        yield Text(zh="单项否决已确认，不再计分", en="a veto is confirmed: no points are counted")
    if veto["proposed"]:
        yield Text(zh="程序提出的单项否决待人确认", en="a proposed veto has to be decided by a person")
    unsure = sum(
        e.part == "deduction" and (e.state == "open" or (e.state == "deduct" and e.reason is not None)) for e in entries
    )
    unsure += sum(e.part == "veto" and e.state == "open" and e.clause.key in veto_ids() for e in entries)
    if unsure:
        yield Text(zh=f"{unsure} 行尚未定", en=f"{unsure} rows are open")


def score(full: int, groups: Sequence[PointGroup], owed: Sequence[Indicator], entries: Iterable[PointEntry]) -> float:
    """Return what is left: no indicator costs more than its total; 75 points × 4/3 where services are left out."""
    taken: dict[str, float] = {}
    for entry in entries:
        if entry.deduction:
            taken[entry.clause.key] = taken.get(entry.clause.key, 0.0) + entry.deduction
    most = {indicator.clause: indicator.points or 0.0 for indicator in owed}
    available = full - sum(group.points for group in groups if not group.applies)
    left = available - sum(min(amount, most[key]) for key, amount in taken.items())
    return round(left * full / available, 2)
