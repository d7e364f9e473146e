"""What a requirement's test case carries in JUnit XML beside its outcome."""

from __future__ import annotations

from pytest_govsite.model import Outcome, RequirementResult
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.words import Words

MOST_PAGES = 50


def properties(result: RequirementResult, language: str) -> list[tuple[str, str]]:
    """Return the properties: requirement, title, level, part, outcome, each clause, each page and key that failed."""
    words = Words(language)
    found = [
        ("requirement", result.id),
        ("title", result.title),
        ("suite", result.suite),
        ("part", result.part),
        ("level", result.level.value),
        ("outcome", result.outcome.value),
        ("reason", result.reason),
        ("measured", result.measured),
        ("engine", result.engine or ""),
        ("waived", result.waived),
        *(("clause", clause_text(clause, words)) for clause in result.clauses),
    ]
    failed = [f for f in result.findings if f.outcome in (Outcome.FAILED, result.outcome)]
    for name, values in (("page", (f.page for f in failed)), ("finding", (f.key for f in failed))):
        found += [(name, value) for value in list(dict.fromkeys(v for v in values if v))[:MOST_PAGES]]
    return [(name, one_line(value, 500)) for name, value in found if value]
