"""Publishing moments counted back from the moment the demo is judged at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

Schedule = Callable[[int], datetime]
"""Index of an item, 0 is the newest, -> its publishing moment."""

_SLOTS = ((16, 40), (15, 15), (14, 5), (11, 20), (10, 10), (9, 0))
_JITTER = 25


def current_moment() -> datetime:
    """Return the real time in Shanghai, to the minute."""
    return datetime.now(SHANGHAI).replace(second=0, microsecond=0)


def in_shanghai(moment: datetime) -> datetime:
    """Return `moment` in Shanghai time; a moment without an offset is taken as Shanghai time."""
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)


def working_day(now: datetime, back: int) -> date:
    """Return the working day `back` working days before the last one that is over (Monday to Friday)."""
    last = now.date() - timedelta(days=1)
    last -= timedelta(days=max(0, last.weekday() - 4))
    weeks, days = divmod(back, 5)
    day = last - timedelta(weeks=weeks, days=days)
    return day - timedelta(days=2) if day.weekday() > last.weekday() else day


def add_working_days(day: date, count: int) -> date:
    """Return the day `count` working days after `day`."""
    for _ in range(count):
        day += timedelta(days=3 if day.weekday() == 4 else 2 if day.weekday() == 5 else 1)
    return day


def regular(now: datetime, *, per_day: int = 1, every: int = 1, lag: int = 0, phase: int = 0) -> Schedule:
    """`per_day` items on every `every`-th working day, the newest `lag` working days before the last one."""

    def moment(index: int) -> datetime:
        step, slot = divmod(index, per_day)
        hour, minute = _SLOTS[(slot * len(_SLOTS) // per_day) % len(_SLOTS)]
        minute += (index * 7 + phase * 13) % _JITTER
        day = working_day(now, lag + step * every)
        return datetime.combine(day, time(hour, minute % 60), SHANGHAI) + timedelta(hours=minute // 60)

    return moment


def with_old_last(schedule: Schedule, count: int) -> Schedule:
    """Put the last of `count` items a year and a half before the others, as old notices stay on top of a list."""
    return lambda index: schedule(index) - timedelta(days=546 if index == count - 1 else 0)


def days_of(now: datetime, days: list[tuple[int, int, int]], *, hour: int = 10) -> list[datetime]:
    """Return those of the given (year, month, day) that are over at `now`, the newest first, on working days."""
    moments = []
    for index, (year, month, day) in enumerate(days):
        weekday = date(year, month, day)
        weekday += timedelta(days=max(0, 7 - weekday.weekday()) if weekday.weekday() > 4 else 0)
        moments.append(datetime.combine(weekday, time(hour, (index * 11 + 5) % 60), SHANGHAI))
    return sorted((moment for moment in moments if moment < now), reverse=True)


def months_back(now: datetime, count: int) -> list[tuple[int, int]]:
    """Return the last `count` finished months as (year, month), the newest first."""
    months = []
    year, month = now.year, now.month
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        months.append((year, month))
    return months
