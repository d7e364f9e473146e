"""Characters as every engine reads them (政府网站发展指引 附件, 3.2; WHATWG Encoding Standard)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.compatibility.views import in_each, spot
from pytest_govsite.checks.outcomes import advice, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_view import EngineView

_LABELS = {
    "gb2312": "gbk", "gb_2312-80": "gbk", "x-gbk": "gbk", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252", "us-ascii": "windows-1252",
    "unicode": "utf-16le", "utf-16": "utf-16le", "big5-hkscs": "big5",
}  # fmt: skip
_ICONS = re.compile(r"icon|awesome|glyph|symbol", re.IGNORECASE)


def characters(page: CloserLook) -> Iterator[Verdict]:
    """No garbled characters in any engine; the declared encoding is the one that is used."""
    yield from in_each(page, _of)


def _of(page: CloserLook, seen: EngineView, reference: EngineView) -> Iterator[Verdict]:
    told = seen.characters
    if told is None:
        return
    pointer, place = spot(page), seen.engine
    encoding = f"{told.declared or '—'} / {told.used}"
    if told.garbled:
        yield failed(
            "页面有乱码", "the page has garbled characters",
            found=f"{seen.engine}：“{told.garbled[0]}”（{encoding}）", pointer=spot(page, snippet=told.garbled[0]), place=place,
        )  # fmt: skip
    elif told.replaced:
        yield failed(
            "页面有无法显示的替换字符", "the page shows replacement characters",
            found=f"{seen.engine}：{told.replaced} × U+FFFD，“{told.around}”（{encoding}）",
            pointer=spot(page, snippet=told.around), place=place,
        )  # fmt: skip
    elif told.declared and _label(told.declared) != _label(told.used):
        yield advice(
            "声明的编码不是实际使用的编码", "the declared encoding is not the one that is used",
            expected=told.declared, found=f"{seen.engine}：{told.used}", pointer=pointer, place=place,
        )  # fmt: skip
    elif icons := [family for family in seen.lost_fonts if _ICONS.search(family)]:
        only = seen is not reference and not set(icons) & set(reference.lost_fonts)
        yield failed(
            "只有该浏览器载入不了图标字体" if only else "图标字体载入失败，图标显示为方框",
            "only this browser does not load the icon font" if only else "the icon font does not load; icons are boxes",
            found=f"{seen.engine}：{'、'.join(icons)[:200]}", pointer=pointer, place=place,
        )  # fmt: skip
    else:
        yield passed("没有乱码", "no garbled characters", measured=f"{seen.engine}：{told.used}", place=place)


def _label(name: str) -> str:
    lower = name.strip().lower()
    # GB 18030 holds all of GBK, and browsers read GBK by its decoder
    return {"gb18030": "gbk"}.get(lower, _LABELS.get(lower, lower))
