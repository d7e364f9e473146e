"""Without leave to submit, the demo server's log shows nothing that could change the site, whatever is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.demo.portal.pages import Pages
from pytest_govsite.model import InteractionPlan, KnownArticle, Unobserved
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PLACES = {
    "search": "/",
    "leaving": "/",
    "phone": "/hdjl/xzxx/write.html",
    "paging": "/xwzx/zwyw/",
    "forms": "/hdjl/xzxx/write.html",
}
"""Where each kind of use of the suite is tried."""


@pytest.fixture
def loop() -> Iterator[BackgroundLoop]:
    running = BackgroundLoop()
    yield running
    running.close()


def test_the_log_of_the_server_holds_no_request_that_changes_the_site(loop: BackgroundLoop, tmp_path: Path) -> None:
    with DemoInternet(articles=30) as demo, Store(tmp_path) as store:
        config = build_config({"url": "demo"}, folder=tmp_path, demo_settings=demo.settings)
        first = next(iter(Pages(demo.site).library.feed("/xwzx/zwyw/")))
        article = KnownArticle(title=first.title, url=config.url.rstrip("/") + first.url)

        async def use() -> dict[str, object]:
            told: dict[str, object] = {}
            async with Browser(config, store=store) as browser:
                browser.plan = InteractionPlan(articles=(article,))
                for look in DEEP_LOOKS:
                    if path := PLACES.get(look.kind.kind):
                        told[look.kind.kind] = await browser.examine(
                            config.url.rstrip("/") + path,
                            look.work,
                            viewport=look.viewport,
                            leaves=look.leaves,
                            alone=look.alone,
                            phone=look.phone,
                            limit=look.limit * 2,
                        )
            return told

        seen = loop.run(use())
        log = list(demo.portal.log)
    assert seen.keys() == PLACES.keys()
    assert [each for each in seen.values() if isinstance(each, Unobserved)] == []
    assert {path for _, path in log} >= set(PLACES.values())
    assert {method for method, _ in log} <= {"GET", "HEAD"}
