"""The saved pages of real sites, inspected through the command line with what a careful reader expects of each."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from pytest_govsite.record.pdf import find_chromium

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGES = SHARED / "pages"
PREVIEWS = SHARED / "sites" / "wuan"
EXPECTED: dict[str, Any] = (
    json.loads((PAGES / "expected.json").read_text("utf-8")) if (PAGES / "expected.json").is_file() else {}
)
INSPECTED = (
    "identity.",
    "footer.",
    "labels.",
    "design.",
    "columns.",
    "accessibility.language",
    "accessibility.page-title",
)
"""Requirements whose outcome is expected."""
SELECTED = ("site_identity", "page_labels", "mandated_columns", "accessibility.language", "accessibility.page-title")
"""Selected with `-k`: pages are not used by keyboard and the like, which takes half a minute each."""
CHROMIUM = find_chromium()

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not EXPECTED, reason="the saved pages are not beside the project"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(SHARED))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def inspect(pytester: pytest.Pytester, pages: str, site: dict[str, Any]) -> dict[str, Any]:
    """Inspect listed pages and return the record."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in site.items() if value is not None]
    engine = f'[engines.chromium]\ntype = "chromium"\nexecutable = "{CHROMIUM}"\n'
    (pytester.path / "govsite.toml").write_text(engine + "[site]\n" + "\n".join(lines), "utf-8")
    (pytester.path / "pages.txt").write_text(pages, "utf-8")
    result = pytester.runpytest_subprocess(
        f"--govsite={pages.split()[0]}",
        "--govsite-pages=pages.txt",
        "--govsite-now=2026-11-20T10:00",
        "-p",
        "no:html",
        "-k",
        " or ".join(SELECTED),
    )
    assert result.ret in (0, 1), result.stdout.str()[-2000:]
    record: dict[str, Any] = json.loads((pytester.path / "govsite-report" / "record.json").read_text("utf-8"))
    return record


def shown_outcome(requirement: dict[str, Any]) -> str:
    """Return the outcome as expected.json words it: `advice` is a failed finding of level should."""
    failed = [f for f in requirement["findings"] if f["outcome"] == "failed"]
    if failed and not any(f["level"] == "must" for f in failed) and requirement["outcome"] in ("passed", "failed"):
        return "advice"
    return str(requirement["outcome"])


@pytest.fixture(autouse=True)
def _without_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave record.pdf out: printing it takes longer than looking at the page.

    The engine is named in the configuration; what prints looks for one among the commands of the machine.
    """
    commands = tmp_path / "commands"
    commands.mkdir()
    for command in Path("/usr/bin").iterdir():
        if not command.name.startswith(("chromium", "google-chrome", "microsoft-edge")):
            (commands / command.name).symlink_to(command)
    monkeypatch.setenv("PATH", str(commands))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(commands))


@pytest.mark.parametrize("name", EXPECTED)
def test_saved_page(pytester: pytest.Pytester, served: str, name: str) -> None:
    page = EXPECTED[name]
    url = f"{served}/pages/{quote(page['path'])}"
    record = inspect(pytester, f"{url}\t{page['type']}\n", page["config"])
    found = {r["id"]: r for r in record["requirements"]}
    differing = {
        identifier: (expected["outcome"], shown_outcome(found[identifier]), found[identifier]["reason"])
        for identifier, expected in page["expected"].items()
        if identifier.startswith(INSPECTED) and shown_outcome(found[identifier]) != expected["outcome"]
    }
    assert differing == {}


@pytest.mark.thorough
def test_template_previews(pytester: pytest.Pytester, served: str) -> None:
    files = sorted(PREVIEWS.glob("*.html"))
    kinds = {"index.html": "\thome"}
    pages = "".join(f"{served}/sites/wuan/{quote(f.name)}{kinds.get(f.name, '')}\n" for f in files)
    site = {"name": "武安市人民政府", "domain": "www.wuan.gov.cn", "kind": "portal", "level": "county"}
    record = inspect(pytester, pages, site | {"stage": "prelaunch", "content": "sample"})
    found = {r["id"]: r for r in record["requirements"]}
    assert record["coverage"]["rendered"] == len(files)
    assert record["coverage"]["whole_site"] is False
    failed = {i for i, r in found.items() if r["outcome"] == "failed" and r["level"] == "must"}
    # no labels at all, placeholder filing numbers: what a person sees on the previews
    assert {"labels.site-name", "labels.site-domain", "footer.icp"} <= failed
    assert not any(i.startswith("columns.") for i in failed), "whole-site requirements are not judged on previews"
