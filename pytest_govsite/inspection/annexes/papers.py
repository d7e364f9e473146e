"""资料清单: what people have to hand in or to confirm."""

from __future__ import annotations

from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.model import Mode, Outcome
from pytest_govsite.model.annex import Sheet
from pytest_govsite.norms.mending import remedy
from pytest_govsite.record.view.citations import clause_text

_NAMES = ("item", "level", "clause", "prepare", "outcome", "given")


def papers_sheet(context: Context) -> Sheet:
    """Return one row for each requirement that a person answers and that this site owes."""
    words, language = context.words, context.language
    rows = []
    for result in context.record.requirements:
        requirement = context.catalogue.requirements.get(result.id)
        if requirement is None or requirement.mode is not Mode.MANUAL or result.outcome is Outcome.INAPPLICABLE:
            continue
        found = remedy(result.id)
        rows.append(
            (
                f"{result.title}\n{result.id}",
                words.name("level", result.level.value),
                "\n".join(clause_text(clause, words) for clause in result.clauses),
                found.how.in_language(language) if found else "",
                words.name("outcome", result.outcome.value),
                "",
                "",
                "",
            )
        )
    headings = (*(words(f"annex.papers.{name}") for name in _NAMES), words("annex.by"), words("annex.date"))
    return Sheet(key="papers", columns=headings, rows=tuple(rows), blank=3)
