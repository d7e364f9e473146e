from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.portal.page import Page
from tests.demo.conftest import NOW, portal_with
from tests.demo.markup import crawl, labels_in, tree_of

SITE = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE = {"ArticleTitle", "PubDate", "ContentSource"}


@pytest.fixture(scope="module")
def pages(portal: Portal) -> dict[str, bytes]:
    return crawl(portal)


@pytest.fixture(scope="module")
def found(portal: Portal, pages: dict[str, bytes]) -> list[Page]:
    return [page for path in pages if (page := portal.pages.find(path)) is not None]


def test_every_address_of_the_portal_answers(pages: dict[str, bytes]) -> None:
    assert len(pages) > 300


def test_at_least_twelve_templates(found: list[Page]) -> None:
    assert len({page.template for page in found}) >= 12


def test_labels_are_complete_on_every_type_of_page(found: list[Page], pages: dict[str, bytes]) -> None:
    due = {
        "home": SITE,
        "column": SITE | COLUMN,
        "article": SITE | COLUMN | ARTICLE,
        "interactive": SITE,
        "other": SITE,
    }
    for page in found:
        labels = labels_in(tree_of(pages[page.path], page.charset))
        assert due[page.kind] <= labels.keys(), page.path
        assert all(labels[name].strip() for name in due[page.kind]), page.path


def test_article_labels_equal_what_is_shown(found: list[Page], pages: dict[str, bytes]) -> None:
    for page in found:
        if page.kind != "article":
            continue
        tree = tree_of(pages[page.path], page.charset)
        labels, text = labels_in(tree), tree.body.text(separator=" ") if tree.body else ""
        heading = tree.css_first("h1")
        assert heading is not None
        assert heading.text().strip() == labels["ArticleTitle"], page.path
        assert labels["PubDate"] in text, page.path
        assert labels["ContentSource"] in text, page.path


def test_publishing_times_are_past_and_well_formed(found: list[Page]) -> None:
    for page in found:
        if page.article is not None:
            assert page.article.published.replace(tzinfo=None) < NOW, page.path
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", page.article.time)


def test_column_name_ends_the_trail(found: list[Page]) -> None:
    for page in found:
        if page.kind == "column" and page.column is not None:
            assert page.trail[-1][0] == page.column.name == page.title


def test_old_pages_are_gbk_and_leave_the_charset_to_the_markup(portal: Portal) -> None:
    response = portal.response("/xwzx/xzdt/")
    assert response.headers["content-type"] == "text/html"
    assert b"charset=gb2312" in response.body
    assert "乡镇动态" in bytes(response.body).decode("gbk")
    with pytest.raises(UnicodeDecodeError):
        bytes(response.body).decode("utf-8")


def test_footers_come_in_four_ways(portal: Portal) -> None:
    written = bytes(portal.response("/script/foot.js").body).decode("gbk")
    assert "document.writeln(" in written
    assert "网站标识码：3301990001" in written
    assert "网站标识码：3301990001" in bytes(portal.response("/include/foot.html").body).decode()
    assert "网站标识码：3301990001" in bytes(portal.response("/include/foot-inner.html").body).decode()
    for path, has in (("/", True), ("/xwzx/xzdt/", False), ("/zfsj/sjkf/", False), ("/ztzl/", False)):
        assert (
            "网站标识码".encode("gbk") in portal.response(path).body
            or "网站标识码".encode() in portal.response(path).body
        ) is has


def test_unknown_paths_are_404_in_the_look_of_the_site(portal: Portal) -> None:
    for path in (
        "/nothing/",
        "/xwzx/zwyw/index_999.html",
        "/xwzx/zwyw/202601/t20260101_9999999.html",
        "/upload/.pdf",
        "/index_3.html",
    ):
        response = portal.response(path)
        assert response.status_code == 404, path
        assert "返回首页" in bytes(response.body).decode()


def test_a_wrong_date_in_the_address_is_404(portal: Portal) -> None:
    right = portal.pages.library.feed("/xwzx/zwyw/").url(0)
    wrong = re.sub(r"t\d{8}_", "t20010101_", right)
    assert portal.response(right).status_code == 200
    assert portal.response(wrong).status_code == 404


def test_a_folder_without_its_slash_is_moved(portal: Portal) -> None:
    response = portal.response("/xwzx")
    assert (response.status_code, response.headers["location"]) == (301, "/xwzx/")


def test_paging_reaches_every_article_once() -> None:
    portal = portal_with(articles=300)
    feed = portal.pages.library.feed("/xwzx/zwyw/")
    shown: list[str] = []
    path = "/xwzx/zwyw/"
    while path:
        page = portal.pages.find(path)
        assert page is not None
        shown += [article.url for article in page.content["entries"]]
        path = dict(page.content["pager"])["下一页"]
    assert shown == [feed.url(index) for index in range(len(feed))]
    assert len(set(shown)) == len(shown)


