from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from pytest_govsite.checks.columns import Survey, data_visual, topics
from pytest_govsite.checks.columns.periods import months_before
from pytest_govsite.checks.freshness import budget_fresh, data_fresh, home_fresh, news_fresh, notices_fresh, stale
from pytest_govsite.model import Verdict
from tests.checks.building import NOW
from tests.checks.columns.portal import column, home, item, listing, survey_of
from tests.checks.writing import labelled, page, single, words

Check = Callable[..., Iterator[Verdict]]


def dated(*days: str, folder: str = "/lm/") -> str:
    return listing(*((f"示范县政务公开信息标题第{i}条", d) for i, d in enumerate(days, 1)), folder=folder)


def judged(
    check: Check, name: str, body: str, *more: Any, above: tuple[str, ...] = (), **values: Any
) -> tuple[str, str]:
    survey = survey_of(home({name: "/lm/"}), column("/lm/", name, body, above=above), *more, **values)
    return single(check(survey.pages, survey))


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=9, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        (("2026-11-06", "2026-11-01"), "passed"),
        (("2026-11-05", "2026-11-01"), "failed"),
        (("11-18", "11-12"), "passed"),
        (("(2026-11-18)", "(2026-11-12)"), "passed"),
        (("2024-01-01", "2026-11-18"), "passed"),
        (("2026-12-31", "2026-10-01"), "failed"),
        (("", ""), "cantTell"),
    ],
)
def test_news(days: tuple[str, ...], outcome: str) -> None:
    assert judged(news_fresh, "示范要闻", dated(*days))[0] == outcome


def test_news_messages() -> None:
    assert judged(news_fresh, "示范要闻", dated("2026-11-05", "2026-11-01")) == (
        "failed",
        "栏目“示范要闻”14 天内没有更新",
    )
    assert judged(news_fresh, "示范要闻", dated("", "")) == (
        "cantTell",
        "栏目“示范要闻”的条目都没有可辨认的日期，请人工确认是否按期更新",
    )
    assert judged(news_fresh, "示范要闻", "<ul></ul>")[0] == "inapplicable"
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻", "<ul></ul>", scripted_content=True))
    assert single(news_fresh(survey.pages, survey))[0] == "untested"


def test_threshold_of_the_profile() -> None:
    limits = {"columns.news-fresh": 7.0}
    assert judged(news_fresh, "要闻", dated("2026-11-12", "2026-11-01"), thresholds=limits)[0] == "failed"


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("2024年要闻", ()),
        ("往期新闻", ()),
        ("新闻发布会", ()),
        ("创城动态", ("专题专栏", "创建文明城市")),
        ("机构设置", ()),
    ],
)
def test_columns_that_are_no_news(name: str, above: tuple[str, ...]) -> None:
    outcome, message = judged(news_fresh, name, dated("2024-01-01", "2023-01-01"), above=above)
    assert (outcome, message) == ("cantTell", "没有识别出动态、要闻类栏目，请人工确认")


def test_the_label_alone_makes_no_news() -> None:
    shown = column("/lm/", "机构设置", dated("2024-01-01", "2023-01-01"), labels={"ColumnType": "工作动态"})
    survey = survey_of(home({"机构设置": "/lm/"}), shown)
    assert single(news_fresh(survey.pages, survey))[0] == "cantTell"


def test_news_below_the_news_channel_count_and_others_do_not() -> None:
    old = dated("2026-01-01", "2025-12-01", folder="/xw/bm/")
    below = column("/xw/bm/", "部门动态", old, above=("新闻中心",), parent="/xw/", depth=2)
    far = column("/zw/gz/", "工作动态", old, above=("政务公开",), parent="/zw/", depth=2)
    channel = column(
        "/xw/", "新闻中心", dated("2026-11-18", "2026-11-17", folder="/xw/") + "<a href=/xw/bm/>部门动态</a>"
    )
    zw = column("/zw/", "政务公开", dated("2026-11-18", "2026-11-17") + "<a href=/zw/gz/>工作动态</a>")
    survey = survey_of(home({"新闻中心": "/xw/", "政务公开": "/zw/"}), channel, zw, below, far)
    assert words(news_fresh(survey.pages, survey)) == [
        ("passed", "栏目按期更新"),
        ("failed", "栏目“部门动态”14 天内没有更新"),
    ]


