"""Text made to keep a pattern busy takes no time worth telling."""

from __future__ import annotations

import time

import pytest

from pytest_govsite.checks.security.error_forms import inner_address, named_error, server_version, sure_error
from pytest_govsite.document.read import read_document
from pytest_govsite.observe.security.leaks import LEAKS
from pytest_govsite.observe.security.listings import listing_of

_LONG = 100_000
_LIMIT = 4.0
HOSTILE = (
    "at a.",
    "at a.b.c(",
    "Warning: in /a/ ",
    "Warning: x in C:\\",
    "HTTP Status 500 ",
    'File "a", line 1',
    "java.lang.",
    "ERROR: relation ",
    "10.1.",
    "#0 /a.php(",
    "SQL syntax",
    "在",
    "at ",
    "\n",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_texts(unit: str) -> None:
    text = unit * (_LONG // len(unit))
    begun = time.process_time()
    for tell in (sure_error, named_error, inner_address, server_version):
        tell(text)
    assert time.process_time() - begun < _LIMIT


@pytest.mark.parametrize("unit", [b"\n", b"<!---->", b"<!--", b"--\n", b" ", b"a=\n", b"[core", b"<configuration "])
def test_answers(unit: bytes) -> None:
    data = unit * (8_192 // len(unit))
    begun = time.process_time()
    for leak in LEAKS:
        leak.tell(data)
    listing_of(data * 20, "text/html")
    assert time.process_time() - begun < _LIMIT


@pytest.mark.parametrize("unit", ["/*", "url(", "url( ", "@import ", "url('http://a.cn/"])
def test_styles(unit: str) -> None:
    style = unit * (_LONG // len(unit))
    begun = time.process_time()
    read_document(f'<style>{style}</style><div style="{style[:3000]}">x</div>', "https://a.gov.cn/")
    assert time.process_time() - begun < _LIMIT
