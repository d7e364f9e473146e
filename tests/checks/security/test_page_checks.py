from __future__ import annotations

from typing import Any

import msgspec
import pytest

from pytest_govsite.checks.security import cookie_attributes, mixed_content, security_headers, third_party_scripts
from pytest_govsite.document.read import read_document
from pytest_govsite.model import HttpExchange, PageFacts, Resource, Verdict
from tests.checks.building import HOME, metas, one, rendered_page, script, site, source_page

GOOD = {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "strict-origin-when-cross-origin",
    "content-security-policy": "default-src 'self'",
}


def answered(page: PageFacts, headers: Any = (), url: str = "") -> PageFacts:
    given = tuple(headers.items()) if isinstance(headers, dict) else tuple(headers)
    exchange = HttpExchange(url=page.url, final_url=url or page.url, status=200, headers=given)
    return msgspec.structs.replace(page, exchange=exchange)


def headers_of(*nodes: Any, url: str = HOME, without: str = "", **changed: str) -> list[Verdict]:
    given = {k: v for k, v in GOOD.items() if k != without} | {k.replace("_", "-"): v for k, v in changed.items()}
    return list(security_headers([answered(source_page(*nodes, url=url), given)]))


def test_all_headers() -> None:
    assert one(headers_of()).outcome.value == "passed"


@pytest.mark.parametrize("header", GOOD)
def test_a_missing_header(header: str) -> None:
    verdict = one(headers_of(without=header))
    assert verdict.outcome.value == "failed"
    assert verdict.found.endswith("1/1")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("strict-transport-security", "max-age=0"),
        ("strict-transport-security", "includeSubDomains"),
        ("x-content-type-options", "sniff"),
        ("x-frame-options", "ALLOW-FROM https://a.cn"),
        ("x-frame-options", "ALLOWALL"),
        ("x-frame-options", "DENY, SAMEORIGIN"),
        ("referrer-policy", "unsafe-url"),
        ("referrer-policy", "none-of-these"),
        ("content-security-policy", " "),
    ],
)
def test_a_header_without_effect(header: str, value: str) -> None:
    assert one(headers_of(**{header.replace("-", "_"): value})).outcome.value == "failed"


def test_other_ways_to_say_the_same() -> None:
    assert (
        one(headers_of(without="x-frame-options", content_security_policy="frame-ancestors 'none'")).outcome == "passed"
    )
    assert one(headers_of(*metas(referrer="no-referrer"), without="referrer-policy")).outcome == "passed"
    policy = metas(**{"Content-Security-Policy": "default-src 'self'"})
    assert one(headers_of(*policy, without="content-security-policy")).outcome == "passed"
    assert one(headers_of(x_frame_options="SAMEORIGIN, SAMEORIGIN")).outcome == "passed"
    assert one(headers_of(referrer_policy="no-referrer, strict-origin-when-cross-origin")).outcome == "passed"


def test_frame_ancestors_go_before_the_old_header() -> None:
    assert one(headers_of(content_security_policy="frame-ancestors *")).outcome.value == "failed"


def test_hsts_is_no_matter_of_plain_http() -> None:
    assert one(headers_of(url="http://127.0.0.1:8000/", without="strict-transport-security")).outcome == "passed"


def test_no_answer_to_look_at() -> None:
    assert one(security_headers([source_page()])).outcome.value == "untested"
    assert one(cookie_attributes([source_page()])).outcome.value == "untested"


def cookies(*values: str, url: str = HOME) -> list[Verdict]:
    page = answered(source_page(url=url), [("set-cookie", value) for value in values])
    return list(cookie_attributes([page]))


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ("JSESSIONID=…; Path=/", "Secure、HttpOnly、SameSite"),
        ("PHPSESSID=…; path=/; HttpOnly; SameSite=Lax", "Secure"),
        ("ASP.NET_SessionId=…; path=/; secure; SameSite=Lax", "HttpOnly"),
        ("acw_tc=…;path=/;HttpOnly;Max-Age=1800", "Secure、SameSite"),
        ("theme=…; Path=/; Secure", "SameSite"),
        ("token=…; Secure; SameSite=Lax", "HttpOnly"),
    ],
)
def test_cookies_that_lack_something(value: str, missing: str) -> None:
    verdict = one(cookies(value))
    assert (verdict.outcome.value, verdict.expected) == ("failed", missing)


