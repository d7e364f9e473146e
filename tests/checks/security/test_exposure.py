from __future__ import annotations

from typing import Any

import msgspec
import pytest

from pytest_govsite.checks.security import admin_exposed, directory_listing, error_disclosure, exposed_files
from pytest_govsite.document.read import read_document
from pytest_govsite.model import LostPage, Page, PageFacts, PageType, SiteFacts, Verdict
from pytest_govsite.model.security import (
    DirectoryTrial,
    EntryTrial,
    ErrorAnswer,
    ExposureFacts,
    FileTrial,
    SecurityFacts,
)
from tests.checks.building import HOME, facts, is_advice, is_failure, one, site

TRACE = """java.lang.NullPointerException
    at cn.trs.web.ShowServlet.doGet(ShowServlet.java:42)
    at javax.servlet.http.HttpServlet.service(HttpServlet.java:634)"""


def of(**values: Any) -> SiteFacts:
    return facts(security=SecurityFacts(exposure=ExposureFacts(**values)))


def files(*trials: FileTrial) -> list[Verdict]:
    return list(exposed_files((), of(files=trials)))


def test_files() -> None:
    gone = FileTrial(url=f"{HOME}.git/HEAD", kind="git", status=404)
    soft = FileTrial(url=f"{HOME}.env", kind="secrets", status=200)
    leak = FileTrial(url=f"{HOME}.git/HEAD", kind="git", status=200, found=True)
    assert one(files(gone, soft)).outcome.value == "passed"
    assert is_failure(one(files(leak, soft)))
    silent = FileTrial(url=f"{HOME}.svn/entries", kind="svn")
    assert one(files(silent, silent, gone)).cause == "broken"
    assert is_failure(one(files(silent, silent, leak)))
    assert one(exposed_files((), facts())).outcome.value == "untested"


def test_directories() -> None:
    closed = DirectoryTrial(url=f"{HOME}upload/", status=403)
    listed = DirectoryTrial(url=f"{HOME}static/", status=200, server="nginx", entries=12)
    silent = DirectoryTrial(url=f"{HOME}a/")
    assert one(directory_listing((), of(directories=(closed,)))).outcome.value == "passed"
    assert is_failure(one(directory_listing((), of(directories=(closed, listed)))))
    assert one(directory_listing((), of())).outcome.value == "passed"
    assert one(directory_listing((), of(directories=(silent,)))).cause == "broken"
    assert one(directory_listing((), facts())).outcome.value == "untested"


def entry(path: str = "admin/", **values: Any) -> Verdict:
    url = f"{HOME}{path}"
    given = {"url": url, "status": 200, "final_url": url, "password": True} | values
    return one(admin_exposed((), of(entries=(EntryTrial(**given),))))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("示范县人民政府网站内容管理系统", "用户名 密码 验证码 登录"),
        ("登录", "用户名 密码 登录"),
        ("后台登录", "账号 密码 忘记密码 登录"),
        ("phpMyAdmin", "Welcome to phpMyAdmin"),
        ("", "username password"),
    ],
)
def test_a_login_of_the_management(title: str, text: str) -> None:
    assert is_failure(entry(title=title, text=text))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("用户登录", "个人登录 法人登录 还没有账号？立即注册"),
        ("浙江政务服务网 统一身份认证", "账号 密码 扫码登录"),
        ("示范县人民政府", "今天是星期五 来信查询 查询编号 密码 政务公开"),
    ],
)
def test_a_login_of_the_public(title: str, text: str) -> None:
    assert entry(title=title, text=text).outcome.value == "passed"


def test_management_that_is_not_there() -> None:
    assert entry(status=404).outcome.value == "passed"
    assert entry(password=False, title="后台管理").outcome.value == "passed"
    assert entry(same_as_lost=True, title="后台管理").outcome.value == "passed"
    assert entry(final_url="https://sso.zj.gov.cn/login", title="登录").outcome.value == "passed"


def test_management_that_a_person_has_to_see() -> None:
    assert entry("manager/html", status=401, realm='Basic realm="Tomcat"', password=False).outcome == "cantTell"
    assert entry(title="管理中心", text="个人登录 注册").outcome.value == "cantTell"
    assert entry("cms/", title="登录", text="用户名 密码").outcome.value == "cantTell"
    assert one(admin_exposed((), facts())).outcome.value == "untested"
    assert entry(status=None, password=False).cause == "broken"


def page(body: str, kind: PageType = PageType.COLUMN, title: str = "示范") -> PageFacts:
    url = f"{HOME}zwgk/"
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return PageFacts(page=Page(url=url, type=kind), source=read_document(html, url))


