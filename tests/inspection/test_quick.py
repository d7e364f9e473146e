"""Quick mode: what is as it was is not looked at again, and whatever changed is."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection import maker
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.inspection.observing import Observation
from pytest_govsite.inspection.quick import is_quick
from pytest_govsite.inspection.reuse_told import quick_notes
from pytest_govsite.inspection.stages import STAGES
from pytest_govsite.model import AxeLook, DomLook, EngineFacts, EnlargementLook, LoadingLook, Look, PageFacts, Record
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.model.reuse import Reuse
from pytest_govsite.observe.store import Store
from pytest_govsite.record.html import record_html
from pytest_govsite.record.write import write_record
from tests.observe.site import Handler, LocalSite
from tests.record import build
from tests.shell.conftest import site

pytestmark = pytest.mark.browser
NEEDS = frozenset({"source", "rendered", "dom", "axe"})
ALL = NEEDS | {EnlargementLook.kind, EnginesLook.kind}
STYLE = "body { font-family: sans-serif }"
SCRIPT = "document.documentElement.dataset.script = 'on'"


class Stages:
    """A reporter that keeps the order of stages."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def stage(self, text: str) -> None:
        """Keep it."""
        self.told.append(text)

    def update(self, **numbers: int) -> None:
        """Say nothing."""


class Portal(LocalSite):
    """A small portal: a style sheet for all, which has an entity tag, and a script for articles, which has none."""

    def __init__(self) -> None:
        super().__init__()
        self.style, self.script = STYLE, SCRIPT
        self.pages = {path: self._with_files(path, text) for path, text in site().items()}
        self.count = 0
        self.routes["/site.css"], self.routes["/article.js"] = self._style, self._script
        for path in self.pages:
            self.routes[path] = self._page

    @staticmethod
    def _with_files(path: str, text: str) -> str:
        files = '<link rel="stylesheet" href="/site.css"><meta name="csrf-token" content="TOKEN">'
        files += '<script src="/article.js"></script>' if path.endswith(".html") else ""
        return text.replace("</head>", f"{files}</head>")

    def _page(self, handler: Handler) -> tuple[Any, ...]:
        self.count += 1
        return 200, self.pages[handler.path].replace("TOKEN", f"{self.count:032d}"), {}

    def _style(self, handler: Handler) -> tuple[Any, ...]:
        tag = f'"{len(self.style)}"'
        sent = {"Content-Type": "text/css", "ETag": tag}
        same = handler.headers.get("If-None-Match") == tag
        return (304, b"", {**sent, "Content-Length": "0"}) if same else (200, self.style, sent)

    def _script(self, handler: Handler) -> tuple[Any, ...]:
        return 200, self.script, {"Content-Type": "text/javascript"}

    def opened(self) -> list[str]:
        """Return the pages that a browser asked for since the last time, and forget all requests."""
        by_browser = [path for path, headers, _ in self.requests if "Upgrade-Insecure-Requests" in headers]
        self.requests.clear()
        return sorted(set(by_browser))


class Kept:
    """A finished observation, with a record beside it."""

    def __init__(
        self,
        portal: Portal,
        folder: Path,
        needs: frozenset[str],
        baseline: Kept | None = None,
        *,
        resume: bool = False,
        most: int | None = None,
    ) -> None:
        given: dict[str, Any] = {"url": portal.url(), "engines": "chromium", "resume": resume, "max_pages": most}
        given["baseline"] = str(baseline.file) if baseline else None
        self.config = build_config(given, folder=folder)
        self.folder, self.file = folder, folder / "record.json"
        stages = Stages()
        with Store(folder) as store:
            earlier = baseline.record if baseline else None
            asyncio.run(Observation(self.config, store, needs, stages, lambda: False, baseline=earlier).run())
        self.record: Record = write_record(build.record(id=f"GS-{folder.name}"), folder, chromium=None)
        self.opened, self.stages = portal.opened(), stages.told

    def pages(self) -> dict[str, PageFacts]:
        with Store(self.folder, read_only=True) as store:
            return {facts.url: facts for facts in store.pages()}

    def reuse(self) -> Reuse:
        observed = Observed(self.folder, self.config)
        try:
            return observed.reuse
        finally:
            observed.close()

    def looks(self, kind: type[Look]) -> dict[str, Look]:
        with Store(self.folder, read_only=True) as store:
            urls = [url for url, kinds in store.looks().items() if kinds.get(kind.kind)]
            return {url: look for url in urls if isinstance(look := store.look(url, kind), Look)}


