"""Whether a picture shows lines of letters: rows of small separate shapes on an even ground."""

from __future__ import annotations

import io
from collections import Counter
from itertools import groupby

_EVEN, _INK = 0.5, (0.01, 0.4)
"""Share of the ground's own colour, and of what is drawn on it."""
_DIFFERENT = 48
_HEIGHT = (7, 64)
"""Pixels of a line of letters."""
_WIDEST = 1.7
"""A letter's width, in heights of its line: letters that touch make wider shapes."""
_FEWEST = 5


def lettering(picture: bytes) -> tuple[int, int]:
    """Return how many lines of letters a picture shows, and how many letters; none where something else is drawn too."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("L")
    width, height = image.size
    data = image.tobytes()
    ground, share = Counter(data).most_common(1)[0]
    near = sum(1 for value in data if abs(value - ground) < _DIFFERENT)
    ink = 1 - near / len(data)
    if share / len(data) < _EVEN or not _INK[0] <= ink <= _INK[1]:
        return 0, 0
    drawn = [
        bytes(abs(value - ground) >= _DIFFERENT for value in data[y * width : (y + 1) * width]) for y in range(height)
    ]
    lines = letters = 0
    for top, bottom in _runs([any(row) for row in drawn]):
        if bottom - top < _HEIGHT[0] // 2:
            continue  # a rule, or the dot of an i
        if bottom - top > _HEIGHT[1]:
            return 0, 0
        columns = [any(row[x] for row in drawn[top:bottom]) for x in range(width)]
        shapes = [right - left for left, right in _runs(columns)]
        if max(shapes) > max(_WIDEST * (bottom - top) * 3, _HEIGHT[0]):
            return 0, 0
        small = [each for each in shapes if each <= _WIDEST * (bottom - top)]
        if len(small) >= _FEWEST and len(small) >= 0.7 * len(shapes):
            lines += 1
            letters += len(shapes)
    return lines, letters


def _runs(marks: list[bool]) -> list[tuple[int, int]]:
    """Return start and end of what follows each other without a gap."""
    found: list[tuple[int, int]] = []
    place = 0
    for marked, group in groupby(marks):
        length = len(list(group))
        if marked:
            found.append((place, place + length))
        place += length
    return found
