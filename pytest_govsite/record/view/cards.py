"""Problems as they are shown one by one, within bounds that keep the record small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.view.pages import PageNumbers, range_text
from pytest_govsite.record.view.problems import Problem

CARDS, CARDS_EACH = 1_200, 10
"""Problems shown in full: in the whole chapter, and for one requirement."""
ROWS, ROWS_EACH = 3_000, 200
"""Further problems shown as one line: in the whole chapter, and for one requirement."""
PAGES_SHOWN = 12
RANGES_SHOWN = 200
PICTURES_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class Card:
    """One problem with the pages and pictures that are shown."""

    number: int
    """Running number within its chapter, from 1."""
    problem: Problem
    shown: tuple[Finding, ...]
    """One finding for each page that is listed."""
    rest: int
    """Pages beyond those."""
    rest_numbers: str
    """The rest by their numbers in the annex; empty where there are too many pieces."""
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """The problems of one requirement."""

    result: RequirementResult
    cards: tuple[Card, ...]
    rows: tuple[tuple[int, Problem], ...]
    """Problems shown as one line each, with their running number."""
    more: int
    """Problems in findings.csv only."""


def chapters(
    found: Sequence[tuple[RequirementResult, list[Problem]]], numbers: PageNumbers, pictures: Pictures
) -> list[Chapter]:
    """Return the problems of one kind, requirement by requirement, every requirement with at least one card."""
    each = min(CARDS_EACH, max(1, CARDS // max(1, len(found))))
    rows_each = min(ROWS_EACH, ROWS // max(1, len(found)))
    result: list[Chapter] = []
    number = 1
    for requirement, problems in found:
        full, rest = problems[:each], problems[each:]
        cards = tuple(_card(n, problem, numbers, pictures) for n, problem in enumerate(full, start=number))
        number += len(cards)
        rows = tuple(enumerate(rest[:rows_each], start=number))
        number += len(rest)
        result.append(Chapter(result=requirement, cards=cards, rows=rows, more=len(rest) - len(rows)))
    return result


def _card(number: int, problem: Problem, numbers: PageNumbers, pictures: Pictures) -> Card:
    by_page = {finding.page: finding for finding in reversed(problem.findings) if finding.page}
    pages = problem.pages
    rest = pages[PAGES_SHOWN:]
    ranges = numbers.ranges(rest)
    known = all(numbers.of(page) for page in rest)
    return Card(
        number=number,
        problem=problem,
        shown=tuple(by_page[page] for page in pages[:PAGES_SHOWN]),
        rest=len(rest),
        rest_numbers=range_text(ranges) if known and len(ranges) <= RANGES_SHOWN else "",
        pictures=tuple(pictures.small(path) for path in problem.pictures[:PICTURES_SHOWN]),
    )
