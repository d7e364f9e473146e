"""The demo portal with any defects, one after another on the same hosts, inspected page by page in one browser."""

from __future__ import annotations

import inspect
import shutil
import ssl
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

from pytest_govsite.config.options import SHANGHAI, build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.demo.net.certificate import write_authority
from pytest_govsite.demo.net.hosts import Hosts
from pytest_govsite.demo.net.listener import Listener
from pytest_govsite.demo.net.sockets import bind_streams
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.settings import settings_of
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.marks import RequirementMark, mark_of
from pytest_govsite.model import PageType, RequirementResult
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.shell.collection import suite_files, suite_module
from tests.judging import judge, observation

SUITES = (
    "accessibility.",
    "elderly.",
    "functions.external-notice",
    "functions.pagination",
    "functions.mobile",
    "functions.media",
)
"""Beginnings of the requirements whose defects only a browser shows."""
NOW = "2026-11-20T10:00"
ARTICLES = 30

Results = dict[str, RequirementResult]
_Path = tuple[str, ...]


def judged() -> dict[str, RequirementMark]:
    """Return the marks of those suites' tests by the id of the requirement."""
    return {mark.id: mark for mark, _ in _tests()}


def judged_site_wide() -> frozenset[str]:
    """Return the requirements that are judged by comparing pages."""
    return frozenset(mark.id for mark, test in _tests() if "judge.site(" in inspect.getsource(test))


def _tests() -> Iterable[tuple[RequirementMark, Any]]:
    for path in suite_files():
        for test in vars(suite_module(path)).values():
            mark = mark_of(test)
            if mark is not None and mark.id.startswith(SUITES):
                yield mark, test


class Portals:
    """One set of sockets whose portal is exchanged for each inspection, and one browser for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faultless: dict[tuple[_Path, tuple[tuple[str, str], ...]], Results] = {}
        self._site = DemoSite(articles=ARTICLES, now=datetime.fromisoformat(NOW).replace(tzinfo=SHANGHAI))
        self._hosts = Hosts(Portal(self._site))
        plain, secure = bind_streams(), bind_streams()
        authority, context = write_authority(folder, self._hosts.names)
        self._table = {
            f"{name}:{public}": f"127.0.0.1:{sockets[0].getsockname()[1]}"
            for name in self._hosts.names
            for public, sockets in ((80, plain), (443, secure))
        }
        self._authority = str(authority)
        self._listener = Listener(self, plain, secure)
        self._context: ssl.SSLContext = context
        self._loop = BackgroundLoop()
        self._browser = Browser(self._config(self._site))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """ASGI entry: the portal that is shown now."""
        await self._hosts(scope, receive, send)

    def inspect(self, defects: tuple[str, ...], paths: _Path, needs: frozenset[str]) -> Results:
        """Return what those suites say of these pages, as far as they need no other looks."""
        site = DemoSite(articles=ARTICLES, defects=defects, now=self._site.now)
        portal = Portal(site)
        self._hosts = Hosts(portal)
        listed = tuple((urljoin(f"https://{site.domain}/", path), _type(portal, path)) for path in paths)
        config, folder = self._config(site), Path(mkdtemp(dir=self._folder))
        try:
            self._loop.run(self._observed(config, folder, needs, listed))
            return judge(config, folder, lambda mark: mark.id.startswith(SUITES) and needs.issuperset(mark.needs))
        finally:
            shutil.rmtree(folder)

    def faultless(self, paths: _Path, needs: frozenset[str], config: Mapping[str, str]) -> Results:
        """Return the same of the portal without defects; each look is taken once."""
        known = self._faultless.setdefault((paths, tuple(config.items())), {})
        missing = {mark.needs for mark in judged().values() if needs.issuperset(mark.needs) and mark.id not in known}
        if missing:
            known |= self.inspect((), paths, frozenset(need for each in missing for need in each))
        return known

    async def _observed(
        self, config: Config, folder: Path, needs: frozenset[str], listed: tuple[tuple[str, PageType | None], ...]
    ) -> None:
        await self._forget(config)
        await observation(config, folder, needs, listed, self._browser)

    async def _forget(self, config: Config) -> None:
        """Clear what the portal before stored in the browser."""
        page = await self._browser.new_page()
        session = await page.context.new_cdp_session(page)
        origin = config.url.rstrip("/")
        await session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        await page.close()

    def _config(self, site: DemoSite) -> Config:
        settings = settings_of(site, resolve=self._table, ca_file=self._authority, dns_server="127.0.0.1:9")
        return build_config({"url": "demo", "now": NOW}, folder=self._folder, demo_settings=settings)

    def __enter__(self) -> Self:
        self._listener.start(self._context)
        self._loop.run(self._browser.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.run(self._browser.__aexit__(kind, error, trace))
        self._loop.close()
        self._listener.stop()


def _type(portal: Portal, path: str) -> PageType | None:
    page = portal.pages.find(path) or portal.pages.find(path.split("?", 1)[0])
    return PageType(page.kind) if page is not None else None
