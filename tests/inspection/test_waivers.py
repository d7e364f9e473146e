from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.baseline import only_known
from pytest_govsite.inspection.waivers import waiver_warnings, with_waiver
from pytest_govsite.model import Cause, Level, Outcome, RequirementResult
from pytest_govsite.shell.reports import exit_fails
from tests.record.build import finding, result

UNTIL = date(2026, 11, 30)


def config(now: str, **options: Any) -> Config:
    settings = {
        "site": {"url": "http://a.example/"},
        "waivers": {"footer.icp": {"reason": "下一版整改", "by": "张三", "until": UNTIL}},
    }
    return build_config({"url": "config", "now": now, **options}, folder=Path("/"), demo_settings=settings)


def icp(outcome: Outcome, **more: Any) -> RequirementResult:
    return result("footer.icp", "ICP备案编号", outcome, **more)


FAILED = icp(Outcome.FAILED, findings=(finding("/"),))
ADVISED = icp(Outcome.PASSED, findings=(finding("/", level=Level.SHOULD),))
DOUBTFUL = icp(Outcome.CANT_TELL, findings=(finding("/", outcome=Outcome.CANT_TELL),))


def test_a_waived_failure_stays_failed_and_does_not_fail_the_run() -> None:
    waived = with_waiver(config("2026-11-20"), FAILED)
    assert waived.outcome is Outcome.FAILED
    assert waived.waived == "下一版整改（张三，2026-11-30）"
    assert exit_fails(FAILED, strict=False)
    assert not exit_fails(waived, strict=False)


@pytest.mark.parametrize(("now", "holds"), [("2026-11-30T23:59", True), ("2026-12-01T00:00", False)])
def test_a_waiver_holds_to_the_end_of_its_last_day(now: str, holds: bool) -> None:
    waived = with_waiver(config(now), FAILED)
    assert bool(waived.waived) is holds
    assert exit_fails(waived, strict=False) is not holds
    said = list(waiver_warnings(config(now), [waived]))
    assert said == ([] if holds else ["让步 footer.icp 已于 2026-11-30 到期，不再生效（张三：下一版整改）"])


def test_others_are_not_waived() -> None:
    other = result("footer.sponsor", "主办单位", Outcome.FAILED, findings=(finding("/"),))
    assert not with_waiver(config("2026-11-20"), other).waived


@pytest.mark.parametrize("one", [ADVISED, DOUBTFUL])
def test_what_fails_only_under_strict_is_waived_only_there(one: RequirementResult) -> None:
    assert not with_waiver(config("2026-11-20"), one).waived
    waived = with_waiver(config("2026-11-20", strict=True), one)
    assert waived.waived
    assert not exit_fails(waived, strict=True)


def test_a_breakage_is_not_waived() -> None:
    broken = icp(Outcome.UNTESTED, cause=Cause.BROKEN)
    waived = with_waiver(config("2026-11-20", strict=True), broken)
    assert not waived.waived
    assert exit_fails(waived, strict=False)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (icp(Outcome.PASSED), 1),
        (ADVISED, 0),
        (DOUBTFUL, 0),
        (FAILED, 0),
        (icp(Outcome.UNTESTED, cause=Cause.ENVIRONMENT), 0),
        (icp(Outcome.INAPPLICABLE), 0),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_waiver_that_matches_nothing_is_told(one: RequirementResult, said: int, language: str) -> None:
    warnings = list(waiver_warnings(config("2026-11-20", lang=language), [one]))
    assert len(warnings) == said
    assert all("footer.icp" in warning and "张三" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("marks", "strict", "expected"),
    [
        ({"must": True, "advice": False}, False, True),
        ({"must": True, "advice": False}, True, False),
        ({"must": True, "advice": True}, True, True),
        ({"must": False, "advice": True}, False, False),
        ({}, False, False),
    ],
)
def test_known_advice_counts_under_strict(marks: dict[str, bool], strict: bool, expected: bool) -> None:
    levels = {"must": Level.MUST, "advice": Level.SHOULD}
    findings = tuple(finding("/", level=levels[name], known=known) for name, known in marks.items())
    assert only_known(icp(Outcome.FAILED, findings=findings), strict=strict) is expected
