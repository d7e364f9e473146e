"""Text sizes in the mode at the width of a phone."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model.elderly import PhoneSetting
from pytest_govsite.observe.look.elderly.opening import OPENED, chosen, found_again, open_entry
from pytest_govsite.observe.look.elderly.screen import Screen

WIDTH = (390, 844)
_PRESSES = 8


async def on_phone(screen: Screen, missed: list[str]) -> list[PhoneSetting]:
    """Return the sizes of body text as the page comes, in the mode, and at its largest there."""
    settings = [PhoneSetting(setting="", appearance=await screen.appearance())]
    for entry in chosen(await screen.entries())[:3]:
        try:
            if await _enlarge(screen, entry, settings):
                break
        except Exception as error:
            missed.append(f"phone: {entry['name']}: {str(error)[:100] or type(error).__name__}")
    return settings


async def enlarge(screen: Screen, settings: list[PhoneSetting], name: str) -> None:
    """Press what enlarges text until it grows no further."""
    for kind in ("large-text", "larger"):
        aids = [aid for aid in await screen.aids(loose=True) if aid["kind"] == kind]
        if not aids:
            continue
        largest = await screen.appearance()
        # 大字 beside 小字 goes on step by step, too; a switch is off again after the second
        # press, and is pressed once more
        for _ in range(_PRESSES):
            if not await screen.press(aids[0]):
                break
            now = await screen.appearance()
            if now.size < largest.size:
                await screen.press(aids[0])
            if now.size <= largest.size:
                break
            largest = now
        settings.append(PhoneSetting(setting=f"{name} > {aids[0]['name']}", appearance=largest))


async def _enlarge(screen: Screen, entry: dict[str, Any], settings: list[PhoneSetting]) -> bool:
    there = await found_again(screen, entry)
    if there is None:
        return False
    opening, after = await open_entry(screen, there, settings[0].appearance)
    if opening.effect not in OPENED:
        if screen.url != settings[0].appearance.url.partition("#")[0]:
            await screen.go(settings[0].appearance.url, "back")
        return False
    settings.append(PhoneSetting(setting=entry["name"], appearance=after))
    await enlarge(screen, settings, entry["name"])
    return True