def test_pages_of_one_list_are_one_column() -> None:
    second = column("/lm/index_2.html", "要闻", dated("2023-01-01", "2022-12-01"), parent="/lm/")
    assert judged(news_fresh, "要闻", dated("2026-11-18", "2026-11-17"), second)[0] == "passed"


def test_day_from_the_item_s_own_page() -> None:
    body = "<ul><li><a href=/lm/1.html>示范县政务公开信息标题第一条</a></li><li><a href=/lm/2.html>示范县政务公开信息标题第二条</a></li></ul>"
    labelled_page = item("/lm/1.html", "标题", "", head=labelled(PubDate="2026-11-18 09:30"))
    shown_page = item("/lm/2.html", "标题", "2026-11-01 08:00")
    assert judged(news_fresh, "要闻", body, labelled_page, shown_page)[0] == "passed"
    assert judged(news_fresh, "要闻", body, shown_page)[0] == "failed"


def test_day_from_the_address() -> None:
    body = "<ul><li><a href=/art/2026/11/18/art_1_1.html>示范县政务公开信息标题第一条</a></li><li><a href=/art/2026/11/1/art_1_2.html>示范县政务公开信息标题第二条</a></li></ul>"
    assert judged(news_fresh, "要闻", body)[0] == "passed"


def test_list_without_years_of_a_site_that_was_left_alone() -> None:
    first = item("/lm/1.html", "标题", "2023-11-18 09:30")
    second = item("/lm/2.html", "标题", "2023-11-12 09:30")
    assert judged(news_fresh, "要闻", dated("11-18", "11-12"), first, second)[0] == "failed"


def test_pinned_item() -> None:
    body = "<ul><li><a href=/lm/0.html>[置顶]示范县政务公开信息标题</a><span>2021-01-01</span></li>" + dated(
        "2026-11-18", "2026-11-10"
    ).removeprefix("<ul class=news_list>")
    assert judged(news_fresh, "要闻", body)[0] == "passed"


def test_lists_beside_the_column_s_own_do_not_make_it_fresh() -> None:
    hot = "<div class=hot><h3>热点</h3>" + dated("2026-11-19", "2026-11-18", folder="/hot/") + "</div>"
    names = ("示范要闻", "部门动态", "乡镇动态")
    pages = [
        column(f"/l{i}/", n, dated("2026-10-01", f"2026-09-0{i + 1}", folder=f"/l{i}/") + hot)
        for i, n in enumerate(names)
    ]
    survey = survey_of(home({n: f"/l{i}/" for i, n in enumerate(names)}), *pages)
    assert [o for o, _ in words(news_fresh(survey.pages, survey))] == ["failed"] * 3


@pytest.mark.parametrize(
    ("name", "day", "outcome"),
    [
        ("通知公告", "2026-05-20", "passed"),
        ("通知公告", "2026-05-19", "failed"),
        ("政策文件", "2026-05-20", "passed"),
        ("政策文件", "2026-05-19", "failed"),
    ],
)
def test_notices(name: str, day: str, outcome: str) -> None:
    assert judged(notices_fresh, name, dated(day, "2026-01-01"))[0] == outcome


def test_notices_message() -> None:
    assert judged(notices_fresh, "政策文件", dated("2026-01-02", "2026-01-01")) == (
        "failed",
        "栏目“政策文件”6 个月内没有更新",
    )


def test_columns_below_others_of_their_kind_are_not_of_the_first_level() -> None:
    old = dated("2024-01-02", "2024-01-01")
    below = column("/wj/sz/", "省政府文件", old, above=("政策文件",), parent="/", depth=1)
    far = column("/zw/tz/", "通知公告", old, above=("政务公开",), parent="/zw/", depth=2)
    first = column("/wj/", "政策文件", dated("2026-11-18", "2026-11-17"))
    channel = column("/zw/", "政务公开", dated("2026-11-18", "2026-11-17") + "<a href=/zw/tz/>通知公告</a>")
    survey = survey_of(
        home({"政策文件": "/wj/", "省政府文件": "/wj/sz/", "政务公开": "/zw/"}), first, below, channel, far
    )
    assert words(notices_fresh(survey.pages, survey)) == [("passed", "栏目按期更新")]


