"""Flashes: nothing on a page may flash more than three times within a second."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.losses import shown_at
from pytest_govsite.checks.accessibility.telling import not_looked, or_passed
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, FlashingLook, Verdict

MOST_FLASHES = 3.0
LARGE = 21_824.0
"""CSS pixels: a quarter of any 341 by 256 pixels of the screen (WCAG 2.1, general flash thresholds)."""
SMALL = LARGE / 4


def flash(page: CloserLook) -> Iterator[Verdict]:
    """Nothing flashes more than three times within a second (GB/T 37668-2019 3.3.3.5, WCAG 2.1 2.3.1).

    Areas below a quarter of 341 by 256 pixels are below the threshold of WCAG; where an area comes near it, or was only
    estimated, a person decides, as they do where the browser does not give out the frames of a video.
    """
    look = page.of(FlashingLook)
    if not isinstance(look, FlashingLook):
        yield not_looked(page, FlashingLook)
        return
    if not look.animated:
        yield inapplicable("页面没有自动变化的内容", "nothing on the page changes by itself")
        return
    measured = f"{max((area.rate for area in look.areas), default=0.0):g}/s"
    yield from or_passed(
        _findings(page.url, look),
        "没有每秒超过三次的闪光",
        "nothing flashes more than three times a second",
        measured=measured,
    )


def _findings(url: str, look: FlashingLook) -> Iterator[Verdict]:
    for area in look.areas:
        if area.rate <= MOST_FLASHES or area.area < SMALL:
            continue
        certain = area.area >= LARGE and (area.exact or area.area >= 2 * LARGE)
        verdict = failed if certain else cant_tell
        yield verdict(
            "每秒闪烁超过三次" if certain else "闪烁超过每秒三次，面积或频率存疑，请人工确认",
            "flashes more than three times a second"
            if certain
            else "flashes more than three times a second; area or rate are in doubt",
            expected="≤ 3/s",
            found=f"{area.rate:g}/s, {area.area:.0f} px² ({area.source})",
            pointer=shown_at(url, area.element),
        )
    if look.unread:
        yield cant_tell(
            "无法读取视频或画布的画面，请人工确认有无闪光",
            "the frames of a video or canvas cannot be read",
            found=f"{len(look.unread)}",
            pointer=shown_at(url, look.unread[0]),
        )
