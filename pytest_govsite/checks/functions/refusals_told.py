"""What forms that were tried say of empty and malformed input, for those who cannot see a red border."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.error_reason import error_reason
from pytest_govsite.checks.accessibility.telling import not_looked, settled
from pytest_govsite.checks.functions.form_reading import pointer_to_form, refusals
from pytest_govsite.checks.functions.form_validation import refused
from pytest_govsite.checks.outcomes import advice, cant_tell, inapplicable
from pytest_govsite.model import CloserLook, FilledForm, FormsLook, FormTrial, Outcome, Verdict

_TRIED = ("empty", "malformed")
_SEVERAL = 2
_LONGEST = 60
_VAGUE = re.compile(
    r"(?:\W*(?:[您你]?的?(?:输入|填写|提交|表单|信息|数据|内容|资料|的)*(?:有误|错误|出错|失败|不正确|无效)|"
    r"请?(?:检查|核对|重新)(?:[您你]的)?(?:输入|填写|提交|信息|内容|后再试|后重试|一下)*|"
    r"errors?|sorry|oops|invalid (?:input|data|form|entry|entries)|(?:something|an? error) (?:went wrong|occurred|is wrong)|"
    r"please (?:check|correct|try)(?: your| the| again)?(?: input| form| entries| data| details)?|"
    r"there (?:was|is|were|are) (?:an? |some )?(?:errors?|problems?)(?: (?:with|in) (?:your|the) (?:submission|form|input))?))+\W*",
    re.IGNORECASE,
)
"""Says that something is wrong, and no more."""
_BARE = re.compile(
    r"\W*(?:(?:提交|操作|保存|发送)?(?:错误|出错了?|失败了?)|有误|无效|不正确|不对|errors?|invalid|wrong|incorrect|(?:submission )?failed|"
    r"something went wrong)\W*",
    re.IGNORECASE,
)


def errors_told(page: CloserLook) -> Iterator[Verdict]:
    """As `error_reason`; what it cannot tell of the page alone, forms that were tried tell.

    Where more is open than forms were tried (a log-in, fields outside a form), it stays open, and refusals without a word
    are told beside it. A form that takes no answers any more tells nothing and owes nothing.
    """
    verdicts, tried, closed = list(error_reason(page)), len(_tried(page)), len(_closed(page))
    doubts = sum(verdict.outcome is Outcome.CANT_TELL for verdict in verdicts)
    if doubts > tried + closed:
        yield from verdicts
        if tried:
            yield from (verdict for verdict in refusals_told(page) if verdict.outcome is Outcome.FAILED)
    elif tried:
        yield from settled(refusals_told, error_reason)(page)
    elif doubts:
        rest = [verdict for verdict in verdicts if verdict.outcome is not Outcome.CANT_TELL]
        yield from rest or [inapplicable("表单已停止填报", "the form takes no answers any more")]
    else:
        yield from verdicts


def _tried(page: CloserLook) -> list[FilledForm]:
    return [form for form in _forms(page) if form.submit is not None and form.trials and not form.closed]


def _closed(page: CloserLook) -> list[FilledForm]:
    return [form for form in _forms(page) if form.closed]


def _forms(page: CloserLook) -> tuple[FilledForm, ...]:
    look = page.of(FormsLook)
    return look.forms if isinstance(look, FormsLook) else ()


def refusals_told(page: CloserLook) -> Iterator[Verdict]:
    """Empty and malformed input that a page refuses is refused in text, a dialog or the browser's own words.

    GB/T 37668-2019, 3.4.4.1; WCAG 2.1, 3.3.1. Where the page sends it without looking at it, only the server's answer
    would tell, which a person has to see.
    """
    look = page.of(FormsLook)
    if not isinstance(look, FormsLook):
        yield not_looked(page, FormsLook)
        return
    tried = _tried(page)
    if not tried:
        yield inapplicable("没有试填的表单", "no form was tried")
        return
    for form in tried:
        told = [v for kind in _TRIED if (t := form.trial(kind)) is not None and (v := refused(t, form, look, page.url))]
        empty = form.trial("empty")
        if not told and empty is not None and empty.asked_to_send:
            yield inapplicable(
                "可以空着提交，没有会填错的内容",
                "it may be sent empty and holds nothing to get wrong",
                pointer=pointer_to_form(page.url, form),
            )
        vague = next(
            (m for kind in _TRIED if (t := form.trial(kind)) is not None and (m := _says_nothing(t, form))), ""
        )
        # the same words for whatever is entered say nothing of what was malformed
        if vague and {Outcome.PASSED} <= {each.outcome for each in told} <= {Outcome.PASSED, Outcome.UNTESTED}:
            yield advice(
                "只说输入有误，没有说是哪一项、错在哪里",
                "says that something is wrong and neither where nor what",
                expected="指出字段和原因 / names the field and the reason",
                found=vague[:80],
                pointer=pointer_to_form(page.url, form),
            )
            continue
        plain = [each for each in told if each.outcome in (Outcome.FAILED, Outcome.PASSED)]
        # where empty input was seen to be refused, that malformed input is left to the server is no doubt about the page
        for each in plain or told[:1]:
            yield (
                each
                if each.outcome is not Outcome.UNTESTED
                else cant_tell(
                    "页面不检查就提交，服务器怎样提示错误须由人工确认",
                    "the page sends without a check; a person has to see how the server tells errors",
                    found=each.found,
                    pointer=pointer_to_form(page.url, form),
                )
            )


def _says_nothing(trial: FormTrial, form: FilledForm) -> str:
    """Return the only message of a form, where it says no more than that something is wrong; else nothing.

    Beside the one field, or tied to one, it need not say which: there a bare word is meant that says not even what to look at.
    """
    said = refusals(trial)
    asked = [field for field in form.fields if field.kind not in ("hidden", "checkbox", "radio")]
    if trial.asked_to_send or len(said) != 1 or said[0].way == "native":
        return ""
    text = said[0].text.strip()
    if len(asked) < _SEVERAL or said[0].described:
        return text if _BARE.fullmatch(text) else ""
    return text if len(text) <= _LONGEST and _VAGUE.fullmatch(text) else ""
