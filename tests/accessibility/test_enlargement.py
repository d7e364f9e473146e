"""Enlargement by real layout: one page for every outcome, and pages that only look as if they lost something."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pytest_govsite.checks.accessibility.enlargement import reflow, text_resize, text_spacing
from pytest_govsite.model import (
    CloserLook,
    EnlargedState,
    EnlargementLook,
    Look,
    Loss,
    Outcome,
    Page,
    PageFacts,
    PageType,
    Sighting,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.observe.look.enlargement import look_enlarged
from tests.accessibility.looking import Looking

PLAIN = "<p>{}</p>".format("市人民政府今天召开常务会议，研究部署下一阶段的重点工作。" * 6)
HEAD = "<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>测试</title><style>{}</style></head><body>{}</body></html>"
MENU = """<header><nav><ul class=nav><li><a href=/a>首页</a><li><a href=/b>新闻中心</a><li><a href=/c>政务公开</a></ul>
<button class=burger aria-expanded=false>菜单</button></nav></header>"""

ICON = (
    ".p{display:inline-flex;padding:8px;box-sizing:border-box}.p::before{content:'';flex:0 0 16px;height:16px;margin-right:8px;background:#08c;"
    "mask-image:linear-gradient(#000,#000)}"
)
"""A link to the page before with an arrow that the style draws."""
_SEEN: dict[str, EnlargementLook] = {}
"""Pages are enlarged once, however many checks look at them."""

Check = Callable[[CloserLook], Iterator[Verdict]]


def judged(looking: Looking, html: str, check: Check) -> list[Verdict]:
    if html not in _SEEN:
        _SEEN[html] = looking.examine(html, look_enlarged)
    return list(check(page_with(_SEEN[html])))


def page_with(look: Look | Unobserved | None) -> CloserLook:
    facts = PageFacts(page=Page(url="https://example.gov.cn/", type=PageType.ARTICLE, template="t"))
    return CloserLook.made_of(facts, {"enlargement": look} if look else {})


def kinds(verdicts: list[Verdict]) -> set[str]:
    return {"advice" if v.level is not None else v.outcome.value for v in verdicts}


def zoomed(width: int, rule: str) -> str:
    return f"@media (max-width:{width}px){{{rule}}}"


SLIDING = HEAD.format(
    "body{margin:0;overflow-x:hidden}aside{position:absolute;left:0;top:0;width:300px}main{margin-left:310px}"
    + zoomed(700, "aside{left:-300px}main{margin:0}"),
    f"<main><button class=menu-toggle>☰</button>{PLAIN}</main><aside><form><input size=4 aria-label=检索><button>检索</button></form><ul><li>"
    "<a href=/a>新闻中心</a><li><a href=/b>政务公开</a></ul></aside>",
)
BAD_ZOOM = {
    "head cells cut off for good": HEAD.format(
        zoomed(700, "thead{position:absolute;width:1px;height:1px;overflow:hidden}td{display:block}"),
        "<table><thead><tr><th>年龄段</th><th>剂量</th></tr></thead><tbody><tr><td>六岁</td><td>一片</td></tr></tbody></table>",
    ),
    "cut at the edge of a page that does not scroll across": HEAD.format(
        "body{margin:0;overflow-x:hidden}main{width:1200px}", f"<main><h1>通知公告</h1>{PLAIN}</main>"
    ),
    "words of a link cut off without an icon": HEAD.format(
        ".p{display:inline-block;padding-left:32px}"
        + zoomed(700, ".p{max-width:1px;overflow:hidden;white-space:nowrap}"),
        f"<a class=p href=/2>上一页</a>{PLAIN}",
    ),
    "a box as high as the window, cut": HEAD.format(
        "body{margin:0}.intro{height:60vh;overflow:hidden}", f"<div class=intro><h2>概况</h2>{PLAIN * 2}</div>"
    ),
    "columns placed by hand overlap": HEAD.format(
        ".a{position:absolute;left:20px;top:20px}.b{position:absolute;left:55%;top:20px;width:400px}.a,.b{font-size:20px}",
        "<div class=a>Application for a residence permit, form A</div><div class=b>Opening hours of the office</div>",
    ).replace("left:55%", "left:42%"),
    "a date on a card covers its words": HEAD.format(
        ".c{position:relative;border:1px solid}.c p{margin:0;font-size:18px}.d{position:absolute;right:10px;top:4px;width:170px}"
        "@media(min-width:700px){.w{padding-right:200px}}",
        f"<div class=c><p class=w>Gardener for the parks department, full time, from April, in Riverside Park<p class=d>Closes 9 January</div>{PLAIN}",
    ),
    "the search disappears": HEAD.format(
        zoomed(700, "form{display:none}"), f"<form><input aria-label=搜索><button>搜索</button></form>{PLAIN}"
    ),
    "a menu button goes and the menu does not come": HEAD.format(
        "nav{display:none}" + zoomed(700, "button{display:none}"),
        f"<button aria-controls=m aria-expanded=false>模块</button><nav id=m><a href=/a>文字</a></nav>{PLAIN}",
    ),
    "a menu slides out of the window for good": SLIDING.replace("class=menu-toggle", "class=more"),
    "text sized by the window": HEAD.format("p{font-size:1.4vw}", PLAIN),
    "rem made from the width of the window": HEAD.format("html{font-size:1.2vw}p{font-size:1rem}", PLAIN),
}

BAD_TEXT = {
    "a box of fixed height": "<div style='height:130px;width:600px;overflow:hidden;font-size:14px'>" + PLAIN + "</div>",
    "a button of fixed size": "<button style='width:90px;height:28px;padding:0;overflow:hidden;font-size:14px;white-space:nowrap'>"
    "提交申请表</button>",
    "lines over each other": "<div style='position:relative;height:60px'><div style='position:absolute;top:0'>第一行文字内容</div>"
    "<div style='position:absolute;top:15px'>第二行文字内容</div></div>",
    "lines over each other in a box that scrolls": "<div style='position:relative;height:60px;overflow:auto'><div style='position:absolute;"
    "top:0'>第一行文字内容</div><div style='position:absolute;top:15px'>第二行文字内容</div></div>",
    "English paragraph": "<p style='width:120px;height:160px;overflow:hidden'>Now is the time for all good men to come to the"
    " aid of their country.</p>",
}

GOOD_ZOOM = {
    "text scrolled out of its box": HEAD.format(
        "body{font:16px/1.6 sans-serif}",
        "<div tabindex=0 role=region aria-label=Terms style='height:80px;overflow:auto;border:1px solid #666'><p>Terms of the market."
        "<p>Stalls open at six.<p>Stalls close at two.<p>Dogs stay outside.</div><footer><p>Riverside council</p></footer>",
    ),
    "words in the slot of a link": "<!DOCTYPE html><style>body{font:18px/1.6 sans-serif;margin:24px}</style><main><h1>Harbour</h1><div>"
    "<template shadowrootmode=open><style>a{padding:12px;display:inline-block}</style><a href=/a><slot></slot></a></template>"
    "Plan of the harbour</div></main>",
    "a date on a card below its words": HEAD.format(
        ".c{position:relative;border:1px solid}.c p{margin:0;font-size:18px}"
        "@media(min-width:700px){.w{padding-right:200px}.d{position:absolute;right:10px;top:4px;width:170px}}",
        f"<div class=c><p class=w>Gardener for the parks department, full time, from April, in Riverside Park<p class=d>Closes 9 January</div>{PLAIN}",
    ),
    "plain": PLAIN,
    "fluid columns with wrapping": HEAD.format(
        ".r{display:flex;flex-wrap:wrap;gap:1em}.r>*{flex:1 1 20em}",
        f"<div class=r><section>{PLAIN}</section><section>{PLAIN}</section></div>",
    ),
    "fixed width that scrolls across": HEAD.format("main{width:1200px}", f"<main>{PLAIN}</main>"),
    "list of news with ellipsis": "<ul style='width:50%'>"
    + "".join(
        f"<li style='overflow:hidden;text-overflow:ellipsis;white-space:nowrap'><a href=/{i}>关于召开全市第{i}次会议的通知{'公告' * i}</a>"
        for i in range(12)
    )
    + "</ul>",
    "menu that folds": HEAD.format(
        ".nav{display:flex;gap:1em}.burger{display:none}"
        + zoomed(800, ".nav{display:none}.burger{display:inline-block}"),
        MENU + PLAIN,
    ),
    "hidden for screens, read aloud": "<p><span style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)'>"
    f"说明文字</span>正文</p>{PLAIN}",
    "carousel": HEAD.format(
        ".c{overflow:hidden;height:80px;width:100%}.t{display:flex;width:300%}.t>*{flex:1}",
        "<div class=c><div class=t><div>第一张图片的说明</div><div>第二张图片的说明</div><div>第三张的说明</div></div></div>"
        + PLAIN,
    ),
    "slides on each other": HEAD.format(
        ".s{position:relative;height:50px}.s>*{position:absolute;inset:0;background:#fff}",
        "<div class=s><div>第一张图片新闻标题</div><div>第二张图片的新闻，标题长一些</div></div>" + PLAIN,
    ),
    "tabs": "<div role=tablist><button role=tab>要闻</button><button role=tab>通知</button></div>"
    f"<div role=tabpanel>{PLAIN}</div><div role=tabpanel hidden>{PLAIN}</div>",
    "drop-down menu": HEAD.format(
        "li ul{display:none;position:absolute;background:#fff}li:hover ul{display:block}",
        f"<ul><li><a href=/>政务公开</a><ul><li><a href=/1>政策文件</a></ul></ul>{PLAIN}",
    ),
    "sticky header": HEAD.format(
        "header{position:sticky;top:0;background:#fff;height:60px}", f"<header><a href=/>首页</a></header>{PLAIN * 20}"
    ),
    "fixed share bar at the side": HEAD.format(
        ".s{position:fixed;right:0;bottom:10px;width:60px;background:#fff}",
        f"<div class=s><a href=/top>顶部</a></div>{PLAIN * 20}<a href=/x>末尾链接</a>",
    ),
    "box that scrolls itself": f"<div style='height:30vh;overflow:auto'>{PLAIN * 3}</div>",
    "small box that scrolls, text below": "<div style='height:80px;overflow:auto;border:1px solid'><p>六时开市。<p>十四时收市。"
    "<p>市场内不得遛狗。<p>不得大声播放音乐。</div><footer><p>示范县人民政府主办</p></footer>",
    "the same link elsewhere": HEAD.format(
        zoomed(700, ".wide{display:none}"),
        f"<div class=wide><a href=/mail>我要写信</a></div>{PLAIN}<footer><a href=/mail>写信</a></footer>",
    ),
    "headings that shrink a little": HEAD.format("h1{font-size:clamp(1.4rem,4vw,3rem)}", f"<h1>市人民政府</h1>{PLAIN}"),
    "hidden tools of the page": HEAD.format(
        zoomed(700, ".x{display:none}"),
        f"<div class=x>扫一扫在手机打开当前页</div><button class=x>打印</button>{PLAIN}",
    ),
    "links over two lines": HEAD.format(
        "p{width:50%}",
        f"<p>{'文字' * 40}<a href=/1>关于进一步加强和改进全市政务服务工作的实施意见（试行）</a>{'文字' * 40}</p>",
    ),
    "code folded away in a box that scrolls": HEAD.format(
        ".fold{max-height:0;overflow:hidden}pre{overflow:auto;margin:0}",
        f"<div class=fold><pre>{'def open(self): return self.door ' * 3}\n{'raise ValueError ' * 5}</pre></div>{PLAIN}",
    ),
    "found in the page only": HEAD.format(
        "div[hidden]{display:block;content-visibility:hidden;contain:size;height:0}",
        f"<h2>Opening hours</h2><div hidden=until-found><p>{'The hall is open on weekdays. ' * 6}</p></div>{PLAIN}",
    ),
    "what the button opens stands open": HEAD.format(
        zoomed(700, "button{display:none}"),
        "<button aria-controls=m aria-expanded=false>模块</button><nav id=m></nav>"
        f"<script>onresize = () => {{ m.innerHTML = '<a href=/a>文字</a>' }}</script>{PLAIN}",
    ),
    "a menu slides out of the window beside its button": SLIDING,
    "a menu folds to nothing beside its button": SLIDING.replace("left:-300px", "width:0;overflow:hidden"),
    "laid out near the window only": HEAD.format(
        "section{content-visibility:auto;contain-intrinsic-size:1px 90px}",
        "".join(f"<section><h2>第{i}章</h2>{PLAIN * 3}<p><a href=/{i}>第{i}章的附件</a></section>" for i in range(12)),
    ),
    "head cells that each cell repeats": HEAD.format(
        "td b{display:none}"
        + zoomed(
            700, "thead{position:absolute;width:1px;height:1px;overflow:hidden}td{display:block}td b{display:inline}"
        ),
        "<table><thead><tr><th>年龄</th><th>剂量</th></tr></thead><tbody><tr><td><b>年龄</b> 六岁</td><td><b>剂量</b> 一片</td></tr></tbody></table>",
    ),
    "scrolled out of a box above a bar": "<div style='height:120px;overflow:auto'>"
    + "".join(f"<p style='height:38px;margin:0'>第{i}行 <button>改{i}</button></p>" for i in range(9))
    + f"</div><div style='position:relative;background:#fff'>第一页，共七页</div>{PLAIN}",
    "letters without a colour": HEAD.format(
        "label{color:transparent;display:inline-block;width:0}" + zoomed(700, "label{width:60px}"),
        f"<table><tr><td><input type=checkbox id=c><label for=c>选择第一行</label></td><td>项目</td></tr></table>{PLAIN}",
    ),
    "an icon in place of the words": HEAD.format(
        ICON + zoomed(700, ".p{max-width:32px;overflow:hidden;white-space:nowrap}"),
        f"<a class=p href=/2>上一页</a>{PLAIN}",
    ),
    "icons of a font": "<p><i style='display:inline-block;width:12px;overflow:hidden'>\ue001\ue002</i>图标</p>",
}


@pytest.mark.parametrize("html", BAD_ZOOM.values(), ids=BAD_ZOOM)
def test_loss_at_page_zoom_fails(looking: Looking, html: str) -> None:
    verdicts = judged(looking, html, text_resize)
    assert "failed" in kinds(verdicts)
    assert all(v.pointer and v.pointer.selector for v in verdicts)


@pytest.mark.parametrize("html", BAD_TEXT.values(), ids=BAD_TEXT)
def test_loss_of_text_only_zoom_is_advice(looking: Looking, html: str) -> None:
    verdicts = judged(looking, html, text_resize)
    assert kinds(verdicts) == {"advice"}
    told = [v.pointer.snippet for v in verdicts if v.pointer]
    assert told
    assert not [snippet for snippet in told if "!important" in snippet]  # elements as the page has them


@pytest.mark.parametrize("html", GOOD_ZOOM.values(), ids=GOOD_ZOOM)
def test_nothing_lost_passes(looking: Looking, html: str) -> None:
    assert kinds(judged(looking, html, text_resize)) == {"passed"}, [
        (v.message.zh, v.found) for v in judged(looking, html, text_resize)
    ]


@pytest.mark.parametrize(("controls", "expected"), [("x", {"passed"}), ("other", {"advice"})])
def test_a_text_that_a_button_opens_may_be_shortened(looking: Looking, controls: str, expected: set[str]) -> None:
    cut = "overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:600px;max-width:100%"
    html = HEAD.format("", f"<p id=x style='{cut}'>市人民政府今天召开常务会议，研究部署下一阶段的重点工作。</p><p id=other>公告</p>"
                       f"<button aria-expanded=false aria-controls={controls}>展开全文</button>")  # fmt: skip
    page = looking.look(html, looks={"enlargement": looking.examine(html, look_enlarged)})
    assert kinds(list(text_resize(page))) == expected


def test_page_zoom_and_doubt(looking: Looking) -> None:
    hidden_text = HEAD.format(
        zoomed(700, ".x{display:none}"), f"<p class=x>申请人须携带身份证原件，在三十日内到窗口办理。</p>{PLAIN}"
    )
    assert kinds(judged(looking, hidden_text, text_resize)) == {"cantTell"}
    bars = HEAD.format(
        "header{position:fixed;top:0;left:0;right:0;height:260px;background:#fff}main{padding-top:270px}",
        f"<header>首页</header><main>{PLAIN * 10}</main>",
    )
    assert kinds(judged(looking, bars, text_resize)) == {"cantTell"}


def test_no_text_is_inapplicable_and_a_lost_look_untested(looking: Looking) -> None:
    for check in (text_resize, reflow, text_spacing):
        assert kinds(judged(looking, "<img src=/x.png alt=''>", check)) == {"inapplicable"}
        lost = Unobserved(url="https://example.gov.cn/", reason=UnobservedReason.TIMEOUT, detail="late")
        assert [v.outcome for each in (None, lost) for v in check(page_with(each))] == [Outcome.UNTESTED] * 2


BAD_REFLOW = {
    "fixed width": HEAD.format("main{width:1000px}", f"<main><h1>通知</h1>{PLAIN}</main>"),
    "least width of the body": HEAD.format("body{min-width:1200px}", PLAIN),
    "layout table": f"<table width=980><tr><td width=300><ul><li>栏目</ul></td><td>{PLAIN}</td></tr></table>",
    "columns that stay": HEAD.format(
        ".r{display:flex}.r>*{flex:0 0 300px}", f"<div class=r><div>{PLAIN}</div><div>{PLAIN}</div></div>"
    ),
    "one long word": "<p>https://www.example.gov.cn/zwgk/zcwj/2024/index_with_a_very_long_name_that_does_not_break.html</p>",
    "cut instead of scrolled": HEAD.format("html,body{overflow-x:hidden}main{width:700px}", f"<main>{PLAIN}</main>"),
}

GOOD_REFLOW = {
    "plain": PLAIN,
    "wide data table": "<p>数据</p><table><caption>统计</caption><tr>"
    + "".join(f"<th>项目名称{i}" for i in range(12))
    + "<tr>"
    + "".join(f"<td>123456789{i}" for i in range(12))
    + "</table>",
    "table that scrolls itself": f"<div style='overflow-x:auto'><table width=900><tr><td>{PLAIN}</td></tr></table></div>",
    "wide picture": f"<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>' width=900 height=100 alt=地图>{PLAIN}",
    "code": f"<pre>{'x = compute(1, 2, 3); ' * 8}</pre>{PLAIN}",
    "media queries": HEAD.format("main{width:1000px}" + zoomed(1023, "main{width:auto}"), f"<main>{PLAIN}</main>"),
    "off-canvas menu": HEAD.format(
        ".off{position:absolute;left:-300px;width:280px}", f"<div class=off><a href=/m>隐藏菜单</a></div>{PLAIN}"
    ),
}


@pytest.mark.parametrize("html", BAD_REFLOW.values(), ids=BAD_REFLOW)
def test_reflow_fails(looking: Looking, html: str) -> None:
    assert "failed" in kinds(judged(looking, html, reflow))


@pytest.mark.parametrize("html", [*GOOD_REFLOW.values(), *GOOD_ZOOM.values()], ids=[*GOOD_REFLOW, *GOOD_ZOOM])
def test_reflow_passes(looking: Looking, html: str) -> None:
    expected = {"failed"} if "width:1200px" in html else {"passed"}
    assert kinds(judged(looking, html, reflow)) == expected


BAD_SPACING = {
    "a line that just fits": "<div style='height:24px;line-height:24px;overflow:hidden;width:19em;font-size:16px'>"
    "清溪市人民政府关于印发实施方案的通知</div>",
    "a button": "<button style='width:112px;height:30px;overflow:hidden;white-space:nowrap;font-size:16px;padding:0'>下载申请表格格</button>",
    "English card": "<div style='width:300px;height:80px;overflow:hidden;font-size:16px;line-height:20px'>The office is open"
    " on weekdays from nine to five. Bring an identity card and the completed form with you.</div>",
    "lines placed by hand": "<div style='position:relative;height:90px'><p style='position:absolute;top:0;margin:0;width:260px'>"
    "第一段文字第一段文字第一段文字</p><p style='position:absolute;top:26px;margin:0;width:260px'>第二段文字在这里显示内容</p></div>",
}


@pytest.mark.parametrize("html", BAD_SPACING.values(), ids=BAD_SPACING)
def test_text_spacing_fails(looking: Looking, html: str) -> None:
    assert kinds(judged(looking, html, text_spacing)) == {"failed"}


@pytest.mark.parametrize("html", GOOD_ZOOM.values(), ids=GOOD_ZOOM)
def test_text_spacing_passes(looking: Looking, html: str) -> None:
    assert kinds(judged(looking, html, text_spacing)) == {"passed"}


def test_frames_are_enlarged_too_and_elements_can_be_found_again(looking: Looking) -> None:
    inner = looking.put("<div id=note style='height:20px;overflow:hidden;width:200px'>" + PLAIN[3:60] + "</div>")
    seen = looking.examine(
        f"<iframe src='{inner}' width=500 height=300></iframe><div id=own>{PLAIN}</div>", look_enlarged
    )
    assert isinstance(seen, EnlargementLook)
    assert [s.name for s in seen.states] == ["normal", "spacing", "text", "zoom", "narrow"]
    assert [s.width for s in seen.states] == [1366, 1366, 1366, 683, 320]


def test_styles_are_put_back_between_the_states(looking: Looking) -> None:
    async def work(here) -> EnlargementLook:  # type: ignore[no-untyped-def]
        seen = await look_enlarged(here)
        assert await here.world.call("() => document.body.outerHTML.includes('letter-spacing')", limit=5) is False
        assert (
            await here.world.call("() => document.getElementById('a').getAttribute('style')", limit=5) == "color: red"
        )
        return seen

    looking.examine("<p id=a style='color: red'>文字</p>", work)


@pytest.mark.parametrize(("endless", "expected"), [("infinite alternate", "passed"), ("3", "failed")])
def test_what_a_style_moves_there_and_back_needs_no_scrolling(looking: Looking, endless: str, expected: str) -> None:
    style = f"<style>#m{{animation:m 4s linear {endless}}}@keyframes m{{to{{transform:translateX(300px)}}}}</style>"
    narrow = EnlargedState(
        name="narrow",
        width=320,
        height=256,
        page_width=497,
        outside=(Sighting(selector="#m", text="Sale of plots"),),
        outside_count=1,
    )
    walk = EnlargementLook(texts=1, states=(narrow,))
    page = looking.look(f"{style}<p id=m>Sale of plots</p>", looks={"enlargement": walk})
    assert {verdict.outcome.value for verdict in reflow(page)} == {expected}


@pytest.mark.parametrize(
    ("text", "elsewhere", "expected"),
    [
        ("At night call 01632 960199, the duty officer answers", False, "failed"),
        ("At night call 01632 960199, the duty officer answers", True, "passed"),
        ("Our town has won the prize for the nicest square", False, "cantTell"),
    ],
)
def test_a_number_to_call_that_goes_is_lost(looking: Looking, text: str, elsewhere: bool, expected: str) -> None:
    loss = Loss(kind="vanished", element=Sighting(selector="#m", text=text), elsewhere=elsewhere)
    narrow = EnlargedState(name="narrow", width=320, height=256, page_width=320, losses=(loss,))
    page = looking.look(f"<p id=m>{text}</p>", looks={"enlargement": EnlargementLook(texts=1, states=(narrow,))})
    assert {verdict.outcome.value for verdict in reflow(page)} == {expected}


@pytest.mark.parametrize(("frame", "expected"), [("transform:translateX(-300px)", "passed"), ("opacity:0", "failed")])
def test_what_moves_through_its_box_is_not_cut_off_there(looking: Looking, frame: str, expected: str) -> None:
    style = f"<style>#m{{animation:m 4s linear infinite}}@keyframes m{{to{{{frame}}}}}</style>"
    loss = Loss(kind="clipped", element=Sighting(selector="#m", text="Sale of plots"), by=Sighting(selector="#b"))
    narrow = EnlargedState(name="narrow", width=320, height=256, page_width=320, losses=(loss,))
    page = looking.look(
        f"{style}<div id=b><p id=m>Sale of plots</p></div>",
        looks={"enlargement": EnlargementLook(texts=1, states=(narrow,))},
    )
    assert {verdict.outcome.value for verdict in reflow(page)} == {expected}
