"""Pages of `--govsite-pages` that cannot be seen never let a run pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell.conftest import Site

NOW = "--govsite-now=2026-11-20T10:00"
SELECTION = "labels.pub-date or labels.column-description or links.home or labels.site-name"


def listing(pytester: pytest.Pytester, text: str) -> pytest.RunResult:
    Path("pages.txt").write_text(text, "utf-8")
    return pytester.runpytest_subprocess("--govsite=config", NOW, "--govsite-pages=pages.txt", "-k", SELECTION)


def told() -> dict[str, tuple[str, str | None, str]]:
    made = json.loads(Path("govsite-report/record.json").read_text("utf-8"))
    return {r["id"]: (r["outcome"], r["cause"], r["reason"]) for r in made["requirements"]}


@pytest.fixture(autouse=True)
def configured(pytester: pytest.Pytester, small_site: Site) -> None:
    Path("govsite.toml").write_text(f'[site]\nurl = "{small_site.url}"\n', "utf-8")


def test_none_of_them(pytester: pytest.Pytester, small_site: Site) -> None:
    result = listing(pytester, f"{small_site.url}none.html\thome\n{small_site.url}news/none.html\n")
    assert result.ret == 4
    [line] = [each for each in result.errlines + result.outlines if "无法开始检测" in each]
    assert "2 页" in line
    assert f"{small_site.url}none.html" in line
    assert "HTTP 404" in line
    assert not Path("govsite-report").exists()


def test_one_of_them_of_a_named_type(pytester: pytest.Pytester, small_site: Site) -> None:
    result = listing(pytester, f"{small_site.url}\thome\n{small_site.url}news/none.html\tarticle\n")
    assert result.ret == 1
    found = told()
    assert found["labels.pub-date"][:2] == ("untested", "broken")
    assert "404" in found["labels.pub-date"][2]
    assert found["labels.column-description"] == ("inapplicable", None, "所列页面中没有栏目页")


def test_one_of_them_of_any_type(pytester: pytest.Pytester, small_site: Site) -> None:
    """It may have been the article, and the column."""
    result = listing(pytester, f"{small_site.url}\thome\n{small_site.url}news/none.html\n")
    assert result.ret == 1
    for name in ("labels.pub-date", "labels.column-description"):
        assert told()[name][:2] == ("untested", "broken")
        assert f"1 个所列页面未能观察：{small_site.url}news/none.html" in told()[name][2]


def test_all_of_them_are_there(pytester: pytest.Pytester, small_site: Site) -> None:
    result = listing(pytester, f"{small_site.url}\thome\n{small_site.url}news/1.html\tarticle\n")
    found = told()
    assert result.ret == 0
    assert found["labels.pub-date"][0] == "passed"
    assert found["labels.column-description"] == ("inapplicable", None, "所列页面中没有栏目页")


def test_a_blank_in_place_of_a_tab(pytester: pytest.Pytester, small_site: Site) -> None:
    result = listing(pytester, f"{small_site.url}\thome\n{small_site.url}news/1.html article\n")
    assert result.ret == 4
    assert "第 2 行" in result.stderr.str()
    assert "制表符" in result.stderr.str()
    assert not Path("govsite-report").exists()
