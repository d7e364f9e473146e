"""计分（参考）: the point sheet of portals and the points of the elderly-friendly evaluation, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.points import EvaluationItem, EvaluationPoints, PointEntry, PointSheet
from pytest_govsite.model.record import Record
from pytest_govsite.record.view.citations import UNCONFIRMED
from pytest_govsite.record.view.tally import by_suite, category
from pytest_govsite.record.view.tracing import WEIGHTIEST_FIRST
from pytest_govsite.record.words import Words

Numbered = tuple[tuple[int, RequirementResult], ...]


@dataclass(frozen=True, kw_only=True)
class PointRow:
    """One row of the sheet."""

    entry: PointEntry
    results: Numbered
    """With their running number in the chapter of results."""
    first: bool
    """The first row of its indicator."""
    rows: int
    """Rows of its indicator, told by the first one."""


@dataclass(frozen=True, kw_only=True)
class PointBlock:
    """A part of the sheet, or a group of its indicators."""

    part: str
    title: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One clause of the evaluation."""

    item: EvaluationItem
    results: Numbered


def evaluation(record: Record) -> EvaluationPoints | None:
    """Return the points of the part `elderly`; None in records from before there were any."""
    part = record.conclusion.parts.get("elderly")
    return part.points if part else None


def beside(points: EvaluationPoints, words: Words) -> str:
    """Return the line that stands beside the conclusion of the part."""
    technical = next(part for part in points.parts if part.key == "technical")
    rest = sum(part.points for part in points.parts if part.key != "technical")
    text = words(
        "evaluation.beside", got=number(technical.got), points=number(technical.points), open=number(technical.open), rest=number(rest)
    )  # fmt: skip
    return f"{text} {UNCONFIRMED}" if technical.estimated or not technical.confirmed else text


def blocks(record: Record, sheet: PointSheet, part: str, words: Words) -> list[PointBlock]:
    """Return the rows of a part, group by group."""
    results = _numbered(record)
    titles = {group.key: group for group in sheet.groups}
    found = []
    for key, entries in groupby((e for e in sheet.entries if e.part == part), key=lambda e: e.group):
        group = titles.get(key)
        title = ""
        if group:
            wording = "points.group" if group.confirmed else "points.group_unconfirmed"
            title = words(wording, title=group.title.in_language(words.language), points=number(group.points))
        found.append(PointBlock(part=part, title=title, rows=tuple(_rows(entries, results))))
    return found


def lines(record: Record, points: EvaluationPoints) -> list[ItemLine]:
    """Return the clauses of the evaluation with their results."""
    results = _numbered(record)
    return [ItemLine(item=item, results=_of(item.requirements, results)) for item in points.items]


def sources(sheet: PointSheet, words: Words) -> list[tuple[str, str]]:
    """Return where the numbers come from, each source with the indicators that rest on it."""
    found: dict[str, dict[str, None]] = {}
    for entry in sheet.entries:
        if entry.source:
            found.setdefault(entry.source.in_language(words.language), {})[
                entry.indicator.in_language(words.language)
            ] = None
    return [(source, words("and").join(indicators)) for source, indicators in found.items()]


def worth(entry: PointEntry, words: Words) -> str:
    """Return what one case costs, marked where the number is not confirmed."""
    if entry.part == "veto":
        return ""
    if entry.points is None:
        return f"{words('points.unknown')} {UNCONFIRMED}"
    text = words(f"points.per_{entry.per or 'once'}", points=number(entry.points))
    return text if entry.confirmed else f"{text} {UNCONFIRMED}"


def judged(entry: PointEntry, words: Words) -> str:
    """Return what is proposed for a row."""
    if entry.part == "veto":
        return words(f"points.veto_{entry.state}")
    if entry.state == "deduct" and entry.deduction is not None:
        text = words("points.amount", amount=number(entry.deduction))
        return text if entry.confirmed else f"{text} {UNCONFIRMED}"
    return words("points.inapplicable_row" if entry.state == "inapplicable" else f"points.{entry.state}")


def remark(entry: PointEntry, words: Words) -> str:
    """Return how many cases there are and why nothing more can be told."""
    pieces = [words("points.cases", n=entry.cases)] if entry.cases > 1 else []
    pieces += [entry.reason.in_language(words.language)] if entry.reason else []
    return words("semicolon").join(pieces)


def reasons(texts: Iterable[object], words: Words) -> str:
    """Return several reasons in one sentence."""
    return words("semicolon").join(text.in_language(words.language) for text in texts)  # type: ignore[attr-defined]


def number(value: float | None) -> str:
    """Return a number of points without needless zeros; a dash where there is none."""
    return "—" if value is None else f"{value:g}"


def _rows(entries: Iterable[PointEntry], results: dict[str, list[tuple[int, RequirementResult]]]) -> Iterable[PointRow]:
    for _, members in groupby(entries, key=lambda e: (e.clause.key, e.indicator.zh)):
        rows = tuple(members)
        for place, entry in enumerate(rows):
            yield PointRow(entry=entry, results=_of(entry.requirements, results), first=place == 0, rows=len(rows))


def _of(ids: Iterable[str], results: dict[str, list[tuple[int, RequirementResult]]]) -> Numbered:
    found = (pair for i in ids for pair in results.get(i, ()))
    return tuple(sorted(found, key=lambda pair: WEIGHTIEST_FIRST.index(category(pair[1]))))


def _numbered(record: Record) -> dict[str, list[tuple[int, RequirementResult]]]:
    found: dict[str, list[tuple[int, RequirementResult]]] = {}
    results = (result for tally in by_suite(record.requirements) for result in tally.results)
    for place, result in enumerate(results, start=1):
        found.setdefault(result.id, []).append((place, result))
    return found
