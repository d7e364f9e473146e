"""Contrast of words in panels, dialogs and folded parts that were opened by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_excuses import INACTIVE, LOGO
from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.keyboard.seeing import on
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, KeyboardLook, UncoveredText, Verdict

_NORMAL, _LARGE = 4.5, 3.0
_LARGE_SIZE, _BOLD_SIZE, _BOLD = 24.0, 18.66, 700
_MARGIN = 0.02
"""Browsers round colours that are mixed."""


def contrast_of_opened(page: CloserLook) -> Iterator[Verdict]:
    """Yield words that are too pale in what is shown once it is opened (WCAG 1.4.3); axe-core saw it closed.

    Yields nothing on pages that were not used by keyboard: alone this would cost half a minute a page.
    """
    look = page.of(KeyboardLook)
    if not isinstance(look, KeyboardLook):
        return
    pale = [(text, ratio) for text in look.uncovered if (ratio := _ratio(text)) < _least(text) - _MARGIN]
    for text, ratio in pale[:MOST]:
        yield failed(
            "打开后才显示的文字，与背景对比度不足",
            "text that is shown once something is opened contrasts too little",
            expected=f"≥ {_least(text):g}:1",
            found=f"{ratio:.2f}:1 “{text.text[:30]}” {text.color} / {text.ground}",
            pointer=on(page, text.element),
        )


def _least(text: UncoveredText) -> float:
    bold = text.font_weight >= _BOLD and text.font_size >= _BOLD_SIZE
    return _LARGE if text.font_size >= _LARGE_SIZE or bold else _NORMAL


def _ratio(text: UncoveredText) -> float:
    """Return the contrast; that of black on white where it is not asked for."""
    color, ground = rgba(text.color), rgba(text.ground)
    if color is None or ground is None or LOGO.search(text.surroundings) or INACTIVE.search(text.surroundings):
        return 21.0
    return contrast_of(color[:3], ground[:3])
