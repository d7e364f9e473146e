"""Problems as a Word template gets them, with their pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.view import cards, citations, problems
from pytest_govsite.record.view.pages import PageNumbers
from pytest_govsite.record.word.texts import lines, text
from pytest_govsite.record.words import Words

ADDRESSES = 12
"""Addresses that one problem names."""


class ProblemRows:
    """Reads the problems of one record.

    Args:
        record: what was found.
        words: its language.
        pictures: makes small pictures of the evidence.
        show: turns a small picture into what the template puts into its place.
    """

    def __init__(self, *, record: Record, words: Words, pictures: Pictures, show: Callable[[Picture], object]) -> None:
        self._record, self._words = record, words
        self._pictures, self._show = pictures, show
        self._codes = problems.codes(record)

    def of(self, kind: str) -> tuple[list[dict[str, Any]], int]:
        """Return the problems of a kind that are listed, and how many are not."""
        found = problems.problems(self._record.requirements, kind)
        shown = cards.chapters(found, PageNumbers(self._record.coverage), self._pictures)
        rows = [self._problem(card) for chapter in shown for card in chapter.cards]
        return rows, sum(len(each) for _, each in found) - len(rows)

    def _problem(self, card: cards.Card) -> dict[str, Any]:
        problem, first = card.problem, card.problem.first
        result, pages = problem.result, problem.pages
        told = {key: text(getattr(first, key)) for key in ("message", "expected", "selector")}
        return {
            **told,
            "number": card.number,
            "code": self._codes[problem.identity],
            "title": text(result.title),
            "id": text(result.id),
            "engine": text(result.engine or first.engine),
            "clauses": clauses(result, self._words),
            "found": "" if problem.varying else text(first.found),
            "pages": self._words("problem.page_count", n=len(pages)) if pages else self._words("problem.whole_site"),
            "addresses": lines(pages[:ADDRESSES]),
            "remedy": text(result.remedy.how) if result.remedy else "",
            "pictures": [
                {"image": self._show(picture), "path": text(picture.path)} for picture in card.pictures if picture.data
            ],
        }


def clauses(result: RequirementResult, words: Words) -> str:
    """Return the clauses of a requirement, one a line."""
    return lines([citations.clause_text(clause, words) for clause in result.clauses]) or words("results.no_clause")
