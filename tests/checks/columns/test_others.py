from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.columns import channels, data_visual, monitoring_notice, statistics, topics
from tests.checks.columns.portal import NEWS, TEXT, column, home, item, listing, survey_of
from tests.checks.writing import page, single, words


@pytest.mark.parametrize(
    ("body", "outcome", "message"),
    [
        (NEWS + "<div class=page>共 523 条记录 1/27 页</div>", "passed", "栏目有信息量统计"),
        (NEWS + "<p>信息总量：1,523</p>", "passed", "栏目有信息量统计"),
        (NEWS + "<p>共有信息 12 条</p>", "passed", "栏目有信息量统计"),
        (NEWS + "<div class=page>共 27 页</div>", "failed", "栏目没有信息量统计"),
        (NEWS, "failed", "栏目没有信息量统计"),
        (f"<p>{TEXT}</p>", "inapplicable", "栏目没有信息列表"),
        (
            "<ol><li>填写申请表</li><li>登记和审查</li><li>二十个工作日内答复</li></ol>",
            "inapplicable",
            "栏目没有信息列表",
        ),
        (
            "<ul><li><a href=https://www.shengzwfw.gov.cn/a>取水许可</a></li><li><a href=https://www.shengzwfw.gov.cn/b>水土保持</a></li></ul>",
            "inapplicable",
            "栏目没有信息列表",
        ),
    ],
)
def test_statistics(body: str, outcome: str, message: str) -> None:
    shown = column("/lm/", "通知公告", body)
    assert single(statistics(shown, survey_of(home({"通知公告": "/lm/"}), shown))) == (outcome, message)


def navigation(*names: str) -> str:
    links = "".join(f"<li><a href=/{i}/>{name}</a></li>" for i, name in enumerate(names))
    return f"<div class=nav><ul>{links}</ul></div>"


@pytest.mark.parametrize(
    ("names", "outcome", "message"),
    [
        (("首页", "走进示范", "新闻动态", "政务公开", "办事服务", "互动交流"), "passed", "频道数量适当"),
        (("首页", "走进示范", "新闻动态", "政务公开", "办事服务"), "failed", "频道数量不在 5 至 8 个之间"),
        (("首页", *(f"频道{x}" for x in "甲乙丙丁戊己庚辛壬")), "failed", "频道数量不在 5 至 8 个之间"),
        (("首页", "政务公开"), "cantTell", "没有认出首页的主导航，请人工数频道"),
        (
            (
                "网站首页",
                "走进示范",
                "新闻动态",
                "政务公开",
                "办事服务",
                "互动交流",
                "无障碍",
                "长者版",
                "登录",
                "繁體",
            ),
            "passed",
            "频道数量适当",
        ),
    ],
)
def test_channels(names: tuple[str, ...], outcome: str, message: str) -> None:
    assert single(channels(page(navigation(*names), kind="home", path="/"))) == (outcome, message)


def test_menus_below_channels_do_not_count() -> None:
    below = "<ul>" + "".join(f"<li><a href=/s{i}/>下级栏目{i}</a></li>" for i in range(6)) + "</ul>"
    names = ("走进示范", "新闻动态", "政务公开", "办事服务", "互动交流")
    items = "".join(f"<li><a href=/{n}/>{n}</a>{below}</li>" for n in names)
    body = f"<div class=nav><ul><li><a href=/>首页</a></li>{items}</ul></div>"
    assert single(channels(page(body, kind="home", path="/")))[0] == "passed"


OLD = listing(("创建全国文明城市工作推进会召开", "2024-05-01"))


def topic_site(*pages: Any, **values: Any) -> list[tuple[str, str]]:
    gather = column("/zt/", "专题专栏", "".join(f"<a href={p.url}>{p.page.anchors[0]}</a>" for p in pages))
    survey = survey_of(home({"专题专栏": "/zt/"}), gather, *pages, **values)
    return words(topics(survey.pages, survey))


