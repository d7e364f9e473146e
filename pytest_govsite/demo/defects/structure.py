"""Defects of structure, tables, forms and markup."""

from __future__ import annotations

from collections.abc import Mapping

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _piece(
    name: str,
    path: str,
    zh: str,
    en: str,
    *,
    may: Mapping[str, str] | None = None,
    outcomes: tuple[str, ...] = ("failed",),
    spot: str = "main",
) -> Defect:
    return Defect(
        id=f"accessibility.{name}",
        description=Text(zh=zh, en=en),
        pages=(path,),
        may=may or {},
        outcomes=outcomes,
        needs_browser=True,
        fragment=spot,
        example=path,
    )


STRUCTURE = (
    _piece("headings", "/xwzx/", "小标题只是加粗加大的段落", "sub-headings are bold paragraphs"),
    _piece("headings:paragraph", "/zwgk/", "整段文字放在标题里", "a whole paragraph stands in a heading"),
    _piece("structure", "/zwfw/", "用圆点和换行排成列表", "a list is made of dots and breaks"),
    _piece("tables", "/zwgk/", "数据表格没有表头单元格", "a data table has no header cells"),
    _piece("tables:spaces", "/hdjl/", "用空格排出的表格", "spaces stand for the columns of a table"),
    _piece(
        "input-hints", "/zfsj/", "必填和格式只写在属性里", "only attributes tell what is required and how to write it"
    ),
    _piece("autocomplete", "/hdjl/", "姓名、手机号码没有标明用途", "name and phone do not tell their purpose"),
    _piece("form-groups", "/zwfw/", "单选项没有成组", "radio buttons share no group"),
    _piece("error-reason", "/hdjl/", "出错的字段只标红", "a wrong field is only red"),
    _piece("input-stable", "/zfsj/", "选择年份后自动跳转", "choosing a year leaves the page"),
)
