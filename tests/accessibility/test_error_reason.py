from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.error_reason import error_reason
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

NO_REASON = "failed: a field is shown as wrong without a reason in text"
LATER = "cantTell: the page alone does not tell how errors are told after submission"
TOWN = "<label for=t>Town</label><input id=t>"


@pytest.mark.parametrize(
    "html",
    [
        f"<form><label for=n>Name</label><input id=n aria-invalid=true>{TOWN}</form>",
        f"<form><label for=n>Name</label><input id=n class='input error' style='border:2px solid red'>{TOWN}</form>",
        f"<p>There are errors in the form. Please correct the fields marked in red.</p><form><label for=n>Name</label><input id=n style='border:2px solid red'>{TOWN}</form>",
        "<p>填写有误，请修改标红的字段。</p><form><p><label for=n>标题（必填）</label> <input id=n aria-invalid=true></p><p><label>内容（必填） <input></label></p></form>",
        f"<form><p>表单填写有误，请修改标红的字段</p><p><label for=n>姓名</label><input id=n class=is-invalid></p><p>{TOWN}</p></form>",
    ],
)  # fmt: skip
def test_error_without_a_reason(looking: Looking, html: str) -> None:
    assert NO_REASON in told(error_reason, looking.look(html))


def test_what_the_page_says_above_a_form_is_no_reason(looking: Looking) -> None:
    html = (
        "<p>格式不正确的来信不予受理。</p><form><p><label for=n>标题</label> <input id=n class=error></p>"
        "<p><label for=o>内容</label> <input id=o class=error></p></form>"
    )
    assert told(error_reason, looking.look(html)).count(NO_REASON) == 2


@pytest.mark.parametrize(
    ("hint", "said"), [("<p class=hint-invalid>도움말</p>", False), ("<p class=hint>도움말</p>", True)]
)
def test_words_behind_a_field_that_a_class_calls_an_error(looking: Looking, hint: str, said: bool) -> None:
    html = f"<form><div><div><label for=s>항목</label> <input id=s class=is-error></div>{hint}</div><div>{TOWN}</div></form>"
    assert (NO_REASON in told(error_reason, looking.look(html))) is said


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>输入有误！</p><form><label for=n>身份证号</label><input id=n value=12>{TOWN}</form>", True),
        (f"<p>Error! Please check your input.</p><form><label for=n>Name</label><input id=n value=P>{TOWN}</form>", True),
        (f"<p>Error: the name is missing.</p><form><label for=n>Name</label><input id=n>{TOWN}</form>", False),
        (f"<p>如填写有误，由申请人承担相应的责任。</p><form><label for=n>姓名</label><input id=n>{TOWN}</form>", False),
        (f"<p>标红的为必填项</p><form><label for=n>姓名</label><input id=n>{TOWN}</form>", False),
        ("<p>查询失败</p><form><label for=n>编号</label><input id=n></form>", False),
    ],
)  # fmt: skip
def test_an_error_that_names_no_field_is_advice(looking: Looking, html: str, said: bool) -> None:
    advised = "advice: says that something is wrong and neither where nor what"
    assert (advised in told(error_reason, looking.look(html))) is said


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Error! Please check your input.</p><form><label for=n>Name</label><input id=n style='border:2px solid red'>{TOWN}</form>",
    ],
)
def test_a_red_field_under_such_an_error_fails(looking: Looking, html: str) -> None:
    assert NO_REASON in told(error_reason, looking.look(html))


