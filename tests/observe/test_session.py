from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.probes import outside_reachable, probe_aliases, probe_all
from pytest_govsite.observe.session import HttpSession
from tests.observe.conftest import HOST
from tests.observe.site import LocalSite

Configure = Callable[..., Config]


def test_a_session_asks_the_site(site: LocalSite, configure: Configure) -> None:
    site.redirect("/old", "/new")
    site.routes["/new"] = (200, "<p>县</p>".encode("gbk"), {"Content-Type": "text/html; charset=gbk"})
    site.routes["/api"] = (200, '{"n": 1}', {"Content-Type": "application/json"})
    site.routes["/no"] = (500, "ach")
    config = configure(f"http://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{site.port}"])
    with HttpSession(config) as session:
        answer = session.get("/old", headers={"X-Mine": "1"})
        assert (answer.status, answer.ok, answer.text) == (200, True, "<p>县</p>")
        assert answer.url == f"http://{HOST}/new"
        assert [hop.status for hop in answer.hops] == [302]
        assert session.get("/api").json() == {"n": 1}
        assert session.get("/no").status == 500
        with pytest.raises(ConnectionError, match="host name not found"):
            session.get("http://no-such-host.invalid/")
    assert site.requests[1][1]["X-Mine"] == "1"


def test_own_headers_do_not_follow_to_other_hosts(site: LocalSite, other: LocalSite, configure: Configure) -> None:
    site.redirect("/", other.url("/"))
    other.page("/", "x")
    with HttpSession(configure(site.url("/"))) as session:
        session.get("/", headers={"X-Mine": "1"})
    assert "X-Mine" not in other.requests[0][1]


def test_many_addresses_are_probed_in_order(
    loop: BackgroundLoop, site: LocalSite, other: LocalSite, configure: Configure
) -> None:
    site.page("/a", "a")
    other.page("/b", "b")
    urls = [site.url("/a"), other.url("/b"), site.url("/none"), "http://no-such-host.invalid/", site.url("/a")]
    came: list[str] = []

    async def scene() -> tuple[list[tuple[str, int | None]], bool]:
        async with HttpClient(configure(site.url("/"))) as client:
            probes = await probe_all(client, urls, arrived=lambda probe: came.append(probe.url))
            return [(probe.url, probe.status) for probe in probes], outside_reachable(probes, client)

    probes, outside = loop.run(scene())
    assert probes == [(urls[0], 200), (urls[1], 200), (urls[2], 404), (urls[3], None)]
    assert sorted(came) == sorted(urls[:4])
    assert not outside
    assert site.paths().count("/a") == 1


def test_aliases_are_tried_in_both_schemes(loop: BackgroundLoop, site: LocalSite, configure: Configure) -> None:
    site.redirect("/", f"http://{HOST}/home")
    site.page("/home", "x")
    config = configure(
        f"http://{HOST}/",
        resolve=[
            f"{HOST}:80=127.0.0.1:{site.port}",
            f"shifan.gov.cn:80=127.0.0.1:{site.port}",
            "gone.gov.cn:80=127.0.0.1:1",
        ],
    )

    async def scene() -> list[tuple[str, int | None, str]]:
        async with HttpClient(config) as client:
            probes = await probe_aliases(client, ("shifan.gov.cn", "gone.gov.cn"), scheme="https")
            return [(probe.url, probe.status, probe.final_url) for probe in probes]

    reached, gone = loop.run(scene())
    assert reached == ("http://shifan.gov.cn/", 200, f"http://{HOST}/home")
    assert gone[1] is None
