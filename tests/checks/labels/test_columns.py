from __future__ import annotations

import pytest

from pytest_govsite.checks import labels
from tests.checks.writing import article, labelled, page, single

TRAIL = "<div class=location>您的位置：<a href=/>首页</a> &gt; <a href=/zwgk/>政务公开</a> &gt; <a href=/zwgk/tzgg/>通知公告</a></div>"
LIST = "<h2>{}</h2><ul class=list><li><a href=a1.html>关于征集档案的通知公告</a><span>2026-11-18</span></li></ul>"


def column(head: str, body: str = TRAIL + LIST.format("通知公告")) -> object:
    return page(body, head=head, kind="column", path="/zwgk/tzgg/")


@pytest.mark.parametrize(
    ("body", "value", "outcome", "message"),
    [
        (TRAIL + LIST.format("通知公告"), "通知公告", "passed", "ColumnName 标签与栏目名称一致"),
        (TRAIL, "通知公告 ", "passed", "ColumnName 标签与栏目名称一致"),
        (TRAIL.replace("通知公告", "通知公告 NOTICE"), "通知公告", "passed", "ColumnName 标签与栏目名称一致"),
        (TRAIL.replace("</div>", " &gt; 列表</div>"), "通知公告", "passed", "ColumnName 标签与栏目名称一致"),
        (TRAIL, "政务公开", "failed", "ColumnName 标签与页面上的栏目名称不一致"),
        (TRAIL, "", "failed", "ColumnName（栏目名称）标签的值为空"),
        (TRAIL, "栏目名称", "failed", "ColumnName（栏目名称）标签仍是模板占位内容，没有换成真实的值"),
        (
            "<p>欢迎</p>",
            "通知公告",
            "cantTell",
            "ColumnName 标签有值，但页面上没有栏目标题和当前位置可以比对，请人工核对",
        ),
    ],
)
def test_column_name(body: str, value: str, outcome: str, message: str) -> None:
    shown = page(body, head=labelled(ColumnName=value), kind="column", path="/zwgk/tzgg/")
    assert single(labels.column_name(shown)) == (outcome, message)


def test_column_name_owes_only_advice_on_articles() -> None:
    assert single(labels.column_name(page(article()))) == ("advice", "缺少 ColumnName（栏目名称）标签")
    assert single(labels.column_name(page(article(), head=labelled(ColumnName="通知公告"))))[0] == "passed"
    assert single(labels.column_name(page(article(), head=labelled(ColumnName="政务公开"))))[0] == "advice"


def test_trail_that_ends_at_the_article_names_its_column_before() -> None:
    trail = "<a href=/>首页</a> &gt; <a href=/zwgk/tzgg/>通知公告</a> &gt; 示范县举办政务公开培训班"
    shown = page(article(trail=trail), head=labelled(ColumnName="通知公告"))
    assert single(labels.column_name(shown))[0] == "passed"


def test_missing_on_a_column_fails() -> None:
    assert single(labels.column_name(column("")))[0] == "failed"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "outcome", "message"),
    [
        (labelled(ColumnDescription="发布县政府的通知和公告"), "passed", "ColumnDescription 标签有值"),
        (
            labelled(ColumnName="通知公告", ColumnDescription="通知公告"),
            "advice",
            "ColumnDescription 标签只重复了栏目名称，宜写明栏目的作用和主要内容",
        ),
        (labelled(ColumnDescription=""), "failed", "ColumnDescription（栏目描述）标签的值为空"),
        (
            labelled(ColumnDescription="{{column.desc}}"),
            "failed",
            "ColumnDescription（栏目描述）标签仍是模板占位内容，没有换成真实的值",
        ),
    ],
)
def test_column_description(head: str, outcome: str, message: str) -> None:
    assert single(labels.column_description(column(head))) == (outcome, message)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("通知公告", "passed"),
        ("通知，公告；公示、通告", "passed"),
        ("营商环境 工作动态", "passed"),
        ("，、；", "failed"),
        ("", "failed"),
    ],
)
def test_column_keywords(value: str, outcome: str) -> None:
    assert single(labels.column_keywords(column(labelled(ColumnKeywords=value))))[0] == outcome  # type: ignore[arg-type]


def test_keywords_of_separators_only() -> None:
    verdict = single(labels.column_keywords(column(labelled(ColumnKeywords="，、；"))))  # type: ignore[arg-type]
    assert verdict == ("failed", "ColumnKeywords 标签里没有关键词")


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("政策文件", "passed"),
        ("信息公开目录，政策文件", "passed"),
        ("依法申请公开", "passed"),
        ("数据开发", "passed"),
        ("政务类", "advice"),
        ("", "failed"),
    ],
)
def test_column_type(value: str, outcome: str) -> None:
    assert single(labels.column_type(column(labelled(ColumnType=value))))[0] == outcome  # type: ignore[arg-type]


def test_column_type_owes_only_advice_on_articles() -> None:
    assert single(labels.column_type(page(article()))) == ("advice", "缺少 ColumnType（栏目类别）标签")
