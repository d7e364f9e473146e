"""The search of the site answers by keyboard and by button, and what is typed into it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.functions.searching import FOUND, LIMIT, State, at_box, best, of_purpose, told_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, untested
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.search import SearchLook, SearchTrial

_FRAME = re.compile(r"search|sousuo|/so/|jiansuo", re.IGNORECASE)
_COUNTS = ("hm.baidu.com", "cnzz.com", "google-analytics.com", "51.la", "conac.cn", "zfwzgl.www.gov.cn", "bdimg.share")
"""Hosts of scripts that no search needs."""
_DATABASE = re.compile(r"sql|ORA-\d|unclosed quotation|hibernate|syntax error", re.IGNORECASE)
_KEY, _BUTTON = "回车 / Enter", "按钮 / button"


def search_works(page: CloserLook, limit: float | None = None) -> Iterator[Verdict]:
    """The home page has a search that answers within 15 s, by Enter and by button; script typed into it stays text.

    《政府网站发展指引》网站功能、检索; 浙江省政府网站管理办法 §32. A search on a host of others (the province's) counts.
    """
    look = page.of(SearchLook)
    if not isinstance(look, SearchLook):
        yield not_looked(page, SearchLook)
    elif look.box is None:
        yield _no_box(page, look)
    elif look.box.captcha:
        yield untested(
            "搜索框有验证码，程序不破解验证码",
            "The search asks for a CAPTCHA, which is not broken",
            pointer=at_box(page, look),
        )
    elif not of_purpose(look, *FOUND):
        yield cant_tell(
            "未能使用搜索框",
            "The search could not be used",
            found="；".join(look.missed[:2]),
            pointer=at_box(page, look),
        )
    else:
        yield from _used(page, look, limit or LIMIT)
        yield from _hostile(page, look)


def _no_box(page: CloserLook, look: SearchLook) -> Verdict:
    if look.unreached:
        return untested(
            "搜索页在外部网站上，检测时没有条件打开",
            "The page of the search could not be reached from here",
            found=look.unreached[0],
        )
    document = page.facts.document
    frames = [frame.source for frame in document.frames if _FRAME.search(frame.source)] if document else []
    told = [f"{way.title} {way.url}".strip() for way in look.ways[:3]] or frames[:3]
    if told or look.missed:
        return cant_tell(
            "首页有搜索入口，但没有认出输入框，请人工确认",
            "There is a way to a search, but no field was recognised",
            found="；".join(told or look.missed[:2]),
            pointer=at_box(page, look),
        )
    if unloaded := _unloaded(page):
        return cant_tell(
            "没有找到搜索框，页面有脚本加载失败",
            "No search was found, and scripts of the page failed to load",
            found="；".join(unloaded[:3]),
            pointer=at_box(page, look),
        )
    return failed(
        "首页没有搜索框或搜索入口", "The home page has no search", expected="站内搜索框", pointer=at_box(page, look)
    )


def _used(page: CloserLook, look: SearchLook, limit: float) -> Iterator[Verdict]:
    trials = of_purpose(look, *FOUND)
    by_key = best([trial for trial in trials if trial.way == "keyboard"], limit)
    by_button = best([trial for trial in trials if trial.way == "button"], limit)
    works = [each for each in (by_key, by_button) if each is not None and each[1] in (State.WORKS, State.SLOW)]
    if not works:
        trial, state = best(trials, limit) or (trials[0], State.UNCLEAR)
        yield _out_of_order(page, look, trial, state)
        return
    slow = next((trial for trial, state in works if state is State.SLOW), None)
    where = at_box(page, look)
    if slow is not None:
        yield failed(
            "搜索结果出现得太慢",
            "Results come too late",
            expected=f"≤ {limit:g} s",
            found=f"{slow.seconds:g} s {told_of(slow)}",
            pointer=where,
            place="slow",
        )
    yield from _by_keyboard(page, look, by_key)
    yield from _by_button(page, look, by_button)
    if len(works) == 2 and slow is None:
        yield passed(
            "搜索可用，回车和按钮都能得到结果",
            "The search answers by Enter and by button",
            measured=_measured(works),
            pointer=where,
        )


def _measured(works: Sequence[tuple[SearchTrial, State]]) -> str:
    times = "，".join(f"{trial.way} {trial.seconds:g} s" for trial, _ in works)
    return f"{times} → {works[-1][0].url[:150]}"


def _by_keyboard(page: CloserLook, look: SearchLook, told: tuple[SearchTrial, State] | None) -> Iterator[Verdict]:
    if told is None or told[1] in (State.WORKS, State.SLOW):
        return
    trial, state = told
    zh, en = "输入后按回车键没有得到结果，按钮可用", "Enter gives no results, though the button does"
    if state is State.DEAD:
        yield failed(zh, en, expected=_KEY, found=told_of(trial), pointer=at_box(page, look), place="keyboard")
    else:
        yield cant_tell(zh, en, expected=_KEY, found=told_of(trial), pointer=at_box(page, look), place="keyboard")


def _by_button(page: CloserLook, look: SearchLook, told: tuple[SearchTrial, State] | None) -> Iterator[Verdict]:
    where = at_box(page, look)
    if told is None:
        yield advice(
            "没有认出搜索按钮，只能按回车键搜索",
            "No button beside the field was recognised; only Enter searches",
            expected=_BUTTON,
            pointer=where,
            place="button",
        )
        return
    trial, state = told
    if state in (State.WORKS, State.SLOW):
        return
    zh, en = "点击搜索按钮没有得到结果，按回车键可用", "The button gives no results, though Enter does"
    name = look.box.button if look.box else ""
    if state is State.DEAD and look.box and look.box.button_sure and not _unloaded(page):
        yield failed(zh, en, expected=_BUTTON, found=f"{name} {told_of(trial)}", pointer=where, place="button")
    else:
        yield cant_tell(zh, en, expected=_BUTTON, found=f"{name} {told_of(trial)}", pointer=where, place="button")


def _out_of_order(page: CloserLook, look: SearchLook, trial: SearchTrial, state: State) -> Verdict:
    found, where = told_of(trial), at_box(page, look)
    if state is State.CAPTCHA:
        return untested("搜索要求验证码，程序不破解验证码", "The search asks for a CAPTCHA", found=found, pointer=where)
    if state is State.UNREACHED:
        return untested(
            "搜索通向外部网站，检测时没有条件打开",
            "The search leads to a host that could not be reached from here",
            found=found,
            pointer=where,
        )
    if state is State.WITHHELD:
        return untested(
            "搜索要发送的请求无法确认只是查询，没有放行",
            "The search sends requests that may be more than a query; they were not let through",
            found=f"{trial.refused[0]} {found}",
            pointer=where,
        )
    if state is State.DEAD:
        if unloaded := _unloaded(page):
            return cant_tell(
                "搜索没有反应，页面有脚本加载失败",
                "The search does nothing, and scripts of the page failed to load",
                found="；".join(unloaded[:3]),
                pointer=where,
            )
        return failed("输入后按回车键和点击按钮都没有反应", "The search does nothing", found=found, pointer=where)
    if state is State.ERROR:
        return failed("搜索出错，没有得到结果页", "The search ends in an error", found=found, pointer=where)
    if state is State.SILENT:
        return failed("搜索服务没有应答", "The server of the search does not answer", found=found, pointer=where)
    if state is State.NEVER:
        return failed(
            "限定时间内没有得到搜索结果",
            "No results within the time allowed",
            expected="≤ 15 s",
            found=f"{trial.waited:g} s {found}",
            pointer=where,
        )
    if trial.status is not None and trial.status >= 400:
        return cant_tell(
            "服务器拒绝了程序的搜索，请人工确认",
            "The server refuses the search to a program",
            found=found,
            pointer=where,
        )
    return cant_tell(
        "搜索打开了页面，但没有认出结果，请人工确认",
        "The search leads somewhere, but no results were recognised",
        found=found,
        pointer=where,
    )


def _unloaded(page: CloserLook) -> list[str]:
    rendered = page.facts.rendered
    resources = rendered[0].resources if rendered else ()
    lost = [each.url for each in resources if each.kind == "script" and each.failure]
    return [url for url in lost if not any(host in url for host in _COUNTS)]


def _hostile(page: CloserLook, look: SearchLook) -> Iterator[Verdict]:
    where = at_box(page, look)
    for trial in of_purpose(look, "markup", "quotes"):
        shown = f"{trial.query} → {trial.url[:150]}"
        if trial.ran:
            yield failed(
                "搜索页执行了输入的脚本",
                "Script typed into the search runs",
                found=shown,
                pointer=where,
                place="script",
            )
        elif trial.raw:
            yield failed(
                "搜索页把输入的标记当作网页内容",
                "Markup typed into the search becomes part of the page",
                found=shown,
                pointer=where,
                place="markup",
            )
        elif leaked := next((line for line in trial.errors if _DATABASE.search(line)), ""):
            yield failed(
                "输入引号后搜索页显示数据库错误",
                "Quotes typed into the search bring up an error of the database",
                found=f"{leaked} {shown}",
                pointer=where,
                place="database",
            )
        elif trial.status is not None and trial.status >= 500:
            yield advice(
                "输入特殊字符后搜索出错",
                "Special characters make the search fail",
                found=f"HTTP {trial.status} {shown}",
                pointer=where,
                place="characters",
            )
