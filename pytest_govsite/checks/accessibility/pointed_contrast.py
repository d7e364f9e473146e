"""Contrast of what styles change under the pointer and on focus, and of controls that are icons."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_excuses import INACTIVE, LOGO
from pytest_govsite.checks.accessibility.losses import shown_at
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.loading import lost_resources, lost_style_sheet
from pytest_govsite.checks.outcomes import cant_tell, failed
from pytest_govsite.model import CloserLook, PaintedIcon, PixelsLook, PointedText, Verdict

_NORMAL, _LARGE, _GRAPHIC = 4.5, 3.0, 3.0
_MARGIN = 0.1
"""Colours are rounded, edges of letters and lines are mixed."""
_LEAST = 40
"""Pixels of an enlarged picture below which nothing is drawn."""


def contrast_in_use(page: CloserLook) -> Iterator[Verdict]:
    """Yield texts that become too pale when pointed at or focused, and icons that are too pale (WCAG 1.4.3, 1.4.11).

    A text has to be too pale by its styles and in the picture of this state, and not to have been so before: that is
    told elsewhere. An icon is for a person where a style sheet or font was lost. Yields nothing on pages whose pixels were not looked at.
    """
    look = page.of(PixelsLook)
    if not isinstance(look, PixelsLook):
        return
    alike: dict[tuple[str, str, str], list[PointedText]] = {}
    for text in look.pointed:
        if _is_pale(text):
            alike.setdefault((text.state, text.color, text.ground), []).append(text)
    found = [_pale_texts(page, texts) for texts in alike.values()]
    found += [_pale_icon(page, icon) for icon in look.icons if _is_pale_icon(icon)]
    yield from found[:MOST]


def _least(text: PointedText) -> float:
    return _LARGE if text.large else _NORMAL


def _is_pale(text: PointedText) -> bool:
    least = _least(text)
    pale = max(text.ratio, text.painted) < least - _MARGIN
    return pale and text.before >= least and not LOGO.search(text.surroundings)


def _pale_texts(page: CloserLook, texts: list[PointedText]) -> Verdict:
    """Return that texts of the same colours are too pale; one rule of style makes them all."""
    text = texts[0]
    more = f" × {len(texts)}" if len(texts) > 1 else ""
    return failed(
        "鼠标指向或聚焦时，文字与背景对比度不足",
        "text contrasts too little while it is pointed at or focused",
        expected=f"≥ {_least(text):g}:1",
        found=f":{text.state} {text.ratio:g}:1 “{text.element.text[:30]}” {text.color} / {text.ground}{more}",
        pointer=shown_at(page.url, text.element),
    )


def _is_pale_icon(icon: PaintedIcon) -> bool:
    pale = icon.drawn >= _LEAST and icon.ratio < _GRAPHIC - _MARGIN
    return pale and not LOGO.search(icon.surroundings) and not INACTIVE.search(icon.surroundings)


def _pale_icon(page: CloserLook, icon: PaintedIcon) -> Verdict:
    expected, found, pointer = f"≥ {_GRAPHIC:g}:1", f"{icon.ratio:g}:1", shown_at(page.url, icon.element)
    if lost_style_sheet(page.facts) or lost_resources(page.facts, "font"):
        return cant_tell(
            "图标对比度不足，但样式表或字体没有载入，画出来的可能不是原样",
            "the picture of a control contrasts too little, but a style sheet or font did not come",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    return failed(
        "图标按钮的图形与背景对比度不足",
        "the picture of a control without text contrasts too little",
        expected=expected,
        found=found,
        pointer=pointer,
    )
