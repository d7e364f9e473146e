"""General flashes of a brightness over time (WCAG 2.1, definition of general flash)."""

from __future__ import annotations

from collections.abc import Sequence

_CHANGE = 0.1
_DARKER = 0.8
_SECOND = 1000.0

Samples = Sequence[tuple[float, float]]
"""Milliseconds and relative luminance, in order."""


def transitions(samples: Samples) -> list[float]:
    """Return the times of the opposing changes of 10 % or more, the darker end of which is below 0.8."""
    times: list[float] = []
    if not samples:
        return times
    extreme = low = high = samples[0][1]
    direction = 0
    for moment, value in samples[1:]:
        low, high = min(low, value), max(high, value)
        if direction >= 0 and value <= (high if direction == 0 else extreme) - _CHANGE and value < _DARKER:
            times.append(moment)
            direction, extreme = -1, value
        elif direction <= 0 and value >= (low if direction == 0 else extreme) + _CHANGE:
            if (low if direction == 0 else extreme) < _DARKER:
                times.append(moment)
                direction, extreme = 1, value
        elif direction > 0:
            extreme = max(extreme, value)
        elif direction < 0:
            extreme = min(extreme, value)
    return times


def flash_rate(samples: Samples) -> float:
    """Return the most flashes within one second; half a flash is one change that is not followed by its opposite."""
    times = transitions(samples)
    most, first = 0, 0
    for last, moment in enumerate(times):
        while moment - times[first] >= _SECOND:
            first += 1
        most = max(most, last - first + 1)
    return most / 2


def relative_luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.1)."""
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


_LINEAR = tuple(v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256))
