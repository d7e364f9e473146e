"""Servers that show search engines something else, and servers that only look so."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from pytest_govsite.checks.links.cloaking import links_cloaking
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.cloaking import look_for_cloaking
from pytest_govsite.model import Page, PageType
from pytest_govsite.model.cloaking import ComparedPage, Visitor
from pytest_govsite.observe.cloaking import compare_page
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from tests.checks.building import facts
from tests.checks.building import site as inspected
from tests.checks.writing import word
from tests.observe.site import Handler, LocalSite

Configure = Callable[..., Config]
Answer = tuple[Any, ...]
HTML = {"Content-Type": "text/html; charset=utf-8"}
NEWS = "".join(
    f'<li><a href="/n/{n}.html">示范县第{"甲乙丙丁戊己庚辛壬癸"[n % 10]}{"子丑寅卯"[n // 10]}次常务会议研究部署重点工作</a></li>'
    for n in range(40)
)
SPAM = '<p><a href="http://www.lvyou-shop.com/">真人百家乐 投注平台</a></p>'
LINK = '<p><a href="http://www.lvyou-shop.com/">印象旅行</a></p>'
OTHER = "".join(
    f"<p>某某公司第{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{'子丑寅卯'[n // 10]}款产品的详细介绍和购买方法说明</p>"
    for n in range(40)
)


def whole(body: str, title: str = "示范县人民政府") -> Answer:
    return 200, f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>", HTML


def agent(handler: Handler) -> str:
    return str(handler.headers.get("User-Agent", ""))


def is_robot(handler: Handler) -> bool:
    return any(name in agent(handler).lower() for name in ("spider", "googlebot"))


def comes_from_search(handler: Handler) -> bool:
    return "baidu.com" in str(handler.headers.get("Referer", ""))


@pytest.fixture
def compared(loop: BackgroundLoop, configure: Configure, site: LocalSite) -> Callable[..., ComparedPage]:
    def run(answer: Callable[[Handler], Answer]) -> ComparedPage:
        site.routes["/"] = answer

        async def scene() -> ComparedPage:
            async with HttpClient(configure(site.url("/"))) as client:
                return await compare_page(client, site.url("/"))

        return loop.run(scene())

    return run


@pytest.fixture
def judged(compared: Callable[..., ComparedPage]) -> Callable[..., dict[str, str]]:
    """Outcome by kind of difference (`place`), or by message."""

    def run(answer: Callable[[Handler], Answer]) -> dict[str, str]:
        seen = facts(cloaking=(compared(answer),))
        return {v.place or v.message.en: word(v) for v in links_cloaking((), inspected(), seen)}

    return run


Judged = Callable[[Callable[[Handler], Answer]], dict[str, str]]
SAME = {"Search engines get what visitors get": "passed"}


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("spam for robots", lambda h: whole(NEWS + SPAM * is_robot(h)), {"links": "failed", "words": "failed"}),
        ("links for one robot", lambda h: whole(NEWS + LINK * ("Sogou" in agent(h))), {"links": "failed"}),
        (
            "spam from search",
            lambda h: whole(NEWS + SPAM * comes_from_search(h)),
            {"links": "failed", "words": "failed"},
        ),
        (
            "redirect from search",
            lambda h: (302, b"", {"Location": "http://www.lvyou-shop.com/"}) if comes_from_search(h) else whole(NEWS),
            {"left": "failed"},
        ),
        (
            "refresh for robots",
            lambda h: whole(
                '<meta http-equiv="refresh" content="0;url=http://www.lvyou-shop.com/">' * is_robot(h) + NEWS
            ),
            {"left": "failed"},
        ),
        ("another page", lambda h: whole(OTHER if is_robot(h) else NEWS), {"text": "failed"}),
        (
            "title for robots",
            lambda h: whole(NEWS, "澳门新葡京 投注平台" if is_robot(h) else "示范县人民政府"),
            {"title": "failed", "words": "failed"},
        ),
        (
            "some text",
            lambda h: whole(NEWS + OTHER[: len(OTHER) // 2] * is_robot(h)),
            {"text": "cantTell"},
        ),
        ("another title", lambda h: whole(NEWS, "欢迎" if is_robot(h) else "示范县人民政府"), {"title": "cantTell"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_content_for_search_engines(
    judged: Judged, name: str, answer: Callable[[Handler], Answer], expected: dict[str, str]
) -> None:
    assert judged(answer) == expected, name


def test_what_changes_for_everyone_is_no_cloaking(judged: Judged) -> None:
    number = itertools.count(1)
    banners = itertools.cycle(("a", "b", "c"))

    def counting(_: Handler) -> Answer:
        n = next(number)
        return whole(
            f"<p>今天是2026年11月{n}日，您是第{n * 7}位访问者</p><input name=csrf value=x{n}>{NEWS}", f"示范县（{n}）"
        )

    def rotating(_: Handler) -> Answer:
        return whole(NEWS + f'<p><a href="http://www.partner-{next(banners)}.com/">合作伙伴</a></p>')

    def shuffled(_: Handler) -> Answer:
        n = next(number) % 20
        return whole("".join(NEWS.partition(f"/n/{n}.html")[::-1]))

    assert judged(counting) == SAME
    assert judged(rotating) in (SAME, {"links": "cantTell"})
    assert "failed" not in judged(shuffled).values()


def test_a_mark_for_robots_and_links_to_state_bodies_are_none(judged: Judged) -> None:
    more = '<p><a href="https://www.zj.gov.cn/">浙江省人民政府</a> <a href="/sitemap.html">网站地图</a></p>'
    assert judged(lambda h: whole(NEWS + more * is_robot(h))) == SAME


def test_firewalls_that_refuse_search_engines(judged: Judged) -> None:
    refuses = (
        "The site refuses the names of search engines, so there is nothing to compare; look at firewall and server"
    )
    assert judged(lambda h: (403, "forbidden", HTML) if is_robot(h) else whole(NEWS)) == {refuses: "cantTell"}
    challenge = whole("<p>为了您的安全，请完成安全验证</p>", "安全验证")
    assert judged(lambda h: challenge if is_robot(h) else whole(NEWS)) == {refuses: "cantTell"}
    assert judged(lambda h: (403, "no", HTML) if "360" in agent(h) else whole(NEWS)) == SAME


def test_pages_that_scripts_fill_are_for_a_person(judged: Judged) -> None:
    assert judged(lambda h: whole(NEWS if is_robot(h) else "<div id=app></div>")) == {"text": "cantTell"}


def test_redirects_within_the_site_are_followed(judged: Judged, site: LocalSite) -> None:
    site.routes["/index.html"] = whole(NEWS)
    assert judged(lambda h: (302, b"", {"Location": "/index.html"}) if is_robot(h) else whole(NEWS)) == SAME


def test_each_is_asked_once_where_all_get_the_same(compared: Callable[..., ComparedPage], site: LocalSite) -> None:
    seen = compared(lambda _: whole(NEWS))
    assert [each.visitor for each in seen.seen] == [*Visitor, Visitor.ORDINARY]
    assert len(site.requests) == 7
    assert all("pytest-govsite/" in headers["User-Agent"] for _, headers, _ in site.requests)
    assert {each.status for each in seen.seen} == {200}
    assert seen.stable >= 40


def test_nothing_to_compare(judged: Judged, compared: Callable[..., ComparedPage]) -> None:
    assert judged(lambda _: (500, "x", HTML)) == {"The pages gave no answer to compare": "untested"}
    assert [word(v) for v in links_cloaking((), inspected(), facts())] == ["untested"]
    listed = next(iter(links_cloaking((), inspected(), facts(whole_site=False))))
    assert (word(listed), listed.message.en.partition(",")[0]) == ("untested", "Only listed pages were inspected")
    page = compared(lambda _: whole(NEWS))
    staged = inspected(url="http://127.0.0.1:8080/")
    there = msgspec.structs.replace(facts(cloaking=(page,)), start_url="http://127.0.0.1:8080/", home_url="")
    assert [word(v) for v in links_cloaking((), staged, there)] == ["untested"]


def test_home_page_and_a_few_columns(loop: BackgroundLoop, configure: Configure, site: LocalSite) -> None:
    pages = [Page(url=site.url("/"), type=PageType.HOME)]
    pages += [Page(url=site.url(f"/{n}/"), type=PageType.COLUMN) for n in range(9)]
    pages += [Page(url=site.url("/a.html"), type=PageType.ARTICLE)]
    for page in pages:
        site.routes[page.url.removeprefix(site.url(""))] = whole(NEWS)

    async def scene() -> tuple[ComparedPage, ...]:
        async with HttpClient(configure(site.url("/"))) as client:
            return await look_for_cloaking(client, pages, 7, lambda: False)

    told = loop.run(scene())
    assert told[0].url == site.url("/")
    assert len(told) == 4
    assert all(each.stable for each in told)
