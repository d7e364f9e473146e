"""Clauses and documents as they are printed."""

from __future__ import annotations

from pytest_govsite.model.catalogue import Clause, Document
from pytest_govsite.model.record import Record
from pytest_govsite.record.words import Words

UNCONFIRMED = "※"
"""Mark of a clause that was taken from a secondary source."""


def clause_text(clause: Clause, words: Words) -> str:
    """Return a clause on one line: document, number, article, and the marks it needs."""
    text = "".join(
        (
            words.document(clause.document),
            words("cite.number", number=clause.number) if clause.number else "",
            f" {clause.clause}" if clause.clause else "",
        )
    )
    if clause.expired:
        text += words("cite.expired")
    return text if clause.confirmed else f"{text} {UNCONFIRMED}"


def cited_documents(record: Record) -> list[Document]:
    """Return the documents the record rests on, in its order; without a list of its own, those of the clauses."""
    if record.documents:
        return list(record.documents)
    found: dict[tuple[str, str], Document] = {}
    for result in record.requirements:
        for clause in result.clauses:
            identity = (clause.document, clause.number)
            found.setdefault(identity, Document(key="", title=clause.document, number=clause.number))
    return list(found.values())
