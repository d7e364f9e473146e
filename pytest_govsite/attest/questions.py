"""What a record leaves to people: papers, doubts in groups that one answer decides, vetoes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from pytest_govsite.inspection.attesting import NOTHING_HANDED_IN, attestation_mark
from pytest_govsite.model import Finding, Level, Outcome, Record, RequirementResult
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.words import Words

MOST_DECISIONS = 30
"""Doubts that one person is asked to decide; groups are joined until there are no more."""
PAGES_NAMED = 5
EXAMPLES = 4
"""Different things found that stand for a group."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing that a person has to decide."""

    kind: str
    """`papers`, `doubt` or `veto`."""
    requirement: str
    """Id; of a veto, the requirement whose findings reach it."""
    veto: str = ""
    title: str
    level: str
    ask: str
    """What is to be looked at: the requirement and its clause."""
    question: str = ""
    """The doubt; empty where the requirement itself is asked."""
    context: str = ""
    """What was found where, one example a line."""
    covers: tuple[str, ...] = ()
    findings: int = 0
    templates: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Every page concerned."""
    picture: str = ""
    """Path of a picture of the example, below `evidence/`."""
    box: tuple[int, int, int, int] | None = None
    """The element in that picture, in CSS pixels of the page."""


def open_questions(record: Record, most: int = MOST_DECISIONS) -> tuple[Question, ...]:
    """Return what is open: what holds the verdict before advice; papers, doubts, vetoes, each in the order of the record.

    Doubts are grouped by requirement, cause (with the words, where a word list is the reason) and template; while there are more than `most`, groups of the requirement
    with the most of them are joined, first over its templates, then over its causes. Doubts about advice are asked
    only as far as there is room. A doubt of a mandatory requirement is always asked.
    """
    words = Words(record.language)
    nothing = NOTHING_HANDED_IN.in_language(record.language)
    papers = [_papers(r, words) for r in record.requirements if _wants_papers(r, nothing)]
    doubtful = [r for r in record.requirements if r.outcome is Outcome.CANT_TELL and r.mode == "auto"]
    doubts = _fitting([list(_doubts(result, words)) for result in doubtful], most)
    titles = {r.id: r.title for r in record.requirements}
    vetoes = [
        Question(
            kind="veto",
            requirement=veto.requirement,
            veto=veto.id,
            title=titles.get(veto.requirement, veto.requirement),
            level=Level.MUST.value,
            ask=clause_text(veto.clause, words),
            question=one_line(veto.reason),
        )
        for veto in record.conclusion.veto
        if veto.state == "proposed"
    ]
    return tuple(sorted((*papers, *doubts, *vetoes), key=lambda q: q.level != Level.MUST))


def _wants_papers(result: RequirementResult, nothing: str) -> bool:
    if result.mode != "manual" or result.outcome is not Outcome.UNTESTED or result.excluded:
        return False
    return result.reason == nothing or result.method == "client"


def _asked(result: RequirementResult, words: Words) -> str:
    clauses = "；".join(clause_text(clause, words) for clause in result.clauses[:2])
    return one_line("　".join(part for part in (result.requirement_text, clauses) if part), 600)


def _papers(result: RequirementResult, words: Words) -> Question:
    stated = result.reason if result.method == "client" else ""
    return Question(
        kind="papers",
        requirement=result.id,
        title=result.title,
        level=result.level.value,
        ask=_asked(result, words),
        context=one_line(stated, 500),
    )


def _doubts(result: RequirementResult, words: Words) -> Iterator[Question]:
    """Yield the doubts of a requirement by cause and template; one without a place stands for itself."""
    advice = result.level is Level.MUST

    def weighs(finding: Finding) -> bool:
        return finding.outcome is Outcome.CANT_TELL and not (advice and finding.level is Level.SHOULD)

    found = sorted((f for f in result.findings if weighs(f)), key=_cause_and_template)
    whole = Question(
        kind="doubt",
        requirement=result.id,
        title=result.title,
        level=result.level.value,
        ask=_asked(result, words),
        question=one_line(result.reason),
    )
    if not found:
        yield whole
    for (cause, template), members in groupby(found, key=_cause_and_template):
        yield _group(whole, cause, template, list(members))


def _cause_and_template(finding: Finding) -> tuple[str, str]:
    return f"{finding.message}：{finding.term}" if finding.term else finding.message, finding.template


def _group(whole: Question, cause: str, template: str, members: Sequence[Finding]) -> Question:
    first = next((f for f in members if f.evidence), members[0])
    seen = " ".join(part for part in (first.found, first.selector, first.snippet) if part)
    others = (f.found for f in members if f.found and f.found != first.found)
    return replace(
        whole,
        question=one_line(cause),
        context="\n".join(one_line(each, 500) for each in (seen, *islice(dict.fromkeys(others), EXAMPLES - 1))),
        covers=tuple(sorted({attestation_mark(f) for f in members})),
        findings=len(members),
        templates=(template,) if template else (),
        pages=tuple(dict.fromkeys(f.page for f in members if f.page)),
        picture=next((p for p in first.evidence if p.lower().endswith((".png", ".jpg", ".jpeg", ".webp"))), ""),
        box=first.box,
    )


def _fitting(groups: list[list[Question]], most: int) -> list[Question]:
    for key in (lambda q: q.question, lambda _: ""):
        while sum(map(len, groups)) > most:
            widest = max(range(len(groups)), key=lambda n: len(groups[n]) - len({key(q) for q in groups[n]}))
            joined = _joined_by(groups[widest], key)
            if len(joined) == len(groups[widest]):
                break
            groups[widest] = joined
    asked = [q for group in groups for q in group]
    room = most - sum(q.level == Level.MUST for q in asked)
    advised = [q for q in asked if q.level != Level.MUST][: max(0, room)]
    return [q for q in asked if q.level == Level.MUST or q in advised]


def _joined_by(questions: Iterable[Question], key: object) -> list[Question]:
    assert callable(key)
    return [_joined(list(members)) for _, members in groupby(questions, key=key)]


def _joined(members: Sequence[Question]) -> Question:
    first = max(members, key=lambda q: bool(q.picture))
    return replace(
        first,
        question=one_line("；".join(dict.fromkeys(q.question for q in members)), 1_000),
        context="\n".join(islice(dict.fromkeys(q.context for q in members if q.context), EXAMPLES)),
        covers=tuple(sorted({mark for q in members for mark in q.covers})),
        findings=sum(q.findings for q in members),
        templates=tuple(dict.fromkeys(t for q in members for t in q.templates)),
        pages=tuple(dict.fromkeys(page for q in members for page in q.pages)),
    )
