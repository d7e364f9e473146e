"""Surveys can be taken, and their results are published in time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from rapidfuzz import fuzz

from pytest_govsite.checks.addresses import Reach
from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.labelled import main_text
from pytest_govsite.checks.functions.survey_reading import Asked, questions_of, submits, survey_columns, surveys_of
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, PageType, Region, Verdict

_DAYS = 31
_ALIKE = 85
_MOST = 30


def surveys_open(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Every running survey opens with questions and a control that sends them; with none running, ended ones open."""
    today = survey.site.now.date()
    asked = surveys_of(survey)
    if not asked:
        yield _none(survey)
        return
    running = [a for a in asked if a.running(today)]
    if running:
        for each in running[:_MOST]:
            yield _judged(each, survey)
        return
    ended = [a for a in asked if a.running(today) is False]
    read = [a for a in ended if a.page is not None]
    if read:
        yield passed(
            "没有正在进行的征集调查，已结束的可以打开",
            "No survey is running; ended ones open",
            measured=f"{len(read)} 项",
            pointer=pointer_to(read[0].url),
        )
    elif ended:
        dead = all(survey.addresses.reach(a.url) is Reach.DEAD for a in ended)
        where = pointer_to(ended[0].listed.url if ended[0].listed else ended[0].url)
        if dead:
            yield failed("征集调查打不开", "No survey opens", found=ended[0].url, pointer=where)
        else:
            yield untested("征集调查的页面未能看到", "The pages of the surveys were not seen", pointer=where)
    else:
        yield cant_tell(
            "征集调查没有显示起止时间或状态，是否正在进行请人工确认",
            "The surveys show neither times nor a state",
            found=asked[0].title[:60],
            pointer=pointer_to(asked[0].url),
        )


def _judged(asked: Asked, survey: Survey) -> Verdict:
    where = pointer_to(asked.url)
    found = asked.title[:60]
    if asked.page is None or asked.page.document is None:
        reach = survey.addresses.reach(asked.url)
        if reach is Reach.DEAD:
            return failed("正在进行的征集调查打不开", "A running survey does not open", found=found, pointer=where)
        if reach is Reach.ANSWERS:
            return cant_tell(
                "正在进行的征集调查在其他网站，请人工确认",
                "A running survey stands elsewhere",
                found=found,
                pointer=where,
            )
        return untested("正在进行的征集调查未能看到", "A running survey was not seen", found=found, pointer=where)
    if submits(asked.page):
        return passed("征集调查可以参与", "The survey can be taken", pointer=where)
    document = asked.page.document
    hidden = (asked.page.scripted_content and not asked.page.rendered) or any(
        f.region is Region.MAIN for f in document.frames
    )
    if hidden:
        return cant_tell(
            "正在进行的征集调查由脚本或框架生成，请人工确认",
            "A running survey is made by a script or a frame",
            found=found,
            pointer=where,
        )
    if not questions_of(asked.page) and pattern("survey", "contact").search(main_text(document).lower()):
        return cant_tell(
            "正在征求意见，只写明邮箱、电话等方式，没有在线表单，是否认可请人工确认",
            "A running call for opinions names only mail or telephone and has no form",
            expected="题目和提交按钮",
            found=found,
            pointer=where,
        )
    what = (
        ("没有提交按钮", "cannot be sent") if questions_of(asked.page) else ("没有题目和提交按钮", "has no questions")
    )
    return failed(
        f"正在进行的征集调查{what[0]}",
        f"A running survey {what[1]}",
        expected="题目和提交按钮",
        found=found,
        pointer=where,
        place=asked.url,
    )