@pytest.mark.parametrize(
    "value",
    [
        "JSESSIONID=…; Path=/; Secure; HttpOnly; SameSite=Lax",
        "theme=…; Secure; SameSite=None",
        "XSRF-TOKEN=…; Secure; SameSite=Strict",
        "rememberMe=…; Path=/; Max-Age=0; Expires=Wed, 01-Jan-2025 00:00:00 GMT",
        "old=…; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    ],
)
def test_cookies_that_lack_nothing(value: str) -> None:
    assert one(cookies(value)).outcome.value == "passed"


def test_cookies_of_plain_http_and_none_at_all() -> None:
    assert one(cookies("JSESSIONID=…; HttpOnly; SameSite=Lax", url="http://127.0.0.1/")).outcome.value == "passed"
    assert one(cookies()).outcome.value == "passed"


def test_each_cookie_is_told_once() -> None:
    page = answered(source_page(), [("set-cookie", "a=…; Path=/")])
    other = answered(source_page(url=f"{HOME}zwgk/"), [("set-cookie", "a=…; Path=/"), ("set-cookie", "b=…")])
    assert len(list(cookie_attributes([page, other]))) == 2


def loading(html: str, url: str = HOME, headers: Any = ()) -> list[Verdict]:
    page = msgspec.structs.replace(source_page(url=url), source=read_document(html, url))
    return list(mixed_content([answered(page, headers)]))


@pytest.mark.parametrize(
    "html",
    [
        '<img src="http://img.shifan.gov.cn/a.png">',
        '<script src="HTTP://a.gov.cn/a.js"></script>',
        '<link rel="stylesheet" href="http://a.gov.cn/a.css">',
        '<link rel="shortcut icon" href="http://a.gov.cn/favicon.ico">',
        '<iframe src="http://tianqi.com/x"></iframe>',
        '<img src="/a.png" srcset="/a.png 1x, http://a.gov.cn/b.png 2x">',
        '<video poster="/p.png"><source src="http://a.gov.cn/v.mp4"></video>',
        '<div style="background:url(http://a.gov.cn/bg.png)">示范</div>',
        "<style>@import 'http://a.gov.cn/a.css';</style>",
        '<table background="http://a.gov.cn/t.gif"><tr><td>示范</table>',
        '<object data="http://a.gov.cn/a.swf"></object>',
        '<base href="http://www.shifan.gov.cn/"><img src="a.png">',
    ],
)
def test_what_is_loaded_over_http(html: str) -> None:
    assert one(loading(html)).outcome.value == "failed"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="http://www.gov.cn/"><img src="//www.gov.cn/a.png"></a>',
        '<link rel="canonical" href="http://www.shifan.gov.cn/">',
        '<form action="http://search.gov.cn/"><input name="q"></form>',
        '<img data-src="http://a.gov.cn/lazy.png" src="/blank.gif">',
        '<noscript><img src="http://a.gov.cn/a.png"></noscript>',
        '<template><img src="http://a.gov.cn/a.png"></template>',
        '<!-- <script src="http://a.gov.cn/a.js"></script> -->',
        '<script>var home = "http://a.gov.cn/a.js";</script>',
        '<div style="color:red /* url(http://a.gov.cn/a.png) */">示范</div>',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a" xlink:href="#a"/></svg>',
        '<img src="http://127.0.0.1:9000/helper.png">',
        '<meta property="og:image" content="http://a.gov.cn/a.png">',
    ],
)
def test_what_loads_nothing_over_http(html: str) -> None:
    assert one(loading(html)).outcome.value == "passed"


def test_a_page_that_upgrades_its_requests() -> None:
    html = '<img src="http://a.gov.cn/a.png">'
    assert one(loading(html, headers={"content-security-policy": "upgrade-insecure-requests"})).outcome == "passed"
    meta = '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'
    assert one(loading(meta + html)).outcome == "passed"
    only = {"content-security-policy-report-only": "upgrade-insecure-requests"}
    assert one(loading(html, headers=only)).outcome == "failed"


def test_plain_http_pages_are_not_looked_at() -> None:
    verdict = one(loading('<img src="http://a.gov.cn/a.png">', url="http://127.0.0.1:8000/"))
    assert (verdict.outcome.value, verdict.cause) == ("untested", "environment")


def test_what_the_browser_asked_for_over_http() -> None:
    page = rendered_page(resources=[Resource(url="http://a.gov.cn/f.woff", kind="font", failure="mixed")])
    assert one(mixed_content([page])).outcome.value == "failed"


def scripts(*sources: str, **values: Any) -> list[Verdict]:
    return list(third_party_scripts([source_page(*map(script, sources))], site(**values)))


def test_scripts_of_others() -> None:
    verdict = one(scripts("https://hm.baidu.com/hm.js?1", "/static/a.js"))
    assert verdict.outcome.value == "failed"
    assert "百度统计" in verdict.found
    assert len(scripts("https://cdn.a.com/x.js", "https://cdn.b.com/y.js", "https://cdn.b.com/z.js")) == 2
    loaded = Resource(url="https://track.example.com/t.js", kind="script")
    assert one(third_party_scripts([rendered_page(resources=[loaded])], site())).outcome.value == "failed"


@pytest.mark.parametrize(
    "source",
    [
        "/static/a.js",
        "https://static.shifan.gov.cn/a.js",
        "https://dcs.conac.cn/js/33/a.js",
        "https://zfwzgl.www.gov.cn/exposure/jiucuo.js",
        "https://search.zj.gov.cn/a.js",
        "https://pucha.kaipuyun.cn/exposure/jiucuo.js",
        "chrome-extension://dbjbempljhcmhlfpfacalomonjpalpko/inspector.js",
    ],
)
def test_scripts_that_belong_there(source: str) -> None:
    assert one(scripts(source)).outcome.value == "passed"


def test_hosts_that_only_look_like_official_ones() -> None:
    assert one(scripts("https://dcs.conac.cn.evil.com/a.js")).outcome.value == "failed"
    assert one(scripts("https://www.gov.cn.com/a.js")).outcome.value == "failed"


def test_no_scripts() -> None:
    assert one(scripts()).outcome.value == "passed"
