from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from pytest_govsite.inspection.attested import attested_entries, unused_note
from pytest_govsite.inspection.attesting import NOTHING_HANDED_IN, attestation_mark, with_papers
from pytest_govsite.inspection.judging import Judgement
from pytest_govsite.model import (
    Attestation,
    Cause,
    Clause,
    Level,
    Mode,
    Outcome,
    Page,
    PageFacts,
    PageType,
    Part,
    Pointer,
    Requirement,
    RequirementResult,
    Role,
    Site,
    SiteFacts,
    Stage,
    StageClass,
    Text,
    Verdict,
)
from pytest_govsite.norms.decision import conclude
from pytest_govsite.record.view.decision import failed_requirements
from tests.checks.building import NOW
from tests.record import build

GRADED = Clause(document="中华人民共和国网络安全法", number="主席令第53号", clause="第二十一条", key="CSL-21")
SEEN = SiteFacts(start_url="https://x/", home_url="https://x/")
ADDRESSES = tuple(f"https://x/{n}" for n in range(1, 5))


def said(outcome: str = "passed", role: Role = Role.INSPECTOR, **changes: object) -> Attestation:
    values: dict[str, object] = {
        "requirement": "identity.logo",
        "outcome": outcome,
        "who": "张三",
        "role": role,
        "when": "2026-11-20",
        "reason": "现场查看",
    }
    return Attestation(**(values | changes))  # type: ignore[arg-type]


def manual(**changes: object) -> RequirementResult:
    values: dict[str, object] = {
        "id": "security.graded-protection",
        "title": "等级保护备案与测评",
        "suite": "site_security",
        "level": Level.MUST,
        "mode": "manual",
        "part": "security",
        "outcome": Outcome.UNTESTED,
        "cause": Cause.ENVIRONMENT,
        "reason": NOTHING_HANDED_IN.zh,
        "method": "person",
        "clauses": (GRADED,),
    }
    return RequirementResult(**(values | changes))  # type: ignore[arg-type]


def papers(outcome: str = "passed", role: Role = Role.INSPECTOR) -> Attestation:
    return said(outcome, role, requirement="security.graded-protection")


def verdict_of(*results: RequirementResult) -> str:
    return conclude(results, scope=("function", "security"), stage=Stage.PRODUCTION, clause=lambda _: GRADED).verdict


def test_a_manual_requirement_is_decided_by_who_checked_the_papers() -> None:
    assert verdict_of(manual()) == "pending"
    done = with_papers(manual(), [papers()], "zh")
    assert (done.outcome, done.method, done.reason) == (
        Outcome.PASSED,
        "person",
        "现场查看（张三，检测人员，2026-11-20）",
    )
    assert verdict_of(done) == "conforming"
    other = with_papers(manual(), [papers(role=Role.BODY)], "zh")
    assert (other.outcome, other.method) == (Outcome.PASSED, "papers")


def test_a_failed_answer_is_a_problem_with_its_article() -> None:
    failed = with_papers(manual(), [papers("failed")], "zh")
    assert verdict_of(failed) == "nonconforming"
    [problem] = failed.findings
    assert (problem.level, problem.message, problem.key) == (
        Level.MUST,
        "现场查看",
        "security.graded-protection:attested",
    )
    record = build.record(requirements=(failed,))
    [decided] = failed_requirements(record)
    assert decided.result.clauses[0].clause == "第二十一条"


@pytest.mark.parametrize("outcome", ["passed", "failed", "inapplicable"])
def test_the_clients_word_never_settles_a_must(outcome: str) -> None:
    stated = with_papers(manual(), [papers(outcome, Role.CLIENT)], "zh")
    assert (stated.outcome, stated.cause, stated.method) == (Outcome.UNTESTED, Cause.ENVIRONMENT, "client")
    assert "委托方声明" in stated.reason
    conclusion = conclude([stated], scope=("security",), stage=Stage.PRODUCTION, clause=lambda _: GRADED)
    assert conclusion.verdict == "pending"
    assert [item.who for item in conclusion.open_items] == ["inspector"]


def test_the_clients_word_settles_advice_and_gives_way_to_the_inspector() -> None:
    advice = with_papers(manual(level=Level.SHOULD), [papers(role=Role.CLIENT)], "zh")
    assert (advice.outcome, advice.method) == (Outcome.PASSED, "client")
    both = [papers(role=Role.CLIENT), papers("failed")]
    assert with_papers(manual(), both, "zh").outcome is Outcome.FAILED


REQUIREMENT = Requirement(
    id="identity.logo",
    suite="site_identity",
    title=Text(zh="网站标志", en="Logo"),
    applies=("all",),
    level=Level.MUST,
    mode=Mode.AUTO,
    part=Part.FUNCTION,
    stage_class=StageClass.A,
    meaning=Text(zh="标志庄重", en="Dignified logo"),
)
SITE = Site(url="https://x/", domain="www.shifan.gov.cn", now=NOW)


