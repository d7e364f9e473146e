from __future__ import annotations

import asyncio
from collections import Counter

import msgspec
import pytest

from pytest_govsite.discover.clues import Clues, read_clues
from pytest_govsite.discover.crawl import CrawlLimits, fetch_listed
from pytest_govsite.discover.outline import Crawl, Outline
from pytest_govsite.discover.pages import describe
from pytest_govsite.discover.sample import MAX_OF_CONTENT, choose, first_level_columns, replace
from pytest_govsite.discover.scope import Scope
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Page, PageType, Text
from tests.discover.labelled import crawled
from tests.discover.sites import trs
from tests.discover.synthetic import portal


@pytest.fixture(scope="module")
def crawl() -> Crawl:
    return asyncio.run(crawled(portal(12, 60, planted=3), seed_all=False))


@pytest.fixture(scope="module")
def pages(crawl: Crawl) -> tuple[Page, ...]:
    return describe(crawl)


def test_home_first_level_columns_and_each_template(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    sample = choose(pages, crawl, 0)
    urls = [choice.url for choice in sample]
    assert urls[0] == crawl.home_url
    assert urls[1:13] == [f"http://www.shifan.gov.cn/c{n}/" for n in range(12)]
    counted = Counter(choice.template for choice in sample)
    assert set(counted) == {page.template for page in pages}
    articles = Counter(p.template for p in pages if p.type is PageType.ARTICLE)
    assert all(3 <= counted[template] <= 5 for template in articles)
    assert len(urls) == len(set(urls))
    assert len(urls) < 80
    assert all(choice.reason.zh and choice.reason.en for choice in sample)


def test_the_seed_decides(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    assert choose(pages, crawl, 7) == choose(pages, crawl, 7)
    assert choose(pages, crawl, 7) == choose(pages[::-1], crawl, 7)
    assert {c.url for c in choose(pages, crawl, 7)} != {c.url for c in choose(pages, crawl, 8)}


def test_one_new_page_moves_no_other(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    before = {choice.url for choice in choose(pages, crawl, 3)}
    new = next(page for page in pages if page.url not in before and page.type is PageType.ARTICLE)
    after = {choice.url for choice in choose([p for p in pages if p.url != new.url], crawl, 3)}
    assert before == after


def test_a_limit_leaves_further_representatives_out_first(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    whole, cut = choose(pages, crawl, 0), choose(pages, crawl, 0, limit=30)
    assert cut == whole[:30]
    assert {choice.template for choice in cut} == {page.template for page in pages}


def test_a_lost_page_is_replaced_by_the_next_of_its_template(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    sample = choose(pages, crawl, 0)
    lost = next(choice for choice in sample if "representative" in choice.reason.en)
    taken = [choice.url for choice in sample]
    instead = replace(lost.url, pages, taken, 0)
    assert instead is not None
    assert instead.url not in taken
    assert instead.template == lost.template
    assert instead.replaces == lost.url
    assert lost.url in instead.reason.zh
    assert replace(lost.url, pages, [page.url for page in pages], 0) is None
    assert replace("http://x.cn/unknown", pages, (), 0) is None


def test_pages_for_another_reason_come_first(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    again = pages[-1].url
    reason = Text(zh="复测：上次未通过", en="re-inspection: failed last time")
    sample = choose(pages, crawl, 0, also=[(again, reason), ("http://x.cn/gone", reason)])
    assert sample[0].url == again
    assert sample[0].reason == reason
    assert all(choice.url != "http://x.cn/gone" for choice in sample)


def test_every_listed_page_is_taken() -> None:
    site = trs.build()
    listing = [(url, None) for url in list(site.labels)[:9]]
    crawl = asyncio.run(
        fetch_listed(listing, site.fetch, scope=Scope.of(site.origin), limits=CrawlLimits(), on_page=lambda _: None)
    )
    assert [choice.url for choice in choose(describe(crawl), crawl, 0, limit=3)] == [url for url, _ in listing]


def test_entry_pages() -> None:
    crawl = asyncio.run(crawled(trs.build()))
    reasons = {
        choice.url.removeprefix("http://www.yunxi.gov.cn"): choice.reason.zh
        for choice in choose(describe(crawl), crawl, 0)
    }
    assert reasons["/slh/"] == "适老版页面"
    assert reasons["/wzdt/"] == "网站地图"
    assert "互动或办事页面" in reasons.values()


def outline(path: str, *trail: str) -> Outline:
    return Outline(url=f"http://x.cn{path}", clues=Clues(trail=trail))


def test_drop_down_entries_are_no_first_level_columns() -> None:
    paths = ("/", "/xw/", "/xw/yw/", "/zw/index.html", "/zw/gk/index.html", "/hd/", "/lost/")
    crawl = Crawl(
        start_url="http://x.cn/",
        home_url="http://x.cn/",
        discovered=7,
        navigation=tuple(f"http://x.cn{path}" for path in paths),
        outlines=tuple(outline(path) for path in paths[:-1]),
    )
    assert first_level_columns(crawl) == tuple(f"http://x.cn{p}" for p in ("/xw/", "/zw/index.html", "/hd/", "/lost/"))


def test_the_trail_tells_the_level_where_addresses_are_flat() -> None:
    outlines = (outline("/c1/", "首页", "新闻"), outline("/c2/", "首页", "新闻", "要闻"), outline("/c3/", "政务公开"))
    crawl = Crawl(
        start_url="http://x.cn/",
        home_url="http://x.cn/",
        discovered=3,
        navigation=tuple(o.url for o in outlines),
        outlines=outlines,
    )
    assert first_level_columns(crawl) == ("http://x.cn/c1/", "http://x.cn/c3/")


def test_a_column_with_paging_is_in_the_sample(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    same = tuple(msgspec.structs.replace(p, template="T") if p.type is PageType.COLUMN else p for p in pages)
    away = msgspec.structs.replace(crawl, navigation=())
    turned = {o.url for o in crawl.outlines if o.clues.paging}
    assert sum(choice.url in turned for choice in choose(same, away, 0)) >= 2


def test_pages_with_sound_or_links_to_other_sites_are_in_the_sample(crawl: Crawl, pages: tuple[Page, ...]) -> None:
    lone = [p.url for p in pages if p.type is PageType.ARTICLE][-1]
    outlines = tuple(
        msgspec.structs.replace(o, clues=msgspec.structs.replace(o.clues, away=o.url == lone)) for o in crawl.outlines
    )
    reasons = {c.url: c.reason.en for c in choose(pages, msgspec.structs.replace(crawl, outlines=outlines), 0)}
    assert reasons[lone] == "page with links to other sites"
    played = [url for url, reason in reasons.items() if reason == "page with audio or video"]
    assert len(played) == MAX_OF_CONTENT
    assert all(o.clues.media for o in outlines if o.url in played)


def test_what_only_a_browser_can_use_is_seen_in_the_source() -> None:
    def clues(body: str) -> Clues:
        return read_clues(
            read_document(f"<body><div class=nav><a href=http://a.com/>甲</a></div>{body}</body>", "http://x.cn/")
        )

    assert clues("<audio src=/a.mp3></audio>").media
    assert clues("<p>相关机构：<a href=http://www.a.com/>检测中心</a></p>").away
    assert not clues("<p><a href=http://www.gov.cn/>中国政府网</a><a href=/b>本站</a></p>").away
    assert clues("<script>createPageHTML(12, 0, 'index', 'html');</script>").paging
    assert not clues("<script>var title = 'page';</script>").paging
    assert not clues("<a href='#nr'>跳转到正文</a>").paging
    assert clues("<a href='list?page=2' title='下一页'>&gt;</a>").paging
    assert clues("<div><a href='#nr'>跳转到第 2 页</a></div>").paging
