"""Engines of the configuration: any Chromium by its executable, any browser by a WebDriver server or a Playwright one."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import EngineFacts
from pytest_govsite.observe import launch
from pytest_govsite.observe.engine import webkitgtk
from pytest_govsite.observe.engine.webkit_server import DriverServer
from pytest_govsite.observe.engine.window import EngineLostError, Happened, Window
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from tests.observe.conftest import HOST
from tests.observe.playwright_servers import free_port, playwright_command
from tests.observe.site import LocalSite

Configure = Callable[..., Config]
CHROMIUM = launch.find_chromium()
SERVER = shutil.which("chromedriver")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]
needs_server = pytest.mark.skipif(SERVER is None, reason="no chromedriver here")
OPTIONS = f"""[engines.house.capabilities]
browserName = "chrome"
[engines.house.capabilities."goog:chromeOptions"]
binary = "{CHROMIUM}"
args = ["--headless=new", "--no-sandbox"]
"""


async def used(window: Window) -> Happened:
    await window.click(30, 30)
    await window.resize(800, 600)
    return await window.happened()


def seen(
    config: Config, url: str, look: Callable[[Window], Awaitable[Happened]] = used
) -> tuple[EngineFacts, Happened, int]:

    async def whole() -> tuple[EngineFacts, Happened, int]:
        network = Network(config)
        try:
            (driver,) = engine_drivers(config, network)
            async with driver, driver.open(url) as window:
                return driver.facts, await look(window), await window.call("() => innerWidth")
        finally:
            await network.close()

    with BackgroundLoop() as loop:
        return loop.run(whole())


@pytest.fixture
def staged(site: LocalSite) -> LocalSite:
    site.page("/", "<button style='width:80px;height:80px' onclick='noSuch()'>b</button>")
    return site


def options(site: LocalSite) -> dict[str, object]:
    return {"engines": "house", "resolve": [f"{HOST}:80=127.0.0.1:{site.port}"]}


def ready(server: str) -> bool:
    """Wait until a WebDriver server answers; whether it can open a browser."""
    for _ in range(100):
        try:
            return bool(httpx.get(f"{server}/status", trust_env=False, timeout=20).json()["value"]["ready"])
        except httpx.ConnectError:
            time.sleep(0.1)
    return False


def test_a_chromium_by_its_executable(configure: Configure, staged: LocalSite) -> None:
    toml = f'[engines.house]\ntype = "chromium"\nexecutable = "{CHROMIUM}"\nminimum_version = "100"\n'
    facts, happened, width = seen(configure(f"http://{HOST}/", toml=toml, **options(staged)), f"http://{HOST}/")
    assert (facts.name, happened.status, width) == ("house", 200, 800)
    assert happened.errors is not None
    assert "noSuch" in happened.errors[0].message


@needs_server
def test_a_browser_by_its_webdriver_server(configure: Configure, staged: LocalSite) -> None:
    toml = f'[engines.house]\ntype = "webdriver"\nexecutable = "{SERVER}"\n{OPTIONS}'
    facts, happened, width = seen(configure(f"http://{HOST}/", toml=toml, **options(staged)), f"http://{HOST}/")
    assert (facts.name, happened.status, width) == ("house", 200, 800)
    assert facts.driver.startswith("selenium")
    assert happened.errors is not None
    assert "noSuch" in happened.errors[0].message


@needs_server
def test_a_browser_on_a_grid(configure: Configure, staged: LocalSite) -> None:
    assert SERVER is not None
    port = free_port()
    with subprocess.Popen([SERVER, f"--port={port}"], stdout=subprocess.DEVNULL) as server:
        try:
            assert ready(f"http://127.0.0.1:{port}")
            toml = f'[engines.house]\ntype = "webdriver"\nremote = "http://127.0.0.1:{port}"\n{OPTIONS}'
            config = configure(f"http://{HOST}/", toml=toml, **options(staged))
            facts, happened, width = seen(config, f"http://{HOST}/")
            assert (facts.name, happened.status, width) == ("house", 200, 800)
            old = toml.replace("[engines.house]\n", '[engines.house]\nminimum_version = "9999"\n')
            with pytest.raises(EngineUnavailableError, match="older than 9999"):
                seen(configure(f"http://{HOST}/", toml=old, **options(staged)), f"http://{HOST}/")
        finally:
            server.terminate()


@pytest.mark.skipif(webkitgtk.find() is None, reason="no WebKitGTK here")
def test_a_browser_that_hangs_is_not_left_to_its_server(configure: Configure, staged: LocalSite) -> None:
    async def hang(window: Window) -> Happened:
        with pytest.raises(TimeoutError):
            await window.call("() => { for (;;) {} }", limit=1.0)
        return Happened(None, "", None, None, None)

    found = webkitgtk.find()
    assert found is not None
    server = DriverServer(found.server)
    try:
        assert ready(server.url)
        toml = f'[engines.house]\ntype = "webkit"\nremote = "{server.url}"\n'
        with pytest.raises(EngineLostError):
            seen(configure(f"http://{HOST}/", toml=toml, **options(staged)), f"http://{HOST}/", look=hang)
        # it has one browser at a time
        assert ready(server.url)
    finally:
        server.end()


def test_a_browser_of_a_playwright_server(configure: Configure, staged: LocalSite, tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text(
        f'{{"headless": true, "chromiumSandbox": false, "executablePath": "{CHROMIUM}"}}', "utf-8"
    )
    command = playwright_command("launch-server", "--browser", "chromium", "--config", str(tmp_path / "server.json"))
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().decode().strip()
            toml = f'[engines.house]\ntype = "chromium"\nremote = "{address}"\n'
            config = configure(f"http://{HOST}/", toml=toml, **options(staged))
            facts, happened, width = seen(config, f"http://{HOST}/")
            assert (facts.name, happened.status, width) == ("house", 200, 800)
            assert address in facts.driver
        finally:
            server.terminate()


def test_a_server_that_is_not_there(configure: Configure) -> None:
    for address in (f"http://127.0.0.1:{free_port()}", f"ws://127.0.0.1:{free_port()}/"):
        toml = f'[engines.house]\ntype = "chromium"\nremote = "{address}"\n'
        begun = time.monotonic()
        with pytest.raises(EngineUnavailableError, match="house") as error:
            seen(configure("http://127.0.0.1:9/", toml=toml, engines="house"), "http://127.0.0.1:9/")
        assert "\n" not in str(error.value)
        assert time.monotonic() - begun < 20
