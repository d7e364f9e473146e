"""Reading aloud on an article page: the control on the page or in the toolbar, what is heard, and whether it stops."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any
from urllib.parse import unquote

from pytest_govsite.model import Look
from pytest_govsite.model.elderly import SpeechLook, SpeechTrial, Utterance
from pytest_govsite.observe.look.elderly.opening import OPENED, chosen, found_again, missing_scripts, open_entry
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.telling import control_of
from pytest_govsite.observe.look.steps import Steps
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_STARTS = frozenset({"speak", "play", "request"})
_ENDS = frozenset({"cancel", "pause", "stop"})
_SOUND = re.compile(r"tts|\.(?:mp3|wav|ogg|m4a|aac)(?:$|[?#])", re.IGNORECASE)
_SWITCH = re.compile("声音|音量|语音开关|^开关")
"""Whether anything is heard at all, beside controls that read."""
_SAYS_OFF = re.compile("关闭|停止|暂停|退出|已关|disabled|stopped|paused|closed|turned off", re.IGNORECASE)
"""What a toolbar says when it falls silent."""
_WAIT = 1.6
_MOST = 100
_TRIES = 3


class Ear:
    """What was heard from a page, in order."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self.heard: list[Utterance] = []

    async def listen(self, here: Opened) -> None:
        """Hear what the documents loaded from now on say."""

        def told(_: Any, call: str, what: str) -> None:
            self._note(str(call)[:10], str(what))

        def asked(request: Any) -> None:
            if request.resource_type == "media" or _SOUND.search(request.url):
                self._note("request", request.url[:200])

        await here.page.expose_binding("govsiteHeard", told)
        await here.page.add_init_script(script("look/elderly/voice.js"))
        here.page.on("request", asked)

    def _note(self, call: str, what: str) -> None:
        if len(self.heard) < _MOST:
            seconds = round(time.monotonic() - self._begun, 1)
            self.heard.append(Utterance(call=call, what=masked(unquote(what))[:120], seconds=seconds))

    def since(self, mark: int, calls: frozenset[str]) -> tuple[Utterance, ...]:
        """Return what of these calls was heard since a mark (a length of `heard`)."""
        return tuple(one for one in self.heard[mark:] if one.call in calls)


async def try_speech(here: Opened) -> Look:
    """Return what the controls for reading aloud of an article page do."""
    ear, steps, missed = Ear(), Steps(), list[str]()
    await ear.listen(here)
    screen = Screen(here, steps)
    await screen.reload()
    article = screen.url
    trials: list[SpeechTrial] = []
    searched: list[str] = []
    try:
        trials += await speak(screen, ear, "", loose=True)
        if not any(trial.started and trial.stopped for trial in trials):
            for entry in chosen(await screen.entries()):
                there = await found_again(screen, entry) or entry
                opening, _ = await open_entry(screen, there, await screen.appearance())
                searched.append(f"{entry['name']}: {opening.effect}")
                if opening.effect not in OPENED:
                    if screen.url != article:
                        await screen.go(article, "back")
                    continue
                known = {trial.control.selector for trial in trials}
                more = await speak(screen, ear, entry["name"], loose=opening.effect != "bar", known=known)
                trials += more
                if any(trial.started for trial in more):
                    break
    except Exception as error:
        missed.append(str(error).splitlines()[0][:150] if str(error) else type(error).__name__)
    return SpeechLook(
        trials=tuple(trials[:6]),
        searched=tuple(searched),
        missing=missing_scripts(screen),
        steps=tuple(steps.done),
        missed=tuple(missed),
    )


async def speak(
    screen: Screen, ear: Ear, opened: str, *, loose: bool, known: set[str] | None = None
) -> list[SpeechTrial]:
    """Return what the controls for reading aloud that are shown do, until one starts and stops."""
    trials: list[SpeechTrial] = []
    found = [
        aid
        for aid in await screen.aids(loose=loose)
        if aid["kind"] == "speech" and aid["selector"] not in (known or ())
    ]
    switches = [aid for aid in found if _SWITCH.search(aid["name"])]
    readers = [aid for aid in found if aid not in switches][:_TRIES]
    # a switch that was on would be off; where nothing is heard it may have been off, so that a reader is tried after it once more
    for told in [*readers, *switches[:1], *(readers[:1] if switches else ())]:
        trials.append(await _one(screen, ear, told, opened, switches))
        if trials[-1].started and trials[-1].stopped:
            break
    return trials


async def _one(
    screen: Screen, ear: Ear, told: dict[str, Any], opened: str, switches: list[dict[str, Any]]
) -> SpeechTrial:
    mark = len(ear.heard)
    control = control_of(told)
    await screen.press(told, note=opened)
    started = await _heard(ear, mark, _STARTS, 0.6)
    if not started:
        await _point(screen, 0)
        started = await _heard(ear, mark, _STARTS, _WAIT)
    screen.steps.note(
        "speech", control.name, "; ".join(f"{one.call} {one.what[:30]}" for one in started[:3]), screen.url
    )
    trial = SpeechTrial(control=control, opened=opened, started=started[:10])
    if not started:
        return trial
    for stop in await _stops(screen, told, switches):
        mark = len(ear.heard)
        await screen.press(stop)
        if not await _heard(ear, mark, _ENDS, 0.8):
            continue
        await _point(screen, 1)
        # one that only gives way to the next is no end
        again = await _heard(ear, mark, frozenset({"speak", "play"}), 1.2, but=_SAYS_OFF)
        screen.steps.note("stop", stop["name"], "; ".join(one.call for one in again), screen.url)
        if not again:
            return SpeechTrial(
                control=control, opened=opened, started=started[:10], stop=control_of(stop), stopped=True
            )
    return trial


async def _stops(screen: Screen, told: dict[str, Any], switches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what may stop it: the control itself, then what is named so, then the switch of all sound."""
    named = await screen.call("stopping")
    stops = {one["handle"]: one for one in (told, *named[:_TRIES], *switches[:1])}
    return list(stops.values())


async def _point(screen: Screen, number: int) -> None:
    spots = await screen.call("spots")
    if spots:
        spot = spots[min(number, len(spots) - 1)]
        await screen.page.mouse.move(spot["x"] - 3, spot["y"])
        await screen.page.mouse.move(spot["x"], spot["y"])
        screen.steps.note("hover", spot["text"], "", screen.url)


async def _heard(
    ear: Ear, mark: int, calls: frozenset[str], most: float, *, but: re.Pattern[str] | None = None
) -> tuple[Utterance, ...]:
    begun = time.monotonic()
    while True:
        found = tuple(one for one in ear.since(mark, calls) if but is None or not but.search(one.what))
        if found or time.monotonic() - begun > most:
            return found
        await asyncio.sleep(0.1)
