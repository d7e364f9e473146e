"""Layouts that break in one engine, in all, or only seem to."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.compatibility.layout import layout
from pytest_govsite.model import CloserLook
from pytest_govsite.model.engine_layout import Layout
from tests.compatibility.judging import outcome, outcomes, page_of, seen
from tests.compatibility.viewing import Viewing

pytestmark = pytest.mark.browser
ROW = "<style>.row{width:900px;overflow:hidden}.row div{float:left;width:300px;height:80px}</style>"
ONLY_FIREFOX = "@supports (-moz-appearance:none)"


def failures(page: CloserLook) -> list[tuple[str, str]]:
    """Return engine and message of each failure."""
    return [
        (verdict.found.split("：")[0].split("（")[0], verdict.message.zh)
        for verdict in layout(page)
        if outcome(verdict) in ("failed", "advice")
    ]


BROKEN_IN_FIREFOX = {
    "a feature query": (
        f"{ROW}<style>{ONLY_FIREFOX}{{.row div{{width:310px}}}}</style>"
        "<div class=row><div>政务公开</div><div>政务服务</div><div>互动交流</div></div>",
        "掉到了下一行",
    ),
    "a vendor prefix": (
        "<style>.menu{display:-webkit-box;width:600px}.menu p{width:-webkit-fill-available}</style>"
        "<style>.menu a{display:block;width:200px;height:40px}.bar{width:200px;width:-moz-max-content}</style>"
        "<div class=bar style='background:#ddd'><p>一段在另一种浏览器里把框撑得很宽很宽的文字，框宽取决于前缀写法的支持情况如何。</p></div>",
        "大小明显不同",
    ),
    "a sniffed engine": (
        f"{ROW}<div class=row id=r><div>政务公开</div><div>政务服务</div></div><script>if(navigator.userAgent.includes('Firefox'))document.getElementById('r').children[1].style.display='none'</script>",
        "不显示",
    ),
    "newer syntax": (
        "<style>#b{width:300px}#b{width:if(media(print):300px; else:900px)}</style><div id=b style='background:#eee'>公告</div><p>尾",
        "大小明显不同",
    ),
    "an interface of one engine": (
        "<p id=b style='display:none'>统计数据解读全文</p><p>尾<script>if(navigator.userAgentData.brands)document.getElementById('b').style.display='block'</script>",
        "不显示",
    ),
    "letters on letters": (
        f"<style>{ONLY_FIREFOX}{{#b{{margin-top:-20px}}}}</style><p style='margin:0;line-height:20px'>关于公布行政许可事项清单的公告</p><p id=b style='line-height:20px'>关于印发工作要点的通知</p>",
        "重叠",
    ),
    "cut text": (
        f"<style>{ONLY_FIREFOX}{{#b{{width:90px}}}}</style><div style='overflow:hidden'><p id=b style='white-space:nowrap;overflow:hidden'>关于公布行政许可事项清单的公告</p></div>",
        "截断",
    ),
    "text out of its box": (
        f"<style>{ONLY_FIREFOX}{{#b{{height:20px}}}}</style><div id=b style='border:1px solid #333;width:120px'>关于公布行政许可事项清单的公告以及其他三项决定</div><p style='margin-top:120px'>尾",
        "超出所在的框",
    ),
    "a broken number": (
        f"<style>{ONLY_FIREFOX}{{#b{{word-break:break-all}}}}</style><p id=b style='width:150px'>咨询电话号码：031012345678901</p>",
        "断行",
    ),
    "a menu of two lines": (
        f"<style>{ONLY_FIREFOX}{{#n a{{width:50px!important}}}}</style><nav id=n><a style='display:inline-block;width:90px' href=/a>政务公开</a> <a style='display:inline-block;width:90px' href=/b>政务服务</a></nav>",
        "短标题或菜单文字断行",
    ),
    "cells out of line": (
        f"<style>{ONLY_FIREFOX}{{#b{{display:block;float:left}}}}</style><table border=1 width=600><tr><td>名称<td>数量<td>备注</tr><tr><td id=b>甲<td>12<td>无</tr><tr><td>乙<td>13<td>无</tr></table>",
        "单元格错位",
    ),
    "a stretched image": (
        f"<style>{ONLY_FIREFOX}{{#b{{height:200px}}}}</style><img id=b src=/picture.png width=100>",
        "变形",
    ),
    "columns in another number": (
        f"<style>{ONLY_FIREFOX}{{.g li{{width:230px!important}}}} .g{{width:620px;overflow:hidden}}.g li{{float:left;list-style:none;width:200px;height:60px}}</style>"
        "<ul class=g style='padding:0'>" + "".join(f"<li>办事事项{n}</li>" for n in "甲乙丙丁戊己") + "</ul>",
        "掉到了下一行",
    ),
    "blocks in another order": (
        f"<style>{ONLY_FIREFOX}{{.o{{flex-direction:row-reverse!important}}}} .o{{display:flex;width:600px}} .o div{{width:300px;height:50px}}</style>"
        "<div class=o><div>通知公告</div><div>政策文件</div></div>",
        "次序颠倒",
    ),
    "blocks on each other": (
        f"<style>{ONLY_FIREFOX}{{#b{{margin-top:-60px}}}}</style><div style='height:120px'><img src=/picture.png width=300 height=120></div><div id=b style='height:100px'>要闻</div>",
        "重叠",
    ),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _picture(viewing: Viewing) -> None:
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (200, 100), "steelblue").save(stream, "PNG")
    viewing.site.routes["/picture.png"] = (200, stream.getvalue(), {"Content-Type": "image/png"})


@pytest.mark.parametrize("name", BROKEN_IN_FIREFOX)
def test_broken_in_one_engine(viewing: Viewing, name: str) -> None:
    html, words = BROKEN_IN_FIREFOX[name]
    page = viewing.see(viewing.put(html))
    found = failures(page)
    assert [engine for engine, _ in found] == ["firefox"], found
    assert words in found[0][1]
    assert [v.measured.split("：")[0] for v in layout(page) if outcome(v) == "passed"] == ["chromium"]


def test_fields_that_are_wider_in_one_engine(viewing: Viewing) -> None:
    fields = "<input size=30 style='float:left'><select style='float:left'><option>全部栏目</select>"
    wide = viewing.see(viewing.put(f"<div style='width:900px'>{fields}</div>"))
    widths = [
        sum(b.width for b in side.layouts[0].blocks if side.elements[b.element].tag in ("input", "select"))
        for side in _views(wide)
    ]
    between = (widths[0] + widths[1]) // 2
    if abs(widths[0] - widths[1]) < 6:
        pytest.skip("the fields are as wide in both engines here")
    found = failures(viewing.see(viewing.put(f"<div style='width:{between}px;overflow:hidden'>{fields}</div>")))
    assert len(found) == 1
    assert found[0][1] in ("并排的版块掉到了下一行", "上下排列的版块挤到了一行")


def _views(page: CloserLook) -> tuple:  # type: ignore[type-arg]
    from tests.compatibility.test_view import views

    return views(page)


WRONG_EVERYWHERE = {
    "letters on letters": "<p style='margin:0;line-height:20px'>关于公布行政许可事项清单的公告</p><p style='margin-top:-18px;line-height:20px'>关于印发工作要点的通知</p>",
    "half letters": "<p style='height:14px;line-height:26px;font-size:18px;overflow:hidden'>关于公布行政许可事项清单的公告</p>",
    "a box that is too low": "<div style='height:30px'><p style='margin:0'>第一段有三行文字，写在高度固定为三十像素的框里，于是后面的段落与它重叠在一起，"
    "读者无法看清任何一段的内容，只能放弃阅读这篇文章，这里再多写几句话以便它确实占到三行以上的高度，再写一句，又写一句，还写一句。</p></div><p style='margin:0;padding-top:0'>第二段文字从这里开始，与上一段重叠。</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_EVERYWHERE)
def test_wrong_in_every_engine(viewing: Viewing, name: str) -> None:
    page = viewing.see(viewing.put(f"<div style='width:500px'>{WRONG_EVERYWHERE[name]}</div>"))
    found = failures(page)
    assert [engine for engine, _ in found] == ["chromium、firefox"], found


NO_FAULT = {
    "a slider": "<div style='position:relative;width:300px;height:100px;overflow:hidden' class=focus-box><ul style='position:absolute;left:-300px;width:900px;margin:0'><li style='float:left;width:300px'>一</li><li style='float:left;width:300px'>二</li></ul></div>",
    "slides on each other": "<div style='position:relative;height:60px'><div style='position:absolute;inset:0;background:#fff'>第一张图片的标题文字</div><div style='position:absolute;inset:0;background:#fff'>第二张图片的标题文字</div></div>",
    "tabs": "<div class=tabs><div>通知公告列表</div><div style='display:none'>政策文件列表</div></div>",
    "an ellipsis": "<p style='width:120px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis'>关于公布行政许可事项清单的公告</p>",
    "a clamp": "<p style='width:120px;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2'>关于公布行政许可事项清单的公告以及其他三项决定的通知文件</p>",
    "words for screen readers": "<a style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)'>跳到正文</a><p>正文</p>",
    "a sticky bar": "<div style='position:sticky;top:0;background:#eee'>网站导航条</div><div style='position:fixed;top:10px;right:10px;background:#fff'>返回顶部的按钮</div><p>正文内容</p>",
    "a negative margin": "<div style='height:100px;background:#036'></div><div style='margin:-40px 20px 0;background:#fff;position:relative;padding:10px'>压在横幅上的卡片</div>",
    "a caption on a picture": "<div style='position:relative;width:300px'><img src=/picture.png width=300 height=150><p style='position:absolute;bottom:0;margin:0;background:rgba(0,0,0,.5);color:#fff'>图片说明文字</p></div>",
    "a marquee": "<marquee>热烈祝贺本市荣获文明城市称号</marquee>",
    "a ticker of one line": "<div style='height:24px;line-height:24px;overflow:hidden'><ul style='margin:0;padding:0'><li>第一条公告标题</li><li>第二条公告标题</li></ul></div>",
    "links in a wrapping line": "<div style='width:420px'>" + "".join(f"<a style='display:inline-block;margin-right:9px' href=/{n}>{w}</a> " for n, w in enumerate(["国务院办公厅", "省政府", "统计局", "市场监督管理局", "公安局", "卫生健康委员会", "水务局", "气象局"])) + "</div>",
    "a wrapping paragraph": "<p style='width:333px'>" + "机关应当在十五个工作日内予以答复，联系电话 0310-1234567，邮箱 someone@example.gov.cn。" * 4 + "</p>",
    "break-all": "<p style='width:101px;word-break:break-all'>统一社会信用代码 91130400MA07XXXXXX 项目编号 2026-000123456</p>",
    "an expanded shadow of the same words": "<div style='position:relative'><p style='margin:0'>政务公开</p><p style='position:absolute;top:1px;left:1px;margin:0'>政务公开</p></div>",
    "ruby and subscripts": "<p><ruby>武<rt>wǔ</rt>安<rt>ān</rt></ruby> CO<sub>2</sub> m<sup>2</sup></p>",
    "text under an opaque panel": "<div style='position:relative;height:60px'><p style='margin:0'>菜单盖住的一行文字内容</p><div style='position:absolute;top:0;left:0;right:0;background:#fff'><p style='margin:0'>展开的菜单项目文字</p></div></div>",
    "form fields": "<form><label>姓名 <input></label> <select><option>请选择</select> <textarea></textarea> <input type=date> <button>提交</button></form>",
    "a table": "<table border=1><thead><tr><th colspan=2>指标<th>数值</tr></thead><tr><td rowspan=2>生产总值<td>第一产业<td>1.2</tr><tr><td>第二产业<td>3.4</tr></table>",
    "pictures that take turns": "<section><figure><figcaption>第一条要闻的标题</figcaption></figure><figure><figcaption>第二条要闻的标题</figcaption></figure></section>"
    "<script>document.querySelectorAll('figure')[navigator.userAgentData ? 0 : 1].hidden = true</script>",
    "a clock": "<p id=c></p><script>const t=()=>document.getElementById('c').textContent=new Date().toLocaleTimeString();t();setInterval(t,50)</script>",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FAULT)
def test_no_fault(viewing: Viewing, name: str) -> None:
    page = viewing.see(viewing.put(NO_FAULT[name]))
    assert failures(page) == []
    assert "failed" not in outcomes(layout, page)


def test_unequal_widths_are_not_compared() -> None:
    narrow = Layout(asked=(390, 844), width=390, height=844, room=390, page_width=390, page_height=900, responsive=True)
    wider = Layout(asked=(390, 844), width=447, height=844, room=447, page_width=447, page_height=900, responsive=True)
    page = page_of(seen(layouts=(narrow,)), seen("webkit", layouts=(wider,)))
    assert outcomes(layout, page) == ["untested", "passed"]
    assert outcomes(layout, page_of()) == ["untested"]
