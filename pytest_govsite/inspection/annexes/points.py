"""检查指标计分、适老化评测计分: the points that stand in the annex of the record, for reference."""

from __future__ import annotations

from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.model import EvaluationPart, RequirementResult
from pytest_govsite.model.annex import Sheet
from pytest_govsite.record.view.citations import UNCONFIRMED
from pytest_govsite.record.view.points import (
    ItemLine,
    PointRow,
    blocks,
    evaluation,
    judged,
    lines,
    number,
    reasons,
    remark,
    worth,
)
from pytest_govsite.record.view.tally import category

_POINTS = ("part", "indicator", "rule", "points", "source", "items", "proposed", "remark")
_EVALUATION = ("clause", "full", "got", "lost", "open", "asked", "state", "remark")


def points_sheet(context: Context) -> Sheet:
    """Return one row a veto, deduction or indicator that adds points; none for a site that they are not given to."""
    words, sheet = context.words, context.record.points
    columns = tuple(words(f"points.{name}") for name in _POINTS)
    if sheet is None:
        return Sheet(key="points", columns=columns, rows=(), note=words("annex.not_judged"))
    if not sheet.applies:
        reason = sheet.reason.in_language(context.language) if sheet.reason else ""
        return Sheet(key="points", columns=columns, rows=(), note=words("points.inapplicable", reason=reason))
    rows = [
        _row(context, words(f"points.part_{part}", full=sheet.full, bonus=sheet.bonus), block.title, row)
        for part in ("veto", "deduction", "bonus")
        for block in blocks(context.record, sheet, part, words)
        for row in block.rows
    ]
    if sheet.score is None:
        told = words("points.score_none") + words("colon") + reasons(sheet.no_score, words)
    else:
        told = words("points.score_given", score=number(sheet.score), full=sheet.full)
    rows.append((words("points.score"), "", "", "", "", "", number(sheet.score), told))
    return Sheet(key="points", columns=columns, rows=tuple(rows), note=told)


def evaluation_sheet(context: Context) -> Sheet:
    """Return one row a part of the evaluation, then one a clause of its technical part."""
    words, points = context.words, evaluation(context.record)
    columns = tuple(words(f"evaluation.{name}") for name in _EVALUATION)
    if points is None:
        return Sheet(key="evaluation", columns=columns, rows=(), note=words("annex.not_judged"))
    note = words("evaluation.total_none", reasons=reasons(points.no_total, words)) if points.total is None else ""
    rows = [_part(context, part) for part in points.parts]
    rows += [_line(context, line) for line in lines(context.record, points)]
    return Sheet(key="evaluation", columns=columns, rows=tuple(rows), note=note)


def _row(context: Context, part: str, group: str, row: PointRow) -> tuple[str, ...]:
    words, entry = context.words, row.entry
    return (
        f"{part}\n{group}".strip(),
        entry.indicator.in_language(context.language),
        entry.rule.in_language(context.language) if entry.rule else "",
        worth(entry, words),
        entry.source.in_language(context.language) if entry.source else "",
        _asked(context, row.results),
        judged(entry, words),
        remark(entry, words),
    )


def _part(context: Context, part: EvaluationPart) -> tuple[str, ...]:
    reason = part.reason.in_language(context.language) if part.reason else ""
    mark = f" {UNCONFIRMED}" if part.estimated else ""
    numbers = (f"{number(each)}{mark}" for each in (part.got, part.lost, part.open))
    return part.title.in_language(context.language), number(part.points), *numbers, "", "", reason


def _line(context: Context, line: ItemLine) -> tuple[str, ...]:
    reason = line.item.reason.in_language(context.language) if line.item.reason else ""
    state = context.words(f"evaluation.{line.item.state}")
    return line.item.clause.clause, "", "", "", "", _asked(context, line.results), state, reason


def _asked(context: Context, results: tuple[tuple[int, RequirementResult], ...]) -> str:
    words = context.words
    return "\n".join(
        f"{words.name('mark_of', category(result))} {words.name('outcome', category(result))} {result.title} "
        f"({result.id}) {words('points.number', n=place)}"
        for place, result in results
    )
