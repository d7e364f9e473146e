"""A real server with leaks and with what only looks like them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model.security import ExposureFacts
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.security.exposure import folders_of, look_at_exposure
from pytest_govsite.observe.security.listings import listing_of
from tests.observe.site import LocalSite

Configure = Callable[..., Config]
PLAIN = {"Content-Type": "text/plain"}


@pytest.fixture
def looked(loop: BackgroundLoop, configure: Configure, site: LocalSite) -> Callable[..., ExposureFacts]:
    def run(folders: tuple[str, ...] = (), broken: tuple[str, ...] = ()) -> ExposureFacts:
        async def scene() -> ExposureFacts:
            async with HttpClient(configure(site.url("/"))) as client:
                return await look_at_exposure(
                    client, site.url("/"), folders=map(site.url, folders), broken=map(site.url, broken), seed=3
                )

        return loop.run(scene())

    return run


def archive() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("index.jsp", "<% %>" * 10_000)
    return made.getvalue()


def packed() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        tar.addfile(tarfile.TarInfo("index.jsp"))
    return made.getvalue()


LEAKS: dict[str, str | bytes] = {
    "/.git/HEAD": "ref: refs/heads/master\n",
    "/.git/config": "[core]\n\trepositoryformatversion = 0\n",
    "/.svn/entries": "12\n",
    "/.svn/wc.db": b"SQLite format 3\x00" + b"\0" * 100,
    "/.DS_Store": b"\x00\x00\x00\x01Bud1\x00\x00",
    "/.env": "APP_ENV=production\nDB_PASSWORD=secret\n",
    "/WEB-INF/web.xml": '<?xml version="1.0"?>\n<web-app version="3.0"></web-app>',
    "/WEB-INF/classes/application.yml": "spring:\n  datasource:\n    url: jdbc:mysql://10.0.0.1/cms\n",
    "/phpinfo.php": "<html><head><title>phpinfo()</title></head><body>PHP Version 7</body></html>",
    "/backup.sql": "-- MySQL dump 10.13\n--\n-- Host: localhost\nDROP TABLE IF EXISTS `a`;\nCREATE TABLE `a` (id int);\n",
    "/db.sql": "SET NAMES utf8;\nCREATE TABLE users (id int);\n",
    "/index.php.bak": "<?php\n$password = '1';\n",
    "/www.zip": archive(),
    "/www.tar.gz": packed(),
}


def test_leaks(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.routes.update({path: (200, body, PLAIN) for path, body in LEAKS.items()})
    found = {trial.url.removeprefix(site.url("")) for trial in looked().files if trial.found}
    assert found == set(LEAKS)


def test_pages_that_only_answer_for_everything(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    html = "<!DOCTYPE html><html><head><title>示范县人民政府</title></head><body>[core] DB_PASSWORD= <?php ref: refs/heads/master CREATE TABLE 页面不存在</body></html>"
    site.routes = Anything(lambda path: (200, html, {}))
    seen = looked(folders=("/static/",))
    assert [trial for trial in seen.files if trial.found] == []
    assert [trial for trial in seen.directories if trial.server] == []
    assert seen.errors == ()


def test_a_server_that_gives_an_archive_for_any_name(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.routes = Anything(lambda path: (200, archive(), {"Content-Type": "application/zip"}))
    assert [trial for trial in looked().files if trial.found] == []


def test_a_leak_that_leads_elsewhere(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.redirect("/.git/HEAD", "/readme.txt")
    site.routes["/readme.txt"] = (200, "ref: refs/heads/master\n", PLAIN)
    site.routes["/.git/config"] = (403, "[core]\n", PLAIN)
    site.routes["/.svn/entries"] = (200, b"", PLAIN)
    assert [trial for trial in looked().files if trial.found] == []


class Anything(dict[str, Any]):
    """Routes that answer every address alike."""

    def __init__(self, make: Callable[[str], tuple[Any, ...]]) -> None:
        super().__init__()
        self._make = make

    def get(self, key: str, default: Any = None) -> Any:
        return self._make(key)


def test_nothing_but_reading(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    looked(folders=("/a/", "/a/", "/b/"))
    paths = site.paths()
    assert paths.count("/a/") == 1
    assert len(paths) < 80


def test_management_entries(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.page("/admin/", "<h1>后台登录</h1><form><input name=u placeholder=管理员><input type=PASSWORD name=p></form>")
    site.routes["/manager/html"] = (401, "", {"WWW-Authenticate": 'Basic realm="Tomcat Manager"'})
    seen = {entry.url.removeprefix(site.url("/")): entry for entry in looked().entries}
    assert seen["admin/"].password
    assert "管理员" in seen["admin/"].text
    assert not seen["admin/"].same_as_lost
    assert "Tomcat" in seen["manager/html"].realm
    assert not seen["cms/"].password


def test_an_application_that_shows_its_login_everywhere(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.routes = Anything(lambda path: (200, "<title>示范县</title><body><input type=password>", {}))
    assert all(entry.same_as_lost for entry in looked().entries)


def test_error_answers(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    trace = "java.lang.NullPointerException\n\tat a.b.C.d(C.java:1) 身份证 11010519491231002X"
    site.routes["/list.do"] = (500, f"<title>HTTP Status 500</title><body><pre>{trace}</pre></body>", {})
    seen = looked(broken=("/list.do",))
    first = seen.errors[0]
    assert (first.status, first.title) == (500, "HTTP Status 500")
    assert "C.java:1" in first.text
    assert "11010519491231002X" not in first.text
    assert {answer.status for answer in seen.errors[1:]} == {404}


APACHE = (
    "<html><head><title>Index of /upload</title></head><body><h1>Index of /upload</h1><a href='a'>a</a></body></html>"
)
NGINX = "<html><head><title>Index of /js/</title></head><body><h1>Index of /js/</h1><hr><pre><a href='../'>../</a></pre><hr></body></html>"
TOMCAT = "<html><head><title>Directory Listing For [/upload/]</title></head><body><a href='a'>a</a></body></html>"
PYTHON = "<html><head><title>Directory listing for /upload/</title></head><body><a href='a'>a</a></body></html>"
IIS = '<html><head><title>www.a.gov.cn - /upload/</title></head><body><H1>www.a.gov.cn - /upload/</H1><hr><pre><A HREF="/">[转到父目录]</A><br></pre></body></html>'
ARTICLE = "<html><head><title>Index of economic activity</title></head><body><h1>Index of economic activity</h1></body></html>"
SAID = "<html><head><title>如何关闭目录浏览</title></head><body><p>Index of /upload 页面会泄露文件</p></body></html>"


@pytest.mark.parametrize(
    ("html", "server"),
    [
        (APACHE, "apache"),
        (NGINX, "nginx"),
        (TOMCAT, "tomcat"),
        (PYTHON, "python"),
        (IIS, "iis"),
        (ARTICLE, ""),
        (SAID, ""),
        ("", ""),
    ],
)
def test_lists_of_files(html: str, server: str) -> None:
    assert listing_of(html.encode(), "text/html; charset=utf-8")[0] == server


def test_a_folder_that_lists_its_files(site: LocalSite, looked: Callable[..., ExposureFacts]) -> None:
    site.routes["/upload/"] = (200, APACHE, {})
    (trial,) = looked(folders=("/upload/",)).directories
    assert (trial.server, trial.entries) == ("apache", 1)


def test_folders_of_files() -> None:
    urls = [
        "https://a.gov.cn/js/a.js",
        "https://a.gov.cn/js/b.js",
        "https://a.gov.cn/x/y/c.png",
        "https://b.cn/z/d.png",
        "https://a.gov.cn/f.ico",
        "data:image/png",
    ]
    assert folders_of(urls, frozenset({"a.gov.cn"})) == ("https://a.gov.cn/js/", "https://a.gov.cn/x/y/")
