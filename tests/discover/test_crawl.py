from __future__ import annotations

import asyncio
import gzip
import random
from collections.abc import Callable

import pytest

from pytest_govsite.discover.crawl import Crawler, CrawlLimits, Progress, crawl, fetch_listed
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.pages import describe
from pytest_govsite.discover.scope import Scope
from pytest_govsite.document.read import read_document
from pytest_govsite.errors import SiteUnreachableError
from pytest_govsite.model import Fetched, PageFacts, PageType, Text, Unobserved, UnobservedReason
from tests.discover.sites import framed, trs
from tests.discover.sites.site import COLUMN, HOME, OTHER, Fetch, MemorySite
from tests.discover.synthetic import portal


def run(
    site: MemorySite,
    fetch: Fetch | None = None,
    *,
    limits: CrawlLimits | None = None,
    scope: Scope | None = None,
    stop: Callable[[], bool] = lambda: False,
    on_page: Callable[[PageFacts], None] = lambda _: None,
) -> Crawl:
    start = f"{site.origin}/"
    return asyncio.run(
        crawl(
            start,
            fetch or site.fetch,
            scope=scope or Scope.of(start),
            limits=limits or CrawlLimits(),
            on_page=on_page,
            stop=stop,
        )
    )


def paths(found: Crawl) -> list[str]:
    return [outline.url.split("/", 3)[3] for outline in found.outlines]


def small(*links: str, **pages: str) -> MemorySite:
    site = MemorySite("small", "http://x.cn")
    body = "".join(f"<a href='{link}'>{link}</a>" for link in links)
    site.add("/", HOME, f"<html><body><h1>示范县人民政府</h1>{body}</body></html>")
    for name, html in pages.items():
        site.add(f"/{name}", OTHER, html)
    return site


def test_every_reachable_page_is_found_once() -> None:
    site = portal(6, 30)
    seen: list[str] = []
    found = run(site, on_page=lambda facts: seen.append(facts.url))
    assert {o.url for o in found.outlines} == {site.origin + path for path in site.pages}
    assert seen == [o.url for o in found.outlines]
    assert len(site.asked) == len(set(site.asked))
    assert found.home_url == "http://www.shifan.gov.cn/"
    assert found.discovered == len(site.pages)
    assert not found.truncated
    assert not found.unobserved


def test_a_trail_that_ends_with_a_link_to_the_page_itself_is_no_sign_of_a_column() -> None:
    trail = "<div class='location'>当前位置：<a href='/'>首页</a> &gt; <a href='/xx'>信箱</a> &gt; <a href='/query'>信件查询</a></div>"
    found = run(small("/xx", "/query", xx="<p>信箱</p>", query=f"<h1>信件查询</h1>{trail}<p>请输入查询码。</p>"))
    assert {o.url.rsplit("/", 1)[1]: o.inbound.trail for o in found.outlines} == {"": 1, "xx": 1, "query": 0}


def test_timing_changes_nothing() -> None:
    def slow(site: MemorySite, seed: int) -> Fetch:
        dice = random.Random(seed)

        async def fetch(url: str) -> Fetched:
            await asyncio.sleep(dice.random() / 500)
            return await site.fetch(url)

        return fetch

    first = run(portal(5, 25), slow(portal(5, 25), 1), limits=CrawlLimits(max_pages=60))
    again = run(portal(5, 25), slow(portal(5, 25), 2), limits=CrawlLimits(max_pages=60))
    assert first == again
    assert len(first.outlines) == 60


def test_never_more_at_a_time_than_allowed() -> None:
    site, running, most = portal(4, 20), 0, 0

    async def fetch(url: str) -> Fetched:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return await site.fetch(url)

    run(site, fetch, limits=CrawlLimits(concurrency=3))
    assert 1 < most <= 3


