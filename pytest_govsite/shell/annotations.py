"""Annotations of a GitHub Actions run: workflow commands on the lines of the terminal summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pytest_govsite.model import Level, Outcome, RequirementResult
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.words import Words
from pytest_govsite.shell.reports import exit_fails

MOST = 10
"""GitHub shows ten errors and ten warnings of a step; what is beyond is counted."""
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = str.maketrans({":": "%3A", ",": "%2C"})


def wanted(environment: Mapping[str, str]) -> bool:
    """Return whether this is a run of GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def annotation_lines(results: Iterable[RequirementResult], *, strict: bool, language: str) -> Iterator[str]:
    """Yield an error for each requirement that fails the run, and a warning for each other that failed or was advised.

    What the baseline knows or a waiver covers is no annotation.
    """
    words = Words(language)
    errors: list[str] = []
    warnings: list[str] = []
    for result in results:
        if exit_fails(result, strict=strict):
            errors.append(_command("error", result, words))
        elif not result.waived and any(f.outcome is Outcome.FAILED and not f.known for f in result.findings):
            warnings.append(_command("warning", result, words))
    for lines in (errors, warnings):
        yield from lines[:MOST]
    rest = max(0, len(errors) - MOST) + max(0, len(warnings) - MOST)
    if rest:
        yield f"::notice title=govsite::{_data(words('summary.more', n=rest))}"


def _command(kind: str, result: RequirementResult, words: Words) -> str:
    new = [f for f in result.findings if f.outcome in (Outcome.FAILED, result.outcome) and not f.known]
    must = [f for f in new if f.level is Level.MUST]
    first = next(iter(must or new), None)
    pages = list(dict.fromkeys(f.page for f in new if f.page))
    lines = [one_line(first.message if first else result.reason)]
    if pages:
        counted = words("bracketed", text=words("problem.page_count", n=len(pages))) if len(pages) > 1 else ""
        lines.append(one_line(pages[0], 300) + counted)
    if result.clauses:
        lines.append(one_line(clause_text(result.clauses[0], words)))
    title = one_line(f"{result.id} {result.title}", 200).translate(_ESCAPES).translate(_PROPERTY_ESCAPES)
    return f"::{kind} title={title}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.translate(_ESCAPES)
