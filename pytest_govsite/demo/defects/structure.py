"""Defects of structure, tables, forms and markup."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.demo.defects.placed import piece
from pytest_govsite.model import Text

_piece = partial(piece, "accessibility")


STRUCTURE = (
    _piece("headings", "/xwzx/", "小标题只是加粗加大的段落", "sub-headings are bold paragraphs"),
    _piece("headings:paragraph", "/zwgk/", "整段文字放在标题里", "a whole paragraph stands in a heading"),
    _piece("structure", "/zwfw/", "用圆点和换行排成列表", "a list is made of dots and breaks"),
    _piece("tables", "/zwgk/", "数据表格没有表头单元格", "a data table has no header cells"),
    _piece(
        "tables:spaces",
        "/hdjl/",
        "用空格排出的表格",
        "spaces stand for the columns of a table",
        may={"accessibility.text-direction": "用空格分栏的文字按行读出会错乱 / columns of spaces are read across"},
    ),
    _piece(
        "input-hints", "/zfsj/", "必填和格式只写在属性里", "only attributes tell what is required and how to write it"
    ),
    _piece("autocomplete", "/hdjl/", "姓名、手机号码没有标明用途", "name and phone do not tell their purpose"),
    _piece("form-groups", "/zwfw/", "单选项没有成组", "radio buttons share no group"),
    _piece("error-reason", "/hdjl/", "出错的字段只标红", "a wrong field is only red"),
    _piece("input-stable", "/zfsj/", "选择年份后自动跳转", "choosing a year leaves the page"),
    _piece("valid-markup", "/zfsj/", "用废弃的字体元素和连续换行排版", "obsolete font elements and runs of breaks"),
    _piece("reading-order", "/zwfw/", "步骤用样式倒排", "steps are put in order by style only"),
    _piece(
        "orientation",
        "/zwgk/",
        "竖屏时把页面转 90 度",
        "the page is turned by 90 degrees when held upright",
        spot="head",
    ),
    _piece("time-limits", "/xwzx/", "限时自动跳转，不能停止", "the page leaves after a time that cannot be stopped"),
    _piece("shortcuts", "/hdjl/", "单个字母键触发功能", "a single letter acts"),
    _piece("motion", "/hdjl/", "摇一摇参与", "shaking the device takes part", outcomes=("cantTell",)),
    Defect(
        id="accessibility.regions",
        description=Text(zh="整页都是普通的块，没有区域和标题", en="plain boxes only, neither landmarks nor headings"),
        pages=("/zfsj/",),
        may={
            "accessibility.headings": "没有标题标记 / no headings",
            "accessibility.assistive-technology": "区域变成普通的块，名称成了不允许的属性 / names of landmarks are prohibited on plain boxes",
            "accessibility.target-size": "标题里的链接变成普通小字 / links of headings shrink to small text",
        },
        needs_browser=True,
        example="/zfsj/",
    ),
    Defect(
        id="accessibility.navigation-order",
        description=Text(zh="一个频道的主导航顺序颠倒", en="the menu of one channel is in reverse order"),
        pages=("/zwfw/",),
        needs_browser=True,
        example="/zwfw/",
    ),
    Defect(
        id="accessibility.feedback",
        description=Text(zh="全站没有联系电话和邮箱", en="neither phone nor mail address on the whole site"),
        pages=("*",),
        touches=("*",),
        alone=Text(zh="所有页面的底部都没有电话和邮箱", en="it takes phone and mail off the footers of all pages"),
        may={"footer.contact": "底部没有电话和邮箱 / the footer has neither"},
    ),
)
