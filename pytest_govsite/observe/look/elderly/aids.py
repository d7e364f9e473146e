"""Using the aids one after the other and measuring what each does."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import msgspec

from pytest_govsite.model.elderly import AidTrial, Appearance, Caption, Follower
from pytest_govsite.observe.look.elderly.along import captions_of, followers_of
from pytest_govsite.observe.look.elderly.opening import differs
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.telling import brief, control_of

ORDER = (
    "larger",
    "smaller",
    "large-text",
    "simple",
    "line-spacing",
    "contrast",
    "pointer",
    "guide-line",
    "captions",
    "reset",
)
_PRESSES = {"larger": 3, "smaller": 3, "contrast": 4, "line-spacing": 2}
"""Times that a control is pressed until it shows an effect; schemes come round one after the other."""
_OPTIONS = 5
_USUAL = re.compile("默认|原始|恢复|还原|重置|default|reset", re.IGNORECASE)
_SLIDES = 0.4
"""Seconds in which a menu slides away."""
_MOST = 150.0


async def try_aids(screen: Screen, kinds: tuple[str, ...], *, loose: bool, missed: list[str]) -> list[AidTrial]:
    """Return a trial of one control of each kind that is there; what breaks is noted in `missed`.

    Args:
        screen: the page with the mode on.
        kinds: what to try.
        loose: True: controls that stood there before the mode was on count as well.
        missed: where to note what broke.
    """
    trials: list[AidTrial] = []
    begun = time.monotonic()
    for kind in kinds:
        if time.monotonic() - begun > _MOST:
            missed.append(f"{kind}: 时间已到 / out of time")
            continue
        try:
            # two at most: 字号 may stand beside 大字版, and only one of them do it
            for told in [aid for aid in await screen.aids(loose=loose) if aid["kind"] == kind][:2]:
                trial = await _try(screen, kind, told)
                trials.append(trial)
                if works(trial):
                    break
        except Exception as error:
            missed.append(f"{kind}: {str(error).splitlines()[0][:120] if str(error) else type(error).__name__}")
    return trials


def works(trial: AidTrial) -> bool:
    """Return whether a trial shows the effect that its kind is for, or any other that would make a second try idle."""
    before, after = trial.before, trial.after
    match trial.kind:
        case "larger" | "large-text":
            return after.size > before.size * 1.04
        case "smaller":
            return after.size < before.size * 0.97
        case "reset":
            return differs(before, after) or (before.line, before.cursor) != (after.line, after.cursor)
        case "line-spacing":
            return after.line > before.line * 1.04
        case "simple":
            return after.blocks < before.blocks or after.url != before.url
        case "contrast":
            return after.colours != before.colours
        case "pointer":
            return after.cursor != before.cursor or bool(trial.followers)
        case "guide-line":
            return bool(trial.followers)
        case "captions":
            return any(any(caption.shown) for caption in trial.captions)
    return False


async def _try(screen: Screen, kind: str, told: dict[str, Any]) -> AidTrial:
    await screen.park()
    before = await screen.appearance()
    names: list[str] = []
    idle = AidTrial(control=control_of(told), kind=kind, before=before, after=before)
    best = idle
    for _ in range(_PRESSES.get(kind, 1)):
        await screen.call("notice")
        if not await screen.press(told):
            break
        names.append(told["name"])
        now = await _looked(screen, idle, kind)
        best = _better(best, now)
        if not works(now) and kind != "reset":
            # a menu came up; pressed again, it would go
            best = await _options(screen, idle, best, names, told)
        # a switch pressed twice is where it was; further presses go round in the same circle
        if _satisfied(best) or (len(names) > 1 and not works(now)):
            break
    if works(best) and not _satisfied(best):
        best = await _options(screen, idle, best, names, told)
    screen.steps.note("aid", f"{kind}: {' > '.join(names)}", brief(before, best.after), screen.url)
    return msgspec.structs.replace(best, pressed=tuple(names))


def _satisfied(trial: AidTrial) -> bool:
    return works(trial) and not (trial.kind == "contrast" and _low(trial.after))


def _better(best: AidTrial, now: AidTrial) -> AidTrial:
    return now if _worth(now) >= _worth(best) else best


def _worth(trial: AidTrial) -> tuple[bool, float]:
    """Order trials of one aid: with the effect before without, then by the number that counts."""
    number = 0.0
    if trial.kind == "contrast":
        number = trial.after.contrasts[0] if trial.after.contrasts else 0.0
    elif trial.kind == "line-spacing":
        number = trial.after.line
    return works(trial), number


def _low(look: Appearance) -> bool:
    """Return whether some text is below 4.5:1, so that another scheme may be the one of high contrast."""
    return bool(look.contrasts) and look.contrasts[0] < 4.5


async def _options(screen: Screen, idle: AidTrial, best: AidTrial, names: list[str], told: dict[str, Any]) -> AidTrial:
    """Press what the control brought up, until something has the effect; the best look is kept.

    A menu that goes with each choice is brought up again by the control.
    """
    tried: set[str] = set()
    for _ in range(_OPTIONS):
        fresh = await _untried(screen, tried)
        if tried and not fresh and not _satisfied(best) and await screen.press(told):
            fresh = await _untried(screen, tried)
        if not fresh or _satisfied(best):
            break
        tried.add(fresh[0]["selector"])
        here = screen.url
        if await screen.press(fresh[0]):
            names.append(fresh[0]["name"])
            if screen.url != here:  # it led elsewhere, where nothing is known of the control
                await screen.go(here, "back")
                break
            best = _better(best, await _looked(screen, idle, idle.kind))
            if not _satisfied(best):
                await asyncio.sleep(_SLIDES)
    return best


async def _untried(screen: Screen, tried: set[str]) -> list[dict[str, Any]]:
    """Return choices shown that were not pressed, the usual setting last."""
    fresh = [one for one in await screen.call("fresh") if one["selector"] not in tried]
    return sorted(fresh, key=lambda one: bool(_USUAL.search(one["name"])))


async def _looked(screen: Screen, trial: AidTrial, kind: str) -> AidTrial:
    followers: tuple[Follower, ...] = ()
    captions: tuple[Caption, ...] = ()
    if kind in ("pointer", "guide-line"):
        followers = await followers_of(screen)
    if kind == "captions":
        captions = await captions_of(screen)
    after = await screen.appearance()
    return AidTrial(
        control=trial.control, kind=kind, before=trial.before, after=after, followers=followers, captions=captions
    )
