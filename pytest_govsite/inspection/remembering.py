"""Decisions on words that were remembered: applied where the same words stand in the same context, never silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pytest_govsite.inspection.attesting import attestation_mark
from pytest_govsite.model import (
    Attestation,
    AttestedEntry,
    Finding,
    Outcome,
    RememberedDecision,
    RequirementResult,
    Role,
    Text,
    Verdict,
)

MAX_PAGES = 20
MAX_NAMED = 10
Place = tuple[str, str, str]
"""Requirement, words, digest of their context."""


class Remembered:
    """The remembered decisions on one requirement that hold on a day.

    Args:
        requirement: its id.
        decisions: all that are remembered.
        day: the day of the inspection, `YYYY-MM-DD`.
    """

    def __init__(self, requirement: str, decisions: Iterable[RememberedDecision], day: str) -> None:
        self._by_place = {(d.term, d.context): d for d in decisions if d.requirement == requirement and d.holds_on(day)}

    def __bool__(self) -> bool:
        return bool(self._by_place)

    def of(self, verdict: Verdict) -> RememberedDecision | None:
        """Return the decision on the words of a doubt in their context. None: nobody decided on them there."""
        return self._by_place.get((verdict.term, verdict.context)) if verdict.context else None


def signed_from_memory(decision: RememberedDecision, language: str) -> str:
    """Return reason, name, day and file of a remembered decision as one sentence."""
    return Text(
        zh=f"{decision.reason}（{decision.who}，检测人员，{decision.when}，沿用 {decision.file} 中的判定）",
        en=f"{decision.reason} ({decision.who}, inspector, {decision.when}, remembered in {decision.file})",
    ).in_language(language)


def remembered_entries(
    decisions: Sequence[RememberedDecision],
    results: Iterable[RequirementResult],
    attestations: Sequence[Attestation],
    day: str,
) -> Iterator[AttestedEntry]:
    """Yield the remembered decisions that concern what was found: those that applied, and those that have expired.

    What people decided in this inspection goes before what is remembered. Decisions on words that do not stand on the
    site are of no concern: the file serves many sites.
    """
    if not decisions:
        return
    given = {mark for answer in attestations if answer.outcome for mark in answer.covers}
    found: dict[Place, list[Finding]] = {}
    titles: dict[str, str] = {}
    for result in results:
        titles.setdefault(result.id, result.title)
        for finding in result.findings:
            if finding.context and attestation_mark(finding) not in given:
                found.setdefault((result.id, finding.term, finding.context), []).append(finding)
    for decision in decisions:
        own = found.get((decision.requirement, decision.term, decision.context), [])
        holds = decision.holds_on(day)
        concerned = [f for f in own if (bool(f.attested) if holds else f.outcome is Outcome.CANT_TELL)]
        if concerned:
            pages = tuple(dict.fromkeys(f.page for f in concerned if f.page))
            yield AttestedEntry(
                attestation=_as_answer(decision, concerned),
                title=titles[decision.requirement],
                effect="decided" if holds else "expired",
                findings=len(concerned) if holds else 0,
                pages=pages[:MAX_PAGES],
            )


def _as_answer(decision: RememberedDecision, findings: Iterable[Finding]) -> Attestation:
    return Attestation(
        requirement=decision.requirement,
        outcome=decision.outcome,
        who=decision.who,
        role=Role.INSPECTOR,
        when=decision.when,
        reason=decision.reason,
        question="；".join(dict.fromkeys(f.found for f in findings)),
        covers=tuple(dict.fromkeys(attestation_mark(f) for f in findings)),
        earlier=decision.earlier,
        remembered=decision.file,
        until=decision.until,
    )


def remembered_notes(entries: Iterable[AttestedEntry], language: str) -> Iterator[str]:
    """Yield a sentence on what was taken from memory, and one on what is open again because it has expired."""
    own = [entry for entry in entries if entry.attestation.remembered]
    applied = [entry for entry in own if entry.effect == "decided"]
    expired = [entry for entry in own if entry.effect == "expired"]
    if applied:
        settled = sum(entry.findings for entry in applied)
        files = "、".join(dict.fromkeys(entry.attestation.remembered for entry in applied))
        yield Text(
            zh=f"{settled} 处词语沿用以前的人工判定（{files}，{len(applied)} 条），判定人和日期见“人工判定”",
            en=f"{settled} places with words were decided before by people ({files}, {len(applied)} decisions); who and when stands under the decisions",
        ).in_language(language)
    if expired:
        named = "、".join(dict.fromkeys(_named(entry.attestation) for entry in expired[:MAX_NAMED]))
        yield Text(
            zh=f"{len(expired)} 条以前的词语判定已过期，重新列为待定：{named}",
            en=f"{len(expired)} earlier decisions on words have expired and are open again: {named}",
        ).in_language(language)


def _named(answer: Attestation) -> str:
    return f"{answer.requirement}（{answer.who}，{answer.when}，≤ {answer.until}）"
