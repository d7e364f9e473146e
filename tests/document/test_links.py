from __future__ import annotations

import pytest

from pytest_govsite.model import Region

from .pages import FOOTER, HEADER, TEXT, TRAIL, read


@pytest.mark.parametrize(
    ("markup", "text", "href", "url"),
    [
        ("<a href='/a.html'>通知<br>公告</a>", "通知 公告", "/a.html", "http://www.shifan.gov.cn/a.html"),
        ("<a href=''>空</a>", "空", "", ""),
        ("<a href>空</a>", "空", "", ""),
        ("<a>无</a>", "无", None, ""),
        ("<a href='#'>回顶</a>", "回顶", "#", ""),
        ("<a href='javascript:;'>点</a>", "点", "javascript:;", ""),
        ("<a href='#' onclick=\"location.href='/b.html'\">2</a>", "2", "#", "http://www.shifan.gov.cn/b.html"),
        ("<a href='javascript:void(0)' onclick='aria.start()'>无障碍</a>", "无障碍", "javascript:void(0)", ""),
        ("<map><area href='/m.html' alt='地图'></map>", "", "/m.html", "http://www.shifan.gov.cn/m.html"),
        ("<div onclick=\"window.open('/c.html')\">专题</div>", "专题", None, "http://www.shifan.gov.cn/c.html"),
    ],
)
def test_links_and_what_works_as_one(markup: str, text: str, href: str | None, url: str) -> None:
    link = read(markup).links[0]
    assert (link.text, link.href, link.url) == (text, href, url)


def test_what_only_does_something_is_no_link() -> None:
    assert read("<img onclick=\"Link('3301990001')\" src=a.png><span onclick='window.print()'>打印</span>").links == ()


def test_the_names_of_a_link() -> None:
    link = read(
        "<a href='/' title='首页' aria-label='返回首页' target=_blank rel=nofollow><img src=a.png alt='标志'><img src=b.png title='徽'></a>"
    ).links[0]
    assert (link.title, link.label, link.image_text, link.target, link.rel) == (
        "首页",
        "返回首页",
        "标志 徽",
        "_blank",
        "nofollow",
    )


def test_choosers_of_friendly_links() -> None:
    document = read(
        "<select onchange='window.open(this.value)'><option selected>友情链接</option><option value='http://www.hebei.gov.cn/'>河北省人民政府</option></select><select><option value='/x'>甲</option></select>"
    )
    assert [(link.tag, link.text, link.url) for link in document.links] == [
        ("option", "河北省人民政府", "http://www.hebei.gov.cn/")
    ]


def test_context_is_the_heading_above() -> None:
    document = read(
        "<div><div class='tit'><h3>通知公告</h3><a href='/more/'>更多</a></div><ul><li><a href='/1.html'>关于放假的通知</a></li></ul></div><h2>领导之窗</h2><p><a href='/ld'>县长</a></p>"
    )
    assert [(link.text, link.context) for link in document.links] == [
        ("更多", "通知公告"),
        ("关于放假的通知", "通知公告"),
        ("县长", "领导之窗"),
    ]


def test_regions_and_visibility_of_links() -> None:
    document = read(
        f"{HEADER}{TRAIL}<h1>示范县召开第十二次常务会议</h1>{TEXT}<p hidden><a href='/x'>隐</a></p><p style='Display : None'><a href='/y'>隐</a></p>{FOOTER}"
    )
    regions = {link.text: link.region for link in document.links}
    assert regions["无障碍"] is Region.HEADER
    assert regions["政务公开"] is Region.NAVIGATION
    assert regions["政务要闻"] is Region.TRAIL
    assert regions["网站地图"] is Region.FOOTER
    assert {link.visible for link in document.links if link.text == "隐"} == {False}
    logo = document.images[0]
    assert (logo.alt, logo.region, logo.link) == ("示范县人民政府", Region.HEADER, "http://www.shifan.gov.cn/")


def test_pictures() -> None:
    document = read(
        "<img src=a.png><img src='data:image/gif;base64,R0' data-src='/b.png' alt=''><input type=image src=c.png alt='搜索'>"
        "<svg><title>国徽</title></svg><svg><path/></svg><a href='/x' title='标识'><img src=//d.gov.cn/e.png onclick='go()' aria-label=徽></a>"
    )
    found = [(image.source, image.alt) for image in document.images]
    assert found == [
        ("http://www.shifan.gov.cn/xw/zwyw/202609/a.png", None),
        ("http://www.shifan.gov.cn/b.png", ""),
        ("http://www.shifan.gov.cn/xw/zwyw/202609/c.png", "搜索"),
        ("", None),
        ("http://d.gov.cn/e.png", None),
    ]
    last = document.images[-1]
    assert (last.link, last.link_title, last.handler, last.label) == (
        "http://www.shifan.gov.cn/x",
        "标识",
        "go()",
        "徽",
    )
    assert document.images[3].title == "国徽"


def test_scripts_keep_what_matters() -> None:
    conac = "document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='https://dcs.conac.cn/js/33/000/0000/60407915/CA330000000604079150001.js' type='text/javascript'%3E%3C/script%3E\"));"
    document = read(
        f"<script>{conac}</script><script>var a=1</script><script id='_jiucuo_' SiteCode='3301990001' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script><script>{'x=1;' * 2000}{conac}</script>"
    )
    assert [bool(s.text) for s in document.scripts] == [True, False, False, True]
    assert "dcs.conac.cn" in document.scripts[0].text
    assert "dcs.conac.cn" in document.scripts[3].text
    assert len(document.scripts[3].text) <= 2000
    assert document.scripts[2].source == "https://zfwzgl.www.gov.cn/exposure/jiucuo.js"
    assert dict(document.scripts[2].attributes) == {"id": "_jiucuo_", "sitecode": "3301990001"}
