from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.document.charset import decode

TEXT = "示范县人民政府关于做好今年秋收工作的通知，各乡镇人民政府、县直有关单位，为切实做好我县的秋收工作"


def page(declared: str = "", text: str = TEXT, padding: int = 0) -> str:
    return f"<html><head><!--{'x' * padding}-->{declared}<title>{text}</title></head><body>{text}</body></html>"


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb18030", "x-gbk"])
def test_gb_labels_mean_gb18030(label: str) -> None:
    text, charset = decode(page(f'<meta charset="{label}">').encode("gb18030"))
    assert TEXT in text
    assert (charset.used, charset.meta, charset.agrees, charset.replaced) == ("gb18030", label.lower(), True, 0)


def test_utf16_that_declares_gb2312() -> None:
    body = codecs.BOM_UTF16_LE + page('<meta charset="gb2312">').encode("utf-16le")
    text, charset = decode(body)
    assert TEXT in text
    assert not text.startswith("\ufeff")
    assert (charset.used, charset.bom, charset.meta, charset.agrees) == ("utf-16le", "utf-16le", "gb2312", False)
    assert charset.meta_offset == 2 + 2 * page('<meta charset="gb2312">').index("<meta")


def test_utf16_without_bom() -> None:
    text, charset = decode(page().encode("utf-16le"))
    assert charset.used == "utf-16le"
    assert TEXT in text


def test_declaration_after_the_first_kilobyte_counts() -> None:
    source = page('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', padding=2_700)
    text, charset = decode(source.encode("gb18030"))
    assert TEXT in text
    assert charset.meta == "gb2312"
    assert charset.meta_offset == source.index("<meta")
    assert charset.meta_offset > 1_024


@pytest.mark.parametrize(
    ("body", "content_type", "used", "agrees"),
    [
        (page('<meta charset="gb2312">').encode(), "", "utf-8", False),
        (page('<meta charset="utf-8">').encode("gb18030"), "", "gb18030", False),
        (page().encode("gb18030"), "text/html; charset=utf-8", "gb18030", False),
        (page().encode("gb18030"), "text/html;charset=GB2312", "gb18030", True),
        (page().encode("gb18030"), "text/html", "gb18030", True),
        (page().encode(), "", "utf-8", True),
        (page('<META CONTENT="text/html; charset=gbk" HTTP-EQUIV="Content-Type">').encode("gbk"), "", "gb18030", True),
        (page("<meta charset='utf-8'>").encode(), "text/html; charset=gbk", "utf-8", False),
        (codecs.BOM_UTF8 + page().encode(), "text/html; charset=gbk", "utf-8", False),
        (b"<meta charset=gb2312><p>plain</p>", "", "gb18030", True),
        (b"<meta charset=utf-16><p>plain</p>", "", "utf-8", False),
        (b"", "", "utf-8", True),
    ],
)
def test_what_the_bytes_are(body: bytes, content_type: str, used: str, agrees: bool) -> None:
    _, charset = decode(body, content_type)
    assert (charset.used, charset.agrees, charset.replaced) == (used, agrees, 0)


def test_traditional_chinese() -> None:
    traditional = "示範縣人民政府關於做好今年秋收工作的通知，各鄉鎮人民政府、有關單位，為切實做好我們的工作"
    text, charset = decode(page(text=traditional).encode("big5"))
    assert charset.used == "big5"
    assert traditional in text


def test_declaration_in_a_comment_or_script_is_none() -> None:
    source = "<!-- <meta charset=gbk> --><script>'<meta charset=gbk>'</script><meta charset=utf-8>" + TEXT
    _, charset = decode(source.encode())
    assert charset.meta == "utf-8"


def test_meta_that_is_no_declaration() -> None:
    _, charset = decode('<meta name="description" content="charset=gbk 的说明"><p>中文</p>'.encode())
    assert charset.meta == ""


def test_broken_characters_are_counted_and_a_cut_end_forgiven() -> None:
    body = page('<meta charset="utf-8">', TEXT * 100).encode()
    assert decode(body + b"\xe4\xb8")[1].used == "utf-8"
    broken = body.replace("秋收".encode(), b"\xe7\xa7", 1)
    text, charset = decode(broken)
    assert charset.used == "utf-8"
    assert charset.replaced == text.count("\ufffd") > 0


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_give_text(body: bytes, content_type: str) -> None:
    text, charset = decode(body, content_type)
    assert charset.replaced == text.count("\ufffd")
