"""Requirements that a user's own suite brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pytest_govsite.model import Clause, Level, Mode, Part, Requirement, StageClass, Text


def own_requirement(mark: Mapping[str, Any]) -> Requirement:
    """Return the requirement that `@requirement(id, title=…, document=…, clause=…)` describes."""
    title = mark["title"] or mark["id"]
    clauses: tuple[Clause, ...] = ()
    if mark["document"]:
        clauses = (Clause(document=mark["document"], number=mark["number"], clause=mark["clause"]),)
    return Requirement(
        id=mark["id"],
        suite=mark["id"].partition(".")[0],
        title=Text(zh=title, en=title),
        applies=("all",),
        level=Level(mark["level"]),
        mode=Mode.AUTO,
        part=Part.FUNCTION,
        stage_class=StageClass.A,
        meaning=Text(zh=title, en=title),
        clauses=clauses,
    )
