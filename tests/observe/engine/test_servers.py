"""One engine on several Playwright servers (`playwright run-server`), of which one dies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch
from pytest_govsite.observe.engine.window import EngineLostError
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from tests.observe.conftest import HOST
from tests.observe.playwright_servers import Server, free_port, playwright_servers
from tests.observe.site import LocalSite

Configure = Callable[..., Config]
CHROMIUM = launch.find_chromium()
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[Server]]:
    with playwright_servers(tmp_path, 2) as started:
        yield started


def test_pages_go_to_the_server_that_is_left(configure: Configure, site: LocalSite, servers: list[Server]) -> None:
    site.page("/", "<title>t</title><p>text</p>")
    url = f"http://{HOST}/"

    async def shown(driver: object, url: str) -> str:
        async with driver.open(url) as window:  # type: ignore[attr-defined]
            return str(await window.call("() => document.title"))

    async def whole(config: Config) -> tuple[EngineFacts, EngineFacts, list[str]]:
        network = Network(config)
        try:
            (driver,) = engine_drivers(config, network)
            async with driver:
                before, told = driver.facts, []
                told.append(await shown(driver, url))
                servers[0].kill()
                while len(told) < 3:
                    try:
                        told.append(await shown(driver, url))
                    except EngineLostError as error:
                        told.append(f"lost: {error}")  # noted, and tried once more as an inspection does
                        told.append(await shown(driver, url))
                return before, driver.facts, told
        finally:
            await network.close()

    toml = f'[engines.house]\ntype = "chromium"\nremote = {json.dumps([server.address for server in servers])}\n'
    config = configure(url, toml=toml, engines="house", resolve=[f"{HOST}:80=127.0.0.1:{site.port}"])
    with BackgroundLoop() as loop:
        before, after, told = loop.run(whole(config))
    assert all(server.address in before.driver for server in servers)
    assert told[-1] == "t"
    assert servers[0].address not in after.driver
    assert servers[0].address in after.note
    assert servers[1].address in after.driver


@pytest.mark.parametrize(
    ("remote", "told"),
    [("ws://127.0.0.1:9/", "ws://127.0.0.1:9/"), ("grid:4444", "ws://、wss://、http://")],
)
def test_servers_that_are_not_there_are_named(configure: Configure, remote: str, told: str) -> None:
    async def whole(config: Config) -> None:
        network = Network(config)
        try:
            (driver,) = engine_drivers(config, network)
            async with driver:
                pass
        finally:
            await network.close()

    toml = f'[engines.house]\ntype = "chromium"\nremote = ["ws://127.0.0.1:{free_port()}/", "{remote}"]\n'
    config = configure("http://127.0.0.1:9/", toml=toml, engines="house")
    with BackgroundLoop() as loop, pytest.raises(EngineUnavailableError) as error:
        loop.run(whole(config))
    assert told in str(error.value)
    assert "\n" not in str(error.value)
