"""Looks that use pages leave nothing behind that another look would see, and are taken in an order that fits others."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.discover.sample import Choice
from pytest_govsite.inspection import closer
from pytest_govsite.inspection.closer import CloserLooking
from pytest_govsite.inspection.patience import Patience
from pytest_govsite.inspection.rendering import Rendering
from pytest_govsite.model import (
    EnlargementLook,
    FlashingLook,
    KeyboardLook,
    Look,
    Page,
    PageType,
    PixelsLook,
    Text,
    Unobserved,
)
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.look.deep import DeepLook
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.world import ScriptFailedError
from tests.observe.site import LocalSite

pytestmark = pytest.mark.browser
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title></head><body>
<label><input type="checkbox"
onchange="localStorage.setItem('bar', 'on')">显示工具条</label><p>正文</p>
<script>document.body.dataset.bar = localStorage.getItem("bar") || "off"</script></body></html>"""


def test_what_a_walk_switches_on_reaches_no_other_look(tmp_path: Path) -> None:
    site = LocalSite()
    site.routes["/a"] = site.routes["/b"] = (200, PAGE, {})
    config = build_config({"url": site.url("/a")}, folder=tmp_path)
    pages = [Page(url=site.url(path), type=PageType.HOME) for path in ("/a", "/b")]

    async def state(here: Opened) -> str:
        return str(await here.page.evaluate("() => document.body.dataset.bar"))

    async def run() -> list[object]:
        with Store(tmp_path) as store:
            async with Browser(config, store=store) as browser:
                needs = frozenset({KeyboardLook.kind, EnlargementLook.kind})
                await CloserLooking(browser, store, needs, lambda **_: None, lambda: False).run(pages, every=True)
                walks = [store.look(page.url, KeyboardLook) for page in pages]
                assert all(isinstance(walk, KeyboardLook) for walk in walks)
                return [await browser.examine(page.url, state) for page in pages]

    assert asyncio.run(run()) == ["off", "off"]
    site.close()


EDITION = PAGE.replace("<script>", "<script>localStorage.setItem('bar', 'on');")
"""A page of the edition for the elderly: whoever opens it has its mode on the whole site."""


def test_the_mode_of_the_edition_for_the_elderly_reaches_no_other_page(tmp_path: Path) -> None:
    site = LocalSite()
    site.routes["/zzb/"], site.routes["/b"] = (200, EDITION, {}), (200, PAGE, {})
    config = build_config({"url": site.url("/b")}, folder=tmp_path)
    pages = [Page(url=site.url("/zzb/"), type=PageType.ELDER), Page(url=site.url("/b"), type=PageType.COLUMN)]

    async def state(here: Opened) -> str:
        return str(await here.page.evaluate("() => document.body.dataset.bar"))

    async def run() -> list[object]:
        with Store(tmp_path) as store:
            async with Browser(config, store=store) as browser:
                rendering = Rendering(browser, store, lambda **_: None, lambda: False, 0)
                for page in pages:
                    await rendering.render([Choice(url=page.url, reason=Text(zh="页", en="page"))], pages)
                needs = frozenset({EnlargementLook.kind})
                await CloserLooking(browser, store, needs, lambda **_: None, lambda: False).run(pages[:1], every=True)
                seen = [store.page(page.url) for page in pages]
                assert all(facts is not None and facts.rendered for facts in seen)
                return [await browser.examine(pages[1].url, state)]

    assert asyncio.run(run()) == ["off"]
    site.close()


def test_other_browsers_wait_for_what_moves_and_for_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = LocalSite()
    site.routes["/a"] = (200, PAGE, {})
    config = build_config({"url": site.url("/a")}, folder=tmp_path)
    noted: list[str] = []
    begun = asyncio.Event()

    async def moving(_: Opened) -> FlashingLook:
        noted.append("moving")
        return FlashingLook()

    async def slow(_: Opened) -> EnlargementLook:
        await asyncio.wait_for(begun.wait(), 30)
        noted.append("slow")
        return EnlargementLook()

    looks = (
        DeepLook(kind=FlashingLook, work=moving, moving=True, waits=True),
        DeepLook(kind=EnlargementLook, work=slow),
    )
    monkeypatch.setattr(closer, "DEEP_LOOKS", looks)

    async def run() -> None:
        with Store(tmp_path) as store:
            async with Browser(config, store=store) as browser:
                needs = frozenset({FlashingLook.kind, EnlargementLook.kind})
                looking = CloserLooking(browser, store, needs, lambda **_: None, lambda: False)

                async def others() -> None:
                    await looking.calm.wait()
                    noted.append("others")
                    begun.set()

                await asyncio.gather(looking.run([Page(url=site.url("/a"), type=PageType.HOME)], every=True), others())

    asyncio.run(run())
    assert noted == ["moving", "others", "slow"]
    site.close()


