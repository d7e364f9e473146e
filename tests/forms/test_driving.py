"""Forms filled in by a real Chromium, with and without leave to submit them."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest

from pytest_govsite.checks.functions import form_validation
from pytest_govsite.model import CloserLook, FilledForm, FormsLook, InteractionPlan, Page, PageFacts, PageType
from pytest_govsite.observe.look.forms import look_at_forms
from tests.accessibility.looking import Looking
from tests.forms import pages
from tests.observe.site import Handler

pytestmark = pytest.mark.browser

USE: dict[str, Any] = {"leaves": True, "alone": True, "limit": 120.0}
SENDING = ("/send", "/server", "/save", "/save.do", "/save.gif", "/api/letter", "/vote", "/search", "/login", "/list")


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, FormsLook]:
    """All forms of `pages`, without leave to submit."""
    told = looking.examine_all(pages.ALL, look_at_forms, **USE)
    return {name: look for name, (_, look) in told.items() if isinstance(look, FormsLook)}


def outcomes(look: FormsLook) -> list[str]:
    page = CloserLook.made_of(PageFacts(page=Page(url="http://x/", type=PageType.INTERACTIVE)), {"forms": look})
    return [verdict.outcome.value for verdict in form_validation(page)]


def test_nothing_is_sent_without_leave(seen: dict[str, FormsLook], looking: Looking) -> None:
    asked = [path.partition("?")[0] for path in looking.site.paths()]
    assert [path for path in asked if path in SENDING] == []
    assert all(look.missed == () for look in seen.values())
    trials = [t for look in seen.values() for form in look.forms for t in form.trials]
    assert any(t.asked_to_send for t in trials)
    assert not any(t.sent for t in trials)
    assert [t.broken for t in trials if t.broken] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("native", ["passed", "passed"]),
        ("server", ["untested", "untested"]),
        ("alert", ["passed", "passed", "failed"]),
        ("toast", ["passed", "passed"]),
        ("silent", ["failed", "failed"]),
        ("gets", ["untested"]),
        ("captcha", ["passed", "passed"]),
        ("echo", ["passed", "failed"]),
        ("framed", ["passed"]),
        ("radios", ["inapplicable"]),
        ("no_submit", ["cantTell"]),
        ("closed", ["inapplicable"]),
    ],
)
def test_verdicts(seen: dict[str, FormsLook], name: str, expected: list[str]) -> None:
    assert outcomes(seen[name]) == expected


def test_other_forms_are_left_alone(seen: dict[str, FormsLook]) -> None:
    assert seen["traps"].forms == ()
    assert seen["login"].login
    assert not seen["guide"].login
    assert outcomes(seen["guide"]) == ["inapplicable"]


def fields(form: FilledForm) -> list[tuple[str, str, str, str]]:
    return [(f.label, f.labelled_by, f.purpose, f.mark) for f in form.fields]


def test_fields_are_described(seen: dict[str, FormsLook]) -> None:
    assert fields(seen["server"].forms[0]) == [
        ("写信人", "beside", "person", "star"),
        ("联系电话", "beside", "phone", "star"),
        ("信件类别", "beside", "", ""),
        ("信件内容", "beside", "body", "star"),
    ]
    assert fields(seen["native"].forms[0])[1] == ("手机", "label", "mobile", "attribute")
    assert [f.labelled_by for f in seen["unlabelled"].forms[0].fields] == ["", "", ""]
    assert [f.label for f in seen["compound"].forms[0].fields[:6]] == [
        "您的姓名",
        "联系电话",
        "联系电话",
        "所在地区",
        "所在地区",
        "标题",
    ]
    assert all(f.labelled_by == "beside" for f in seen["compound"].forms[0].fields)
    assert fields(seen["toast"].forms[0])[3][2] == "consent"
    assert seen["captcha"].forms[0].captcha == "picture"
    assert seen["gated"].gates == ("我已阅读并同意",)
    assert seen["closed"].forms[0].closed
    control = seen["captcha"].forms[0].submit
    assert control is not None
    assert control.name == "提交"


def test_steps_tell_what_was_done(seen: dict[str, FormsLook]) -> None:
    steps = seen["server"].steps
    assert {step.action for step in steps} == {"open", "type", "submit"}
    assert any(step.requests == (f"POST {seen['server'].forms[0].action}",) for step in steps)
    assert all(step.picture is not None for step in steps if step.action == "submit")


def answering(*, kept: bool = True, escaped: bool = True) -> Callable[[Handler], tuple[Any, ...]]:
    """A server that checks a form as most do, with the faults that are asked for."""

    def answer(handler: Handler) -> tuple[Any, ...]:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        given = dict(parse_qsl(body.decode(), keep_blank_values=True))
        wrong = [name for name in ("xm", "lxdh", "nr") if not given.get(name)]
        if not wrong and not given["lxdh"].replace("-", "").isdigit():
            wrong = ["lxdh"]
        echo = html.escape if escaped else str
        if wrong:
            page = pages.SERVER
            for name in ("xm", "lxdh") if kept else ("xm",):
                page = page.replace(f"name={name}>", f'name={name} value="{echo(given[name])}">')
            page = page.replace("name=nr>", f"name=nr>{html.escape(given['nr']) if kept else ''}")
            return 200, f"<meta charset=utf-8>{page}<p style='color:red'>请填写：{'、'.join(wrong)}，格式不正确</p>"
        return (
            200,
            f"<meta charset=utf-8><h2>提交成功</h2><p>{echo(given['nr'])}</p><p>您的查询编号：<b>SF2026{len(given['nr'])}</b></p>",
        )

    return answer


@pytest.fixture(scope="module")
def sent(looking: Looking) -> Iterator[dict[str, FormsLook]]:
    """The form that only the server checks, at servers of several kinds, with leave to submit."""
    servers = {
        "good": answering(),
        "faulty": answering(kept=False, escaped=False),
    }
    forms = {name: pages.SERVER.replace("/server", f"/server/{name}") for name in servers}
    looking.site.routes |= {f"/server/{name}": server for name, server in servers.items()}
    plan = looking._browser.plan
    looking._browser.plan = InteractionPlan(submit=True, seed=plan.seed)
    told = looking.examine_all(forms, look_at_forms, **USE)
    yield {name: look for name, (_, look) in told.items() if isinstance(look, FormsLook)}
    looking._browser.plan = plan


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("good", ["passed", "passed"]),
        ("faulty", ["passed", "passed", "failed", "failed"]),
    ],
)
def test_verdicts_on_what_the_server_answers(sent: dict[str, FormsLook], name: str, expected: list[str]) -> None:
    assert outcomes(sent[name]) == expected


@pytest.mark.thorough
def test_receipts_are_read(sent: dict[str, FormsLook]) -> None:
    valid = sent["good"].forms[0].trial("valid")
    assert valid is not None
    assert valid.sent
    assert valid.receipt.startswith("SF2026")
    empty = sent["good"].forms[0].trial("empty")
    assert empty is not None
    assert empty.sent
    assert empty.receipt == ""
