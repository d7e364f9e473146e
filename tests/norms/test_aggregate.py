from __future__ import annotations

import pytest

from pytest_govsite.model import (
    Cause,
    Level,
    Mode,
    Outcome,
    Part,
    Requirement,
    StageClass,
    Text,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.norms.aggregate import PageJudgement, aggregate

SAY = Text(zh="话", en="words")


def requirement(applies: tuple[str, ...] = ("article",), level: Level = Level.MUST) -> Requirement:
    return Requirement(
        id="labels.pub-date",
        suite="page_labels",
        title=SAY,
        applies=applies,
        level=level,
        mode=Mode.AUTO,
        part=Part.FUNCTION,
        stage_class=StageClass.A,
        meaning=SAY,
    )


def verdict(word: str) -> Verdict:
    if word in ("advice", "doubtful advice"):
        outcome = Outcome.FAILED if word == "advice" else Outcome.CANT_TELL
        return Verdict(outcome=outcome, level=Level.SHOULD, message=SAY)
    cause = {"untested": Cause.ENVIRONMENT, "broken": Cause.BROKEN}.get(word)
    outcome = Outcome.UNTESTED if word == "broken" else Outcome(word)
    return Verdict(outcome=outcome, message=SAY, cause=cause)


def page(*words: str, home: bool = False) -> PageJudgement:
    return PageJudgement(url=f"https://x/{words}", verdicts=tuple(verdict(w) for w in words), home=home)


def gone(number: int) -> list[Unobserved]:
    return [Unobserved(url=f"https://x/{i}", reason=UnobservedReason.TIMEOUT) for i in range(number)]


CASES = {
    "passed": ([page("passed")], 0, "passed"),
    "failed wins over doubt": ([page("passed"), page("cantTell", "failed")], 0, "failed"),
    "failed wins over loss": ([page("failed")], 50, "failed"),
    "doubt wins over passes": ([page("passed"), page("cantTell")], 0, "cantTell"),
    "advice alone passes": ([page("advice")], 0, "passed"),
    "doubt about advice passes": ([page("doubtful advice")], 0, "passed"),
    "all lost": ([], 3, "untested"),
    "one page of 400 lost": ([page("passed")] * 399, 1, "passed"),
    "six percent lost": ([page("passed")] * 94, 6, "untested"),
    "five percent lost": ([page("passed")] * 95, 5, "passed"),
    "inapplicable everywhere": ([page("inapplicable")], 0, "inapplicable"),
    "some inapplicable": ([page("inapplicable"), page("passed")], 0, "passed"),
    "untested on all pages": ([page("untested")], 0, "untested"),
    "untested home page": ([page("untested", home=True), *[page("passed")] * 50], 0, "untested"),
    "untested on one page of 40": ([page("untested"), *[page("passed")] * 39], 0, "passed"),
    "no article found": ([], 0, "cantTell"),
}


@pytest.mark.parametrize("name", CASES)
def test_outcome(name: str) -> None:
    judged, lost, outcome = CASES[name]
    assert aggregate(requirement(), judged, gone(lost)).outcome.value == outcome


def test_lost_home_page() -> None:
    total = aggregate(requirement(("all",)), [page("passed")] * 99, gone(1), home_lost=True)
    assert (total.outcome, total.cause) == (Outcome.UNTESTED, Cause.BROKEN)


def test_incomplete_sample_leaves_requirements_on_all_pages_untested() -> None:
    judged = [page("passed")]
    assert aggregate(requirement(("all",)), judged, sample_incomplete=True).outcome is Outcome.UNTESTED
    assert aggregate(requirement(("article",)), judged, sample_incomplete=True).outcome is Outcome.PASSED


def test_cause_tells_surroundings_from_breakage() -> None:
    assert aggregate(requirement(), [page("untested")]).cause is Cause.ENVIRONMENT
    assert aggregate(requirement(), [page("broken")]).cause is Cause.BROKEN
    assert aggregate(requirement(), [], gone(1)).cause is Cause.BROKEN


def test_no_page_of_the_type() -> None:
    assert aggregate(requirement(("interactive",)), []).outcome is Outcome.INAPPLICABLE
    assert aggregate(requirement(("article",)), [], whole_site=False).outcome is Outcome.INAPPLICABLE


def test_listed_pages_that_may_have_been_of_the_type() -> None:
    total = aggregate(requirement(("article",)), [], whole_site=False, unplaced=gone(2))
    assert (total.outcome, total.cause) == (Outcome.UNTESTED, Cause.BROKEN)
    assert "2 个所列页面" in total.reason.zh
    judged = [page("passed")]
    assert aggregate(requirement(("article",)), judged, whole_site=False, unplaced=gone(2)).outcome is Outcome.PASSED


def test_failed_advice_requirement_fails() -> None:
    assert aggregate(requirement(level=Level.SHOULD), [page("failed")]).outcome is Outcome.FAILED
    assert aggregate(requirement(level=Level.SHOULD), [page("advice")]).outcome is Outcome.FAILED


def test_a_page_that_is_judged_twice_is_counted_once() -> None:
    """The files that a page offers are judged at that page, beside the page itself."""
    words = {"/a": ("passed", "passed"), "/b": ("passed", "failed"), "/c": ("untested",), "/d": ("inapplicable",)}
    judged = [PageJudgement(url=url, verdicts=(verdict(w),)) for url, said in words.items() for w in said]
    total = aggregate(requirement(), judged)
    assert (total.pages_checked, total.passed_pages) == (3, 1)


def test_what_is_said_of_the_site_is_no_page_beside_pages() -> None:
    site = PageJudgement(url="", verdicts=(verdict("passed"),))
    total = aggregate(requirement(), [page("passed"), site])
    assert (total.pages_checked, total.passed_pages) == (1, 1)
    assert aggregate(requirement(), [site]).pages_checked == 1