def test_with_a_limit_columns_and_first_articles_of_each_come_first() -> None:
    found = run(portal(12, 60), limits=CrawlLimits(max_pages=40))
    types = [page.type for page in describe(found)]
    assert len(types) == 40
    assert types[0] is PageType.HOME
    assert all(f"c{n}/" in paths(found)[:13] for n in range(12))
    with_article = {path.split("/")[0] for path in paths(found) if "/t2024" in path}
    assert len(with_article) == 12
    assert found.truncated
    assert found.discovered > 40


def test_depth_is_bounded_and_told() -> None:
    chain = {f"p{n}": f"<a href='/p{n + 1}'>下一层 {n}</a><p>{'文' * n}</p>" for n in range(1, 30)}
    found = run(small("/p1", **chain), limits=CrawlLimits(max_depth=5))
    assert paths(found) == ["", "p1", "p2", "p3", "p4", "p5"]
    assert found.truncated
    assert any("深度" in note.zh for note in found.notes)


def test_a_host_that_goes_away() -> None:
    site = portal(6, 30)
    lost: list[PageFacts] = []

    async def fetch(url: str) -> Fetched:
        if len(site.asked) >= 40:
            site.asked.append(url)
            return Fetched(url=url, unobserved=Unobserved(url=url, reason=UnobservedReason.CONNECT, detail="拒绝连接"))
        return await site.fetch(url)

    found = run(site, fetch, on_page=lambda f: lost.append(f) if f.unobserved else None)
    assert len(found.outlines) > 30
    assert len(site.asked) < 40 + 12 + 2 * 8 + 1, "it stops asking"
    assert {u.reason for u in found.unobserved} == {UnobservedReason.CONNECT}
    assert len(found.outlines) + len(found.unobserved) == found.discovered
    assert {facts.url for facts in lost} <= {u.url for u in found.unobserved}


def test_one_lost_page_costs_that_page_only() -> None:
    site = portal(3, 20)

    async def fetch(url: str) -> Fetched:
        if url.endswith("_7.html"):
            return Fetched(url=url, unobserved=Unobserved(url=url, reason=UnobservedReason.TIMEOUT))
        return await site.fetch(url)

    found = run(site, fetch)
    assert len(found.unobserved) == 3
    assert len(found.outlines) == len(site.pages) - 3


def test_a_dead_link_is_no_lost_page() -> None:
    found = run(small("/gone.html", "/file.pdf", "http://other.cn/"))
    assert [u.url for u in found.missing] == ["http://x.cn/gone.html"]
    assert found.unobserved == ()
    assert found.files == 1
    assert paths(found) == [""]


def test_the_user_stops() -> None:
    site = portal(6, 30)
    found = run(site, stop=lambda: len(site.asked) > 20)
    assert found.interrupted
    assert {u.reason for u in found.unobserved} == {UnobservedReason.INTERRUPTED}
    assert 0 < len(found.outlines) < len(site.pages)


def test_frames_are_part_of_their_page() -> None:
    seen: dict[str, PageFacts] = {}
    site = framed.build()
    found = run(site, on_page=lambda facts: seen.update({facts.url: facts}))
    source = seen[f"{site.origin}/"].source
    assert source is not None
    assert {link.text for link in source.links} >= {"工作动态", "意见反馈"}
    assert "gzdt/index.htm" in paths(found)
    assert site.asked.count(f"{site.origin}/left.htm") == 1


def test_a_meta_refresh_leads_on() -> None:
    site = small(**{"portal/index.html": "<h1>示范县人民政府</h1><p>欢迎</p><a href='/a'>要闻</a>", "a": "<p>甲</p>"})
    site.pages["/"].html = "<meta http-equiv=refresh content='0; url=/portal/index.html'>"
    found = run(site)
    assert found.home_url == "http://x.cn/portal/index.html"
    assert paths(found) == ["portal/index.html", "a"]


def test_a_page_that_reloads_itself_is_a_page() -> None:
    site = small("/a", a="<p>甲</p>")
    site.pages["/"].html = "<meta http-equiv=refresh content='60'><p>要闻</p><a href='/a'>甲</a>"
    assert paths(run(site)) == ["", "a"]


