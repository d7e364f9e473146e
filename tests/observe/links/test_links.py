"""The zoo: every kind of link with the state it must get, each address asked for once."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import trustme

from pytest_govsite.config.settings import Config
from pytest_govsite.model import LinkCheck
from pytest_govsite.observe.asking import Limits
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.links import LinkAsker, LinkWish, check_links
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.links.zoo import Babbler, Zoo, closed_port

LIMITS = Limits(connect=1.5, read=1.5, total=2.0)
OUTSIDE = "www.elsewhere.cn"


@pytest.fixture(scope="module")
def zoo() -> Iterator[Zoo]:
    server = Zoo()
    yield server
    server.close()


@pytest.fixture(scope="module")
def untrusted() -> Iterator[Zoo]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    server = Zoo(context)
    yield server
    server.close()


@pytest.fixture(scope="module")
def babbler() -> Iterator[Babbler]:
    server = Babbler()
    yield server
    server.close()


Ask = Callable[..., dict[str, LinkCheck]]


@pytest.fixture
def ask(loop: BackgroundLoop, configure: Callable[..., Config], zoo: Zoo) -> Ask:
    def run(*wishes: LinkWish, **options: object) -> dict[str, LinkCheck]:
        found: dict[str, LinkCheck] = {}
        config = configure(zoo.url("/"), **options)

        async def work() -> None:
            async with HttpClient(config, limits=LIMITS) as client:
                asker = LinkAsker(client.asker, pause=0.01)
                await check_links(asker, wishes, arrived=lambda check: found.__setitem__(check.url, check))

        loop.run(work())
        return found

    return run


READ = {
    "/ok.html": ("ok", 200),
    "/ok.html?a=1&b=%E4%B8%AD": ("ok", 200),
    "/ok/%E4%B8%AD%E6%96%87.html": ("ok", 200),
    "/missing.html": ("gone", 404),
    "/status/410": ("gone", 410),
    "/status/400": ("client-error", 400),
    "/status/401": ("blocked", 401),
    "/status/403": ("blocked", 403),
    "/status/405": ("blocked", 405),
    "/status/412": ("blocked", 412),
    "/status/418": ("blocked", 418),
    "/status/429": ("blocked", 429),
    "/status/999": ("blocked", 999),
    "/status/500": ("server-error", 500),
    "/status/502": ("server-error", 502),
    "/status/204": ("ok", 204),
    "/status/304": ("ok", 304),
    "/status/302": ("client-error", 302),
    "/once.html": ("ok", 200),
    "/to.html": ("ok", 200),
    "/ring/0": ("loop", 302),
    "/slow.html": ("timeout", None),
    "/reset.html": ("broken", None),
    "/login.html": ("ok", 200),
    "/endless.html": ("ok", 200),
    "/away.html": ("name", None),
}
SEEN = {
    "/picture.png": ("ok", 200, ["HEAD"]),
    "/no-head/405.png": ("ok", 200, ["HEAD", "GET"]),
    "/no-head/501.png": ("ok", 200, ["HEAD", "GET"]),
    "/no-head/403.png": ("ok", 200, ["HEAD", "GET"]),
    "/no-head/404.png": ("ok", 200, ["HEAD", "GET"]),
    "/no-head/500.png": ("ok", 200, ["HEAD", "GET"]),
    "/head-hangs.png": ("ok", 200, ["HEAD", "GET"]),
    "/range.mp4": ("ok", 206, ["HEAD"]),
    "/endless.zip": ("ok", 200, ["HEAD"]),
    "/lost-picture.png": ("ok", 200, ["HEAD", "GET"]),
    "/missing.png": ("gone", 404, ["HEAD", "GET"]),
    "/status/503.pdf": ("server-error", 503, ["HEAD", "GET", "GET"]),
}
TWICE = {"/status/500", "/status/502", "/once.html", "/slow.html", "/reset.html"}


def test_the_zoo(ask: Ask, zoo: Zoo, untrusted: Zoo, babbler: Babbler) -> None:
    zoo.asked.clear()
    zoo.away = "http://nowhere.invalid/"
    others = {
        f"http://127.0.0.1:{closed_port()}/": "refused",
        untrusted.url("/ok.html"): "certificate",
        f"https://127.0.0.1:{babbler.port}/": "tls",
        f"http://127.0.0.1:{babbler.port}/": "broken",
        "http://nowhere.invalid/a": "name",
        "http://192.168.255.1/": "inner",
        "http://a b/": "name",
        "http://[::1/": "invalid",
        "http://127.0.0.1:99999/": "invalid",
    }
    wishes = [LinkWish(zoo.url(path), read=True) for path in READ]
    wishes += [LinkWish(zoo.url(path), read=False) for path in SEEN]
    wishes += [LinkWish(url, read=True) for url in others]
    begun = time.monotonic()
    found = ask(*wishes, *wishes)
    assert time.monotonic() - begun < 15
    assert {path: (found[zoo.url(path)].state.value, found[zoo.url(path)].status) for path in READ} == READ
    assert {
        path: (found[zoo.url(path)].state.value, found[zoo.url(path)].status, _methods(zoo, path)) for path in SEEN
    } == SEEN
    assert {url: found[url].state.value for url in others} == others
    assert {path: zoo.asked["GET", path] for path in READ} == {
        path: 2 if path in TWICE or path == "/ok.html" else 1 for path in READ
    }
    assert not any(zoo.asked["HEAD", path] for path in READ)


def _methods(zoo: Zoo, path: str) -> list[str]:
    return ["HEAD"] * zoo.asked["HEAD", path] + ["GET"] * zoo.asked["GET", path]


def test_what_is_kept_of_an_answer(ask: Ask, zoo: Zoo) -> None:
    page, script, moved, lost, endless = (
        LinkWish(zoo.url("/ok.html"), read=True),
        LinkWish(zoo.url("/script.js"), read=False, script=True),
        LinkWish(zoo.url("/to.html"), read=True),
        LinkWish(zoo.url("/lost-picture.png"), read=False),
        LinkWish(zoo.url("/endless.html"), read=True),
    )
    zoo.sent = 0
    found = ask(page, script, moved, lost, endless)
    assert found[page.url].title == "办事指南"
    assert (found[script.url].names, found[script.url].whole) == (("tabs", "a"), True)
    assert found[moved.url].final_url == zoo.url("/ok.html")
    assert [hop.status for hop in found[moved.url].hops] == [302]
    assert found[lost.url].title == "您访问的页面不存在"
    assert zoo.sent < 40_000_000


def test_a_fault_of_ours_costs_one_address(ask: Ask, zoo: Zoo, monkeypatch: pytest.MonkeyPatch) -> None:
    check = LinkAsker.check

    async def faulty(self: LinkAsker, url: str, **options: Any) -> LinkCheck:
        return {}["value"] if url.endswith("?bad") else await check(self, url, **options)  # type: ignore[return-value]

    monkeypatch.setattr(LinkAsker, "check", faulty)
    bad, good = zoo.url("/ok.html?bad"), zoo.url("/ok.html?good")
    found = ask(LinkWish(bad, read=True), LinkWish(good, read=True))
    assert (found[bad].state.value, found[good].state.value) == ("not-asked", "ok")
    assert "本工具出错" in found[bad].detail


def test_a_dead_host_is_asked_for_few_of_its_addresses(ask: Ask) -> None:
    port = closed_port()
    rule = f"{OUTSIDE}:{port}=127.0.0.1:{port}"
    wishes = [LinkWish(f"http://{OUTSIDE}:{port}/{number}", read=True) for number in range(300)]
    found = ask(*wishes, resolve=[rule])
    assert {check.state.value for check in found.values()} == {"refused"}
    assert sum(not check.assumed for check in found.values()) < 20


def test_redirects_to_a_dead_host_do_not_make_their_own_host_dead(ask: Ask, zoo: Zoo) -> None:
    rule = f"{OUTSIDE}:{zoo.port}=127.0.0.1:{zoo.port}"
    zoo.away = f"http://gone.elsewhere.cn:{closed_port()}/"
    here = [LinkWish(zoo.url(f"/away.html?{n}", OUTSIDE), read=True) for n in range(8)]
    good = [LinkWish(zoo.url(f"/ok.html?{n}", OUTSIDE), read=True) for n in range(8)]
    found = ask(*here, *good, resolve=[rule])
    assert {found[w.url].state.value for w in here} == {"name"}
    assert {found[w.url].state.value for w in good} == {"ok"}


def test_a_stopped_run_asks_no_further(loop: BackgroundLoop, configure: Callable[..., Config], zoo: Zoo) -> None:
    found: list[LinkCheck] = []

    async def work() -> None:
        async with HttpClient(configure(zoo.url("/")), limits=LIMITS) as client:
            wishes = [LinkWish(zoo.url(f"/ok.html?n={n}"), read=True) for n in range(500)]
            await check_links(LinkAsker(client.asker), wishes, stop=lambda: len(found) >= 20, arrived=found.append)

    loop.run(work())
    assert 20 <= len(found) < 60


def test_servers_are_told_which_page_holds_an_address(zoo: Zoo, ask: Ask) -> None:
    held = LinkWish(zoo.url("/guarded/a.png"), False, holder=zoo.url("/a.html#b"))
    elsewhere = LinkWish(zoo.url("/guarded/b.png"), False, holder="https://www.elsewhere.cn/a/b.html")
    nowhere = LinkWish(zoo.url("/guarded/c.png"), False)
    found = ask(held, elsewhere, nowhere)
    assert [found[wish.url].state.value for wish in (held, elsewhere, nowhere)] == ["ok", "blocked", "blocked"]


def test_what_is_no_coding_is_taken_for_none_and_one_not_asked_for_is_broken(zoo: Zoo, ask: Ask) -> None:
    found = ask(*(LinkWish(zoo.url(f"/coded/{name}.html"), True) for name in ("utf-8", "none", "br")))
    assert [(check.state.value, check.title) for check in found.values()] == [
        ("ok", "办事指南"),
        ("ok", "办事指南"),
        ("broken", ""),
    ]


def test_a_page_that_shows_nothing_tells_by_its_box(zoo: Zoo, ask: Ask) -> None:
    (check,) = ask(LinkWish(zoo.url("/told.html"), True)).values()
    assert check.text == "您访问的文章不存在"
