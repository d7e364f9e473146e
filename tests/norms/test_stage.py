from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from pytest_govsite.model import Content, Level, Mode, Outcome, Part, Requirement, Site, Stage, StageClass, Text
from pytest_govsite.norms.stage import stage_ruling

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=8)))
SAY = Text(zh="题", en="title")


def requirement(stage_class: str) -> Requirement:
    return Requirement(
        id="x.y",
        suite="x",
        title=SAY,
        applies=("site",),
        level=Level.MUST,
        mode=Mode.AUTO,
        part=Part.FUNCTION,
        stage_class=StageClass(stage_class),
        meaning=SAY,
    )


def site(stage: str, content: str = "final", opened: str = "") -> Site:
    return Site(url="https://x/", domain="x", stage=Stage(stage), content=Content(content), opened=opened, now=NOW)


@pytest.mark.parametrize(
    ("stage_class", "where", "outcome"),
    [
        *[(c, site("production", "none"), None) for c in "ABCDE"],
        ("A", site("prelaunch"), None),
        ("B", site("prelaunch"), None),
        ("C", site("prelaunch"), Outcome.INAPPLICABLE),
        ("D", site("prelaunch"), Outcome.UNTESTED),
        ("E", site("prelaunch", "sample"), Outcome.UNTESTED),
        ("E", site("prelaunch", "none"), Outcome.UNTESTED),
        ("E", site("prelaunch", "migrated"), None),
        ("E", site("trial", "sample"), None),
        ("C", site("trial", opened="2026-11-08"), None),
        ("C", site("trial", opened="2026-11-09"), Outcome.INAPPLICABLE),
        ("C", site("trial"), Outcome.UNTESTED),
        ("D", site("trial"), None),
    ],
)
def test_ruling(stage_class: str, where: Site, outcome: Outcome | None) -> None:
    ruling = stage_ruling(requirement(stage_class), where)
    assert (ruling and ruling.outcome) == outcome
    if ruling:
        assert ruling.reason.zh
        assert ruling.reason.en
