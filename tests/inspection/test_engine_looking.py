"""The sample in several real engines: what is stored, and what becomes of it when a browser is killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pytest_govsite.checks import compatibility
from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.engine_looking import EngineLooking, shown_in
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.inspection.side_by_side import with_comparisons
from pytest_govsite.model import CloserLook, Finding, Level, Outcome, Page, PageFacts, RequirementResult
from pytest_govsite.model.engine_view import WIDTHS, EnginesLook
from pytest_govsite.observe.engine.controls import identity
from pytest_govsite.observe.engines import engine_drivers, find_engines
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.store import Store
from tests.inspection.processes import descendants
from tests.shell.conftest import Site, site

pytestmark = pytest.mark.browser
BROWSERS = ("chrom", "firefox", "MiniBrowser")
"""Part of the command line of each engine's main process."""


class Seen(NamedTuple):
    """A finished look at a small site."""

    config: Config
    folder: Path
    pages: list[Page]
    looking: EngineLooking
    looks: list[EnginesLook]
    told: dict[str, int]
    shown: dict[str, tuple[str, ...]]


@pytest.fixture
def running() -> Iterator[Site]:
    with Site(site()) as here:
        yield here


def _look(config: Config, folder: Path, pages: list[Page], **more: Any) -> tuple[EngineLooking, list[EnginesLook]]:
    everywhere, sized = more.pop("everywhere", ()), more.pop("sized", None)

    async def run() -> EngineLooking:
        network = Network(config)
        try:
            looking = EngineLooking(engine_drivers(config, network), store, required=False, stop=lambda: False, **more)
            await looking.run(pages, everywhere, sized)
            return looking
        finally:
            await network.close()

    with Store(folder) as store:
        looking = asyncio.run(run())
        looks = [store.look(page.url, EnginesLook) for page in pages]
    assert all(isinstance(look, EnginesLook) for look in looks)
    return looking, [look for look in looks if isinstance(look, EnginesLook)]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """The home page in windows of all sizes in every engine of the machine, a column so in the reference engine only."""
    folder, told = tmp_path_factory.mktemp("seen"), dict[str, int]()
    with Site(site()) as here:
        config = build_config({"url": here.url}, folder=folder)
        pages = [Page(url=here.url), Page(url=f"{here.url}news/")]
        everywhere = {page.url for page in pages}
        looking, looks = _look(config, folder, pages, progress=told.update, everywhere=everywhere, sized={here.url})
        with Store(folder, read_only=True) as store:
            shown = shown_in(store, pages)
        yield Seen(config, folder, pages, looking, looks, told, shown)


def test_every_page_is_seen_in_every_engine(seen: Seen) -> None:
    names = tuple(facts.name for facts in find_engines(seen.config))
    assert len(names) >= 2
    assert all(tuple(view.engine for view in look.views) == names for look in seen.looks)
    assert seen.shown == {page.url: names for page in seen.pages}
    assert seen.told == {"to_compare": 2 * len(names), "compared": 2 * len(names)}
    assert all(facts.version and facts.driver for facts in seen.looking.facts)
    home, column = (look.views for look in seen.looks)
    assert {tuple(layout.asked for layout in view.layouts) for view in home} == {WIDTHS}
    assert [tuple(layout.asked for layout in view.layouts) for view in column] == [
        WIDTHS, *([WIDTHS[:1]] * (len(names) - 1))
    ]  # fmt: skip
    assert [view.sizes for view in column] == [(), *([WIDTHS[:1]] * (len(names) - 1))]
    assert [look.used for look in seen.looks] == [True, True]
    pictures = [layout.picture for view in home for layout in view.layouts]
    assert all(picture and (seen.folder / picture.path).is_file() for picture in pictures)
    # on the column nothing fails to fit
    assert [bool(layout.picture) for layout in column[0].layouts] == [True, False, False, False, False]


def test_a_control_that_stands_on_several_pages_is_tried_on_one(seen: Seen) -> None:
    home, column = (look.views for look in seen.looks)
    for first, second in zip(home, column, strict=True):
        known = {identity(control) for control in first.controls or () if control.mouse is not None}
        common = [control for control in second.controls or () if identity(control) in known]
        assert common
        assert all(control.hit and control.mouse is None and control.keyboard is None for control in common)


