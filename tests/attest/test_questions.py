from __future__ import annotations

from typing import Any

import msgspec

from pytest_govsite.attest.questions import open_questions
from pytest_govsite.inspection.attesting import NOTHING_HANDED_IN
from pytest_govsite.model import Cause, Clause, Finding, Level, Outcome, Record, RequirementResult, Veto
from tests.record import build

CANT_TELL, UNTESTED = Outcome.CANT_TELL, Outcome.UNTESTED


def doubt(page: str, message: str, **more: Any) -> Finding:
    return build.finding(page, **({"outcome": CANT_TELL, "message": message, "key": f"k:{message}"} | more))


def papers(identifier: str, **more: Any) -> RequirementResult:
    given: dict[str, Any] = {"mode": "manual", "cause": Cause.ENVIRONMENT, "reason": NOTHING_HANDED_IN.zh}
    return build.result(identifier, "材料", UNTESTED, **(given | more))


def record(*results: RequirementResult, **more: Any) -> Record:
    conclusion = msgspec.structs.replace(build.conclusion(), veto=more.pop("veto", ()))
    return build.record(requirements=results, conclusion=conclusion, **more)


def test_papers_doubts_and_vetoes_that_are_open_are_asked_and_nothing_else() -> None:
    made = record(
        papers("safety.accounts"),
        papers("safety.source-audit", reason="委托方声明符合，须由检测人员核实：有报告", method="client"),
        papers("identity.approval", excluded="委托方不要求"),
        papers("elderly.real-users", reason="本次未选择检测（not selected）"),
        build.result("identity.logo", "标志", CANT_TELL, findings=(doubt("/", "是否庄重"),)),
        build.result("columns.channels", "频道", CANT_TELL, reason="没有识别出栏目页"),
        build.result("labels.pub-date", "时间", Outcome.FAILED, findings=(doubt("/1", "另有存疑"),)),
        build.result("footer.icp", "备案", Outcome.PASSED),
        veto=(
            Veto(id="G19-VETO-04", state="proposed", clause=build.GUIDE, requirement="labels.pub-date", reason="5 个"),
            Veto(id="G19-VETO-03", state="confirmed", clause=build.GUIDE, requirement="labels.pub-date"),
        ),
    )  # fmt: skip
    asked = open_questions(made)
    assert [(q.kind, q.requirement, q.question, q.veto) for q in asked] == [
        ("papers", "safety.accounts", "", ""),
        ("papers", "safety.source-audit", "", ""),
        ("doubt", "identity.logo", "是否庄重", ""),
        ("doubt", "columns.channels", "没有识别出栏目页", ""),
        ("veto", "labels.pub-date", "5 个", "G19-VETO-04"),
    ]
    assert "委托方声明" in asked[1].context
    assert "网页设计规范" in asked[2].ask
    assert asked[3].covers == ()


def test_one_question_stands_for_all_alike_on_a_template() -> None:
    findings = (
        *(doubt(build.article(n), "图片说明是否贴切", template="t1", found=f"图{n}", evidence=("evidence/a.png",)) for n in range(50)),
        *(doubt(build.article(n), "图片说明是否贴切", template="t2", found=f"图{n}") for n in range(50, 60)),
        *(doubt(build.article(n), "是否装饰图", template="t1") for n in range(3)),
        doubt("/", "只是建议", level=Level.SHOULD),
    )  # fmt: skip
    asked = open_questions(record(build.result("accessibility.image-text", "图片", CANT_TELL, findings=findings)))
    assert [(q.question, q.templates, q.findings, len(q.covers), len(q.pages)) for q in asked] == [
        ("图片说明是否贴切", ("t1",), 50, 50, 50),
        ("图片说明是否贴切", ("t2",), 10, 10, 10),
        ("是否装饰图", ("t1",), 3, 1, 3),
    ]
    assert asked[0].picture == "evidence/a.png"


def large(requirements: int, causes: int, level: Level = Level.MUST, start: int = 0) -> list[RequirementResult]:
    pages = range(2_000)
    return [
        build.result(
            f"accessibility.r{start + number}",
            "项目",
            CANT_TELL,
            level=level,
            findings=tuple(
                doubt(build.article(n), f"疑问{n % causes}", template=f"t{n % 40}", key=f"{number}:{n % 200}", level=level)
                for n in pages
            ),
        )
        for number in range(requirements)
    ]  # fmt: skip


def test_a_site_of_2000_pages_asks_for_30_decisions_at_most() -> None:
    made = large(12, 5)
    asked = open_questions(record(*made))
    assert len(asked) <= 30
    assert {q.requirement for q in asked} == {r.id for r in made}
    # every doubt is still decided by one of the answers
    assert {mark for q in asked for mark in q.covers} == {
        mark for r in made for q in open_questions(record(r), 10_000) for mark in q.covers
    }
    # joined first over templates: what differs in cause is told apart as long as there is room
    assert any(q.question == "疑问0" and len(q.templates) > 1 for q in asked)


def test_doubts_about_advice_fill_only_the_room_that_is_left() -> None:
    asked = open_questions(record(*large(25, 2), *large(20, 1, Level.SHOULD, start=50)))
    assert len(asked) == 30
    assert sum(q.level == "must" for q in asked) >= 25


def test_what_holds_the_verdict_is_asked_before_advice() -> None:
    made = record(
        papers("safety.map-approval", level=Level.SHOULD),
        papers("safety.accounts"),
        build.result("identity.emblem", "国徽", CANT_TELL, level=Level.SHOULD, findings=(doubt("/", "位置"),)),
        build.result("identity.logo", "标志", CANT_TELL, findings=(doubt("/", "是否庄重"),)),
    )
    asked = [q.requirement for q in open_questions(made)]
    assert asked == ["safety.accounts", "identity.logo", "safety.map-approval", "identity.emblem"]


def test_common_practice_is_no_document() -> None:
    clause = Clause(document="行业惯例", number="", clause="通行做法")
    [asked] = open_questions(record(papers("safety.map-approval", clauses=(clause,))))
    assert "行业惯例 通行做法" in asked.ask
    assert "《" not in asked.ask


def test_the_clause_is_named_in_full() -> None:
    clause = Clause(document="网络安全法", number="主席令第53号", clause="第二十一条")
    [asked] = open_questions(record(papers("security.graded-protection", clauses=(clause,))))
    assert "《网络安全法》（主席令第53号） 第二十一条" in asked.ask
