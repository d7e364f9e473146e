"""Whatever a page holds, the checks of content answer and do not break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_govsite.checks.content import forged_dates, leftover_test_data, malicious_code, misstatements, typos
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Page, PageFacts, PageType
from tests.checks.building import HOME, site

_PIECES = (
    "document.write(", "unescape(", "eval(", "atob('", "String.fromCharCode(", "\\x3c", "\\u", "%u4e00", "%3Cscript", "'", '"', "`", ")", "99999999999", ",",
    "document.referrer", "baidu", "location.href=", "navigator.userAgent", "spider", "//a.b.c/", "http://[", "coinhive", "<iframe", "测试", "标题", "的的", "人民检查院",
    "“", "”", "误写", "2026-99-99", "1970-01-01", "\x00", "\u202e", "中", "ICP备", "12345678号", "lorem ipsum", "T25:61Z", "+99:99",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)


@settings(max_examples=120)
@given(texts=st.lists(TEXT, min_size=4, max_size=4), path=TEXT)
def test_no_text_breaks_a_check(texts: list[str], path: str) -> None:
    a, b, c, d = texts
    html = (
        f'<title>{a}</title><meta name="PubDate" content="{b}"><meta name="description" content="{c}"><h1>{a}</h1>'
        f'<p>{c}</p><span>发布时间：{b}</span><script>{d}</script><iframe src="{d}" width="{b}" height="0"></iframe>'
        f'<img src="{d}" alt="{a}"><ul><li><a href="{path}.pdf">{a}</a> 2026-01-01</li><li><a href="{b}">{c}</a></li></ul>'
    )
    page = PageFacts(page=Page(url=f"{HOME}{path}", type=PageType.ARTICLE), source=read_document(html, HOME))
    assert list(leftover_test_data(page, site()))
    assert list(forged_dates(page, site()))
    assert list(malicious_code(page, site()))
    assert list(misstatements(page))
    assert list(typos([page]))
