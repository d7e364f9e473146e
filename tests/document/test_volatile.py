"""What changes from answer to answer is told from what somebody changed."""

from __future__ import annotations

import time

import pytest

from pytest_govsite.document.volatile import steady_sha256

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="csrf-token" content="{0}"><title>页</title>
<script nonce="{0}">var first = 1;</script></head><body><form><input type="hidden" name="__VIEWSTATE" value="{0}">
<input type="text" name="token" value="{1}"></form><a href="/a.jsp;jsessionid={0}">栏目</a><p>{1}</p>
<!-- generated at 2026-11-27 {2} --><script><!--
var code = "{3}"; // 12:30
//--></script></body></html>"""


def _digest(token: str = "a" * 32, text: str = "正文", stamp: str = "09:00:01", code: str = "x") -> str:
    return steady_sha256(PAGE.format(token, text, stamp, code).encode())


def test_tokens_nonces_sessions_and_time_stamps_do_not_count() -> None:
    assert _digest() == _digest(token="b" * 32, stamp="10:30:59") != ""


@pytest.mark.parametrize("change", [{"text": "另一正文"}, {"code": "y"}])
def test_texts_visible_fields_and_scripts_count(change: dict[str, str]) -> None:
    assert _digest(**change) != _digest()


def test_a_comment_that_holds_more_than_a_time_counts() -> None:
    first, second = (f"<p>1</p><!-- 09:00 http://10.0.0.{n}/ -->".encode() for n in (1, 2))
    assert steady_sha256(first) == steady_sha256(second) == ""  # nothing of it is left out: the whole body counts


def test_a_document_without_any_of_them_has_no_digest_of_its_own() -> None:
    assert steady_sha256("<p>正文</p>".encode()) == ""


@pytest.mark.parametrize("piece", [b"<!--", b"<input ", b' nonce="', b";jsessionid=", b"<meta name=token content="])
def test_hostile_markup_takes_no_long_time(piece: bytes) -> None:
    begun = time.process_time()
    steady_sha256(piece * (2_000_000 // len(piece)))
    assert time.process_time() - begun < 5
