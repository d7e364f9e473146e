"""Moving, blinking, scrolling and self-updating content: GB/T 37668-2019, 3.3.3.12; WCAG 2.1, 2.2.2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.seen import motion_of, pointer, text_beside
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.motion import Medium, MotionLook, Mover

_LONG = 5.0
"""Seconds after which moving content must be pausable (WCAG 2.1, 2.2.2)."""
_SMALL = 900.0
"""CSS pixels squared: a dot or a "new" badge is less than an icon of 30 × 30."""
_BESIDE = 4
"""Characters of other content, without which nothing is disturbed."""
_LOADING = re.compile(r"load(?:ing|er)|spin(?:ner)?\b|ajax|wait|progress|加载|等待", re.IGNORECASE)
_FIGURES = re.compile(r"[\d\s:：.,，%年月日时分秒/\-()（）]+")
_WEEKDAY = re.compile(
    r"星期[一二三四五六日天]|周[一二三四五六日天]|上午|下午|凌晨|\b(?:[ap]m|gmt|utc|mon|tue|wed|thu|fri|sat|sun)\w*\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\d\s*[:：]\s*\d|\d\s*[-/.]\s*\d+\s*[-/.]\s*\d|[年月日时分秒天]|剩余|倒计时|毫秒|\b(?:days?|hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?|ms|left|remaining|time)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d[\d,]*")
_HOUR = 2
"""Digits of what may be a part of a clock."""
_WAYS = "指针停留、焦点进入时停下，或有暂停控件"


def moving_content(page: CloserLook) -> Iterator[Verdict]:
    """What moves, blinks, scrolls or changes by itself for more than five seconds stops on hover, on focus or by a control.

    GB/T 37668-2019, 3.3.3.12 (test method: scrolling notices and picture bars); WCAG 2.1, 2.2.2. Clocks, loading signs and
    pictures that end by themselves are left out.
    """
    look = motion_of(page)
    if isinstance(look, Verdict):
        yield look
        return
    movers = [mover for mover in look.movers if _disturbs(mover) and _beside(page, mover)]
    videos = [medium for medium in look.media if _plays_on(medium)]
    verdicts = [verdict for mover in movers if (verdict := _judged(page, mover)) is not None]
    verdicts += [_film(page, medium) for medium in videos]
    if verdicts:
        yield from verdicts[:MOST]
    elif _unseen(look):
        yield cant_tell("页面没有观察完，不知有无自动变化的内容", "the page could not be watched to the end")
    else:
        yield inapplicable(
            "没有自动移动、闪烁、滚动或更新超过 5 秒的内容",
            "nothing moves, blinks, scrolls or updates by itself for over 5 seconds",
        )


def _unseen(look: MotionLook) -> bool:
    return "watch" in look.unfinished


def _disturbs(mover: Mover) -> bool:
    if not mover.going or mover.busy or mover.kind == "glowing":
        return False
    box = mover.spot.box
    if box is not None and 0 < box.width * box.height < _SMALL and mover.kind != "updating":
        return False
    if mover.source == "picture" and _LOADING.search(f"{mover.spot.snippet} {mover.spot.text}"):
        return False
    if mover.kind == "updating" and (mover.live == "timer" or (is_clock(mover) and not is_counter(mover))):
        return False
    return _lasts(mover)


def _lasts(mover: Mover) -> bool:
    if mover.lasting is not None:
        return mover.lasting > _LONG
    if mover.changes < 2:
        return mover.last - mover.first >= _LONG
    return mover.last - mover.first >= _LONG - 1.5 or (mover.period or 0.0) * mover.changes >= _LONG


def is_clock(mover: Mover) -> bool:
    """Return whether only figures of it change: a clock, a date, a countdown, a counter."""
    bare = {_FIGURES.sub("", _WEEKDAY.sub("", text)) for text in mover.texts}
    return len(mover.texts) > 1 and len(bare) == 1


def is_counter(mover: Mover) -> bool:
    """Return whether numbers change that are no time: of three digits or more (007 too), without colons, dates and units of time."""
    told = " ".join(mover.texts)
    if not is_clock(mover) or _TIMES.search(told) or _WEEKDAY.search(told):
        return False
    return all(any(len(number.replace(",", "")) > _HOUR for number in _WHOLE.findall(text)) for text in mover.texts)


def _beside(page: CloserLook, mover: Mover) -> bool:
    # the words of a picture are its alternative, which is not shown
    beside = text_beside(page, "" if mover.source == "picture" else mover.spot.text)
    return beside is None or beside >= _BESIDE


_KINDS = {
    "moving": ("移动的内容不能暂停", "moving content cannot be paused"),
    "scrolling": ("滚动的内容不能暂停", "scrolling content cannot be paused"),
    "sliding": ("自动轮播不能暂停", "slides that change by themselves cannot be paused"),
    "blinking": ("闪烁的内容不能停止", "blinking content cannot be stopped"),
    "updating": ("自动更新的内容不能暂停", "content that updates by itself cannot be paused"),
}


def _judged(page: CloserLook, mover: Mover) -> Verdict | None:
    where = pointer(page, mover.spot)
    if mover.on_attention or (mover.control is not None and mover.control.works):
        return passed("自动变化的内容可以暂停", "content that changes by itself can be paused", pointer=where)
    if mover.source == "marquee":
        return None  # axe-core reports the element
    if mover.source == "picture":
        return failed(
            "动图循环播放，不能停止", "an animated picture runs on and cannot be stopped",
            expected="不超过 5 秒，或可以停止 / at most 5 seconds, or it can be stopped", found=_found(mover), pointer=where,
        )  # fmt: skip
    if mover.on_attention is None or (mover.control is not None and mover.control.works is None):
        return cant_tell(
            "自动变化的内容能否暂停未能试到",
            "whether this content can be paused could not be tried",
            found=_found(mover),
            pointer=where,
        )
    zh, en = _KINDS.get(mover.kind, _KINDS["moving"])
    return failed(
        zh, en, expected=f"{_WAYS} / it stops on hover, on focus or by a control", found=_found(mover), pointer=where
    )


def _found(mover: Mover) -> str:
    told = f"{mover.source}，"
    if mover.lasting is not None and mover.lasting < 1e8:
        return f"{told}持续 {mover.lasting:.0f} 秒 / lasts {mover.lasting:.0f} s"
    if mover.period:
        return f"{told}约每 {mover.period:g} 秒一次 / about every {mover.period:g} s"
    return f"{told}不停 / without a pause"


def _plays_on(medium: Medium) -> bool:
    long = medium.loop or medium.duration is None or medium.duration > _LONG
    box = medium.spot.box
    return medium.tag == "video" and medium.played and long and box is not None and box.width * box.height >= _SMALL


def _film(page: CloserLook, medium: Medium) -> Verdict:
    where = pointer(page, medium.spot)
    if medium.controls or medium.by_keyboard:
        return passed("自动播放的视频可以暂停", "a video that plays by itself can be paused", pointer=where)
    if medium.levers:
        return cant_tell(
            "自动播放的视频能否用旁边的控件暂停，未能试出",
            "whether the controls nearby pause this video could not be tried out",
            pointer=where,
        )
    return failed(
        "自动播放的视频不能暂停", "a video that plays by itself cannot be paused",
        expected="有暂停控件 / a control that pauses it", pointer=where,
    )  # fmt: skip
