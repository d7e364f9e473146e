from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.image_links import picture_links
from pytest_govsite.checks.accessibility.image_text import alternatives
from pytest_govsite.checks.accessibility.telling import LookCheck
from pytest_govsite.model import CloserLook, Level, Outcome
from tests.accessibility.corpus import PHOTOGRAPH
from tests.accessibility.looking import Looking

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
PHOTO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/%3E"


def outcomes(check: LookCheck, page: CloserLook) -> list[str]:
    """Outcomes in order; `advice` for a failure that is advice."""
    return [
        "advice" if verdict.outcome is Outcome.FAILED and verdict.level is Level.SHOULD else verdict.outcome.value
        for verdict in check(page)
    ]


@pytest.mark.parametrize(
    "alternative",
    [
        "图片",
        "图片1",
        "微信图片_20230615093012.jpg",
        "W020230817374651234567",
        "IMG_1234",
        "DSC00012",
        "image",
        "Photo",
        "logo",
        "未标题-1",
        "banner01.png",
        "http://www.example.gov.cn/images/1.jpg",
        "alt text",
        "undefined",
        "在这里插入图片描述",
        "image001.gif",
        "spacer.gif",
        "...",
        "decorative line",
    ],
)
def test_alternatives_that_say_nothing_fail(looking: Looking, alternative: str) -> None:
    page = looking.look(f"<p>正文</p><p><img src='{PHOTO}' alt='{alternative}'></p>")
    assert outcomes(alternatives, page) == ["failed"]


def test_a_number_says_what_a_small_picture_shows_and_a_large_one_does_not(looking: Looking) -> None:
    page = looking.look(f"<img src='{PHOTOGRAPH}' alt='1' width=200 height=120>")
    assert outcomes(alternatives, page) == ["failed"]
    page = looking.look(f"<img src='{PHOTOGRAPH}' alt='1' width=24 height=24>")
    assert outcomes(alternatives, page) == ["passed"]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='{}' alt='市长张某在开发区调研'>",
        "<img src='{}' alt='Image of the town hall at night'>",
        "<img src='{}' alt='武汉/长沙高铁线路图'>",
        "<img src='{}' alt='2023年GDP 1234.5亿元'>",
        "<img src='{}' alt='010-12345678'>",
        "<img src='{}' alt='Bar chart of visits by month'>",
        "<img src='{}' alt='W3C logo'>",
        "<img src='{}' alt='+'>",
        "<img src='/images/2.png' alt='2' width=14 height=14><img src='{}' alt='步骤'>",
        "<img src='{}' alt=''>",
        "<img src='{}' role='presentation'>",
        "<img src='{}' alt='image' style='display:none'>",
        "<div aria-hidden='true'><img src='{}' alt='image'></div>",
        "<a href='/a'><img src='{}' alt='办事大厅'></a>",
        "<span role='img' aria-label='五星'>★★★★★</span>",
        "<svg role='img' aria-label='市徽' width=40 height=40></svg><img src='{}' alt='市徽'>",
        "<pre>GET /index HTTP/1.1\nHost: a\nAccept: */*\n\n{{}}</pre><img src='{}' alt='请求示例'>",
        "<pre>+----+----+\n| a  | b  |\n+----+----+\n| 1  | 2  |\n+----+----+\n</pre><img src='{}' alt='表格'>",
        '<pre><code>macro_rules! m {\n    ("a") => { ... };\n    ("b") => { ... };\n    ("c") => { ... };\n    ("d") => { ... };\n}</code></pre><img src=\'{}\' alt=\'代码\'>',
        "<a href='/x'><img src='{}' alt=''> 首页</a>",
    ],
)
def test_alternatives_that_say_something_pass(looking: Looking, html: str) -> None:
    assert outcomes(alternatives, looking.look(html.replace("{}", PHOTO))) == ["passed"]


def test_the_source_of_a_formula_is_an_alternative_and_a_template_is_none(looking: Looking) -> None:
    page = looking.look("<p>排版用 <img src='/form_0.png' alt='{\\LaTeX}'></p>")
    assert outcomes(alternatives, page) == ["passed"]
    page = looking.look("<p>图 <img src='/form_0.png' alt='{photo.title}'></p>")
    assert outcomes(alternatives, page) == ["failed"]


