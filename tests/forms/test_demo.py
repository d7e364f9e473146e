"""The demo portal's forms: faultless, and each seeded defect found; its log proves what left the browser."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus

import msgspec
import pytest

from pytest_govsite.checks.functions import form_validation
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.model import CloserLook, FormsLook, InteractionPlan, Page, PageFacts, PageType
from pytest_govsite.observe.look.forms import look_at_forms
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser

WRITE = "/hdjl/xzxx/write.html"
PORTALS = {
    "faultless": (),
    "submitted": (),
    "defective": ("functions.consultation-form", "functions.consultation-form:labels", "functions.form-validation"),
    "careless": ("functions.form-validation:kept", "functions.form-validation:echo"),
    "asking": (),
}
BYPASS = "Staging/PASS 8841"
"""What the portal `asking` takes in place of the answer to its CAPTCHA."""


@dataclass
class Portal:
    demo: DemoInternet
    address: str

    @property
    def guide(self) -> str:
        return self.demo.portal.pages.library.guides["/zwfw/grbs/"][0].path

    @property
    def posted(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path in self.demo.portal.log if method not in ("GET", "HEAD")]


@pytest.fixture(scope="module")
def portals() -> Iterator[dict[str, Portal]]:
    with ExitStack() as stack:
        running = {}
        for name, defects in PORTALS.items():
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                port = held.getsockname()[1]
            captcha = BYPASS if name == "asking" else ""
            demo = stack.enter_context(DemoInternet(articles=30, defects=defects, port=port, captcha=captcha))
            running[name] = Portal(demo, f"http://127.0.0.1:{port}")
        yield running


@pytest.fixture(scope="module")
def looks(looking: Looking, portals: dict[str, Portal]) -> dict[str, FormsLook]:
    """What forms of the portals showed: by portal, `guide` for a guide of the defective one, `bypassing` for the portal
    that asks for a CAPTCHA where its bypass is configured."""
    browser = looking._browser

    async def look(url: str) -> FormsLook:
        seen = await browser.examine(url, look_at_forms, leaves=True, alone=True, limit=120.0)
        assert isinstance(seen, FormsLook), seen
        return seen

    async def every(urls: dict[str, str]) -> dict[str, FormsLook]:
        return dict(zip(urls, await asyncio.gather(*map(look, urls.values())), strict=True))

    pages = {name: portal.address + WRITE for name, portal in portals.items()}
    defective = portals["defective"]
    without = {name: pages[name] for name in ("faultless", "defective")} | {
        "guide": defective.address + defective.guide
    }
    plan = browser.plan
    told = looking._loop.run(every(without))
    browser.plan = InteractionPlan(submit=True)
    try:
        told |= looking._loop.run(every({name: pages[name] for name in ("submitted", "careless", "asking")}))
        portals["asking"].demo.portal.log.clear()
        browser._credentials.captcha = BYPASS
        told |= looking._loop.run(every({"bypassing": pages["asking"]}))
        browser.plan = plan
        told |= looking._loop.run(every({"keeping": pages["asking"]}))
    finally:
        browser.plan, browser._credentials.captcha = plan, ""
    return told


def verdicts(look: FormsLook) -> list[Any]:
    page = CloserLook.made_of(PageFacts(page=Page(url="http://x/", type=PageType.INTERACTIVE)), {"forms": look})
    return list(form_validation(page))


def told(look: FormsLook) -> list[tuple[str, str]]:
    return [(v.outcome.value, v.message.zh) for v in verdicts(look)]


def test_without_leave_nothing_that_changes_the_site_leaves_the_browser(
    portals: dict[str, Portal], looks: dict[str, FormsLook]
) -> None:
    look = looks["faultless"]
    assert [outcome for outcome, _ in told(look)] == ["passed", "passed"]
    (form,) = look.forms
    valid = form.trial("valid")
    assert valid is not None
    assert valid.asked_to_send
    assert not valid.sent
    for name in ("faultless", "defective"):
        assert portals[name].demo.portal.log
        assert portals[name].posted == []


def test_with_leave_a_letter_is_sent_and_its_receipt_looked_up(
    portals: dict[str, Portal], looks: dict[str, FormsLook]
) -> None:
    look = looks["submitted"]
    assert {outcome for outcome, _ in told(look)} == {"passed"}
    (form,) = look.forms
    valid = form.trial("valid")
    assert valid is not None
    assert valid.receipt.startswith("SF")
    assert form.query is not None
    assert form.query.found
    assert form.query.number == valid.receipt
    assert {path for _, path in portals["submitted"].posted} == {WRITE}


def test_defects_that_show_without_leave(looks: dict[str, FormsLook]) -> None:
    assert told(looks["guide"]) == [("failed", "空表单被拒绝，但没有文字提示")]
    (form,) = looks["defective"].forms
    assert form.submit is None
    assert [field.name for field in form.fields if not field.labelled_by] == ["subject"]


def test_defects_that_show_only_with_leave(looks: dict[str, FormsLook]) -> None:
    assert [each for each in told(looks["careless"]) if each[0] == "failed"] == [
        ("failed", "被拒绝后，已填写的内容丢失"),
        ("failed", "填写的脚本被执行"),
    ]


def test_what_lies_behind_a_captcha_is_untested_without_a_value_that_passes(looks: dict[str, FormsLook]) -> None:
    reason = "验证码不破解，其后的检查未进行；测试环境可用 [submission] captcha 给出可通过的值"
    assert [outcome for outcome, _ in told(looks["asking"])] == ["passed", "passed", "untested"]
    assert told(looks["asking"])[2][1] == reason
    assert looks["asking"].forms[0].captcha
    assert not looks["asking"].forms[0].bypass


def test_a_configured_value_passes_the_captcha_and_is_written_nowhere(
    portals: dict[str, Portal], looks: dict[str, FormsLook]
) -> None:
    look = looks["bypassing"]
    assert {outcome for outcome, _ in told(look)} == {"passed"}
    (form,) = look.forms
    valid = form.trial("valid")
    assert form.bypass
    assert valid is not None
    assert valid.receipt.startswith("SF")
    assert ("POST", WRITE) in portals["asking"].posted
    written = msgspec.json.encode(look).decode()
    assert not any(way in written for way in (BYPASS, quote(BYPASS, safe=""), quote_plus(BYPASS)))


def test_without_leave_to_submit_the_value_is_not_entered(looks: dict[str, FormsLook]) -> None:
    look = looks["keeping"]
    assert not look.forms[0].bypass
    assert not any(trial.sent for trial in look.forms[0].trials)