def survey_results(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Surveys that ended more than a month ago show their result and what was adopted (浙江办法第二十七条)."""
    today = survey.site.now.date()
    limit = timedelta(days=survey.site.thresholds.get("functions.survey-results", _DAYS))
    asked = surveys_of(survey)
    due = [a for a in asked if a.ends is not None and a.ends + limit < today]
    if not asked:
        yield _none(survey)
    elif not due:
        undated = [a for a in asked if a.ends is None and not a.running(today)]
        if undated and len(undated) == len(asked):
            yield cant_tell(
                "征集调查没有显示结束时间，结果是否按时公布请人工确认",
                "The surveys do not say when they ended",
                found=undated[0].title[:60],
                pointer=pointer_to(undated[0].url),
            )
        else:
            yield inapplicable("没有结束超过一个月的征集调查", "No survey ended more than a month ago")
    for each in due[:_MOST]:
        yield _judged_result(each, survey)


def _judged_result(asked: Asked, survey: Survey) -> Verdict:
    where = pointer_to(asked.url)
    told = f"{asked.title[:50]}（{asked.ends}）"
    shown = _result_lines(asked, survey)
    if shown:
        if any(pattern("survey", "adoption").search(line) for line in shown):
            return passed("征集调查公布了结果和采用情况", "Result and adoption are published", pointer=where)
        return advice(
            "征集调查公布了结果，没有说明意见采纳情况",
            "The result of a survey is published, but not what was adopted",
            expected="结果和采用情况",
            found=told,
            pointer=where,
            place=f"{asked.url}#adoption",
        )
    if asked.page is None or (asked.page.scripted_content and not asked.page.rendered):
        return untested("已结束的征集调查未能看到", "An ended survey was not seen", found=told, pointer=where)
    return failed(
        "征集调查结束一个月以上没有公布结果和采用情况",
        "A survey ended more than a month ago without a published result",
        expected="结束后一个月内公布结果和采用情况",
        found=told,
        pointer=where,
        place=asked.url,
    )


def _result_lines(asked: Asked, survey: Survey) -> list[str]:
    """Return the lines that tell a result: on its page, in its row, or on a page of its own with a like title."""
    lines = [asked.row] if asked.row else []
    if asked.page is not None and asked.page.document is not None:
        lines += [b.text for b in asked.page.document.texts(Region.MAIN)]
        lines += [k.name for k in asked.page.document.links if k.region is Region.MAIN]
    result, pending = pattern("survey", "result"), pattern("survey", "pending")
    told = [t for t in lines if result.search(t[:600]) and not pending.search(t[:600])]
    if told and any(pattern("survey", "adoption").search(t) and not pending.search(t) for t in lines):
        return lines
    return [*told, *_told_elsewhere(asked, survey)]


def _told_elsewhere(asked: Asked, survey: Survey) -> list[str]:
    """Return what the page of the result tells: the survey's own page links to it, or its title is alike."""
    document = asked.page.document if asked.page is not None else None
    for link in document.links if document is not None else ():
        if link.region is Region.MAIN and link.url and pattern("survey", "result").search(link.name):
            page = survey.addresses.page(link.url)
            if page is not None and page.document is not None and page.type is not PageType.HOME:
                return [title_of(page), main_text(page.document, 4000)]
    core = _core(asked.title)
    for page in survey.pages:
        if page.document is None or page.url == asked.url:
            continue
        title = title_of(page)
        tells = re.search("采纳|采用|结果|反馈", title) and pattern("survey", "titles").search(title)
        if tells and fuzz.partial_ratio(core, title) >= _ALIKE:
            return [title, main_text(page.document, 4000)]
    return []


def _core(title: str) -> str:
    for word in (
        "关于",
        "公开",
        "征求",
        "征集",
        "意见",
        "的公告",
        "的通知",
        "公告",
        "网上",
        "调查问卷",
        "问卷",
        "调查",
        "《",
        "》",
        "（征求意见稿）",
    ):
        title = title.replace(word, "")
    return title[:60]


def _none(survey: Survey) -> Verdict:
    columns = survey_columns(survey)
    unseen = [
        p for p in columns if (p.scripted_content and not p.rendered) or (p.document is not None and p.document.frames)
    ]
    if unseen:
        return cant_tell(
            "征集调查栏目由脚本或框架生成，未能看到，请人工确认",
            "The column of surveys is made by a script or a frame",
            pointer=pointer_to(unseen[0].url),
        )
    return inapplicable("没有看到征集调查", "No survey was seen")
