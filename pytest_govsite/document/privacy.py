"""Personal numbers are blackened before anything is written (PIPL article 6; 政府网站发展指引 on privacy)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MASK = "█"
_HINT = re.compile(r"\d(?:[ -]?\d){10}")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){9,22}[Xx]?(?![0-9A-Za-z])")
_REGIONS = frozenset(
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
        "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
        "83",
    ]
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35(?:2[89]|[3-8]\d)\d{12}|9558\d{15}")
_OFFICIAL = re.compile(
    r"(?:信用代码|机构代码|标识码|识别码|备案号?|公网安备|编号|编码|文号|字号|索引号|案号|订单号?|流水号|项目代码|代码|许可证号?|批准文号|条形码)"
    r"[^0-9A-Za-z]{0,12}\Z"
)
_PERSON = re.compile(
    r"(?:(?:姓\s*名|联系人|经办人|申请人|当事人|户\s*主|本人|受益人|业主|法定代表人|负责人|申报人|投诉人|举报人|来信人|写信人|患者|家长)"
    r"\s*[:：]?\s*[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|同志|老师|师傅|大爷|阿姨))"
    r"[\s,，;；、(（:：]{0,4}(?:(?:联系|移动|手机)?(?:电话|号码|手机|方式)(?:号码)?|Tel|手机号)?[\s:：(（]{0,4}\Z",
    re.I,
)
_BESIDE_IDENTITY = re.compile(r"身份证[^。\n]{0,60}(?:手机|电话|联系方式)[号码]{0,2}\s*[:：(（]?\s*\Z")
_CONTEXT = 72
_TOKEN = re.compile(r"[!#-&(-;=?-~]{0,300}\Z")


class PersonalNumber(NamedTuple):
    """Where a personal number stands. `kind` is `identity`, `card` or `mobile`."""

    start: int
    end: int
    kind: str


def mask(text: str) -> tuple[str, int]:
    """Return the text with personal numbers replaced by `█` of the same length, and how many there were.

    Masked are identity numbers (GB 11643-1999: region, date of birth and check digit valid), bank cards (16-19 digits
    with a bank prefix and a valid Luhn digit) and mobile numbers directly beside a person's name. Site codes, filing
    numbers, unified social credit codes, document numbers, numbers inside addresses and office numbers stay.
    """
    found = find_personal(text)
    if not found:
        return text, 0
    characters = list(text)
    for number in found:
        characters[number.start : number.end] = MASK * (number.end - number.start)
    return "".join(characters), len(found)


def find_personal(text: str, *, contacts: bool = True) -> list[PersonalNumber]:
    """Return the personal numbers of a text in order; `contacts=False` leaves mobile numbers alone (footers)."""
    if not _HINT.search(text):
        return []
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        kind = _kind(match[0], text[max(0, start - _CONTEXT) : start])
        if not kind or (kind == "mobile" and not contacts) or _in_address(text, start, end):
            continue
        found.append(PersonalNumber(start, end, kind))
    return found


def _kind(shown: str, before: str) -> str:
    number = shown.replace(" ", "").replace("-", "").upper()
    if len(number) == 11:
        return (
            "mobile"
            if _MOBILE.fullmatch(number) and (_PERSON.search(before) or _BESIDE_IDENTITY.search(before))
            else ""
        )
    if _OFFICIAL.search(before):
        return ""
    if len(number) == 18 and is_identity_number(number):
        return "identity"
    return "card" if is_bank_card(number) else ""


_MOBILE = re.compile(r"1[3-9]\d{9}")


def is_identity_number(number: str) -> bool:
    """True: 18 characters with a region, a real date of birth and the check digit of GB 11643-1999."""
    if not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII) or number[:2] not in _REGIONS:
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


def _in_address(text: str, start: int, end: int) -> bool:
    token = _TOKEN.search(text[max(0, start - 300) : start])
    before = token[0] if token else ""
    if re.search(r"[/&?#%_@]|\w\.\Z", before):
        return True
    return bool(
        re.match(r"[_/@=&]|\.(?:s?html?|jhtml|pdf|docx?|xlsx?|jpe?g|png|gif|zip|rar|mp4)", text[end : end + 8], re.I)
    )
