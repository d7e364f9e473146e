from __future__ import annotations

import subprocess
import sys

from pytest_govsite.document.read import read_document
from pytest_govsite.document.skeleton import SIZE, similarity

from .pages import FOOTER, HEADER, TEXT, TRAIL, URL


def page(main: str) -> tuple[int, ...]:
    return read_document(f"<body>{HEADER}{TRAIL}{main}{FOOTER}</body>", URL).skeleton


def listing(count: int, extra: str = "") -> str:
    items = "".join(
        f"<li class='item{n}'><a href='/{n}.html'>示范县召开第{n}次常务会议</a><span class='date'>2026-09-1{n % 10}</span></li>"
        for n in range(count)
    )
    return f"<div class='list-main'><div class='list-left'><div class='menu-box'><h2 class='lm'>新闻</h2></div></div><div class='list-right'><div class='lm-tit'>要闻</div><ul class='news-list'>{items}</ul><div class='page'><a class='next' href='2'>下一页</a></div>{extra}</div></div>"


def article(text: str, extra: str = "") -> str:
    return f"<div class='article-main'><div class='article-box'><h1 class='article-title'>题</h1><div class='article-info'><span class='info-date'>发布时间：2026-09-16 09:24</span><span class='info-ly'>来源：县政府办</span></div><div id='zoom' class='article-text'>{text}</div><div class='article-tools'><a class='print'>打印</a></div>{extra}</div></div>"


def test_lists_of_other_length_are_alike() -> None:
    assert similarity(page(listing(3)), page(listing(40))) > 0.95


def test_other_texts_tables_and_pictures_are_alike() -> None:
    pasted = "<p class='MsoNormal'><span lang=EN-US>x</span></p><table border=1><tr><td><p>1</p></td></tr></table><p><img src=a.jpg><b>x</b></p><div><div>y</div></div>"
    assert similarity(page(article(TEXT)), page(article(TEXT * 20 + pasted))) > 0.8


def test_optional_blocks_are_alike() -> None:
    related = "<div class='related'><h3>相关新闻</h3><ul><li><a href='/1'>甲</a></li></ul></div>"
    assert similarity(page(article(TEXT)), page(article(TEXT, related))) > 0.8


def test_a_state_in_the_menu_changes_nothing() -> None:
    first = page(listing(9))
    second = read_document(
        f"<body>{HEADER.replace('<li><a', '<li class=on><a', 1)}{TRAIL}{listing(9)}{FOOTER}</body>", URL
    ).skeleton
    assert similarity(first, second) > 0.95


def test_different_templates_differ() -> None:
    assert similarity(page(listing(20)), page(article(TEXT))) < 0.6


def test_pages_that_name_nothing() -> None:
    def table(rows: int) -> tuple[int, ...]:
        cells = "<tr><td>·</td><td><a href=/a>示范县召开会议</a></td><td>2026-09-16</td></tr>" * rows
        return read_document(f"<table><tr><td><table>{cells}</table></td></tr></table>", URL).skeleton

    other = read_document(
        "<table><tr><td><form><table><tr><td><input></td></tr></table></form></td></tr></table><dl><dd>x</dd></dl>", URL
    ).skeleton
    assert similarity(table(3), table(30)) == 1.0
    assert similarity(table(3), other) < 0.8


def test_bounds() -> None:
    assert similarity((), ()) == 1.0
    assert similarity((), (1,)) == 0.0
    many = read_document(
        "".join(f"<div class='{'x' * (n % 30 + 1)}{chr(97 + n % 26)}'>" for n in range(400)), URL
    ).skeleton
    assert len(many) <= SIZE
    assert many == tuple(sorted(many))


def test_the_same_in_every_process() -> None:
    code = "from pytest_govsite.document.read import read_document as r; print(r('<div class=a><ul class=b><li>x</ul></div>', 'http://a.cn/').skeleton)"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
