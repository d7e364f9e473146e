from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.document.number_forms import is_bank_card, is_identity_number
from pytest_govsite.document.privacy import find_personal, mask

from .pages import FOOTER, read

IDENTITY = "11010519491231002X"
CARD = "6222021234567890123"


def luhn(prefix: str) -> str:
    return next(prefix + digit for digit in "0123456789" if is_bank_card(prefix + digit))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证号码：{IDENTITY}", "identity"),
        (f"张三,{IDENTITY.lower()},男", "identity"),
        (f"卡号{luhn('622202123456789012')}", "card"),
        (
            f"卡号 {luhn('622202123456789012')[:4]} {luhn('622202123456789012')[4:8]} {luhn('622202123456789012')[8:]}",
            "card",
        ),
        ("联系人：张三 13812345678", "mobile"),
        ("姓名：李四，联系电话：13812345678", "mobile"),
        ("王五先生（13812345678）", "mobile"),
    ],
)
def test_personal_numbers_are_blackened(text: str, kind: str) -> None:
    masked, count = mask(text)
    assert count == 1
    assert len(masked) == len(text)
    assert "█" in masked
    assert find_personal(text)[0].kind == kind
    assert mask(masked) == (masked, 0)


@pytest.mark.parametrize(
    "text",
    [
        "网站标识码：3301990001",
        "浙公网安备33019902000001号",
        "统一社会信用代码：11441700007280420Y",
        "索引号：014742224A/2023-0043406",
        "电话：0571-12345678 12345",
        "电话：13812345678",
        f"/xw/{IDENTITY}.html",
        f"http://a.gov.cn/show?id={CARD}",
        "编号：110105194912310021",
        "110105194912310028",
        "110105194913310021",
        f"1{IDENTITY}",
        "6222021234567890124",
        "2026-09-16 10:11:12 2026-09-17",
        "流水号 20260916103015123456",
        "138****5678",
        "35*************123",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == (text, 0)


def test_check_digits() -> None:
    assert is_identity_number(IDENTITY)
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("000105194912310022")


def test_documents_hold_no_personal_numbers() -> None:
    text = f"<p>救助对象张三，身份证号{IDENTITY}。</p><a href='/a.html' title='{IDENTITY}'>张三 {IDENTITY}</a>"
    document = read(
        f"{text}<script>var location='{IDENTITY}'</script>{FOOTER}", f"<meta name=Description content='{IDENTITY}'>"
    )
    assert IDENTITY not in str(document)
    assert document.masked == 1


def test_office_numbers_in_footers_stay() -> None:
    document = read(FOOTER.replace("联系电话：0571-12345678", "联系人：张三 13812345678"))
    assert "13812345678" in str(document)
    assert document.masked == 0


@given(st.text(alphabet="0123456789X- 身份证号张三先生:：", max_size=120))
def test_masking_keeps_the_length_and_ends(text: str) -> None:
    masked, _ = mask(text)
    assert len(masked) == len(text)
    assert mask(masked)[1] == 0


@pytest.mark.parametrize(
    "text",
    [f"1.{IDENTITY}", f"#{IDENTITY}#", f"{IDENTITY}&", f"{IDENTITY}=1", f"姓名/{IDENTITY}/电话", f"（%{IDENTITY}"],
)
def test_punctuation_alone_makes_no_address(text: str) -> None:
    assert mask(text)[1] == 1


@pytest.mark.parametrize("text", ["1 " * 100_000, ("1 " * 99 + "张") * 1_000, f"{IDENTITY} " * 5_000, "1-1" * 60_000])
def test_hostile_texts_are_read_quickly(text: str) -> None:
    begun = time.process_time()
    find_personal(text)
    assert time.process_time() - begun < 5