def test_interpretation_is_no_notice_whatever_its_label() -> None:
    shown = column("/lm/", "政策解读", dated("2025-11-01", "2025-10-01"), labels={"ColumnType": "政策文件"})
    survey = survey_of(home({"政策解读": "/lm/"}), shown)
    assert single(notices_fresh(survey.pages, survey))[0] == "cantTell"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2026-08-20", "passed"), ("2026-08-19", "advice"), ("2026-07-20", "advice"), ("2026-07-19", "failed")],
)
def test_data(day: str, outcome: str) -> None:
    assert judged(data_fresh, "数据发布", dated(day, "2026-01-01"))[0] == outcome


def test_data_messages() -> None:
    assert judged(data_fresh, "数据发布", dated("2026-08-01", "2026-01-01"))[1] == (
        "栏目“数据发布”上一个季度的数据尚未发布，仍在宽限期内"
    )
    assert judged(data_fresh, "数据发布", dated("2026-01-02", "2026-01-01"))[1] == "栏目“数据发布”没有按月或按季更新"
    assert judged(data_fresh, "统计公报", dated("2026-01-02", "2026-01-01")) == (
        "cantTell",
        "没有识别出数据发布栏目，请人工确认",
    )


def test_data_column_is_as_fresh_as_those_below_it() -> None:
    below = column(
        "/lm/yd/", "月度数据", dated("2026-11-10", "2026-10-10", folder="/lm/yd/"), above=("数据发布",), parent="/lm/"
    )
    body = dated("2026-01-02", "2026-01-01") + "<a href=/lm/yd/>月度数据</a>"
    assert judged(data_fresh, "数据发布", body, below)[0] == "passed"


@pytest.mark.parametrize(
    ("now", "day", "outcome"),
    [
        ("2026-11-20", "2026-02-10", "passed"),
        ("2026-11-20", "2025-12-31", "failed"),
        ("2026-09-29", "2025-02-10", "passed"),
        ("2026-09-30", "2025-02-10", "failed"),
        ("2026-09-29", "2024-12-31", "failed"),
        ("2026-09-29", "", "cantTell"),
    ],
)
def test_budget(now: str, day: str, outcome: str) -> None:
    assert judged(budget_fresh, "财政预决算", dated(day, day), now=on(now))[0] == outcome


def test_budget_with_departments_below() -> None:
    below = column(
        "/lm/bm/", "部门预算", dated("2026-02-10", "2025-02-10", folder="/lm/bm/"), above=("财政预决算",), parent="/lm/"
    )
    body = dated("2024-01-02", "2024-01-01") + "<a href=/lm/bm/>部门预算</a>"
    assert judged(budget_fresh, "财政预决算", body, below) == ("passed", "栏目按期更新")


@pytest.mark.parametrize(
    ("name", "day", "outcome"),
    [
        ("部门动态", "2025-11-20", "passed"),
        ("部门动态", "2025-11-19", "failed"),
        ("政策解读", "2025-11-19", "failed"),
        ("征集调查", "2025-11-19", "failed"),
        ("人事任免", "2025-11-19", "failed"),
        ("机构职能", "2020-01-01", "cantTell"),
        ("信息公开年报", "2020-01-01", "cantTell"),
        ("历史通知公告", "2020-01-01", "cantTell"),
    ],
)
def test_stale(name: str, day: str, outcome: str) -> None:
    assert judged(stale, name, dated(day, "2019-01-01"))[0] == outcome


def test_stale_message() -> None:
    assert judged(stale, "政策解读", dated("2024-11-19", "2019-01-01")) == ("failed", "栏目“政策解读”一年以上没有更新")


