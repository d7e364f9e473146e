from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.availability import reprinted
from pytest_govsite.model import (
    AvailabilityFacts,
    LinkList,
    ListItem,
    Outcome,
    PageFacts,
    PageType,
    Region,
    UpstreamFeed,
    UpstreamItem,
    Verdict,
)
from pytest_govsite.observe.upstream import items_of
from tests.checks.building import HOME, facts, metas, one, site, source_page

UP = "https://www.zj.gov.cn/art/1.html"
TITLE = "浙江省人民政府关于促进民营经济高质量发展的若干意见"
PUBLISHED = "2026-11-17T09:00:00+08:00"


def article(date: str, title: str = TITLE) -> PageFacts:
    return source_page(
        url=f"{HOME}zwgk/1.html", kind=PageType.ARTICLE, title=title, metas=metas(ArticleTitle=title, PubDate=date)
    )


def listed(date: str, title: str = TITLE, url: str = UP) -> PageFacts:
    items = (ListItem(text=title, url=url, date=date),)
    block = LinkList(selector="ul", region=Region.MAIN, items=items)
    return source_page(url=f"{HOME}zwgk/", kind=PageType.COLUMN, lists=(block,))


def judged(*pages: PageFacts, title: str = TITLE, published: str = PUBLISHED, **more: Any) -> Verdict:
    feed = UpstreamFeed(
        url="https://www.zj.gov.cn/feed", items=(UpstreamItem(title=title, url=UP, published=published),)
    )
    return one(reprinted(pages, site(), facts(availability=AvailabilityFacts(upstream=(feed,)), **more)))


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        (article("2026-11-17 15:30"), Outcome.PASSED),
        (article("2026-11-17 09:00"), Outcome.PASSED),
        # the copy keeps the day of the original
        (article("2026-11-16 18:00"), Outcome.PASSED),
        (article("2026-11-18 09:30"), Outcome.FAILED),
        (article("2026-11-19"), Outcome.FAILED),
        # a day without a time may be in time or not
        (article("2026-11-17"), Outcome.CANT_TELL),
        (article(""), Outcome.CANT_TELL),
        (article("2026-11-17 15:30", f"【省政府文件】{TITLE}"), Outcome.PASSED),
        (listed("2026-11-17 12:00"), Outcome.PASSED),
        (listed("2026-11-17 12:00", "浙江省人民政府关于促进民营经济高质量发展…"), Outcome.PASSED),
        # a link to the original, under a title of its own
        (listed("2026-11-17 12:00", "省政府出台新政支持企业发展壮大"), Outcome.PASSED),
        (article("2026-11-17 15:30", "县政府召开全体会议部署冬季森林防火工作"), Outcome.FAILED),
        # the same text in other words is for a person
        (article("2026-11-17 15:30", "关于促进民营经济发展的若干意见（浙江省人民政府）"), Outcome.CANT_TELL),
    ],
)
def test_copies_and_their_times(page: PageFacts, outcome: Outcome) -> None:
    assert judged(page).outcome is outcome


def test_the_earliest_of_several_copies_counts() -> None:
    assert judged(article("2026-11-19 08:00"), listed("2026-11-17 10:00")).outcome is Outcome.PASSED


def test_a_crawl_that_did_not_see_all_cannot_tell_what_is_missing() -> None:
    assert (
        judged(article("2026-11-17 15:30", "另一篇完全不相干的报道标题"), truncated=True).outcome is Outcome.CANT_TELL
    )


@pytest.mark.parametrize("published", ["2026-11-20T05:00:00+08:00", "2026-10-01T05:00:00+08:00", "", "昨天"])
def test_items_that_are_not_due_or_long_past_ask_for_nothing(published: str) -> None:
    assert judged(article("2026-11-20 09:00"), published=published).outcome is Outcome.INAPPLICABLE


def test_no_feed_is_inapplicable_and_one_that_cannot_be_read_untested() -> None:
    assert one(reprinted([], site(), facts())).outcome is Outcome.INAPPLICABLE
    broken = UpstreamFeed(url="https://www.zj.gov.cn/feed", problem="HTTP 404")
    seen = facts(availability=AvailabilityFacts(upstream=(broken,)))
    assert one(reprinted([], site(), seen)).outcome is Outcome.UNTESTED


RSS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom">]><rss version="2.0"><channel><title>要闻</title>
<item><title><![CDATA[国务院办公厅关于印发《方案》的通知]]></title><link>/zhengce/1.htm</link>
<pubDate>Tue, 17 Nov 2026 01:00:00 GMT</pubDate></item>
<item><title>第二条 &amp;amp; 其他</title><link>https://www.gov.cn/2.htm</link><pubDate>2026-11-17 10:00</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>一则要闻</title><link rel="alternate" href="/3.htm"/>
<updated>2026-11-17T09:00:00+08:00</updated></entry></feed>"""
JSON = """[{"TITLE": "国务院关于某事项的决定", "URL": "https://www.gov.cn/4.htm", "DOCRELPUBTIME": "2026-11-17"}]"""
NESTED = """{"code": 0, "data": {"list": [{"title": "<b>省政府</b>通知", "link": "/5.htm", "pubDate": "2026-11-17 08:30:00"}]}}"""
PAGE = """<html><body><div class="main"><ul class="list">
<li><a href="/a1.htm">国务院常务会议研究部署重点工作安排</a><span>2026-11-17</span></li>
<li><a href="/a2.htm">关于做好岁末年初有关工作的通知全文</a><span>2026-11-16</span></li>
<li><a href="/a3.htm">关于加强冬季安全生产工作的紧急通知</a><span>2026-11-15</span></li></ul></div></body></html>"""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (RSS, ("国务院办公厅关于印发《方案》的通知", "https://www.gov.cn/zhengce/1.htm", "2026-11-17T01:00:00+00:00")),
        (ATOM, ("一则要闻", "https://www.gov.cn/3.htm", "2026-11-17T09:00:00+08:00")),
        (JSON, ("国务院关于某事项的决定", "https://www.gov.cn/4.htm", "2026-11-17")),
        (NESTED, ("省政府通知", "https://www.gov.cn/5.htm", "2026-11-17T08:30:00+08:00")),
        (PAGE, ("国务院常务会议研究部署重点工作安排", "https://www.gov.cn/a1.htm", "2026-11-17")),
    ],
)
def test_feeds_as_they_are_written(text: str, first: tuple[str, str, str]) -> None:
    item = items_of(text, "https://www.gov.cn/feed/")[0]
    assert (item.title, item.url, item.published) == first


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[1, 2]", "<item>", "<rss><item></item></rss>", "[" * 100_000, "\x00<a"]
)
def test_odd_feeds_give_nothing(text: str) -> None:
    assert items_of(text, "https://www.gov.cn/feed/") == ()
