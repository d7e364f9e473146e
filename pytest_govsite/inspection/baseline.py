"""An earlier record as baseline: what it already found fails neither items nor exit code; the verdict never cares."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pytest_govsite.errors import ConfigError, GovsiteError
from pytest_govsite.model import Level, Outcome, RequirementResult
from pytest_govsite.record.json import load_record


def baseline_keys(path: Path) -> frozenset[str]:
    """Return the keys of all failed findings of an earlier record.

    Raises:
        ConfigError: the file is no record.json.
    """
    try:
        record = load_record(path)
    except (GovsiteError, msgspec.MsgspecError, OSError, ValueError):
        raise ConfigError("--govsite-baseline", str(path), "不是检测记录 record.json / no record.json") from None
    return frozenset(f.key for r in record.requirements for f in r.findings if f.outcome is Outcome.FAILED)


def with_baseline(result: RequirementResult, keys: frozenset[str]) -> RequirementResult:
    """Mark the findings that the baseline knows."""
    if not keys or not result.findings:
        return result
    findings = tuple(
        msgspec.structs.replace(f, known=f.outcome is Outcome.FAILED and f.key in keys) for f in result.findings
    )
    return msgspec.structs.replace(result, findings=findings)


def only_known(result: RequirementResult) -> bool:
    """Return whether every must-level failure of a result stands in the baseline."""
    failed = [f for f in result.findings if f.outcome is Outcome.FAILED and f.level is Level.MUST]
    return bool(failed) and all(f.known for f in failed)
