"""Defects that show in a browser, most of them in one engine only: the others see a faultless page."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.placed import piece

_piece = partial(piece, "compatibility")


_OTHER_PAGE = {
    "compatibility.layout": "Firefox 中正文的版块都不在 / the blocks of the main area are not there in Firefox",
    "compatibility.controls": "Firefox 中正文的入口都不在 / the entries of the main area are not there in Firefox",
}
_WIDE = {
    "compatibility.layout": "Firefox 中该版块宽得多 / the block is much wider in Firefox",
}
COMPATIBILITY = (
    _piece(
        "loads", "/zfsj/", "按用户代理判断，对 Firefox 显示另一段正文", "Firefox gets another text by its user agent",
        may=_OTHER_PAGE,
    ),
    _piece("script-errors", "/zwfw/", "脚本找不到要填写的元素而出错", "a script fails for want of an element", spot="foot"),
    _piece("resources", "/zwfw/", "样式引用的图片已被删除", "an image that the style names is gone", spot="head"),
    _piece("layout", "/hdjl/", "特性查询使 Firefox 中并排的版块掉到下一行", "a feature query breaks a row in Firefox"),
    _piece("controls", "/zwgk/", "Firefox 中透明层盖住导航", "a clear layer lies on the navigation in Firefox"),
    _piece("characters", "/xwzx/", "正文含有替换字符", "the text holds replacement characters"),
    _piece(
        "resolutions", "/xwzx/", "Firefox 中有 1500 像素宽的版块，出现横向滚动",
        "a block of 1,500 pixels makes Firefox scroll sideways", may=_WIDE,
    ),
    _piece("open-browser", "/hdjl/", "要求使用 IE 浏览器", "asks for Internet Explorer"),
)  # fmt: skip
