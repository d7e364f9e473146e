"""Forms refuse empty and malformed input with a message in text, keep what was entered, and show scripts as text."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.functions.form_answers import EXPECTED, INPUT, answered, let_in
from pytest_govsite.checks.functions.form_reading import (
    about_captcha,
    accepts,
    answer_refuses,
    asks_for_something,
    asks_login,
    near,
    pointer_to_form,
    refusals,
    refuses,
    told,
)
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import Cause, CloserLook, FilledForm, FormsLook, FormTrial, Verdict


def form_validation(page: CloserLook) -> Iterator[Verdict]:
    """Empty and malformed input is refused in text, what was entered stays, script and SQL text comes back inert.

    GB/T 37668-2019, 3.4.4.1 and 3.4.4.2. A message counts as text at the field when it stands by it, when the browser
    shows its own there, and when a dialog or a short message names what is wrong: it has no place of its own, but the
    visitor cannot miss it. What only the server checks is untested unless forms may be submitted.
    """
    look = page.of(FormsLook)
    if not isinstance(look, FormsLook):
        yield not_looked(page, FormsLook)
        return
    if not look.forms:
        yield _without(page, look)
    for form in look.forms:
        found = list(_form(page.url, form, look))
        yield from found or [
            inapplicable(
                "表单没有可检查的输入", "nothing can be entered wrongly here", pointer=pointer_to_form(page.url, form)
            )
        ]


def _without(page: CloserLook, look: FormsLook) -> Verdict:
    where = pointer_to(page.url)
    if look.login:
        return untested("须登录后才能填写", "the form stands behind a log-in", pointer=where)
    if look.hidden:
        return cant_tell(
            "表单可能在其他主机的框架里，请人工确认", "a form may stand in a frame of another host", pointer=where
        )
    return inapplicable("没有需要填写的表单", "there is no form to fill in", pointer=where)


def _form(url: str, form: FilledForm, look: FormsLook) -> Iterator[Verdict]:
    where = pointer_to_form(url, form)
    if form.closed:
        yield inapplicable("表单已停止接受填写", "the form is closed", pointer=where)
        return
    if form.submit is None:
        yield cant_tell("没有找到提交控件，未能试填", "no submit control was found to try it", pointer=where)
        return
    if not form.trials:
        reason = "；".join(look.missed)
        yield untested("未能试填", "it could not be filled in", cause=Cause.BROKEN, found=reason, pointer=where)
        return
    for kind in ("empty", "malformed"):
        trial = form.trial(kind)
        if trial is not None:
            verdict = refused(trial, form, look, url)
            if verdict is not None:
                yield verdict
    yield from _keeps(form, url)
    yield from _inert(form, url)
    if look.submits:
        yield from let_in(form, url)


def refused(trial: FormTrial, form: FilledForm, look: FormsLook, url: str) -> Verdict | None:
    """Judge what became of an empty or malformed form; None: it does not have to be refused."""
    where, (zh, en) = pointer_to_form(url, form), INPUT[trial.kind]
    place = trial.kind
    said = refusals(trial)
    if trial.broken:
        return untested(
            f"未能试填{zh}", f"{en} could not be tried", cause=Cause.BROKEN, found=trial.broken, pointer=where
        )
    if trial.asked_to_send and not trial.sent:
        # what a page says of a request that never came through is about that
        said = tuple(m for m in said if m.way == "native" or not pattern("forms", "connection").search(m.text))
    if said and not trial.sent:
        if trial.kind == "malformed" and (about_captcha(said, form) or _refused_anyway(trial, form)):
            reason = told(said)
            return untested(
                f"{zh}之前先被其他要求（如验证码）拦下，未能检查",
                f"something else, such as a CAPTCHA, is asked for before {en} is looked at",
                found=reason,
                pointer=where,
                place=place,
            )
        measured = f"{_way(trial)}：{told(said)}"
        return passed(
            f"{zh}被拒绝并有文字提示", f"{en} is refused in text", measured=measured, pointer=where, place=place
        )
    if asks_login(trial):
        return untested("提交须先登录", "sending asks for a log-in first", pointer=where, place=place)
    if trial.sent:
        return answered(trial, form, url)
    if trial.asked_to_send:
        if trial.kind == "empty" and not asks_for_something(form):
            return None
        hosts = "、".join(sorted({r.url.split("/")[2] for r in trial.requests if r.url.count("/") > 2}))
        if look.submits:
            return untested(
                "表单发往其他主机，没有提交",
                "the form goes to another host and was not sent",
                found=hosts,
                pointer=where,
                place=place,
            )
        return untested(
            f"页面不检查{zh}就发送（已拦截）；服务器端的检查须允许提交（--govsite-submit）才能看到",
            f"the page sends {en} (intercepted); checks on the server are seen only with --govsite-submit",
            pointer=where,
            place=place,
        )
    return _silent(trial, form, url)


def _silent(trial: FormTrial, form: FilledForm, url: str) -> Verdict:
    """Judge a form that was not sent and said nothing that is known for a refusal."""
    where, (zh, en) = pointer_to_form(url, form), INPUT[trial.kind]
    valid = form.trial("valid")
    texts = [m for m in trial.messages if m.way != "unshown"]
    works = valid is not None and valid.asked_to_send and trial.hit and not trial.disabled and not form.wizard
    hint = form.fields[trial.focused].hint if trial.focused is not None and trial.focused < len(form.fields) else ""
    if trial.marked and trial.hit and not trial.disabled and not texts and not refuses(hint):
        labels = [
            form.fields[place].label or form.fields[place].name for place in trial.marked if place < len(form.fields)
        ]
        return failed(
            f"{zh}被拒绝，只以颜色、边框或晃动表示，没有文字提示",
            f"{en} is refused by colour, border or movement alone, without a message in text",
            expected=EXPECTED,
            found="、".join(labels)[:120],
            pointer=where,
            place=trial.kind,
        )
    if works and not texts and not hint:
        return failed(
            f"{zh}被拒绝，但没有文字提示",
            f"{en} is refused without a message in text",
            expected=EXPECTED,
            pointer=where,
            place=trial.kind,
        )
    why = (
        "提交控件被遮挡" if not trial.hit
        else "提交控件不可用" if trial.disabled
        else "表单分步填写，这一步可能没有必填的内容" if form.wizard
        else f"有提示，但看不出说明了什么：{told(texts)}" if texts
        else f"焦点移到字段，其中提示：{hint}" if hint and works
        else "填写后提交也没有反应"
    )  # fmt: skip
    return cant_tell(
        f"看不出{zh}是否被拒绝，请人工确认",
        f"whether {en} is refused cannot be told",
        expected=EXPECTED,
        found=why,
        pointer=where,
        place=trial.kind,
    )


def _refused_anyway(trial: FormTrial, form: FilledForm) -> bool:
    """Return whether plausible data is refused with the same words: then they are not about what was malformed."""
    valid = form.trial("valid")
    if valid is None or valid.asked_to_send:
        return False
    other = {m.text for m in refusals(valid)}
    return bool(other) and {m.text for m in refusals(trial)} <= other


def _keeps(form: FilledForm, url: str) -> Iterator[Verdict]:
    for trial in form.trials:
        refused = refusals(trial) and not trial.sent
        if trial.sent:
            refused = bool(refusals(trial) or answer_refuses(trial)) and not accepts(trial)
        if trial.kind not in ("empty", "long") and refused and trial.kept is False and _loses(trial):
            yield failed(
                "被拒绝后，已填写的内容丢失",
                "what was entered is gone after the refusal",
                expected="保留已填写的内容",
                found="、".join(form.fields[place].label or form.fields[place].name for place in trial.lost)[:120],
                pointer=pointer_to_form(url, form),
                place="kept",
            )
            return


def _loses(trial: FormTrial) -> bool:
    """Return whether more is gone than what was wrong."""
    wrong = {value.field for value in trial.values if value.wrong}
    return any(place not in wrong for place in trial.lost) or trial.kind in ("script", "sql")


def _inert(form: FilledForm, url: str) -> Iterator[Verdict]:
    where = pointer_to_form(url, form)
    if any(trial.ran for trial in form.trials):
        yield failed(
            "填写的脚本被执行",
            "a script that was entered ran",
            expected="原样显示为文字",
            pointer=where,
            place="script",
        )
    elif any(trial.markup for trial in form.trials):
        yield failed(
            "填写的标记没有转义",
            "markup that was entered is not escaped",
            expected="原样显示为文字",
            pointer=where,
            place="script",
        )
    words = pattern("forms", "database")
    for trial in form.trials:
        leak = next((text for text in trial.texts if words.search(text)), "")
        if leak:
            yield failed(
                "填写的内容引出数据库错误",
                "what was entered brings up an error of the database",
                found=leak[:160],
                pointer=where,
                place=trial.kind,
            )
            return


def _way(trial: FormTrial) -> str:
    said = refusals(trial)
    if any(m.way == "dialog" for m in said):
        return "对话框"
    if any(near(m) for m in said):
        return "字段旁"
    return "页面提示"
