"""Captions, pointer, colours, guide line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.elderly.driven import absent, at_control, idle, in_mode, lost, trials
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.elderly import AidTrial, Appearance, Caption, ElderlyLook, ElderlyMode, Follower

Modes = tuple[ElderlyMode, ...]
_POINTER = (20, 500)
"""Sides of something that can be a pointer."""
_LARGE_POINTER = 32
_WIDE = 400
"""Length from which something is a line and no pointer."""
_MOST_LOW = 0.2
_SIZES = re.compile("页面|网页|字|文字|缩放")
"""How a reset begins that is of sizes only."""


def caption_screen(page: CloserLook) -> Iterator[Verdict]:
    """The caption screen opens and shows the text under the pointer and of what has the focus (M67-03)."""
    yield from in_mode(page, _caption_screen)


def _caption_screen(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    tried = trials(modes, "captions")
    if not tried:
        yield absent(page, look, modes, "captions", "大字屏幕（大字幕）", "caption screen")
        return
    trial = next((one for one in tried if any(caption.shown for caption in one.captions)), tried[0])
    captions = {caption.by: caption for caption in trial.captions}
    pointer, focus = (
        captions.get("pointer", Caption(by="pointer", asked=())),
        captions.get("focus", Caption(by="focus", asked=())),
    )
    if not pointer.shown and not focus.shown:
        if not pointer.asked and not focus.asked:
            yield cant_tell(
                "没有可指的文字，大字幕未能试", "no text to point at", pointer=at_control(page, trial.control)
            )
        else:
            yield idle(page, trial, "大字幕", "caption", "指向 / pointed at " + " | ".join(pointer.asked))
        return
    shown = pointer if pointer.shown else focus
    if shown.size < trial.before.size * 1.2:
        yield advice(
            "大字幕的字并不大",
            "the caption is not large",
            found=f"{shown.size:g} px，正文 / body {trial.before.size:g} px",
            pointer=at_control(page, trial.control),
        )
    missing = focus if pointer.shown else pointer
    if missing.asked and not missing.shown:
        by_focus = missing is focus
        yield advice(
            "大字幕不跟随键盘焦点" if by_focus else "大字幕不跟随鼠标",
            "the caption does not follow the focus" if by_focus else "the caption does not follow the pointer",
            found=" | ".join(missing.asked),
            pointer=at_control(page, trial.control),
        )
    else:
        measured = f"{shown.size:g} px；{' | '.join(shown.shown)}"
        yield passed("大字幕显示所指文字", "the caption shows what is pointed at", measured=measured[:160])


def large_pointer(page: CloserLook) -> Iterator[Verdict]:
    """The pointer measurably changes when the aid is switched on (M67-10)."""
    yield from in_mode(page, _large_pointer)


def _large_pointer(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    tried = trials(modes, "pointer")
    if not tried:
        yield absent(page, look, modes, "pointer", "大鼠标（大指针）", "large pointer")
        return
    found = [_pointer(page, trial) for trial in tried]
    order = ("passed", "cantTell", "failed")
    yield min(found, key=lambda verdict: order.index(verdict.outcome.value))


def _pointer(page: CloserLook, trial: AidTrial) -> Verdict:
    overlay = next((one for one in trial.followers if _is_pointer(one)), None)
    if overlay is not None:
        size = f"{overlay.width:g} × {overlay.height:g}"
        return passed("指针明显变大", "the pointer becomes large", measured=size)
    after = trial.after
    if after.cursor == trial.before.cursor or "url(" not in after.cursor:
        return idle(page, trial, "大鼠标", "large pointer", f"cursor: {after.cursor}")
    if after.cursor_size is None:
        return cant_tell(
            "指针换了图，大小没有量到",
            "the pointer has a picture whose size is not known",
            found=after.cursor,
            pointer=at_control(page, trial.control),
        )
    if after.cursor_size >= _LARGE_POINTER:
        return passed("指针明显变大", "the pointer becomes large", measured=f"{after.cursor_size:g} px")
    return failed(
        "指针换了图，但并不大",
        "the pointer changes and is not large",
        expected=f"≥ {_LARGE_POINTER} px",
        found=f"{after.cursor_size:g} px",
        pointer=at_control(page, trial.control),
    )


def _is_pointer(one: Follower) -> bool:
    low, high = _POINTER
    return one.axis == "both" and low <= max(one.width, one.height) and max(one.width, one.height) <= high


def contrast(page: CloserLook, threshold: float = 4.5) -> Iterator[Verdict]:
    """The colour scheme switch changes colours, and text reaches 4.5:1 (M67-02)."""

    def check(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
        tried = trials(modes, "contrast")
        if not tried:
            yield absent(page, look, modes, "contrast", "高对比配色", "high-contrast scheme")
            return
        changed = [trial for trial in tried if trial.after.colours != trial.before.colours]
        if not changed:
            yield idle(page, tried[0], "配色", "colour scheme")
            return
        best = max(changed, key=lambda trial: _share(trial.after, threshold))
        values = best.after.contrasts
        measured = f"{values[0]:g}:1 – {values[-1]:g}:1" if values else ""
        low = 1 - _share(best.after, threshold)
        if not values:
            yield cant_tell(
                "配色改变了，对比度没有量到",
                "colours change, contrast is not known",
                pointer=at_control(page, best.control),
            )
        elif low == 0:
            yield passed("配色改变，文字对比度足够", "colours change and text has enough contrast", measured=measured)
        elif low <= _MOST_LOW:
            yield cant_tell(
                "配色后个别文字对比度不足",
                "some text lacks contrast in the scheme",
                found=measured,
                pointer=at_control(page, best.control),
            )
        else:
            yield failed(
                "配色后文字对比度不足",
                "text lacks contrast in the scheme",
                expected=f"≥ {threshold:g}:1",
                found=measured,
                pointer=at_control(page, best.control),
            )

    yield from in_mode(page, check)


def _share(look: Appearance, threshold: float) -> float:
    values = look.contrasts
    return sum(value >= threshold for value in values) / len(values) if values else 0.0


def guide_line(page: CloserLook) -> Iterator[Verdict]:
    """Guide line, colour schemes and reset are there and work (practice of vendors)."""
    yield from in_mode(page, _guide_line)


def _guide_line(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    told = [_line(page, look, modes), *_reset(page, look, modes)]
    if not trials(modes, "contrast"):
        told.append(absent(page, look, modes, "contrast", "配色功能", "colour schemes"))
    wrong = [verdict for verdict in told if verdict.outcome.value != "passed"]
    yield from wrong or [passed("辅助线、配色、重置齐备", "guide line, colour schemes and reset are there")]


def _line(page: CloserLook, look: ElderlyLook, modes: Modes) -> Verdict:
    tried = trials(modes, "guide-line")
    if not tried:
        return absent(page, look, modes, "guide-line", "辅助线", "guide line")
    lines = [
        one for trial in tried for one in trial.followers if one.axis != "both" or max(one.width, one.height) >= _WIDE
    ]
    if lines:
        return passed("辅助线跟随指针", "the guide line follows the pointer")
    return idle(page, tried[0], "辅助线", "guide line")


def _reset(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    tried = trials(modes, "reset")
    if not tried:
        yield absent(page, look, modes, "reset", "重置功能", "reset")
        return
    for mode in modes:
        for trial in mode.aids:
            if trial.kind != "reset":
                continue
            # 字体还原 gives back the letters, not the colours
            own = _state if not _SIZES.match(trial.control.name) else _sizes
            dirty = own(trial.before) != own(mode.after)
            if dirty and _state(trial.after) == _state(trial.before) and not lost(look, "reset"):
                yield idle(page, trial, "重置", "reset")
            return


def _sizes(look: Appearance) -> tuple[float, float]:
    return look.size, look.line


def _state(look: Appearance) -> tuple[float, float, tuple[str, ...], str]:
    return look.size, look.line, look.colours, look.cursor
