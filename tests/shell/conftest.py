from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

HEAD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn">
<meta name="SiteIDCode" content="3301990001">{labels}</head><body>
<header class="header"><h1>示范县人民政府</h1></header>
<nav class="nav"><a href="/">首页</a> <a href="/news/">要闻动态</a> <a href="/notices/">通知公告</a></nav>"""
FOOT = """<footer class="footer"><p>主办单位：示范县人民政府办公室 电话：0571-86120345</p>
<p>网站标识码：3301990001</p></footer></body></html>"""
COLUMN = """<meta name="ColumnName" content="{name}"><meta name="ColumnDescription" content="发布{name}信息">
<meta name="ColumnKeywords" content="{name}"><meta name="ColumnType" content="工作动态">"""


def page(title: str, body: str, labels: str = "") -> str:
    return HEAD.format(title=title, labels=labels) + body + FOOT


def site() -> dict[str, str]:
    pages = {
        "/": page(
            "示范县人民政府",
            "<ul>"
            + "".join(f'<li><a href="/news/{i}.html">第{i}次会议召开</a> 2026-11-1{i}</li>' for i in range(1, 6))
            + "</ul>",
        )
    }
    for path, name in (("/news/", "要闻动态"), ("/notices/", "通知公告")):
        items = "".join(
            f'<li><a href="{path}{i}.html">第{i}次会议召开</a><span>2026-11-1{i}</span></li>' for i in range(1, 6)
        )
        body = f'<div class="position">当前位置：<a href="/">首页</a> &gt; {name}</div><h2>{name}</h2><ul class="list">{items}</ul>'
        pages[path] = page(f"{name}-示范县人民政府", body, COLUMN.format(name=name))
        for i in range(1, 6):
            title, when = f"第{i}次会议召开", f"2026-11-1{i} 09:30"
            labels = COLUMN.format(name=name) + (
                f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{when}">'
                '<meta name="ContentSource" content="县政府办">'
            )
            text = "<p>会议研究了全县重点工作，要求各部门抓好落实，确保完成全年目标任务。</p>" * 12
            body = (
                f'<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="{path}">{name}</a></div>'
                f"<h1>{title}</h1><div>发布时间：{when} 来源：县政府办</div><div class='content'>{text}</div>"
            )
            pages[f"{path}{i}.html"] = page(f"{title}-示范县人民政府", body, labels)
    return pages


class Site:
    """A small site on loopback that counts what is asked for."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.asked: Counter[str] = Counter()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else each answer waits 40 ms

            def do_GET(self) -> None:
                outer.asked[self.path] += 1
                text = outer.pages.get(self.path)
                body = (text or "not here").encode()
                self.send_response(200 if text is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def small_site() -> Iterator[Site]:
    with Site(site()) as running:
        yield running


@pytest.fixture(autouse=True)
def _without_pdf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave record.pdf out: printing it dozens of times would take most of the time of these tests."""
    if request.node.get_closest_marker("browser") is None:
        monkeypatch.setenv("PATH", "/nonexistent")
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nonexistent")
