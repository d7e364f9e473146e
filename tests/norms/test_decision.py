from __future__ import annotations

import pytest

from pytest_govsite.model import Cause, Clause, Finding, Level, Outcome, RequirementResult, Stage
from pytest_govsite.norms.decision import conclude

CLAUSE = Clause(document="政府网站与政务新媒体检查指标", number="国办秘函〔2019〕19号", clause="单项否决指标")
PASSED, FAILED, CANT_TELL = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL
UNTESTED, INAPPLICABLE = Outcome.UNTESTED, Outcome.INAPPLICABLE


def result(outcome: Outcome, **changes: object) -> RequirementResult:
    values: dict[str, object] = {
        "id": "footer.icp",
        "title": "ICP备案编号",
        "suite": "site_identity",
        "level": Level.MUST,
        "mode": "auto",
        "part": "function",
        "outcome": outcome,
    }
    if outcome is UNTESTED:
        values["cause"] = Cause.ENVIRONMENT
    return RequirementResult(**(values | changes))  # type: ignore[arg-type]


def failures(identifier: str, number: int, **changes: object) -> RequirementResult:
    finding = Finding(outcome=FAILED, level=Level.MUST, message="栏目未更新")
    return result(FAILED, id=identifier, findings=(finding,) * number, **changes)


OK = result(PASSED, id="footer.sponsor")
GOLDEN = {
    "all passed": ([OK], "production", "conforming"),
    "a must failed": ([OK, result(FAILED)], "production", "nonconforming"),
    "a waived failure stays a failure": ([result(FAILED, waived="整改中（张三）")], "production", "nonconforming"),
    "a failure known from the baseline": (
        [result(FAILED, findings=(Finding(outcome=FAILED, level=Level.MUST, message="旧", known=True),))],
        "production",
        "nonconforming",
    ),
    "a should failed": ([OK, result(FAILED, level=Level.SHOULD)], "production", "conforming"),
    "advice on a must": (
        [result(PASSED, findings=(Finding(outcome=FAILED, level=Level.SHOULD, message="建议"),))],
        "production",
        "conforming",
    ),
    "a must that cannot be told": ([OK, result(CANT_TELL)], "production", "pending"),
    "a should that cannot be told": ([OK, result(CANT_TELL, level=Level.SHOULD)], "production", "conforming"),
    "a must untested": ([OK, result(UNTESTED)], "production", "pending"),
    "a must lost to a breakage": ([OK, result(UNTESTED, cause=Cause.BROKEN)], "production", "pending"),
    "a should untested": ([OK, result(UNTESTED, level=Level.SHOULD)], "production", "conforming"),
    "a manual must without attestation": ([OK, result(UNTESTED, mode="manual")], "production", "pending"),
    "an untested must of class D before launch": ([OK, result(UNTESTED, stage_class="D")], "prelaunch", "conforming"),
    "the same in production": ([OK, result(UNTESTED, stage_class="D")], "production", "pending"),
    "class D that cannot be told before launch": ([result(CANT_TELL, stage_class="D")], "prelaunch", "pending"),
    "class B pending before launch": ([OK, result(UNTESTED, stage_class="B")], "prelaunch", "pending"),
    "police filing never holds before launch": (
        [OK, result(UNTESTED, id="footer.police-filing", stage_class="B")],
        "prelaunch",
        "conforming",
    ),
    "a wrong number before launch": ([result(FAILED, stage_class="B")], "prelaunch", "nonconforming"),
    "inapplicable only": ([result(INAPPLICABLE)], "production", "conforming"),
    "one engine of three fails": (
        [result(PASSED, engine="chromium"), result(FAILED, engine="webkit"), result(PASSED, engine="firefox")],
        "production",
        "nonconforming",
    ),
    "one engine untested": (
        [result(PASSED, engine="chromium"), result(UNTESTED, engine="webkit")],
        "production",
        "pending",
    ),
    "failure outside the scope": ([OK, result(FAILED, part="elderly")], "production", "conforming"),
    "untested outside the scope": ([OK, result(UNTESTED, part="accessibility")], "production", "conforming"),
    "four stale columns, all advice": (
        [result(FAILED, id="columns.news-fresh", level=Level.SHOULD)],
        "production",
        "conforming",
    ),
    "failure and doubt": ([result(FAILED), result(CANT_TELL, id="footer.contact")], "production", "nonconforming"),
    "opening notice due at launch": ([OK, result(UNTESTED, id="identity.opening-notice")], "prelaunch", "conforming"),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_verdict(name: str) -> None:
    results, stage, verdict = GOLDEN[name]
    made = conclude(results, scope=("function", "security"), stage=Stage(stage), clause=lambda _: CLAUSE)
    assert made.verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [(PASSED, "pending"), (FAILED, "nonconforming")])
