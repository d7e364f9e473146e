"""`@requirement`: what marks a test as the judgement of one requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import pytest

_Test = TypeVar("_Test", bound=Callable[..., Any])

MARK = "govsite_requirement"


class RequirementMark(NamedTuple):
    """What `@requirement` says about a test."""

    id: str
    needs: tuple[str, ...] = ("source",)
    title: str = ""
    level: str = "must"
    document: str = ""
    number: str = ""
    clause: str = ""
    suite: str = ""


def requirement(
    requirement_id: str,
    *,
    needs: Iterable[str] = ("source",),
    title: str = "",
    level: str = "must",
    document: str = "",
    number: str = "",
    clause: str = "",
) -> Callable[[_Test], _Test]:
    """Mark a test as the judgement of one requirement.

    Args:
        requirement_id: id of the catalogue, or a new one of the form `group.name`.
        needs: what has to be observed for it: `source`, `rendered`, `probes`, `site`, or a kind of closer look
            (`dom`, `axe`, `keyboard` …) beside `rendered`.
        title: title of a new requirement; the catalogue's own titles stand.
        level: `must` or `should`, for a new requirement.
        document: document that asks for it, for a new requirement.
        number: number of that document.
        clause: article or section of that document.

    Raises:
        ValueError: the level is neither `must` nor `should`.
    """
    if level not in ("must", "should"):
        raise ValueError(f"level={level!r}: must | should")
    mark = RequirementMark(requirement_id, tuple(needs), title, level, document, number, clause)

    def decorate(test: _Test) -> _Test:
        return pytest.mark.govsite_requirement(mark)(test)  # type: ignore[no-any-return]

    return decorate


def mark_of(holder: Any) -> RequirementMark | None:
    """Return the mark on a test function, None where there is none."""
    for mark in getattr(holder, "pytestmark", ()):
        if mark.name == MARK:
            return mark.args[0]  # type: ignore[no-any-return]
    return None
