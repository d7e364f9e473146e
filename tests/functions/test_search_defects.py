"""The search of the demo portal, used: nothing to find without defects, and each of its defects is found."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from pytest_govsite.checks import functions
from pytest_govsite.config.options import SHANGHAI, build_config
from pytest_govsite.demo.defects.search import SEARCH
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.demo.portal.pages import Pages
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.model import CloserLook, InteractionPlan, KnownArticle, Level, Page, PageFacts, PageType, Unobserved
from pytest_govsite.model.search import SearchLook
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.look.search import look_at_search
from pytest_govsite.observe.loop import BackgroundLoop

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
NOW = datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)


def _failed(defect: str, folder: Path, profile: str) -> tuple[set[str], CloserLook]:
    """Return the requirements that fail or are advised on, and the page."""
    told = list(Pages(DemoSite(articles=30, now=NOW)).library.feed("/xwzx/zwyw/"))
    with DemoInternet(articles=30, defects=(defect,) if defect else (), now=NOW) as net:
        tables = tomllib.loads(net.config_toml())
        tables["site"]["profile"] = profile or tables["site"]["profile"]
        config = build_config({"url": "demo", "now": NOW.isoformat()}, folder=folder, demo_settings=tables)
        articles = tuple(
            KnownArticle(title=each.title, url=config.url.rstrip("/") + each.url) for each in (told[0], told[-1])
        )

        async def use() -> CloserLook:
            async with Browser(config) as browser:
                browser.plan = InteractionPlan(articles=articles)
                look = await browser.examine(config.url, look_at_search, leaves=True, alone=True, limit=120.0)
            assert not isinstance(look, Unobserved), look
            facts = PageFacts(page=Page(url=config.url, type=PageType.HOME, template="t"))
            return CloserLook.made_of(facts, {look.kind: look})

        loop = BackgroundLoop()
        try:
            page = loop.run(use())
        finally:
            loop.close()
    verdicts = {
        "functions.search": list(functions.search_works(page)),
        "functions.search-finds": list(functions.search_finds([page])),
        "functions.search-no-result": list(functions.search_without_result([page])),
    }
    return {
        name
        for name, each in verdicts.items()
        if any(v.outcome.value == "failed" or v.level is Level.SHOULD for v in each)
    }, page


@pytest.mark.parametrize("defect", SEARCH, ids=lambda defect: defect.id)
def test_defect(defect, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found, page = _failed(defect.id, tmp_path, defect.config.get("profile", ""))
    assert set(defect.raises) <= found <= {*defect.raises, *defect.may}, page.of(SearchLook)


@pytest.mark.parametrize("profile", ["", "national"])
def test_faultless(profile: str, tmp_path: Path) -> None:
    found, page = _failed("", tmp_path, profile)
    assert found == set()
    for check in (
        functions.search_works,
        lambda p: functions.search_finds([p]),
        lambda p: functions.search_without_result([p]),
    ):
        assert {verdict.outcome.value for verdict in check(page)} == {"passed"}
