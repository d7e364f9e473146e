from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pytest_govsite.checks.outcomes import cant_tell, pointer_to
from pytest_govsite.inspection.attesting import attestation_mark
from pytest_govsite.inspection.judging import Judgement
from pytest_govsite.inspection.remembering import remembered_entries, remembered_notes
from pytest_govsite.model import (
    Attestation,
    Outcome,
    Page,
    PageFacts,
    PageType,
    RememberedDecision,
    RequirementResult,
    Role,
    Verdict,
)
from tests.inspection.test_attesting import REQUIREMENT, SEEN, SITE

DAY = SITE.now.date().isoformat()
HOME, OTHER = "https://x/", "https://x/1"
PAGES = tuple(PageFacts(page=Page(url=url, type=PageType.HOME)) for url in (HOME, OTHER))


def words(_: object) -> Iterator[Verdict]:
    """The same words on two pages, in a context of its own each."""
    for url, context in ((HOME, "a" * 16), (OTHER, "b" * 16)):
        yield cant_tell(
            "疑似表述错误",
            "Perhaps a misstatement",
            found=f"甲【某词】{url}",
            pointer=pointer_to(url),
            place="words:某词",
            term="某词",
            context=context,
        )


def known(context: str = "a" * 16, **changes: Any) -> RememberedDecision:
    values: dict[str, Any] = {"requirement": REQUIREMENT.id, "term": "某词", "context": context, "outcome": "passed"}
    values |= {"who": "李四", "when": "2026-01-05", "reason": "引文，不是错误", "file": "words.toml"}
    return RememberedDecision(**(values | changes))


def judged(*remembered: RememberedDecision, attestations: tuple[Attestation, ...] = ()) -> RequirementResult:
    judgement = Judgement(
        REQUIREMENT,
        SITE,
        SEEN,
        language="zh",
        sample_incomplete=False,
        attestations=attestations,
        remembered=remembered,
    )
    judgement.site(words, PAGES)
    return judgement.result()


def outcomes(result: RequirementResult) -> list[Outcome]:
    return [finding.outcome for finding in result.findings]


def test_the_same_words_in_the_same_context_are_decided_and_who_and_when_is_told() -> None:
    result = judged(known())
    assert outcomes(result) == [Outcome.PASSED, Outcome.CANT_TELL]
    assert result.outcome is Outcome.CANT_TELL
    assert result.findings[0].attested == "引文，不是错误（李四，检测人员，2026-01-05，沿用 words.toml 中的判定）"
    both = judged(known(), known("b" * 16))
    assert (both.outcome, both.attested, both.method) == (Outcome.PASSED, True, "person")
    assert len(both.findings) == 2


def test_a_remembered_failure_fails_again() -> None:
    result = judged(known(outcome="failed"), known("b" * 16))
    assert (result.outcome, outcomes(result)) == (Outcome.FAILED, [Outcome.FAILED, Outcome.PASSED])


def test_other_contexts_words_and_requirements_are_not_decided() -> None:
    for decision in (known("c" * 16), known(term="别词"), known(requirement="safety.typos")):
        assert outcomes(judged(decision)) == [Outcome.CANT_TELL, Outcome.CANT_TELL]


def test_an_expired_decision_is_open_again_and_named() -> None:
    last_day, expired = known(until=DAY), known("b" * 16, until="2026-11-01")
    result = judged(last_day, expired)
    assert outcomes(result) == [Outcome.PASSED, Outcome.CANT_TELL]
    entries = tuple(remembered_entries((last_day, expired, known("c" * 16)), [result], (), DAY))
    assert [(e.effect, e.findings, e.pages, e.attestation.until) for e in entries] == [
        ("decided", 1, (HOME,), DAY),
        ("expired", 0, (OTHER,), "2026-11-01"),
    ]
    assert all(entry.attestation.remembered == "words.toml" for entry in entries)
    applied, open_again = remembered_notes(entries, "zh")
    assert "words.toml" in applied
    assert "已过期，重新列为待定" in open_again
    assert "李四，2026-01-05" in open_again
    assert list(remembered_notes(remembered_entries((), [result], (), DAY), "en")) == []


def test_what_an_inspector_decides_now_goes_before_what_is_remembered() -> None:
    mark = attestation_mark(judged().findings[0])
    now = Attestation(
        requirement=REQUIREMENT.id, outcome="failed", who="张三", role=Role.INSPECTOR, when=DAY, reason="确有错误", covers=(mark,)
    )  # fmt: skip
    result = judged(known(), attestations=(now,))
    assert outcomes(result) == [Outcome.FAILED, Outcome.CANT_TELL]
    assert "张三" in result.findings[0].attested
    assert not list(remembered_entries((known(),), [result], (now,), DAY))
