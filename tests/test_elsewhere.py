"""Browsers elsewhere: a run of the bundled portal through a server finds what the same run on this machine finds.

The portal with its defects, so that there is something to find: three pages of it, and suites that see them with and without closer looks.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.observe import launch
from pytest_govsite.observe.engine import webkitgtk
from tests.observe.elsewhere import JAR, Relay, chromedriver, relayed, selenium_grid, webkit_driver
from tests.observe.playwright_servers import playwright_servers

CHROMIUM = shutil.which("chromium") or launch.find_chromium()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.thorough,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]
NOW = "--govsite-now=2026-11-20T10:00"
PAGES = "".join(f"https://www.shifan.com.cn{path}\n" for path in ("/", "/zwfw/", "/xwzx/"))
COMPARED = "browser_compatibility"
LOOKED = f"{COMPARED} or page_labels or site_identity or control-names or headings or image-text"
WEBDRIVER = f"""[engines.chromium]
type = "chromium"
remote = "http://{{}}/"
[engines.chromium.capabilities."goog:chromeOptions"]
binary = "{CHROMIUM}"
args = ["--headless=new", "--no-sandbox"]
"""
Record = dict[str, Any]
Start = Callable[[Path], AbstractContextManager[Relay]]


def inspected(folder: Path, engine: str, selection: str, engines: str = "") -> Record:
    """Return the record of an inspection of the portal's pages."""
    folder.mkdir()
    (folder / "pages.txt").write_text(PAGES, "utf-8")
    (folder / "engines.toml").write_text(engines, "utf-8")
    given = ("--govsite=demo-defective", "--govsite-pages=pages.txt", "--govsite-config=engines.toml")
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", NOW, *given, f"--govsite-engines={engine}")
    run = subprocess.run((*command, "-k", selection), cwd=folder, check=False, capture_output=True, text=True)
    assert run.returncode == 1, run.stdout[-3000:] + run.stderr
    made: Record = json.loads((folder / "govsite-report" / "record.json").read_text("utf-8"))
    return made


def findings(record: Record, suite: str = "") -> set[tuple[str, ...]]:
    """Return each finding as requirement, page, outcome, fault and place; lengths in pixels are left out."""
    return {
        (told["id"], told["outcome"], found["page"], found["outcome"], found["message"], found["selector"])
        for told in record["requirements"]
        if told["suite"].startswith(suite)
        for found in told["findings"]
    }


def outcomes(record: Record, suite: str = "") -> dict[str, tuple[str, str]]:
    return {
        told["id"]: (told["outcome"], told["reason"])
        for told in record["requirements"]
        if told["suite"].startswith(suite)
    }


def failed(record: Record, suite: str) -> set[str]:
    return {name for name, (outcome, _) in outcomes(record, suite).items() if outcome == "failed"}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """By Chromium on this machine."""
    made = inspected(tmp_path_factory.mktemp("local") / "run", "chromium", LOOKED)
    assert "ws://" not in made["engines"][0]["driver"]
    assert failed(made, "accessibility")
    assert failed(made, COMPARED) >= {
        "compatibility.script-errors",
        "compatibility.resources",
        "compatibility.characters",
    }
    return made


def test_through_a_playwright_server(local: Record, tmp_path: Path) -> None:
    """Closer looks included."""
    with (
        playwright_servers(tmp_path / "browsers", 1, "--unsafe") as [server],
        relayed(int(server.address.rstrip("/").rpartition(":")[2])) as relay,
    ):
        toml = f'[engines.chromium]\ntype = "chromium"\nremote = "ws://{relay.place}/?token=k3y"\n'
        made = inspected(tmp_path / "run", "chromium", LOOKED, toml)
    assert relay.asked > 10_000
    assert f"(ws://{relay.place}/)" in made["engines"][0]["driver"]
    assert "k3y" not in json.dumps(made)
    assert outcomes(made) == outcomes(local)
    assert findings(made) == findings(local)


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(
            chromedriver, marks=pytest.mark.skipif(not shutil.which("chromedriver"), reason="no chromedriver")
        ),
        pytest.param(selenium_grid, marks=pytest.mark.skipif(not JAR, reason="SELENIUM_SERVER_JAR names no Grid")),
    ],
)
def test_through_a_webdriver_server(start: Start, local: Record, tmp_path: Path) -> None:
    with start(tmp_path) as relay:
        made = inspected(tmp_path / "run", "chromium", COMPARED, WEBDRIVER.format(relay.place))
    assert relay.asked > 10_000
    assert f"(http://{relay.place}/)" in made["engines"][0]["driver"]
    assert outcomes(made, COMPARED) == outcomes(local, COMPARED)
    assert findings(made, COMPARED) == findings(local, COMPARED)


NARROW = "compatibility.resolutions"
"""The tool bar of a MiniBrowser keeps its window wider than a telephone; the one that we start has a style without it."""


@pytest.mark.skipif(webkitgtk.find() is None, reason="no WebKitGTK here")
def test_through_webkits_own_driver(tmp_path: Path) -> None:
    local = inspected(tmp_path / "local", "webkit", COMPARED)
    with webkit_driver(tmp_path) as relay:
        toml = f'[engines.webkit]\ntype = "webkit"\nremote = "http://{relay.place}"\n'
        made = inspected(tmp_path / "run", "webkit", COMPARED, toml)
    assert relay.asked > 10_000
    assert any(f"(http://{relay.place})" in engine["driver"] for engine in made["engines"])
    there, here = outcomes(made, COMPARED), outcomes(local, COMPARED)
    outcome, reason = there.pop(NARROW)
    assert (outcome, "390×844" in reason) in (("untested", True), (here[NARROW][0], False))
    del here[NARROW]
    assert there == here
    told = [{one for one in findings(record, COMPARED) if one[0] != NARROW} for record in (made, local)]
    assert told[0] == told[1] != set()