def test_redirects_count_once_and_never_lead_off_the_site() -> None:
    site = small("/old", "/new", "/off", new="<p>新</p>")
    site.redirects = {"/old": "/new", "/off": "https://login.other.cn/"}
    site.pages["https://login.other.cn/"] = site.pages["/new"]
    found = run(site)
    assert sorted(paths(found)) == ["", "new"]
    assert any("其他主机" in note.zh for note in found.notes)


def test_index_and_folder_are_one_page_only_where_they_answer_alike() -> None:
    site = small("/index.html", "/a/", "/a/index.html", "/b/", "/b/index.html")
    site.add("/index.html", HOME, site.pages["/"].html)
    site.add("/a/", COLUMN, "<title>甲</title><p>1</p>")
    site.add("/a/index.html", COLUMN, "<title>甲</title><p>2</p>")
    site.add("/b/", COLUMN, "<title>甲</title><p>1</p>")
    site.add("/b/index.html", COLUMN, "<title>乙</title><ul><li>2</li></ul>")
    assert sorted(paths(run(site))) == ["", "a/", "b/", "b/index.html"]


def test_links_written_in_handlers() -> None:
    site = MemorySite("h", "http://x.cn")
    encoded = "L2xpc3QvMjAyNC9hYmNkLmh0bWw="
    site.add(
        "/",
        HOME,
        f"<p>政府</p><a href='#' onclick=\"location.href='/a'\">甲</a><a href=\"javascript:window.open('/b')\">乙</a><a href='javascript:;' onclick=\"go('{encoded}')\">丙</a>",
    )
    for path in ("/a", "/b", "/list/2024/abcd.html"):
        site.add(path, OTHER, f"<p>{path}</p>")
    assert sorted(paths(run(site))) == ["", "a", "b", "list/2024/abcd.html"]


def test_numbers_in_handlers_are_no_addresses() -> None:
    site = small()
    site.pages[
        "/"
    ].html = "<p>政府</p><a href='#' onclick=\"changeLink('1')\">甲</a><a href='javascript:open(\"abc\")'>乙</a>"
    found = run(site)
    assert paths(found) == [""]
    assert found.missing == ()


def test_the_same_answer_for_any_address_does_not_go_on_for_ever() -> None:
    async def fetch(url: str) -> Fetched:
        site = MemorySite("loop", "http://x.cn")
        path = url.removeprefix("http://x.cn")
        site.add(path, OTHER, "<p>请稍候，页面正在建设中</p><a href='next/'>下一页</a><a href='more/x.html'>更多</a>")
        return await site.fetch(url)

    found = run(MemorySite("loop", "http://x.cn"), fetch, limits=CrawlLimits(max_depth=50))
    assert len(found.outlines) < 30
    assert any("逐字节相同" in note.zh for note in found.notes)


def test_sessions_and_sorting_are_one_page() -> None:
    site = small(
        "/l;jsessionid=AAAAAAAAAAAA", "/l;jsessionid=BBBBBBBBBBBB", "/l?sort=date", "/l?sort=title", l="<p>列表</p>"
    )
    site.add("/l?sort=date", COLUMN, "<p>列表</p>")
    found = run(site)
    assert len(found.outlines) == 2
    said = " ".join(note.zh for note in found.notes)
    assert "会话编号" in said
    assert "仅排序" in said


