"""Points of the evaluation of elderly-friendliness (工信厅信管函〔2021〕67号附件3), for reference beside the conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pytest_govsite.model import (
    EvaluationItem,
    EvaluationPart,
    EvaluationPoints,
    Level,
    Outcome,
    RequirementResult,
    Text,
)
from pytest_govsite.norms.point_rows import clause_of, told
from pytest_govsite.norms.point_tables import EvaluationTable, ItemRow, PartRow, elderly_points
from pytest_govsite.norms.traceability import set_aside

Results = Mapping[str, Sequence[RequirementResult]]
_ENTRY = "elderly.entry"
_NO_MODE = Text(zh="没有适老版", en="there is no elderly mode")
_EQUAL = Text(
    zh="规范的分项分值没有查到，各项按等权折算，只供参考",
    en="the norm's division was not seen: every item counts alike, for reference only",
)


def evaluation_points(results: Sequence[RequirementResult], table: EvaluationTable | None = None) -> EvaluationPoints:
    """Return the points: what was met, what was not, and what is open and never counted as lost.

    Satisfaction of users and the site's own evaluation are given by people, so that no total is given.

    Args:
        results: one for each requirement, or for each requirement and engine.
        table: the points; the bundled ones by default.
    """
    table = table or elderly_points()
    by_id: dict[str, list[RequirementResult]] = {}
    for result in results:
        by_id.setdefault(result.id, []).append(result)
    no_mode = any(r.outcome is Outcome.FAILED for r in by_id.get(_ENTRY, ()))
    items = tuple(_item(row, by_id, no_mode=no_mode) for row in table.item)
    return EvaluationPoints(
        clause=clause_of(table.frame.clause),
        full=table.frame.full,
        pass_mark=table.frame.pass_mark,
        parts=tuple(_part(row, items, table) for row in table.part),
        items=items,
        no_total=tuple(_no_total(items, table)),
    )


def _item(row: ItemRow, by_id: Results, *, no_mode: bool) -> EvaluationItem:
    state, reason = _state(row, by_id, no_mode=no_mode)
    return EvaluationItem(clause=clause_of(row.clause), requirements=row.requirements, state=state, reason=reason)


def _state(row: ItemRow, by_id: Results, *, no_mode: bool) -> tuple[str, Text | None]:
    found = [r for i in row.requirements for r in by_id.get(i, ())]
    if not found:
        aside = set_aside().get(row.clause)
        return "open", aside.reason if aside else None
    failed = [r for r in found if r.outcome is Outcome.FAILED]
    if binding := [r for r in failed if r.level is Level.MUST]:
        return "not_met", told(binding[0])
    unsure = [r for r in found if r.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED)]
    if failed or unsure:  # a recommendation that is not followed may or may not cost points
        return "open", told((unsure or failed)[0])
    if any(r.outcome is Outcome.PASSED for r in found):
        return "met", None
    return ("not_met", _NO_MODE) if row.mode and no_mode else ("inapplicable", told(found[0]))


def _part(row: PartRow, items: Sequence[EvaluationItem], table: EvaluationTable) -> EvaluationPart:
    if row.key != "technical":
        return EvaluationPart(
            key=row.key, title=row.title, points=row.points, confirmed=row.confirmed, open=row.points, reason=row.reason
        )
    # What does not apply is not among the points that can be got.
    weights = [
        (item.state, (each.points or 0.0) if table.divided else 1.0)
        for item, each in zip(items, table.item, strict=True)
        if item.state != "inapplicable"
    ]
    whole = sum(weight for _, weight in weights)

    def share(state: str) -> float:
        return round(row.points * sum(w for s, w in weights if s == state) / whole, 1) if whole else 0.0

    got, lost = share("met"), share("not_met")
    return EvaluationPart(
        key=row.key,
        title=row.title,
        points=row.points,
        confirmed=row.confirmed,
        got=got,
        lost=lost,
        open=round(row.points - got - lost, 1),
        estimated=not table.divided,
        reason=row.reason if table.divided else _EQUAL,
    )


def _no_total(items: Sequence[EvaluationItem], table: EvaluationTable) -> list[Text]:
    people = [row for row in table.part if row.key != "technical"]
    points = sum(row.points for row in people)
    found = [
        Text(
            zh=f"{'、'.join(row.title.zh for row in people)}共 {points:g} 分由人评定",
            en=f"{points:g} points ({', '.join(row.title.en for row in people)}) are given by people",
        )
    ]
    if not table.divided:
        found.append(Text(zh="技术评价的分项分值没有查到", en="the division of the technical part was not seen"))
    if number := sum(item.state == "open" for item in items):
        found.append(Text(zh=f"技术评价有 {number} 项未定", en=f"{number} technical items are open"))
    return found
