from __future__ import annotations

import os
import ssl
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
import trustme

from pytest_govsite.config.options import build_config
from pytest_govsite.observe.engine.finding import KINDS, find
from pytest_govsite.observe.engine.window import EngineDriver, Window
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from tests.observe.conftest import HOST
from tests.observe.site import LocalSite

OTHER = "cdn.example.com"
BAD = f"bad.{HOST}"
SECRET = "a-word-for-staging-only"
_T = TypeVar("_T")


class Sites(NamedTuple):
    """Three servers on loopback that the table of hosts leads to."""

    plain: LocalSite
    """http://www.shifan.gov.cn/"""
    secure: LocalSite
    """https://www.shifan.gov.cn/"""
    other: LocalSite
    """http://cdn.example.com/"""
    unbelieved: LocalSite
    """https://bad.www.shifan.gov.cn/, with a certificate of nobody we know"""
    ca_file: Path


class Engine:
    """A driver that runs, on a loop of its own."""

    def __init__(self, name: str, sites: Sites, folder: Path) -> None:
        self.name = name
        self.mark = f"{name}-{os.getpid()}"
        os.environ["GOVSITE_TEST_MARK"] = self.mark
        toml = f'[http]\nheaders = {{ X-Staging = "ENV:GOVSITE_TEST_SECRET" }}\nca_file = "{sites.ca_file}"\n'
        os.environ["GOVSITE_TEST_SECRET"] = SECRET
        (folder / "govsite.toml").write_text(toml, "utf-8")
        rules = [
            f"{HOST}:80=127.0.0.1:{sites.plain.port}",
            f"{HOST}:443=127.0.0.1:{sites.secure.port}",
            f"{BAD}:443=127.0.0.1:{sites.unbelieved.port}",
            f"{OTHER}:80=127.0.0.1:{sites.other.port}",
        ]
        config = build_config({"url": f"http://{HOST}/", "engines": name, "resolve": rules}, folder=folder)
        self.loop = BackgroundLoop()
        self.driver: EngineDriver
        self.loop.run(self._start(config))

    async def _start(self, config: Any) -> None:
        self._network = Network(config)
        (self.driver,) = engine_drivers(config, self._network)
        await self.driver.__aenter__()

    def on(self, url: str, work: Callable[[Window], Awaitable[_T]], **options: Any) -> _T:
        """Return what some work on a page returns."""

        async def whole() -> _T:
            async with self.driver.open(url, **options) as window:
                return await work(window)

        return self.loop.run(whole())

    def processes(self, *names: str) -> list[int]:
        """Return the processes of these names that belong to this engine."""
        return [pid for pid, name in marked(self.mark) if name.startswith(names)]

    def close(self) -> None:
        async def stop() -> None:
            await self.driver.__aexit__()
            await self._network.close()

        self.loop.run(stop())
        self.loop.close()


def marked(mark: str) -> Iterator[tuple[int, str]]:
    """Yield number and name of running processes (no zombies) that were started under a mark."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.name) != os.getpid() and f"GOVSITE_TEST_MARK={mark}".encode() in (
                folder / "environ"
            ).read_bytes().split(b"\0"):
                state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
                if state != "Z":
                    yield int(folder.name), (folder / "comm").read_text().strip()
        except OSError:
            continue


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    ca_file = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(ca_file)
    bad = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(BAD).configure_cert(bad)
    found = Sites(LocalSite(), LocalSite(context), LocalSite(), LocalSite(bad), ca_file)
    yield found
    for site in found[:4]:
        site.close()


@pytest.fixture(scope="module", params=KINDS)
def engine(request: pytest.FixtureRequest, sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if find(request.param) is None:
        pytest.skip(f"no {request.param} here")
    running = Engine(request.param, sites, tmp_path_factory.mktemp(request.param))
    yield running
    running.close()
