from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_govsite.discover.urls import canonical, index_twin, is_root, page_key, resolve, segments


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTP://WWW.Shifan.GOV.cn:80", "http://www.shifan.gov.cn/"),
        ("https://www.shifan.gov.cn:443/a", "https://www.shifan.gov.cn/a"),
        ("http://www.shifan.gov.cn:8080/a", "http://www.shifan.gov.cn:8080/a"),
        ("http://user:secret@www.shifan.gov.cn/", "http://www.shifan.gov.cn/"),
        ("http://www.shifan.gov.cn./a", "http://www.shifan.gov.cn/a"),
        ("http://x.cn/a/./b/../c", "http://x.cn/a/c"),
        ("http://x.cn/../../a/..", "http://x.cn/"),
        ("http://x.cn/a//b", "http://x.cn/a//b"),
        ("http://x.cn/a#top", "http://x.cn/a"),
        ("http://x.cn/#/news/1", "http://x.cn/#/news/1"),
        ("http://x.cn/#!news", "http://x.cn/#!news"),
        ("http://x.cn/%7euser/%e6%94%bf", "http://x.cn/~user/%E6%94%BF"),
        ("http://x.cn/政务公开/index.html", "http://x.cn/%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80/index.html"),
        ("http://x.cn/s?q=%b9%ab%bf%aa", "http://x.cn/s?q=%B9%AB%BF%AA"),
        ("http://x.cn/a?", "http://x.cn/a"),
        ("http://x.cn/a?b&c=", "http://x.cn/a?b&c="),
        ("http://x.cn/100%", "http://x.cn/100%25"),
        ("http://x.cn/a b\n", "http://x.cn/a%20b"),
        ("http://x.cn/col;jsessionid=1A2B.node1?id=3", "http://x.cn/col?id=3"),
        ("http://x.cn/a?JSESSIONID=77&id=3", "http://x.cn/a?id=3"),
        ("http://x.cn/a?sid=4&id=3", "http://x.cn/a?sid=4&id=3"),
        ("http://x.cn/a?sid=0123456789abcdef0123456789&id=3", "http://x.cn/a?id=3"),
        ("http://x.cn/(S(abcdefghijklmnopqrstuvwx))/a.aspx", "http://x.cn/a.aspx"),
        ("http://x.cn/a?utm_source=wx&id=3&spm=1.2&from=timeline", "http://x.cn/a?id=3"),
        ("http://x.cn/a?from=list", "http://x.cn/a?from=list"),
        ("http://中国.cn/", "http://xn--fiqs8s.cn/"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_one_form(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "a/b", "javascript:void(0)", "mailto:a@b.cn", "ftp://x.cn/", "http://", "http://a b.cn/", "http://x.cn:99999/",
        "http://[::1/", "http://x.cn/" + "a" * 2000, "data:text/html,x", "http://" + "ü" * 80 + ".cn/",
    ],
)  # fmt: skip
def test_no_document(written: str) -> None:
    assert canonical(written) == ""


def test_index_and_folder_stay_two_addresses() -> None:
    assert canonical("http://x.cn/a/index.html") != canonical("http://x.cn/a/")
    assert index_twin("http://x.cn/a/index.html") == "http://x.cn/a/"
    assert index_twin("http://x.cn/a/default.aspx") == "http://x.cn/a/"
    assert index_twin("http://x.cn/a/index_2.html") == ""
    assert index_twin("http://x.cn/a/index.jsp?id=3") == ""


def test_root() -> None:
    assert is_root("http://x.cn/")
    assert is_root("http://x.cn/index.html")
    assert not is_root("http://x.cn/wuan/index.html")
    assert not is_root("http://x.cn/#/list")


def test_raw_characters_of_a_query_are_written_in_the_encoding_of_the_page() -> None:
    assert resolve("http://x.cn/a/", "s?q=公开", "gbk") == "http://x.cn/a/s?q=" + quote("公开".encode("gbk"))
    assert resolve("http://x.cn/a/", "公开/s?q=公开", "gb18030").startswith(
        "http://x.cn/a/" + quote("公开") + "/s?q=%B9%AB"
    )
    assert resolve("http://x.cn/", "s?q=公", "no-such-encoding") == "http://x.cn/s?q=%E5%85%AC"


def test_backslashes_are_slashes_before_the_query_only() -> None:
    assert resolve("http://x.cn/a/b.html", r"..\c\d.asp?p=a\b") == "http://x.cn/c/d.asp?p=a%5Cb"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.cn/l?id=3&page=2", "http://x.cn/l?page=2&id=3"),
        ("http://x.cn/l?id=3", "http://x.cn/l?id=3&sort=date&order=desc"),
        ("http://x.cn/a?id=3", "http://x.cn/a?id=3&print=1"),
        ("http://x.cn/a?id=3", "http://x.cn/a?id=3&t=1700000000000"),
        ("http://x.cn/a?id=3", "http://x.cn/a?_=0.8273645512&id=3"),
    ],
)
def test_one_page(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.cn/l?id=3", "http://x.cn/l?id=4"),
        ("http://x.cn/l?t=3", "http://x.cn/l?t=4"),
        ("http://x.cn/l?order=20240001", "http://x.cn/l?order=20240002"),
        ("http://x.cn/l?a", "http://x.cn/l?a="),
        ("http://x.cn/#/a", "http://x.cn/#/b"),
    ],
)
def test_two_pages(one: str, other: str) -> None:
    assert page_key(one) != page_key(other)


_ADDRESS = st.builds(
    lambda host, path, query, fragment: f"http://{host}.cn/{path}?{query}#{fragment}",
    st.text("abcXYZ0-", min_size=1, max_size=12).map(lambda s: "a" + s + "z"),
    st.text(max_size=60),
    st.text(max_size=60),
    st.text(max_size=20),
)


@given(_ADDRESS | st.text(max_size=100))
@example("http://a0z.cn/;?#")
def test_a_canonical_address_is_its_own_form(url: str) -> None:
    form = canonical(url)
    assert canonical(form) == form
    assert form.isascii()
    assert page_key(page_key(form)) == page_key(form)
    if form:
        assert resolve("http://other.cn/x/", form) == form
        assert not {".", ".."} & set(segments(form))


@given(st.text(max_size=80), st.sampled_from(["utf-8", "gbk", "big5", "utf-16", ""]))
def test_no_reference_raises(reference: str, encoding: str) -> None:
    assert resolve("http://x.cn/a/b", reference, encoding).startswith(("http", ""))


@given(st.binary(min_size=1, max_size=30))
def test_escaped_bytes_keep_their_value(raw: bytes) -> None:
    from urllib.parse import unquote_to_bytes

    form = canonical("http://x.cn/s?q=" + quote(raw, safe=""))
    assert unquote_to_bytes(form.partition("?q=")[2]) == raw
