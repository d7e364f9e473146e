"""An earlier record as baseline: what it already found fails neither items nor exit code; the verdict never cares."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pytest_govsite.errors import ConfigError, GovsiteError
from pytest_govsite.model import Level, Outcome, Record, RequirementResult
from pytest_govsite.record.json import load_record
from pytest_govsite.record.matching import Known


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
    if known is None or not result.findings:
        return result
    marks = known.marks(result, site)
    findings = tuple(msgspec.structs.replace(f, known=k) for f, k in zip(result.findings, marks, strict=True))
    return msgspec.structs.replace(result, findings=findings)


def only_known(result: RequirementResult) -> bool:
    """Return whether every must-level failure of a result stands in the baseline."""
    failed = [f for f in result.findings if f.outcome is Outcome.FAILED and f.level is Level.MUST]
    return bool(failed) and all(f.known for f in failed)
