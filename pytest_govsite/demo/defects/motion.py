"""Defects of what moves, plays, floats and changes."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.placed import piece

_piece = partial(piece, "accessibility")


_FLIES = {"accessibility.moving-content": "飘窗不停移动 / the box moves without a pause"}
_SPAN = {
    "accessibility.keyboard": "关闭控件是只响应鼠标的 span / the close control is a span that answers the mouse only",
    "accessibility.focus-visible": "漂浮窗盖住聚焦的元素 / the box lies over what has the focus",
}

_POINTED = {"accessibility.keyboard": "解释只在悬停时出现 / the explanation comes by hovering only"}

MOTION = (
    _piece("moving-content", "/xwzx/", "公告不停滚动，不能暂停", "notices roll on without a pause"),
    _piece("floating", "/zwfw/", "飘窗没有关闭控件", "a flying box without a close control", may=_FLIES),
    _piece(
        "floating:mouse", "/gywm/", "漂浮窗只能用鼠标关闭", "a floating box closes by mouse only", may=_SPAN,
    ),
    _piece(
        "hover-content", "/zwgk/", "悬停解释盖住词语，不能取消", "an explanation on hover covers its word and stays", may=_POINTED,
    ),
    _piece("live-updates", "/hdjl/", "收藏后的提示不在实时区域里", "a message after an action is not announced"),
    _piece("live-updates:filter", "/zwgk/", "筛选后的结果数不在实时区域里", "how much a filter left is not announced"),
    _piece("media-control", "/xwzx/", "背景音乐自动播放，不能停止", "background music that cannot be stopped", spot="foot"),
    _piece("media-alternative", "/zfsj/", "音频没有任何文字说明", "an audio without any text"),
)  # fmt: skip
