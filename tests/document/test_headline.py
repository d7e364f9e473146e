from __future__ import annotations

import pytest

from .pages import FOOTER, HEADER, TEXT, TRAIL, article, read

TITLE = "示范县召开第十二次常务会议"
INFO = "<div class='info'><span>发布时间：2026-09-16 09:24</span><span>来源：示范县融媒体中心</span></div>"

FORMS = {
    "h1": f"<h1>{TITLE}</h1>{INFO}",
    "h2": f"<h2 class='title'>{TITLE}</h2>{INFO}",
    "class": f"<div class='ftheme'>{TITLE}</div>{INFO}",
    "bt": f"<div class='bt'><p>{TITLE}</p></div>{INFO}",
    "table": f"<table><tr><td class='bt_link'>{TITLE}</td></tr><tr><td>发布日期：2026-09-16　来源：县政府办</td></tr></table>",
    "bold": f"<p align=center><b><font size=5>{TITLE}</font></b></p>{INFO}",
    "date inside": f"<h2 id='ivs_title'>{TITLE}<small>2026-09-16<span>来源：解放日报</span></small></h2>",
    "date span inside": f"<h1>{TITLE}<span class='time'>2026-09-16 09:24</span></h1>",
    "paragraph inside": f"<h2>{TITLE}<p>发布时间 : 2026-01-03</p></h2>",
    "custom element": f"<h1 class='article-title'><ucaptitle>{TITLE}</ucaptitle></h1>{INFO}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "head", [f"<title>{TITLE}-示范县人民政府</title>", f"<title>{TITLE}_要闻_示范县人民政府</title>"]
)
def test_headlines_of_many_makes(form: str, head: str) -> None:
    document = read(f"{HEADER}{TRAIL}<div class='main'>{FORMS[form]}{TEXT}</div>{FOOTER}", head)
    assert document.headline is not None
    assert document.headline.text == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "【图解】示范县2026年政府工作报告",
        "【省中心】示范县孝云大道长兴三路延伸工程与铁路交叉工程施工总价承包招标资格预审公告（代招标公告）及补充说明第一号[文件获取中]",
    ],
)
def test_titles_that_begin_with_brackets(title: str) -> None:
    page = f"{HEADER}{TRAIL}<div class='main'><h3>{title}</h3>{INFO}{TEXT}{FOOTER}</div>"
    document = read(page, f"<title>{title}&lt;font color='#2ac36e'&gt;&lt;/font&gt;</title>")
    assert document.headline is not None
    assert document.headline.text == title
    assert [(time.text, time.position) for time in document.times[:1]] == [("2026-09-16 09:24", "title")]


def test_a_row_of_tools_in_brackets_is_no_title() -> None:
    page = f"{HEADER}{TRAIL}<div class='main'><h3>【大 中 小】【打印】</h3><h3>{TITLE}</h3>{INFO}{TEXT}{FOOTER}</div>"
    document = read(page, "<title>示范县人民政府</title>")
    assert document.headline is not None
    assert document.headline.text == TITLE


@pytest.mark.parametrize("form", ["h1", "h2", "class", "bt", "paragraph inside", "custom element"])
def test_found_without_any_help_from_labels(form: str) -> None:
    document = read(
        f"{HEADER}{TRAIL}<div class='main'>{FORMS[form]}{TEXT}</div>{FOOTER}", "<title>示范县人民政府</title>"
    )
    assert document.headline is not None
    assert document.headline.text == TITLE


def test_wrong_labels_do_not_hide_the_visible_title() -> None:
    head = '<title>示范县人民政府网站</title><meta name="ArticleTitle" content="关于开展植树活动的通知">'
    document = article(INFO, head=head)
    assert document.headline is not None
    assert document.headline.text == TITLE


def test_line_breaks_and_a_subtitle() -> None:
    body = f"{HEADER}{TRAIL}<h1>示范县人民政府<br>关于做好秋收工作的通知</h1><h2>（试行）</h2>{INFO}{TEXT}{FOOTER}"
    document = read(body, "<title>示范县人民政府关于做好秋收工作的通知</title>")
    assert document.headline is not None
    assert document.headline.text == "示范县人民政府\n关于做好秋收工作的通知"


def test_site_name_in_a_heading_of_the_header_is_none() -> None:
    header = HEADER.replace('<div class="head">', '<div class="head"><h1>示范县人民政府</h1>')
    document = read(
        f"{header}{TRAIL}<div class='tit'>{TITLE}</div>{INFO}{TEXT}{FOOTER}", "<title>示范县人民政府</title>"
    )
    assert document.headline is not None
    assert document.headline.text == TITLE


def test_hidden_titles_do_not_count() -> None:
    document = read(
        f"{HEADER}{TRAIL}<h1 style='display:none'>{TITLE}</h1><h2>{TITLE}</h2>{TEXT}{FOOTER}", f"<title>{TITLE}</title>"
    )
    assert document.headline is not None
    assert document.headline.tag == "h2"


def test_column_titles() -> None:
    items = "".join(
        f"<li><h1><a href='/xw/{n}.html'>示范县第{n}次开展秋收检查</a></h1><span>2026-09-1{n}</span></li>"
        for n in range(1, 6)
    )
    for title in (
        "<div class='lm_tit'>政务要闻</div>",
        "<h2>政务要闻</h2>",
        "<div class='title'><span>政务要闻</span></div>",
    ):
        document = read(f"{HEADER}{TRAIL}{title}<ul>{items}</ul>{FOOTER}", "<title>政务要闻-示范县人民政府</title>")
        assert document.headline is not None
        assert document.headline.text == "政务要闻"
    document = read(f"{HEADER}{TRAIL}<ul>{items}</ul>{FOOTER}", "<title>政务要闻-示范县人民政府</title>")
    assert document.headline is None


def test_side_menu_titles_are_none() -> None:
    side = "<div class='left'><h2>新闻</h2><ul><li><a href=/a>通知公告</a></li><li><a href=/b>部门动态</a></li><li><a href=/c>政务要闻</a></li></ul></div>"
    document = read(
        f"{HEADER}{TRAIL}{side}<div class='right'><h3>政务要闻</h3><p>暂无</p></div>{FOOTER}", "<title>政务要闻</title>"
    )
    assert document.headline is not None
    assert document.headline.text == "政务要闻"
