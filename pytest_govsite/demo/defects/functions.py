"""Defects of the suite interactive_functions that sources and answers show."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_LOST = "/" + "[0-9a-f]" * 16 + ".html"

FUNCTIONS = (
    Defect(
        id="functions.letters-public",
        description=Text(zh="公开的来信没有来信内容", en="public letters do not show what was asked"),
        pages=("/hdjl/xzxx/xj_*.html",),
    ),
    Defect(
        id="functions.letters-answered",
        description=Text(zh="一封咨询来信拖了十二个工作日才答复", en="a letter was answered after twelve working days"),
        pages=("/hdjl/xzxx/*",),
        touches=("/hdjl/xzxx/*", "/hdjl/"),
    ),
    Defect(
        id="functions.letters-statistics",
        description=Text(zh="没有来信统计", en="no numbers of letters"),
        pages=("/hdjl/xzxx/",),
        may={"functions.letters-answered": "没有统计，不能断定全部答复 / without numbers it cannot be told"},
    ),
    Defect(
        id="functions.service-guides",
        description=Text(zh="办事指南只有名称和材料", en="service guides tell only the name and the papers needed"),
        pages=("/zwfw/frbs/bszn_*.html",),
    ),
    Defect(
        id="functions.forms-download",
        description=Text(zh="申请表是空文件", en="application forms are empty files"),
        pages=("/zwfw/*/bszn_*.html",),
        touches=("/zwfw/*/bszn_*.html", "/upload/form*.docx"),
    ),
    Defect(
        id="functions.attachments",
        description=Text(zh="PDF 附件其实是 Word 文件", en="PDF attachments are Word files"),
        pages=("/zwgk/*",),
        touches=("/zwgk/*", "/upload/[0-9]*.pdf"),
    ),
    Defect(
        id="functions.not-found",
        description=Text(zh="不存在的地址返回 200", en="addresses that are not there answer 200"),
        pages=(_LOST,),
        touches=(_LOST,),
    ),
    Defect(
        id="functions.indexable",
        description=Text(zh="所有页面标有 noindex", en="all pages are marked noindex"),
        pages=("/",),
        touches=("*",),
    ),
)
