"""Every id of the catalogue stands in the record: what was not judged is listed with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Set

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.attesting import NOTHING_HANDED_IN, with_papers
from pytest_govsite.inspection.waivers import with_waiver
from pytest_govsite.model import Cause, Mode, Outcome, Requirement, RequirementResult, Text
from pytest_govsite.norms.catalogue import Catalogue

_NOT_SELECTED = Text(zh="本次未选择检测（not selected）", en="Not selected in this run")
_NOT_YET = Text(zh="本版本尚不检测该项", en="This version does not inspect it yet")
_INTERRUPTED = Text(zh="检测中断，未判定", en="The run was interrupted before it was judged")


def complete_results(
    config: Config,
    catalogue: Catalogue,
    results: Mapping[str, RequirementResult],
    *,
    bundled: Set[str],
    selected: Set[str],
    broken: Mapping[str, str],
) -> list[RequirementResult]:
    """Return the results in the catalogue's order, a user's own requirements last."""
    judged: dict[str, list[RequirementResult]] = {}
    for result in results.values():
        judged.setdefault(result.id, []).append(result)
    complete: list[RequirementResult] = []
    for requirement in catalogue.requirements.values():
        found = judged.pop(requirement.id, None)
        complete += found or [_unjudged(config, requirement, bundled, selected, broken)]
    complete += [result for own in judged.values() for result in own]
    return [with_waiver(config, result) for result in complete]


def _unjudged(
    config: Config, requirement: Requirement, bundled: Set[str], selected: Set[str], broken: Mapping[str, str]
) -> RequirementResult:
    outcome, cause, language = Outcome.UNTESTED, Cause.ENVIRONMENT, config.language
    excluded = config.settings.scope.exclude.get(requirement.id, "")
    if requirement.inapplicable is not None:
        outcome, reason = Outcome.INAPPLICABLE, requirement.inapplicable.in_language(language)
    elif requirement.id in broken:
        cause, reason = Cause.BROKEN, broken[requirement.id]
    elif requirement.id in selected:
        cause, reason = Cause.BROKEN, _INTERRUPTED.in_language(language)
    elif requirement.id in bundled:
        reason = _NOT_SELECTED.in_language(language)
    elif requirement.mode is Mode.MANUAL:
        reason = NOTHING_HANDED_IN.in_language(language)
    else:
        reason = _NOT_YET.in_language(language)
    result = RequirementResult(
        id=requirement.id,
        title=requirement.title.in_language(language),
        suite=requirement.suite,
        level=requirement.level,
        mode=requirement.mode.value,
        part=requirement.part.value,
        outcome=outcome,
        reason=reason,
        cause=None if outcome is Outcome.INAPPLICABLE else cause,
        stage_class=requirement.stage_class.value,
        method="auto" if requirement.mode is Mode.AUTO else "person",
        clauses=requirement.clauses,
        excluded=excluded,
        requirement_text=requirement.meaning.in_language(language),
    )
    open_ = reason == NOTHING_HANDED_IN.in_language(language) and not excluded
    return with_papers(result, config.attestations, language) if open_ else result