@pytest.mark.parametrize(
    "html",
    [
        f"<form><label for=n>Name</label><input id=n required>{TOWN}</form>",
        f"<form><label for=n>Name</label><input id=n required aria-invalid=true aria-describedby=e>{TOWN}<p id=e>Enter your name</p></form>",
        f"<form><div class=has-error><label for=n>姓名</label><input id=n required><span>姓名不能为空</span></div>{TOWN}</form>",
        f"<div role=alert><p>There is a problem</p><ul><li><a href=#n>Enter your name</a></li></ul></div><form><label for=n>Name</label><input id=n required class=error>{TOWN}</form>",
        f"<form><div class=f--error><label for=n>Nom</label><input id=n required aria-describedby=e><div id=e><p class=m--error>Format non supporté</p></div></div>{TOWN}</form>",
        f"<form><div class=icheck-danger><label for=n>红色样式</label><input id=n required class='select2 select2-danger'></div>{TOWN}</form>",
        "<form><label>E-mail <input type=email></label></form>",
    ],
)  # fmt: skip
def test_errors_told_in_text(looking: Looking, html: str) -> None:
    assert outcome(error_reason, looking.look(html)) == "passed"


def test_what_only_use_can_tell(looking: Looking) -> None:
    assert told(error_reason, looking.look(f"<form novalidate><label>Name <input required></label>{TOWN}</form>")) == [
        LATER
    ]
    red = looking.look(
        f"<form><label for=n>Name</label><input id=n required style='border:1px solid red'>{TOWN}</form>"
    )
    assert outcome(error_reason, red) == "cantTell"


@pytest.mark.parametrize(
    "html",
    [
        "<form><input type=search aria-label=Search></form>",
        "<label>Name <input></label><label>Town <input></label>",
        "<p><label for=o>Price range:</label> <input id=o readonly value='75 - 300'></p>",
        "<form action='/cms/www/search/fullText/s100.do' method=post><input name=t1><input type=submit value=''></form>",
        "<form action=r.html><label>Street <input name=s></label> <input type=image alt='Search streets'></form>",
        "<form><label>Name <input></label> <button>Find</button></form>",
        "<form action='/search'><label>Name <input></label><label>Town <input></label></form>",
        "<form><label>Name <input></label><label>Town <input></label> <button>Search</button></form>",
        "<form role=search><label>Title <input></label><label>Author <input></label><button>Go</button></form>",
        "<form method=post><label>标题 <input></label><label>文号 <input></label><label>类别 <select><option>全部</select></label><button>查 询</button></form>",
        "<form><input name=full_text_eq class=searchTxt><input type=submit class=searchBtn value=''></form>",
        "<form><fieldset disabled><label>Name <input></label><label>Town <input></label></fieldset><button>Send</button></form>",
        "<form onsubmit='return answer()'><label>问题 <input></label> <input type=submit value=提问></form>",
        "<div><input name=huopro value='请输入检索关键词'><a href='javascript:go()'>搜索</a></div>",
    ],
)
def test_search_box_alone_and_what_only_shows_a_value(looking: Looking, html: str) -> None:
    assert outcome(error_reason, looking.look(html)) == "inapplicable"


@pytest.mark.parametrize(
    "html",
    [
        "<label>Name <input></label><label>Town <input></label><button>Send</button>",
        "<label>Name <input></label><label>Town <input></label><div onclick='send()'>Send</div>",
        "<form action='/research/contact'><label>Name <input></label></form>",
        "<form><label>Name <input></label> <button>Find me a place and book it</button><label>Town <input></label></form>",
        "<form action='/search' method=post><label>Name <input></label><label>Town <input></label></form>",
        "<form action='/search'><label>Name <input></label><label>Date of birth <input></label></form>",
        "<form><label>姓名 <input></label><label>身份证号 <input></label><button>查询</button></form>",
        "<form><label>Surname <input></label><label>Case <input name=case_number></label><button>Search</button></form>",
        "<form novalidate><label>Name <input required></label><label>Town <input></label><button>Search</button></form>",
        "<form><label>Name <input></label><label>Message <textarea></textarea></label><button>Search</button></form>",
        "<form><label>姓名 <input></label><label>问题 <input></label><button>提问</button></form>",
        "<form><label>问题 <textarea></textarea></label><button>提问</button></form>",
        "<form action='/jobs/apply' class=re-apply><label>Surname <input value='Smith'></label></form>",
    ],
)
def test_what_is_called_like_a_search_and_is_none(looking: Looking, html: str) -> None:
    assert told(error_reason, looking.look(html)) == [LATER]
