"""The comparison of two records as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.record.compare import KINDS, Change, Compared, Comparison
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.view.tally import category
from pytest_govsite.record.words import Words

MARKS = {"new": "+", "fixed": "-", "remaining": "=", "unseen": "?"}
"""Kind of change -> sign at the start of its lines."""
MOST = 200
"""Problems of one kind that are printed; the rest is counted."""


def comparison_lines(comparison: Comparison, words: Words) -> list[str]:
    """Return the comparison as lines without colour; nothing that a site served moves the cursor or turns the text."""
    lines = [words("compare.title"), *_heads(comparison, words), *cautions(comparison, words)]
    lines += ["", words("compare.counts", **comparison.counts)]
    if not comparison.requirements:
        return [*lines, words("compare.same")]
    if comparison.moved:
        lines += ["", words("compare.moved", n=len(comparison.moved))]
        lines += [f"  {_item(one)}{words('colon')}{outcomes(one, words)}" for one in comparison.moved]
    for kind in KINDS:
        lines += _chapter(comparison, kind, words)
    return lines


def cautions(comparison: Comparison, words: Words) -> list[str]:
    """Return what makes the two records less comparable, as sentences."""
    before, after = comparison.before, comparison.after
    found = []
    for name, first, second in (
        ("other_site", before.site.domain, after.site.domain),
        ("other_profile", before.site.profile, after.site.profile),
        ("other_tool", before.tool.version, after.tool.version),
    ):
        if first != second:
            found.append(words(f"compare.{name}", before=one_line(first, 100), after=one_line(second, 100)))
    if before.partial or after.partial:
        found.append(words("compare.partial"))
    if before.finished > after.finished:
        found.append(words("compare.backwards"))
    return found


def outcomes(one: Compared, words: Words) -> str:
    """Return both outcomes of a requirement."""
    names = [
        words.name("outcome", category(result)) if result else words("compare.absent")
        for result in (one.before, one.after)
    ]
    return " → ".join(names)


def _heads(comparison: Comparison, words: Words) -> Iterator[str]:
    for name, record in (("before", comparison.before), ("after", comparison.after)):
        verdict = words.name("verdict", record.conclusion.verdict)
        pieces = (one_line(record.id, 100), one_line(record.site.url, 120), one_line(record.finished, 40), verdict)
        yield f"{words(f'compare.{name}')}{words('colon')}{'  '.join(pieces)}"


def _item(one: Compared) -> str:
    result = one.either
    engine = f" [{one_line(result.engine, 40)}]" if result.engine else ""
    return f"{one_line(result.id, 80)}{engine} {one_line(result.title, 60)}"


def _chapter(comparison: Comparison, kind: str, words: Words) -> list[str]:
    number = comparison.counts[kind]
    if not number:
        return []
    lines = ["", words(f"compare.{kind}") + words("bracketed", text=number)]
    left = MOST
    for one in comparison.requirements:
        shown = one.of(kind)[:left]
        left -= len(shown)
        lines += [f"  {_item(one)}"] if shown else []
        for change in shown:
            lines += _change(change, words)
    return lines + ([f"  {words('summary.more', n=number - MOST)}"] if number > MOST else [])


def _change(change: Change, words: Words) -> Iterator[str]:
    first = change.problem.first
    advice = words("bracketed", text=words("compare.advice")) if change.problem.kind == "advice" else ""
    yield f"    {MARKS[change.kind]} {one_line(first.message)}{advice}"
    pages = change.problem.pages
    if pages:
        counted = words("compare.page_numbers", before=change.pages_before, after=change.pages_after)
        yield f"      {one_line(pages[0], 200)}{words('bracketed', text=counted)}"
    for name, value in (("expected", first.expected), ("found", first.found), ("selector", first.selector)):
        if value and change.kind == "new":
            yield f"      {words(f'problem.{name}')}{words('colon')}{one_line(value)}"
