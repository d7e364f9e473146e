"""Defects that show when the portal is used by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.demo.defects.placed import piece
from pytest_govsite.model import Text

_piece = partial(piece, "accessibility")


def _skip(name: str, path: str, zh: str, en: str, *, may: Mapping[str, str] | None = None) -> Defect:
    return Defect(
        id=f"accessibility.{name}",
        description=Text(zh=zh, en=en),
        pages=(path,),
        may=may or {},
        needs_browser=True,
        example=path,
    )


KEYBOARD = (
    _skip("skip", "/zwfw/", "跳转链接的目标不存在", "the skip link leads to nothing"),
    _skip(
        "skip:hidden",
        "/ztzl/",
        "跳转链接获得焦点时仍不可见",
        "the skip link never shows",
        may={"accessibility.focus-visible": "焦点停在看不见的链接上 / the focus stands on a link that cannot be seen"},
    ),
    _piece("keyboard", "/zwfw/", "“展开全文”只响应鼠标", "what unfolds the text answers the mouse only"),
    _piece("keyboard:menu", "/zwgk/", "子菜单只在鼠标悬停时展开", "a menu opens under the mouse only"),
    _piece("no-trap", "/ztzl/", "邮箱输入框不填不放焦点", "a field holds the focus until it is filled in"),
    _piece("focus-order", "/zfsj/", "表单的 tabindex 前后颠倒", "tabindex turns a form round"),
    _piece(
        "focus-order:menu",
        "/xwzx/",
        "按钮旁的菜单放在页面末尾",
        "a menu beside its button stands at the end of the page",
    ),
    _piece("focus-visible", "/zwgk/", "入口链接获得焦点时没有变化", "links show nothing when they take the focus"),
    _piece("focus-stable", "/zwfw/", "链接一获得焦点就跳转", "a link leads away as soon as it takes the focus"),
    _piece("dialogs", "/hdjl/", "弹窗没有角色，也不接收焦点", "a pop-up has no role and takes no focus"),
    _piece("input-stable:window", "/", "选择部门网站后直接打开新窗口", "choosing a site opens a window at once"),
)
