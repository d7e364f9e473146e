"""Computed colours as people name them."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

_NUMBERS = re.compile(r"[\d.]+")
_FAINT, _GREY = 0.15, 0.25
_BOUNDS = ((15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (330, "purple"), (361, "red"))


def rgba(colour: str) -> tuple[float, float, float, float] | None:
    """Return red, green, blue (0 to 255) and opacity of a computed colour. None: not written as rgb()."""
    if not colour.startswith("rgb"):
        return None
    numbers = [float(n) for n in _NUMBERS.findall(colour)[:4]]
    if len(numbers) < 3:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 else 1.0


@lru_cache(maxsize=4096)
def hue_of(colour: str) -> str:
    """Return red, orange, yellow, green, blue or purple; empty for black, white, grey and colours that cannot be seen."""
    parts = rgba(colour)
    if parts is None or parts[3] < _FAINT:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(parts[0] / 255, parts[1] / 255, parts[2] / 255)
    if saturation < _GREY or light < 0.12 or light > 0.93:
        return ""
    return next(name for bound, name in _BOUNDS if hue * 360 < bound)
