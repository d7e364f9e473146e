from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from datetime import datetime

import pytest

from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.discover.clues import Clues
from pytest_govsite.discover.crawler import Crawler
from pytest_govsite.discover.limits import CrawlLimits
from pytest_govsite.discover.outline import Crawl, Outline
from pytest_govsite.discover.pages import describe
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.shape import article_weight, column_weight, is_paged, shape
from pytest_govsite.discover.template import fingerprints
from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Fetched, HttpExchange, PageType, Unobserved, UnobservedReason
from tests.discover.labelled import crawled, demo_pages
from tests.discover.sites.content import Content
from tests.discover.sites.site import answer, not_found
from tests.discover.synthetic import article, portal, url


def outlines(numbers: range) -> list[tuple[int, Outline]]:
    content, made = Content(f"templates {numbers}"), []
    for number in numbers:
        template = number % 12
        address = "http://x.cn" + url(template, number)
        document = read_document(article(template, number, content), address)
        made.append((template, Outline(url=address, clues=Clues(), skeleton=document.skeleton)))
    return made


def test_one_fingerprint_for_each_template_and_the_same_with_other_pages() -> None:
    some, others = outlines(range(240)), outlines(range(5000, 5120))
    first, second = fingerprints(o for _, o in some), fingerprints(o for _, o in others)
    names = {template: {first[o.url] for t, o in some if t == template} for template in range(12)}
    assert all(len(found) == 1 for found in names.values())
    assert len(set(first.values())) == 12
    assert all(second[o.url] in names[template] for template, o in others)


def test_the_order_of_the_pages_does_not_matter() -> None:
    made = [o for _, o in outlines(range(60))]
    shuffled = random.Random(1).sample(made, len(made))
    assert fingerprints(made) == fingerprints(shuffled)


def test_a_planted_template_of_three_pages_gets_its_own() -> None:
    site = portal(12, 40, planted=3)
    pages = describe(asyncio.run(crawled(site, seed_all=False)))
    planted = {page.template for page in pages if "_9000" in page.url}
    assert len(planted) == 1
    assert [page.template for page in pages].count(planted.pop()) == 3
    assert 12 + 2 <= len({page.template for page in pages}) <= 18


def skeletons(count: int, seed: int) -> list[tuple[int, Outline]]:
    """Twelve moulds that share much; what comes and goes on their pages stands in several of them."""
    fixed = random.Random(7)
    shared = [fixed.randrange(2**32) for _ in range(20)]
    moulds = [[fixed.randrange(2**32) for _ in range(12)] for _ in range(12)]
    widgets = [(fixed.randrange(2**32), chance) for chance in (0.5, 0.35, 0.3, 0.2, 0.1, 0.05, 0.93, 0.8)]
    dice, made = random.Random(seed), []
    for number in range(count):
        paths = {*shared, *moulds[number % 12], *(path for path, chance in widgets if dice.random() < chance)}
        address = f"http://x.cn/c{number % 12}/202401/t20240101_{seed}{number}.html"
        made.append((number % 12, Outline(url=address, clues=Clues(), skeleton=tuple(sorted(paths)))))
    return made


def test_ten_thousand_articles_of_twelve_templates() -> None:
    made = skeletons(10_000, 1)
    started = time.process_time()
    found = fingerprints(o for _, o in made)
    assert time.process_time() - started < 15
    assert 12 <= len(set(found.values())) <= 18
    by_template = [Counter(found[o.url] for t, o in made if t == template) for template in range(12)]
    assert len({counted.most_common(1)[0][0] for counted in by_template}) == 12
    for seed in range(2, 6):
        fewer = skeletons(240, seed)
        again = fingerprints(o for _, o in fewer)
        assert all(again[o.url] in by_template[template] for template, o in fewer)


def test_templates_of_the_demo() -> None:
    site = demo_pages()
    pages = describe(asyncio.run(crawled(site)))
    assert 12 <= len({page.template for page in pages}) <= 18


def test_shapes() -> None:
    assert shape("http://x.cn/xw/202405/t20240512_3391.html") == "#/t#_#.html"
    assert shape("http://x.cn/zw/gk/202405/t20240513_4.html") == "#/t#_#.html"
    assert shape("http://x.cn/a/") == shape("http://x.cn/b/index.html") == shape("http://x.cn/b/index_2.html")
    assert shape("http://x.cn/s.asp?id=3") == shape("http://x.cn/t.asp?id=44") != shape("http://x.cn/s.asp?cid=3")
    assert shape("http://x.cn/d/8a8b123f2c4d0e1b90a7c2d5e6f70001") == "*"


