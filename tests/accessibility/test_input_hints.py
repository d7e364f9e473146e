from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.input_hints import input_hints
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

SILENT = "failed: no text tells that the field is required"
NO_FORM = "failed: the field wants a certain form, which no text tells"
PHONE = "<label for=t>Phone</label><input id=t>"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<form><label for=n>Name</label><input id=n required>{PHONE}</form>", [SILENT]),
        ("<form><label for=n style='color:red'>姓名</label><input id=n aria-required=true><label for=t>备注</label><input id=t></form>", [SILENT]),
        (f"<form><label for=n>Name</label><input id=n required placeholder='required'>{PHONE}</form>", ["advice: only the placeholder tells that the field is required, and it goes as soon as one types"]),
        ("<form><label for=n>Reference</label><input id=n pattern='[A-Z]{2}[0-9]{6}'></form>", [NO_FORM]),
        ("<form><label for=n>编号</label><input id=n pattern='[0-9]+'></form>", [NO_FORM]),
        ("<form><label for=n>Case</label><input id=n pattern='[A-Z]{2}[0-9]{6}'></form><footer>电话：0571-12345678</footer>", [NO_FORM]),
        ("<form><label for=n>工号</label><input id=n pattern='[A-Z]{2}[0-9]{6}'></form>", [NO_FORM]),
        ("<form><label for=n>Reference</label><input id=n pattern='[A-Z]{2}[0-9]{6}' placeholder='two letters, six digits'></form>", ["advice: only the placeholder tells the form of the value, and it goes as soon as one types"]),
        ("<form><label for=n>New password</label><input type=password id=n minlength=8></form>", [NO_FORM]),
        ("<form><label for=n>出生日期</label><input id=n></form>", ["cantTell: no text tells how the date is to be written"]),
        (f"<form><label for=n>Name *</label><input id=n required>{PHONE}</form>", ["advice: what the star means is not told"]),
        ("<form>" + "".join(f"<label>{n}<input required></label>" for n in ("Name", "Street", "Town", "Reason")) + "</form>", ["cantTell: all fields are required, which no text tells"]),
    ],
)  # fmt: skip
def test_fields_that_do_not_tell_what_they_want(looking: Looking, html: str, said: list[str]) -> None:
    assert told(input_hints, looking.look(html)) == said


@pytest.mark.parametrize(
    "html",
    [
        f"<form><p>Fields marked with * are required.</p><label for=n>Name *</label><input id=n required>{PHONE}</form>",
        f"<form><label for=n>姓名（必填）</label><input id=n required>{PHONE}</form>",
        f"<form><style>.r::after{{content:'*'}}</style><p>带*为必填项</p><label for=n class=r>姓名</label><input id=n required>{PHONE}</form>",
        f"<p>All fields are required unless marked optional.</p><form><label for=n>Name</label><input id=n required>{PHONE}</form>",
        "<form><label for=n>Name</label><input id=n required><label for=t>Phone (optional)</label><input id=t></form>",
        "<form><label>Name<input required></label><label>Password<input type=password required minlength=6></label><label><input type=checkbox>Stay</label></form>",
        f"<form><span>*必填 </span><label for=n>姓名</label><input id=n required>{PHONE}</form>",
        f"<form><label for=n>姓名</label><input id=n required aria-describedby=h>{PHONE}<p id=h>必填，请填写真实姓名</p></form>",
        "<form><label for=n>Reference</label><input id=n pattern='[A-Z]{2}[0-9]{6}'> <small>e.g. AB123456</small></form>",
        "<form><label for=n>Reference</label><input id=n title='two letters and six digits' pattern='[A-Z]{2}[0-9]{6}'></form>",
        "<form><label for=n>编号</label><input id=n type=number pattern='[0-9]*'></form>",
        "<form><label for=n>手机号码</label><input id=n pattern='1[0-9]{10}' maxlength=11></form>",
        "<form><label for=n>Date of birth (dd/mm/yyyy)</label><input id=n></form>",
        "<footer><form><label for=n>Case</label><input id=n pattern='[A-Z]{2}[0-9]{6}'> e.g. AB123456</form></footer>",
        "<form><label for=n>Date</label><input id=n type=date></form>",
        "<form><label for=n>Title</label><input id=n maxlength=50 pattern='.*'></form>",
        "<form><fieldset><legend>联系人（以下均为必填）</legend><label for=n>单位</label><input id=n required></fieldset><label for=t>备注</label><input id=t></form>",
    ],
)  # fmt: skip
def test_fields_that_tell(looking: Looking, html: str) -> None:
    assert outcome(input_hints, looking.look(html)) == "passed"


def test_search_alone_asks_for_nothing(looking: Looking) -> None:
    assert outcome(input_hints, looking.look("<form><input name=q aria-label=搜索 required></form>")) == "inapplicable"
