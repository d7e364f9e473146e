"""The site can be read and used on the screen of a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.loading import only_counts
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Pointer, Verdict
from pytest_govsite.model.phone import Part, PhoneLook

_ROOM = 2
"""Pixels that count as no scrolling."""
_SMALLEST = 12
_FEW = 8
"""Characters of small text that are no matter."""
_ZOOM = 2.0
_MADE_FOR = 500
"""A page laid out wider than this is not made for a phone of 390 pixels."""
_LINKS = 3
_PIECE = re.compile(r"[,;\s]+")


def mobile(page: CloserLook) -> Iterator[Verdict]:
    """On a phone of 390 pixels the page needs no scrolling sideways, can be zoomed, is legible, and its menu opens.

    (浙江省政府网站管理办法第三十五条；政府网站发展指引, 展现.) What a phone gets is looked at: a site of its own for phones
    counts where phones are sent there. Text counts as it is shown, at least 12 pixels of the screen.
    """
    look = page.of(PhoneLook)
    if not isinstance(look, PhoneLook):
        yield not_looked(page, PhoneLook)
        return
    told = [*_width(page, look), *_zoom(page, look), *_text(page, look), *_menu(page, look)]
    yield from told
    if not told:
        yield passed(
            "适应手机屏幕",
            "It fits the screen of a phone",
            measured=f"{look.content} px；{look.characters} 字",
            pointer=Pointer(url=page.url),
        )


def _is_for_desktops(look: PhoneLook) -> bool:
    return look.layout > _MADE_FOR


def _width(page: CloserLook, look: PhoneLook) -> Iterator[Verdict]:
    if _is_for_desktops(look):
        yield failed(
            "页面没有为手机排版",
            "The page is not laid out for phones",
            expected='<meta name="viewport" content="width=device-width, initial-scale=1">',
            found=f"按 {look.layout} px 排版 / laid out at {look.layout} px；viewport：{look.viewports[-1] if look.viewports else '—'}",
            pointer=Pointer(url=page.url),
            place="layout",
        )
    elif look.content > look.layout + _ROOM and not look.held:
        widest = max(look.wide, key=lambda part: part.value, default=None)
        yield failed(
            "手机上要横向滚动",
            "The page has to be scrolled sideways on a phone",
            expected=f"≤ {look.layout} px",
            found=f"{look.content} px",
            pointer=_at(page, widest),
            place="width",
        )


def _zoom(page: CloserLook, look: PhoneLook) -> Iterator[Verdict]:
    content = look.viewports[-1] if look.viewports else ""
    values = dict(_pairs(content))
    scalable, most = values.get("user-scalable", ""), _number(values.get("maximum-scale", ""))
    if scalable in ("no", "0") or (most is not None and most < _ZOOM):
        yield failed(
            "手机上不能放大",
            "The page cannot be zoomed on a phone",
            expected="不限制缩放 / no limit of zoom",
            found=content,
            pointer=Pointer(url=page.url, selector='meta[name="viewport"]'),
            place="zoom",
        )


def _pairs(content: str) -> Iterator[tuple[str, str]]:
    tidy = re.sub(r"\s*=\s*", "=", content.lower())
    for piece in _PIECE.split(tidy):
        name, _, value = piece.partition("=")
        yield name.strip(), value.strip()


def _number(text: str) -> float | None:
    found = re.match(r"\d+(?:\.\d+)?", text)
    return float(found[0]) if found else None


def _text(page: CloserLook, look: PhoneLook) -> Iterator[Verdict]:
    if look.small_characters >= _FEW and not _is_for_desktops(look):
        smallest = look.small[0] if look.small else None
        yield failed(
            "手机上文字太小",
            "Text is too small on a phone",
            expected=f"≥ {_SMALLEST} px",
            found=f"{smallest.value:g} px：{smallest.text[:40]}" if smallest else f"{look.small_characters} 字",
            pointer=_at(page, smallest),
            place="text",
        )


def _menu(page: CloserLook, look: PhoneLook) -> Iterator[Verdict]:
    if any(tap.opened or tap.url for tap in look.taps):
        return
    if look.navigation >= _LINKS:  # the navigation stands there; whatever else is called a menu
        return
    lost = [url for url in look.lost_scripts if not only_counts(url)]
    if look.taps and not lost:
        yield failed(
            "手机上菜单打不开",
            "The menu does not open on a phone",
            expected="点按后显示栏目链接",
            found=look.taps[0].button.text,
            pointer=_at(page, look.taps[0].button),
            place="menu",
        )
    elif look.taps:
        yield cant_tell(
            "手机上菜单打不开，但有其他网站的脚本未能载入，请人工确认",
            "The menu does not open, but scripts of other hosts could not be loaded here",
            found=lost[0],
            pointer=_at(page, look.taps[0].button),
            place="menu",
        )
    elif look.hidden_navigation >= _LINKS or look.missed:
        yield cant_tell(
            "手机上没有找到导航和菜单按钮，请人工确认",
            "Neither a navigation nor a control that opens one was found on a phone",
            found="；".join(look.missed)[:200],
            pointer=Pointer(url=page.url),
            place="menu",
        )


def _at(page: CloserLook, part: Part | None) -> Pointer:
    if part is None:
        return Pointer(url=page.url)
    return Pointer(url=page.url, selector=part.selector, snippet=part.snippet)
