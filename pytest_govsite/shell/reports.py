"""Outcomes on pytest's reports, so that terminal, JUnit, pytest-html and xdist show them alike (contract, section 3)."""

from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.inspection.baseline import only_known
from pytest_govsite.model import Cause, Finding, Level, Outcome, RequirementResult
from pytest_govsite.record.inert import one_line as inert
from pytest_govsite.record.json import plain
from pytest_govsite.record.words import Words
from pytest_govsite.shell.run import PROPERTY

_SHOWN = 20
_WORDS = {
    "zh": {
        "page": "页面",
        "problem": "问题",
        "expected": "应为",
        "found": "实为",
        "element": "元素",
        "norm": "依据",
        "more": "另有 {n} 处，见检测记录",
        "advice": "建议",
        "known": "另有 {n} 处基线中已有",
    },
    "en": {
        "page": "page",
        "problem": "problem",
        "expected": "expected",
        "found": "found",
        "element": "element",
        "norm": "norm",
        "more": "{n} more, see the record",
        "advice": "advice",
        "known": "{n} more are known from the baseline",
    },
}


def apply_result(report: pytest.TestReport, result: RequirementResult, *, strict: bool, language: str) -> None:
    """Set the report of an item's call phase to what its requirement came to."""
    report.user_properties.append((PROPERTY, encoded(result)))
    advice = [f for f in result.findings if f.outcome is Outcome.FAILED and not _fails(f, result)]
    match result.outcome:
        case Outcome.FAILED if result.level is Level.MUST or strict:
            _fail(report, result, language, strict=strict)
        case Outcome.CANT_TELL if strict:
            _fail(report, result, language, strict=strict)
        case Outcome.FAILED:
            _advise(report, result, language)
        case Outcome.PASSED if advice and strict:
            _fail(report, result, language, strict=strict)
        case Outcome.PASSED:
            report.outcome = "passed"
        case Outcome.UNTESTED if result.cause is Cause.BROKEN:
            _fail(report, result, language, strict=strict)
            report.when = "setup"
        case _:
            _skip(report, f"{result.outcome.value}: {inert(result.reason)}")


def encoded(result: RequirementResult) -> str:
    """Return a result as JSON, whatever a site or a user's own check put into its texts."""
    try:
        return msgspec.json.encode(result).decode()
    except UnicodeEncodeError:
        # A lone surrogate; the record writes it as a question mark too.
        return msgspec.json.encode(plain(result)).decode()


def exit_fails(result: RequirementResult, *, strict: bool) -> bool:
    """Return whether a result makes the exit code 1."""
    if result.outcome is Outcome.UNTESTED:
        return result.cause is Cause.BROKEN and result.level is Level.MUST
    if result.waived or only_known(result, strict=strict):
        return False
    if result.outcome is Outcome.FAILED:
        return result.level is Level.MUST or strict
    return strict and result.outcome is Outcome.CANT_TELL


def _fails(finding: Finding, result: RequirementResult) -> bool:
    return finding.level is Level.MUST and result.level is Level.MUST


def _fail(report: pytest.TestReport, result: RequirementResult, language: str, *, strict: bool) -> None:
    if result.waived:
        _skip(report, f"waived: {inert(result.waived)}")
        return
    if result.outcome is not Outcome.UNTESTED and only_known(result, strict=strict):
        _skip(report, f"known from the baseline: {inert(result.reason)}")
        return
    report.outcome = "failed"
    report.longrepr = findings_text(result, language)


def _advise(report: pytest.TestReport, result: RequirementResult, language: str) -> None:
    report.outcome = "skipped"
    report.wasxfail = f"advice: {inert(result.reason)}"
    report.longrepr = findings_text(result, language)


def _skip(report: pytest.TestReport, reason: str) -> None:
    report.outcome = "skipped"
    report.longrepr = (report.nodeid, 0, f"Skipped: {reason}")


def findings_text(result: RequirementResult, language: str) -> str:
    """Return the findings of a result as a reader of a terminal wants them: page, problem, expected, found, element."""
    words = _WORDS[language]
    clause = next(iter(result.clauses), None)
    lines = [f"{result.id} {result.title}：{inert(result.reason)}"]
    if clause:
        lines.append(f"{words['norm']}：{Words(language).document(clause.document)}{clause.number} {clause.clause}")
    told = [f for f in result.findings if f.outcome in (Outcome.FAILED, result.outcome)]
    shown = [f for f in told if not f.known]
    for finding in shown[:_SHOWN]:
        lines += _finding_lines(
            finding, words, advice=not _fails(finding, result) and finding.outcome is Outcome.FAILED
        )
    if len(shown) > _SHOWN:
        lines.append(words["more"].format(n=len(shown) - _SHOWN))
    if len(told) > len(shown):
        lines.append(words["known"].format(n=len(told) - len(shown)))
    return "\n".join(lines)


def _finding_lines(finding: Finding, words: dict[str, str], *, advice: bool) -> list[str]:
    head = f"[{words['advice']}] " if advice else ""
    lines = [f"- {words['page']}：{inert(finding.page)}", f"  {words['problem']}：{head}{inert(finding.message)}"]
    for name, value in (("expected", finding.expected), ("found", finding.found), ("element", finding.selector)):
        if value:
            lines.append(f"  {words[name]}：{inert(value)}")
    return lines
