"""Periods in calendar months."""

from __future__ import annotations

from datetime import date


def months_before(day: date, months: int) -> date:
    """Return the same day some calendar months earlier, the last of the month where there is no such day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
