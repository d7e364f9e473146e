"""What a site answers to a form that was sent: to empty and malformed input, and to plausible data."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.functions.form_reading import (
    accepts,
    answer_refuses,
    asks_for_something,
    behind_captcha,
    pointer_to_form,
    refusals,
    told,
    unanswered_captcha,
)
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, untested
from pytest_govsite.model import FilledForm, FormTrial, Verdict

INPUT = {"empty": ("空表单", "an empty form"), "malformed": ("格式错误的内容", "malformed input")}
"""Names of what a form has to refuse."""
EXPECTED = "在字段旁用文字说明哪里不对"


def answered(trial: FormTrial, form: FilledForm, url: str) -> Verdict | None:
    """Judge what the server answered to an empty or malformed form."""
    where, (zh, en) = pointer_to_form(url, form), INPUT[trial.kind]
    if accepts(trial):
        if trial.kind == "empty" and not asks_for_something(form):
            return None
        wrong = "、".join(f"{form.fields[v.field].label}：{v.value}" for v in trial.values if v.wrong)
        return failed(
            f"{zh}被接受",
            f"{en} is accepted",
            expected=EXPECTED,
            found=wrong or (trial.receipt and f"编号 {trial.receipt}") or told(trial.messages),
            pointer=where,
            place=trial.kind,
        )
    if trial.kind == "malformed" and behind_captcha(trial, form):
        return untested(*unanswered_captcha(form), pointer=where, place=trial.kind)
    if refusals(trial) or answer_refuses(trial):
        return passed(
            f"{zh}被网站拒绝并有文字提示", f"{en} is refused by the site in text", pointer=where, place=trial.kind
        )
    statuses = (trial.status or 0, *(r.status or 0 for r in trial.requests))
    if max(statuses) >= 500:
        return failed(
            f"{zh}使网站出错",
            f"{en} makes the site err",
            expected=EXPECTED,
            found=f"HTTP {max(statuses)}",
            pointer=where,
            place=trial.kind,
        )
    return cant_tell(
        f"看不出{zh}是否被拒绝，请人工确认",
        f"whether {en} is refused cannot be told",
        expected=EXPECTED,
        found="；".join(trial.texts[:3])[:160],
        pointer=where,
        place=trial.kind,
    )


def let_in(form: FilledForm, url: str) -> Iterator[Verdict]:
    """Judge what only submission shows: texts too long, and plausible data."""
    where = pointer_to_form(url, form)
    long = form.trial("long")
    if long is not None and long.sent and max(long.status or 0, *(r.status or 0 for r in long.requests)) >= 500:
        yield advice("超长的内容使网站出错", "text that is too long makes the site err", pointer=where, place="long")
    valid = form.trial("valid")
    if valid is None or valid.broken or accepts(valid):
        return
    if form.captcha and (not valid.sent or behind_captcha(valid, form)):
        yield untested(*unanswered_captcha(form), pointer=where, place="valid")
    elif not valid.asked_to_send and any(field.kind == "file" for field in form.fields) and _asks_for_file(valid, form):
        yield untested(
            "须上传附件，程序不上传，其后的检查未进行",
            "a file is asked for, and none is uploaded; what lies behind was not seen",
            pointer=where,
            place="valid",
        )
    elif not valid.asked_to_send and any(field.purpose == "identity" for field in form.fields):
        yield untested(
            "不使用真实的身份证号，其后的检查未进行",
            "no real identity number is used; what lies behind was not seen",
            pointer=where,
            place="valid",
        )


def _asks_for_file(trial: FormTrial, form: FilledForm) -> bool:
    """Return whether a refusal is about a file that was not chosen."""
    files = {place for place, field in enumerate(form.fields) if field.kind == "file"}
    return any(m.field in files or pattern("forms", "file").search(m.text) for m in refusals(trial))
