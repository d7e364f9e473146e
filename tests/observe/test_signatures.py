from __future__ import annotations

import io
import zipfile

import pytest

from pytest_govsite.demo.portal.files import file_of
from pytest_govsite.observe.signatures import signature_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (file_of("pdf", "1"), "pdf"),
        (b"\n\n%PDF-1.7\n", "pdf"),
        (file_of("docx", "1"), "zip"),
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ole"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?><a/>", "xml"),
        ("编号,名称".encode(), "text"),
        ("编号,名称".encode("gbk"), "text"),
        (b"\x01\x02\x00\x07", "unknown"),
        (b"PK\x03\x04", "zip"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert signature_of(data).kind == kind


def test_what_archives_hold() -> None:
    assert "word/document.xml" in signature_of(file_of("docx", "1")).members
    assert "xl/workbook.xml" in signature_of(file_of("xlsx", "1")).members
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(40):
            archive.writestr(f"{number}.txt", "x")
    assert len(signature_of(made.getvalue()).members) == 20
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le") + b"\x00\x00"
    assert signature_of(ole).members == ("Workbook",)
