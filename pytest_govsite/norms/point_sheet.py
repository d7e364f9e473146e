"""The point sheet of portals (国办秘函〔2019〕19号 检查指标): what each requirement that failed would cost, for reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pytest_govsite.model import (
    Clause,
    Outcome,
    PointEntry,
    PointGroup,
    PointSheet,
    RequirementResult,
    SiteKind,
    SiteLevel,
    Stage,
    Text,
    Veto,
)
from pytest_govsite.norms import citations
from pytest_govsite.norms.decision import veto_ids
from pytest_govsite.norms.point_rows import clause_of, told, weightiest
from pytest_govsite.norms.point_score import no_score, score
from pytest_govsite.norms.point_tables import Indicator, PointTable, Rule, VetoRow, portal_points
from pytest_govsite.norms.traceability import cited

Results = Mapping[str, Sequence[RequirementResult]]
_OPEN = (Outcome.CANT_TELL, Outcome.UNTESTED)
_PERSON = Text(zh="程序不检测，由人核对", en="no program looks at it; a person has to")
_UNKNOWN = Text(zh="应扣分，分值没有查到", en="to be deducted; the number of points is not known")
_SAMPLED = Text(
    zh="应扣分；规范按抽样计数，本次检查范围不同，扣几分由人计", en="to be deducted; the norm counts within a sample of its own, a person counts"
)  # fmt: skip
_ELSEWHERE = Text(zh="已在其他指标扣分，不重复扣", en="already deducted under another indicator")
_ADDED = Text(zh="加分由人评定", en="points are added by a person")


def point_sheet(
    results: Sequence[RequirementResult],
    *,
    kind: SiteKind,
    level: SiteLevel,
    stage: Stage,
    outward_services: bool = True,
    vetoes: Sequence[Veto] = (),
    rejected: Iterable[str] = (),
    table: PointTable | None = None,
) -> PointSheet:
    """Return the sheet; it applies to portals (and ministries' sites) in production only.

    No score is given while a number in the sheet is unconfirmed, a veto is not decided, or a row is open.

    Args:
        results: one for each requirement, or for each requirement and engine.
        kind: what sort of organisation runs the site.
        level: its administrative level.
        stage: stage of the site.
        outward_services: the site serves the public; only asked of ministries.
        vetoes: those that were proposed or confirmed.
        rejected: norm rows of vetoes that a person rejected.
        table: the points; the bundled ones by default.
    """
    table = table or portal_points()
    document = citations.documents()[table.frame.document]
    why = _not_owed(kind, level, stage)
    if why:
        return PointSheet(applies=False, reason=why, document=document.title, number=document.number)
    by_id: dict[str, list[RequirementResult]] = {}
    for result in results:
        by_id.setdefault(result.id, []).append(result)
    serves = outward_services or kind is SiteKind.PORTAL
    left_out = {group.key for group in table.group if group.outward_services and not serves}
    groups = tuple(
        PointGroup(key=g.key, title=g.title, points=g.points, confirmed=g.confirmed, applies=g.key not in left_out)
        for g in table.group
    )
    owed = [indicator for indicator in table.indicator if indicator.group not in left_out]
    rejected = frozenset(rejected)
    entries = (
        *(_veto(row, by_id, {v.id: v for v in vetoes}, rejected) for row in table.veto),
        *(_deduction(i, rule, by_id, table) for i in owed for rule in i.rules),
        *_bonus(table, by_id),
    )
    unconfirmed = table.unconfirmed()
    why_not = tuple(no_score(entries, unconfirmed))
    return PointSheet(
        applies=True,
        document=document.title,
        number=document.number,
        full=table.frame.full,
        bonus=table.frame.bonus,
        pass_mark=table.frame.pass_mark,
        bonus_from=table.frame.bonus_from,
        groups=groups,
        entries=entries,
        unconfirmed=unconfirmed,
        score=None if why_not else score(table.frame.full, groups, owed, entries),
        no_score=why_not,
    )


def _not_owed(kind: SiteKind, level: SiteLevel, stage: Stage) -> Text | None:
    ministry = kind is SiteKind.DEPARTMENT and level is SiteLevel.NATIONAL
    if kind is not SiteKind.PORTAL and not ministry:
        return Text(zh="扣分、加分指标只适用于政府门户网站", en="points are given to government portals only")
    if stage is not Stage.PRODUCTION:
        return Text(zh="只适用于正式运行的网站", en="for sites in production only")
    return None


def _deduction(indicator: Indicator, rule: Rule, by_id: Results, table: PointTable) -> PointEntry:
    found = [r for i in rule.asked for r in by_id.get(i, ())]
    state, reason, cases = _judged(rule, found, by_id)
    amount = None
    if state == "deduct" and rule.points is not None and not rule.sampled:
        amount = round(rule.points * cases, 2)
    return PointEntry(
        part="deduction",
        group=indicator.group,
        indicator=indicator.title,
        clause=clause_of(indicator.clause),
        rule=rule.text,
        points=rule.points,
        per=rule.per,
        confirmed=rule.known,
        source=table.sources[rule.source],
        requirements=rule.asked,
        outcome=weightiest(found),
        state=state,
        cases=cases,
        deduction=amount,
        reason=reason,
    )


def _judged(rule: Rule, found: Sequence[RequirementResult], by_id: Results) -> tuple[str, Text | None, int]:
    if not found:
        return "open", _PERSON, 0
    failed = [r for r in found if r.outcome is Outcome.FAILED]
    unsure = [r for r in found if r.outcome in _OPEN]
    if failed and rule.wider:
        both = "，是否属于本指标由人核对", "; a person says whether it is this indicator's"
        return "open", Text(zh=rule.wider.zh + both[0], en=rule.wider.en + both[1]), 0
    if failed:
        cases = _cases(rule, failed, by_id)
        if not cases:
            return "nothing", _ELSEWHERE, 0
        if rule.points is None:
            return "deduct", _UNKNOWN, cases
        if rule.sampled:
            return "deduct", _SAMPLED, cases
        if unsure and rule.per != "once":
            return (
                "deduct",
                Text(zh=f"至少；另有 {len(unsure)} 项未定", en=f"at least; {len(unsure)} more are open"),
                cases,
            )
        return "deduct", None, cases
    if unsure:
        return "open", told(unsure[0]), 0
    if any(r.outcome is Outcome.PASSED for r in found):
        return "nothing", None, 0
    return "inapplicable", told(found[0]), 0


def _cases(rule: Rule, failed: Sequence[RequirementResult], by_id: Results) -> int:
    """Return how often is deducted; a failure without findings (a person's word) is one case."""
    ids = {r.id for r in failed}
    if rule.per == "item":
        return sum(any(i in ids for i in item) for item in rule.items)
    if rule.per == "engine":
        return len({r.engine for r in failed})
    if rule.per == "once":
        return 1
    elsewhere = {page for i in rule.apart_from for r in by_id.get(i, ()) for page in _pages(r)}
    if rule.per == "page":
        return len({page for r in failed for page in _pages(r) or (r.id,)} - elsewhere)
    findings = {f.group or f.key or f.found for r in failed for f in r.findings if _counts(f.outcome, f.level, r)}
    return max(1, len(findings))


def _pages(result: RequirementResult) -> set[str]:
    return {f.page for f in result.findings if _counts(f.outcome, f.level, result) and f.page}


def _counts(outcome: Outcome, level: object, result: RequirementResult) -> bool:
    return outcome is Outcome.FAILED and level is result.level


def _veto(row: VetoRow, by_id: Results, vetoes: Mapping[str, Veto], rejected: frozenset[str]) -> PointEntry:
    ids = tuple(i for i in cited().get(row.clause, ()) if i in by_id)
    found = [r for i in ids for r in by_id[i]]
    reached = vetoes.get(row.clause)
    reason = row.reason
    if reached:
        state, reason = reached.state, Text(zh=reached.reason, en=reached.reason)
    elif row.clause in rejected:
        state = "rejected"
    elif row.clause not in veto_ids():
        state = "open"
    elif unsure := [r for r in found if r.outcome in _OPEN]:
        state, reason = "open", told(unsure[0])
    else:
        state = "nothing"
    return PointEntry(
        part="veto",
        indicator=row.title,
        clause=clause_of(row.clause),
        requirements=ids,
        outcome=weightiest(found),
        state=state,
        reason=reason,
        confirmed=True,
    )


def _bonus(table: PointTable, by_id: Results) -> Iterable[PointEntry]:
    document = citations.documents()[table.frame.document]
    clause = Clause(document=document.title, number=document.number, clause="“加分指标”", confirmed=False)
    for row in table.bonus:
        yield PointEntry(
            part="bonus",
            indicator=row.title,
            clause=clause,
            points=row.points,
            confirmed=row.known,
            source=table.sources[row.source],
            requirements=row.requirements,
            outcome=weightiest([r for i in row.requirements for r in by_id.get(i, ())]),
            state="open",
            reason=_ADDED,
        )
