"""Verdicts on forms, from facts."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import form_validation
from pytest_govsite.checks.functions.form_reading import refuses
from pytest_govsite.model import (
    CloserLook,
    FieldValue,
    FilledForm,
    FormField,
    FormMessage,
    FormRequest,
    FormsLook,
    FormTrial,
    Page,
    PageFacts,
    PageType,
    SubmitControl,
    Unobserved,
    UnobservedReason,
)

URL = "https://www.shifan.gov.cn/hdjl/write.html"
FIELDS = (
    FormField(label="姓名", labelled_by="label", name="xm", purpose="person", mark="star"),
    FormField(label="手机", labelled_by="label", name="sj", purpose="mobile"),
    FormField(label="内容", labelled_by="label", name="nr", kind="textarea", purpose="body"),
)
HELD = FormRequest(method="POST", url=URL, fields=("xm", "sj", "nr"))
SENT = FormRequest(method="POST", url=URL, fields=("xm", "sj", "nr"), sent=True, status=200)
AT_FIELD = FormMessage(text="姓名不能为空", field=0, distance=0)
WRONG = FieldValue(field=1, value="12345abc", wrong=True)
GOES = FormTrial(kind="valid", requests=(HELD,), kept=True)


def trial(kind: str, *messages: FormMessage | str, **facts: Any) -> FormTrial:
    told = tuple(m if isinstance(m, FormMessage) else FormMessage(text=m, field=1, distance=12) for m in messages)
    return FormTrial(kind=kind, messages=told, **facts)


def outcomes(*trials: FormTrial, submits: bool = False, **form: Any) -> list[tuple[str, str]]:
    given = {"fields": FIELDS, "submit": SubmitControl(name="提交"), "trials": trials} | form
    return judged(FormsLook(forms=(FilledForm(**given),), submits=submits))


def judged(look: FormsLook | Unobserved) -> list[tuple[str, str]]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.INTERACTIVE)), {"forms": look})
    return [
        ("advice" if v.outcome.value == "failed" and v.level is not None else v.outcome.value, v.message.zh)
        for v in form_validation(page)
    ]


def kinds(*trials: FormTrial, **facts: Any) -> list[str]:
    return [outcome for outcome, _ in outcomes(*trials, **facts)]


@pytest.mark.parametrize(
    "message",
    [
        AT_FIELD,
        FormMessage(text="请输入姓名！", way="dialog"),
        FormMessage(text="Please fill out this field.", way="native", field=0, distance=0),
        FormMessage(text="联系电话格式不正确", field=1, distance=300),
        FormMessage(text="必填", way="recoloured", field=0, distance=4),
        FormMessage(text="This field is required.", field=0, distance=4),
        FormMessage(text="请先阅读并同意须知", field=2, distance=90),
    ],
    ids=lambda m: m.text,
)
def test_an_empty_form_that_is_refused_in_text_passes(message: FormMessage) -> None:
    assert kinds(trial("empty", message), GOES) == ["passed"]


def test_malformed_input_that_is_refused_in_text_passes() -> None:
    told = trial("malformed", "手机号码应为11位数字", values=(WRONG,), kept=True)
    assert kinds(trial("empty", AT_FIELD), told, GOES) == ["passed", "passed"]


def test_what_the_page_sends_unchecked_is_untested_without_permission() -> None:
    told = outcomes(trial("empty", requests=(HELD,)), trial("malformed", requests=(HELD,)), GOES)
    assert [outcome for outcome, _ in told] == ["untested", "untested"]
    assert all("--govsite-submit" in message for _, message in told)


def test_a_survey_without_required_fields_owes_no_refusal() -> None:
    asked = (FormField(label="1. 您的年龄", labelled_by="label", kind="radio"),)
    assert kinds(trial("empty", requests=(HELD,)), GOES, fields=asked) == ["inapplicable"]
    assert kinds(trial("empty", requests=(SENT,), texts=("提交成功",)), GOES, fields=asked, submits=True) == [
        "inapplicable"
    ]


def test_refusal_without_text_fails() -> None:
    assert kinds(trial("empty"), trial("malformed"), GOES) == ["failed", "failed"]
    unshown = FormMessage(text="Please fill out this field.", way="unshown", field=0, distance=0)
    assert kinds(trial("empty", unshown), GOES) == ["failed"]


def test_a_hint_in_the_field_that_gets_the_focus_is_for_a_person() -> None:
    hinted = (FormField(label="姓名", labelled_by="label", hint="请输入姓名"), *FIELDS[1:])
    assert kinds(trial("empty", focused=0), GOES, fields=hinted) == ["cantTell"]
    assert kinds(trial("empty", focused=0), GOES) == ["failed"]


def test_a_site_that_clears_the_wrong_field_alone_keeps_the_rest() -> None:
    told = trial("malformed", "手机号有误", kept=False, lost=(1,), values=(WRONG,))
    assert kinds(trial("empty", AT_FIELD), told, GOES) == ["passed", "passed"]


def test_a_control_that_never_does_anything_cannot_be_judged() -> None:
    assert kinds(trial("empty"), trial("valid")) == ["cantTell"]
    assert kinds(trial("empty", hit=False), GOES) == ["cantTell"]
    assert kinds(trial("empty", disabled=True), GOES) == ["cantTell"]
    assert kinds(trial("empty", "网络忙"), GOES) == ["cantTell"]
    assert kinds(submit=None) == ["cantTell"]


def test_lost_input_fails() -> None:
    told = outcomes(trial("empty", AT_FIELD), trial("malformed", "手机号有误", kept=False, lost=(0, 2)), GOES)
    assert told[-1] == ("failed", "被拒绝后，已填写的内容丢失")


def test_a_form_that_is_cleared_after_sending_is_no_loss() -> None:
    assert kinds(trial("empty", AT_FIELD), trial("valid", requests=(HELD,), kept=False, lost=(0,))) == ["passed"]


@pytest.mark.parametrize(("fact", "message"), [("ran", "填写的脚本被执行"), ("markup", "填写的标记没有转义")])
def test_scripts_that_do_not_stay_text_fail(fact: str, message: str) -> None:
    assert ("failed", message) in outcomes(trial("empty", AT_FIELD), trial("script", **{fact: True}), GOES)


def test_a_captcha_keeps_malformed_input_unseen() -> None:
    code = FormField(label="验证码", name="yzm", purpose="code")
    told = trial("malformed", FormMessage(text="请输入验证码", field=3, distance=0))
    fields = (*FIELDS, code)
    assert kinds(trial("empty", AT_FIELD), told, trial("valid"), fields=fields, captcha="picture") == [
        "passed",
        "untested",
    ]
    valid = trial("valid", FormMessage(text="不能为空", field=3, distance=0))
    found = outcomes(trial("empty", AT_FIELD), valid, fields=fields, captcha="picture", submits=True)
    assert found == [
        ("passed", "空表单被拒绝并有文字提示"),
        ("untested", "验证码不破解，其后的检查未进行；测试环境可用 [submission] captcha 给出可通过的值"),
    ]


def test_what_is_refused_whatever_is_entered_says_nothing_of_malformed_input() -> None:
    upload = "请上传附件"
    assert kinds(trial("empty", upload), trial("malformed", upload), trial("valid", upload)) == ["passed", "untested"]


def test_answers_of_the_server() -> None:
    refused = trial("empty", requests=(SENT,), answered=True, texts=("请填写此项",))
    malformed = trial("malformed", requests=(SENT,), answered=True, texts=("电子邮箱格式不正确",), kept=True)
    valid = trial(
        "valid", requests=(SENT,), answered=True, texts=("提交成功。您的查询编号：SF20261",), receipt="SF20261"
    )
    assert kinds(refused, malformed, valid, submits=True) == ["passed", "passed"]
    taken = trial("malformed", requests=(SENT,), answered=True, texts=("提交成功",), receipt="SF1234", values=(WRONG,))
    assert outcomes(refused, taken, valid, submits=True)[1] == ("failed", "格式错误的内容被接受")
    taken = trial("empty", requests=(SENT,), texts=("提交成功，感谢您的来信",))
    assert outcomes(taken, valid, submits=True) == [("failed", "空表单被接受")]
    broken = trial("empty", requests=(SENT,), answered=True, status=500, texts=("Whitelabel",))
    assert outcomes(broken, valid, submits=True) == [("failed", "空表单使网站出错")]
    odd = trial("empty", requests=(SENT,), answered=True, status=200, texts=("您好",))
    assert kinds(odd, valid, submits=True) == ["cantTell"]
    wiped = trial("malformed", requests=(SENT,), answered=True, texts=("电子邮箱格式不正确",), kept=False, lost=(0,))
    assert outcomes(refused, wiped, valid, submits=True)[-1] == ("failed", "被拒绝后，已填写的内容丢失")


def test_errors_of_the_database_fail() -> None:
    sql = trial("sql", requests=(SENT,), answered=True, texts=("You have an error in your SQL syntax near ''",))
    assert outcomes(trial("empty", AT_FIELD), sql, GOES, submits=True)[-1][0] == "failed"


def test_a_site_that_errs_on_long_text_is_told_so() -> None:
    long = trial("long", requests=(SENT,), answered=True, status=500)
    assert ("advice", "超长的内容使网站出错") in outcomes(trial("empty", AT_FIELD), long, GOES, submits=True)


def test_other_hosts_and_logins_are_not_judged() -> None:
    other = FormRequest(method="POST", url="https://12345.example.gov.cn/save", fields=("xm",))
    assert kinds(trial("empty", requests=(other,)), GOES, submits=True) == ["untested"]
    login = FormRequest(method="GET", url="https://sso.example.gov.cn/login")
    assert outcomes(trial("empty", requests=(login,)), GOES) == [("untested", "提交须先登录")]


def test_pages_without_forms() -> None:
    assert judged(FormsLook())[0][0] == "inapplicable"
    assert judged(FormsLook(login=True))[0][0] == "untested"
    assert judged(FormsLook(hidden=True))[0][0] == "cantTell"
    lost = Unobserved(url=URL, reason=UnobservedReason.TIMEOUT, detail="")
    assert judged(lost)[0][0] == "untested"
    assert kinds(closed=True) == ["inapplicable"]
    assert kinds(trial("empty", broken="time-out"), GOES) == ["untested"]
    assert kinds() == ["untested"]


def test_a_server_that_asks_for_the_captcha_alone_says_nothing_of_malformed_input() -> None:
    code = FormField(label="验证码", name="yzm", purpose="code")
    refused = ("验证码不正确",)
    trials = (
        trial("empty", AT_FIELD),
        trial("malformed", requests=(SENT,), answered=True, texts=refused, values=(WRONG,), kept=True),
        trial("valid", requests=(SENT,), answered=True, texts=refused, kept=True),
    )
    found = outcomes(*trials, fields=(*FIELDS, code), captcha="picture", submits=True)
    assert [outcome for outcome, _ in found] == ["passed", "untested", "untested"]
    assert all("验证码不破解" in reason for _, reason in found[1:])
    passing = outcomes(*trials, fields=(*FIELDS, code), captcha="picture", bypass=True, submits=True)
    assert all("未被网站接受" in reason for _, reason in passing[1:])


def test_what_a_page_says_of_an_intercepted_request_is_no_refusal() -> None:
    broken = trial("empty", "网络错误，请稍后再试", requests=(HELD,))
    assert kinds(broken, GOES) == ["untested"]
    assert kinds(trial("empty", "姓名不能为空", "提交失败", requests=(HELD,)), GOES) == ["passed"]


def test_a_form_in_steps_is_never_faulty_for_going_on() -> None:
    assert kinds(trial("empty"), GOES, wizard=True) == ["cantTell"]
    assert kinds(trial("empty", AT_FIELD), GOES, wizard=True) == ["passed"]


def test_behind_a_file_that_is_asked_for_is_untested() -> None:
    fields = (*FIELDS, FormField(label="证据材料", labelled_by="label", name="fj", kind="file"))
    held = trial("valid", "请上传证据材料")
    found = outcomes(trial("empty", AT_FIELD), held, fields=fields, submits=True)
    assert found[1:] == [("untested", "须上传附件，程序不上传，其后的检查未进行")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("This field is empty.", True),
        ("Name must not be left blank", True),
        ("Choose a district", True),
        ("请回答第1题", True),
        ("年龄应填写整数，如 35", True),
        ("Packets: write a number, such as 3", True),
        ("感谢您的回答", False),
        ("It does not match the first address", True),
        ("The car park is free on Sunday.", False),
        ("We answer within five days.", False),
    ],
)
def test_words_of_refusal(text: str, said: bool) -> None:
    assert refuses(text) is said
