"""Measures a page on a phone and taps its menu."""

from __future__ import annotations

import asyncio
from typing import Any

from pytest_govsite.model import Text
from pytest_govsite.model.phone import MenuTap, Part, PhoneLook
from pytest_govsite.observe.look.shown import Shown, lost_scripts
from pytest_govsite.observe.look.steps import Steps, window_picture
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime
from pytest_govsite.observe.world import ScriptFailedError

SIZE = (390, 844)
_OPENS = 1.2
"""Seconds for a menu to open."""


async def look_on_phone(here: Opened) -> PhoneLook:
    """Measure the page and tap the controls of its menu; errors as in `World.call`."""
    shown, steps = Shown(here, "look/phone/phone.js", "govsitePhone"), Steps()
    url = here.page.url
    told = await shown.call("measure")
    picture = await window_picture(here, "手机屏幕 / on a phone")
    steps.note("open", url=url, result=_sizes(told), picture=picture)
    taps, missed = await _tapped(here, shown, steps, told)
    return PhoneLook(
        url=url[:1000],
        screen=int(told["screen"]),
        layout=int(told["layout"]),
        shown=int(told["shown"]),
        content=int(told["content"]),
        held=bool(told["held"]),
        viewports=tuple(told["viewports"]),
        wide=tuple(map(_part, told["wide"])),
        characters=int(told["all"]),
        small_characters=int(told["few"]),
        small=tuple(map(_part, told["small"])),
        navigation=int(told["navigation"]),
        hidden_navigation=int(told["hidden"]),
        taps=taps,
        picture=picture,
        lost_scripts=lost_scripts(here),
        missed=missed,
        steps=tuple(steps.done),
    )


def _sizes(told: dict[str, Any]) -> Text:
    screen, content = int(told["screen"]), int(told["content"])
    return Text(zh=f"屏幕宽 {screen} 像素，内容宽 {content} 像素", en=f"screen {screen} px wide, content {content} px")


def _opened(tap: MenuTap) -> Text:
    if tap.url:
        return Text(zh="转到另一页面", en="leads to another page")
    if tap.opened:
        return Text(zh=f"展开菜单，{tap.opened} 个链接", en=f"the menu opens with {tap.opened} links")
    return Text(zh="没有展开菜单", en="no menu opens")


async def _tapped(
    here: Opened, shown: Shown, steps: Steps, told: dict[str, Any]
) -> tuple[tuple[MenuTap, ...], tuple[str, ...]]:
    """Tap one control of the menu after the other until one opens it."""
    taps: list[MenuTap] = []
    missed: list[str] = []
    for index, button in enumerate(told["buttons"]):
        try:
            tap = await _tap(here, shown, index, button)
        except (ScriptFailedError, TimeoutError) as error:
            missed.append(f"{button['text']}: {str(error)[:100] or type(error).__name__}")
            break
        if tap is None:
            continue
        taps.append(tap)
        picture = await window_picture(here, f"点按菜单 / {button['text']}") if tap.opened else None
        name, result = button["text"] or "（菜单按钮 / menu button）", _opened(tap)
        steps.note("press", name, url=tap.url, result=result, picture=picture)
        if tap.opened or tap.url:
            break
    return tuple(taps), tuple(missed)


async def _tap(here: Opened, shown: Shown, index: int, button: dict[str, Any]) -> MenuTap | None:
    spot = await shown.call("aim", index)
    if spot is None:
        return None
    number = shown.page_number
    url = here.page.url.partition("#")[0]
    async with asyncio.timeout(5.0):
        await here.page.touchscreen.tap(spot["x"], spot["y"])
    given, opened = PageTime(), 0
    while given.passed < _OPENS and not opened:
        await given.rest(0.1)
        if shown.page_number != number and here.page.url.partition("#")[0] != url:
            return MenuTap(button=_part(button), links=spot["links"], url=here.page.url[:1000])
        if shown.page_number == number:
            opened = await shown.call("opened")
    return MenuTap(button=_part(button), links=spot["links"], opened=opened)


def _part(told: dict[str, Any]) -> Part:
    return Part(
        selector=told["selector"],
        snippet=masked(told["snippet"])[:300],
        text=masked(told["text"])[:80],
        value=float(told["value"]),
    )
