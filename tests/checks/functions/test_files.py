from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import downloads
from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.model import FileProbe, Unobserved, UnobservedReason
from tests.checks.building import facts
from tests.checks.columns.portal import address
from tests.checks.writing import page, words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE, ZIP = {"signature": "ole"}, {"signature": "zip"}


def judged(name: str, /, **values: Any) -> tuple[str, str]:
    url = address(f"/upload/{name}")
    offering = page(f"<div class=content><p>附件：<a href=/upload/{name}>附件1</a></p></div>")
    probe = FileProbe(url=url, **({"status": 200, "size": 9000, "media_type": "application/octet-stream"} | values))
    found = words(downloads((offering,), facts(files=(probe,))))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a.pdf", {"signature": "pdf", "media_type": "application/pdf"}),
        ("a.docx", ZIP | {"media_type": WORD, "members": ("[Content_Types].xml", "word/document.xml")}),
        ("a.docx", ZIP | {"media_type": "application/msword", "members": ("[Content_Types].xml", "_rels/.rels")}),
        ("a.xlsx", ZIP | {"members": ("xl/workbook.xml",)}),
        ("a.doc", OLE | {"media_type": "application/msword", "members": ("WordDocument",)}),
        ("a.doc", OLE),
        ("a.xls", OLE | {"members": ("Workbook",)}),
        ("a.wps", OLE | {"members": ("WordDocument",)}),
        ("a.et", ZIP),
        ("a.ofd", ZIP | {"members": ("OFD.xml",)}),
        ("a.zip", ZIP | {"members": ("word/document.xml",)}),
        ("a.rar", {"signature": "rar"}),
        ("a.txt", {"signature": "text", "media_type": "text/plain"}),
        ("a.csv", {"signature": "text", "media_type": "text/csv"}),
        ("a.pdf", {"signature": "pdf", "media_type": "text/plain", "attachment": True}),
        ("a.PDF", {"signature": "pdf"}),
    ],
)
def test_files_that_are_what_they_say(name: str, seen: dict[str, Any]) -> None:
    assert judged(name, **seen)[0] == "passed"


@pytest.mark.parametrize(
    ("name", "seen", "message"),
    [
        ("a.pdf", {"status": 404}, "文件打不开"),
        ("a.pdf", {"status": 500}, "文件打不开"),
        ("a.pdf", {"size": 0, "signature": "empty"}, "文件是空的"),
        ("a.pdf", {"signature": "html", "media_type": "text/html", "title": "首页"}, "点开的是网页，不是文件"),
        ("a.pdf", {"signature": "html", "login": True}, "下载文件需要登录"),
        ("a.pdf", ZIP | {"members": ("word/document.xml",)}, "文件内容与扩展名不一致"),
        ("a.docx", {"signature": "pdf"}, "文件内容与扩展名不一致"),
        ("a.docx", ZIP | {"members": ("xl/workbook.xml",)}, "文件内容与扩展名不一致"),
        ("a.xls", OLE | {"members": ("WordDocument",)}, "文件内容与扩展名不一致"),
        ("a.zip", {"signature": "pdf"}, "文件内容与扩展名不一致"),
        ("a.pdf", {"signature": "pdf", "media_type": "text/html"}, "文件的内容类型与扩展名不一致，浏览器会显示乱码"),
    ],
)
def test_files_that_fail(name: str, seen: dict[str, Any], message: str) -> None:
    assert judged(name, **seen) == ("failed", message)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a.doc", ZIP | {"members": ("word/document.xml",)}),
        ("a.docx", OLE | {"members": ("WordDocument",)}),
        ("a.doc", {"signature": "rtf"}),
        ("a.xls", {"signature": "html", "media_type": "application/vnd.ms-excel"}),
        ("a.rar", ZIP),
    ],
)
def test_sister_formats_are_advice(name: str, seen: dict[str, Any]) -> None:
    assert judged(name, **seen) == ("advice", "文件能打开，但格式与扩展名不一致")


def test_refused_and_unknown() -> None:
    assert judged("a.pdf", status=403)[0] == "cantTell"
    assert judged("a.ceb", signature="unknown")[0] == "passed"
    assert judged("a.wps", signature="unknown")[0] == "cantTell"
    gone = Unobserved(url="x", reason=UnobservedReason.CONNECT)
    assert judged("a.pdf", status=None, unobserved=gone)[0] == "untested"


def test_no_file_and_no_sample() -> None:
    assert words(downloads((page("<p>没有附件</p>"),), facts()))[0][0] == "inapplicable"
    assert words(downloads((page("<a href=/a.pdf>附件</a>"),), facts()))[0][0] == "untested"


def offered(body: str) -> list[str]:
    document = page(body).document
    assert document is not None
    return [kind for _, kind in downloads_of(document)]


def test_what_offers_a_file() -> None:
    assert offered(
        "<a href=/u/%E8%A1%A8.doc>表</a><a href='/down.do?name=a.xlsx'>表</a><a href=/d.jsp?id=1>附件：申请表.docx</a>"
    ) == [
        "doc",
        "xlsx",
        "docx",
    ]
    assert (
        offered(
            "<a href=/a.html>关于.pdf</a><a href='javascript:down(1)'>a.pdf</a><a href=/pdf/>PDF</a><a href=/p.jpg>图</a>"
        )
        == []
    )
