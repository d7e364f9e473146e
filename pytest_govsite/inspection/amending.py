"""修改报告: the report that this one replaces, and what changed, computed from its record.json (ISO/IEC 17025, 7.8.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from pytest_govsite.config.options import file_beside
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError, GovsiteError
from pytest_govsite.model import AmendedDetail, AmendedFinding, AmendedResult, Amendment, Record
from pytest_govsite.record.compare import Comparison, compare
from pytest_govsite.record.json import load_record
from pytest_govsite.record.view.heading import report_number
from pytest_govsite.record.view.tally import category

_MOST = 500
"""Problems of one fate that are kept by name."""
_ITS_OWN = ("number", "amends", "amends_record", "amends_reason", "docx_template", "signature")
"""Keys of `[report]` in which every report differs, or that say nothing of the inspection."""
_SITE = ("name", "url", "domain", "id_code", "kind", "level", "profile", "stage", "content", "sponsor")


def read_amended(config: Config) -> Record | None:
    """Return the record of the report that is replaced; None: it was not given.

    Raises:
        ConfigError: the new report has no number of its own, or the file is not the record of the report that is named.
    """
    report = config.settings.report
    name = config.file.name if config.file else ""
    if report.amends and report.amends.strip() == report.number.strip():
        allowed = "修改报告须有自己的编号 / an amended report has a number of its own"
        raise ConfigError("report.amends", report.amends, allowed, file=name)
    path = file_beside(config, report.amends_record)
    if path is None:
        return None
    if not report.amends:
        allowed = "须同时写明 amends / needs report.amends, the number of that report"
        raise ConfigError("report.amends_record", report.amends_record, allowed, file=name)
    try:
        record = load_record(path)
    except (GovsiteError, msgspec.MsgspecError, OSError, ValueError):
        allowed = "不是检测记录 record.json / no record.json"
        raise ConfigError("report.amends_record", report.amends_record, allowed, file=name) from None
    if report_number(record) != report.amends.strip():
        allowed = f"其报告编号不是 {report.amends} / is not the record of report {report.amends}"
        raise ConfigError("report.amends_record", report.amends_record, allowed, file=name)
    return record


def with_amendment(record: Record, config: Config, earlier: Record | None) -> Record:
    """Return the record with the report that it replaces and what changed; the verdict stays.

    Args:
        record: the new record.
        config: configuration of the run, with `[report] amends`.
        earlier: the record of the report that is replaced; None: it was not given.
    """
    report = config.settings.report
    if not report.amends:
        return record
    amendment = Amendment(number=report.amends.strip(), reason=report.amends_reason)
    if earlier is not None:
        comparison = compare(earlier, record)
        amendment = msgspec.structs.replace(
            amendment,
            record=earlier.id,
            finished=earlier.finished,
            issued=str(earlier.report.get("issued") or ""),
            details=tuple(_details(earlier, record)),
            results=tuple(_results(comparison)),
            findings=tuple(_findings(comparison)),
            counts=comparison.counts,
        )
    return msgspec.structs.replace(record, amendment=amendment)


def _details(before: Record, after: Record) -> Iterator[AmendedDetail]:
    first, second = dict(_told(before)), dict(_told(after))
    for what in dict.fromkeys((*first, *second)):
        was, now = first.get(what, ""), second.get(what, "")
        if was != now:
            yield AmendedDetail(what=what, before=was, after=now)


def _told(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what a report says of itself beside its results."""
    yield "verdict", record.conclusion.verdict
    for part, conclusion in record.conclusion.parts.items():
        yield f"part.{part}", conclusion.verdict
    yield "scope", " ".join(record.conclusion.scope)
    for key in _SITE:
        yield f"site.{key}", str(getattr(record.site, key))
    kept = {key: value for key, value in record.report.items() if key not in _ITS_OWN}
    yield from _flat(kept, "report")
    yield "tool", f"{record.tool.name} {record.tool.version}"
    yield "now", record.now
    yield "seed", str(record.seed)
    yield "started", record.started
    yield "pages", str(record.coverage.fetched)
    yield "content", record.content_digest.sha256


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}.{key}")
        elif isinstance(value, (list, tuple)):
            yield f"{prefix}.{key}", "; ".join(_cell(each) for each in value)
        else:
            yield f"{prefix}.{key}", str(value)


def _cell(value: object) -> str:
    return " ".join(str(part) for part in value.values()) if isinstance(value, Mapping) else str(value)


def _results(comparison: Comparison) -> Iterator[AmendedResult]:
    for one in comparison.moved:
        yield AmendedResult(
            requirement=one.either.id,
            title=one.either.title,
            engine=one.either.engine or "",
            before=category(one.before) if one.before else "",
            after=category(one.after) if one.after else "",
        )


def _findings(comparison: Comparison) -> Iterator[AmendedFinding]:
    for fate in ("new", "fixed", "unseen"):
        changes = [(one, change) for one in comparison.requirements for change in one.of(fate)]
        for one, change in changes[:_MOST]:
            first = change.problem.first
            yield AmendedFinding(
                fate=fate,
                requirement=one.either.id,
                title=one.either.title,
                message=first.message,
                page=first.page,
                pages=len(change.problem.pages),
            )