def test_the_name_of_the_file_is_no_alternative(looking: Looking) -> None:
    page = looking.look("<img src='/upload/town_hall-2.jpg' alt='town_hall-2'>")
    assert outcomes(alternatives, page) == ["failed"]
    page = looking.look("<img src='/upload/Helsinki.jpg' alt='Helsinki'>")
    assert outcomes(alternatives, page) == ["passed"]


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        (f"<img src='{PHOTO}' title='开发区全景'>", "advice"),
        (f"<img src='{PHOTO}' alt='{'很长的说明' * 40}'>", "advice"),
        (f"<img src='{PIXEL}' alt='占位' width=1 height=1>", "advice"),
        (f"<img src='{PIXEL}' data-src=/photo.jpg alt='构建版本' width=90 height=20>", "passed"),
        (f"<img src='{PHOTO}' alt='全景' role=presentation>", "advice"),
        (f"<img src='{PHOTO}' alt='' title='全景'>", "advice"),
        (f"<figure><img src='{PHOTO}' alt='开发区全景'><figcaption>开发区全景</figcaption></figure>", "advice"),
        ("<img src='/a1.jpg' alt='调研现场'><img src='/a2.jpg' alt='调研现场'>", "advice"),
        ("<img src='/logo.png' alt='' width=120 height=40>", "failed"),
        ("<img src='/images/qrcode.png' alt='' width=100 height=100>", "failed"),
        (f"<img src='{PHOTO}' alt='' onclick='zoom()'>", "failed"),
        (f"<article><p><img src='{PHOTO}' alt=''></p><p>正文</p></article>", "cantTell"),
        (
            "<pre>\n  /\\_/\\  ( - )\n ( o.o ) (---)\n  > ^ <  /// \\\\\\\n ~~~~~~~~~~~~~\n ############\n</pre>",
            "failed",
        ),
        ("<div><canvas width=300 height=200></canvas></div>", "failed"),
        ("<div>各月访问量 <canvas width=300 height=200></canvas></div>", "advice"),
        ("<div id=qr><canvas width=150 height=150></canvas></div><p>正文</p>", "failed"),
        ("<div><div><canvas width=150 height=150></canvas></div>扫一扫在手机打开当前页</div>", "passed"),
        ("<div><canvas width=300 height=200>一月 10 次</canvas></div>", "passed"),
        ("<canvas width=300 height=200 aria-hidden=true></canvas>", "passed"),
        ("<embed type='application/x-test' src='/a.swf' width=300 height=200>", "failed"),
        ("<svg width=300 height=200><rect width=300 height=200 /></svg>", "cantTell"),
        ("<svg width=300 height=200><text x=10 y=20>一季度</text></svg>", "passed"),
        ("<svg width=20 height=20><rect width=20 height=20 /></svg> 首页", "passed"),
        ("<style>b::before{content:'重要提示'}</style><b>公告</b><img src=x alt=国徽>", "cantTell"),
        ("<style>b::before{content:'▶ '}</style><b>公告</b><img src=x alt=国徽>", "passed"),
        (
            "<style>i::before{content:'\\e600'}</style><table><tr><td>甲</td><td><i></i></td></tr></table><img src=x alt=国徽>",
            "failed",
        ),
        ("<p>存储空间 <meter value=0.6></meter></p>", "failed"),
        ("<label>存储空间 <meter value=0.6></meter></label>", "passed"),
        ("<progress aria-label='上传进度' value=3 max=9></progress>", "passed"),
        ("<p>没有图片</p>", "inapplicable"),
    ],
)
def test_content_without_its_words(looking: Looking, html: str, outcome: str) -> None:
    assert outcomes(alternatives, looking.look(html)) == [outcome]


def test_background_pictures_in_the_text_are_for_a_person(looking: Looking) -> None:
    style = "background:url(/map.jpg);width:300px;height:200px"
    page = looking.look(f"<main><div style='{style}'></div><p>正文</p></main><img src=x alt=国徽>")
    assert outcomes(alternatives, page) == ["cantTell"]
    page = looking.look(f"<div style='{style}'></div><p>正文</p><img src=x alt=国徽>")
    assert outcomes(alternatives, page) == ["passed"]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/'><img src='{}' alt='logo'></a>",
        "<a href='/a'><img src='{}' alt='图片'></a>",
        "<a href='/a'><img src='{}' alt='点击这里'></a>",
        "<a href='/a'><img src='{}' alt='click here'></a>",
        "<a href='/a'><img src='{}' alt='banner_02.jpg'></a>",
        "<a href='/a'><img src='{}' alt='20230815112233445566'></a>",
        "<a href='http://www.a.cn/b'><img src='{}' alt='http://www.a.cn/b'></a>",
        "<a href='/a'><i>\ue601</i></a>",
        "<a href='?p=2'>»</a>",
        "<img src='{}' usemap='#m' alt='区划图'><map name=m><area href='/a' shape=rect coords='0,0,9,9' alt='area1.htm'></map>",
        "<a href='/a'><svg role=img aria-label='icon' width=20 height=20></svg></a>",
        "<ul><li><a href='javascript:;' title='链接'><i class=icon></i></a></ul>",
    ],
)
def test_links_of_pictures_that_say_nothing_fail(looking: Looking, html: str) -> None:
    if "area1" in html:
        html = html.replace("area1.htm", "image1.png")
    assert outcomes(picture_links, looking.look(html.replace("{}", PHOTO))) == ["failed"]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/'><img src='{}' alt='某某市人民政府'></a>",
        "<ul>"
        + "".join(
            f"<li><a href='javascript:;' title='{t}'><i class=icon></i></a>" for t in ("加粗", "斜体", "链接", "横线")
        )
        + "</ul>",
        "<a href='/'><img src='{}' alt='W3C home'></a>",
        "<a href='/a' aria-label='下一页'>»</a>",
        "<a href='/a' title='下一页'>›</a>",
        "<a href='/a' aria-label='微信'><i>\ue601</i></a>",
        "<a href='/a'><img src='{}' alt='信息公开指南'></a>",
        "<a href='/'><img src='{}' alt='Logo of the W3C'></a>",
        "<a href='/a'><svg role=img aria-label='搜索' width=20 height=20></svg></a>",
        "<h3 id=button>button<a href='#button' title=button><i class=icon></i></a></h3>",
    ],
)
def test_links_of_pictures_that_say_where_they_lead_pass(looking: Looking, html: str) -> None:
    assert outcomes(picture_links, looking.look(html.replace("{}", PHOTO))) == ["passed"]


def test_links_of_text_are_no_concern(looking: Looking) -> None:
    page = looking.look(
        f"<a href='/a'>图片</a><a href='/b'><img src='{PHOTO}' alt=''>信息公开</a><div style='height:0;overflow:hidden'><a href='/d'>Divider</a></div><img src='{PHOTO}' alt='图片'>"
    )
    assert outcomes(picture_links, page) == ["inapplicable"]


def test_links_without_a_name_are_told_once(looking: Looking) -> None:
    page = looking.look(f"<a href='/a'><img src='{PHOTO}'></a>")
    assert outcomes(axe_rules("accessibility.image-links"), page) == ["failed"]
    assert outcomes(picture_links, page) == ["passed"]
