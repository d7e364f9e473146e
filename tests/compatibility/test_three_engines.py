"""Breakages that only one of three engines has, seen through the engines as an inspection uses them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_govsite.checks import compatibility
from pytest_govsite.config.options import build_config
from pytest_govsite.inspection.engine_looking import EngineLooking
from pytest_govsite.model import CloserLook, Page, PageFacts
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.store import Store
from tests.compatibility.test_controls import PAGE, found
from tests.compatibility.test_layout import BROKEN_IN_FIREFOX, NO_FAULT, ONLY_FIREFOX, failures
from tests.compatibility.viewing import HEAD
from tests.observe.site import LocalSite

pytestmark = pytest.mark.browser
ONLY_WEBKIT = "@supports (font:-apple-system-body) or (-webkit-nbsp-mode:space)"
OTHER_WORDS = {
    "firefox": "if(navigator.userAgent.includes('Firefox/'))",
    "webkit": "if(!window.chrome&&navigator.userAgent.includes('AppleWebKit'))",
}
TEXT = "<p>机关应当依法公开政府信息，方便群众查询和办事，及时回应社会关切的问题。</p>" * 3
LAYOUTS = ("a feature query", "letters on letters", "cells out of line")
SITES = {
    **{f"firefox: {name}": BROKEN_IN_FIREFOX[name][0] for name in LAYOUTS},
    **{f"webkit: {name}": BROKEN_IN_FIREFOX[name][0].replace(ONLY_FIREFOX, ONLY_WEBKIT) for name in LAYOUTS},
    "chromium: an interface of one engine": BROKEN_IN_FIREFOX["an interface of one engine"][0],
    **{f"text {engine}": f"{TEXT}<script>{told}document.body.textContent='维护中'</script>" for engine, told in OTHER_WORDS.items()},
    **{f"script {engine}": f"{TEXT}<script>{told}missing()</script>" for engine, told in OTHER_WORDS.items()},
    **{f"none: {name}": NO_FAULT[name] for name in ("a slider", "links in a wrapping line", "form fields", "a table")},
    "none: controls": PAGE,
}  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, CloserLook]]:
    """Each site in every engine of the machine."""
    folder, site = tmp_path_factory.mktemp("three"), LocalSite()
    addresses = {}
    for number, (name, html) in enumerate(SITES.items()):
        site.routes[f"/{number}"] = (200, HEAD.format(html), {})
        addresses[name] = site.url(f"/{number}")
    yield asyncio.run(_look(addresses, folder))
    site.close()


async def _look(addresses: dict[str, str], folder: Path) -> dict[str, CloserLook]:
    config = build_config({"url": addresses["none: controls"]}, folder=folder)
    network = Network(config)
    pages = {name: Page(url=url) for name, url in addresses.items()}
    try:
        with Store(folder) as store:
            looking = EngineLooking(
                engine_drivers(config, network), store, required=(), stop=lambda: False, progress=lambda **_: None
            )
            await looking.run(list(pages.values()), [addresses["none: controls"]])
            looks = {name: store.look(page.url, EnginesLook) for name, page in pages.items()}
    finally:
        await network.close()
    if not all(isinstance(look, EnginesLook) and len(look.views) == 3 for look in looks.values()):
        pytest.skip("not all three engines are on this machine")
    return {
        name: CloserLook.made_of(PageFacts(page=page), {EnginesLook.kind: looks[name]})  # type: ignore[dict-item]
        for name, page in pages.items()
    }


@pytest.mark.parametrize("name", [name for name in SITES if ":" in name])
def test_layout(seen: dict[str, CloserLook], name: str) -> None:
    engine = name.partition(":")[0]
    assert [told for told, _ in failures(seen[name])] == ([] if engine == "none" else [engine])


@pytest.mark.parametrize("engine", OTHER_WORDS)
def test_other_words_and_errors(seen: dict[str, CloserLook], engine: str) -> None:
    def failing(check: str, name: str) -> list[str]:
        verdicts = getattr(compatibility, check)(seen[name])
        return [verdict.engine for verdict in verdicts if verdict.outcome == "failed"]

    assert failing("loads", f"text {engine}") == [engine]
    assert failing("script_errors", f"script {engine}") == [engine]


def test_controls(seen: dict[str, CloserLook]) -> None:
    assert found(seen["none: controls"]) == []
    look = seen["none: controls"].of(EnginesLook)
    assert isinstance(look, EnginesLook)
    told = [[(c.name, c.hit, c.mouse, c.keyboard) for c in view.controls or ()] for view in look.views]
    assert told[0] == told[1] == told[2]
    others = [each.of(EnginesLook) for name, each in seen.items() if name != "none: controls"]
    assert {(each.used, view.controls) for each in others if isinstance(each, EnginesLook) for view in each.views} == {
        (False, None)
    }
    assert ("政务公开", True, "followed", "followed") in told[0]
