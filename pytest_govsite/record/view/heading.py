"""How a record calls itself: title, marks, number."""

from __future__ import annotations

from pytest_govsite.model.record import Record
from pytest_govsite.record.words import Words


def report_number(record: Record) -> str:
    """Return the report number of `[report]`; empty: this is an inspection record and no formal report."""
    return str(record.report.get("number") or "").strip()


def identifier(record: Record, words: Words) -> str:
    """Return what the record is known by on every page: the report number, else the record's id."""
    number = report_number(record)
    return words("heading.report_number", number=number) if number else words("heading.record_id", id=record.id)


def title(record: Record, words: Words) -> str:
    """Return the title: the record's own, else 检测报告 with a report number and 检测原始记录 without one."""
    if record.title:
        return record.title
    if report_number(record):
        return str(record.report.get("title") or words("heading.report"))
    return words("heading.record")


def marks(record: Record, words: Words) -> list[str]:
    """Return what a reader must know before anything else: informal, partial, interrupted, listed pages only."""
    named = title(record, words)
    return [words(f"mark.{key}") for key in _marks(record) if words(f"mark.{key}") not in named]


def mark_notes(record: Record, words: Words) -> list[str]:
    """Return the sentences that explain the marks."""
    return [words(f"mark_note.{key}") for key in _marks(record) if key != "informal"]


def _marks(record: Record) -> list[str]:
    possible = {
        "informal": not report_number(record),
        "partial": record.partial,
        "interrupted": record.interrupted,
        "listed_pages": not record.coverage.whole_site,
    }
    return [key for key, applies in possible.items() if applies]
