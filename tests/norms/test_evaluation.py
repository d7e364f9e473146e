from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.model import EvaluationPart, EvaluationPoints, Level, Outcome, RequirementResult, Stage
from pytest_govsite.norms import citations
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.norms.decision import conclude
from pytest_govsite.norms.evaluation import evaluation_points
from pytest_govsite.norms.point_tables import EvaluationTable, elderly_points
from pytest_govsite.norms.traceability import cited
from tests.norms.test_decision import CANT_TELL, CLAUSE, FAILED, INAPPLICABLE, PASSED, UNTESTED, result

ASKED = tuple(dict.fromkeys(i for item in elderly_points().item for i in item.requirements))
BY_PEOPLE = 5
"""Items that no requirement looks at."""


def every(outcome: Outcome = PASSED, **changed: RequirementResult) -> list[RequirementResult]:
    results = {i: result(outcome, id=i, title=i, part="elderly") for i in ASKED}
    return list((results | {r.id: r for r in changed.values()}).values())


def part(found: EvaluationPoints, key: str = "technical") -> EvaluationPart:
    return next(p for p in found.parts if p.key == key)


def state(found: EvaluationPoints, clause: str) -> str:
    return next(i.state for i in found.items if i.clause.key == clause)


def divided() -> EvaluationTable:
    """Return the bundled table as if the norm's points of each item had been seen: 5 for the first, else 1."""
    table = elderly_points()
    items = tuple(
        msgspec.structs.replace(item, points=5.0 if n == 0 else 1.0, confirmed=True)
        for n, item in enumerate(table.item)
    )
    return msgspec.structs.replace(table, item=items)


def test_all_met_leaves_only_what_people_have_to_look_at() -> None:
    found = evaluation_points(every())
    technical, items = part(found), len(elderly_points().item)
    assert technical.got == round(40 * (items - BY_PEOPLE) / items, 1)
    assert technical.lost == 0
    assert technical.got + technical.open == 40  # type: ignore[operator]
    assert technical.estimated
    assert "等权" in str(technical.reason)


def test_what_was_not_met_is_lost_and_nothing_else() -> None:
    found = evaluation_points(every(a=result(FAILED, id="elderly.large-pointer", part="elderly")))
    assert state(found, "M67-10") == "not_met"
    assert part(found).lost == round(40 / len(elderly_points().item), 1)
    assert [i.clause.key for i in found.items if i.state == "not_met"] == ["M67-10"]


@pytest.mark.parametrize("outcome", [UNTESTED, CANT_TELL])
def test_what_was_not_tested_stays_open(outcome: Outcome) -> None:
    found = evaluation_points(every(outcome))
    assert (part(found).got, part(found).lost, part(found).open) == (0, 0, 40)
    assert {i.state for i in found.items} == {"open"}


def test_nothing_was_judged_at_all() -> None:
    found = evaluation_points([])
    assert (part(found).got, part(found).lost, part(found).open) == (0, 0, 40)


def test_one_doubt_keeps_an_item_open() -> None:
    found = evaluation_points(every(a=result(CANT_TELL, id="elderly.zoom-control", part="elderly")))
    assert state(found, "M67-03") == "open"


def test_a_recommendation_that_is_not_followed_is_no_lost_point() -> None:
    found = evaluation_points(every(a=result(FAILED, id="elderly.contrast", level=Level.SHOULD, part="elderly")))
    assert state(found, "M67-02") == "open"
    assert part(found).lost == 0


def test_what_does_not_apply_is_left_out_of_the_points() -> None:
    captcha = {i: result(INAPPLICABLE, id=i, part="elderly", reason="没有验证码") for i in ("elderly.captcha-zoom", "elderly.captcha-voice")}  # fmt: skip
    found = evaluation_points(every(**captcha))
    assert state(found, "M67-07") == state(found, "M67-08") == "inapplicable"
    owed = len(elderly_points().item) - 2
    assert part(found).got == round(40 * (owed - BY_PEOPLE) / owed, 1)


def test_a_site_without_an_elderly_mode_gets_nothing_for_it() -> None:
    """Requirements on a mode that is not there are inapplicable; its points are lost all the same."""
    modes = [result(INAPPLICABLE, id=i, part="elderly", reason="没有适老版") for i in ASKED if i.startswith("elderly.")]
    entry = result(FAILED, id="elderly.entry", part="elderly")
    found = evaluation_points([*(r for r in modes if r.id != "elderly.entry"), entry])
    assert [i.clause.key for i in found.items if i.state == "not_met"] == [
        "M67-01",
        "M67-02",
        "M67-03",
        "M67-04",
        "M67-10",
    ]
    assert state(found, "M67-07") == state(found, "M67-13") == "inapplicable"
    assert part(found).got == 0


def test_people_give_the_other_sixty_points() -> None:
    found = evaluation_points(every())
    assert [(p.points, p.got, p.open) for p in found.parts if p.key != "technical"] == [(40, None, 40), (20, None, 20)]
    assert sum(p.points for p in found.parts) == found.full == 100
    assert found.pass_mark == 60
    assert found.total is None
    assert "60 分由人评定" in str(found.no_total[0])


def test_the_norms_own_division_is_used_once_it_is_confirmed() -> None:
    found = evaluation_points(every(), divided())
    technical, whole = part(found), 5 + len(elderly_points().item) - 1
    assert not technical.estimated
    assert technical.got == round(40 * (whole - BY_PEOPLE) / whole, 1)
    assert not any("分项" in str(t) for t in found.no_total)


def test_it_stands_beside_the_conclusion_and_does_not_move_it() -> None:
    def verdict(*results: RequirementResult) -> tuple[str, EvaluationPoints | None]:
        found = conclude(results, scope=("elderly",), stage=Stage.PRODUCTION, clause=lambda key: CLAUSE)
        assert all(p.points is None for name, p in found.parts.items() if name != "elderly")
        return found.parts["elderly"].verdict, found.parts["elderly"].points

    conforming, points = verdict(result(PASSED, id="elderly.entry", part="elderly"))
    assert conforming == "conforming"
    assert points
    assert points.total is None
    nonconforming, _ = verdict(*every(a=result(FAILED, id="elderly.exit", part="elderly")))
    assert nonconforming == "nonconforming"


def test_the_worst_engine_stands_for_a_requirement() -> None:
    layout = [result(PASSED, id="compatibility.layout", engine="chromium"), result(FAILED, id="compatibility.layout", engine="webkit")]  # fmt: skip
    assert (
        state(evaluation_points([*(r for r in every() if r.id != "compatibility.layout"), *layout]), "M67-21")
        == "not_met"
    )


def test_the_data_name_requirements_that_rest_on_their_clause() -> None:
    known = load_catalogue().requirements
    for item in elderly_points().item:
        assert citations.document_key(item.clause) == "M67A1"
        assert set(item.requirements) <= set(known)
        assert set(item.requirements) <= set(cited().get(item.clause, ())), item.clause
    assert {i.clause for i in elderly_points().item} == set(citations.keys_of("M67A1"))
