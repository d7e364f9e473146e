"""Contrast of text: by axe-core where styles tell it, by pixels where only the painted page does."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.axe_excuses import INACTIVE, LOGO
from pytest_govsite.checks.accessibility.losses import shown_at
from pytest_govsite.checks.accessibility.pointed_contrast import contrast_in_use
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Outcome, PaintedText, PixelsLook, Verdict

_REQUIREMENT = "accessibility.contrast"
_NORMAL, _LARGE = 4.5, 3.0
_FAR_BELOW, _NEVER_MUCH = 0.8, 1.5
_MARGIN = 0.1
"""Pixels at the edges of letters and of the ground are mixed."""


def contrast(page: CloserLook) -> Iterator[Verdict]:
    """Text contrasts with its ground 4.5 to 1, large text 3 to 1 (WCAG 2.1 1.4.3).

    What axe-core cannot tell is answered by the pixels under the letters where the page was looked at in this way: it
    fails where nine tenths of them are below the ratio, or half of them far below and none much above, passes where nine
    tenths reach it, and is for a person between them. Logos and inactive controls need no contrast.
    """
    told = list(axe_rules(_REQUIREMENT)(page))
    look = page.of(PixelsLook)
    if not isinstance(look, PixelsLook):
        yield from told
        return
    measured = {(text.element.frame, text.element.selector): text for text in look.texts}
    failing = {_place(verdict) for verdict in told if verdict.outcome is Outcome.FAILED}
    findings = [verdict for verdict in told if not _is_answered(verdict, measured)]
    for place, text in measured.items():
        verdict = _judged(page, text) if place not in failing else None
        if verdict is not None:
            findings.append(verdict)
    findings += contrast_in_use(page)
    faults = [verdict for verdict in findings if verdict.outcome is not Outcome.PASSED]
    yield from (
        faults[:MOST]
        or findings
        or [passed("文字与背景对比度足够（含像素测量）", "text contrasts with its ground, by styles and by pixels")]
    )


def _is_answered(verdict: Verdict, measured: dict[tuple[str, str], PaintedText]) -> bool:
    return verdict.outcome is Outcome.CANT_TELL and _place(verdict) in measured


def _place(verdict: Verdict) -> tuple[str, str]:
    return (verdict.pointer.frame, verdict.pointer.selector) if verdict.pointer else ("", "")


def _judged(page: CloserLook, text: PaintedText) -> Verdict | None:
    least = _LARGE if text.large else _NORMAL
    if text.low >= least - _MARGIN / 2:
        return None
    if text.ground == "placeholder" and text.color.endswith(", 0)"):
        return None  # kept for the style of a label that lies on the field, never to be seen
    pointer = shown_at(page.url, text.element)
    expected = f"≥ {least:g}:1"
    shown = f"“{text.element.text[:30]}” {text.size:g}px {text.color} ({text.ground})"
    found = f"{text.low:g}–{text.high:g}:1 {shown}"
    exempt = LOGO.search(text.surroundings) or INACTIVE.search(text.surroundings)
    pale = text.high < least - _MARGIN or (text.middle < _FAR_BELOW * least and text.high < _NEVER_MUCH * least)
    if pale and not exempt and not text.lost:
        if text.ground == "placeholder":
            return failed(
                "输入框提示文字对比度不足",
                "placeholder text contrasts too little",
                expected=expected,
                found=found,
                pointer=pointer,
            )
        return failed(
            "按像素测量，文字与背景对比度不足",
            "measured by pixels, text contrasts too little with its ground",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    if text.lost:
        return cant_tell(
            "文字的背景图片没有加载，对比度测不出",
            "the picture under the text was not loaded",
            expected=expected,
            found=shown,
            pointer=pointer,
        )
    if pale:
        return cant_tell(
            "对比度不足，但可能是标志或不可用的控件，请人工确认",
            "text contrasts too little, but may be a logo or inactive",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    return cant_tell(
        "文字下面的背景有深有浅，部分对比度不足，请人工确认",
        "the ground under the text varies and parts of it contrast too little",
        expected=expected,
        found=found,
        pointer=pointer,
    )
