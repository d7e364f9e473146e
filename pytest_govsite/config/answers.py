"""Two rounds of answers put together: what was changed or taken back stays on record."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pytest_govsite.model import Attestation, EarlierAnswer, Role

_SAID = ("outcome", "who", "role", "when", "reason")


def with_earlier(now: Sequence[Attestation], before: Sequence[Attestation]) -> tuple[Attestation, ...]:
    """Return the answers of now, each with the earlier ones that it replaces.

    An answer that was taken back stays, with no outcome and its old value among the earlier ones.
    """
    gone = [old for old in before if not any(_same(old, new) for new in now)]
    changed = tuple(_changed(new, [old for old in gone if one_place(old, new)], before) for new in now)
    left = [old for old in gone if not any(one_place(old, new) for new in now)]
    return (*changed, *(_taken_back(old) for old in left))


def _changed(new: Attestation, replaced: Sequence[Attestation], before: Sequence[Attestation]) -> Attestation:
    kept = [e for old in before if _same(old, new) for e in old.earlier]
    said = [e for old in replaced for e in (*old.earlier, *((earlier_answer(old),) if old.outcome else ()))]
    earlier = tuple(dict.fromkeys((*kept, *said, *new.earlier)))
    return msgspec.structs.replace(new, earlier=earlier)


def _taken_back(old: Attestation) -> Attestation:
    if not old.outcome:
        return old
    earlier = (*old.earlier, earlier_answer(old))
    return msgspec.structs.replace(
        old, outcome="", who="", role=Role.INSPECTOR, when="", reason="", earlier=earlier, evidence=()
    )


def earlier_answer(answer: Attestation) -> EarlierAnswer:
    """Return an answer as it is kept once another one has replaced it."""
    return EarlierAnswer(
        outcome=answer.outcome, who=answer.who, role=answer.role.value, when=answer.when, reason=answer.reason
    )


def _same(one: Attestation, other: Attestation) -> bool:
    return one_place(one, other) and all(getattr(one, name) == getattr(other, name) for name in _SAID)


def one_place(one: Attestation, other: Attestation) -> bool:
    """Return whether two answers speak of the same thing."""
    if one.veto or other.veto:
        return one.veto == other.veto
    if one.requirement != other.requirement or bool(one.covers) != bool(other.covers):
        return False
    return not one.covers or bool(set(one.covers) & set(other.covers))
