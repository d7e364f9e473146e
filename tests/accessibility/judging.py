"""What a check says of a page, short enough to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pytest_govsite.model import CloserLook, Level, Outcome, Verdict

Check = Callable[[CloserLook], Iterable[Verdict]]


def told(check: Check, page: CloserLook) -> list[str]:
    """Return outcome and English message of every verdict; advice is told as `advice`."""
    return [f"{_word(verdict)}: {verdict.message.en}" for verdict in check(page)]


def outcome(check: Check, page: CloserLook) -> str:
    """Return the gravest outcome: failed, advice, cantTell, passed, inapplicable."""
    words = {_word(verdict) for verdict in check(page)}
    return next(
        word for word in ("untested", "failed", "advice", "cantTell", "passed", "inapplicable") if word in words
    )


def _word(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.FAILED and verdict.level is Level.SHOULD:
        return "advice"
    return verdict.outcome.value
