from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.shell.conftest import Site, site

NOW = "--govsite-now=2026-11-20T10:00"
SELECTED = ("-k", "labels.pub-date")
WRONG = '09∶30">'


def record(folder: Path, name: str = "govsite-report") -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / name / "record.json").read_text("utf-8"))
    return made


def broken(pages: dict[str, str], *paths: str) -> dict[str, str]:
    return pages | {path: pages[path].replace('09:30">', WRONG) for path in paths}


@pytest.mark.thorough
def test_what_failed_is_looked_at_again_beside_the_new_sample(pytester: pytest.Pytester) -> None:
    with Site(broken(site(), "/news/4.html", "/news/5.html")) as running:
        first = pytester.runpytest_subprocess(f"--govsite={running.url}", NOW, *SELECTED)
        assert first.ret == 1
        running.pages = {
            p: t for p, t in broken(site(), "/news/5.html", "/news/1.html").items() if p != "/notices/3.html"
        }
        running.asked.clear()
        second = pytester.runpytest_subprocess(
            f"--govsite={running.url}", NOW, *SELECTED, "--govsite-max-pages=5",
            "--govsite-previous=govsite-report/record.json", "--govsite-output=second",
        )  # fmt: skip
        # beyond the limit of the crawl
        assert {"/news/4.html", "/news/5.html"} <= set(running.asked)
        assert len(running.asked) < 11
    assert second.ret == 1
    second.stdout.fnmatch_lines(["复测 GS-*"])
    made = record(pytester.path, "second")
    assert made["reinspection"]["record"] == record(pytester.path)["id"]
    [problem] = made["reinspection"]["problems"]
    assert (problem["fate"], problem["still"], problem["mended"]) == ("partly", 1, 1)
    assert "整改与复测" in (pytester.path / "second" / "record.html").read_text("utf-8")
    third = pytester.runpytest_subprocess("--govsite-replay=second", "--govsite-output=third", *SELECTED)
    assert third.ret == 1
    assert record(pytester.path, "third")["reinspection"] == made["reinspection"]


def test_what_is_no_record_is_one_line(pytester: pytest.Pytester, small_site: Site) -> None:
    (pytester.path / "old.json").write_text("{}", encoding="utf-8")
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", "--govsite-previous=old.json")
    assert result.ret == 4
    result.stderr.fnmatch_lines(["*--govsite-previous = *old.json*no record.json*"])
    assert not small_site.asked
