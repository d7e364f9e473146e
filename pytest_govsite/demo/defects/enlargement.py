"""Defects that show when a page is enlarged, and in the size, contrast and flashing of what it shows."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.placed import piece

_piece = partial(piece, "accessibility")


_NARROW_TOO = {
    "accessibility.reflow": "窄窗口里同样截断 / it is cut off in a narrow window as well",
    "accessibility.text-spacing": "加大间距后同样截断 / it is cut off with wider spacing as well",
}

ENLARGEMENT = (
    _piece(
        "text-resize",
        "/zfsj/",
        "说明文字的框高随窗口定死，放大后截断",
        "a box as high as the window cuts its text",
        may=_NARROW_TOO,
    ),
    _piece(
        "text-resize:viewport-units",
        "/zwfw/",
        "文字大小随窗口宽度，放大页面不变大",
        "text sized in vw does not grow with zoom",
    ),
    _piece("reflow", "/xwzx/", "正文区宽度写死为 1000 像素", "a block of text is 1000 pixels wide"),
    _piece(
        "flash",
        "/xwzx/",
        "每秒闪烁五次的通告条",
        "a notice that flashes five times a second",
        may={
            "accessibility.moving-content": "闪烁也不能暂停 / it cannot be paused either",
            "accessibility.motion": "不理会减少动画的设置 / it does not heed reduced motion",
        },
    ),
    _piece("contrast:gradient", "/zfsj/", "浅色渐变上的浅灰文字", "light grey text on a light gradient"),
    _piece("contrast:hover", "/hdjl/", "链接在鼠标指向时变成浅灰色", "a link that turns light grey under the pointer"),
    _piece("target-size", "/zwgk/", "一排 16 像素的分享图标", "a row of share icons of 16 pixels"),
    _piece(
        "text-spacing",
        "/hdjl/",
        "提示框高度写死，加大行距后截断",
        "a notice of fixed height is cut with wider spacing",
        may={
            "accessibility.text-resize": "只放大文字时同样截断 / text alone enlarged is cut off as well",
            "accessibility.reflow": "窄窗口里同样截断 / it is cut off in a narrow window as well",
        },
    ),
)
