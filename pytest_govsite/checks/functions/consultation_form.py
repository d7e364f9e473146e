"""A letter to the government can be written online: the form opens, its fields are named, and it can be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.consultation_elsewhere import CONSULTATION, EXPECTED, consultation_elsewhere
from pytest_govsite.checks.functions.form_reading import (
    accepts,
    behind_captcha,
    for_consultation,
    pointer_to_form,
    told,
    unanswered_captcha,
)
from pytest_govsite.checks.functions.survey_reading import submits
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import (
    CloserLook,
    Edition,
    FilledForm,
    FormsLook,
    PageFacts,
    PageType,
    Region,
    Unobserved,
    Verdict,
)


def consultation_form(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    looked: Sequence[CloserLook] = (),
) -> Iterator[Verdict]:
    """A form of the consultation column opens and has named fields and a submit control (国办秘函〔2019〕19号 单项否决 5).

    Where forms may be submitted, a receipt or a query number is expected; behind a CAPTCHA that is not passed that is
    untested. A unified platform on another government host
    that answers counts; its form is not looked at. 网上信访 and 纪检举报 do not count.

    Args:
        pages: all pages.
        survey: the columns of the site.
        looked: pages whose forms were filled in.
    """
    forms = _forms(survey, looked)
    if forms:
        yield from _of_form(*min(forms, key=lambda each: _rank(each[1])))
        return
    unlooked = next((p for p in survey.pages if _of_column(p, survey) and _writes(p)), None)
    if unlooked is not None:
        yield _by_source(unlooked, looked)
        return
    login = next((page.url for page in looked if _asks_login(page) and _of_column(page.facts, survey)), "")
    yield consultation_elsewhere(survey, login)


def _forms(survey: Survey, looked: Sequence[CloserLook]) -> list[tuple[str, FilledForm, bool]]:
    """Return forms for letters of consultation columns: address of the page, form, whether it might be submitted."""
    own: list[tuple[str, FilledForm, bool]] = []
    for page in looked:
        look = page.of(FormsLook)
        if isinstance(look, FormsLook) and _of_column(page.facts, survey):
            letters = (form for form in look.forms if not form.closed and _writes_letter(form))
            own += [(page.url, form, look.submits) for form in letters]
    return own


def _writes_letter(form: FilledForm) -> bool:
    return for_consultation(form) or any(field.kind in ("textarea", "editor") for field in form.fields)


def _rank(form: FilledForm) -> tuple[int, int, int]:
    """Order forms, the best first: one mailbox of several is enough."""
    valid = form.trial("valid")
    answered = valid is not None and accepts(valid)
    return (form.submit is None, len(_unnamed(form)), not answered)


def _of_column(page: PageFacts, survey: Survey) -> bool:
    """Return whether a page belongs to consultation: by its names, its place, or the page that leads to it."""
    if page.document is None or page.page.edition is not Edition.MAIN or page.type in (PageType.HOME, PageType.ARTICLE):
        return False
    names = [n for n in (*names_of(page)[:4], *ancestors_of(page)) if n]
    if any("surveys" in kinds_of(n) or "disclosure-request" in kinds_of(n) for n in names):
        return False
    if any(CONSULTATION in kinds_of(n) for n in names):
        return True
    key = survey.key(page.url)
    return any(e.url and survey.key(e.url) == key for e in entries_to(survey, CONSULTATION, kind(CONSULTATION)))


def _unnamed(form: FilledForm) -> list[str]:
    """Return the fields that nothing names; files, single boxes and codes explain themselves by what stands around."""
    told = (f for f in form.fields if f.kind not in ("file", "checkbox") and f.purpose not in ("code", "sms"))
    return [f.selector for f in told if not f.labelled_by and not f.disabled]


def _of_form(url: str, form: FilledForm, submitting: bool) -> Iterator[Verdict]:
    where = pointer_to_form(url, form)
    unnamed = _unnamed(form)
    if form.submit is None:
        yield failed("咨询投诉表单没有提交控件", "the form has no submit control", expected=EXPECTED, pointer=where)
        return
    if unnamed:
        yield failed(
            "咨询投诉表单的字段没有名称",
            "fields of the form have no labels",
            expected="每个字段旁有名称",
            found="、".join(unnamed[:5]),
            pointer=where,
        )
        return
    if any(field.labelled_by == "placeholder" for field in form.fields):
        yield advice(
            "字段名称只在输入框内，填写后看不到",
            "fields are named by placeholders alone, which vanish",
            expected="字段旁有名称",
            pointer=where,
        )
    valid = form.trial("valid")
    measured = f"{len(form.fields)} 个字段，“{form.submit.name}”"
    if submitting and form.captcha and valid is not None and (not valid.sent or behind_captcha(valid, form)):
        yield untested(*unanswered_captcha(form), pointer=where)
        return
    if form.wizard and not (valid is not None and valid.asked_to_send):
        yield cant_tell(
            "咨询投诉表单分步填写，程序没有走到最后一步，请人工确认",
            "the form is filled in in several steps, and the last one was not reached",
            expected=EXPECTED,
            pointer=where,
        )
        return
    if valid is None or not valid.sent:
        note = "；没有提交" if valid is not None and valid.asked_to_send else ""
        yield passed("咨询投诉表单可用", "the form can be used", measured=measured + note, pointer=where)
        return
    yield _sent(form, url, measured)


def _sent(form: FilledForm, url: str, measured: str) -> Verdict:
    """Judge what came of a form that was sent with plausible data."""
    where, valid = pointer_to_form(url, form), form.trial("valid")
    assert valid is not None
    if not valid.receipt:
        statuses = (valid.status or 0, *(r.status or 0 for r in valid.requests))
        if max(statuses) >= 500:
            return failed(
                "提交后网站出错", "the site errs when the form is sent", found=f"HTTP {max(statuses)}", pointer=where
            )
        return cant_tell(
            "提交后没有看到回执或查询编号，请人工确认",
            "no receipt or query number was seen after it was sent",
            expected="回执或查询编号",
            found=(told(valid.messages) or "；".join(valid.texts[:3]))[:160],
            pointer=where,
        )
    if form.query is not None and form.query.found is False:
        return failed(
            "用查询编号查不到提交的内容",
            "the query number finds nothing",
            expected=valid.receipt,
            found="；".join(form.query.texts[:3])[:160],
            pointer=pointer_to(form.query.url or url),
        )
    asked = "，能查询" if form.query is not None and form.query.found else ""
    return passed(
        "咨询投诉表单可用，提交后有查询编号",
        "the form can be used and gives a query number",
        measured=f"{measured}；编号 {valid.receipt}{asked}",
        pointer=where,
    )


def _writes(page: PageFacts) -> bool:
    assert page.document is not None
    return any(c.tag == "textarea" for f in page.document.forms if f.region is Region.MAIN for c in f.controls)


def _by_source(page: PageFacts, looked: Sequence[CloserLook]) -> Verdict:
    """Judge a form that was not filled in by its markup."""
    where = pointer_to(page.url)
    look = next((each.of(FormsLook) for each in looked if each.url == page.url), None)
    if isinstance(look, Unobserved):
        return untested("未能打开咨询投诉表单试填", "the form could not be tried", found=look.detail, pointer=where)
    if submits(page):
        return passed(
            "咨询投诉表单可用（未试填）", "the form can be used (not tried)", measured=page.url, pointer=where
        )
    return cant_tell(
        "咨询投诉表单没有看到提交控件，请人工确认",
        "no submit control was seen in the form",
        expected=EXPECTED,
        pointer=where,
    )


def _asks_login(page: CloserLook) -> bool:
    look = page.of(FormsLook)
    return isinstance(look, FormsLook) and look.login and not look.forms