def test_what_an_address_reads_like() -> None:
    articles = (
        "http://x.cn/xw/202405/t20240512_3391.html", "http://x.cn/art/2024/5/1/art_12_5678.html", "http://x.cn/content/post_41.html",
        "http://x.cn/shownews.asp?id=17", "http://x.cn/info/1012/3456.htm", "http://x.cn/2024/05/12/slug/", "http://x.cn/zx/123456.jhtml",
    )  # fmt: skip
    columns = (
        "http://x.cn/xwzx/",
        "http://x.cn/xwzx/index.html",
        "http://x.cn/col/col12/index.html",
        "http://x.cn/list.asp?classid=3",
        "http://x.cn/xw/index_2.html",
    )
    assert all(article_weight(u) > column_weight(u) for u in articles)
    assert all(column_weight(u) > article_weight(u) for u in columns)
    assert is_paged("http://x.cn/a/index_2.html")
    assert is_paged("http://x.cn/a.asp?page=2")
    assert not is_paged("http://x.cn/a/t20240101_2.html")


PLANTED = ("/xwzx/zwyw/", 3)
"""Articles of the demo that are given a mould of their own: the first ones of this column."""


async def demo_at_scale(articles: int, planted: set[str]) -> tuple[Portal, Crawl]:
    """Crawl the bundled portal in process, every page read as it is read from a network."""
    portal, content = Portal(DemoSite(articles=articles, now=datetime(2026, 11, 20, 10))), Content("planted")
    origin = f"https://{portal.site.domain}"

    async def fetch(address: str) -> Fetched:
        path = address.removeprefix(origin) or "/"
        made = portal.response(path)
        if made.status_code == 301:
            path = made.headers["location"]
            made = portal.response(path)
        if made.status_code != 200:
            return not_found(address)
        if not made.headers.get("content-type", "").startswith("text/html"):
            lost = Unobserved(url=address, reason=UnobservedReason.NOT_HTML)
            return Fetched(
                url=address, exchange=HttpExchange(url=address, final_url=address, status=200), unobserved=lost
            )
        html = decode(bytes(made.body), "text/html")[0]
        if path.startswith(PLANTED[0]) and path.endswith(".html") and (path in planted or len(planted) < PLANTED[1]):
            planted.add(path)
            html = article(7, len(planted), content)
        return answer(address, origin + path, html)

    crawler = Crawler(
        fetch,
        scope=Scope.of(f"{origin}/"),
        limits=CrawlLimits(max_pages=20_000),
        on_page=lambda _: None,
        on_progress=lambda _: None,
        stop=lambda: False,
    )
    await crawler.start(f"{origin}/")
    return portal, await crawler.run()


@pytest.mark.thorough
def test_ten_thousand_articles_of_the_demo() -> None:
    """One group for each template of the portal, at most half as many again, and the planted three apart.

    Of the articles those within the usual depth are reached, over four thousand; the rest lies on later pages of lists.
    """
    planted = set[str]()
    portal, crawl = asyncio.run(demo_at_scale(10_000, planted))
    origin = f"https://{portal.site.domain}"
    pages = describe(crawl)
    groups: dict[str, Counter[str]] = {}
    for page in pages:
        path = page.url.removeprefix(origin)
        known = portal.pages.find(path)
        made_of = "planted" if path in planted else known.template if known else path
        groups.setdefault(page.template, Counter())[made_of] += 1
    templates = {name for counted in groups.values() for name in counted}
    articles = sum(page.type is PageType.ARTICLE for page in pages)
    print(f"{len(pages)} pages, {articles} articles, {len(templates)} templates, {len(groups)} groups")
    assert articles > 4_000
    assert [counted["planted"] for counted in groups.values() if counted["planted"]] == [PLANTED[1]]
    assert all(len(counted) == 1 for counted in groups.values()), "no group mixes templates"
    assert len(templates) <= len(groups) <= 1.5 * len(templates)
    assert 12 <= sum(counted.total() > 1 for counted in groups.values()) <= 18, "templates of several pages"