def test_beside_other_browsers_one_core_is_kept_busy_until_nothing_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = LocalSite()
    site.routes["/a"] = (200, PAGE, {})
    config = build_config({"url": site.url("/a")}, folder=tmp_path)
    busy, most = 0, {"moving": 0, "calm": 0}
    first, both = asyncio.Event(), asyncio.Event()

    async def moving(_: Opened) -> FlashingLook:
        await asyncio.wait_for(first.wait(), 30)
        await asyncio.sleep(1.0)  # in which another one would begin
        return FlashingLook()

    async def slow(_: Opened) -> EnlargementLook:
        nonlocal busy
        busy += 1
        state = "calm" if looking.calm.is_set() else "moving"
        most[state] = max(most[state], busy)
        first.set()
        if busy == 2:
            both.set()
        await asyncio.wait_for(both.wait(), 30)
        busy -= 1
        return EnlargementLook()

    looks = (
        DeepLook(kind=FlashingLook, work=moving, moving=True, waits=True),
        DeepLook(kind=EnlargementLook, work=slow, alone=True),
        DeepLook(kind=KeyboardLook, work=slow, alone=True),
    )
    monkeypatch.setattr(closer, "DEEP_LOOKS", looks)

    async def run() -> None:
        nonlocal looking
        with Store(tmp_path) as store:
            async with Browser(config, store=store) as browser:
                needs = frozenset(look.kind.kind for look in looks)
                looking = CloserLooking(browser, store, needs, lambda **_: None, lambda: False, beside=True)
                await looking.run([Page(url=site.url("/a"), type=PageType.HOME)], every=True)

    looking: CloserLooking
    asyncio.run(run())
    assert most == {"moving": 1, "calm": 2}
    site.close()


def test_two_looks_share_a_load_and_one_that_breaks_off_costs_the_other_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = LocalSite()
    site.routes["/a"] = (200, PAGE, {})
    config = build_config({"url": site.url("/a")}, folder=tmp_path)
    page = Page(url=site.url("/a"), type=PageType.HOME)
    needs = frozenset({PixelsLook.kind, EnlargementLook.kind})

    def loads() -> int:
        return site.paths().count("/a")

    async def run(store: Store) -> tuple[int, list[object]]:
        before = loads()
        async with Browser(config, store=store) as browser:
            await CloserLooking(browser, store, needs, lambda **_: None, lambda: False).run([page], every=True)
        return loads() - before, [store.look(page.url, kind) for kind in (PixelsLook, EnlargementLook)]

    with Store(tmp_path) as store:
        times, seen = asyncio.run(run(store))
        assert times == 1
        assert [type(each) for each in seen] == [PixelsLook, EnlargementLook]
    broken = 0

    async def breaks(here: Opened) -> PixelsLook:
        nonlocal broken
        broken += 1
        if broken == 1:
            raise ScriptFailedError("broke off")
        return PixelsLook()

    changed = [
        dataclasses.replace(look, work=breaks) if look.kind is PixelsLook else look for look in closer.DEEP_LOOKS
    ]
    monkeypatch.setattr(closer, "DEEP_LOOKS", tuple(changed))
    (tmp_path / "again").mkdir()
    with Store(tmp_path / "again") as store:
        times, seen = asyncio.run(run(store))
        assert times == 3  # the shared one, and one for each
        assert [type(each) for each in seen] == [PixelsLook, EnlargementLook]
    site.close()


def test_pages_that_use_up_the_time_of_look_after_look_get_less_of_it(tmp_path: Path) -> None:
    site = LocalSite()
    for path in "abcd":
        site.routes[f"/{path}"] = (200, PAGE, {})
    config = build_config({"url": site.url("/a")}, folder=tmp_path)

    async def endless(here: Opened) -> Look:
        if here.page.url.endswith("/d"):
            return FlashingLook()
        await asyncio.sleep(600)
        raise AssertionError("the limit ends this")

    kinds = (FlashingLook, PixelsLook, EnlargementLook, KeyboardLook)
    taken = {"a": 3, "b": 3, "c": 4, "d": 1}

    async def run() -> dict[str, list[str]]:
        told: dict[str, list[str]] = {}
        with Store(tmp_path) as store:
            async with Browser(config, store=store) as browser:
                looking = CloserLooking(browser, store, frozenset(), lambda **_: None, lambda: False)
                for path, number in taken.items():
                    page = Page(url=site.url(f"/{path}"), type=PageType.COLUMN)
                    for kind in kinds[:number]:
                        look = DeepLook(kind=kind, work=endless, limit=60.0 if path == "d" else 1.5)
                        await looking._take((look,), page)
                        seen = store.look(page.url, kind)
                        detail = seen.detail if isinstance(seen, Unobserved) else type(seen).__name__
                        told.setdefault(path, []).append(detail.partition(" ")[0])
        return told

    told = asyncio.run(run())
    assert told["a"] == told["b"] == ["1.5", "1.5", "0.5"]
    assert told["c"] == ["1.5", "1.5", "0.5", "0.5"]
    assert told["d"] == ["FlashingLook"]
    site.close()


def test_a_third_of_the_limit_only_where_it_was_met_again_and_again() -> None:
    look, patience = DeepLook(kind=FlashingLook, work=_never, limit=90.0), Patience()
    for url in ("/a", "/a", "/b", "/b", "/b", "/b", "/b"):
        patience.met(url)
    assert [patience.of(look, url) for url in ("/a", "/b", "/c")] == [30.0, 30.0, 90.0]
    patience.met("/b")
    assert patience.of(look, "/c") == 90.0  # two pages, however often, are not the site
    patience.met("/c")
    assert [patience.of(look, url) for url in ("/c", "/d")] == [30.0, 30.0]


async def _never(_: Opened) -> Look:
    raise AssertionError("not taken here")
