from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.autocomplete import autocomplete
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

MISSING = "failed: a field about the user does not tell its purpose by autocomplete"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<form><label>Full name <input name=n></label><label>E-mail address* <input></label><button>Send</button></form>", 2),
        ("<form><label for=a>姓名（必填）：</label><input id=a><label for=b>手机号码</label><input id=b autocomplete=off><label for=c>联系地址</label><input id=c></form>", 3),
        ("<form><label>First name <input></label><label>Surname <input></label><label>City <input></label><label>Postcode <input></label></form>", 4),
        ("<form>Name: <input> <button>Send</button></form>", 1),
        ("<form><label>Your street and number <input></label><label>Your postcode <input></label></form>", 2),
    ],
)  # fmt: skip
def test_fields_about_the_user_without_purpose(looking: Looking, html: str, count: int) -> None:
    assert told(autocomplete, looking.look(html)) == [MISSING] * count


def test_the_street_of_what_is_reported_is_not_the_user_s(looking: Looking) -> None:
    alone = "<form><label>Street <input autocomplete=off></label><button>Send report</button></form>"
    assert outcome(autocomplete, looking.look(alone)) == "inapplicable"
    assert (
        outcome(autocomplete, looking.look("<form>Street <input><button>Send report</button></form>")) == "inapplicable"
    )
    beside = "<form><label>Full name <input autocomplete=name></label><label>Street <input></label></form>"
    assert told(autocomplete, looking.look(beside)) == [MISSING]


def test_purpose_that_does_not_fit(looking: Looking) -> None:
    page = looking.look("<form><label>E-mail <input autocomplete=tel></label></form>")
    assert told(autocomplete, page) == ["failed: autocomplete names another purpose than the field's"]


def test_a_lone_street_with_the_purpose_of_another_field_is_told(looking: Looking) -> None:
    page = looking.look("<form><label>Street <input autocomplete=bday></label><button>Send</button></form>")
    assert told(autocomplete, page) == ["failed: autocomplete names another purpose than the field's"]


def test_purposes_told(looking: Looking) -> None:
    page = looking.look(
        "<form><label>姓名 <input autocomplete=name></label><label>Phone <input autocomplete='home tel'></label>"
        "<label>Address <input autocomplete='section-a address-line1'></label></form>"
    )
    assert outcome(autocomplete, page) == "passed"


def test_fields_about_something_else(looking: Looking) -> None:
    page = looking.look(
        "<form><fieldset><legend>母亲</legend><label>姓名 <input autocomplete=off></label></fieldset><label>File name <input></label><label>被投诉人姓名 <input></label><label>Company name <input></label>"
        "<label>来信标题 <input></label><label>City <input></label></form>"
        "<form action=/s><label>姓名 <input name=xm></label><button>查询</button></form>"
        "<form><fieldset><legend>Emergency contact</legend><label>Name <input></label></fieldset></form>"
    )
    assert outcome(autocomplete, page) == "inapplicable"