def test_site_maps_lead_to_pages_that_nothing_links_to() -> None:
    site = small("/a", a="<p>甲</p>", orphan="<p>孤</p>", packed="<p>压</p>")
    site.texts["/robots.txt"] = "User-agent: *\nDisallow: /a\nSitemap: http://x.cn/map.xml\nSitemap: /nothing\n"
    site.texts["/map.xml"] = "<sitemapindex><loc>http://x.cn/1.xml</loc><loc>http://x.cn/2.xml.gz</loc></sitemapindex>"
    site.texts["/1.xml"] = "<urlset><loc>http://x.cn/orphan</loc><loc>http://x.cn/a</loc></urlset>"

    async def packed(url: str) -> bytes | None:
        return gzip.compress(b"<urlset><loc>http://x.cn/packed</loc></urlset>")

    found = asyncio.run(
        crawl(
            "http://x.cn/",
            site.fetch,
            scope=Scope.of("http://x.cn/"),
            limits=CrawlLimits(),
            on_page=lambda _: None,
            fetch_bytes=packed,
        )
    )
    assert sorted(paths(found)) == ["", "a", "orphan", "packed"]
    assert found.sitemap_urls == 3
    assert found.robots.startswith("User-agent")
    assert next(o for o in found.outlines if o.url.endswith("orphan")).parent == ""
    kept = run(site, limits=CrawlLimits(respect_robots=True))
    assert "a" not in paths(kept)
    assert any("robots.txt" in note.zh for note in kept.notes)


def test_links_to_the_public_domain_are_followed_on_the_staging_host() -> None:
    site = MemorySite("staging", "http://staging.example:8080")
    site.add(
        "/", HOME, "<p>政府</p><a href='https://www.shifan.gov.cn/a'>甲</a><a href='http://zrj.shifan.gov.cn/'>局</a>"
    )
    site.add("/a", COLUMN, "<p>甲</p>")
    found = run(site, scope=Scope.of(site.origin, domain="www.shifan.gov.cn"))
    assert [o.url for o in found.outlines] == ["http://staging.example:8080/", "http://staging.example:8080/a"]
    assert all("shifan" not in url for url in site.asked)


def test_the_scheme_follows_the_start() -> None:
    site = MemorySite("https", "https://www.x.cn")
    site.add("/", HOME, "<p>政府</p><a href='http://www.x.cn/a'>甲</a><a href='http://x.cn/b'>乙</a>")
    site.add("/a", COLUMN, "<p>甲</p>")
    site.add("/b", COLUMN, "<p>乙</p>")

    async def fetch(url: str) -> Fetched:
        return await site.fetch(url.replace("http://x.cn", site.origin))

    found = asyncio.run(
        crawl("http://x.cn", fetch, scope=Scope.of("http://x.cn"), limits=CrawlLimits(), on_page=lambda _: None)
    )
    assert found.home_url == "https://www.x.cn/"
    assert sorted(o.url for o in found.outlines) == ["https://www.x.cn/", "https://www.x.cn/a", "https://www.x.cn/b"]


def test_rendered_links_go_on_where_the_source_has_none() -> None:
    async def go() -> tuple[Crawl, Crawl, int]:
        site = small(a="<p>甲</p>")
        site.pages["/"].html = "<title>示范县人民政府</title><div id=app></div><script src=/app.js></script>"
        crawler = Crawler(
            site.fetch, scope=Scope.of("http://x.cn/"), limits=CrawlLimits(), on_page=lambda _: None,
            on_progress=lambda _: None, stop=lambda: False,
        )  # fmt: skip
        await crawler.start("http://x.cn/")
        before = await crawler.run()
        shown = read_document("<a href='/a'>要闻</a><a href='/#/list/3'>列表</a>", "http://x.cn/")
        fresh = crawler.feed("http://x.cn/", shown)
        return before, await crawler.run(), fresh

    before, after, fresh = asyncio.run(go())
    assert paths(before) == [""]
    assert fresh == 2
    assert paths(after) == ["", "a", "#/list/3"]


def test_listed_pages_and_nothing_else() -> None:
    site = trs.build()
    listing = [(f"{site.origin}/xwzx/", PageType.COLUMN), (f"{site.origin}/none", None), (f"{site.origin}/", None)]
    lost: list[PageFacts] = []
    found = asyncio.run(
        fetch_listed(
            listing,
            site.fetch,
            scope=Scope.of(site.origin),
            limits=CrawlLimits(),
            on_page=lambda f: lost.append(f) if f.unobserved else None,
        )
    )
    assert paths(found) == ["xwzx/", ""]
    assert not found.whole_site
    assert found.home_url == f"{site.origin}/"
    assert [u.url for u in found.unobserved] == [f"{site.origin}/none"]
    assert len(lost) == 1
    assert len(site.asked) == 3
    assert [page.type for page in describe(found)] == [PageType.COLUMN, PageType.HOME]


