"""An earlier record as baseline: what it already found fails neither items nor exit code; the verdict never cares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from pytest_govsite.errors import ConfigError, GovsiteError
from pytest_govsite.model import BaselineEntry, Finding, GoneFinding, Level, Outcome, Record, RequirementResult
from pytest_govsite.record.compare import Comparison, compare
from pytest_govsite.record.json import load_record
from pytest_govsite.record.matching import MATCHED, Known

_MOST_GONE = 500
"""Findings of the baseline that are kept by name; the counts are whole."""


def read_baseline(path: Path) -> Record:
    """Return the earlier record.

    Raises:
        ConfigError: the file is no record.json.
    """
    try:
        return load_record(path)
    except (GovsiteError, msgspec.MsgspecError, OSError, ValueError):
        raise ConfigError("--govsite-baseline", str(path), "不是检测记录 record.json / no record.json") from None


def with_baseline(result: RequirementResult, known: Known | None, site: str) -> RequirementResult:
    """Mark the findings that the baseline knows.

    Args:
        result: what a requirement came to now.
        known: the findings of the baseline; None: there is no baseline.
        site: the start address of this run.
    """
    if known is None:
        return result
    if known.knows_bare(result):
        return msgspec.structs.replace(result, known=True)
    if not result.findings:
        return result
    marks = known.marks(result, site)
    findings = tuple(msgspec.structs.replace(f, known=k) for f, k in zip(result.findings, marks, strict=True))
    return msgspec.structs.replace(result, findings=findings)


def only_known(result: RequirementResult, *, strict: bool = False) -> bool:
    """Return whether everything that makes a result fail stands in the baseline.

    Args:
        result: what a requirement came to, with the marks of `with_baseline`.
        strict: advice and what is left to a person fail too.
    """
    failing = [f for f in result.findings if _fails(f, result, strict=strict)]
    return all(f.known for f in failing) if failing else result.known


def _fails(finding: Finding, result: RequirementResult, *, strict: bool) -> bool:
    if strict:
        return finding.outcome in MATCHED
    return finding.outcome is Outcome.FAILED and Level.SHOULD not in (finding.level, result.level)


def with_comparison(record: Record, baseline: Record | None) -> Record:
    """Return the record with what became of the baseline's findings; the verdict stays."""
    if baseline is None:
        return record
    comparison = compare(baseline, record)
    gone = {kind: tuple(_gone(comparison, kind))[:_MOST_GONE] for kind in ("fixed", "unseen")}
    entry = BaselineEntry(
        record=baseline.id,
        finished=baseline.finished,
        counts=comparison.counts,
        fixed=gone["fixed"],
        unseen=gone["unseen"],
    )
    return msgspec.structs.replace(record, baseline=entry)


def _gone(comparison: Comparison, kind: str) -> Iterator[GoneFinding]:
    for one in comparison.requirements:
        for change in one.of(kind):
            first = change.problem.first
            yield GoneFinding(
                requirement=one.either.id,
                title=one.either.title,
                message=first.message,
                page=first.page,
                pages=len(change.problem.pages),
                key=first.key,
            )