def topic(name: str, body: str, anchor: str = "") -> Any:
    return column("/zt/wm/", name, body, above=("专题专栏",), parent="/zt/", depth=2, anchors=(anchor or name,))


def test_topics() -> None:
    assert topic_site(topic("创建文明城市", NEWS)) == [("passed", "专题仍在更新")]
    assert topic_site(topic("创建文明城市", OLD)) == [("failed", "专题“创建文明城市”已一年以上没有更新，没有标明归档")]
    assert topic_site(topic("创建文明城市", OLD + "<p>本专题已归档</p>")) == [("passed", "专题已标明归档")]
    assert topic_site(topic("创建文明城市", OLD, "创建文明城市（已归档）")) == [("passed", "专题已标明归档")]
    assert topic_site(topic("创建文明城市", "<ul><li><a href=1.html>创建全国文明城市工作推进会召开</a></li></ul>"))[0][
        0
    ] == ("cantTell")


def test_site_without_topics() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻"))
    assert words(topics(survey.pages, survey)) == [("inapplicable", "网站没有专题")]


@pytest.mark.parametrize(
    ("threshold", "day", "outcome", "message"),
    [
        (None, "2024-01-01", "passed", "有“政府网站监测结果公开”栏目，可从首页到达"),
        (62, "2026-10-01", "passed", "按期公开政府网站监测结果"),
        (62, "2026-09-01", "failed", "政府网站监测结果 62 天内没有更新"),
        (62, "", "cantTell", "政府网站监测结果没有可辨认的日期，请人工确认"),
    ],
)
def test_monitoring_notice(threshold: int | None, day: str, outcome: str, message: str) -> None:
    name = "政府网站监测曝光台"
    shown = column("/jc/", name, listing(("关于政府网站检查情况的通报", day), ("关于整改的通报", day), folder="/jc/"))
    limits = {"columns.monitoring-notice": threshold} if threshold else {}
    survey = survey_of(home({name: "/jc/"}), shown, thresholds=limits)
    assert single(monitoring_notice(survey.pages, survey)) == (outcome, message)


def test_no_monitoring_notice() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻"))
    assert single(monitoring_notice(survey.pages, survey))[0] == "failed"


def data_site(*extra: Any, body: str = "") -> tuple[str, str]:
    shown = column("/sj/", "数据发布", body or listing(("2026年10月主要经济指标", "2026-11-15"), folder="/sj/"))
    survey = survey_of(home({"数据发布": "/sj/"}), shown, *extra)
    return single(data_visual(survey.pages, survey))


def test_data_visual() -> None:
    assert data_site() == ("failed", "数据发布没有可视化展现，也没有数据解读")
    chart = item("/sj/1.html", "2026年10月主要经济指标", "2026-11-15", text="<script src=/js/echarts.min.js></script>")
    assert data_site(chart) == ("passed", "数据有可视化展现或解读")
    named = item("/sj/1.html", "2026年10月主要经济指标", "2026-11-15", text="<img src=1.png alt=GDP趋势图>")
    assert data_site(named)[0] == "passed"
    values = "<svg role=img aria-label=各月投资：九月三十四亿元，十月三十七亿元><rect width=40 height=50 /></svg>"
    drawn = item("/sj/1.html", "2026年10月主要经济指标", "2026-11-15", text=values)
    assert data_site(drawn)[0] == "passed"
    picture = item("/sj/1.html", "2026年10月主要经济指标", "2026-11-15", text="<img src=1.png alt=会议现场3人合影>")
    assert data_site(picture)[0] == "cantTell"
    explained = listing(("一图读懂2026年前三季度经济运行情况", "2026-11-15"), folder="/sj/")
    assert data_site(body=explained)[0] == "passed"


def test_no_data_column() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻"))
    assert single(data_visual(survey.pages, survey)) == ("cantTell", "没有识别出数据发布栏目，请人工确认")
