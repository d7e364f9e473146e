"""The whole drive: entries, what each opens, every aid, the next page, the way back; beside it keyboard, phone, watch."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec

from pytest_govsite.model import Look
from pytest_govsite.model.elderly import (
    Appearance,
    ElderlyLook,
    ElderlyMode,
    Entry,
    Journey,
    Opening,
    PhoneSetting,
    Watch,
)
from pytest_govsite.observe.look.elderly.aids import ORDER, try_aids
from pytest_govsite.observe.look.elderly.journey import by_keyboard
from pytest_govsite.observe.look.elderly.keeping import leave, next_page
from pytest_govsite.observe.look.elderly.opening import chosen, differs, entry_of, found_again, open_entry
from pytest_govsite.observe.look.elderly.phone import WIDTH, enlarge, on_phone
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.speech import Ear, speak
from pytest_govsite.observe.look.elderly.watching import watch
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.opening import Opened

DESKTOP = (1366, 768)
_T = TypeVar("_T")
_DUE = 70.0
"""Seconds after which a part is given up, so that the others are not lost."""


async def drive_elderly(here: Opened) -> Look:
    """Return what an older user finds on a home page; on a page of the edition itself, see `drive_edition`."""
    drive = _Drive(here)
    return await drive.home()


async def drive_edition(here: Opened) -> Look:
    """Return what an older user finds on a page of the separate edition."""
    return await _Drive(here).edition()


class _Drive:
    def __init__(self, here: Opened) -> None:
        self._here, self._url = here, here.page.url
        self._steps, self._ear = Steps(), Ear()
        self._missed: list[str] = []
        self._entries: tuple[Entry, ...] = ()

    async def home(self) -> ElderlyLook:
        screen = Screen(self._here, self._steps)
        await self._ear.listen(self._here)
        ordinary = await screen.appearance()
        found = await screen.entries()
        self._entries = tuple(map(entry_of, found))
        candidates = chosen(found)
        if not candidates:
            return self._look(())
        elderly = [entry for entry in candidates if entry["group"] == "elderly"]
        others = [entry for entry in candidates if entry["group"] == "accessibility"]
        tried, entry = await self._first(screen, [*elderly, *others], ordinary)
        if entry is None:
            return self._look(tried)
        first, dead = tried[-1], tried[:-1]
        rest = others if entry["group"] == "elderly" else []
        parts = await asyncio.gather(
            self._part("mode", self._mode(screen, first, entry, ordinary)),
            self._part("keyboard and phone", self._keyboard_and_phone(entry)),
            self._part("watch", self._aside(lambda other: self._watch(other, entry, first))),
            self._part("toolbar", self._toolbar(rest)),
        )
        journey, phone = parts[1] or (None, [])
        return self._look((parts[0] or first, *(parts[3] or ()), *dead), journey, tuple(phone), parts[2])

    async def edition(self) -> ElderlyLook:
        """The page inspected is of the edition: the mode is on from the start."""
        screen = Screen(self._here, self._steps)
        await self._ear.listen(self._here)
        after = await screen.appearance()
        mode = ElderlyMode(opening=Opening(by="mouse", effect="edition", url=screen.url), after=after)
        parts = await asyncio.gather(
            self._part("mode", self._mode(screen, mode, None, None)),
            self._part("keyboard", self._aside(lambda other: by_keyboard(other, None))),
            self._part("phone", self._aside(self._edition_on_phone, WIDTH)),
            self._part("watch", self._aside(lambda other: watch(other, self._here.watch))),
        )
        return self._look((parts[0] or mode,), parts[1], tuple(parts[2] or ()), parts[3])

    def _look(
        self,
        modes: tuple[ElderlyMode, ...],
        journey: Journey | None = None,
        phone: tuple[PhoneSetting, ...] = (),
        watched: Watch | None = None,
    ) -> ElderlyLook:
        steps = sorted(self._steps.done, key=lambda step: step.seconds)
        return ElderlyLook(
            entries=self._entries,
            modes=modes,
            journey=journey,
            phone=phone,
            watch=watched,
            steps=tuple(steps),
            missed=tuple(self._missed),
        )

    async def _part(self, name: str, work: Awaitable[_T]) -> _T | None:
        try:
            async with asyncio.timeout(_DUE + self._here.watch):
                return await work
        except Exception as error:
            told = str(error).splitlines()[0][:150] if str(error) else type(error).__name__
            self._missed.append(f"{name}: {told}")
            return None

    async def _first(
        self, screen: Screen, entries: list[dict[str, Any]], ordinary: Appearance
    ) -> tuple[tuple[ElderlyMode, ...], dict[str, Any] | None]:
        """Open entries until one has an effect; return all that were tried, the one that has last, and that entry."""
        home = screen.url
        told: list[ElderlyMode] = []
        for entry in entries:
            try:
                there = entry if not told else await found_again(screen, entry) or entry
                opening, after = await open_entry(screen, there, ordinary)
            except Exception as error:
                self._missed.append(f"open {entry['name']}: {str(error)[:120] or type(error).__name__}")
                opening, after = Opening(by="mouse", effect="unreached"), ordinary
            told.append(ElderlyMode(entry=entry_of(entry), opening=opening, before=ordinary, after=after))
            if told[-1].works:
                return tuple(told), there
            if screen.url != home:
                await screen.go(home, "back")
        return tuple(told), None

    async def _mode(
        self,
        screen: Screen,
        mode: ElderlyMode,
        entry: dict[str, Any] | None,
        ordinary: Appearance | None,
        *,
        alone: bool = True,
    ) -> ElderlyMode:
        if not mode.works:
            return mode
        # a bar's controls came with it; a page or an edition may have had them all along
        loose = mode.opening.effect != "bar"
        mode = msgspec.structs.replace(
            mode, aids=tuple(await try_aids(screen, ORDER, loose=loose, missed=self._missed))
        )
        home = screen.url
        kept = await self._part("next page", self._keep(screen, mode, loose=loose)) if alone else None
        if kept is not None:
            mode = msgspec.structs.replace(mode, next_page=kept[0], reloaded=kept[1])
        if kept is not None and kept[0] is not None:
            heard = await self._part("speech", speak(screen, self._ear, "", loose=True))
            mode = msgspec.structs.replace(mode, speech=tuple(heard or ()))
        if screen.url != home:
            await screen.go(home, "back")
        if entry is not None and mode.opening.effect != "edition":
            await self._on_again(screen, mode, entry)
        left = await self._part("exit", leave(screen, ordinary or Appearance(), entry))
        return msgspec.structs.replace(mode, leaving=left)

    async def _on_again(self, screen: Screen, mode: ElderlyMode, entry: dict[str, Any]) -> None:
        """Switch on again what was lost on the way."""
        now = await screen.appearance()
        if len(now.controls) >= len(mode.after.controls) and not differs(mode.after, now):
            return
        if len(now.controls) > len(mode.before.controls) or differs(mode.before, now):
            return  # it is on, with other settings
        again = await found_again(screen, entry)
        if again is not None:
            await open_entry(screen, again, now)

    async def _keep(self, screen: Screen, mode: ElderlyMode, *, loose: bool) -> Any:
        if any(trial.kind == "reset" for trial in mode.aids):
            await try_aids(screen, ("larger",), loose=loose, missed=self._missed)
        return await next_page(screen, mode.before.url or self._url)

    async def _aside(self, work: Callable[[Screen], Awaitable[_T]], viewport: tuple[int, int] = DESKTOP) -> _T:
        async with self._here.aside(self._url, viewport=viewport) as other:
            return await work(Screen(other, self._steps))

    async def _keyboard_and_phone(self, entry: dict[str, Any]) -> tuple[Journey | None, list[PhoneSetting]]:
        journey = await self._part("keyboard", self._aside(lambda other: by_keyboard(other, entry)))
        phone = await self._part("phone", self._aside(lambda other: on_phone(other, self._missed), WIDTH))
        return journey, phone or []

    async def _edition_on_phone(self, other: Screen) -> list[PhoneSetting]:
        settings = [PhoneSetting(setting="", appearance=await other.appearance())]
        await enlarge(other, settings, "")
        return settings

    async def _watch(self, other: Screen, entry: dict[str, Any], first: ElderlyMode) -> Watch:
        if first.works:
            await self._again(other, entry, first)

        async def switch_on() -> None:
            if first.opening.effect != "edition":
                await self._on_again(other, first, entry)

        return await watch(other, self._here.watch, switch_on)

    async def _toolbar(self, entries: list[dict[str, Any]]) -> tuple[ElderlyMode, ...]:
        """What the accessibility entry opens, where the mode of the elderly one is another."""
        if not entries:
            return ()
        selectors = [one["selector"] for one in entries]

        async def use(other: Screen) -> tuple[ElderlyMode, ...]:
            ordinary = await other.appearance()
            again = [one for one in chosen(await other.entries()) if one["selector"] in selectors]
            tried, opened = await self._first(other, again, ordinary)
            if opened is None:
                return tried
            return (await self._mode(other, tried[-1], opened, ordinary, alone=False), *tried[:-1])

        return await self._aside(use)

    async def _again(self, other: Screen, entry: dict[str, Any], first: ElderlyMode) -> None:
        """Switch the mode on in another load of the page."""
        if first.opening.effect == "edition":
            await other.go(first.opening.url)
            return
        again = await found_again(other, entry)
        if again is not None:
            await open_entry(other, again, first.before)