def front(body: str, *more: Any, links: dict[str, str] | None = None, **values: Any) -> tuple[str, str]:
    survey = survey_of(home(links or {}, body), *more, **values)
    return single(home_fresh(survey.pages, survey))


@pytest.mark.parametrize(
    ("days", "outcome", "message"),
    [
        (("2026-11-06", "2026-11-01"), "passed", "首页按期更新"),
        (("11-18", "11-01"), "passed", "首页按期更新"),
        (("2026-11-05", "2026-11-01"), "failed", "首页 14 天内没有更新"),
        (("", ""), "cantTell", "首页的条目没有足够的可辨认日期，请人工确认两周内是否更新"),
    ],
)
def test_home(days: tuple[str, ...], outcome: str, message: str) -> None:
    assert front(dated(*days)) == (outcome, message)


def test_home_items_dated_by_their_own_pages() -> None:
    body = "<ul><li><a href=/lm/1.html>示范县政务公开信息标题第一条</a></li><li><a href=/lm/2.html>示范县政务公开信息标题第二条</a></li></ul>"
    pages = item("/lm/1.html", "标题", "2026-11-18 09:30"), item("/lm/2.html", "标题", "2026-10-18 09:30")
    assert front(body, *pages)[0] == "passed"


def test_pinned_item_on_top_of_the_home_page() -> None:
    body = "<ul><li><a href=/lm/0.html>[置顶]示范县政务公开信息标题</a><span>2021-01-01</span></li>" + dated(
        "2026-11-18", "2026-11-10"
    ).removeprefix("<ul class=news_list>")
    assert front(body)[0] == "passed"


def test_home_that_only_leads_on() -> None:
    fresh_one = column("/xw/", "新闻动态", dated("2026-11-18", "2026-11-17", folder="/xw/"))
    old_one = column("/tz/", "通知公告", dated("2026-01-18", "2026-01-17", folder="/tz/"))
    links = {"新闻动态": "/xw/", "通知公告": "/tz/"}
    assert front("", fresh_one, old_one, links=links)[0] == "passed"
    assert front("", old_one, links=links)[0] == "failed"


def test_scripted_home_that_was_not_rendered() -> None:
    survey = survey_of(home({}, "", scripted_content=True))
    assert single(home_fresh(survey.pages, survey))[0] == "untested"


def test_home_that_was_not_observed() -> None:
    survey = survey_of(page(kind="column", path="/lm/"))
    assert single(home_fresh(survey.pages, survey)) == ("cantTell", "没有看到首页")
    listed = survey_of(page(kind="column", path="/lm/"), whole_site=False)
    assert single(home_fresh(listed.pages, listed)) == ("untested", "所列页面中没有首页")


def test_months_before() -> None:
    assert months_before(date(2026, 11, 20), 6) == date(2026, 5, 20)
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2026, 3, 15), 6) == date(2025, 9, 15)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)


def test_one_survey_for_the_same_observations() -> None:
    from pytest_govsite.checks.columns import survey
    from tests.checks.building import facts, site

    pages, about, seen = (home({}),), site(), facts()
    first = survey(pages, about, seen)
    assert isinstance(first, Survey)
    assert survey(list(pages), about, seen) is first
    assert survey(pages, site(name="别县"), seen) is not first


@pytest.mark.parametrize("check", [news_fresh, notices_fresh, data_fresh, budget_fresh, stale, topics, data_visual])
def test_listed_pages_do_not_tell_the_columns_of_a_site(check: Check) -> None:
    survey = survey_of(column("/lm/", "要闻", dated("2019-01-02", "2019-01-01")), whole_site=False)
    assert single(check(survey.pages, survey)) == ("untested", "只检测所列页面，不判全站栏目")


def test_columns_that_the_configuration_names() -> None:
    old = dated("2024-01-02", "2024-01-01")
    for check, kind in ((news_fresh, "news"), (notices_fresh, "notices"), (data_fresh, "data-release")):
        assert judged(check, "示范时空", old)[0] == "cantTell"
        assert judged(check, "示范时空", old, columns={kind: ("/lm/",)})[0] == "failed"
