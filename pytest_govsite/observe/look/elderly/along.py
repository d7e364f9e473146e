"""What goes along with the pointer and the focus: pointers, lines, captions."""

from __future__ import annotations

import asyncio
from typing import Any

from pytest_govsite.model.elderly import Caption, Follower
from pytest_govsite.observe.look.elderly.screen import Screen


async def followers_of(screen: Screen) -> tuple[Follower, ...]:
    """Move the pointer and return what went along with it."""
    mouse = screen.page.mouse
    await mouse.move(300, 320)
    await mouse.move(320, 330)
    await asyncio.sleep(0.15)
    await screen.call("place")
    await mouse.move(420, 410, steps=3)
    await mouse.move(450, 420, steps=2)
    await asyncio.sleep(0.35)  # some glide behind it
    found = await screen.call("follow", 130, 90)
    screen.steps.note("hover", "", f"{len(found)} 个元素跟随指针 / elements follow the pointer", screen.url)
    return tuple(Follower(**one) for one in found)


async def captions_of(screen: Screen) -> tuple[Caption, ...]:
    """Return what a caption screen shows of two texts under the pointer, and of two that have the focus."""
    return (await _by_pointer(screen), await _by_focus(screen))


async def _by_pointer(screen: Screen) -> Caption:
    spots = await screen.call("spots")
    if len(spots) < 2:
        return Caption(by="pointer", asked=())
    shown: list[str] = []
    last: dict[str, Any] = {}
    for first, (spot, other) in enumerate(((spots[0], spots[1]), (spots[1], spots[0]))):
        await screen.page.mouse.move(spot["x"] - 2, spot["y"])
        await screen.page.mouse.move(spot["x"], spot["y"])
        await asyncio.sleep(0.3)
        told = await screen.call("repeats", spot["key"], other["key"], spot["handle"], first == 0)
        if told is None:
            await asyncio.sleep(0.5)
            told = await screen.call("repeats", spot["key"], other["key"], spot["handle"], first == 0)
        screen.steps.note("hover", spot["text"], told["text"] if told else "", screen.url)
        if told is None:
            break
        shown.append(told["text"])
        last = told
    asked = (spots[0]["text"], spots[1]["text"])
    if len(shown) < 2:
        return Caption(by="pointer", asked=asked)
    return Caption(by="pointer", asked=asked, shown=tuple(shown), size=last["size"], selector=last["selector"])


async def _by_focus(screen: Screen) -> Caption:
    await screen.park()
    asked: list[str] = []
    shown: list[str] = []
    last: dict[str, Any] = {}
    if not await screen.call("focusOn", 3) and not await screen.call("focusOn", 0):
        return Caption(by="focus", asked=())
    keys: list[tuple[str, dict[str, Any]]] = []
    for _ in range(12):
        await screen.page.keyboard.press("Tab")
        now = await screen.call("focused")
        if now is None:
            continue
        key = now["key"]
        if len(key) < 4 or (keys and (key[:4] == keys[0][0][:4])):
            continue
        await asyncio.sleep(0.3)
        # what is looked for the next time is not known yet; a text that nobody writes stands for it
        other = keys[0][0] if keys else "\u0001"
        told = await screen.call("repeats", key, other, now["handle"], not keys)
        keys.append((key, now))
        asked.append(now["text"])
        screen.steps.note("tab", now["text"], told["text"] if told else "", screen.url)
        if told is None:
            break
        shown.append(told["text"])
        last = told
        if len(keys) == 2:
            break
    if len(shown) < 2:
        return Caption(by="focus", asked=tuple(asked))
    return Caption(by="focus", asked=tuple(asked), shown=tuple(shown), size=last["size"], selector=last["selector"])
