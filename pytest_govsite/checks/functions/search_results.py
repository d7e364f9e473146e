"""What the search of the site finds, and what it says when there is nothing to find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.functions.searching import FOUND, LIMIT, State, at_box, best, of_purpose, state_of, told_of
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, untested
from pytest_govsite.model import CloserLook, Stage, Verdict
from pytest_govsite.model.search import SearchLook, SearchTrial

_WORKS = (State.WORKS, State.SLOW)
_HINDERED = {
    State.CAPTCHA: ("搜索要求验证码，未能检测", "The search asks for a CAPTCHA"),
    State.UNREACHED: (
        "搜索通向外部网站，检测时没有条件打开",
        "The search leads to a host that could not be reached from here",
    ),
    State.WITHHELD: ("搜索要发送的请求没有放行，未能检测", "Requests of the search were not let through"),
}


def search_finds(
    pages: Sequence[CloserLook], stage: Stage = Stage.PRODUCTION, limit: float | None = None
) -> Iterator[Verdict]:
    """Searching for the title of an article of the site shows it on the first page of results (国办秘函〔2019〕19号)."""
    if not pages:
        yield _no_home()
    for page, look in _looked(pages):
        if isinstance(look, Verdict):
            yield look
            continue
        if (hindered := _hindered(page, look, limit or LIMIT)) is not None:
            yield hindered
            continue
        trials = of_purpose(look, "known")
        if not trials:
            yield cant_tell(
                "没有能用标题搜索的文章", "There was no article whose title to search for", pointer=at_box(page, look)
            )
        linked = {url for trial in of_purpose(look, "nonsense") for url in trial.linked}
        for url in dict.fromkeys(trial.article for trial in trials):
            yield _found(page, look, [t for t in trials if t.article == url], linked, stage, limit or LIMIT)


def _found(
    page: CloserLook, look: SearchLook, trials: list[SearchTrial], linked: set[str], stage: Stage, limit: float
) -> Verdict:
    ranked = next((trial for trial in trials if trial.rank), None)
    told = ranked or (best(trials, limit) or (trials[0], State.UNCLEAR))[0]
    where, shown = at_box(page, look), f"“{told.query}” {told.article}"
    if told.article in linked:
        return cant_tell(
            "搜索页固定链接着这篇文章，不能断定是搜到的",
            "The page of results links to the article whatever is searched for",
            found=shown,
            pointer=where,
            place=told.article,
        )
    if ranked is not None:
        return passed(
            "用标题能搜到文章",
            "The article is found by its title",
            measured=f"{shown}：{ranked.rank}",
            pointer=where,
            place=told.article,
        )
    if state_of(told, limit) not in (State.WORKS, State.SLOW):
        return cant_tell(
            "搜索没有得到结果页，未能判断能否搜到文章",
            "The search gave no results, so that this cannot be told",
            found=told_of(told),
            pointer=where,
            place=told.article,
        )
    if not told.own and stage is Stage.PRELAUNCH:
        return cant_tell(
            "统一搜索尚未收录上线前的网站",
            "The search of others does not know a site before its launch",
            found=shown,
            pointer=where,
            place=told.article,
        )
    first = "；".join(each.title[:40] for each in told.results[:3]) or " ".join(told.messages[:1])
    return failed(
        "用标题搜不到已有文章",
        "An article of the site is not found by its title",
        expected=f"结果第一页有 {told.article}",
        found=f"{shown}：{first or '没有结果 / no results'}",
        pointer=where,
        place=told.article,
    )


def search_without_result(pages: Sequence[CloserLook], limit: float | None = None) -> Iterator[Verdict]:
    """A search without hits says so, and neither it nor an empty one ends in an error (国办秘函〔2019〕19号)."""
    if not pages:
        yield _no_home()
    for page, look in _looked(pages):
        if isinstance(look, Verdict):
            yield look
            continue
        if (hindered := _hindered(page, look, limit or LIMIT)) is not None:
            yield hindered
            continue
        trial = next(iter(of_purpose(look, "nonsense")), None)
        if trial is None:
            yield cant_tell(
                "没有来得及搜索不存在的词",
                "Nothing without hits was searched for",
                found="；".join(look.missed[:2]),
                pointer=at_box(page, look),
            )
        else:
            yield _nothing(page, look, trial, limit or LIMIT)
        for empty in of_purpose(look, "empty"):
            if state_of(empty, limit or LIMIT) is State.ERROR:
                yield failed(
                    "不输入内容直接搜索时出错",
                    "An empty search ends in an error",
                    found=told_of(empty),
                    pointer=at_box(page, look),
                    place="empty",
                )


def _nothing(page: CloserLook, look: SearchLook, trial: SearchTrial, limit: float) -> Verdict:
    where, found = at_box(page, look), told_of(trial)
    state = state_of(trial, limit)
    said = next((line for line in (*trial.messages, *trial.dialogs) if line), "")
    if state is State.ERROR:
        return failed("没有结果时出现错误页", "A search without hits ends in an error", found=found, pointer=where)
    if said:
        return passed(
            "没有结果时有提示", "A search without hits says so", measured=f"{trial.query}：{said[:100]}", pointer=where
        )
    if trial.count == 0:
        return passed("没有结果时显示为 0 条", "A search without hits tells none", measured=found, pointer=where)
    usual = next((t for t in of_purpose(look, *FOUND) if state_of(t, limit) in (State.WORKS, State.SLOW)), None)
    if trial.count or (trial.shown and usual is not None and trial.pattern == usual.pattern):
        return cant_tell(
            "没有意义的词也有搜索结果，未能判断",
            "Even letters without a meaning have results",
            found=f"{found} {trial.count or trial.shown}",
            pointer=where,
        )
    quiet = state is State.UNCLEAR and trial.effect in ("page", "window", "here") and trial.status in (None, 200)
    if usual is not None and (quiet or state is State.DEAD) and not trial.refused:
        return failed(
            "没有结果时没有提示",
            "A search without hits says nothing",
            expected="没有找到相关内容 / nothing was found",
            found=found,
            pointer=where,
        )
    return cant_tell(
        "未能判断没有结果时的提示", "What a search without hits says is not clear", found=found, pointer=where
    )


def _hindered(page: CloserLook, look: SearchLook, limit: float) -> Verdict | None:
    """Return why there is no search to judge by; None: there is one."""
    where = at_box(page, look)
    told = best(of_purpose(look, *FOUND), limit)
    if told is not None and told[1] in _WORKS:
        return None
    if look.unreached or (look.box is not None and look.box.captcha):
        zh, en = _HINDERED[State.UNREACHED if look.unreached else State.CAPTCHA]
        return untested(zh, en, found="；".join(look.unreached[:1]), pointer=where)
    if told is not None and told[1] in _HINDERED:
        zh, en = _HINDERED[told[1]]
        return untested(zh, en, found=told_of(told[0]), pointer=where)
    return cant_tell(
        "搜索没有得到结果页（见“站内搜索可用”），未能判断",
        "There is no search that gives results (see the search itself)",
        found=told_of(told[0]) if told else "；".join(look.missed[:2]),
        pointer=where,
    )


def _no_home() -> Verdict:
    return untested("没有看到首页，未能使用搜索", "The home page was not seen, so its search was not used")


def _looked(pages: Sequence[CloserLook]) -> Iterator[tuple[CloserLook, SearchLook | Verdict]]:
    for page in pages:
        look = page.of(SearchLook)
        yield page, look if isinstance(look, SearchLook) else not_looked(page, SearchLook)
