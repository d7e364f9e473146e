"""Contrast of colours and of what a picture shows, as WCAG 2.1 defines it."""

from __future__ import annotations

import io
import re
from collections import Counter

from pytest_govsite.observe.look.flashing_rate import relative_luminance

Pixel = tuple[int, int, int]

_COLOUR = re.compile(r"rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)")
_FEW = 12
"""Pixels that have to reach a contrast, so that it counts: the edges of a line are mixed."""
_DIFFERENT = 1.06


def colour_of(text: str) -> tuple[Pixel, float] | None:
    """Return a computed colour and its opacity. None: not written as rgb()."""
    parts = _COLOUR.fullmatch(text)
    if parts is None:
        return None
    red, green, blue = (min(255, round(float(value))) for value in parts.groups()[:3])
    return (red, green, blue), float(parts[4]) if parts[4] else 1.0


def contrast_on(letter: Pixel, alpha: float, ground: Pixel) -> float:
    """Return the contrast of a colour of some opacity on an opaque one."""
    red, green, blue = (round(alpha * a + (1 - alpha) * b) for a, b in zip(letter, ground, strict=True))
    one, other = relative_luminance(red, green, blue), relative_luminance(*ground)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def best_contrast(picture: bytes) -> tuple[float, int]:
    """Return the best contrast that some pixels reach against the most frequent colour, and how many differ from it."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    data = image.tobytes()
    colours = Counter[Pixel](zip(data[::3], data[1::3], data[2::3], strict=True))
    ground = colours.most_common(1)[0][0]
    ratios = sorted((contrast_on(colour, 1.0, ground), count) for colour, count in colours.items() if colour != ground)
    drawn = sum(count for ratio, count in ratios if ratio >= _DIFFERENT)
    reached = 0
    for ratio, count in reversed(ratios):
        reached += count
        if reached >= _FEW:
            return ratio, drawn
    return 1.0, drawn
