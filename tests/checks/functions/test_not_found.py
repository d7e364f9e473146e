from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import indexable, not_found
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Hop, HttpExchange, LostPage, PageFacts
from tests.checks.building import HOME
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, words

LOST = f"{HOME}0123456789abcdef.html"
OWN = (
    "<title>404 - 示范县人民政府</title><div class=header><a href=/><img src=/logo.png alt=示范县人民政府></a></div>"
    "<div class=main><h1>您访问的页面不存在</h1><a href=/>返回首页</a></div>"
)
TOMCAT = (
    "<title>HTTP Status 404 – Not Found</title><h1>HTTP Status 404 – Not Found</h1><p>The origin server did not find a current"
    " representation for the target resource</p><h3>Apache Tomcat/8.5.38</h3>"
)
NGINX = "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx/1.20.1</center>"
TRACE = "<h1>Whitelabel Error Page</h1><p>java.lang.NullPointerException at com.cms.Page.show(Page.java:81)</p>"


def judged(body: str | None, status: int | None = 404, **values: Any) -> list[tuple[str, str]]:
    document = read_document(f"<html><body>{body}</body></html>", LOST) if body is not None else None
    lost = LostPage(url=LOST, **({"final_url": LOST, "status": status, "document": document} | values))
    seen = survey_of(home({"要闻": "/yw/"}), column("/yw/", "要闻"), lost_page=lost)
    return words(not_found(seen.pages, seen))


def test_friendly() -> None:
    assert judged(OWN) == [("passed", "错误页面友好")]


@pytest.mark.parametrize("body", [TOMCAT, NGINX])
def test_the_server_s_own_page(body: str) -> None:
    assert judged(body) == [
        ("failed", "错误页面没有返回首页的链接"),
        ("failed", "错误页面是服务器默认页面，不是本网站的样式"),
    ]


def test_no_page_at_all() -> None:
    assert [outcome for outcome, _ in judged(None)] == ["failed", "failed"]


def test_no_way_home() -> None:
    assert judged("<title>404</title><img src=/404.jpg alt=示范县人民政府><p>示范县人民政府：页面不存在</p>") == [
        ("failed", "错误页面没有返回首页的链接")
    ]


def test_page_that_goes_home_by_itself() -> None:
    moving = (
        OWN.replace("<a href=/>返回首页</a>", "").replace("<a href=/>", "<a>")
        + "<script>setTimeout(function(){location.href='/'},3000)</script>"
    )
    assert judged(moving)[0][0] == "passed"


def test_soft_404() -> None:
    assert judged(OWN, 200) == [("failed", "不存在的地址返回 200，虽然页面写着不存在")]


def test_redirect_home_is_advice() -> None:
    hops = (Hop(url=LOST, status=302, location=HOME),)
    assert judged("<p>要闻</p>", 200, hops=hops, final_url=HOME)[0][0] == "advice"


def test_insides_shown() -> None:
    assert judged(TRACE, 500) == [("failed", "错误页面暴露程序出错信息")]
    assert judged(TRACE) == [("failed", "错误页面暴露程序出错信息")]


def test_other_answers() -> None:
    assert judged(OWN, 500)[0] == ("failed", "访问不存在的地址时服务器出错")
    assert judged(OWN, 403)[0][0] == "cantTell"
    assert judged(None, None)[0][0] == "untested"


def seen(robots: str, head: str = "", **values: Any) -> list[tuple[str, str]]:
    start = page("<div class=nav><a href=/yw/>要闻</a></div>", kind="home", path="/", head=head)
    if values:
        start = PageFacts(
            page=start.page, source=start.source, exchange=HttpExchange(url=HOME, final_url=HOME, status=200, **values)
        )
    found = survey_of(start, column("/yw/", "要闻"), robots=robots)
    return words(indexable(found.pages, found))


@pytest.mark.parametrize(
    "robots",
    [
        "",
        "User-agent: *\nDisallow: /admin/\n",
        "User-agent: *\nAllow: /\n",
        "User-agent: SemrushBot\nDisallow: /\n",
        "User-agent: *\nDisallow:\n",
        "<html>404</html>",
    ],
)
def test_indexable(robots: str) -> None:
    assert seen(robots) == [("passed", "搜索引擎可以收录")]


def test_all_shut_out() -> None:
    assert seen("User-agent: *\nDisallow: /\n") == [("failed", "robots.txt 禁止搜索引擎收录整个网站")]


def test_some_shut_out() -> None:
    assert seen("User-agent: Baiduspider\nAllow: /\n\nUser-agent: *\nDisallow: /\n")[0][0] == "advice"


def test_home_alone_marked() -> None:
    noindex = "<meta name=robots content='noindex, nofollow'>"
    assert seen("", noindex)[0][0] == "passed"  # half of the pages only
    start = page("<p>首页</p>", kind="home", path="/", head=noindex)
    found = survey_of(start, column("/yw/", "要闻", head=noindex))
    assert words(indexable(found.pages, found)) == [("failed", "网页全部标有 noindex，搜索引擎不会收录")]


def test_marked_by_header() -> None:
    start = page("<p>首页</p>", kind="home", path="/")
    exchange = HttpExchange(url=HOME, final_url=HOME, status=200, headers=(("x-robots-tag", "noindex"),))
    found = survey_of(PageFacts(page=start.page, source=start.source, exchange=exchange))
    assert words(indexable(found.pages, found))[0][0] == "failed"
