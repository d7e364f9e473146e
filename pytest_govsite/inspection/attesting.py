"""What people decided, taken into the results: papers, statements, and doubts that a program could not settle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from pytest_govsite.model import Attestation, Cause, Finding, Level, Outcome, RequirementResult, Role, Text

NOTHING_HANDED_IN = Text(zh="需人工提供证明材料，尚未提供", en="To be attested by a person; nothing was handed in")
_STRONGEST_FIRST = (Role.INSPECTOR, Role.BODY, Role.CLIENT)
_METHODS = {Role.INSPECTOR: "person", Role.BODY: "papers", Role.CLIENT: "client"}
_ROLES = {
    Role.INSPECTOR: Text(zh="检测人员", en="inspector"),
    Role.BODY: Text(zh="其他机构", en="other body"),
    Role.CLIENT: Text(zh="委托方", en="client"),
}
_STATED = {
    "passed": Text(zh="符合", en="met"),
    "failed": Text(zh="不符合", en="not met"),
    "inapplicable": Text(zh="不适用", en="not applicable"),
}


def attestation_mark(finding: Finding) -> str:
    """Return what a decision on a doubt is bound to: the place and what stood there, never the page's address.

    A place where something else stands later has another mark, so that an old decision does not cover it.
    """
    seen = "\0".join((finding.key, finding.found, finding.snippet, finding.engine))
    return blake2b(seen.encode("utf-8", "replace"), digest_size=6).hexdigest()


class Decisions:
    """The answers to one requirement."""

    def __init__(self, requirement: str, attestations: Iterable[Attestation]) -> None:
        own = [a for a in attestations if a.requirement == requirement and a.outcome]
        self._by_mark = {mark: a for a in own for mark in a.covers}
        self.whole = whole_answer(own)
        """The answer to the requirement itself. None: nobody gave one."""

    @property
    def on_doubts(self) -> bool:
        """True: some doubts were decided one by one."""
        return bool(self._by_mark)

    def of(self, finding: Finding) -> Attestation | None:
        """Return the decision on a doubt. None: nobody decided it."""
        return self._by_mark.get(attestation_mark(finding)) if self._by_mark else None


def whole_answer(attestations: Iterable[Attestation]) -> Attestation | None:
    """Return the answer to a requirement itself that counts: the inspector's before another body's before the client's."""
    whole = [a for a in attestations if a.outcome and not a.covers and not a.veto]
    return min(whole, key=lambda a: _STRONGEST_FIRST.index(a.role), default=None)


def signed(attestation: Attestation, language: str) -> str:
    """Return reason, name, role and day of an answer as one sentence."""
    role = _ROLES[attestation.role].in_language(language)
    text = Text(
        zh=f"{attestation.reason}（{attestation.who}，{role}，{attestation.when}）",
        en=f"{attestation.reason} ({attestation.who}, {role}, {attestation.when})",
    )
    return text.in_language(language)


def with_papers(result: RequirementResult, attestations: Sequence[Attestation], language: str) -> RequirementResult:
    """Return the result of a requirement that people attest, with their answer; without one it stays open.

    The client's word never makes a must-level requirement passed: it is kept as 委托方声明 and stays open.
    """
    answer = Decisions(result.id, attestations).whole
    if answer is None:
        return result
    if answer.role is Role.CLIENT and result.level is Level.MUST:
        stated = _STATED[answer.outcome].in_language(language)
        said = signed(answer, language)
        reason = Text(
            zh=f"委托方声明{stated}，须由检测人员核实：{said}",
            en=f"The client states: {stated}; an inspector has to verify it: {said}",
        ).in_language(language)
        return msgspec.structs.replace(
            result, outcome=Outcome.UNTESTED, cause=Cause.ENVIRONMENT, reason=reason, method="client", attested=True
        )
    failed = answer.outcome == Outcome.FAILED
    return msgspec.structs.replace(
        result,
        outcome=Outcome(answer.outcome),
        findings=(_finding(result, answer, language),) if failed else (),
        cause=None,
        reason=signed(answer, language),
        method=_METHODS[answer.role],
        attested=True,
    )


def _finding(result: RequirementResult, answer: Attestation, language: str) -> Finding:
    """Return what a person found, so that it stands among the problems with a number of its own."""
    return Finding(
        outcome=Outcome.FAILED,
        level=result.level,
        message=answer.reason,
        group=f"{result.id}|attested",
        key=f"{result.id}:attested",
        attested=signed(answer, language),
    )
