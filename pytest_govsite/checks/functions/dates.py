"""Days as pages show them, and working days by the Chinese holiday calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import chinese_calendar

_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)")
_MOST_DAYS = 800


def days_in(text: str) -> tuple[date, ...]:
    """Return the days that a text names, in order; impossible ones are left out."""
    found = []
    for match in _DAY.finditer(text[:4000]):
        try:
            found.append(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            continue
    return tuple(found)


def day_in(text: str) -> date | None:
    """Return the first day that a text names."""
    return next(iter(days_in(text)), None)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, the last of that month where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    return date(year, month, 28)


def working_days_between(start: date, end: date) -> int | None:
    """Return the working days after `start` up to and with `end`, days off in lieu included (国务院办公厅节假日安排).

    None: the arrangement of a year in between is not known.
    """
    if end <= start:
        return 0
    count = 0
    for step in range(1, min((end - start).days, _MOST_DAYS) + 1):
        try:
            count += chinese_calendar.is_workday(start + timedelta(days=step))
        except NotImplementedError:
            return None
    return count