def test_a_part_of_an_inspection_never_makes_a_site_conforming(outcome: Outcome, verdict: str) -> None:
    made = conclude(
        [result(outcome)], scope=("function",), stage=Stage.PRODUCTION, clause=lambda _: CLAUSE, partial=True
    )
    assert made.verdict == verdict


def test_counts_add_up_by_requirement_not_by_engine() -> None:
    results = [OK, result(FAILED, engine="chromium"), result(PASSED, engine="firefox"), result(UNTESTED, id="x.y")]
    made = conclude(results, scope=("function",), stage=Stage.PRODUCTION, clause=lambda _: CLAUSE)
    must = made.counts["must"]
    assert (must.passed, must.failed, must.untested) == (1, 1, 1)
    assert made.reasons == ("footer.icp",)


@pytest.mark.parametrize(("number", "state"), [(4, None), (5, "proposed"), (9, "proposed")])
def test_stale_columns_propose_a_veto(number: int, state: str | None) -> None:
    results = [failures("columns.news-fresh", 2), failures("columns.notices-fresh", number - 2)]
    made = conclude(results, scope=("function",), stage=Stage.PRODUCTION, clause=lambda _: CLAUSE)
    assert [v.state for v in made.veto] == ([state] if state else [])
    assert made.verdict == "nonconforming"


def test_confirmed_veto_is_nonconforming_by_itself() -> None:
    decided = conclude(
        [failures("columns.stale", 10)],
        scope=("function",),
        stage=Stage.PRODUCTION,
        clause=lambda _: CLAUSE,
        confirmed=["G19-VETO-04"],
    )
    assert decided.veto[0].state == "confirmed"
    assert decided.verdict == "nonconforming"


def test_rejected_veto_is_gone() -> None:
    made = conclude(
        [failures("columns.not-blank", 6)],
        scope=("function",),
        stage=Stage.PRODUCTION,
        clause=lambda _: CLAUSE,
        rejected=["G19-VETO-04"],
    )
    assert made.veto == ()


def test_parts_have_conclusions_of_their_own() -> None:
    made = conclude(
        [OK, result(FAILED, id="elderly.entry", part="elderly")],
        scope=("function",),
        stage=Stage.PRODUCTION,
        clause=lambda _: CLAUSE,
    )
    assert made.parts["elderly"].verdict == "nonconforming"
    assert made.parts["function"].verdict == "conforming"
    assert made.verdict == "conforming"


def test_open_items_name_who_and_when() -> None:
    results = [
        result(UNTESTED, id="security.https", stage_class="D"),
        result(UNTESTED, stage_class="B"),
        result(CANT_TELL, id="identity.emblem"),
        result(UNTESTED, id="identity.approval", mode="manual"),
    ]
    made = conclude(results, scope=("function",), stage=Stage.PRELAUNCH, clause=lambda _: CLAUSE)
    assert [(o.requirement, o.who, o.kind) for o in made.open_items] == [
        ("security.https", "inspector", "after_launch"),
        ("footer.icp", "registry", "before_launch"),
        ("identity.emblem", "inspector", "pending"),
        ("identity.approval", "client", "pending"),
    ]


def test_vetoes_give_their_reason_in_the_language_of_the_record() -> None:
    made = conclude(
        [failures("columns.home-fresh", 1)],
        scope=("function",),
        stage=Stage.PRODUCTION,
        clause=lambda _: CLAUSE,
        language="en",
    )
    assert made.veto[0].reason == "Nothing new on the home page for two weeks (1)"
