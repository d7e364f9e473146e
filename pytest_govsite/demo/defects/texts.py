"""Defects of what texts say and of how they are set."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.placed import piece

_piece = partial(piece, "accessibility")


TEXTS = (
    _piece("link-purpose", "/xwzx/", "链接文字只有“点击这里”", "a link says “click here” only"),
    _piece("link-purpose:alike", "/hdjl/", "同一句里两个链接文字相同、去向不同", "two links of a sentence read the same"),
    _piece(
        "page-title", "/zfsj/", "网页标题是“无标题文档”", "the page title is “untitled document”", spot="",
    ),
    _piece("descriptive-labels", "/hdjl/", "小标题是占位文字“标题”", "a heading is a placeholder"),
    _piece("label-in-name", "/zwfw/", "按钮的名称与看得见的文字不同", "a link is named otherwise than it reads"),
    _piece("language-parts", "/zfsj/", "英文段落没有标明语言", "an English passage does not say its language"),
    _piece("abbreviations", "/zwgk/", "缩写标签没有 title", "an abbreviation without its full form"),
    _piece("sensory", "/hdjl/", "说明只提按钮的位置", "an instruction names a place only"),
    _piece("colour-only", "/zfsj/", "表格里只用底色表示进度", "table cells tell a state by colour only"),
    _piece("document-links", "/zwgk/", "文档链接没有标明类型", "a link to a document does not say its type"),
    _piece("new-window", "/zwfw/", "链接在新窗口打开，没有提示", "links open a new window without notice"),
    _piece("text-direction", "/zwgk/", "文字在代码里倒写，用 bdo 颠倒显示", "a text is written backwards and turned by bdo"),
    _piece("images-of-text", "/xwzx/", "小标题做成图片", "a heading is a picture"),
    _piece("text-presentation", "/zwgk/", "正文两端对齐，字号 11 像素", "body text is justified and of 11 pixels"),
    _piece("spacing", "/xwzx/", "正文行距 1.1 倍", "line spacing of 1.1"),
)  # fmt: skip