@pytest.mark.parametrize(
    ("content", "looked_at"),
    [("0; url=/new", "new"), ("15; url=/new", "old"), (".5;url=/new", "old"), ("url=/new", "old")],
)
def test_a_listed_page_that_stays_for_a_while_is_looked_at_itself(content: str, looked_at: str) -> None:
    site = small("/new", old="<p>旧</p>", new="<p>新</p>")
    site.pages["/old"].html = f"<meta http-equiv=refresh content='{content}'><p>本页已移到新地址。</p>"
    found = asyncio.run(
        fetch_listed(
            [(f"{site.origin}/old", None)],
            site.fetch,
            scope=Scope.of(site.origin),
            limits=CrawlLimits(),
            on_page=lambda _: None,
        )
    )
    assert paths(found) == [looked_at]


def test_progress_is_told() -> None:
    told: list[Progress] = []
    site = portal(3, 20)
    asyncio.run(
        crawl(
            f"{site.origin}/",
            site.fetch,
            scope=Scope.of(site.origin),
            limits=CrawlLimits(),
            on_page=lambda _: None,
            on_progress=told.append,
        )
    )
    assert told[-1] == Progress(len(site.pages), len(site.pages), 0, 0, 2000)
    assert [p.fetched for p in told] == sorted(p.fetched for p in told)


def refusal(html: str = "", unobserved: UnobservedReason | None = None, status: int | None = None) -> Text:
    site = MemorySite("r", "http://x.cn")
    site.add("/", HOME, html)

    async def fetch(url: str) -> Fetched:
        if unobserved:
            return Fetched(url=url, unobserved=Unobserved(url=url, reason=unobserved, status=status))
        return await site.fetch(url)

    with pytest.raises(SiteUnreachableError) as raised:
        run(site, fetch)
    text = raised.value.args[0]
    assert isinstance(text, Text)
    assert "\n" not in str(raised.value)
    return text


def test_no_site_to_look_at_is_one_line() -> None:
    assert "无法解析" in refusal(unobserved=UnobservedReason.DNS).zh
    assert "拒绝访问 HTTP 403" in refusal(unobserved=UnobservedReason.BLOCKED, status=403).zh
    assert "TLS" in refusal(unobserved=UnobservedReason.TLS).en
    assert "为空" in refusal("<html></html>").zh
    assert "登录页" in refusal("<form>用户<input name=u>密码<input type=password></form>").zh


def test_a_start_on_another_host_is_refused() -> None:
    site = small()
    site.redirects = {"/": "https://sso.other.cn/login"}
    site.pages["https://sso.other.cn/login"] = site.pages["/"]
    with pytest.raises(SiteUnreachableError, match=r"sso\.other\.cn"):
        run(site)


def test_a_defect_in_fetch_is_loud_and_leaves_nothing_running() -> None:
    site = portal(3, 20)

    async def fetch(url: str) -> Fetched:
        if "t2024" in url:
            raise RuntimeError("defect")
        await asyncio.sleep(0.001)
        return await site.fetch(url)

    with pytest.raises(RuntimeError, match="defect"):
        run(site, fetch)


@pytest.mark.parametrize(
    "body",
    [
        """<script>document.write('<li><a class=x href="/next.html">下一页</a></li>')</script>""",
        "<link rel=next href=/next.html>",
        "<svg><a xlink:href=/next.html><text>x</text></a></svg>",
        "<iframe srcdoc='<a href=next.html>x</a>'></iframe>",
    ],
)
def test_further_ways_to_a_page(body: str) -> None:
    site = small(**{"next.html": "<p>x</p>"})
    site.add("/", HOME, f"<html><body><h1>示范县人民政府</h1>{body}</body></html>")
    assert paths(run(site)) == ["", "next.html"]
