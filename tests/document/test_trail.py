from __future__ import annotations

import pytest

from pytest_govsite.model import Region

from .pages import FOOTER, HEADER, TEXT, read, shown

HOME = "<a href='/'>首页</a>"
NEWS = "<a href='/xw/'>新闻</a>"
KEY = "<a href='/xw/zwyw/'>政务要闻</a>"
EXPECTED = ("首页", "新闻", "政务要闻")

FORMS = {
    "words": f"<div class='dqwz'>您现在的位置：{HOME} &gt; {NEWS} &gt; {KEY}</div>",
    "double arrows": f"<div>当前位置：{HOME}>>{NEWS}>>{KEY}</div>",
    "full width": f"<div>您当前所在位置：{HOME}＞{NEWS}＞{KEY}</div>",
    "guillemets": f"<div class=x>您的位置： {HOME} » {NEWS} » {KEY}</div>",
    "arrow": "<div class='location'>当前位置 : 首页->新闻->政务要闻</div>",
    "plain text": "<div>当前位置：首页 > 新闻 > 政务要闻</div>",
    "in h2": f"<div class='crumb'><h2>您当前所在位置：{HOME}&gt;{NEWS}&gt;<a href='/xw/zwyw/'><span>政务要闻</span></a></h2></div>",
    "list": f"<ol class='breadcrumb'><li>{HOME}</li><li>{NEWS}</li><li>{KEY}</li></ol>",
    "list in nav": f"<nav aria-label='breadcrumb'><ol><li>{HOME}</li><li>{NEWS}</li><li>{KEY}</li></ol></nav>",
    "css separators": f"<div class='crumbs'>{HOME}{NEWS}{KEY}</div>",
    "spans": f"<div class='position'><span>{HOME}<span>/</span></span><span>{NEWS}</span><span>/</span><span>{KEY}</span></div>",
    "slashes": f"<div class='path'>{HOME} / {NEWS} / {KEY}</div>",
    "no words": f"<div>{HOME} > {NEWS} > {KEY}</div>",
    "label apart": f"<div class='wz'><em>您的位置：</em><p>{HOME} &gt; {NEWS} &gt; {KEY}</p></div>",
    "label in cell": f"<table><tr><td>当前位置：</td><td>{HOME} > {NEWS} > {KEY}</td></tr></table>",
    "separator pictures": f"<div class='weizhi'>当前位置：{HOME}<img src=a.gif>{NEWS}<i></i>{KEY}</div>",
    "title beside": f"<div class='location'><div class='l'><span>政务要闻</span></div><div class='r'><i></i><span>您当前的位置 </span>&gt; <span>{HOME}</span>&gt; <span>{NEWS}><a href='/xw/zwyw/'>政务要闻</a></span></div></div>",
    "spaces in words": f"<div>当前位置:&nbsp;{HOME}&nbsp;>&nbsp;{NEWS}&nbsp;>&nbsp;{KEY}&nbsp;</div>",
    "trailing arrow": f"<div class='mbx'>当前位置：{HOME} > {NEWS} > {KEY} ></div>",
}


@pytest.mark.parametrize("form", FORMS)
def test_trails_of_many_makes(form: str) -> None:
    document = read(f"{HEADER}{FORMS[form]}<div class='con'><h1>示范县召开第十二次常务会议</h1>{TEXT}</div>{FOOTER}")
    assert document.trail is not None
    assert document.trail.entries == EXPECTED
    assert len(document.trail.urls) == 3
    if "href" in FORMS[form]:
        assert document.trail.urls[1:] == ("http://www.shifan.gov.cn/xw/", "http://www.shifan.gov.cn/xw/zwyw/")
    assert document.trail.region is Region.TRAIL
    assert "首页" in shown(document, Region.TRAIL)
    assert "政务公开" in shown(document, Region.NAVIGATION)


def test_the_last_entry_may_be_the_fixed_word() -> None:
    document = read(f"{HEADER}<div class=position>{HOME} / {KEY} / <a>正文</a></div>{TEXT}")
    assert document.trail is not None
    assert document.trail.entries == ("首页", "政务要闻", "正文")
    assert document.trail.urls[-1] == ""


def test_the_visible_trail_is_taken() -> None:
    hidden = f"<div style='display:none' class='crumb'>当前位置：{HOME} > {NEWS} > {KEY} > 手机</div>"
    document = read(f"{HEADER}{hidden}<div class='crumb'>当前位置：{HOME} > {KEY}</div>{TEXT}")
    assert document.trail is not None
    assert document.trail.entries == ("首页", "政务要闻")


@pytest.mark.parametrize(
    "form",
    [
        f"<div class='location'><a href='/'><img src=home.png></a><span>&gt;</span>{NEWS}<span>&gt;</span>{KEY}</div>",
        f"<div class='mbx'><a href='/sy/' title='首页' class=home></a> &gt; {NEWS} &gt; {KEY}</div>",
    ],
)
def test_a_picture_that_leads_home_begins_a_trail(form: str) -> None:
    document = read(f"{HEADER}{form}<div class='con'><h1>示范县召开第十二次常务会议</h1>{TEXT}</div>{FOOTER}")
    assert document.trail is not None
    assert document.trail.entries == EXPECTED


@pytest.mark.parametrize(
    "body",
    [
        HEADER,
        "<div class='location'><a href='/ditu/'><img src=map.png></a> 县城东部新区 / 人民路 88 号</div>",
        "<div class='nav'><a href='/'>首页</a> | <a href='/a'>新闻</a> | <a href='/b'>公开</a> | <a href='/c'>服务</a></div>",
        "<div class='footer'><a href='/'>首页</a> | <a href='/a'>网站地图</a></div>",
        "<p>请将材料放到指定位置：一号窗口。</p>",
        "<p>该宗地的当前位置位于县城东部，四至范围清楚。</p>",
        "<div class='pages'><a href='/1'>首页</a><a href='/2'>上一页</a><a href='/3'>下一页</a></div>",
        "<div class='location'><iframe src='/map'></iframe></div>",
        "<!-- 当前位置：首页 > 新闻 -->",
    ],
)
def test_what_is_no_trail(body: str) -> None:
    assert read(body + TEXT).trail is None


def test_noise_after_the_trail_is_left_out() -> None:
    document = read(
        f"{HEADER}<div class='dqwz'>当前位置：{HOME} > {KEY} <span>今天是2026年9月16日 星期三</span></div>{TEXT}"
    )
    assert document.trail is not None
    assert document.trail.entries == ("首页", "政务要闻")
