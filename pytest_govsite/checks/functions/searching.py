"""What a search came to, in the words in which the checks of the search speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from pytest_govsite.model import CloserLook, Pointer
from pytest_govsite.model.search import SearchLook, SearchTrial

LIMIT = 15.0
"""Seconds, where the requirement names none."""
FOUND = ("known", "word")
"""Searches that have something to find."""
_REFUSED = (401, 403, 405, 412, 418, 429, 503)
"""Answers that mean “not for a program”."""


class State(Enum):
    """What came of one search."""

    WORKS = "works"
    SLOW = "slow"
    DEAD = "dead"
    """Nothing happened."""
    ERROR = "error"
    """An error page, or an error instead of results."""
    NEVER = "never"
    """It was still loading when the wait ended."""
    SILENT = "silent"
    """The server of the site itself did not answer."""
    UNREACHED = "unreached"
    """A host of others could not be reached from here."""
    CAPTCHA = "captcha"
    WITHHELD = "withheld"
    """Requests that it needs were not let through."""
    UNCLEAR = "unclear"


def state_of(trial: SearchTrial, limit: float) -> State:
    """Return what a search came to; results have to be there within `limit` seconds."""
    if trial.captcha and not trial.rank:
        return State.CAPTCHA
    if trial.failure:
        return State.SILENT if trial.own else State.UNREACHED
    if trial.status is not None and trial.status >= 400:
        return State.UNCLEAR if trial.status in _REFUSED else State.ERROR
    if trial.effect == "nothing":
        if trial.refused:
            return State.WITHHELD
        return State.NEVER if trial.pending else State.DEAD
    if trial.effect in ("dialog", "untried"):
        return State.UNCLEAR
    return _of_results(trial, limit)


def _of_results(trial: SearchTrial, limit: float) -> State:
    told = trial.rank is not None or trial.count is not None or bool(trial.messages)
    if trial.errors and not told:
        return State.ERROR
    if trial.seconds is not None:
        return State.WORKS if trial.seconds <= limit else State.SLOW
    if trial.refused:
        return State.WITHHELD
    if any(line.startswith("HTTP 5") for line in trial.broken) and trial.own:
        return State.ERROR
    return State.NEVER if trial.pending else State.UNCLEAR


def of_purpose(look: SearchLook, *purposes: str) -> tuple[SearchTrial, ...]:
    """Return the searches made for a purpose."""
    return tuple(trial for trial in look.trials if trial.purpose in purposes)


def best(trials: Sequence[SearchTrial], limit: float) -> tuple[SearchTrial, State] | None:
    """Return the search that came farthest; None: there was none."""
    order = list(State)
    told = [(trial, state_of(trial, limit)) for trial in trials]
    key: Callable[[tuple[SearchTrial, State]], int] = lambda each: order.index(each[1])  # noqa: E731
    return min(told, key=key) if told else None


def at_box(page: CloserLook, look: SearchLook) -> Pointer:
    """Return a pointer to the field on the home page, or to the page."""
    if look.box is None or look.box.found == "page":
        return Pointer(url=page.url)
    return Pointer(url=page.url, selector=look.box.selector, snippet=look.box.snippet)


def told_of(trial: SearchTrial) -> str:
    """Return in short where a search led and what it showed."""
    parts = [f"“{trial.query[:30]}”"] if trial.query else ["（空 / empty）"]
    if trial.status is not None and trial.status >= 400:
        parts.append(f"HTTP {trial.status}")
    parts += [*trial.errors[:1], *trial.dialogs[:1], *trial.broken[:1]] or []
    if trial.failure:
        parts.append(trial.failure)
    parts.append(trial.url[:150])
    return " ".join(part[:160] for part in parts if part)
