from __future__ import annotations

import pytest

from pytest_govsite.checks import design
from pytest_govsite.model import DocumentFacts, Page, PageFacts, PageType, TimeSighting
from tests.checks.writing import article, page, single


@pytest.mark.parametrize(
    ("info", "outcome", "message"),
    [
        ("发布时间：2026-11-18 09:30", "passed", "正文页显示发布时间"),
        ("时间：2026-11-18 09:30:15", "passed", "正文页显示发布时间"),
        ("发布日期：2026-11-18", "advice", "发布时间只显示到日，宜显示到分"),
        ("2026年11月18日 09:30", "advice", "发布时间没有写成 YYYY-MM-DD HH:MM"),
        ("更新时间：2026-11-18 09:30", "passed", "正文页显示发布时间"),
        ("生成日期：2026-11-18 09:30", "failed", "正文页没有显示发布时间"),
        ("发文日期：2026-11-18", "failed", "正文页没有显示发布时间"),
        ("来源：示范日报", "failed", "正文页没有显示发布时间"),
    ],
)
def test_publish_time(info: str, outcome: str, message: str) -> None:
    assert single(design.publish_time(page(article(info=info)))) == (outcome, message)


def sighted(*times: TimeSighting, **values: bool) -> PageFacts:
    about = Page(url="https://www.shifan.gov.cn/a.html", type=PageType.ARTICLE)
    return PageFacts(page=about, source=DocumentFacts(url=about.url, times=times), **values)


def test_time_below_the_text_is_advice() -> None:
    time = TimeSighting(
        selector="p", text="2026-11-18 09:30", value="2026-11-18 09:30", standard_form=True, position="below"
    )
    assert single(design.publish_time(sighted(time))) == ("advice", "发布时间显示在正文之后，宜放在标题附近")


def test_time_in_the_information_table_counts() -> None:
    time = TimeSighting(
        selector="td", text="2026-11-18 09:30", value="2026-11-18 09:30", standard_form=True, position="table"
    )
    assert single(design.publish_time(sighted(time)))[0] == "passed"


def test_time_that_is_hidden_or_inside_the_text_does_not_count() -> None:
    hidden = TimeSighting(selector="p", text="2026-11-18 09:30", value="2026-11-18 09:30", visible=False)
    inside = TimeSighting(selector="p", text="2026-11-18 09:30", value="2026-11-18 09:30", position="text")
    assert single(design.publish_time(sighted(hidden, inside)))[0] == "failed"


def test_publishing_time_before_the_time_of_the_last_change() -> None:
    shown = page(article(info="<p>更新时间：2026-11-18 10:00:00</p><p>发布时间：2026-11-17</p>"))
    assert single(design.publish_time(shown))[0] == "advice"


@pytest.mark.parametrize("check", [design.publish_time, design.source, design.share_print, design.breadcrumb])
def test_an_unrendered_scripted_page_is_judged_elsewhere(check: object) -> None:
    outcome, message = single(check(sighted(scripted_content=True)))  # type: ignore[operator]
    assert (outcome, message) == ("inapplicable", "本页内容由脚本生成且未渲染，以同模板已渲染的页面为准")


@pytest.mark.parametrize(
    ("info", "outcome", "message"),
    [
        ("来源：示范日报", "passed", "正文页显示信息来源"),
        ("来　源：示范日报", "passed", "正文页显示信息来源"),
        ("信息来源：县政府办", "passed", "正文页显示信息来源"),
        ("稿源：新华社", "passed", "正文页显示信息来源"),
        ("来源：<span>发布时间：2026-11-18</span>", "failed", "“来源”后面没有内容"),
        ("发布时间：2026-11-18 09:30", "failed", "正文页没有显示信息来源"),
    ],
)
def test_source(info: str, outcome: str, message: str) -> None:
    assert single(design.source(page(article(info=info)))) == (outcome, message)


def test_publisher_of_the_information_table_counts() -> None:
    table = (
        "<table><tr><td>索引号</td><td>11330100/2026-00012</td><td>发布机构</td><td>县政府办</td></tr>"
        "<tr><td>发布日期</td><td>2026-11-18 09:30</td><td>有效性</td><td>有效</td></tr></table>"
    )
    shown = page(article(info="").replace("<div class=article>", f"<div class=article>{table}"))
    assert single(design.source(shown))[0] == "passed"


def test_sources_inside_the_text_do_not_count() -> None:
    text = "今年以来，全县新增就业三千人。" * 10 + "</p><p>资料来源：县统计局</p><p>图文来源：县融媒体中心"
    assert single(design.source(page(article(info="", text=text))))[0] == "failed"
