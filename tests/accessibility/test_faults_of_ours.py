"""A fault of this tool costs the look or the page that it met, is named as what it is, and never the inspection."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.model import AxeLook, DomLook, Unobserved
from pytest_govsite.observe.look.taking import TAKINGS
from tests.accessibility.looking import Looking


async def faulty(*_: Any, **__: Any) -> Any:
    return int("身份证号 110105194912310021")  # an error whose words hold what stands on the page


@pytest.mark.browser
def test_in_one_look(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TAKINGS, "axe", faulty)
    page = looking.look("<p>关于做好政务公开工作的通知</p>")
    assert isinstance(page.of(DomLook), DomLook)
    verdict = not_looked(page, AxeLook)
    assert verdict.outcome.value == "untested"
    assert "本工具出错" in verdict.message.zh
    assert "test_faults_of_ours.py" in verdict.message.zh
    assert "110105" not in verdict.message.zh


@pytest.mark.browser
def test_in_the_use_of_a_page(looking: Looking) -> None:
    url = looking.put("<p>关于做好政务公开工作的通知</p>")
    seen = looking._loop.run(looking._browser.examine(url, faulty))
    assert isinstance(seen, Unobserved)
    assert (seen.reason.value, seen.detail.partition(" / ")[0]) == ("crash", "本工具出错，与网站无关")
