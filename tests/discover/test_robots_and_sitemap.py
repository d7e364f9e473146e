from __future__ import annotations

import asyncio
import gzip
import time

from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.discover.robots import Robots
from pytest_govsite.discover.sitemap import LONGEST, MAX_ADDRESSES, collect, inflate, read_sitemap


def test_robots() -> None:
    robots = Robots.read("\ufeffUser-agent: *\nDisallow: /admin/\nCrawl-delay: 2\nSitemap: http://x.cn/map.xml\n")
    assert not robots.allows("http://x.cn/admin/a")
    assert robots.allows("http://x.cn/a")
    assert robots.delay == 2.0
    assert robots.sitemaps == ("http://x.cn/map.xml",)


def test_no_robots_forbids_nothing() -> None:
    assert Robots.read("").allows("http://x.cn/")
    assert Robots.read("").delay == 0.0


@given(st.text(max_size=300))
def test_no_robots_txt_raises(text: str) -> None:
    Robots.read(text).allows("http://x.cn/a")


def test_page_map() -> None:
    text = (
        '<?xml version="1.0"?><urlset xmlns:image="i"><url><loc>\n http://x.cn/a?x=1&amp;y=2 </loc><image:image><image:loc>'
        "http://x.cn/p.jpg</image:loc></image:image></url><url><loc><![CDATA[http://x.cn/公开]]></loc></url>"
        "<url><loc>http://x.cn/b?x=1&y=2</loc></url></urlset>"
    )
    assert read_sitemap(text).pages == (
        "http://x.cn/a?x=1&y=2",
        "http://x.cn/%E5%85%AC%E5%BC%80",
        "http://x.cn/b?x=1&y=2",
    )


def test_index_and_plain_text() -> None:
    index = read_sitemap("<sitemapindex><sitemap><loc>http://x.cn/1.xml</loc></sitemap></sitemapindex>")
    assert index.files == ("http://x.cn/1.xml",)
    assert index.pages == ()
    assert read_sitemap("http://x.cn/a\nno address\nhttp://x.cn/b").pages == ("http://x.cn/a", "http://x.cn/b")


def test_an_xml_bomb_is_harmless() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><urlset><url><loc>http://x.cn/&e11;</loc></url></urlset>'
    started = time.process_time()
    assert len(read_sitemap(bomb).pages) == 1
    assert len(read_sitemap("<urlset>" + "<loc>" * 500_000).pages) == 0
    assert len(read_sitemap("<loc>http://x.cn/a" * 200_000).pages) == 1
    assert time.process_time() - started < 5


def test_a_huge_map_is_cut() -> None:
    text = "<urlset>" + "".join(f"<loc>http://x.cn/{n}</loc>" for n in range(MAX_ADDRESSES + 500))
    assert len(read_sitemap(text).pages) == MAX_ADDRESSES


@given(st.text(max_size=300))
def test_no_map_raises(text: str) -> None:
    read_sitemap("<urlset>" + text)


def test_a_packed_map_is_bounded() -> None:
    assert inflate(gzip.compress(b"<urlset><loc>http://x.cn/a</loc>")) == "<urlset><loc>http://x.cn/a</loc>"
    assert len(inflate(gzip.compress(b" " * 40_000_000))) == LONGEST
    assert inflate(b"no gzip") == ""
    assert inflate(b"") == ""


def test_maps_of_maps_end() -> None:
    asked: list[str] = []

    async def read(url: str) -> str:
        asked.append(url)
        if url.endswith("missing.xml"):
            return ""
        if url.endswith("pages.xml"):
            return "<urlset><loc>http://x.cn/a</loc><loc>http://other.cn/</loc></urlset>"
        names = "".join(f"<loc>http://x.cn/{name}.xml</loc>" for name in ("map", "pages", "missing"))
        return f"<sitemapindex>{names}<loc>http://other.cn/map.xml</loc>"

    found = asyncio.run(collect(["http://x.cn/map.xml"], read, lambda u: u if "//x.cn" in u else ""))
    assert found == ["http://x.cn/a"]
    assert asked == ["http://x.cn/map.xml", "http://x.cn/pages.xml", "http://x.cn/missing.xml"]
