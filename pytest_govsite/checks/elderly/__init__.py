"""The elderly-friendly edition (工信部信管函〔2021〕67号, annex 1): facts in, verdicts out."""

from pytest_govsite.checks.elderly.aids import caption_screen, contrast, guide_line, large_pointer
from pytest_govsite.checks.elderly.captcha import captcha_voice, captcha_zoom
from pytest_govsite.checks.elderly.entry import entry, toolbar
from pytest_govsite.checks.elderly.keeping import leaves, persists
from pytest_govsite.checks.elderly.keyboard import focus_visible, full_keyboard
from pytest_govsite.checks.elderly.quiet import floating_closes, no_ads, no_inducement
from pytest_govsite.checks.elderly.sizes import large_text, line_spacing, mobile_font, simplified, zoom_control
from pytest_govsite.checks.elderly.speech import read_aloud

__all__ = [
    "captcha_voice",
    "captcha_zoom",
    "caption_screen",
    "contrast",
    "entry",
    "floating_closes",
    "focus_visible",
    "full_keyboard",
    "guide_line",
    "large_pointer",
    "large_text",
    "leaves",
    "line_spacing",
    "mobile_font",
    "no_ads",
    "no_inducement",
    "persists",
    "read_aloud",
    "simplified",
    "toolbar",
    "zoom_control",
]
