"""Defects of what stands for pictures, names controls and frames, and of what assistive technology is kept from."""

from __future__ import annotations

from functools import partial

from pytest_govsite.demo.defects.placed import piece

_piece = partial(piece, "accessibility")


CONTENT = (
    _piece("captcha", "/hdjl/", "图形验证码没有语音、短信等替代方式", "a picture CAPTCHA has no other form"),
    _piece("image-links", "/zwfw/", "图片链接的替代文本只有“图片”", "a link of a picture is named “picture”"),
    _piece("control-names", "/hdjl/", "按钮的名称只是一个箭头字符", "a button is named by an arrow only"),
    _piece("control-names:unlabelled", "/zwfw/", "输入框没有标签", "a field has no label"),
    _piece("image-text", "/xwzx/", "图片的替代文本是文件名", "the alternative of a picture is the name of its file"),
    _piece("image-text:missing", "/zfsj/", "图片没有替代文本", "a picture has no text alternative"),
    _piece(
        "assistive-technology", "/zwgk/", "脚本禁用右键菜单", "a script blocks the context menu", spot="foot",
    ),
    _piece(
        "assistive-technology:hidden",
        "/xwzx/",
        "带链接的内容对读屏隐藏",
        "content with a link is hidden from screen readers",
    ),
    _piece("contrast", "/zwgk/", "正文用浅灰色字", "body text is light grey"),
    _piece("language", "/zfsj/", "中文网页标明的语言是英语", "a Chinese page says that it is English", spot=""),
    _piece("language:code", "/hdjl/", "语言代码写成 zh_CN", "the language code is zh_CN", spot=""),
    _piece("frame-title", "/zwfw/", "框架标题是 iframe1", "a frame is titled iframe1"),
    _piece("frame-title:none", "/zwgk/", "框架没有标题", "a frame has no title"),
)  # fmt: skip
