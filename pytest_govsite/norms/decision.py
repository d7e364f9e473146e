"""The decision rule (contract, section 3): from the requirements to the verdict."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from pytest_govsite.model import (
    Clause,
    Conclusion,
    Counts,
    Level,
    OpenItem,
    Outcome,
    Part,
    PartConclusion,
    RequirementResult,
    Stage,
    Veto,
)
from pytest_govsite.norms.evaluation import evaluation_points
from pytest_govsite.norms.stage import holds_verdict

NONCONFORMING, PENDING, CONFORMING = "nonconforming", "pending", "conforming"
_WORST_FIRST = (Outcome.FAILED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE)


@cache
def _veto_rules() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(resources.files(__package__).joinpath("veto.toml").read_text("utf-8"))["rule"])


def veto_ids() -> frozenset[str]:
    """Return the norm rows of the counting rules."""
    return frozenset(rule["id"] for rule in _veto_rules())


def conclude(
    results: Sequence[RequirementResult],
    *,
    scope: Sequence[str],
    stage: Stage,
    clause: Callable[[str], Clause],
    confirmed: Iterable[str] = (),
    rejected: Iterable[str] = (),
    partial: bool = False,
    language: str = "zh",
) -> Conclusion:
    """Return the verdict over the parts in scope, and each part's own.

    Waivers, baselines and known findings are not looked at: they never change the verdict (rule 6).

    Args:
        results: one for each requirement, or for each requirement and engine.
        scope: parts the overall verdict covers.
        stage: stage of the site.
        clause: gives the citation of a norm row by its key.
        confirmed: norm rows of vetoes that a person confirmed.
        rejected: norm rows of vetoes that a person rejected.
        partial: True: not all was selected, so the overall verdict is at best pending (contract, section 1).
        language: that of the reasons of vetoes.
    """
    units = _units(results)
    vetoes = propose_vetoes(results, clause=clause, confirmed=confirmed, rejected=rejected, language=language)
    in_scope = [u for u in units if u.part in scope]
    scoped_vetoes = [v for v in vetoes if any(u.id == v.requirement for u in in_scope)]
    verdict = _verdict(in_scope, scoped_vetoes, stage)
    return Conclusion(
        verdict=PENDING if partial and verdict == CONFORMING else verdict,
        scope=tuple(scope),
        parts={part.value: _part(part, units, vetoes, stage) for part in Part},
        counts={level.value: _counts(u for u in units if u.level is level) for level in Level},
        veto=tuple(vetoes),
        open_items=tuple(_open_items(in_scope, scoped_vetoes, stage)),
        reasons=tuple(dict.fromkeys(u.id for u in in_scope if _fails(u))),
    )


def _units(results: Sequence[RequirementResult]) -> list[RequirementResult]:
    """Return one result a requirement; of several engines' the worst stands for it (rule 1)."""
    worst: dict[str, RequirementResult] = {}
    for result in results:
        kept = worst.get(result.id)
        if kept is None or _WORST_FIRST.index(result.outcome) < _WORST_FIRST.index(kept.outcome):
            worst[result.id] = result
    return list(worst.values())


def _fails(result: RequirementResult) -> bool:
    return result.level is Level.MUST and result.outcome is Outcome.FAILED


def _holds(result: RequirementResult, stage: Stage) -> bool:
    open_ = result.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED)
    return result.level is Level.MUST and open_ and holds_verdict(result.id, result.stage_class, result.outcome, stage)


def _verdict(units: Sequence[RequirementResult], vetoes: Sequence[Veto], stage: Stage) -> str:
    if any(_fails(u) for u in units) or any(v.state == "confirmed" for v in vetoes):
        return NONCONFORMING
    if any(_holds(u, stage) for u in units) or any(v.state == "proposed" for v in vetoes):
        return PENDING
    return CONFORMING


def _part(part: Part, units: Sequence[RequirementResult], vetoes: Sequence[Veto], stage: Stage) -> PartConclusion:
    own = [u for u in units if u.part == part.value]
    own_vetoes = [v for v in vetoes if any(u.id == v.requirement for u in own)]
    points = evaluation_points(units) if part is Part.ELDERLY else None
    return PartConclusion(verdict=_verdict(own, own_vetoes, stage), counts=_counts(own), points=points)


def _counts(units: Iterable[RequirementResult]) -> Counts:
    numbers = {outcome.value: 0 for outcome in Outcome}
    for unit in units:
        numbers[unit.outcome.value] += 1
    return Counts(**numbers)


def propose_vetoes(
    results: Sequence[RequirementResult],
    *,
    clause: Callable[[str], Clause],
    confirmed: Iterable[str] = (),
    rejected: Iterable[str] = (),
    language: str = "zh",
) -> list[Veto]:
    """Return the counting rules that the must-level failed findings reach (国办秘函〔2019〕19号, 单项否决)."""
    by_id = {r.id: r for r in results}
    vetoes = []
    for rule in _veto_rules():
        if rule["id"] in rejected:
            continue
        found = [r for i in rule["requirements"] if (r := by_id.get(i)) is not None]
        number = sum(f.outcome is Outcome.FAILED and f.level is Level.MUST for r in found for f in r.findings)
        if number >= rule["findings"]:
            state = "confirmed" if rule["id"] in set(confirmed) else "proposed"
            first = next((r for r in found if r.outcome is Outcome.FAILED), found[0])
            reason = f"{rule['en']} ({number})" if language == "en" else f"{rule['zh']}（{number}）"
            vetoes.append(
                Veto(id=rule["id"], state=state, clause=clause(rule["id"]), requirement=first.id, reason=reason)
            )
    return vetoes


def _open_items(units: Sequence[RequirementResult], vetoes: Sequence[Veto], stage: Stage) -> Iterable[OpenItem]:
    for unit in units:
        if unit.outcome not in (Outcome.CANT_TELL, Outcome.UNTESTED):
            continue
        if unit.level is not Level.MUST and _kind(unit, stage) != "after_launch":
            continue
        yield OpenItem(
            requirement=unit.id, title=unit.title, reason=unit.reason, who=_who(unit), kind=_kind(unit, stage)
        )
    for veto in vetoes:
        if veto.state == "proposed":
            yield OpenItem(
                requirement=veto.requirement, title=veto.id, reason=veto.reason, who="inspector", kind="pending"
            )


def _who(unit: RequirementResult) -> str:
    """Return who has to act: numbers come from registries, papers from the client; doubt and the client's word go to the inspector."""
    if unit.stage_class == "B" and unit.outcome is Outcome.UNTESTED:
        return "registry"
    if unit.mode == "manual" and unit.method != "client":
        return "client"
    return "inspector"


def _kind(unit: RequirementResult, stage: Stage) -> str:
    if stage is Stage.PRODUCTION:
        return "pending"
    if unit.stage_class == "B" and unit.outcome is Outcome.UNTESTED:
        return "before_launch"
    if stage is Stage.PRELAUNCH and unit.stage_class == "D" and unit.outcome is Outcome.UNTESTED:
        return "after_launch"
    return "pending"
