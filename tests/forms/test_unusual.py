"""Forms that are built differently are used as far as that goes, and none is called faulty for its build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pytest_govsite.checks.functions import form_validation
from pytest_govsite.model import CloserLook, FormsLook, InteractionPlan, Page, PageFacts, PageType
from pytest_govsite.observe.look.forms import look_at_forms
from tests.accessibility.looking import Looking
from tests.forms import unusual
from tests.observe.site import Handler

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

USE: dict[str, Any] = {"leaves": True, "alone": True, "limit": 120.0}


def verdicts(look: FormsLook) -> list[tuple[str, str]]:
    page = CloserLook.made_of(PageFacts(page=Page(url="http://x/", type=PageType.INTERACTIVE)), {"forms": look})
    return [(verdict.outcome.value, verdict.message.zh) for verdict in form_validation(page)]


def outcomes(look: FormsLook) -> list[str]:
    return [outcome for outcome, _ in verdicts(look)]


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, FormsLook]:
    told = looking.examine_all(unusual.ALL, look_at_forms, **USE)
    return {name: look for name, (_, look) in told.items() if isinstance(look, FormsLook)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wizard", ["passed", "passed"]),
        ("free_wizard", ["cantTell"]),
        ("upload", ["passed", "passed"]),
        ("picker", ["passed"]),
        ("selects", ["passed"]),
        ("filters", ["inapplicable"]),
        ("framed_json", ["untested", "untested"]),
        ("json", ["untested", "untested"]),
        ("modal", ["passed"]),
        ("late", ["passed"]),
        ("locked", ["passed"]),
    ],
)
def test_no_form_is_called_faulty_for_its_build(seen: dict[str, FormsLook], name: str, expected: list[str]) -> None:
    assert outcomes(seen[name]) == expected, verdicts(seen[name])


def test_a_form_in_steps_is_filled_in_to_its_end(seen: dict[str, FormsLook], looking: Looking) -> None:
    (form,) = seen["wizard"].forms
    valid = form.trial("valid")
    assert form.wizard
    assert valid is not None
    assert [(request.method, request.sent) for request in valid.requests] == [("POST", False)]
    typed = [step.changed for step in seen["wizard"].steps if step.action == "type"]
    assert any("来信内容" in text for text in typed)
    assert not any("/api/letter" in path for path in looking.site.paths())


def test_nothing_breaks(seen: dict[str, FormsLook]) -> None:
    assert {name: look.missed for name, look in seen.items() if look.missed} == {}
    assert [t.broken for look in seen.values() for form in look.forms for t in form.trials if t.broken] == []


def letters(handler: Handler) -> tuple[Any, ...]:
    """A server that answers in JSON, as most scripts have it."""
    given = json.loads(handler.rfile.read(int(handler.headers.get("Content-Length") or 0)) or b"{}")
    missing = next((name for key, name in (("xm", "姓名"), ("sj", "手机"), ("nr", "内容")) if not given.get(key)), "")
    told = f"{missing}不能为空" if missing else "" if str(given["sj"]).isdigit() else "手机号码格式不正确"
    answer = {"code": 1, "msg": told} if told else {"code": 0, "msg": "提交成功，受理编号：XF2026118"}
    return 200, json.dumps(answer), {"Content-Type": "application/json; charset=utf-8"}


@pytest.fixture(scope="module")
def sent(looking: Looking) -> Iterator[FormsLook]:
    """The form whose answers are JSON, with leave to submit."""
    looking.site.routes["/ajax/letter"] = letters
    plan = looking._browser.plan
    looking._browser.plan = InteractionPlan(submit=True, seed=plan.seed)
    (_, look), *_ = looking.examine_all({"json": unusual.JSON}, look_at_forms, **USE).values()
    assert isinstance(look, FormsLook)
    yield look
    looking._browser.plan = plan


def test_answers_in_json_are_read_from_the_page(sent: FormsLook) -> None:
    assert set(outcomes(sent)) == {"passed"}, verdicts(sent)
    valid = sent.forms[0].trial("valid")
    assert valid is not None
    assert valid.receipt == "XF2026118"