def doubts(pages: object) -> Iterator[Verdict]:
    """Doubt on each page, of two kinds; one page is met."""
    for number, url in enumerate(ADDRESSES):
        if number == 3:
            yield Verdict(outcome=Outcome.PASSED, message=Text(zh="", en=""), pointer=Pointer(url=url))
            continue
        kind = "标志是否庄重" if number else "标志是否清晰"
        yield Verdict(
            outcome=Outcome.CANT_TELL,
            message=Text(zh=kind, en="dignified?" if number else "clear?"),
            pointer=Pointer(url=url, selector="img.logo"),
            found=f"logo{number}.png",
        )


def judged(*attestations: Attestation, incomplete: bool = False, check: object = doubts) -> RequirementResult:
    judgement = Judgement(
        REQUIREMENT, SITE, SEEN, language="zh", sample_incomplete=incomplete, attestations=attestations
    )
    pages = [PageFacts(page=Page(url=url, type=PageType.HOME)) for url in ADDRESSES]
    judgement.site(check, pages)  # type: ignore[arg-type]
    return judgement.result()


def marks(result: RequirementResult) -> tuple[str, ...]:
    return tuple(attestation_mark(f) for f in result.findings)


def test_one_decision_settles_the_doubts_that_were_shown_and_no_other() -> None:
    open_ = judged()
    assert (open_.outcome, len(open_.findings)) == (Outcome.CANT_TELL, 3)
    first, *others = marks(open_)
    some = judged(said(covers=tuple(others)))
    assert (some.outcome, some.reason, some.method) == (Outcome.CANT_TELL, "标志是否清晰", "person")
    assert [(f.outcome, bool(f.attested)) for f in some.findings] == [
        (Outcome.CANT_TELL, False), (Outcome.PASSED, True), (Outcome.PASSED, True),
    ]  # fmt: skip
    done = judged(said(covers=tuple(others)), said(covers=(first,)))
    assert (done.outcome, done.attested, done.passed_pages) == (Outcome.PASSED, True, 4)
    failed = judged(said("failed", covers=(first,)))
    assert (failed.outcome, failed.reason) == (Outcome.FAILED, "标志是否清晰")
    assert failed.findings[0].attested == "现场查看（张三，检测人员，2026-11-20）"


def test_a_decision_does_not_cover_what_is_found_later() -> None:
    def changed(pages: object) -> Iterator[Verdict]:
        for verdict in doubts(pages):
            yield msgspec.structs.replace(verdict, found=verdict.found and "new.png")

    assert judged(said(covers=marks(judged())), check=changed).outcome is Outcome.CANT_TELL


def test_a_settled_doubt_does_not_hide_that_pages_were_lost() -> None:
    assert judged(said(covers=marks(judged())), incomplete=True).outcome is Outcome.UNTESTED


def test_a_doubt_without_a_place_is_answered_as_a_whole() -> None:
    def met(pages: object) -> Iterator[Verdict]:
        yield Verdict(outcome=Outcome.PASSED, message=Text(zh="", en=""))

    assert judged(said("failed"), check=met).outcome is Outcome.PASSED
    judgement = Judgement(REQUIREMENT, SITE, SEEN, language="zh", sample_incomplete=False)
    assert (judgement.result().outcome, judgement.result().findings) == (Outcome.CANT_TELL, ())
    answered = Judgement(
        REQUIREMENT, SITE, SEEN, language="zh", sample_incomplete=False, attestations=[said("inapplicable")]
    )
    assert answered.result().outcome is Outcome.INAPPLICABLE


def test_the_record_says_what_every_answer_did() -> None:
    logo = judged(said(covers=marks(judged())[1:]))
    client, inspector = papers("passed", Role.CLIENT), papers()
    paper = with_papers(manual(), [client, inspector], "zh")
    answers = [
        Attestation(veto="G19-VETO-04", outcome="rejected", who="张三", role=Role.INSPECTOR, when="2026-11-20", reason="栏目已并"),
        client,
        inspector,
        said(covers=marks(judged())[1:]),
        said(covers=("gone",)),
        said("", requirement="safety.accounts"),
    ]  # fmt: skip
    accounts = manual(id="safety.accounts")
    entries = attested_entries(answers, [logo, paper, accounts], {"G19-VETO-04"})
    assert [(e.attestation.requirement or e.attestation.veto, e.effect, e.findings) for e in entries] == [
        ("identity.logo", "decided", 2),
        ("identity.logo", "unused", 0),
        ("security.graded-protection", "superseded", 0),
        ("security.graded-protection", "decided", 0),
        ("safety.accounts", "withdrawn", 0),
        ("G19-VETO-04", "decided", 0),
    ]
    assert entries[0].pages == ADDRESSES[1:3]
    [note] = unused_note(entries, "zh")
    assert "identity.logo" in note
