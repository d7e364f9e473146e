from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_govsite.document.limits import MAX_DEPTH, MAX_TEXT, tame
from pytest_govsite.document.read import read_document

from .pages import FOOTER, HEADER, TEXT, TRAIL, URL

FRAGMENTS = st.sampled_from(
    [
        "<div", ">", "</div>", "<p>", "<ul><li>", "</li>", "<table><tr><td>", "</table>", "<a href='/x'>", "<a href=", "</a>", "<h1>", "<h2 class=title>",
        "<form>", "<input name=q>", "</form>", "<select onchange=location=1><option value='/x'>", "<script>", "</script>", "<!--", "-->", "<meta name=SiteName content=x>",
        "<iframe src=foot.html>", "</iframe>", "<footer>", "<div class=footer>", "<div class='dqwz'>当前位置：", "首页", " &gt; ", "新闻", "发布时间：", "2026-09-16 09:24", "来源：",
        "浙ICP备05000001号", "主办单位：甲", "，。", "示范县召开会议。", "<noscript>", "<template>", "<svg>", "<title>", "<frameset>", "<br>", "[置顶]", "更多", "\x00", "\ud800", " data-gs-v=1 ", " data-gs-b=1,2,3 ",
        "<base href='http://[x'>", "<img alt>", "11010519491231002X", "<span id='1 2'>", "<o:p>", "&#xD800;", "<td", "'", '"', "=", "<", "style='display:none'",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(st.lists(FRAGMENTS, max_size=60).map("".join), st.sampled_from([URL, "", "x", "http://[", "about:blank"]))
def test_any_markup_is_read(html: str, url: str) -> None:
    document = read_document(html, url)
    assert document.element_count >= 0


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read(html: str) -> None:
    read_document(html, URL)


@settings(max_examples=30)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    read_document(body.decode("latin-1"), URL)


HUGE = {
    "entries": HEADER + "<ul>" + "<li><a href='/x.html'>示范县召开会议</a><span>2026-09-16</span></li>" * 4_166 + "</ul>",
    "entries of many": "<ul>" + "".join(f"<li><a href='/{n}.html'>示范县召开会议{n}</a> 2026-09-16</li>" for n in range(4_166)) + "</ul>",
    "paragraphs": TRAIL + "<h1>题</h1>" + TEXT * 2_500,
    "divs": "<div class='title a'>" * 8_333,
    "closed divs": "<div class='footer'>" * 5_000 + "x" + "</div>" * 5_000,
    "spans": "<p>" + "<span>字</span>" * 10_000,
    "cells": "<table>" + "<tr>" + "<td>发布时间：</td>" * 50 + "</tr>" * 250,
    "tables": "<table><tr><td>" * 3_333,
    "fonts": "".join(f"<p><font color={n}>字" for n in range(3_333)),
    "links": "".join(f"<p><a href={n}>字" for n in range(3_333)),
    "inputs": "<input>" * 10_000,
    "forms": "<form><input></form>" * 5_000,
    "frames": "<iframe></iframe>" * 5_000,
    "comments": "<!-- <meta name=a content=b> -->" * 8_333,
    "scripts": "<script>document.write('ICP备')</script>" * 5_000,
    "one long word": "字" * 500_000,
    "one long tag": "<div class='" + "a " * 83_333 + "'>",
    "open tags": "<div " * 16_666,
    "headings": "<h2>标题</h2>" * 8_333,
    "titles in boxes": "<div class=box><div class=title>栏目</div></div>" * 3_333,
    "labels": "<p>来源：甲 发布时间：2026-09-16 09:24</p>" * 3_333,
    "filing numbers": "<p>浙ICP备05000001号 主办单位：甲</p>" * 3_333,
    "trails": TRAIL * 833,
    "dates": "2026-09-16 " * 33_333,
    "numbers": "110105194912310021 " * 16_666,
    "equal signs": "<p>" + "=" * 166_666 + "</p>",
    "options": "<select onchange='location=this.value'>" + "<option value='/x'>甲</option>" * 8_333,
    "home menus": "<div><a href=/>首页</a><a href=/a>甲</a></div>" * 3_333,
    "tab panels": "<div><ul><li>甲乙</li><li>丙丁</li></ul><div><div><ul><li><a href=/1>示范县召开会议</a> 2026-09-16</li></ul></div><div></div></div></div>" * 1_333,
}  # fmt: skip


@pytest.mark.parametrize("kind", HUGE)
def test_huge_and_odd_pages_take_bounded_time(kind: str) -> None:
    begun = time.process_time()
    document = read_document(HUGE[kind], URL)
    assert time.process_time() - begun < 30
    assert sum(len(block.text) for block in document.blocks) < MAX_TEXT * 2 + 3_100_000


@pytest.mark.thorough
@pytest.mark.parametrize(
    "kind",
    ["entries of many", "paragraphs", "labels", "filing numbers", "headings", "home menus", "links", "tab panels"],
)
def test_time_grows_with_the_page(kind: str) -> None:
    whole = HUGE[kind]

    def cost(html: str) -> float:
        times = []
        for _ in range(2):
            begun = time.process_time()
            read_document(html, URL)
            times.append(time.process_time() - begun)
        return min(times)

    quarter = cost(whole[: len(whole) // 8])
    assert cost(whole[: len(whole) // 2]) < quarter * 9 + 0.3


def test_markup_is_cut_and_flattened() -> None:
    assert len(tame("x" * 20_000_000)) == 10_000_000
    assert tame("<div>" * 50_000).count("<div>") == MAX_DEPTH
    assert tame("<li>x" * 50_000) == "<li>x" * 50_000
    document = read_document("<div>" * 50_000 + "深处" + FOOTER, URL)
    assert "深处" in document.blocks[0].text
