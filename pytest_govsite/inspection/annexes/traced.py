"""条款对照表: every article with the requirements that rest on it and what came of them."""

from __future__ import annotations

from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.model.annex import Sheet
from pytest_govsite.record.view.tally import category
from pytest_govsite.record.view.tracing import Traced, TracedDocument, traced


def traced_sheet(context: Context) -> Sheet:
    """Return one row an article."""
    words = context.words
    names = ("clause", "items", "outcome", "evidence")
    return Sheet(
        key="traced",
        columns=(words("annex.traced.document"), *(words(f"traced.{name}") for name in names)),
        rows=tuple(_row(context, document, row) for document in traced(context.record) for row in document.rows),
    )


def _row(context: Context, document: TracedDocument, row: Traced) -> tuple[str, ...]:
    words = context.words
    title = f"{document.title} {document.number}".strip()
    if document.expired:
        title += words("cite.expired")
    if not document.binding:
        title += words("bracketed", text=words("traced.not_binding"))
    if not row.results:
        reason = row.entry.reason.in_language(context.language) if row.entry.reason else ""
        outcome = words("traced.person") if row.entry.person else words("results.no_clause")
        return title, row.entry.clause.clause, words("traced.none"), outcome, reason
    items = (f"{words.name('mark_of', category(r))} {r.title} ({r.id})" for _, r in row.results)
    outcome = words.name("outcome", row.outcome)
    return title, row.entry.clause.clause, "\n".join(items), outcome, words("traced.numbers", numbers=row.numbers)
