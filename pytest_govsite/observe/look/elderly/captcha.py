"""CAPTCHAs: how large they become, and whether there is a form that need not be seen."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model import Box, Look
from pytest_govsite.model.elderly import Captcha, CaptchaLook
from pytest_govsite.observe.look.elderly.opening import chosen, open_entry
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.speech import Ear
from pytest_govsite.observe.look.elderly.telling import control_of
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened

_SOUNDS = frozenset({"speak", "play", "request"})
_PRESSES = 6
_MOST = 3


async def look_at_captchas(here: Opened) -> Look:
    """Return the CAPTCHAs of a page with what their controls do."""
    screen = Screen(here, Steps())
    if not await screen.call("captchas"):
        return CaptchaLook()
    ear = Ear()
    await ear.listen(here)
    await screen.reload()
    told: list[Captcha] = []
    missed: list[str] = []
    for number, one in enumerate((await screen.call("captchas"))[:_MOST]):
        try:
            told.append(await _one(screen, ear, one, number))
        except Exception as error:
            missed.append(str(error).splitlines()[0][:150] if str(error) else type(error).__name__)
    return CaptchaLook(captchas=tuple(told), missed=tuple(missed))


async def _one(screen: Screen, ear: Ear, one: dict[str, Any], number: int) -> Captcha:
    voice, spoken = await _voice(screen, ear, one)
    before = Box(**one["box"])
    tried, largest = await _enlarge(screen, one, before)
    if largest.width < 2 * before.width:
        largest = await _by_toolbar(screen, number, largest, tried)
    return Captcha(
        kind=one["kind"],
        selector=one["selector"],
        snippet=one["snippet"],
        box=before,
        tried=tuple(tried),
        enlarged=largest if largest.width > before.width * 1.02 else None,
        voice=control_of(voice) if voice else None,
        spoken=spoken,
    )


async def _voice(screen: Screen, ear: Ear, one: dict[str, Any]) -> tuple[dict[str, Any] | None, bool]:
    for control in one["voice"]:
        mark = len(ear.heard)
        await screen.press(control)
        await screen.settle(1.0, least=0.4)
        if ear.since(mark, _SOUNDS):
            return {**control, "kind": "voice"}, True
    if one["other"]:
        # a code by phone or a question in words need not be seen; it is not asked for here
        return {**one["other"][0], "kind": "other"}, True
    return ({**one["voice"][0], "kind": "voice"}, False) if one["voice"] else (None, False)


async def _enlarge(screen: Screen, one: dict[str, Any], box: Box) -> tuple[list[str], Box]:
    """Press what is named so, point at the picture, press the picture; return the names and the largest box."""
    tried: list[str] = []
    largest = box
    for control in one["larger"]:
        for _ in range(_PRESSES):
            await screen.press(control)
            now = await _box(screen, one, largest)
            tried.append(control["name"])
            if now.width <= largest.width * 1.02:
                break
            largest = now
    if largest.width < 2 * box.width and one["kind"] == "picture":
        spot = await screen.call("aim", one["handle"])
        if spot is not None:
            await screen.page.mouse.move(spot["x"], spot["y"])
            await screen.settle(0.8, least=0.4)
            largest = await _box(screen, one, largest)
            await screen.press({**one, "name": "验证码图片"})
            largest = await _box(screen, one, largest)
            tried.append("验证码图片")
    return tried, largest


async def _by_toolbar(screen: Screen, number: int, largest: Box, tried: list[str]) -> Box:
    """The page's own toolbar may enlarge it with the rest."""
    for entry in chosen(await screen.entries())[:2]:
        await open_entry(screen, entry, await screen.appearance())
        aids = [aid for aid in await screen.aids(loose=True) if aid["kind"] == "larger"]
        there = await screen.call("captchas")
        if not aids or number >= len(there):
            continue
        tried.append(f"{entry['name']} > {aids[0]['name']}")
        for _ in range(_PRESSES):
            await screen.press(aids[0])
            now = await _box(screen, there[number], largest)
            if now.width <= largest.width * 1.02:
                break
            largest = now
        break
    return largest


async def _box(screen: Screen, one: dict[str, Any], largest: Box) -> Box:
    told = await screen.call("captchaBox", one["handle"])
    now = Box(**told) if told else largest
    return now if now.width > largest.width else largest
