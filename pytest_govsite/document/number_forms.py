"""Numbers that belong to one person, told by their form alone: check digits, dates, prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

_REGIONS = frozenset(
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
        "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
        "83",
    ]
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35(?:2[89]|[3-8]\d)\d{12}|9558\d{15}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SEPARATORS = " \u00a0\u3000‐‑–—-"
_TOKEN = r"[0-9]++[Xx]?+(?![0-9A-Za-z])"
_RUN = re.compile(rf"(?<![0-9A-Za-z]){_TOKEN}(?:[{_SEPARATORS}]{_TOKEN})*+")
_PART = re.compile(r"[0-9]+[Xx]?")
_PLAIN = str.maketrans("０１２３４５６７８９ＸｘＡＺ", "0123456789XxAZ")
_MOST_PARTS = 100
_LENGTHS = frozenset((11, 13, 16, 17, 18, 19))


class Written(NamedTuple):
    """A number as it stands in a text."""

    start: int
    end: int
    number: str
    """Its digits without what divides them."""
    kind: str
    """`identity`, `card` or `mobile`."""


def plain_digits(text: str) -> str:
    """Return the text with full-width digits as plain ones, of the same length."""
    return text if text.isascii() else text.translate(_PLAIN)


def written_numbers(text: str, others: Mapping[str, str]) -> Iterator[Written]:
    """Yield the numbers of a plain text that have the form of a personal one, in order, none overlapping.

    Written solid, or in groups (`6222 0212 …`, `138-1234-5678`, `110105 19491231 002X`). `others`: numbers that are
    yielded though nothing but their being there tells what they are, with their kind.
    """
    for run in _RUN.finditer(text):
        parts = [(run.start() + p.start(), p[0]) for p in _PART.finditer(run[0])]
        place = 0
        while place < len(parts):
            taken = _from(parts, place, others)
            if taken is None:
                place += 1
                continue
            count, written = taken
            yield written
            place += count


def _from(parts: list[tuple[int, str]], place: int, others: Mapping[str, str]) -> tuple[int, Written] | None:
    number = ""
    start = parts[place][0]
    taken: tuple[int, Written] | None = None
    for count, (at, part) in enumerate(parts[place : place + 19], 1):
        if count > 1 and (len(parts) > _MOST_PARTS or number[-1] in "Xx"):
            break
        number += part
        if len(number) > 19:
            break
        if len(number) not in _LENGTHS and not (others and number.upper() in others):
            continue
        kind = _kind(number, parts[place : place + count], others)
        if kind:
            taken = count, Written(start, at + len(part), number.upper(), kind)
            if kind != "card":
                break
    # the first sixteen digits of a longer card number may have a right check digit too
    return taken


def _kind(number: str, parts: list[tuple[int, str]], others: Mapping[str, str]) -> str:
    if others and number.upper() in others:
        return others[number.upper()]
    if len(number) == 18 and is_identity_number(number.upper()):
        return "identity"
    # how it is grouped is asked last: long rows of short numbers are read at every place
    if len(number) in (11, 13):
        return "mobile" if is_mobile(number) and _grouped_as_mobile([len(part) for _, part in parts]) else ""
    return "card" if is_bank_card(number) and _grouped_as_card([len(part) for _, part in parts]) else ""


def _grouped_as_mobile(groups: list[int]) -> bool:
    return groups in ([11], [3, 4, 4], [3, 8], [7, 4], [13], [5, 4, 4], [2, 3, 4, 4], [2, 11]) or max(groups) == 1


def _grouped_as_card(groups: list[int]) -> bool:
    return len(groups) == 1 or max(groups) == 1 or groups[0] in (4, 6)


def is_mobile(number: str) -> bool:
    """True: a mobile number of the mainland, the country code before it or not."""
    return bool(_MOBILE.fullmatch(number[2:] if len(number) == 13 and number.startswith("86") else number))


def is_identity_number(number: str) -> bool:
    """True: 18 characters with a region, a real date of birth and the check digit of GB 11643-1999."""
    if number[:2] not in _REGIONS or not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not 1900 <= born.year <= 2099:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


def is_bank_card(number: str) -> bool:
    """True: 16 to 19 digits that start like a bank card and end in the right Luhn digit (ISO/IEC 7812-1)."""
    if not number.isascii() or not _CARD.fullmatch(number) or len(set(number)) < 4:
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def shown_form(number: str, kind: str) -> str:
    """Return the number as it may be shown: `35*************123`, `138****1234`, `6222***********0123`."""
    if kind == "identity":
        return f"{number[:2]}{'*' * (len(number) - 5)}{number[-3:]}"
    if kind == "mobile":
        number = number[-11:]
        return f"{number[:3]}****{number[-4:]}"
    return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
