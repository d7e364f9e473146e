"""Control of media: GB/T 37668-2019, 3.3.3.10; 适老化规范 (media can be stopped); WCAG 2.1, 1.4.2 and 2.1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.media import Found, media_of
from pytest_govsite.checks.accessibility.telling import MOST, at, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.motion import MotionLook, UnattachedPlayer

_STOPS = re.compile(
    r"静音|声音|音乐|音量|播放|暂停|停止|朗读|\b(?:mute|unmute|sound|music|audio|volume|play|pause|stop)\b",
    re.IGNORECASE,
)
"""Names of controls that may stop a sound."""
_LONG = 3.0
"""Seconds of sound that need no control (GB/T 37668-2019, 3.3.3.10)."""


def media_control(page: CloserLook) -> Iterator[Verdict]:
    """Audio and video can be started and stopped by keyboard; sound that starts by itself for over 3 seconds can be stopped.

    GB/T 37668-2019, 3.3.3.10; WCAG 2.1, 1.4.2 and 2.1.1.
    """
    facts = trees(page)
    if isinstance(facts, Verdict):
        yield facts
        return
    verdicts = [verdict for found in media_of(page) if (verdict := _judged(page, found)) is not None]
    look = page.of(MotionLook)
    if isinstance(look, MotionLook):
        verdicts += [_unattached(page, each) for each in look.unattached if _lasts(each)][:1]
    if verdicts:
        yield from verdicts[:MOST]
    elif isinstance(look, MotionLook) and "players" in look.unfinished:
        yield cant_tell(
            "脚本是否播放声音没有观察完", "whether a script plays sound could not be looked at to the end", pointer=pointer_to(page.url)
        )  # fmt: skip
    else:
        yield inapplicable("没有音频和视频", "no audio and no video")


def _judged(page: CloserLook, found: Found) -> Verdict | None:
    where = at(page, found.document, found.node)
    seen = found.seen
    if found.node.tag not in ("audio", "video"):
        if found.is_frame and "autoplay=1" in found.source.lower() and "mute=1" not in found.source.lower():
            return cant_tell(
                "框架中的播放器自动播放，能否停止需人工看",
                "a player in a frame starts by itself; whether it can be stopped has to be looked at",
                pointer=where,
            )
        return None
    if found.controls:
        if found.node.visible or found.node.tag == "audio":
            return passed(
                "播放器带有可用键盘操作的控件",
                "the player has the browser's controls, which work by keyboard",
                pointer=where,
            )
        return None
    if seen is not None and seen.by_keyboard:
        return passed("播放控件可用键盘操作", "the controls of the player work by keyboard", pointer=where)
    loud = _is_loud(found)
    levers = seen.levers if seen is not None else ()
    if loud and not levers:
        return _loud_alone(page, found)
    if levers and seen is not None and seen.by_keyboard is False and not any(lever.focusable for lever in levers):
        return failed(
            "播放控件不能用键盘操作", "the controls of the player do not work by keyboard",
            expected="播放、暂停控件可以用 Tab 到达并用回车或空格操作 / controls that take focus and answer Enter or Space",
            found=", ".join(lever.name or lever.spot.snippet[:40] for lever in levers)[:120], pointer=where,
        )  # fmt: skip
    if not found.node.visible and not loud:
        return None
    if found.autoplay and (found.muted or found.sound is False):
        return None
    return cant_tell(
        "播放器没有自带控件，键盘能否操作需人工看",
        "the player has no controls of the browser; whether the keyboard works it has to be looked at",
        pointer=where,
    )


def _lasts(player: UnattachedPlayer) -> bool:
    return player.duration is None or player.duration > _LONG or player.loop


def _unattached(page: CloserLook, player: UnattachedPlayer) -> Verdict:
    """Judge sound that a script makes without an element: a control for it can only be told by its name."""
    facts = page.dom
    stops = facts is not None and any(
        node.visible and node.role in ("button", "link", "switch", "checkbox") and _STOPS.search(node.name or "")
        for document in facts.documents
        for node in document.elements
    )
    if stops:
        return cant_tell(
            "脚本自动播放声音，页面上的控件能否停止需人工试",
            "a script plays sound by itself; whether the control on the page stops it has to be tried",
            found=player.source[:120], pointer=pointer_to(page.url),
        )  # fmt: skip
    return failed(
        "脚本自动播放的声音不能停止", "sound that a script plays by itself cannot be stopped",
        expected="有暂停或静音控件，或不自动播放 / a control to pause or mute, or no start by itself",
        found=player.source[:120], pointer=pointer_to(page.url),
    )  # fmt: skip


def _is_loud(found: Found) -> bool:
    """It makes sound by itself for longer than it may."""
    if not found.autoplay or found.muted or found.sound is False:
        return False
    duration = found.seen.duration if found.seen is not None else None
    return duration is None or duration > _LONG or found.loop


def _loud_alone(page: CloserLook, found: Found) -> Verdict:
    where = at(page, found.document, found.node)
    certain = found.node.tag == "audio" or found.sound is True
    if found.seen is None or not certain:
        return cant_tell(
            "自动播放的媒体没有控件，是否有超过 3 秒的声音需人工听", "media that start by themselves without controls; whether they sound for over 3 seconds has to be heard",
            pointer=where,
        )  # fmt: skip
    return failed(
        "自动播放的声音不能停止", "sound that starts by itself cannot be stopped",
        expected="有暂停或静音控件，或不自动播放 / a control to pause or mute, or no start by itself", found=found.source[:120], pointer=where,
    )  # fmt: skip
