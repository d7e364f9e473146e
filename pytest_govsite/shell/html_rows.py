"""Rows of pytest-html: requirement, clause and outcome as columns, pictures of the pages with findings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from pytest_govsite.model import Outcome, RequirementResult
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.view.tally import category
from pytest_govsite.record.words import Words
from pytest_govsite.shell.reports import findings_text
from pytest_govsite.shell.run import PROPERTY

if TYPE_CHECKING:
    from pytest_govsite.inspection.observed import Observed

PLACE = 2
"""Columns of ours stand after those of pytest-html for the result and the test."""
MOST_PICTURES = 3
_NAMES = ("html.requirement", "html.clause", "html.outcome")


class HtmlRows:
    """Hooks of pytest-html, registered where a report is asked for."""

    def __init__(self, language: str) -> None:
        self._words = Words(language)

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_header(self, cells: list[str]) -> None:
        """Name the columns."""
        cells[PLACE:PLACE] = [f"<th>{escape(self._words(name))}</th>" for name in _NAMES]

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_row(self, report: Any, cells: list[str]) -> None:
        """Fill them; rows of other tests get empty cells."""
        result = result_of(report)
        cells[PLACE:PLACE] = _cells(result, self._words) if result else ["<td></td>"] * len(_NAMES)

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_html(self, report: Any, data: list[str]) -> None:
        """Tell the findings where pytest has only a place in its own words to tell."""
        result = result_of(report)
        if result is not None and isinstance(report.longrepr, tuple):
            data[:] = [escape(findings_text(result, self._words.language)) + "\n"]

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_report_title(self, report: Any) -> None:
        """Name the report by what it is, not by its file."""
        report.title = self._words("html.title")


def result_of(report: Any) -> RequirementResult | None:
    """Return the result that a report carries; None for other tests."""
    for name, value in getattr(report, "user_properties", ()):
        if name == PROPERTY:
            return msgspec.json.decode(str(value), type=RequirementResult)
    return None


def _cells(result: RequirementResult, words: Words) -> list[str]:
    level = words("bracketed", text=words.name("level", result.level))
    engine = f" [{result.engine}]" if result.engine else ""
    cited = dict.fromkeys(one_line(clause_text(clause, words)) for clause in result.clauses)
    clauses = "<br>".join(escape(text) for text in cited)
    outcome = words.name("outcome", category(result))
    said = [
        outcome,
        one_line(result.reason),
        words("results.waived", reason=one_line(result.waived)) if result.waived else "",
    ]
    return [
        f"<td>{escape(one_line(result.title + engine))}{escape(level)}<br><code>{escape(one_line(result.id))}</code></td>",
        f"<td>{clauses}</td>",
        f"<td>{'<br>'.join(escape(text) for text in said if text)}</td>",
    ]


def pictures(result: RequirementResult, observed: Observed) -> list[dict[str, str | None]]:
    """Return small pictures of the first pages with findings, as extras of pytest-html, inside the report."""
    from pytest_html import extras

    told = [f for f in result.findings if f.outcome in (Outcome.FAILED, Outcome.CANT_TELL)]
    known = set(observed.pages.all.urls)
    paths: dict[str, str] = {}
    for finding in told:
        if len(paths) == MOST_PICTURES:
            break
        own = [path for path in finding.evidence if path.lower().endswith((".png", ".jpg", ".jpeg", ".webp"))]
        page = observed.pages.by_url(finding.page) if finding.page in known and not own else None
        shots = [r.screenshot.path for r in page.rendered[:1] if r.screenshot] if page else []
        for path in (own or shots)[:1]:
            paths.setdefault(path, finding.page)
    small = Pictures(observed.folder)
    made = [(small.small(path).data, page) for path, page in paths.items()]
    return [
        extras.image(data.partition(",")[2], name=one_line(page, 120), mime_type="image/jpeg", extension="jpg")
        for data, page in made
        if data
    ]
