"""The four column labels (政府网站发展指引, 网页设计规范, 网页标签, 栏目标签)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.folding import folded, folded_name
from pytest_govsite.checks.labels.reading import fault_of, pointer_of, value_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.checks.trail import column_entry
from pytest_govsite.model import Level, PageFacts, PageType, Verdict

_SEPARATORS = re.compile(r"[,，;；、|\s]+")
COLUMN_TYPES = frozenset(
    {
        "首页",
        "概况信息",
        "机构职能",
        "负责人信息",
        "工作动态",
        "政策文件",
        "信息公开指南",
        "信息公开目录",
        "信息公开年报",
        "依申请公开",
        "依法申请公开",
        "数据发布",
        "数据开放",
        "数据开发",
        "政策解读",
        "回应关切",
        "办事服务",
        "咨询投诉",
        "征集调查",
        "在线访谈",
    }
)
"""Values the guideline lists; the list ends with “……”, so it is open. Two entries stand in both known spellings."""


def _level(page: PageFacts) -> Level | None:
    """Article pages owe ColumnName and ColumnType as advice only."""
    return Level.SHOULD if page.type is PageType.ARTICLE else None


def column_name(page: PageFacts) -> Iterator[Verdict]:
    """ColumnName is there and is the visible column title or the last entry of the trail (正文, 详情 left out)."""
    fault = fault_of(page, "ColumnName", _level(page))
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "ColumnName")
    shown = _shown_names(page)
    where = pointer_of(page, "ColumnName")
    if not shown:
        yield cant_tell(
            "ColumnName 标签有值，但页面上没有栏目标题和当前位置可以比对，请人工核对",
            "ColumnName has a value, but the page shows neither a column title nor a trail to compare it with",
            found=value,
            pointer=where,
            place="ColumnName",
            level=_level(page),
        )
    elif any(_same(value, name) for name in shown):
        yield passed("ColumnName 标签与栏目名称一致", "ColumnName is the name of the column", pointer=where)
    else:
        yield failed(
            "ColumnName 标签与页面上的栏目名称不一致",
            "ColumnName differs from the column name that the page shows",
            expected=" / ".join(shown),
            found=value,
            pointer=where,
            place="ColumnName",
            level=_level(page),
        )


def column_description(page: PageFacts) -> Iterator[Verdict]:
    """ColumnDescription is there and says more than the name of the column."""
    fault = fault_of(page, "ColumnDescription", _level(page))
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "ColumnDescription")
    where = pointer_of(page, "ColumnDescription")
    if folded(value) == folded(value_of(page.document, "ColumnName")):
        yield advice(
            "ColumnDescription 标签只重复了栏目名称，宜写明栏目的作用和主要内容",
            "ColumnDescription only repeats the name of the column",
            found=value,
            pointer=where,
            place="ColumnDescription",
        )
        return
    yield passed("ColumnDescription 标签有值", "ColumnDescription has a value", pointer=where)


def column_keywords(page: PageFacts) -> Iterator[Verdict]:
    """ColumnKeywords is there and holds at least one keyword."""
    fault = fault_of(page, "ColumnKeywords", _level(page))
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    where = pointer_of(page, "ColumnKeywords")
    value = value_of(page.document, "ColumnKeywords")
    if not keywords_in(value):
        yield failed(
            "ColumnKeywords 标签里没有关键词",
            "ColumnKeywords holds no keyword",
            expected="至少一个关键词",
            found=value,
            pointer=where,
            place="ColumnKeywords",
        )
        return
    yield passed("ColumnKeywords 标签有关键词", "ColumnKeywords holds keywords", pointer=where)


def column_type(page: PageFacts) -> Iterator[Verdict]:
    """ColumnType is there; a value outside the guideline's open list is advice."""
    fault = fault_of(page, "ColumnType", _level(page))
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "ColumnType")
    where = pointer_of(page, "ColumnType")
    unlisted = [v for v in keywords_in(value) if v not in COLUMN_TYPES]
    if unlisted:
        yield advice(
            "ColumnType 标签的值不在《政府网站发展指引》列举的栏目类别之内（该列举未穷尽）",
            "ColumnType is outside the list of the guideline, which is open",
            expected="工作动态、政策文件、办事服务 等",
            found="、".join(unlisted),
            pointer=where,
            place="ColumnType",
        )
        return
    yield passed("ColumnType 标签在列举的栏目类别之内", "ColumnType is on the guideline's list", pointer=where)


def keywords_in(value: str) -> tuple[str, ...]:
    """Return the words of a value that may hold several."""
    return tuple(filter(None, _SEPARATORS.split(value)))


def _same(value: str, shown: str) -> bool:
    return folded(value) == folded(shown) or folded_name(value) == folded_name(shown)


def _shown_names(page: PageFacts) -> tuple[str, ...]:
    """Return the names that the page itself gives its column; none where it shows none."""
    document = page.document
    assert document is not None
    names = [column_entry(page)]
    if page.type is not PageType.ARTICLE and document.headline is not None:
        names.append(document.headline.text)
    return tuple(dict.fromkeys(n.strip() for n in names if n.strip()))
