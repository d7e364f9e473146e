from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.document.addresses import Addresses

PAGE = "http://www.shifan.gov.cn/xw/index.html"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a/b.html", "http://www.shifan.gov.cn/a/b.html"),
        ("b.html", "http://www.shifan.gov.cn/xw/b.html"),
        ("../../b.html", "http://www.shifan.gov.cn/b.html"),
        ("?page=2", "http://www.shifan.gov.cn/xw/index.html?page=2"),
        ("//beian.miit.gov.cn/#/Integrated/index", "http://beian.miit.gov.cn/"),
        ("http://beian.miit.gov.cn", "http://beian.miit.gov.cn/"),
        ("HTTP://WWW.GOV.CN:80/x", "http://www.gov.cn/x"),
        (" \n/a b.html\t", "http://www.shifan.gov.cn/a%20b.html"),
        ("/多栏目.html", "http://www.shifan.gov.cn/%E5%A4%9A%E6%A0%8F%E7%9B%AE.html"),
        ("\\a\\b.html", "http://www.shifan.gov.cn/a/b.html"),
        ("https://a.gov.cn/x/../y", "https://a.gov.cn/y"),
        ("http:\\\\a.gov.cn\\x.html?y=\\z", "http://a.gov.cn/x.html?y=%5Cz"),
        ("http:///a.gov.cn/x", "http://a.gov.cn/x"),
        ("///a.gov.cn/x", "http://a.gov.cn/x"),
        ("https:/a.gov.cn/x", "https://a.gov.cn/x"),
        ("http:/x", "http://www.shifan.gov.cn/x"),
        ("http:b.html", "http://www.shifan.gov.cn/xw/b.html"),
        ("http//a.gov.cn/x", "http://www.shifan.gov.cn/xw/http//a.gov.cn/x"),
        ("/x/%2e%2e/%7ea%e4.html", "http://www.shifan.gov.cn/~a%E4.html"),
        ("/x.html?", "http://www.shifan.gov.cn/x.html"),
        ("/x?y=/../z", "http://www.shifan.gov.cn/x?y=/../z"),
        ("/a//b/./c", "http://www.shifan.gov.cn/a//b/c"),
        ("http://a b.cn/", ""),
        ("http://a.gov.cn:99999/", ""),
        ("javascript:window.open('/x.html')", "http://www.shifan.gov.cn/x.html"),
        ("javascript:;", ""),
        ("#top", ""),
        ("", ""),
        ("mailto:a@b.cn", ""),
        ("tel:0571", ""),
        ("http://[::1", ""),
        ("file:///C:/x.html", ""),
    ],
)
def test_resolved_as_a_browser_does(href: str, url: str) -> None:
    assert Addresses(PAGE).resolve(href) == url


@pytest.mark.parametrize("base", ["data:text/html,/x/", "javascript:void(0)", "http://[bad/", "", "mailto:a@b.cn"])
def test_a_base_that_is_no_web_address_does_not_count(base: str) -> None:
    assert Addresses(PAGE, base).resolve("b.html") == "http://www.shifan.gov.cn/xw/b.html"


@pytest.mark.parametrize("base", ["/z/", "../z/x.html", "http://www.shifan.gov.cn/z/?a=/b/#c", " \n/z/ "])
def test_a_base_counts(base: str) -> None:
    assert Addresses(PAGE, base).resolve("b.html") == "http://www.shifan.gov.cn/z/b.html"


@pytest.mark.parametrize(
    ("encoding", "query"),
    [
        ("gb2312", "%D6%D0%CE%C4/%26%23128512%3B"),
        ("GBK", "%D6%D0%CE%C4/%26%23128512%3B"),
        ("utf-8", "%E4%B8%AD%E6%96%87/%F0%9F%98%80"),
        ("utf-16le", "%E4%B8%AD%E6%96%87/%F0%9F%98%80"),
        ("no-such", "%E4%B8%AD%E6%96%87/%F0%9F%98%80"),
    ],
)
def test_queries_are_written_in_the_encoding_of_the_page_and_paths_in_utf_8(encoding: str, query: str) -> None:
    addresses = Addresses(PAGE, encoding=encoding)
    assert addresses.resolve("/中.do?q=中文/😀") == f"http://www.shifan.gov.cn/%E4%B8%AD.do?q={query}"


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("location.href='index_5.jhtml'", "http://www.shifan.gov.cn/xw/index_5.jhtml"),
        ('window.location="/a/b"', "http://www.shifan.gov.cn/a/b"),
        ("window.open('http://a.gov.cn/x','_blank')", "http://a.gov.cn/x"),
        ("location.replace( '/x.html' )", "http://www.shifan.gov.cn/x.html"),
        ("openUrl('./x.html')", "http://www.shifan.gov.cn/xw/x.html"),
        ("go('aHR0cDovL2EuZ292LmNuL3guaHRtbA==')", "http://a.gov.cn/x.html"),
        ("goUrl('L3h3L3guaHRtbA==')", "http://www.shifan.gov.cn/xw/x.html"),
        ("doSearch('abc')", ""),
        ("aria.start()", ""),
        ("window.open(this.value)", ""),
        ("window.print()", ""),
        ("Link('3609220011')", ""),
        ("location.href='#'", ""),
        ("location.reload()", ""),
    ],
)
def test_handlers_that_plainly_go_somewhere(code: str, url: str) -> None:
    assert Addresses(PAGE).handler(code) == url


def test_base() -> None:
    assert Addresses(PAGE, "/zwgk/").resolve("a.html") == "http://www.shifan.gov.cn/zwgk/a.html"
    assert Addresses(PAGE, "http://a.gov.cn/x/").resolve("/y") == "http://a.gov.cn/y"
    assert Addresses(PAGE, "javascript:1").resolve("y") == "http://www.shifan.gov.cn/xw/y"


def test_data_addresses_are_cut() -> None:
    assert Addresses(PAGE).source("data:image/png;base64,AAAA") == "data:image/png"
    assert Addresses(PAGE).source(None) == ""


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_address(href: str, base: str) -> None:
    addresses = Addresses(PAGE, base)
    url = addresses.resolve(href)
    assert url == "" or url.startswith(("http://", "https://"))
    assert "#" not in url
    addresses.source(href)
    addresses.handler(href)


@pytest.mark.parametrize("page", ["http://[", "about:blank", "x", ""])
def test_of_a_page_whose_address_cannot_be_read_no_path_follows(page: str) -> None:
    addresses = Addresses(page)
    assert [addresses.resolve(href) for href in ("/x", "x", "?a", "//[", "../x")] == [""] * 5
    assert addresses.resolve("http://a.gov.cn/y") == "http://a.gov.cn/y"