@pytest.fixture
def portal() -> Iterator[Portal]:
    running = Portal()
    yield running
    running.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Portal]:
    running = Portal()
    yield running
    running.close()


@pytest.fixture(scope="module")
def baseline(shared: Portal, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(shared, tmp_path_factory.mktemp("first"), ALL)


@pytest.fixture
def unchanged(shared: Portal, baseline: Kept) -> Iterator[None]:
    """What a test changes of the shared portal is as before afterwards."""
    pages = dict(shared.pages)
    yield
    shared.pages, shared.style, shared.script = pages, STYLE, SCRIPT


def _paths(portal: Portal, urls: Any) -> set[str]:
    return {url.removeprefix(portal.url("")) for url in urls}


def test_where_nothing_changed_no_browser_is_started_and_the_same_is_seen(
    shared: Portal, baseline: Kept, tmp_path: Path
) -> None:
    assert len(baseline.opened) >= 5
    again = Kept(shared, tmp_path, ALL, baseline)
    assert again.opened == []
    before, after = baseline.pages(), again.pages()
    assert {url: facts.rendered for url, facts in after.items()} == {
        url: facts.rendered for url, facts in before.items()
    }
    assert all(after[url].exchange != before[url].exchange for url in after)  # every source was asked for
    for kind in (DomLook, AxeLook, EnlargementLook, EnginesLook):
        assert again.looks(kind) == baseline.looks(kind) != {}
    pictures = [shown.screenshot.path for facts in after.values() for shown in facts.rendered if shown.screenshot]
    assert pictures
    assert all((tmp_path / path).read_bytes() == (baseline.folder / path).read_bytes() for path in pictures)
    with Store(tmp_path, read_only=True) as store, Store(baseline.folder, read_only=True) as first:
        kinds = tuple[EngineFacts, ...]
        assert store.value("engines", kinds) == first.value("engines", kinds)
        shown = dict[str, tuple[str, ...]]
        assert store.value("shown", shown) == first.value("shown", shown)


def test_entries_are_asked_for_beside_the_looks_and_before_loads_are_timed(shared: Portal, tmp_path: Path) -> None:
    asking, loading = STAGES["probe"].zh, STAGES["loading"].zh
    needs = frozenset({"source", "rendered", "probes", LoadingLook.kind})
    first = Kept(shared, tmp_path / "1", needs, most=1)
    again = Kept(shared, tmp_path / "2", needs, first, most=1)
    assert first.stages.index(loading) < first.stages.index(asking)
    assert again.stages.index(asking) < again.stages.index(loading)
    assert first.stages.count(asking) == again.stages.count(asking) == 1
    with Store(first.folder, read_only=True) as one, Store(again.folder, read_only=True) as other:
        assert (earlier := one.site()) is not None
        assert (later := other.site()) is not None
        assert [probe.url for probe in later.probes] == [probe.url for probe in earlier.probes]
        assert later.lost_page is not None


def test_a_chain_of_quick_runs_names_the_run_that_looked(shared: Portal, baseline: Kept, tmp_path: Path) -> None:
    first = Kept(shared, tmp_path / "1", NEEDS, baseline)
    second = Kept(shared, tmp_path / "2", NEEDS, first)
    assert second.opened == []
    assert {source.record for source in second.reuse().pages.values()} == {baseline.record.id}


def test_a_resumed_run_still_says_what_was_taken_over(shared: Portal, baseline: Kept, tmp_path: Path) -> None:
    first = Kept(shared, tmp_path, NEEDS, baseline)
    again = Kept(shared, tmp_path, NEEDS, baseline, resume=True)
    assert again.opened == []
    assert again.reuse().pages == first.reuse().pages != {}


@pytest.mark.usefixtures("unchanged")
def test_where_the_text_of_one_page_changed_that_one_is_rendered(
    shared: Portal, baseline: Kept, tmp_path: Path
) -> None:
    changed = next(path for path in baseline.opened if path.endswith(".html"))
    shared.pages[changed] = shared.pages[changed].replace("全县重点工作", "全县中心工作", 1)
    again = Kept(shared, tmp_path, NEEDS, baseline)
    assert again.opened == [changed]
    assert _paths(shared, again.reuse().again) == {changed}
    assert set(again.reuse().again.values()) == {"text"}


@pytest.mark.usefixtures("unchanged")
def test_where_a_script_changed_the_pages_that_use_it_are_rendered(
    shared: Portal, baseline: Kept, tmp_path: Path
) -> None:
    shared.script += "; document.documentElement.dataset.more = 'on'"
    again = Kept(shared, tmp_path, NEEDS, baseline)
    assert again.opened == [path for path in baseline.opened if path.endswith(".html")]
    assert set(again.reuse().again.values()) == {"asset"}


@pytest.mark.usefixtures("unchanged")
def test_a_new_barrier_in_a_template_is_found(shared: Portal, baseline: Kept, tmp_path: Path) -> None:
    for path in [path for path in shared.pages if path.endswith(".html")]:
        text = shared.pages[path].replace(
            "<h1>", '<div class="share"><div class="panel"><a href="/news/"></a></div></div><h1>', 1
        )
        shared.pages[path] = text
    again = Kept(shared, tmp_path, NEEDS, baseline)
    articles = [path for path in baseline.opened if path.endswith(".html")]
    assert again.opened == articles

    def nameless(kept: Kept) -> set[str]:
        looks = kept.looks(AxeLook).items()
        results = {url: look.of("link-name") for url, look in looks if isinstance(look, AxeLook)}
        return {url for url, result in results.items() if result is not None and result.violations}

    assert _paths(shared, nameless(again)) == set(articles)
    assert not nameless(baseline)


@pytest.mark.thorough
def test_what_another_version_saw_is_not_taken_over(
    shared: Portal, baseline: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "__version__", "0.0.1")
    again = Kept(shared, tmp_path, NEEDS, baseline)
    assert again.opened == baseline.opened
    assert again.reuse().refused == "maker"
    assert any("另一版本" in note for note in quick_notes(again.reuse(), "zh"))


@pytest.mark.thorough
def test_observations_that_were_changed_are_not_taken_over(portal: Portal, tmp_path: Path) -> None:
    first = Kept(portal, tmp_path / "1", NEEDS)
    with Store(first.folder) as store:
        store.put_value("note", "changed afterwards")
    again = Kept(portal, tmp_path / "2", NEEDS, first)
    assert again.opened == first.opened
    assert again.reuse().refused == "changed"


def test_it_is_asked_for_by_a_baseline_with_observations_and_chromium_alone(baseline: Kept, tmp_path: Path) -> None:
    alone = tmp_path / "record.json"
    alone.write_bytes(baseline.file.read_bytes())

    def quick(file: Path, **more: str) -> bool:
        return is_quick(build_config({"url": "http://a.example/", "baseline": str(file), **more}, folder=tmp_path))

    assert quick(baseline.file, engines="chromium")
    assert not quick(baseline.file)
    assert not quick(alone, engines="chromium")
    assert not quick(baseline.file, engines="chromium", previous=str(alone))


def test_the_record_says_what_was_taken_over(shared: Portal, baseline: Kept, tmp_path: Path) -> None:
    from pytest_govsite.inspection.assemble import coverage_of

    again = Kept(shared, tmp_path, NEEDS, baseline)
    observed = Observed(tmp_path, again.config)
    try:
        coverage = coverage_of(observed)
    finally:
        observed.close()
    assert coverage.reused == coverage.rendered == len(baseline.opened)
    assert {page.reused for page in coverage.pages if page.rendered} == {baseline.record.id}
    assert [source.pages for source in coverage.reused_from] == [coverage.reused]
    shown = re.sub(r"<[^<>]+>", "", record_html(build.record(coverage=coverage)))
    assert f"沿用记录 {baseline.record.id}" in shown
    assert f"{coverage.reused} 个页面沿用记录 {baseline.record.id}" in shown