def test_sizes_that_an_engine_was_not_to_show_are_no_gap(seen: Seen) -> None:
    page = CloserLook.made_of(PageFacts(page=seen.pages[1]), {EnginesLook.kind: seen.looks[1]})
    for check in (compatibility.resolutions, compatibility.layout):
        assert {str(verdict.outcome) for verdict in check(page)} <= {"passed", "inapplicable"}


def test_an_engine_with_several_pages_at_once_waits_for_what_moves(running: Site, tmp_path: Path) -> None:
    config = build_config({"url": running.url, "engines": "chromium"}, folder=tmp_path)
    told: list[str] = []

    async def run() -> None:
        network = Network(config)
        calm = asyncio.Event()
        with Store(tmp_path) as store:
            looking = EngineLooking(
                engine_drivers(config, network),
                store,
                required=True,
                progress=lambda **numbers: told.extend(numbers),
                stop=lambda: False,
                calm=calm,
            )
            work = asyncio.create_task(looking.run([Page(url=running.url)], ()))
            while "to_compare" not in told:
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.5)
            told.append("calm")
            calm.set()
            await work
        await network.close()

    asyncio.run(run())
    assert told == ["to_compare", "calm", "compared"]


def test_a_finding_is_shown_in_every_engine(seen: Seen) -> None:
    from PIL import Image

    view, url = seen.looks[0].views[0], seen.pages[0].url
    place = next(e.key for e in view.elements if e.tag == "h1")
    finding = Finding(outcome=Outcome.FAILED, level=Level.MUST, message="x", page=url, selector=place, group="g")
    result = RequirementResult(
        id="compatibility.layout", title="x", suite="browser_compatibility", level=Level.MUST, mode="auto",
        part="function", outcome=Outcome.FAILED, findings=(finding, finding),
    )  # fmt: skip
    observed = Observed(seen.folder, seen.config)
    first, second = with_comparisons(result, observed, seen.folder).findings
    observed.close()
    assert len(first.evidence) == 1
    assert not second.evidence  # one picture a cause
    with Image.open(seen.folder / first.evidence[0]) as image:
        assert image.width > 400 * len(seen.looks[0].views)
        data = image.convert("RGB").tobytes()
    red = sum(r > 150 and g < 70 and b < 90 for r, g, b in zip(data[::3], data[1::3], data[2::3], strict=True))
    assert red > 200  # the frame


@pytest.mark.thorough
def test_a_killed_browser_costs_no_page(running: Site, tmp_path: Path) -> None:
    config = build_config({"url": running.url}, folder=tmp_path)
    pages = [Page(url=f"{running.url}{path}") for path in ("", "news/", "notices/", "news/1.html", "news/2.html")]
    names = [facts.name for facts in find_engines(config)]
    before = {process for process, _ in descendants(os.getpid())}  # browsers of other tests live in this process too
    killed: list[str] = []

    def kill(**numbers: int) -> None:
        """Kill every browser once, when each engine has shown about one page."""
        if numbers.get("compared", 0) == len(names) and not killed:
            for process, command in list(descendants(os.getpid())):
                ours = process not in before and "--type=" not in command
                if ours and any(f"/{name}" in command for name in BROWSERS):
                    killed.append(command)
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(process, signal.SIGKILL)

    _, looks = _look(config, tmp_path, pages, progress=kill)
    assert len(killed) >= len(names)
    lost = [view.unobserved for look in looks for view in look.views if view.unobserved]
    assert not lost
    assert all(look.views[0].layouts for look in looks)
    with Store(tmp_path, read_only=True) as store:
        assert len(shown_in(store, pages)) == len(pages)


def test_what_the_oldest_browser_lacks_is_looked_for_where_one_is_named(running: Site, tmp_path: Path) -> None:
    running.pages["/late.js"] = "var a = document.body?.id"
    scripts = '<script src="/late.js"></script><script src="/gone.js"></script></head>'
    running.pages["/"] = running.pages["/"].replace("</head>", scripts)
    (tmp_path / "govsite.toml").write_text('[engines.chromium]\ntype = "chromium"\nminimum_version = "69"\n', "utf-8")
    config = build_config({"url": running.url, "engines": "chromium"}, folder=tmp_path)
    oldest = {"chromium": ("chromium", "69")}
    _, [look] = _look(config, tmp_path, [Page(url=running.url)], progress=lambda **_: None, oldest=oldest)
    (view,) = look.views
    assert view.minimum_version == "69"
    assert [(use.label, use.source) for use in view.features] == [("a?.b", f"{running.url}late.js")]
    assert view.unread == (f"{running.url}gone.js",)
