"""The demo portal's forms: faultless, and each seeded defect found; its log proves what left the browser."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from pytest_govsite.checks.functions import form_validation
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.model import CloserLook, FormsLook, InteractionPlan, Page, PageFacts, PageType, Unobserved
from pytest_govsite.observe.look.forms import look_at_forms
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser

WRITE = "/hdjl/xzxx/write.html"
PORTALS = {
    "faultless": (),
    "defective": ("functions.consultation-form", "functions.form-validation"),
    "submitted": ("functions.form-validation:kept", "functions.form-validation:echo"),
    "unlabelled": ("functions.consultation-form:labels",),
}


@dataclass
class Portal:
    demo: DemoInternet
    address: str
    looking: Looking

    def look(self, path: str, *, submit: bool = False) -> FormsLook:
        browser = self.looking._browser
        plan, browser.plan = browser.plan, InteractionPlan(submit=submit)
        try:
            work = browser.examine(self.address + path, look_at_forms, leaves=True, alone=True, limit=120.0)
            seen = self.looking._loop.run(work)
        finally:
            browser.plan = plan
        assert not isinstance(seen, Unobserved), seen
        assert isinstance(seen, FormsLook)
        return seen

    @property
    def guide(self) -> str:
        return self.demo.portal.pages.library.guides["/zwfw/grbs/"][0].path

    @property
    def posted(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path in self.demo.portal.log if method not in ("GET", "HEAD")]


@pytest.fixture(scope="module")
def portals(looking: Looking) -> Iterator[dict[str, Portal]]:
    with ExitStack() as stack:
        running = {}
        for name, defects in PORTALS.items():
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                port = held.getsockname()[1]
            demo = stack.enter_context(DemoInternet(articles=30, defects=defects, port=port))
            running[name] = Portal(demo, f"http://127.0.0.1:{port}", looking)
        yield running


def verdicts(look: FormsLook) -> list[Any]:
    page = CloserLook.made_of(PageFacts(page=Page(url="http://x/", type=PageType.INTERACTIVE)), {"forms": look})
    return list(form_validation(page))


def told(look: FormsLook) -> list[tuple[str, str]]:
    return [(v.outcome.value, v.message.zh) for v in verdicts(look)]


def test_without_leave_nothing_that_changes_the_site_leaves_the_browser(portals: dict[str, Portal]) -> None:
    portal = portals["faultless"]
    look = portal.look(WRITE)
    assert [outcome for outcome, _ in told(look)] == ["passed", "passed"]
    (form,) = look.forms
    valid = form.trial("valid")
    assert valid is not None
    assert valid.asked_to_send
    assert not valid.sent
    assert portal.posted == []


def test_with_leave_a_letter_is_sent_and_its_receipt_looked_up(portals: dict[str, Portal]) -> None:
    portal = portals["faultless"]
    look = portal.look(WRITE, submit=True)
    assert {outcome for outcome, _ in told(look)} == {"passed"}
    (form,) = look.forms
    valid = form.trial("valid")
    assert valid is not None
    assert valid.receipt.startswith("SF")
    assert form.query is not None
    assert form.query.found
    assert form.query.number == valid.receipt
    assert {path for _, path in portal.posted} == {WRITE}


def test_defects_that_show_without_leave(portals: dict[str, Portal]) -> None:
    portal = portals["defective"]
    assert told(portal.look(portal.guide)) == [("failed", "空表单被拒绝，但没有文字提示")]
    (form,) = portal.look(WRITE).forms
    assert form.submit is None
    (form,) = portals["unlabelled"].look(WRITE).forms
    assert [field.name for field in form.fields if not field.labelled_by] == ["phone", "subject"]
    assert portal.posted == []


def test_defects_that_show_only_with_leave(portals: dict[str, Portal]) -> None:
    portal = portals["submitted"]
    found = told(portal.look(WRITE, submit=True))
    assert [each for each in found if each[0] == "failed"] == [
        ("failed", "被拒绝后，已填写的内容丢失"),
        ("failed", "填写的脚本被执行"),
    ]
