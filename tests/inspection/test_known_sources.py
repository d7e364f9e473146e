"""Facts of a source are taken from an earlier run only where reading it again would give the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection.known_sources import known_sources
from pytest_govsite.model import Fetched, Page, PageFacts
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.store import Store
from tests.observe.site import LocalSite

PAGE = "<title>通知</title><h1>关于公布名单的通知</h1><p>请遵照执行。</p><a href='/b'>附件</a>"
NUMBER = "<p>姓名：王小明，身份证号 330199196804122435</p>"


@pytest.fixture
def portal() -> Iterator[LocalSite]:
    server = LocalSite()
    yield server
    server.close()


def visited(portal: LocalSite, folder: Path, *, twice: dict[str, Any] | None = None, page: str = PAGE) -> list[Fetched]:
    """Fetch a page, keep it as an earlier run does but with a mark in its title, and fetch what is there now."""
    url = portal.url("/a")

    async def scene() -> list[Fetched]:
        config = build_config({"url": portal.url()}, folder=folder)
        async with HttpClient(config) as http:
            portal.page("/a", page)
            first = await http.fetch(url)
            assert first.document is not None
            kept = msgspec.structs.replace(first.document, title="kept")
            with Store(folder) as store:
                store.put_page(PageFacts(page=Page(url=url), exchange=first.exchange, source=kept))
                http.known = known_sources(store)
                portal.page("/a", **{"html": page, **(twice or {})})
                return [first, await http.fetch(url)]

    with BackgroundLoop() as loop:
        return loop.run(scene())


def title(fetched: Fetched) -> str:
    assert fetched.document is not None
    return fetched.document.title


def test_the_same_source_is_not_read_again_but_asked_for(portal: LocalSite, tmp_path: Path) -> None:
    first, again = visited(portal, tmp_path)
    assert (title(first), title(again)) == ("通知", "kept")
    assert [path for path, _, _ in portal.requests].count("/a") == 2


@pytest.mark.parametrize(
    "twice", [{"html": f"{PAGE} "}, {"Content-Type": "text/html; charset=gb18030"}], ids=["text", "encoding"]
)
def test_whatever_changed_is_read(portal: LocalSite, tmp_path: Path, twice: dict[str, Any]) -> None:
    assert title(visited(portal, tmp_path, twice=twice)[1]) != "kept"


@pytest.mark.parametrize(
    "more",
    [NUMBER, "<iframe src='/c'></iframe>", "<meta http-equiv=refresh content='900;url=/d'>"],
    ids=["numbers", "frames", "refresh"],
)
def test_what_one_run_alone_can_tell_is_read(portal: LocalSite, tmp_path: Path, more: str) -> None:
    assert title(visited(portal, tmp_path, page=PAGE + more)[1]) == "通知"


def test_a_refresh_that_is_new_in_the_header_counts(portal: LocalSite, tmp_path: Path) -> None:
    again = visited(portal, tmp_path, twice={"Refresh": "0; url=/e"})[1]
    assert title(again) == "kept"
    assert again.document is not None
    assert again.document.refresh == portal.url("/e")
