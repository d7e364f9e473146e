"""findings.csv: one finding a line, for Excel and WPS."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.json import canonical
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.words import Words

COLUMNS = (
    "number", "requirement", "title", "suite", "part", "level", "outcome", "cause", "engine", "page", "frame",
    "template", "message", "expected", "found", "selector", "snippet", "clauses", "evidence", "waived", "known",
    "group", "key",
)  # fmt: skip
"""Keys of the columns, in order; the headings stand in the words of the language."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet program compute a cell (full-width ones under East Asian settings)."""


def findings_csv(record: Record) -> bytes:
    """Return findings.csv: UTF-8 with BOM, CRLF, every cell quoted and safe from being run as a formula."""
    words = Words(record.language)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([words(f"csv.{column}") for column in COLUMNS])
    for number, (result, finding) in enumerate(_findings(record), start=1):
        cells = _cells(number, result, finding, words)
        writer.writerow([safe_cell(cells[column]) for column in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula: `'` goes before what would start one."""
    shown = one_line(text, 2_000)
    return f"'{shown}" if text.lstrip(" \n").startswith(FORMULA_STARTS) else shown


def _findings(record: Record) -> Iterator[tuple[RequirementResult, Finding]]:
    for result in canonical(record).requirements:
        for finding in result.findings:
            yield result, finding


def _cells(number: int, result: RequirementResult, finding: Finding, words: Words) -> dict[str, str]:
    return {
        "number": str(number),
        "requirement": result.id,
        "title": result.title,
        "suite": words.name("suite", result.suite),
        "part": words.name("part", result.part),
        "level": words.name("level", finding.level),
        "outcome": words.name("outcome", finding.outcome),
        "cause": words.name("cause", finding.cause) if finding.cause else "",
        "engine": result.engine or "",
        "page": finding.page,
        "frame": finding.frame,
        "template": finding.template,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "selector": finding.selector,
        "snippet": finding.snippet,
        "clauses": "；".join(clause_text(clause, words) for clause in result.clauses),
        "evidence": " ".join(finding.evidence),
        "waived": finding.waived or result.waived,
        "known": words("yes") if finding.known else "",
        "group": finding.group,
        "key": finding.key,
    }
