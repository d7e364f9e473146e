"""Dates and times as pages show them: found, normalised, resolved."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

_DIGITS = str.maketrans("０１２３４５６７８９：∶︰﹕／．－—–　\u00a0", "0123456789::::/.---  ")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = (
    r"(?:\s*年\s*(?P<m1>1[0-2]|0?[1-9])\s*月\s*(?P<d1>3[01]|[12]\d|0?[1-9])\s*[日号]?"
    r"|\s*[-/.]\s*(?P<m2>1[0-2]|0?[1-9])\s*[-/.]\s*(?P<d2>3[01]|[12]\d|0?[1-9])(?!\.\d)(?!\d(?!\d:\d\d)))"
)
_CLOCK = (
    r"(?:[\sT,，]{0,3}(?:(?:星期|周)[一二三四五六日天])?\s*(?P<half>上午|下午|晚上|凌晨|中午)?\s*"
    r"(?P<hour>2[0-4]|[01]?\d)\s?(?:[:]|时|点)\s?(?P<minute>[0-5]\d)(?:\s?(?:[:]|分)\s?(?P<second>[0-5]\d)?(?:\.\d{1,6})?秒?)?(?!\d)"
    r"(?P<zone>\s?(?:(?:GMT|UTC)?\s?[+-]\d\d:?\d\d|Z\b|GMT|CST))?)?"
)
_MOMENT = re.compile(rf"(?<![\d-]){_YEAR}{_DAY}{_CLOCK}")
_STANDARD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?\Z")
_BARE = re.compile(r"[\[(（【「]?\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?\s*[\])）】」]?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})日?\s*[/\s-]?\s*((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})月?\Z")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?\s*[/\s-]?\s*((?:19|20)\d\d)年?\Z")
_DAY_MONTH = re.compile(r"(\d{1,2})日?\s*[/\s]\s*(\d{1,2})月\Z")
_ANY_DATE = re.compile(
    r"(?<![\d-])(?:\d{1,2}\s+(?:19|20)\d\d[-/.年]\d{1,2}月?(?![-/.\d])|(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?|[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2})|"
    r"[\[(（【]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s*[\])）】]|(?:0\d|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]))(?![\d-])"
)
_URL_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.?-]|\Z)",
        r"/((?:19|20)\d\d)(\d\d)/(\d\d)(?=/)",
        r"/((?:19|20)\d\d)(\d\d)/[a-z]?(?:19|20)\d\d\d\d(\d\d)[_.]",
        r"[/t_](20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{4,9}[_.]|\Z)",
        r"/((?:19|20)\d\d)-(\d\d)/(\d\d)/",
        r"[/_](20\d\d)[_-](\d{1,2})[_-](\d{1,2})[_./-]",
    )
)


_DIGIT = re.compile(r"\d")
_CENTURY = re.compile(r"[1１][9９]|[2２][0０]")


class Moment(NamedTuple):
    """A full date found in a text. `value` is `YYYY-MM-DD`, with ` HH:MM` or ` HH:MM:SS` where a time is shown."""

    start: int
    end: int
    text: str
    value: str
    standard: bool


def plain_digits(text: str) -> str:
    """Return text of the same length with full-width digits and odd colons, dashes and slashes made ASCII."""
    return text if text.isascii() else text.translate(_DIGITS)


def find_moments(text: str) -> list[Moment]:
    """Return all full dates and times of a text in order; impossible ones (2月30日) are left out."""
    if not _CENTURY.search(text):
        return []
    found = []
    for match in _MOMENT.finditer(plain_digits(text)):
        value = _value(match)
        if value:
            shown = text[match.start() : match.end()].rstrip()
            standard = bool(_STANDARD.match(shown))
            found.append(Moment(match.start(), match.start() + len(shown), shown, value, standard))
    return found


def normalise(text: str) -> str:
    """Return the first full date of a text as `YYYY-MM-DD[ HH:MM[:SS]]`; empty where there is none."""
    moments = find_moments(text[:200])
    return moments[0].value if moments else ""


def resolve_list_date(text: str, now: datetime | date) -> date | None:
    """Return the day that a list shows; `MM-DD` gets the latest year that is not in the future. None: no date."""
    plain = plain_digits(text.strip()[:60])
    today = now.date() if isinstance(now, datetime) else now
    full = normalise(plain)
    if full:
        return date.fromisoformat(full[:10])
    for pattern, order in ((_DAY_FIRST, (2, 3, 1)), (_YEAR_LAST, (3, 1, 2))):
        match = pattern.search(plain)
        if match:
            return _day(*(int(match[group]) for group in order))
    match = _DAY_MONTH.match(plain)
    if match:
        return _latest(int(match[2]), int(match[1]), today)
    match = _BARE.match(plain)
    return _latest(int(match[1]), int(match[2]), today) if match else None


def date_from_url(url: str) -> date | None:
    """Return the day that an address tells (`/2026/9/16/`, `/202609/t20260916_…`). None: none, or only year and month."""
    path = url[:2_000].split("?", 1)[0]
    for pattern in _URL_DATES:
        match = pattern.search(path)
        found = _day(int(match[1]), int(match[2]), int(match[3])) if match else None
        if found:
            return found
    return None


def find_list_date(text: str) -> tuple[int, int] | None:
    """Return where a list entry's date stands in a text, full or `MM-DD`. None: there is none."""
    if not _DIGIT.search(text):
        return None
    plain = plain_digits(text)
    moment = _MOMENT.search(plain)
    if moment and _value(moment):
        return moment.start(), moment.start() + len(plain[moment.start() : moment.end()].rstrip())
    match = _ANY_DATE.search(plain)
    if match is None:
        return None
    return (match.start(), match.end()) if _possible(match[0]) else None


def is_list_date(text: str) -> bool:
    """True: the text is a date and nothing else, as lists show it (`2026-09-16`, `09-16`, `[09/16]`, `9月16日`, `16 2026-09`)."""
    bare = text.strip()
    return 3 <= len(bare) <= 32 and _DIGIT.search(bare) is not None and _is_date(bare)


@lru_cache(maxsize=4_096)
def _is_date(text: str) -> bool:
    plain = plain_digits(text)
    moment = _MOMENT.match(plain.lstrip("[(（【「 "))
    if moment and _value(moment):
        return len(plain) - (moment.end() - moment.start()) <= 3
    patterns = (_BARE, _DAY_FIRST, _YEAR_LAST, _DAY_MONTH)
    match = next((m for p in patterns if (m := p.match(plain))), None)
    return match is not None and (match.re is not _BARE or _possible(plain))


def _possible(text: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) == 3 and numbers[0] <= 31:
        numbers = [numbers[2], numbers[0]]
    month, day = numbers[-2:]
    return 1 <= month <= 12 and 1 <= day <= 31


def _value(match: re.Match[str]) -> str:
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    found = _day(int(match["year"]), int(month), int(day))
    if found is None:
        return ""
    if not match["hour"]:
        return found.isoformat()
    hour = int(match["hour"])
    if match["half"] in ("下午", "晚上") and hour < 12:
        hour += 12
    if hour > 23:
        return found.isoformat()
    clock = f"{found.isoformat()} {hour:02d}:{match['minute']}"
    return f"{clock}:{match['second']}" if match["second"] else clock


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year - 9, -1):
        found = _day(year, month, day)
        if found and found <= today:
            return found
    return None
