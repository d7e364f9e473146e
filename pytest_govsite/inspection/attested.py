"""What every answer of a person did, for the record: none is dropped without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from pytest_govsite.inspection.attesting import attestation_mark, whole_answer
from pytest_govsite.model import Attestation, AttestedEntry, Finding, RequirementResult, Role, Text

MAX_PAGES = 20


def attested_entries(
    attestations: Sequence[Attestation], results: Sequence[RequirementResult], proposed: Set[str]
) -> tuple[AttestedEntry, ...]:
    """Return the answers with their effect, in the order of the results, vetoes last.

    Args:
        attestations: the answers.
        results: all results of the run, the answers taken in.
        proposed: norm rows of the vetoes that the findings reach.
    """
    by_id: dict[str, list[RequirementResult]] = {}
    for result in results:
        by_id.setdefault(result.id, []).append(result)
    order = {identifier: number for number, identifier in enumerate(by_id)}
    sorted_ = sorted(attestations, key=lambda a: (bool(a.veto), order.get(a.requirement, len(order))))
    return tuple(_entry(a, attestations, by_id.get(a.requirement, []), proposed) for a in sorted_)


def _entry(
    answer: Attestation, all_: Sequence[Attestation], results: Sequence[RequirementResult], proposed: Set[str]
) -> AttestedEntry:
    title = results[0].title if results else answer.veto or answer.requirement
    if not answer.outcome:
        return AttestedEntry(attestation=answer, title=title, effect="withdrawn")
    if answer.veto:
        return AttestedEntry(attestation=answer, title=title, effect="decided" if answer.veto in proposed else "unused")
    if not answer.covers:
        return AttestedEntry(attestation=answer, title=title, effect=_effect(answer, all_, results))
    settled = [f for result in results for f in _settled(answer, result)]
    pages = tuple(dict.fromkeys(f.page for f in settled if f.page))
    return AttestedEntry(
        attestation=answer,
        title=title,
        effect="decided" if settled else "unused",
        findings=len(settled),
        pages=pages[:MAX_PAGES],
    )


def _settled(answer: Attestation, result: RequirementResult) -> Iterator[Finding]:
    marks = frozenset(answer.covers)
    return (f for f in result.findings if f.attested and attestation_mark(f) in marks)


def _effect(answer: Attestation, all_: Sequence[Attestation], results: Sequence[RequirementResult]) -> str:
    if not any(result.attested for result in results):
        return "unused"
    if whole_answer(a for a in all_ if a.requirement == answer.requirement) is not answer:
        return "superseded"
    stated = answer.role is Role.CLIENT and any(result.outcome != answer.outcome for result in results)
    return "statement" if stated else "decided"


def decided_vetoes(attestations: Iterable[Attestation], outcome: str) -> tuple[str, ...]:
    """Return the norm rows of the vetoes that a person `confirmed` or `rejected`."""
    return tuple(a.veto for a in attestations if a.veto and a.outcome == outcome)


def unused_note(entries: Iterable[AttestedEntry], language: str) -> Iterator[str]:
    """Yield one sentence where answers changed nothing."""
    unused = [entry.attestation for entry in entries if entry.effect == "unused"]
    if unused:
        named = "、".join(dict.fromkeys(a.requirement or a.veto for a in unused))
        yield Text(
            zh=f"{len(unused)} 条人工判定没有对应的待定事项，未起作用：{named}",
            en=f"Answers of people to which nothing was open, without effect: {len(unused)} ({named})",
        ).in_language(language)
