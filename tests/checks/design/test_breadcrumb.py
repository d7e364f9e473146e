from __future__ import annotations

import pytest

from pytest_govsite.checks import design
from tests.checks.writing import article, labelled, page, single

LIST = "<h2>{}</h2><ul><li><a href=a1.html>关于档案征集工作安排的说明</a><span>2026-11-18</span></li></ul>"
HOME_AND = "当前位置：<a href=/>首页</a> &gt; "


@pytest.mark.parametrize(
    ("trail", "title", "outcome", "message"),
    [
        ("<a href=/zwgk/>政务公开</a> &gt; <a href=/tz/>通知公告</a>", "通知公告", "passed", "当前位置指到本栏目"),
        (
            "<a href=/zwgk/>政务公开</a> &gt; <a href=/tz/>通知公告</a> &gt; 列表",
            "通知公告",
            "passed",
            "当前位置指到本栏目",
        ),
        ("<a href=/zwgk/>政务公开</a>", "通知公告", "failed", "当前位置没有指到本栏目"),
    ],
)
def test_on_columns(trail: str, title: str, outcome: str, message: str) -> None:
    body = f"<div class=location>{HOME_AND}{trail}</div>" + LIST.format(title)
    assert single(design.breadcrumb(page(body, kind="column", path="/zwgk/tzgg/"))) == (outcome, message)


def test_named_by_the_links_that_lead_there() -> None:
    body = f"<div class=location>{HOME_AND}<a href=/tz/>通知公告</a></div>" + LIST.format("示范县通知公告专栏")
    assert single(design.breadcrumb(page(body, kind="column", path="/tz/")))[0] == "failed"
    assert single(design.breadcrumb(page(body, kind="column", path="/tz/", anchors=("通知公告",))))[0] == "passed"


def test_nothing_to_compare_with() -> None:
    body = f"<div class=location>{HOME_AND}<a href=/zx/>资讯动态</a> &gt; 旅游快报</div><p>欢迎</p>"
    assert single(design.breadcrumb(page(body, kind="column", path="/zx/lykb/")))[0] == "passed"


def test_on_articles() -> None:
    assert single(design.breadcrumb(page(article(), head=labelled(ColumnName="通知公告"))))[0] == "passed"
    assert single(design.breadcrumb(page(article(trail=""))))[1] == "页面没有显示当前位置"


def test_that_stops_at_the_home_page() -> None:
    shown = page(article(trail="<a href=/>首页</a> &gt; 正文"))
    assert single(design.breadcrumb(shown)) == ("failed", "当前位置没有指到本栏目")
