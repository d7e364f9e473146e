from __future__ import annotations

from pytest_govsite.document.frames import frame_missing, merge_frame
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Region

from .pages import FOOTER, HEADER, TEXT, read

FRAME = "http://www.shifan.gov.cn/include/foot.html"


def test_a_footer_from_a_frame() -> None:
    page = read(f"{HEADER}<h1>示范县召开会议</h1>{TEXT}<iframe src='/include/foot.html'></iframe>")
    assert page.footer_scripted
    holder = page.frames[0]
    assert (holder.source, holder.loaded) == (FRAME, None)
    merged = merge_frame(page, read_document(f"<body>{FOOTER}</body>", FRAME), holder)
    assert not merged.footer_scripted
    assert merged.frames[0].loaded is True
    footer = [b for b in merged.texts(Region.FOOTER) if "主办单位" in b.text]
    assert [b.frame for b in footer] == [FRAME]
    assert merged.footer_selector == holder.selector
    assert any(link.frame == FRAME and "beian.miit" in link.url for link in merged.links)
    assert merged.title == page.title


def test_nodes_of_a_frame_take_the_region_of_its_place() -> None:
    page = read(f"{HEADER}{TEXT}<div class='footer'><iframe src='/f.html'></iframe><p>版权所有 示范县</p></div>")
    merged = merge_frame(
        page,
        read_document("<p>电话：0571-12345678</p><form><input></form>", "http://www.shifan.gov.cn/f.html"),
        page.frames[0],
    )
    assert next(b for b in merged.blocks if "0571" in b.text).region is Region.FOOTER
    assert merged.main_text_length == page.main_text_length
    assert merged.forms[-1].controls[0].frame == "http://www.shifan.gov.cn/f.html"


def test_a_hidden_frame_hides_its_content() -> None:
    page = read(f"{TEXT}<iframe style='display:none' src='/x.html'></iframe>")
    merged = merge_frame(page, read_document(TEXT, "http://www.shifan.gov.cn/x.html"), page.frames[0])
    assert merged.blocks[-1].visible is False
    assert merged.main_text_length == page.main_text_length


def test_a_frameset() -> None:
    page = read_document(
        "<html><head><title>t</title></head><frameset rows='90,*'><frame src=top.html name=top><frame src=main.html></frameset></html>",
        "http://a.gov.cn/",
    )
    assert [(f.source, f.name) for f in page.frames] == [
        ("http://a.gov.cn/top.html", "top"),
        ("http://a.gov.cn/main.html", ""),
    ]
    merged = merge_frame(
        page,
        read_document(
            f"{HEADER}<h1>示范县召开第十二次常务会议</h1><p>发布时间：2026-09-16 09:24</p>{TEXT}{FOOTER}",
            "http://a.gov.cn/main.html",
        ),
        page.frames[1],
    )
    assert merged.headline is not None
    assert merged.times[0].frame == "http://a.gov.cn/main.html"
    assert merged.footer_selector
    assert merged.main_text_length > 0


def test_a_frame_that_did_not_answer() -> None:
    page = read("<iframe src='/a.html'></iframe><iframe src='/b.html'></iframe>")
    assert [f.loaded for f in frame_missing(page, page.frames[1]).frames] == [None, False]


def test_a_frame_that_is_a_footer_is_a_footer_as_a_whole() -> None:
    page = read(f"{HEADER}<h1>示范镇召开会议</h1>{TEXT}<iframe src='/include/foot.html'></iframe>")
    foot = (
        "<p><a href='/wzdt.html'>站点地图</a> | <a href='http://www.shifan.gov.cn/'>示范县人民政府</a></p>"
        "<p>示范县示范镇人民政府主办 电话：0954-3055001 邮箱：zhen@shifan.gov.cn</p>"
        "<p>浙ICP备2021001999号-3 网站标识码：3301990021</p>"
    )
    merged = merge_frame(page, read_document(f"<body>{foot}</body>", FRAME), page.frames[0])
    footer = " ".join(b.text for b in merged.texts(Region.FOOTER))
    assert "镇人民政府主办" in footer
    assert "0954-3055001" in footer
    assert any(link.region is Region.FOOTER and link.name == "站点地图" for link in merged.links)
    assert merged.main_text_length == page.main_text_length


def test_a_frame_of_content_with_a_footer_of_its_own_keeps_its_content() -> None:
    page = read(f"{HEADER}<iframe src='/list.html'></iframe>")
    rows = "".join(
        f"<li><a href='/a/{n}.html'>示范县召开第{n}次会议</a><span>2026-09-1{n}</span></li>" for n in range(5)
    )
    merged = merge_frame(page, read_document(f"<body><ul>{rows}</ul>{FOOTER}</body>", FRAME), page.frames[0])
    assert {item.url for block in merged.lists if block.region is Region.MAIN for item in block.items}