def test_titles_do_not_repeat_within_a_column() -> None:
    feed = portal_with(articles=3000).pages.library.feed("/xwzx/zwyw/")
    titles = [article.title for article in feed]
    assert len(set(titles)) == len(titles) > 500


def test_an_old_notice_stands_on_top(portal: Portal) -> None:
    page = portal.pages.find("/zwgk/tzgg/")
    home = portal.pages.find("/")
    big = portal_with(articles=600).pages.find("/zwgk/tzgg/")
    assert page is not None
    assert home is not None
    assert big is not None
    assert big.content["pinned"].published.replace(tzinfo=None) < NOW - timedelta(days=500)


def test_documents_and_interpretations_link_to_each_other(portal: Portal) -> None:
    library = portal.pages.library
    for interpretation in library.feed("/zwgk/zcjd/"):
        _, title, path = interpretation.related[0]
        page = portal.pages.find(path)
        assert page is not None
        assert page.article is not None
        assert page.article.title == title
        assert page.article.related[0][2] == interpretation.url


def test_search_finds_titles_and_says_when_nothing_is_found(portal: Portal) -> None:
    title = portal.pages.library.feed("/xwzx/zwyw/").article(2).title
    assert title in bytes(portal.response(f"/search/?q={title}").body).decode()
    assert "没有找到" in bytes(portal.response("/search/?q=zzqqxx").body).decode()
    inert = bytes(portal.response("/search/?q=<script>alert(1)</script>").body).decode()
    assert "<script>alert(1)" not in inert


def test_forms_refuse_with_a_reason_and_give_a_receipt(portal: Portal) -> None:
    path = "/hdjl/xzxx/write.html"
    refused = bytes(portal.submitted(path, {"person": "", "mail": "x"}).body).decode()
    assert "请填写此项" in refused
    assert "电子邮箱格式不正确" in refused
    filled = {"person": "张三", "phone": "0571-88990000", "mail": "a@b.cn", "subject": "路灯", "body": "<b>不亮</b>"}
    assert "查询编号" in bytes(portal.submitted(path, filled).body).decode()
    kept = bytes(portal.submitted(path, filled | {"phone": ""}).body).decode()
    assert "&lt;b&gt;不亮" in kept


@pytest.mark.parametrize(
    ("path", "proof"),
    [
        ("/upload/00003.pdf", lambda body: body.startswith(b"%PDF-") and body.rstrip().endswith(b"%%EOF")),
        ("/upload/form01.docx", lambda body: "word/document.xml" in ZipFile(BytesIO(body)).namelist()),
        ("/upload/202610.xlsx", lambda body: "xl/workbook.xml" in ZipFile(BytesIO(body)).namelist()),
        ("/open/001.csv", lambda body: body.decode("utf-8-sig").startswith("编号,")),
        ("/favicon.ico", lambda body: body.startswith(b"\x89PNG")),
    ],
)
def test_files_are_what_their_names_say(portal: Portal, path: str, proof: Callable[[bytes], bool]) -> None:
    assert proof(bytes(portal.response(path).body))


@pytest.mark.parametrize(
    "now", [datetime(2026, 1, 2, 8), datetime(2026, 3, 1), datetime(2028, 2, 29, 23, 59), datetime(2026, 11, 23, 0, 5)]
)
def test_the_portal_is_fresh_at_any_moment(now: datetime) -> None:
    library = portal_with(now=now).pages.library
    for path, days in (
        ("/xwzx/zwyw/", 5),
        ("/xwzx/bmdt/", 5),
        ("/xwzx/xzdt/", 5),
        ("/zwgk/tzgg/", 7),
        ("/zfsj/sjfb/", 62),
        ("/zwgk/jcbgt/", 62),
    ):
        newest = library.feed(path).article(0).published.replace(tzinfo=None)
        assert now - timedelta(days=days) < newest < now, path
    assert library.feed("/zwgk/zfxxgknb/").article(0).published.year >= now.year - 1


def test_the_same_settings_give_the_same_pages() -> None:
    one, other, later = portal_with(), portal_with(), portal_with(now=NOW + timedelta(days=1))
    assert crawl(one) == crawl(other)
    assert one.response("/").body != later.response("/").body
    assert one.response("/").body != portal_with(seed=5).response("/zwgk/ldxx/").body


def test_ten_thousand_articles_are_made_on_request() -> None:
    begun = time.process_time()
    portal = portal_with(articles=10_000)
    feed = portal.pages.library.feed("/xwzx/zwyw/")
    for path in (
        "/",
        "/xwzx/zwyw/",
        f"/xwzx/zwyw/index_{(len(feed) - 1) // 15}.html",
        feed.url(len(feed) - 1),
        feed.url(0),
    ):
        assert portal.response(path).status_code == 200
    assert time.process_time() - begun < 2
    assert sum(len(portal.pages.library.feed(path)) for path in portal.pages.library.columns) > 10_000
