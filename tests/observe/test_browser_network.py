from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe import launch
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.conftest import HOST
from tests.observe.site import LocalSite

pytestmark = [pytest.mark.browser, pytest.mark.skipif(launch.find_chromium() is None, reason="no Chromium here")]

Configure = Callable[..., Config]


def visits(loop: BackgroundLoop, config: Config, *urls: str) -> list[RenderedPage | Unobserved]:
    async def scene() -> list[RenderedPage | Unobserved]:
        async with Browser(config) as browser:
            return [await browser.visit(url, take_picture=False) for url in urls]

    return loop.run(scene())


def shown(page: RenderedPage | Unobserved) -> list[str]:
    assert isinstance(page, RenderedPage), page
    return [block.text for block in page.document.blocks]


def test_http_and_https_reach_the_machines_of_the_table(
    loop: BackgroundLoop, site: LocalSite, secure: LocalSite, configure: Configure, ca_file: Path
) -> None:
    site.page("/", "<p>明文</p>")
    secure.page("/", f"<p>加密</p><img src='http://{HOST}/a.png'>")
    config = configure(
        f"http://{HOST}/",
        toml=f'[http]\nca_file = "{ca_file}"\n',
        resolve=[f"{HOST}:80=127.0.0.1:{site.port}", f"{HOST}:443=127.0.0.1:{secure.port}"],
    )
    plain, encrypted = visits(loop, config, f"http://{HOST}/", f"https://{HOST}/")
    assert shown(plain) == ["明文"]
    assert shown(encrypted) == ["加密"]
    assert plain.screenshot is None if isinstance(plain, RenderedPage) else False
    assert {headers["Host"] for _, headers, _ in (*site.requests, *secure.requests)} == {HOST}


def test_headers_and_password_stay_with_the_site(
    loop: BackgroundLoop, site: LocalSite, other: LocalSite, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVSITE_PASSWORD", "geheim-wort")
    site.routes["/"] = lambda handler: (
        (
            200,
            f"<p>{handler.headers['X-Key']}</p><img src='{other.url('/a.png')}'><img src=/move><iframe src='{other.url('/f')}'></iframe>",
        )
        if handler.headers.get("Authorization")
        else (401, "", {"WWW-Authenticate": "Basic"})
    )
    site.redirect("/move", other.url("/moved.png"))
    config = configure(
        site.url("/"), toml='[http]\nbasic_auth = ["user", "ENV:GOVSITE_PASSWORD"]\nheaders = {X-Key = "k-1234"}\n'
    )
    (page,) = visits(loop, config, site.url("/"))
    assert shown(page) == ["k-1234"]
    asked = [(path, headers) for path, headers, _ in site.requests if path != "/favicon.ico"]
    assert all(headers.get("X-Key") == "k-1234" and "Authorization" in headers for _, headers in asked)
    assert {"/a.png", "/moved.png", "/f"} <= set(other.paths())
    assert not any("X-Key" in headers or "Authorization" in headers for _, headers, _ in other.requests)
    assert "geheim-wort" not in repr(page)


def test_cookies_of_a_storage_state_are_sent(
    loop: BackgroundLoop, site: LocalSite, configure: Configure, tmp_path: Path
) -> None:
    (tmp_path / "state.json").write_text(
        '{"cookies": [{"name": "SID", "value": "abcdefgh", "domain": "127.0.0.1", "path": "/", "expires": -1,'
        '"httpOnly": true, "secure": false, "sameSite": "Lax"}], "origins": []}'
    )
    site.page("/", "<p>x</p>")
    visits(loop, configure(site.url("/"), toml='[http]\nstorage_state = "state.json"\n'), site.url("/"))
    assert site.requests[0][1]["Cookie"] == "SID=abcdefgh"
    assert "pytest-govsite/" in site.requests[0][1]["User-Agent"]
    assert "Headless" not in site.requests[0][1]["User-Agent"]


def test_pages_for_scripted_interactions(loop: BackgroundLoop, site: LocalSite, configure: Configure) -> None:
    site.page("/", "<input id=q>")
    config = configure(site.url("/"), toml='[http]\nheaders = {X-Key = "k-1234"}\n')

    async def scene() -> tuple[str, bool]:
        async with Browser(config) as browser:
            page: Any = await browser.new_page()
            await page.goto(site.url("/"))
            await page.fill("#q", "查询")
            return await page.input_value("#q"), browser.facts.available

    assert loop.run(scene()) == ("查询", True)
    assert site.requests[0][1]["X-Key"] == "k-1234"


def test_a_browser_that_does_not_start_is_told(loop: BackgroundLoop, configure: Configure, tmp_path: Path) -> None:
    fake = tmp_path / "browser"
    fake.write_text("#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2\nexit 127\n")
    fake.chmod(0o755)
    config = configure("http://127.0.0.1:1/", toml=f'[engines.own]\ntype = "chromium"\nexecutable = "{fake}"\n')

    async def scene() -> None:
        async with Browser(config, engine="own"):
            pass

    with pytest.raises(EngineUnavailableError, match="libnss3"):
        loop.run(scene())
