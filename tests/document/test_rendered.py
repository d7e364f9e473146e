from __future__ import annotations

from pytest_govsite.document.read import read_document
from pytest_govsite.model import Box, Place, Region

from .pages import URL

RENDERED = """<html lang="zh" data-gs-v="1"><head><title>示范县召开会议-示范县人民政府</title><meta name="SiteName" content="a"></head><body>
<div class="header"><a href="/" data-gs-b="10,5,300,80"><img src="/logo.png" data-gs-b="10,5,300,80" data-gs-n="600,160"></a><div class="sw" data-gs-bg="http://www.shifan.gov.cn/bg.png"></div></div>
<h1 data-gs-b="100,200,800,40" data-gs-f="30">示范县召开会议</h1>
<p data-gs-b="100,250,800,20" data-gs-f="14">发布时间：2026-09-16 09:24</p>
<div style="display:none"><b>样式里藏着但显示</b></div>
<p data-gs-v="0">看不见 <span data-gs-v="1" data-gs-b="1,2,30,10" data-gs-f="12">看得见</span></p>
<p><span data-gs-b="100,300,100,20" data-gs-f="16">甲</span><span data-gs-b="200,300,50,24" data-gs-f="18">乙乙乙</span></p>
<div class="footer" data-gs-v="0"><p>主办单位：甲 浙ICP备05000001号</p></div>
<div class="footer2" data-gs-b="0,900,1366,90"><p data-gs-b="0,900,1366,20" data-gs-f="12">主办单位：乙 浙ICP备05000002号 网站标识码：3301990001</p></div>
</body></html>"""


def test_what_the_layout_tells() -> None:
    document = read_document(RENDERED, URL)
    blocks = {block.text: block for block in document.blocks}
    assert document.headline is not None
    assert (document.headline.font_size, document.headline.box) == (30.0, Box(x=100, y=200, width=800, height=40))
    assert blocks["看不见"].visible is False
    assert blocks["看得见"].visible is True
    assert blocks["样式里藏着但显示"].visible is True
    assert blocks["甲乙乙乙"].box == Box(x=100, y=300, width=150, height=24)
    assert blocks["甲乙乙乙"].font_size == 18.0
    logo = document.images[0]
    assert (logo.natural_width, logo.natural_height, logo.visible, logo.alt) == (600, 160, True, None)
    assert document.images[1].background
    assert document.images[1].source == "http://www.shifan.gov.cn/bg.png"
    assert document.times[0].visible is True


def test_the_footer_that_is_seen_is_the_footer() -> None:
    document = read_document(RENDERED, URL)
    assert document.footer_selector == "body > div:nth-of-type(4)"
    assert "乙" in " ".join(block.text for block in document.texts(Region.FOOTER))
    assert "甲" not in " ".join(block.text for block in document.texts(Region.FOOTER))


def test_a_place_noted_by_the_probe_counts() -> None:
    html = '<html data-gs-v="1"><head><div></div><meta name="SiteName" content="a" data-gs-p="head"></head><body></body></html>'
    assert read_document(html, URL).metas[0].place is Place.HEAD


def test_annotations_are_no_attributes_of_scripts() -> None:
    document = read_document(
        '<html data-gs-v="1"><body><script id="_jiucuo_" data-gs-v="0" src="a.js"></script></body></html>', URL
    )
    assert document.scripts[0].attributes == (("id", "_jiucuo_"),)
    assert document.scripts[0].visible is False


def test_odd_annotations_are_ignored() -> None:
    document = read_document(
        '<html data-gs-v="1"><body><p data-gs-b="1,2" data-gs-f="x">字</p><img data-gs-n="a,b" src=a></body></html>',
        URL,
    )
    assert document.blocks[0].box is None
    assert document.blocks[0].font_size is None
    assert document.images[0].natural_width is None
