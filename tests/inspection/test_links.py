"""Which addresses are asked for, and that a resumed run does not ask again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from pytest_govsite.checks.links import LinkSurvey, links_site
from pytest_govsite.config.options import build_config
from pytest_govsite.inspection import link_wishes
from pytest_govsite.inspection.blocked_links import try_in_browser
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.link_checking import LinkChecking
from pytest_govsite.inspection.link_wishes import LinkWishes
from pytest_govsite.inspection.observed import GONE, LINKS
from pytest_govsite.model import (
    HttpExchange,
    LinkCheck,
    LinkFacts,
    LinkState,
    Page,
    PageFacts,
    PageType,
    Unobserved,
    UnobservedReason,
)
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.store import Store
from tests.checks.building import HOME, facts, site
from tests.checks.writing import page
from tests.observe.links.zoo import Zoo


@pytest.fixture(scope="module")
def zoo() -> Iterator[Zoo]:
    server = Zoo()
    yield server
    server.close()


def wished(*pages: PageFacts, **values: str) -> dict[str, tuple[bool, bool]]:
    wishes = LinkWishes(site(**values))
    for each in pages:
        wishes.settle(each)
    for each in pages:
        wishes.gather(each)
    return {wish.url: (wish.read, wish.script) for wish in wishes.asked}


def test_pages_of_the_crawl_are_not_asked_again_and_files_not_read() -> None:
    first = page(
        "<a href=/b.html>b</a><a href=/c.html>c</a><a href=/d.pdf>d</a><img src=/e.png><script src=/f.js></script>"
        "<form action=/send></form><a href=/logout>退出</a><a href=/moved.html>m</a>",
        path="/a.html",
        head="<link rel=canonical href=/g.html><link rel=stylesheet href=/h.css>",
    )
    exchange = HttpExchange(url=HOME + "moved.html", final_url=HOME + "b.html", status=200)
    second = msgspec.structs.replace(page("b", path="/b.html"), exchange=exchange)
    assert {url.removeprefix(HOME): how for url, how in wished(first, second).items()} == {
        "c.html": (True, False),
        "d.pdf": (False, False),
        "e.png": (False, False),
        "f.js": (False, True),
        "h.css": (False, False),
    }


def test_one_page_by_several_addresses_is_asked_once_and_resources_each() -> None:
    first = page(
        "<a href='/b.html?utm_source=x'>b</a><a href=/c.html?sid=0123456789abcdef01234>c</a>"
        "<a href='/c.html?jsessionid=2'>c</a><a href='/d.html?x=1&amp;y=2'>d</a><a href='/d.html?y=2&amp;x=1'>d</a>"
        "<img src=/e.png?t=1700000000001><img src=/e.png?t=1700000000002>",
        path="/a.html",
    )
    wishes = LinkWishes(site())
    for each in (first, page("b", path="/b.html")):
        wishes.settle(each)
    wishes.gather(first)
    asked = [wish.url.removeprefix(HOME) for wish in wishes.asked]
    assert asked == [
        "c.html?sid=0123456789abcdef01234",
        "d.html?x=1&y=2",
        "e.png?t=1700000000001",
        "e.png?t=1700000000002",
    ]
    assert {(url.removeprefix(HOME), first.removeprefix(HOME)) for url, first in wishes.same} == {
        ("b.html?utm_source=x", "b.html"),
        ("c.html?jsessionid=2", "c.html?sid=0123456789abcdef01234"),
        ("d.html?y=2&x=1", "d.html?x=1&y=2"),
    }


@pytest.mark.parametrize("action", ["/search", "/del.do?id=1", "/vote", "/liuyan/"])
def test_forms_that_may_act_are_not_asked_for(action: str) -> None:
    assert bool(wished(page(f"<form action='{action}'></form>", path="/a.html"))) == (action == "/search")


def test_a_page_that_failed_once_is_asked_again_and_one_that_is_gone_is_not() -> None:
    def lost(path: str, status: int) -> PageFacts:
        why = Unobserved(url=HOME + path, reason=UnobservedReason.HTTP_ERROR, status=status)
        return PageFacts(page=Page(url=HOME + path, type=PageType.OTHER), unobserved=(why,))

    first = page("<a href=/gone>x</a><a href=/broken>x</a>", path="/a.html")
    assert set(wished(first, lost("gone", 404), lost("broken", 500))) == {HOME + "broken"}


def test_the_declared_domain_is_asked_for_at_the_inspected_host() -> None:
    first = page("<a href=http://www.shifan.gov.cn/x.html>x</a>", path="/a.html")
    assert set(wished(first, url="http://127.0.0.1:8080/")) == {"http://127.0.0.1:8080/x.html"}


def test_other_hosts_beyond_the_limit_are_left_out_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_wishes, "MAX_OUTSIDE", 3)
    many = "".join(f"<a href=https://big.cn/{n}>x</a>" for n in range(50)) + "<a href=https://small.cn/>x</a>"
    wishes = LinkWishes(site())
    wishes.gather(page(many))
    assert [wish.url for wish in wishes.asked] == ["https://big.cn/0", "https://small.cn/", "https://big.cn/1"]
    assert wishes.left_out == 48


def test_a_resumed_run_asks_for_what_is_missing_only(zoo: Zoo, tmp_path: Path) -> None:
    body = "".join(f"<a href={zoo.url(f'/ok.html?{n}')}>x</a>" for n in range(30))
    shown = page(body, path=zoo.url("/a.html"))

    def run(store: Store, *, resume: bool, stop_after: int = 1_000) -> LinkFacts:
        config = build_config({"url": zoo.url("/"), "resume": resume}, folder=tmp_path)
        done: list[int] = []

        async def work() -> LinkFacts:
            network = Network(config)
            checking = LinkChecking(config, store, lambda links: done.append(links), lambda: len(done) >= stop_after)
            try:
                return await checking.run((shown.page,), infer_site(config, None), network)
            finally:
                await network.close()

        return asyncio.run(work())

    with Store(tmp_path) as store:
        store.put_page(shown)
        first = run(store, resume=False, stop_after=10)
        assert 10 <= len(first.checks) < 30
        whole = run(store, resume=True)
        assert len(whole.checks) == 30
        assert {check.state.value for check in whole.checks} == {"ok"}
    assert all(count == 1 for (_, path), count in zoo.asked.items() if path.startswith("/ok.html?"))


@pytest.mark.browser
def test_what_refuses_programs_is_tried_in_the_browser(zoo: Zoo, tmp_path: Path) -> None:
    config = build_config({"url": zoo.url("/")}, folder=tmp_path)
    urls = [zoo.url("/people.html?1"), zoo.url("/status/403"), zoo.url("/people.html?3")]
    checks = [LinkCheck(url=url, state=LinkState.BLOCKED, status=403, method="GET") for url in urls]
    checks.append(LinkCheck(url=zoo.url("/gone"), state=LinkState.GONE, status=404, method="GET"))
    broken = [zoo.url("/reset"), zoo.url("/status/400"), zoo.url("/ok.html")]
    checks += [LinkCheck(url=url, state=LinkState.BROKEN, method="GET") for url in broken]

    async def work(stop: bool = False) -> tuple[LinkCheck, ...]:
        network = Network(config)
        try:
            return await try_in_browser(checks, config, network, "chromium", lambda: stop)
        finally:
            await network.close()

    opened, reset, refused, answered = asyncio.run(work())
    # what broke off breaks off in the browser too, or does not
    assert [(c.state, c.method) for c in (reset, refused)] == [(LinkState.BROKEN, "browser")] * 2
    assert (answered.url, answered.state) == (broken[2], LinkState.OK)
    assert (opened.url, opened.state, opened.method, opened.title) == (urls[0], LinkState.OK, "browser", "只给浏览器")
    assert asyncio.run(work(stop=True)) == ()


def test_what_the_crawl_found_gone_is_known_and_not_asked_again(zoo: Zoo, tmp_path: Path) -> None:
    config = build_config({"url": zoo.url("/")}, folder=tmp_path)
    links = "".join(f"<a href='{zoo.url(path)}'>x</a>" for path in ("/gone-1", "/gone-1?utm_source=a", "/ok.html?gone"))
    shown = page(links, path=zoo.url("/a.html"))

    async def work(store: Store) -> LinkFacts:
        network = Network(config)
        try:
            return await LinkChecking(config, store, lambda **_: None, lambda: False).run(
                (shown.page,), infer_site(config, None), network
            )
        finally:
            await network.close()

    with Store(tmp_path) as store:
        store.put_page(shown)
        store.put_value(GONE, (zoo.url("/gone-1"),))
        found = asyncio.run(work(store))
    survey = LinkSurvey((shown,), site(url=zoo.url("/")), facts(), found)
    assert [survey.check(held).state.value for held in survey.held.values()] == ["gone", "gone", "ok"]  # type: ignore[union-attr]
    assert not any("gone-1" in path for _, path in zoo.asked)


def test_what_opened_in_the_browser_is_written_down(zoo: Zoo, tmp_path: Path) -> None:
    config = build_config({"url": zoo.url("/")}, folder=tmp_path)
    shown = page(
        f"<a href={zoo.url('/people.html')}>x</a><a href={zoo.url('/status/403')}>y</a>", path=zoo.url("/a.html")
    )

    async def again(checks: Iterable[LinkCheck]) -> tuple[LinkCheck, ...]:
        blocked = [check for check in checks if check.state is LinkState.BLOCKED]
        return tuple(msgspec.structs.replace(c, state=LinkState.OK) for c in blocked if "people" in c.url)

    async def work(store: Store) -> LinkFacts:
        network = Network(config)
        checking = LinkChecking(config, store, lambda **_: None, lambda: False, again=again)
        try:
            return await checking.run((shown.page,), infer_site(config, None), network)
        finally:
            await network.close()

    with Store(tmp_path) as store:
        store.put_page(shown)
        found = asyncio.run(work(store))
        assert store.value(LINKS, LinkFacts) == found
    assert {check.url.rpartition("/")[2]: check.state.value for check in found.checks} == {
        "people.html": "ok",
        "403": "blocked",
    }


def test_what_style_sheets_load_is_asked_for(zoo: Zoo, tmp_path: Path) -> None:
    config = build_config({"url": zoo.url("/")}, folder=tmp_path)
    shown = page("x", path=zoo.url("/a.html"), head=f"<link rel=stylesheet href={zoo.url('/sheet/main.css')}>")

    async def work(store: Store) -> LinkFacts:
        network = Network(config)
        try:
            checking = LinkChecking(config, store, lambda **_: None, lambda: False)
            return await checking.run((shown.page,), infer_site(config, None), network)
        finally:
            await network.close()

    with Store(tmp_path) as store:
        store.put_page(shown)
        found = asyncio.run(work(store))
    assert {check.url.removeprefix(zoo.url("/")): check.state.value for check in found.checks} == {
        "sheet/main.css": "ok",
        "sheet/more.css": "ok",
        "sheet/ok.png": "ok",
        "sheet/font.eot": "gone",
        "sheet/deep.png": "gone",
    }
    survey = LinkSurvey((shown,), infer_site(config, None), facts(), found)
    told = [(v.message.en, v.level and v.level.value, v.found.partition(" ")[0]) for v in links_site((shown,), survey)]
    dead = "File that a style sheet loads is dead: not there"
    assert told[:-1] == [(dead, "should", zoo.url("/sheet/font.eot")), (dead, "should", zoo.url("/sheet/deep.png"))]
