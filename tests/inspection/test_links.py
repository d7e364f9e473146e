"""Which addresses are asked for, and that a resumed run does not ask again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection import link_wishes
from pytest_govsite.inspection.infer import infer_site
from pytest_govsite.inspection.link_checking import LinkChecking
from pytest_govsite.inspection.link_wishes import LinkWishes
from pytest_govsite.model import HttpExchange, LinkFacts, Page, PageFacts, PageType, Unobserved, UnobservedReason
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.store import Store
from tests.checks.building import HOME, site
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
