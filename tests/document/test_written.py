"""Markup that inline scripts write."""

from __future__ import annotations

import pytest

from pytest_govsite.document.read import read_source
from pytest_govsite.document.written import with_written

URL = "http://www.shifan.gov.cn/xw/"
LINK = "http://www.shifan.gov.cn/xw/1.html"


def links(script: str, attributes: str = "") -> list[str]:
    html = f"<html><body><div class=main><p>要闻</p><script{attributes}>{script}</script></div></body></html>"
    return [link.url for link in read_source(html, URL).links]


@pytest.mark.parametrize(
    "script",
    [
        'document.write("<a href=\\"1.html\\">要闻</a>")',
        "document.write('<a href=\"1.html\">要闻</a>');",
        "document.writeln(\"<ul>\");\ndocument.writeln(\"<li><a href='1.html'>要闻<\\/a><\\/li>\");\ndocument.writeln('</ul>')",
        "document.write('<a href=' + '1.html' + '>要闻</a>');",
        "document.write(`<a href='1.html'>要闻</a>`)",
        "<!--\ndocument.write('<a href=1.html>\\u8981\\x3c/a>');\n//-->",
        "/* 列表 */ document.write('<a href=1.html>\\\n要闻</a>');",
    ],
)
def test_what_a_script_only_writes_is_read(script: str) -> None:
    assert links(script) == [LINK]
    assert links(script, " type='text/javascript'") == [LINK]


@pytest.mark.parametrize(
    "script",
    [
        "if (isPhone) document.write('<a href=1.html>要闻</a>');",
        "var a = '<a href=1.html>要闻</a>'; document.write(a);",
        "document.write('<a href=' + address + '>要闻</a>');",
        "document.write(`<a href=${address}>要闻</a>`);",
        "// document.write('<a href=1.html>要闻</a>');",
        "document.write('<script src=1.js><\\/script><a href=1.html>要闻</a>');",
        "document.write('<a href=1.html>要闻</a>'); start()",
        "document.write('<a href=1.html>要闻</a>",
    ],
)
def test_what_depends_on_more_is_not(script: str) -> None:
    assert links(script) == []


def test_other_scripts_and_markup_are_as_they_were() -> None:
    for html in (
        "<script src=a.js>document.write('<a href=1.html>要闻</a>')</script>",
        "<script type='text/template'>document.write('<a href=1.html>要闻</a>')</script>",
        "<p>document.write</p><script>document.write('<b>",
        "<script>" + "document.write('<b>x</b>');" * 10_000 + "</script>",
    ):
        assert with_written(html) == html
