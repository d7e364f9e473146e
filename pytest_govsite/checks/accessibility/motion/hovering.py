"""Content that appears on hover: GB/T 37668-2019, 3.3.3.7; WCAG 2.1, 1.4.13."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.seen import motion_of, pointer
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.document import Box
from pytest_govsite.model.motion import Reveal

_COVERS = 0.5
"""Share of the trigger under the content."""
_TEXT = 8
"""Characters of other text under the content."""


def hover_content(page: CloserLook) -> Iterator[Verdict]:
    """What appears on hover can be dismissed or leaves what called it uncovered, and stays for the pointer.

    GB/T 37668-2019, 3.3.3.7; what WCAG 2.1, 1.4.13 asks beyond that is advice. Native tooltips (`title`) are exempt.
    """
    look = motion_of(page)
    if isinstance(look, Verdict):
        yield look
        return
    verdicts = [_judged(page, reveal) for reveal in look.reveals if not reveal.stays and not _is_overlay(reveal)]
    if verdicts:
        yield from verdicts[:MOST]
    elif "hover" in look.unfinished:
        yield cant_tell("悬停弹出的内容没有观察完", "content shown on hover could not be looked at to the end")
    else:
        yield inapplicable("没有悬停弹出的内容", "nothing appears on hover")


def _is_overlay(reveal: Reveal) -> bool:
    """A layer that a card lays over itself belongs to the card."""
    return reveal.inside and _within(reveal.content.box, reveal.trigger.box)


def _within(inner: Box | None, outer: Box | None) -> bool:
    if inner is None or outer is None:
        return False
    near = 4.0
    return (
        inner.x >= outer.x - near
        and inner.y >= outer.y - near
        and inner.x + inner.width <= outer.x + outer.width + near
        and inner.y + inner.height <= outer.y + outer.height + near
    )


def _judged(page: CloserLook, reveal: Reveal) -> Verdict:
    where = pointer(page, reveal.trigger)
    found = reveal.content.text[:80]
    if not reveal.persists:
        return cant_tell(
            "悬停弹出的内容自己消失", "content shown on hover goes away by itself", found=found, pointer=where
        )
    if reveal.escape is False and reveal.covers_trigger >= _COVERS:
        return failed(
            "悬停弹出的内容盖住原处，按 Esc 不能取消", "content shown on hover covers what called it and Escape does not dismiss it",
            expected="按 Esc 消失，或不盖住原处 / Escape dismisses it, or it does not cover what called it", found=found, pointer=where,
        )  # fmt: skip
    if reveal.hoverable is False:
        return advice(
            "指针移到弹出的内容上，内容就消失", "content shown on hover goes when the pointer moves onto it",
            expected="指针可以停在弹出的内容上 / the pointer can rest on it", found=found, pointer=where,
        )  # fmt: skip
    if reveal.escape is False and not reveal.menu and reveal.covers_text >= _TEXT:
        return advice(
            "悬停弹出的内容盖住旁边的文字，按 Esc 不消失",
            "content shown on hover covers other text and stays on Escape",
            expected="按 Esc 消失，或不盖住别的内容 / Escape dismisses it, or it covers nothing else",
            found=found,
            pointer=where,
        )
    if reveal.too_slow:
        return cant_tell(
            "指针能否停在弹出的内容上没有看出来（检测机器太忙）",
            "whether the pointer can rest on content shown on hover could not be told: the machine was too busy",
            found=found,
            pointer=where,
        )
    return passed(
        "悬停弹出的内容可取消或不遮挡原处",
        "content shown on hover can be dismissed or covers nothing it should not",
        pointer=where,
    )


def shown_to_pointer_alone(page: CloserLook) -> Iterator[Verdict]:
    """Nothing is shown to those alone who can hover (GB/T 37668-2019, 3.3.3.1; WCAG 2.1, 2.1.1).

    Told is content that no key can bring, for nothing that takes focus stands at it, and that the page shows nowhere else: the code
    of an account that a picture shows on hover. Menus and what holds controls are judged by using the keyboard.
    """
    look = motion_of(page)
    if isinstance(look, Verdict):
        yield look
        return
    found = [each for each in look.reveals if not (each.focusable or each.elsewhere or each.menu or each.stays)]
    for reveal in found[:MOST]:
        yield advice(
            "内容只在鼠标悬停时出现，键盘和触屏看不到", "content comes by hovering only: keys and touch cannot bring it",
            expected="获得焦点或点击时也出现，或直接显示 / shown on focus or click too, or at once",
            found=reveal.content.text[:80], pointer=pointer(page, reveal.trigger),
        )  # fmt: skip
    if not look.reveals:
        yield inapplicable("没有悬停弹出的内容", "nothing appears on hover")
    elif not found:
        yield passed("悬停弹出的内容键盘也能得到", "what hovering shows can be had by keyboard")