def told(body: str, kind: PageType = PageType.COLUMN, title: str = "示范") -> Verdict:
    return one(error_disclosure([page(body, kind, title)], site(), facts()))


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{TRACE}</pre>",
        "<p>java.lang.IllegalStateException: no session</p><p>at org.a.b.C.run(C.java:7)</p>",
        "<b>Warning</b>: mysqli_connect(): (HY000/1045) Access denied in <b>/var/www/html/db.php</b> on line <b>12</b>",
        "Fatal error: Uncaught Error: Call to undefined function in C:\\wwwroot\\index.php on line 3",
        "<p>ORA-00942: table or view does not exist</p>",
        "<p>SQLSTATE[42S02]: Base table or view not found</p>",
        "<p>You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version</p>",
        "<h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error</p>",
        "<h1>Server Error in '/' Application.</h1>",
        "<p>HTTP Status 500 – Internal Server Error</p><p>Type Exception Report</p><h3>Apache Tomcat/8.5.5</h3>",
        '<pre>Traceback (most recent call last):\n  File "/srv/app/views.py", line 12, in show</pre>',
        "<p>Microsoft OLE DB Provider for SQL Server 错误 '80040e14'</p>",
        '<a href="http://192.168.10.20:8080/cms/">网站管理</a>',
        '<img src="http://10.33.1.5/upload/a.jpg">',
        '<script src="http://172.16.8.9/js/a.js"></script>',
        '<script>var api = "http://192.168.6.3:9000/api";</script>',
        '<script>var api = {"url": "http:\\/\\/10.2.3.4\\/api"};</script>',
        "<!-- 测试环境 http://172.20.1.9/cms -->",
    ],
)
def test_insides_on_a_page(body: str) -> None:
    assert is_failure(told(body))


def test_a_trace_in_place_of_an_article() -> None:
    assert is_failure(told(f"<pre>{TRACE}</pre>", PageType.ARTICLE))


LONG = (
    "<p>在日常开发中，程序员经常会遇到空指针异常，本文结合县数据局的培训，介绍常见异常的产生原因、排查方法和修复步骤，供各单位参考。</p>"
    * 4
)


@pytest.mark.parametrize(
    "body",
    [
        f"{LONG}<pre>{TRACE}</pre>",
        f"{LONG}<p>例如 java.lang.NullPointerException 表示空指针异常。</p>",
        f"{LONG}<p>设备的默认地址为 192.168.1.1，请用浏览器登录。</p>",
        f'{LONG}<p>登录 <a href="http://192.168.1.1/">设备</a></p>',
        "<p>如遇 java.lang.OutOfMemoryError 请联系管理员。</p>",
        "<p>服务器 192.168.1.20 连接失败</p>",
    ],
)
def test_what_may_be_about_programs(body: str) -> None:
    assert told(body).outcome.value == "cantTell"


@pytest.mark.parametrize(
    "body",
    [
        LONG,
        "<p>版本 1.10.20.3，联系电话 0571-88990000，第10.1.2.3条</p>",
        "<p>使用 10.0.0.0/8 和 192.168.0.0 网段的单位</p>",
        "<p>Warning: strong wind. 大风蓝色预警</p>",
        "<p>Apache License 2.0；Oracle 数据库采购公告（编号 ORA-2026）</p>",
        '<a href="http://8.8.8.8/">外部地址</a>',
        "<script>if (/^(10|192\\.168)\\./.test(ip)) { inner = '192.168.0.0'; }</script>",
        "<script>var api = 'http://172.15.1.2/';</script>",
        "<!-- 10.1.2.3 版 -->",
        "<p>系统升级公告：Tomcat 升级至 9.0</p>",
        "<p>会议于 9 日 at 10 o'clock (Room.java) 举行</p>",
    ],
)
def test_what_shows_nothing_of_the_insides(body: str) -> None:
    assert told(body).outcome.value == "passed"


def test_addresses_of_the_inspected_staging_host_itself() -> None:
    url = "http://10.1.2.3/zwgk/"
    seen = PageFacts(page=Page(url=url), source=read_document('<a href="http://10.1.2.3/xwzx/">新闻</a>', url))
    assert one(error_disclosure([seen], site(url="http://10.1.2.3/"), facts())).outcome.value == "passed"


def after(*answers: ErrorAnswer, lost: str = "") -> list[Verdict]:
    seen = of(errors=answers)
    if lost:
        url = f"{HOME}0123.html"
        seen = msgspec.structs.replace(seen, lost_page=LostPage(url=url, status=404, document=read_document(lost, url)))
    return list(error_disclosure([page("<p>正文</p>")], site(), seen))


def answer(text: str, status: int = 500, title: str = "") -> ErrorAnswer:
    return ErrorAnswer(url=f"{HOME}a.jsp", status=status, title=title, text=text)


def test_error_pages() -> None:
    assert one(after(answer("页面不存在，返回首页", 404))).outcome.value == "passed"
    assert is_failure(one(after(answer(TRACE))))
    assert is_failure(one(after(answer("java.lang.NullPointerException"))))
    assert is_failure(one(after(answer("connect to 192.168.3.4:3306 failed"))))
    assert is_failure(one(after(lost=f"<title>出错</title><pre>{TRACE}</pre>")))
    assert is_advice(one(after(answer("404 Not Found\nnginx/1.18.0", 404, "404 Not Found"))))
    assert one(after(answer("404 Not Found\nnginx", 404))).outcome.value == "passed"


def test_one_kind_of_error_page_is_told_once() -> None:
    assert len(after(answer(TRACE), answer(TRACE), answer(TRACE))) == 1
