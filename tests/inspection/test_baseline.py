from __future__ import annotations

from pytest_govsite.inspection.baseline import with_baseline, with_comparison
from pytest_govsite.model import Outcome, Record
from pytest_govsite.record.html import record_html
from pytest_govsite.record.matching import Known
from pytest_govsite.shell.reports import exit_fails
from tests.record import build


def test_everything_in_a_record_is_known_from_itself() -> None:
    known = Known(build.record())
    for result in build.results():
        for finding in with_baseline(result, known, f"{build.HOST}/").findings:
            assert finding.known is (finding.outcome in ("failed", "cantTell"))


def test_a_failure_without_findings_is_known_by_its_outcome() -> None:
    papers = build.result("identity.approval", "开办审批材料", Outcome.FAILED, findings=())
    known = Known(build.record(requirements=(papers,)))
    again = with_baseline(papers, known, "")
    assert again.known
    assert not exit_fails(again, strict=False)
    doubtful = build.result("identity.approval", "开办审批材料", Outcome.CANT_TELL)
    assert not with_baseline(doubtful, known, "").known
    assert exit_fails(with_baseline(papers, Known(build.record(requirements=())), ""), strict=False)


def test_without_a_baseline_nothing_is_known_and_nothing_is_said() -> None:
    (result, *_) = build.results()
    assert with_baseline(result, None, "") is result
    assert with_comparison(build.record(), None) == build.record()
    assert "与基线对比" not in record_html(build.record())


def later() -> Record:
    kept = tuple(r for r in build.results() if r.id != "a11y.alt")
    return with_comparison(build.record(requirements=kept), build.record(id=f"GS-1{build.HOSTILE}"))


def test_the_record_tells_what_became_of_the_baseline() -> None:
    record = later()
    assert record.baseline is not None
    assert record.baseline.counts["new"] == record.baseline.counts["fixed"] == 0
    assert [gone.requirement for gone in record.baseline.unseen] == ["a11y.alt"]
    assert record.conclusion == build.record().conclusion
    page = record_html(record)
    chapter = page[page.index('id="baseline"') :].partition("<h3")[0]
    assert "本次未再检测 1" in chapter
    assert "图片没有 alt" in chapter
    assert "<script" not in chapter
