"""Pictures in which letters were seen: backgrounds that nobody hears, and text that is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_excuses import LOGO
from pytest_govsite.checks.accessibility.losses import shown_at
from pytest_govsite.checks.accessibility.word_lists import han, pattern
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, PaintedPicture, PixelsLook, Verdict

_FEWEST, _FEWEST_HAN = 8, 5
"""Letters of a phrase; fewer may be a name or an abbreviation."""
_MOST = 8


def unheard_lettering(page: CloserLook) -> Iterator[Verdict]:
    """Yield background pictures of empty elements that show lines of letters (WCAG 1.1.1, failure F3); advice."""
    for picture in _seen(page):
        if not picture.image:
            yield advice(
                "背景图片里有文字，没有替代文本",
                "a background picture holds text and has no alternative",
                expected="文字 / text",
                found=f"{picture.lines} 行 / lines, {picture.letters} 字 / letters",
                pointer=shown_at(page.url, picture.element),
            )


def pictured_text(page: CloserLook) -> Iterator[Verdict]:
    """Yield `<img>` that show lines of letters and nothing else (WCAG 1.4.5); advice. Logos and codes are left out."""
    for picture in _seen(page):
        if picture.image:
            yield advice(
                "图片里全是文字，应改用文字",
                "a picture shows nothing but text",
                expected="用文字，配合样式 / text, styled",
                found=f"{picture.letters} 字 / letters “{picture.alternative[:60]}”",
                pointer=shown_at(page.url, picture.element),
            )


def _seen(page: CloserLook) -> list[PaintedPicture]:
    look = page.of(PixelsLook)
    pictures = look.pictures if isinstance(look, PixelsLook) else ()
    return [each for each in pictures if _counts(each)][:_MOST]


_FORMULA = re.compile(
    r"^\s*\$.+\$\s*$|\\(?:displaystyle|frac|sum|int|mathbf|mathrm|left|alpha|beta|partial)\b", re.DOTALL
)
"""The source of a formula: letters in its picture are symbols."""


def _counts(picture: PaintedPicture) -> bool:
    told = f"{picture.surroundings} {picture.alternative}"
    least = _FEWEST_HAN if han(picture.alternative) else _FEWEST
    if _FORMULA.search(picture.alternative):
        return False
    return picture.letters >= least and not LOGO.search(told) and not pattern("pictures", "no_text").search(told)
