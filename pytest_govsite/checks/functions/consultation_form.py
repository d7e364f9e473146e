"""A letter to the government can be written online: the form opens, its fields are named, and it can be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.functions.form_reading import accepts, for_consultation, pointer_to_form, told
from pytest_govsite.checks.functions.opening import Opens, opens
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

_COLUMN = "consultation"
_EXPECTED = "可填写、可提交的咨询投诉表单（网上信访、纪检举报不算）"


def consultation_form(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    looked: Sequence[CloserLook] = (),
) -> Iterator[Verdict]:
    """A form of the consultation column opens and has named fields and a submit control (国办秘函〔2019〕19号 单项否决 5).

    Where forms may be submitted, a receipt or a query number is expected. A unified platform on another government host
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
    yield _elsewhere(survey, looked)


def _forms(survey: Survey, looked: Sequence[CloserLook]) -> list[tuple[str, FilledForm]]:
    """Return forms for letters: those of consultation columns; where there are none, those that look like one."""
    own: list[tuple[str, FilledForm]] = []
    for page in looked:
        look = page.of(FormsLook)
        if isinstance(look, FormsLook) and _of_column(page.facts, survey):
            own += [(page.url, form) for form in look.forms if not form.closed and _writes_letter(form)]
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
    if any(_COLUMN in kinds_of(n) for n in names):
        return True
    key = survey.key(page.url)
    return any(e.url and survey.key(e.url) == key for e in entries_to(survey, _COLUMN, kind(_COLUMN)))


def _unnamed(form: FilledForm) -> list[str]:
    """Return the fields that nothing names; files, single boxes and codes explain themselves by what stands around."""
    told = (f for f in form.fields if f.kind not in ("file", "checkbox") and f.purpose not in ("code", "sms"))
    return [f.selector for f in told if not f.labelled_by and not f.disabled]


def _of_form(url: str, form: FilledForm) -> Iterator[Verdict]:
    where = pointer_to_form(url, form)
    unnamed = _unnamed(form)
    if form.submit is None:
        yield failed("咨询投诉表单没有提交控件", "the form has no submit control", expected=_EXPECTED, pointer=where)
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
        expected=_EXPECTED,
        pointer=where,
    )


def _elsewhere(survey: Survey, looked: Sequence[CloserLook]) -> Verdict:
    """Judge a site on which no such form was seen: a platform, a log-in, or none."""
    entries = entries_to(survey, _COLUMN, kind(_COLUMN))
    outside = [(e, opens(survey, e)) for e in entries if e.url and not survey.addresses.is_own(e.url)]
    answering = next((e for e, state in outside if state is Opens.ANSWERS and _is_government(e.url)), None)
    if answering is not None:
        return passed(
            "通过统一平台提供咨询投诉（平台上的表单未检查）",
            "consultation is on a unified platform, whose form was not looked at",
            measured=f"{answering.name} → {answering.url}",
            pointer=pointer_to_entry(answering),
        )
    login = next((page for page in looked if _asks_login(page) and _of_column(page.facts, survey)), None)
    if login is not None:
        return untested("须登录后才能填写", "the form stands behind a log-in", pointer=pointer_to(login.url))
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    unknown = next(((e, s) for e, s in _all(survey, entries) if s in (Opens.UNKNOWN, Opens.SCRIPT)), None)
    if unknown is not None:
        entry, state = unknown
        tell = untested if state is Opens.UNKNOWN else cant_tell
        return tell(
            "咨询投诉的入口未能打开，请人工确认",
            "the entry could not be opened here",
            found=f"{entry.name} → {entry.url or entry.handler[:60]}",
            pointer=pointer_to_entry(entry),
        )
    if not survey.facts.truncated and survey.home is not None:
        if not entries:
            return failed(
                "没有咨询投诉渠道", "there is no way to write to the government", expected=_EXPECTED, pointer=where
            )
        if all(state is Opens.DEAD for _, state in _all(survey, entries)):
            return failed(
                "咨询投诉的入口打不开",
                "no entry to consultation opens",
                expected=_EXPECTED,
                found=f"{entries[0].name} → {entries[0].url}",
                pointer=pointer_to_entry(entries[0]),
            )
    return cant_tell(
        "有咨询投诉栏目，但没有看到表单，请人工确认",
        "there is a column, but no form was seen",
        expected=_EXPECTED,
        pointer=pointer_to_entry(entries[0]) if entries else where,
    )


def _all(survey: Survey, entries: Sequence[Entry]) -> list[tuple[Entry, Opens]]:
    return [(entry, opens(survey, entry)) for entry in entries]


def _is_government(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(".gov.cn")


def _asks_login(page: CloserLook) -> bool:
    look = page.of(FormsLook)
    return isinstance(look, FormsLook) and look.login and not look.forms
