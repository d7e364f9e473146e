"""A record as rows of the data set."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa

from pytest_govsite.fleet.order import Result
from pytest_govsite.model.record import Record

_TEXT = pa.string()
_WHOLE = pa.int64()
_TIME = pa.timestamp("s", tz="Asia/Shanghai")
_SITE = [("site", _TEXT), ("run", _TEXT)]
SCHEMAS: dict[str, pa.Schema] = {
    "runs": pa.schema(
        [
            *_SITE,
            *((name, _TEXT) for name in ("name", "url", "domain", "id_code", "kind", "level", "sponsor", "group")),
            *((name, _TEXT) for name in ("profile", "state", "reason", "detail", "record", "record_id", "verdict")),
            *((name, _TEXT) for name in ("function", "security", "accessibility", "elderly")),
            *((name, _WHOLE) for name in ("must_failed", "must_open", "should_failed", "vetoes")),
            *((name, _WHOLE) for name in ("discovered", "fetched", "rendered", "unobserved")),
            ("started", _TIME),
            ("finished", _TIME),
            ("seconds", pa.float64()),
            ("cpu", pa.float64()),
            *((name, _WHOLE) for name in ("attempts", "memory", "stored")),
            ("worker", _TEXT),
            ("version", _TEXT),
        ]
    ),
    "requirements": pa.schema(
        [
            *_SITE,
            *((name, _TEXT) for name in ("requirement", "engine", "title", "suite", "part", "level")),
            *((name, _TEXT) for name in ("outcome", "cause", "reason", "clauses", "waived")),
            *((name, _WHOLE) for name in ("pages_checked", "findings")),
        ]
    ),
    "findings": pa.schema(
        [
            *_SITE,
            *((name, _TEXT) for name in ("requirement", "engine", "outcome", "level", "page", "message")),
            *((name, _TEXT) for name in ("expected", "found", "selector", "template", "key", "waived")),
            ("evidence", pa.list_(_TEXT)),
        ]
    ),
    "vetoes": pa.schema(
        [*_SITE, *((name, _TEXT) for name in ("veto", "requirement", "state", "reason", "clause"))],
    ),
}
"""Tables of the data set; `month` comes from the name of the folder that a file lies in."""


def rows(result: Result, record: Record | None) -> dict[str, pa.Table]:
    """Return the rows of one site in one run, by table; without a record only the one that says why."""
    found: dict[str, list[dict[str, Any]]] = {"runs": [_run(result, record)]}
    if record is not None:
        found |= {"requirements": _requirements(record), "findings": _findings(record), "vetoes": _vetoes(record)}
    keys = {"site": result.key, "run": result.run}
    return {
        table: pa.Table.from_pylist([{**keys, **row} for row in listed], schema=SCHEMAS[table])
        for table, listed in found.items()
        if listed
    }


def _run(result: Result, record: Record | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": result.name,
        "url": result.url,
        "group": result.group,
        "state": str(result.state),
        "reason": str(result.reason or ""),
        "detail": result.detail,
        "record": result.record,
        "started": _moment(result.started),
        "finished": _moment(result.finished),
        "seconds": result.seconds,
        "cpu": result.cpu,
        "attempts": result.attempts,
        "memory": result.memory,
        "stored": result.stored,
        "worker": result.worker,
    }
    if record is None:
        return row
    site, covered, conclusion = record.site, record.coverage, record.conclusion
    must, should = conclusion.counts.get("must"), conclusion.counts.get("should")
    return {
        **row,
        "name": result.name or site.name,
        **{name: getattr(site, name) for name in ("domain", "id_code", "kind", "level", "sponsor", "profile")},
        "record_id": record.id,
        "verdict": conclusion.verdict,
        **{name: part.verdict for name, part in conclusion.parts.items() if name in SCHEMAS["runs"].names},
        "must_failed": must.failed if must else 0,
        "must_open": must.cantTell + must.untested if must else 0,
        "should_failed": should.failed if should else 0,
        "vetoes": len(conclusion.veto),
        **{name: getattr(covered, name) for name in ("discovered", "fetched", "rendered")},
        "unobserved": len(covered.unobserved),
        "version": record.tool.version,
    }


def _requirements(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "requirement": each.id,
            "engine": each.engine or "",
            **{name: str(getattr(each, name)) for name in ("title", "suite", "part", "level", "outcome", "reason")},
            "cause": str(each.cause or ""),
            "clauses": "；".join(f"《{clause.document}》{clause.number} {clause.clause}" for clause in each.clauses),
            "waived": each.waived,
            "pages_checked": each.pages_checked,
            "findings": len(each.findings),
        }
        for each in record.requirements
    ]


def _findings(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "requirement": each.id,
            "engine": each.engine or finding.engine,
            **{name: str(getattr(finding, name)) for name in ("outcome", "level", "page", "message", "expected")},
            **{name: getattr(finding, name) for name in ("found", "selector", "template", "key", "waived")},
            "evidence": list(finding.evidence),
        }
        for each in record.requirements
        for finding in each.findings
    ]


def _vetoes(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "veto": veto.id,
            "requirement": veto.requirement,
            "state": veto.state,
            "reason": veto.reason,
            "clause": f"《{veto.clause.document}》{veto.clause.number} {veto.clause.clause}",
        }
        for veto in record.conclusion.veto
    ]


def _moment(told: str) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
