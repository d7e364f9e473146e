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
