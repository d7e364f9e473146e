"""Waivers (让步) of the configuration: they change the exit code, never the verdict, and are never silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from pytest_govsite.config.settings import Config, Waiver
from pytest_govsite.model import Outcome, RequirementResult

_UNJUDGED = (Outcome.UNTESTED, Outcome.INAPPLICABLE)


def with_waiver(config: Config, result: RequirementResult) -> RequirementResult:
    """Mark a waived failure; it stays failed (decision rule 6).

    Under `--govsite-strict`, where advice and what is left to a person fail too, they are waived as well. A waiver holds
    to the end of its last day and has no effect afterwards.
    """
    waiver = config.settings.waivers.get(result.id)
    if waiver is None or _expired(config, waiver) or not _fails(result, strict=config.strict):
        return result
    return msgspec.structs.replace(result, waived=f"{waiver.reason}（{waiver.by}，{waiver.until:%Y-%m-%d}）")


def waiver_warnings(config: Config, results: Iterable[RequirementResult]) -> Iterator[str]:
    """Yield a sentence for each waiver that has expired, and for each that nothing matches.

    A requirement that was not judged in this run says nothing about its waiver.
    """
    by_id: defaultdict[str, list[RequirementResult]] = defaultdict(list)
    for result in results:
        by_id[result.id].append(result)
    english = config.language == "en"
    for requirement, waiver in config.settings.waivers.items():
        until = f"{waiver.until:%Y-%m-%d}"
        judged = [result for result in by_id[requirement] if result.outcome not in _UNJUDGED]
        if _expired(config, waiver):
            zh = f"让步 {requirement} 已于 {until} 到期，不再生效（{waiver.by}：{waiver.reason}）"
            en = f"The waiver of {requirement} expired on {until} and has no effect ({waiver.by}: {waiver.reason})"
            yield en if english else zh
        elif judged and not any(_fails(result, strict=True) for result in judged):
            zh = f"让步 {requirement} 没有对应的问题，可以删去（{waiver.by}：{waiver.reason}）"
            en = f"The waiver of {requirement} matches nothing and can be removed ({waiver.by}: {waiver.reason})"
            yield en if english else zh


def _expired(config: Config, waiver: Waiver) -> bool:
    return waiver.until < config.now.date()


def _fails(result: RequirementResult, *, strict: bool) -> bool:
    if result.outcome is Outcome.FAILED:
        return True
    advised = any(finding.outcome is Outcome.FAILED for finding in result.findings)
    return strict and (advised or result.outcome is Outcome.CANT_TELL)
