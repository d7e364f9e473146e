from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import pytest

from pytest_govsite.checks.functions import consultation_form
from pytest_govsite.model import (
    CloserLook,
    FilledForm,
    FormField,
    FormRequest,
    FormsLook,
    FormTrial,
    LinkProbe,
    PageFacts,
    ReceiptQuery,
    SubmitControl,
    Unobserved,
    UnobservedReason,
)
from tests.checks.building import HOME
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, words

FIELDS = (
    FormField(label="姓名", labelled_by="label", name="xm", purpose="person"),
    FormField(label="内容", labelled_by="beside", name="nr", kind="textarea", purpose="body"),
)
BODY = "<h1>我要写信</h1><form method=post><input name=xm><textarea name=nr></textarea>{}</form>"
SEND = "<button type=submit>提交</button>"
URL = urljoin(HOME, "/hdjl/xz/write.html")
SENT = FormRequest(method="POST", url=URL, sent=True, status=200)


def form(**values: Any) -> FilledForm:
    return FilledForm(**({"fields": FIELDS, "submit": SubmitControl(name="提交")} | values))


def site(*forms: FilledForm, look: FormsLook | Unobserved | None = None, **values: Any) -> list[tuple[str, str]]:
    """What is said of a site whose mailbox leads to one page with these forms."""
    write = page(
        values.pop("body", BODY.format(SEND)), kind="interactive", path="/hdjl/xz/write.html", parent="/hdjl/xz/"
    )
    mailbox = column("/hdjl/xz/", "县长信箱", "<a href=/hdjl/xz/write.html>我要写信</a>")
    seen = survey_of(home({"县长信箱": "/hdjl/xz/"}), mailbox, write, **values)
    looked = [CloserLook.made_of(write, {"forms": look or FormsLook(forms=forms)})] if look or forms else []
    return words(consultation_form(seen.pages, seen, looked))


def test_a_form_that_can_be_used() -> None:
    assert site(form()) == [("passed", "咨询投诉表单可用")]


def test_without_submit_control() -> None:
    assert site(form(submit=None)) == [("failed", "咨询投诉表单没有提交控件")]


def test_fields_without_names() -> None:
    assert site(form(fields=(FIELDS[1], FormField(name="a")))) == [("failed", "咨询投诉表单的字段没有名称")]
    hinted = (FIELDS[1], FormField(label="请输入姓名", labelled_by="placeholder"))
    assert [outcome for outcome, _ in site(form(fields=hinted))] == ["advice", "passed"]


def test_one_good_form_of_several_is_enough() -> None:
    assert site(form(submit=None), form()) == [("passed", "咨询投诉表单可用")]


def sent(**values: Any) -> FormTrial:
    return FormTrial(kind="valid", requests=(SENT,), answered=True, **values)


def test_receipts() -> None:
    told = sent(receipt="SF2026001", texts=("提交成功。您的查询编号：SF2026001",))
    good = ReceiptQuery(number="SF2026001", url=URL, found=True)
    assert site(form(trials=(told,), query=good)) == [("passed", "咨询投诉表单可用，提交后有查询编号")]
    lost = ReceiptQuery(number="SF2026001", url=URL, found=False, texts=("没有找到",))
    assert site(form(trials=(told,), query=lost)) == [("failed", "用查询编号查不到提交的内容")]
    assert site(form(trials=(sent(texts=("提交成功",)),)))[0][0] == "cantTell"
    assert site(form(trials=(sent(status=500),))) == [("failed", "提交后网站出错")]


def test_a_form_that_was_not_tried() -> None:
    assert site() == [("passed", "咨询投诉表单可用（未试填）")]
    assert site(body=BODY.format(""))[0][0] == "cantTell"
    lost = Unobserved(url=URL, reason=UnobservedReason.TIMEOUT, detail="")
    assert site(look=lost)[0][0] == "untested"


def test_behind_a_login() -> None:
    found = site(
        look=FormsLook(login=True), body="<h1>用户登录</h1><form><input type=password><button>登录</button></form>"
    )
    assert found == [("untested", "须登录后才能填写")]


def elsewhere(name: str, url: str, *probes: str, pages: tuple[PageFacts, ...] = ()) -> list[tuple[str, str]]:
    answers = tuple(LinkProbe(url=each, final_url=each, status=200) for each in probes)
    seen = survey_of(home({name: url}), *pages, probes=answers)
    return words(consultation_form(seen.pages, seen))


PLATFORM = "https://www.zj12345.gov.cn/"


def test_a_unified_platform() -> None:
    assert elsewhere("12345", PLATFORM, PLATFORM)[0][0] == "passed"
    assert elsewhere("12345", PLATFORM)[0][0] == "untested"


def test_an_entry_that_a_script_opens() -> None:
    assert elsewhere("县长信箱", "javascript:openMail()")[0][0] == "cantTell"


def test_a_column_of_letters_alone() -> None:
    letters = column("/hdjl/xz/", "县长信箱", "<ul><li><a href=/1.html>路灯不亮</a></li></ul>")
    assert elsewhere("县长信箱", "/hdjl/xz/", pages=(letters,))[0][0] == "cantTell"


@pytest.mark.parametrize("name", ["网上信访", "纪检监察举报", "要闻"])
def test_what_is_no_consultation(name: str) -> None:
    assert elsewhere(name, "/x/") == [("failed", "没有咨询投诉渠道")]


def test_behind_a_captcha_a_receipt_is_untested_where_forms_may_be_sent() -> None:
    held = form(captcha="picture", trials=(FormTrial(kind="valid"),))
    assert site(held) == [("passed", "咨询投诉表单可用")]
    (outcome, reason), *_ = site(look=FormsLook(forms=(held,), submits=True))
    assert outcome == "untested"
    assert "验证码不破解" in reason
    refused = sent(texts=("验证码不正确",))
    (outcome, reason), *_ = site(
        look=FormsLook(forms=(form(captcha="picture", bypass=True, trials=(refused,)),), submits=True)
    )
    assert outcome == "untested"
    assert "未被网站接受" in reason


def test_a_form_in_steps_that_was_not_filled_in_to_its_end_is_for_a_person() -> None:
    (outcome, _), *_ = site(form(wizard=True, trials=(FormTrial(kind="valid"),)))
    assert outcome == "cantTell"
    through = FormTrial(kind="valid", requests=(FormRequest(method="POST", url=URL),))
    assert site(form(wizard=True, trials=(through,))) == [("passed", "咨询投诉表单可用")]
