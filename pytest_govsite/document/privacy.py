"""Personal numbers are blackened before anything is written (PIPL article 6; 政府网站发展指引 on privacy)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from pytest_govsite.document.number_forms import plain_digits, written_numbers
from pytest_govsite.document.person_names import named_beside

MASK = "█"
NOTHING_KNOWN: dict[str, str] = {}
_HINT = re.compile(r"\d(?:[ \u00a0\u3000‐‑–—-]?\d){10}")
_CODE = re.compile(r"(?:信用代码|机构代码|识别码|识别号|标识码|税号|注册号|证书编号|许可证号?)[^0-9A-Za-z]{0,12}\Z")
_OFFICIAL = re.compile(
    r"(?:信用代码|机构代码|标识码|识别[码号]|备案号?|公网安备|编号|编码|文号|字号|索引号|案号|[订工运]单号?|流水号|交易号|项目代码|代码|许可证号?|批准文号|条形?码|批号|合同号|受理号"
    r"|税号|注册号|凭证号|单元号|户号|学号|序列号|快递)[^0-9A-Za-z]{0,12}\Z"
)
_PERSON = re.compile(
    r"(?:(?:姓\s*名|联系人|经办人|申请人|当事人|户\s*主|本人|受益人|业主|法定代表人|负责人|申报人|投诉人|举报人|来信人|写信人|信访人|患者|家长|家属|监护人|被征收人|村民|居民|学生|考生|承租人|购房人)"
    r"\s*[:：]?\s*[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|同志|老师|师傅|大爷|阿姨))"
    r"[\s,，;；、(（:：]{0,4}(?:(?:联系|移动|手机)?(?:电话|号码|手机|方式)(?:号码)?|Tel|手机号)?[\s:：(（+]{0,4}\Z",
    re.I,
)
_BESIDE_IDENTITY = re.compile(r"身份证[^。\n]{0,60}(?:手机|电话|联系方式)[号码]{0,2}\s*[:：(（]?\s*\Z")
_NAMED_CELL = re.compile(
    r"姓\s*名|申请人|户\s*主|当事人|受益人|联系人|负责人|本人|学生|考生|家长|村民|对象|人员|来信人|投诉人"
)
_CONTEXT = 72
_TOKEN = re.compile(r"[!#-&(-;=?-~]{0,300}\Z")


class _Key:
    """Gone with the process: nobody can find out later which number a digest stands for by trying them all."""

    value = secrets.token_bytes(32)


class PersonalNumber(NamedTuple):
    """Where a personal number stands. `kind` is `identity`, `card` or `mobile`."""

    start: int
    end: int
    kind: str
    number: str = ""
    """Its digits; never written down."""


def mask(text: str, known: Mapping[str, str] = NOTHING_KNOWN) -> tuple[str, int]:
    """Return the text with personal numbers replaced by `█` of the same length, and how many there were.

    Masked are identity numbers (GB 11643-1999: region, date of birth and check digit valid), bank cards (16-19 digits
    with a bank prefix and a valid Luhn digit) and mobile numbers directly beside a person's name. Site codes, filing
    numbers, unified social credit codes, document numbers, numbers inside addresses and office numbers stay. `known`:
    numbers that were found to be personal elsewhere, with their kind.
    """
    found = find_personal(text, known=known)
    return (blackened(text, found), len(found)) if found else (text, 0)


def blackened(text: str, found: list[PersonalNumber]) -> str:
    """Return the text with the numbers that were found in it replaced."""
    characters = list(text)
    for number in found:
        characters[number.start : number.end] = MASK * (number.end - number.start)
    return "".join(characters)


def find_personal(
    text: str,
    *,
    contacts: bool = True,
    known: Mapping[str, str] = NOTHING_KNOWN,
    label: str = "",
    person: bool = False,
) -> list[PersonalNumber]:
    """Return the personal numbers of a text in order.

    Args:
        text: the text.
        contacts: False leaves mobile numbers alone (footers).
        known: numbers that are personal wherever they stand, with their kind.
        label: what names the text from outside, as the head of its column does.
        person: a person's name stands beside the text, so that a mobile number in it is that person's.
    """
    if not _HINT.search(text):
        return []
    found: list[PersonalNumber] = []
    near_identity = -_CONTEXT
    plain = plain_digits(text)
    for start, end, number, kind in written_numbers(plain, known):
        if kind == "mobile" and not contacts:
            continue
        before = f"{label} {plain[max(0, start - _CONTEXT) : start]}"
        beside = person or start - near_identity < _CONTEXT
        if number not in known and not _is_personal(kind, before, plain[end : end + 12], person=beside):
            continue
        near_identity = end if kind == "identity" else near_identity
        if not _in_address(plain, start, end):
            found.append(PersonalNumber(start, end, kind, number))
    return found


def digest_of(number: str) -> str:
    """Return what tells one number from another within one run, and nothing after it."""
    return blake2b(number.encode(), key=_Key.value, digest_size=8).hexdigest()


def digest_key() -> bytes:
    """Return the key of this process, for a process that reads for it; never written down."""
    return _Key.value


def use_digest_key(key: bytes) -> None:
    """From now on make the digests of the process that the key comes from."""
    _Key.value = key


def names_people(label: str) -> bool:
    """True: the head of a column, or a label, under which names of people stand."""
    return bool(_NAMED_CELL.search(label))


def _is_personal(kind: str, before: str, after: str, *, person: bool) -> bool:
    if kind == "identity":
        return not _CODE.search(before)
    if _OFFICIAL.search(before):
        return False
    if kind == "card":
        return True
    beside = _PERSON.search(before) or _BESIDE_IDENTITY.search(before)
    return person or bool(beside) or named_beside(before, after)


def _in_address(text: str, start: int, end: int) -> bool:
    """Return whether a number is a part of an address, which has letters on its way."""
    token = _TOKEN.search(text[max(0, start - 300) : start])
    before = token[0] if token else ""
    if re.search(r"[/&?#%_@]", before) and re.search(r"[A-Za-z]|//", before):
        return True
    return bool(re.search(r"[A-Za-z]\.\Z", before) or _GOES_ON.match(text[end : end + 16]))


_GOES_ON = re.compile(
    r"@[A-Za-z0-9]|_[A-Za-z]|/[A-Za-z]|&[A-Za-z]+=|\.(?:s?html?|jhtml|pdf|docx?|xlsx?|jpe?g|png|gif|zip|rar|mp4)", re.I
)
