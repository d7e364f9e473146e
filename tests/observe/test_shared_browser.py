"""Closer looks through Playwright servers (`[engines.chromium] remote`), of which one and then all die."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.inspection.engines_used import main_engine
from pytest_govsite.model import ColdLoad, RenderedPage, Unobserved
from pytest_govsite.observe import engines, launch
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.shared_browser import LookingBrowser, looking_browser
from tests.observe.conftest import HOST
from tests.observe.playwright_servers import Server, free_port, playwright_servers
from tests.observe.site import Handler, LocalSite

Configure = Callable[..., Config]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(launch.find_chromium() is None, reason="no Chromium here"),
]
PAGE = "<title>页</title><p>text</p><script>fetch('/away', {method: 'POST'}).catch(() => {})</script>"


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[Server]]:
    with playwright_servers(tmp_path, 2) as started:
        yield started


def at(configure: Configure, site: LocalSite, *addresses: str, name: str = "chromium") -> Config:
    toml = f'[engines.{name}]\ntype = "chromium"\nremote = {json.dumps(addresses)}\n'
    return configure(f"http://{HOST}/", toml=toml, resolve=[f"{HOST}:80=127.0.0.1:{site.port}"])


async def title(here: Opened) -> str:
    return str(await here.page.title())


@pytest.mark.thorough
def test_servers_see_what_this_machine_sees_until_the_last_is_gone(
    configure: Configure, site: LocalSite, servers: list[Server]
) -> None:
    for number in range(8):
        site.page(f"/{number}", PAGE)
    waited = {"long": False}

    def late(handler: Handler) -> tuple[int, str]:
        if waited["long"]:
            time.sleep(1)
        return 200, f"<!DOCTYPE html>{PAGE}"

    site.routes["/1"] = site.routes["/2"] = late
    urls = [f"http://{HOST}/{number}" for number in range(8)]

    async def seen(browser: LookingBrowser, some: list[str]) -> list[RenderedPage | Unobserved]:
        return await asyncio.gather(*(browser.visit(url, take_picture=False) for url in some))

    async def whole() -> None:
        async with looking_browser(configure(f"http://{HOST}/", resolve=[f"{HOST}:80=127.0.0.1:{site.port}"])) as own:
            (here,) = await seen(own, urls[:1])
            assert isinstance(here, RenderedPage)
        async with looking_browser(at(configure, site, *(server.address for server in servers))) as browser:
            assert all(server.address in browser.facts.driver for server in servers)
            for there in await seen(browser, urls):
                assert isinstance(there, RenderedPage)
                assert there.document.title == here.document.title == "页"
            assert await browser.examine(urls[0], title) == "页"
            assert isinstance(await browser.load_cold(urls[0]), ColdLoad)
            waited["long"] = True
            under_way = asyncio.create_task(seen(browser, urls))
            await asyncio.sleep(0.3)
            await asyncio.to_thread(servers[0].kill)
            lost = [there for there in await under_way if isinstance(there, Unobserved)]
            assert lost == []
            assert all(isinstance(there, RenderedPage) for there in await seen(browser, urls[:4]))
            assert servers[0].address in browser.facts.note
            assert servers[0].address not in browser.facts.driver
            await asyncio.to_thread(servers[1].kill)
            (lost,) = await seen(browser, urls[:1])
            assert isinstance(lost, Unobserved)
            assert all(server.address in lost.detail for server in servers)

    with BackgroundLoop() as loop:
        loop.run(whole())


def test_sound_that_a_server_holds_back_is_told(configure: Configure, site: LocalSite, tmp_path: Path) -> None:
    async def note(address: str) -> str:
        async with looking_browser(at(configure, site, address)) as browser:
            return browser.facts.note

    with BackgroundLoop() as loop:
        with playwright_servers(tmp_path / "strict", 1) as (server,):
            assert "--autoplay-policy" in loop.run(note(server.address))
        with playwright_servers(tmp_path / "obliging", 1, "--unsafe") as (server,):
            assert loop.run(note(server.address)) == ""


def test_no_server_is_there(configure: Configure, site: LocalSite) -> None:
    addresses = [f"ws://127.0.0.1:{free_port()}/" for _ in range(2)]

    async def whole() -> None:
        async with looking_browser(at(configure, site, *addresses)):
            pass

    with BackgroundLoop() as loop, pytest.raises(EngineUnavailableError) as error:
        loop.run(whole())
    assert all(address in str(error.value) for address in addresses)
    assert "\n" not in str(error.value)


def test_a_grid_leaves_closer_looks_to_this_machine(
    configure: Configure, site: LocalSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = at(configure, site, "http://grid:4444/wd/hub")
    (choice,) = engines.lookers("chromium", config)
    assert (choice.name, choice.remote) == ("chromium", "")
    assert choice.executables
    mixed = at(configure, site, "http://grid:4444/wd/hub", "ws://10.0.0.5:3000/")
    assert [choice.remote for choice in engines.lookers("chromium", mixed)] == ["ws://10.0.0.5:3000/"]
    monkeypatch.setattr(engines, "find", lambda kind: None)
    with pytest.raises(EngineUnavailableError, match="Playwright server"):
        engines.lookers("chromium", config)


def test_the_engine_that_looks_is_the_first_chromium_asked_for(configure: Configure) -> None:
    toml = (
        '[engines.grid]\ntype = "chromium"\nremote = "http://grid:4444"\n'
        '[engines.there]\ntype = "chromium"\nremote = "ws://10.0.0.5:3000/"\n'
    )
    assert main_engine(configure("http://127.0.0.1:9/", toml=toml, engines="grid,there")) == "there"
    assert main_engine(configure("http://127.0.0.1:9/", toml=toml, engines="grid")) == "chromium"
