from __future__ import annotations

import pytest

from pytest_govsite.inspection.mending import with_remedy
from pytest_govsite.model import Finding, Level, Outcome, RequirementResult
from pytest_govsite.norms.mending import remedies


def result(outcome: Outcome, identifier: str = "labels.pub-date", *findings: Finding) -> RequirementResult:
    return RequirementResult(
        id=identifier, title="", suite="page_labels", level=Level.MUST, mode="auto", part="function", outcome=outcome,
        findings=findings,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_failed_says_how_to_put_it_right(language: str) -> None:
    entry = with_remedy(result(Outcome.FAILED), language).remedy
    assert entry is not None
    assert entry.how == remedies()["labels.pub-date"].how.in_language(language)


def test_advice_on_a_passed_requirement_does_too() -> None:
    advice = Finding(outcome=Outcome.FAILED, level=Level.SHOULD, message="")
    assert with_remedy(result(Outcome.PASSED, "labels.pub-date", advice), "zh").remedy is not None


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.FAILED])
def test_what_did_not_fail_needs_none(outcome: Outcome) -> None:
    doubt = Finding(outcome=Outcome.CANT_TELL, level=Level.MUST, message="")
    assert with_remedy(result(outcome, "labels.pub-date", doubt), "zh").remedy is None


def test_a_requirement_of_a_user_has_none() -> None:
    assert with_remedy(result(Outcome.FAILED, "house.minister"), "zh").remedy is None
