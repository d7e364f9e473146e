"""New answers put into an attestation file that is already there."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_govsite.attest.questions import Question
from pytest_govsite.config.answers import one_place, with_earlier
from pytest_govsite.model import Attestation, Role


def merged(
    answers: Sequence[Attestation], left_open: Sequence[Question], existing: Sequence[Attestation]
) -> tuple[Attestation, ...]:
    """Return all answers: those of the form, with what they replace, and the existing ones it does not ask for.

    An existing answer whose row was emptied is taken back; its old value stays.
    """
    asked = (*answers, *(_place(question) for question in left_open))
    untouched = [old for old in existing if not any(one_place(old, place) for place in asked)]
    return with_earlier((*untouched, *answers), existing)


def _place(question: Question) -> Attestation:
    return Attestation(
        requirement="" if question.veto else question.requirement,
        veto=question.veto,
        outcome="",
        who="",
        role=Role.INSPECTOR,
        when="",
        reason="",
        covers=question.covers,
    )


def still_open(left_open: Sequence[Question], answers: Sequence[Attestation]) -> tuple[Question, ...]:
    """Return the open questions that no entry of the file stands for: an answer that was taken back keeps its entry."""
    return tuple(q for q in left_open if not any(one_place(answer, _place(q)) for answer in answers))
