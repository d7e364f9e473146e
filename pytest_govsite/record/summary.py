"""The terminal summary: what a person has to know when the run is over."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pytest_govsite.model.record import Record
from pytest_govsite.record.inert import cut, one_line
from pytest_govsite.record.view.decision import advice_count, failed_requirements, open_items, shown_parts
from pytest_govsite.record.view.heading import marks
from pytest_govsite.record.view.points import beside, evaluation
from pytest_govsite.record.view.tally import CATEGORIES, by_suite, count
from pytest_govsite.record.words import Words

MOST = 30
"""Lines of one list; the rest is counted."""
NAMED = 3
"""Items named on one line."""


def summary_lines(record: Record, path: Path | str) -> list[str]:
    """Return the summary as lines without colour: verdict, counts by suite, what failed, what is open, the path.

    Nothing that a site served can move the cursor, colour or reorder the terminal's text.
    """
    words = Words(record.language)
    lines = [*_verdict(record, words), "", *_counts(record, words)]
    for block in (
        _failed(record, words),
        _advice(record, words),
        _baseline(record, words),
        _reinspection(record, words),
        *_open(record, words),
    ):
        lines.extend(["", *block] if block else [])
    return [*lines, "", words("summary.record", path=one_line(str(path), 1_000))]


def display_width(text: str) -> int:
    """Return how many terminal columns a text takes (UAX #11: wide and full-width characters take two)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * max(0, width - display_width(text))
    return space + text if right else text + space


def _verdict(record: Record, words: Words) -> Iterator[str]:
    marked = "".join(f"　[{mark}]" for mark in marks(record, words))
    yield words("summary.verdict", verdict=words.name("verdict", record.conclusion.verdict)) + marked
    yield f"{one_line(record.site.name, 60)}  {one_line(record.site.url, 200)}".strip()
    scope = record.conclusion.scope
    for part in shown_parts(record):
        verdict = words.name("verdict", record.conclusion.parts[part].verdict)
        text = words("summary.part", part=words.name("part", part), verdict=verdict)
        yield f"  {text}" if part in scope else f"  {text} [{words('conclusion.not_in_scope')}]"
        points = evaluation(record) if part == "elderly" else None
        if points is not None:
            yield f"    {beside(points, words)}"


def _counts(record: Record, words: Words) -> Iterator[str]:
    rows = [
        [one_line(words.name("suite", tally.suite), 40), *(str(tally.counts[name]) for name in CATEGORIES)]
        for tally in by_suite(record.requirements)
    ]
    totals = [words("summary.total"), *(str(number) for number in count(record.requirements).values())]
    heads = [words("summary.suite"), *(words(f"outcome.{name}") for name in CATEGORIES)]
    table = [heads, *rows, totals]
    widths = [max(display_width(row[column]) for row in table) for column in range(len(heads))]
    for row in table:
        yield "  ".join(_padded(cell, widths[n], right=n > 0) for n, cell in enumerate(row))


def _failed(record: Record, words: Words) -> list[str]:
    failed = failed_requirements(record)
    if not failed:
        return []
    lines = [words("summary.failed", n=len(failed))]
    for item in failed[:MOST]:
        result, advice = item.result, advice_count(item.result)
        notes = [words("summary.pages", n=item.pages) if item.pages else words("conclusion.whole_site")]
        notes += [words("summary.advice_pages", n=advice)] if advice else []
        notes += [result.engine] if result.engine else []
        notes += [words("summary.waived")] if result.waived else []
        noted = words("bracketed", text=words("and").join(notes))
        lines.append(f"  ✗ {_padded(result.id, 30)} {one_line(result.title, 60)}{noted}")
    return lines + _rest(len(failed), words)


def _advice(record: Record, words: Words) -> list[str]:
    advice = count(record.requirements)["advice"]
    return [words("summary.advice", n=advice)] if advice else []


def _reinspection(record: Record, words: Words) -> list[str]:
    again = record.reinspection
    if again is None:
        return []
    counted = (f"{words(f'reinspection_fate.{fate}')} {number}" for fate, number in again.counts.items())
    head = words("summary.reinspection", record=one_line(again.record, 100))
    return [head + words("colon") + words("and").join(counted)]


def _baseline(record: Record, words: Words) -> list[str]:
    entry = record.baseline
    if entry is None:
        return []
    counts = words("compare.counts", **entry.counts)
    return [words("summary.baseline", record=one_line(entry.record, 100)) + words("colon") + counts]


def _open(record: Record, words: Words) -> Iterator[list[str]]:
    """Yield what is open by kind; items that one person settles for one reason stand on one line."""
    for kind in ("pending", "before_launch", "after_launch"):
        grouped: dict[tuple[str, str], list[str]] = {}
        for who, members in open_items(record, kind):
            for item in members:
                grouped.setdefault((who, one_line(item.reason)), []).append(one_line(item.title, 60))
        if not grouped:
            continue
        lines = [_open_line(who, reason, titles, words) for (who, reason), titles in grouped.items()]
        number = sum(map(len, grouped.values()))
        yield [words(f"summary.{kind}", n=number), *lines[:MOST], *_rest(len(lines), words)]


def _open_line(who: str, reason: str, titles: list[str], words: Words) -> str:
    named = words("and").join(titles[:NAMED])
    if len(titles) > NAMED:
        named += words("summary.and_others", n=len(titles))
    return f"  ○ {words.name('who', who)}{words('colon')}{named} — {cut(reason, 100)}"


def _rest(number: int, words: Words) -> list[str]:
    return [f"  {words('summary.more', n=number - MOST)}"] if number > MOST else []
