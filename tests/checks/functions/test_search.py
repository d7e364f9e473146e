from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks import functions
from pytest_govsite.model import (
    CloserLook,
    DocumentFacts,
    Look,
    Page,
    PageFacts,
    PageType,
    RenderedPage,
    Resource,
    Stage,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.model.search import SearchBox, SearchLook, SearchResult, SearchTrial
from pytest_govsite.observe.look.search.traffic import holds

HOME = "https://www.shifan.gov.cn/"
RESULTS = f"{HOME}search/?q=x"
ARTICLE = f"{HOME}xwzx/1.html"
BOX = SearchBox(found="home", url=HOME, selector="#q", button="搜索", button_sure=True)


def trial(purpose: str = "known", way: str = "keyboard", **more: Any) -> SearchTrial:
    """Return a search that found its article."""
    usual: dict[str, Any] = {"effect": "page", "url": RESULTS, "status": 200, "seconds": 0.8, "query": "标题"}
    if purpose == "known":
        usual |= {"article": ARTICLE, "rank": 1, "count": 3, "shown": 3, "pattern": "a<li", "linked": (ARTICLE,)}
    if purpose == "nonsense":
        usual |= {"query": "qzxj", "messages": ("没有找到相关内容",)}
    return SearchTrial(purpose=purpose, way=way, **(usual | more))


def dead(way: str, **more: Any) -> SearchTrial:
    nothing = {"effect": "nothing", "seconds": None, "rank": None, "count": None, "status": None, "url": HOME}
    return trial(way=way, **(nothing | more))


def seen(*trials: SearchTrial, box: SearchBox | None = BOX, lost: str = "", **more: Any) -> CloserLook:
    """Return the home page with its search used; `lost`: a script that could not be loaded."""
    look: Look = SearchLook(box=box, trials=trials, **more)
    rendered = ()
    if lost:
        resource = Resource(url=lost, kind="script", failure="net::ERR_CONNECTION_REFUSED")
        rendered = (
            RenderedPage(
                engine="chromium", width=1366, height=768, document=DocumentFacts(url=HOME), resources=(resource,)
            ),
        )
    facts = PageFacts(page=Page(url=HOME, type=PageType.HOME, template="t"), rendered=rendered)
    return CloserLook.made_of(facts, {"search": look})


def works(page: CloserLook) -> list[Verdict]:
    return list(functions.search_works(page))


BOTH = (trial(), trial(way="button"))


def test_a_search_that_answers_passes() -> None:
    (verdict,) = works(seen(*BOTH))
    assert verdict.outcome.value == "passed"
    assert "keyboard 0.8 s" in verdict.measured


def test_no_search() -> None:
    assert [v.outcome.value for v in works(seen(box=None))] == ["failed"]
    way = SearchResult(title="搜索", url="https://so.example.cn/")
    assert [v.outcome.value for v in works(seen(box=None, ways=(way,)))] == ["cantTell"]
    assert [v.outcome.value for v in works(seen(box=None, ways=(way,), unreached=("ERR so",)))] == ["untested"]
    assert [v.outcome.value for v in works(seen(box=None, lost="https://cdn.example.cn/head.js"))] == ["cantTell"]
    assert [v.outcome.value for v in works(seen(box=None, lost="https://hm.baidu.com/hm.js"))] == ["failed"]


def test_a_look_that_was_lost_is_untested() -> None:
    facts = PageFacts(page=Page(url=HOME, type=PageType.HOME, template="t"))
    gone = Unobserved(url=HOME, reason=UnobservedReason.TIMEOUT, detail="…")
    page = CloserLook.made_of(facts, {"search": gone})
    assert [v.outcome.value for v in works(page)] == ["untested"]
    assert [v.outcome.value for v in functions.search_finds([page])] == ["untested"]
    assert [v.outcome.value for v in functions.search_without_result([page])] == ["untested"]


@pytest.mark.parametrize(
    ("trials", "outcome", "message"),
    [
        ((dead("keyboard"), trial(way="button")), "failed", "回车"),
        ((trial(), dead("button")), "failed", "按钮"),
        ((trial(), trial(way="button", effect="untried", seconds=None)), "cantTell", "按钮"),
        ((dead("keyboard"), dead("button")), "failed", "没有反应"),
        ((trial(rank=None, count=None, status=500),), "failed", "出错"),
        ((trial(rank=None, count=None, status=403, seconds=None),), "cantTell", "拒绝"),
        ((trial(rank=None, count=None, errors=("系统异常",)),), "failed", "出错"),
        ((trial(seconds=17.2), trial(way="button")), "failed", "太慢"),
        ((dead("keyboard", pending=True, waited=20.0),), "failed", "限定时间"),
        ((trial(effect="page", failure="net::ERR", own=False, seconds=None),), "untested", "外部网站"),
        ((trial(effect="page", failure="net::ERR", seconds=None),), "failed", "没有应答"),
        ((trial(captcha=True, rank=None),), "untested", "验证码"),
        ((dead("keyboard", refused=("POST https://x/",)),), "untested", "没有放行"),
        ((trial(rank=None, count=None, seconds=None),), "cantTell", "没有认出结果"),
    ],
)
def test_what_goes_wrong(trials: tuple[SearchTrial, ...], outcome: str, message: str) -> None:
    told = {(v.outcome.value, message in v.message.zh) for v in works(seen(*trials))}
    assert (outcome, True) in told
    assert "passed" not in {each for each, _ in told}


def test_what_may_not_be_its_fault() -> None:
    page = seen(dead("keyboard"), dead("button"), lost="https://cdn.example.cn/jquery.js")
    assert [v.outcome.value for v in works(page)] == ["cantTell"]
    captcha = SearchBox(found="home", captcha=True)
    assert [v.outcome.value for v in works(seen(box=captcha, missed=("captcha",)))] == ["untested"]


def test_a_field_without_a_button_is_advice() -> None:
    (verdict,) = works(seen(trial(), box=SearchBox(found="home")))
    assert (verdict.outcome.value, verdict.level and verdict.level.value) == ("failed", "should")


def test_errors_beside_results_are_texts_of_articles() -> None:
    (verdict,) = works(seen(trial(errors=("关于系统异常的通报",)), trial(way="button")))
    assert verdict.outcome.value == "passed"


@pytest.mark.parametrize(
    ("more", "outcomes"),
    [
        ({"ran": True, "raw": True}, ["passed", "failed"]),
        ({"raw": True}, ["passed", "failed"]),
        ({"errors": ("java.sql.SQLException: …",)}, ["passed", "failed"]),
        ({"status": 500}, ["passed", "failed"]),
        ({"echoed": True}, ["passed"]),
        ({"status": 403, "seconds": None}, ["passed"]),
        ({"errors": ("网络异常",)}, ["passed"]),
    ],
)
def test_hostile_text(more: dict[str, Any], outcomes: list[str]) -> None:
    verdicts = works(seen(*BOTH, trial("markup", rank=None, **more)))
    assert [v.outcome.value for v in verdicts] == outcomes
    if more.get("status") == 500:
        assert verdicts[1].level is not None


def finds(*trials: SearchTrial, stage: Stage = Stage.PRODUCTION, **more: Any) -> list[str]:
    return [v.outcome.value for v in functions.search_finds([seen(*trials, **more)], stage)]


def test_articles_are_found_or_not() -> None:
    missing = {"rank": None, "linked": ()}
    other = f"{HOME}xwzx/2.html"
    assert finds(*BOTH) == ["passed"]
    assert finds(*BOTH, trial(article=other, **missing)) == ["passed", "failed"]
    assert finds(trial(**missing)) == ["failed"]
    assert finds(trial(**missing, messages=("没有找到",), count=None)) == ["failed"]


def test_where_it_cannot_be_told_whether_articles_are_found() -> None:
    missing = {"rank": None, "linked": ()}
    assert finds(trial("word")) == ["cantTell"]
    assert finds(dead("keyboard")) == ["cantTell"]
    assert finds(*BOTH, trial("nonsense", linked=(ARTICLE,))) == ["cantTell"]
    assert finds(trial(**missing, own=False), stage=Stage.PRELAUNCH) == ["cantTell"]
    assert finds(trial(**missing, own=False)) == ["failed"]
    assert finds(trial(failure="net::ERR", own=False)) == ["untested"]
    assert finds(box=SearchBox(found="home", captcha=True)) == ["untested"]
    assert finds(box=None) == ["cantTell"]


def nothing(*trials: SearchTrial, **more: Any) -> list[str]:
    return [v.outcome.value for v in functions.search_without_result([seen(*trials, **more)])]


def test_a_search_without_hits() -> None:
    silent = {"messages": (), "seconds": None}
    assert nothing(*BOTH, trial("nonsense")) == ["passed"]
    assert nothing(*BOTH, trial("nonsense", messages=(), count=0)) == ["passed"]
    assert nothing(*BOTH, trial("nonsense", messages=(), dialogs=("alert: 没有找到",))) == ["passed"]
    assert nothing(*BOTH, trial("nonsense", **silent)) == ["failed"]
    assert nothing(*BOTH, trial("nonsense", messages=(), status=500)) == ["failed"]
    assert nothing(*BOTH, trial("nonsense", **silent, shown=9, pattern="p<div")) == ["failed"]
    assert nothing(*BOTH, trial("nonsense", **silent, shown=9, pattern="a<li")) == ["cantTell"]
    assert nothing(*BOTH, trial("nonsense", messages=(), count=12)) == ["cantTell"]
    assert nothing(*BOTH) == ["cantTell"]
    assert nothing(dead("keyboard")) == ["cantTell"]
    assert nothing(trial(failure="net::ERR", own=False)) == ["untested"]


def test_an_empty_search_may_not_end_in_an_error() -> None:
    assert nothing(*BOTH, trial("nonsense"), trial("empty", status=500)) == ["passed", "failed"]
    assert nothing(*BOTH, trial("nonsense"), trial("empty", effect="nothing", seconds=None)) == ["passed"]


@pytest.mark.parametrize(
    ("body", "query", "held"),
    [
        (b"q=%E4%BC%9A%E8%AE%AE&page=1", "会议", True),
        (b"q=%BB%E1%D2%E9", "会议", True),
        ("会议".encode("gb18030"), "会议", True),
        (b'{"q": "\\u4f1a\\u8bae"}', "会议", True),
        (b'{"word":"\\"\'><img"}', "\"'><img", True),
        (b"q=a+b%20c", "a b c", True),
        (b"q=%25E4%25BC%259A", "会", True),
        ("name=张三&mail=a@b.cn".encode(), "会议", False),
        (b"", "会议", False),
    ],
)
def test_a_body_that_holds_the_query(body: bytes, query: str, held: bool) -> None:
    assert holds(body, query) is held


def test_without_a_home_page_nothing_was_searched() -> None:
    for check in (functions.search_finds, functions.search_without_result):
        assert [v.outcome.value for v in check([])] == ["untested"]
