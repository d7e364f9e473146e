from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, sync_playwright

from pytest_govsite.model import PartConclusion, RemedyEntry, Text, TraceEntry
from pytest_govsite.norms.evaluation import evaluation_points
from pytest_govsite.record.html import record_html
from pytest_govsite.record.pdf import find_chromium
from tests.norms import test_point_sheet as golden
from tests.record import build


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    return path


@pytest.fixture(scope="module")
def started_chromium(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    build.evidence(folder)
    page = folder / "record.html"
    remedy = RemedyEntry(why="为何", how="如何", bad=build.HOSTILE, good="<b>", sources=("H37",))
    results = tuple(msgspec.structs.replace(r, remedy=remedy) for r in build.results())
    trace = (
        TraceEntry(clause=build.GUIDE, requirements=("labels.pub-date", "footer.icp")),
        TraceEntry(clause=build.FROM_MEMORY, reason=Text(zh="由人工检测", en="by a person"), person=True),
        TraceEntry(clause=build.DEZHOU, requirements=("identity.logo",), binding=False),
    )
    points = golden.sheet(
        golden.failed("columns.leaders", "/"), golden.result(golden.CANT_TELL, id="columns.news", reason=build.HOSTILE)
    )
    elderly = PartConclusion(verdict="pending", points=evaluation_points(results))
    conclusion = build.conclusion()
    conclusion = msgspec.structs.replace(conclusion, parts=conclusion.parts | {"elderly": elderly})
    page.write_text(
        record_html(build.record(requirements=results, trace=trace, points=points, conclusion=conclusion), folder),
        encoding="utf-8",
    )
    return page
