from __future__ import annotations

import pytest

from pytest_govsite.checks.links import links_empty
from pytest_govsite.model import PageFacts
from tests.checks.links.surveying import answer, surveyed
from tests.checks.writing import page, word, words


def judged(*pages: PageFacts, **values: object) -> list[str]:
    return [word(v) for v in links_empty(pages, surveyed(*pages, **values))]  # type: ignore[arg-type]


def _note(href: str) -> list[str]:
    shown = page(f"<main><p>Rents rose<a href='{href}'>1</a> last year. <a href=/x>Others</a></p></main>")
    return [word(verdict) for verdict in links_empty((shown,), surveyed(shown))]


def test_notes_that_are_not_there_fail_and_pagers_do_not() -> None:
    assert _note("#n1") == _note("#_ftn1") == _note("#cite_note-1") == ["failed"]
    assert _note("#1") == _note("#page-1") == ["passed"]
    there = page("<main><p>Rents rose<a href='#n1'>1</a>.</p><p id=n1>1. Survey.</p></main>")
    assert [word(verdict) for verdict in links_empty((there,), surveyed(there))] == ["passed"]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("<a href=''>政策解读</a>", "空链：href 为空"),
        ("<a href='  '>政策解读</a>", "空链：href 为空"),
        ("<a href='#'>政策解读</a>", "空链：只写 #，没有事件"),
        ("<a href='###'>政策解读</a>", "空链：只写 #，没有事件"),
        ("<a href='javascript:void(0)'>政策解读</a>", "空链：javascript 什么也不做，没有事件"),
        ("<a href='about:blank'>政策解读</a>", "空链：打开空白页（about:blank），没有事件"),
        ("<a href='javascript:;'>政策解读</a>", "空链：javascript 什么也不做，没有事件"),
        ("<a href='javascript:void(0);' onclick='return false;'>政策解读</a>", "空链：javascript 什么也不做，没有事件"),
        ("<a href='#nowhere'>政策解读</a>", "空链：# 后的位置在页面上不存在"),
        ("<a href='#'><img src=/a.png alt=政策解读></a>", "空链：只写 #，没有事件"),
        ("<map name=m><area href='#' alt=政策 shape=rect coords=0,0,9,9></map>", "空链：只写 #，没有事件"),
        (
            "<div class=box><h3>要闻<a href='#'>更多&gt;&gt;</a></h3><ul><li><a href=/1>要闻</a></ul></div>",
            "空链：只写 #，没有事件",
        ),
    ],
)
def test_links_that_lead_nowhere_fail(link: str, message: str) -> None:
    shown = page(f"<p>{link} <a href=/x>其他</a></p>")
    assert words(links_empty((shown,), surveyed(shown))) == [("failed", message)]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#' onclick='show()'>展开</a>",
        "<a href='javascript:show()'>展开</a>",
        "<a href='javascript:window.print();'>打印</a>",
        "<a href='#'><span onclick='show()'>展开</span></a>",
        "<div onclick='show()'><a href='#'>展开</a></div>",
        "<a href='#part'>第二部分</a><h2 id=part>第二部分</h2>",
        "<a href='#part'>第二部分</a><a name=part></a>",
        "<a href='#%E9%83%A8'>第二部分</a><h2 id=部>第二部分</h2>",
        "<a href='#top'>返回顶部</a>",
        "<a href='#/list'>列表</a>",
        "<a href='#!list'>列表</a>",
        "<a>没有地址</a>",
        "<a name=part></a>",
        "<a href='#' data-toggle=dropdown>菜单</a>",
        "<a href='#' data-bs-toggle=collapse data-bs-target='#x'>展开</a>",
        "<a href='#' role=button>展开</a>",
        "<a href='#' aria-expanded=false>展开</a>",
        "<a href='#' @click='go'>进入</a>",
        "<a href='#' ng-click='go()'>进入</a>",
        "<ul class=nav><li><a href='#'>政务公开</a><ul><li><a href=/1>公告</a></ul></ul>",
        "<dl><dt><a href='javascript:;'>微信</a><div><img src=/q.png alt=二维码></div></dt></dl>",
        "<div class=dropdown><a href='#'>部门网站</a><div class=list><a href=/1>教育局</a></div></div>",
        "<div class=bdsharebuttonbox><a href='#' class=bds_weixin>微信</a></div>",
        "<div class=page><a href='#'>1</a><a href='javascript:;'>下一页</a></div>",
        "<a href='#'></a>",
        "<div style='display:none'><a href='#'>模板</a></div>",
        "<label><a href='#'>同意</a></label>",
    ],
)
def test_what_only_looks_empty_passes(link: str) -> None:
    assert judged(page(f"<p>其他<a href=/x>其他</a></p>{link}")) == ["passed"]


def test_links_that_scripts_name_are_for_a_person_once_a_template() -> None:
    inline = "<script>$('.tabs').on('click', 'a', f)</script>"
    body = f"<div class=tabs><a href='#'>通知</a></div>{inline}"
    pages = [page(body, path=f"/a/{n}.html", template="t") for n in range(9)]
    assert judged(*pages) == ["cantTell", "passed"]
    other = page("<div class=tabs><a href='#'>通知</a></div><script>$('.menu').on('click', f)</script>")
    assert judged(other) == ["failed"]


def test_names_of_scripts_in_files_count_as_far_as_they_were_read() -> None:
    shown = page(
        "<div class=tabs><a href='#'>通知</a></div><script src=/own.js></script><script src=/jquery.min.js></script>"
    )
    assert judged(shown, answers=(answer("/own.js", names=("tabs",)),)) == ["cantTell", "passed"]
    assert judged(shown, answers=(answer("/own.js", names=("menu",)),)) == ["failed"]
    assert judged(shown, answers=(answer("/own.js", names=("menu",), whole=False),)) == ["cantTell", "passed"]
    assert judged(shown, answers=(answer("/own.js", "gone"),)) == ["cantTell", "passed"]
    assert judged(shown) == ["cantTell", "passed"]


def test_no_links_and_no_pages() -> None:
    assert judged(page("文字")) == ["inapplicable"]
    assert judged() == ["untested"]


def test_a_place_that_a_script_names_may_be_made_by_it() -> None:
    link = "<p><a href='#made'>第二部分</a></p>"
    assert judged(page(link + "<script>add('made')</script>")) == ["cantTell", "passed"]
    assert judged(page(link + "<script>add('other')</script>")) == ["failed"]
