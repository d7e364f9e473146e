"""A frame that could not be looked at element by element leaves what is judged by element open, never passed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pytest_govsite.checks.outcomes import failed, passed
from pytest_govsite.inspection.judging import Judgement
from pytest_govsite.inspection.requirements import own_requirement
from pytest_govsite.marks import RequirementMark
from pytest_govsite.model import CloserLook, DomFacts, Outcome, Site, SiteFacts, Verdict
from pytest_govsite.observe.look import snapshot
from tests.accessibility.looking import Looking
from tests.checks.building import NOW

SITE = Site(url="https://x/", domain="www.shifan.gov.cn", now=NOW)
SEEN = SiteFacts(start_url="https://x/", home_url="https://x/")
REQUIREMENT = own_requirement(RequirementMark(id="house.frames")._asdict())
HUGE = "<h1>目录</h1><script>document.body.insertAdjacentHTML('beforeend', '<i></i>'.repeat(400))</script>"
AROUND = "<h1>政务公开</h1><iframe src='{}' title='公开目录' width=600 height=400></iframe>"


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames of 30,000 elements would keep axe-core busy for its whole time."""
    monkeypatch.setattr(snapshot, "_NODES", 300)


def ruling(page: CloserLook, verdict: Verdict, needs: tuple[str, ...] = ("rendered", "dom")) -> tuple[Outcome, str]:
    def check(_: CloserLook) -> Iterator[Verdict]:
        yield verdict

    judgement = Judgement(REQUIREMENT, SITE, SEEN, language="zh", sample_incomplete=False, needs=needs)
    judgement.each(check, [page])
    result = judgement.result()
    return result.outcome, result.reason


@pytest.mark.browser
@pytest.mark.parametrize("origin", ["site", "other"])
def test_a_frame_of_too_many_elements_is_told(looking: Looking, origin: str) -> None:
    path = f"/huge-{origin}"
    served = getattr(looking, origin)
    served.routes[path] = (200, f"<!DOCTYPE html><meta charset=utf-8><title>目录</title>{HUGE}", {})
    page = looking.look(AROUND.format(served.url(path)))
    assert page.dom is not None
    assert [document.frame for document in page.dom.unseen] == [served.url(path)]
    outcome, reason = ruling(page, passed("无问题", "fine"))
    assert outcome is Outcome.UNTESTED
    assert "框架" in reason
    assert ruling(page, failed("缺标题", "no title"))[0] is Outcome.FAILED
    # what is not judged by element does not depend on it
    assert ruling(page, passed("无问题", "fine"), ("rendered",))[0] is Outcome.PASSED


@pytest.mark.browser
def test_frames_that_are_hidden_or_were_looked_at_change_nothing(looking: Looking) -> None:
    small, large = looking.put("<h1>目录</h1>"), looking.put(HUGE)
    hidden = f"<iframe src='{large}' title='x' style='display:none'></iframe>"
    for body in (AROUND.format(small), hidden):
        page = looking.look(body)
        assert isinstance(page.dom, DomFacts)
        assert page.dom.unseen == ()
        assert ruling(page, passed("无问题", "fine"))[0] is Outcome.PASSED
