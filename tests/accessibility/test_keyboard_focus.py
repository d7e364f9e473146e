from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from pytest_govsite.checks.accessibility.keyboard import focus_order, focus_stable, focus_visible, no_trap
from pytest_govsite.model import (
    CloserLook,
    KeyboardLook,
    Page,
    PageFacts,
    PageType,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.observe.look.keyboard import walk
from tests.accessibility.looking import Looking

Check = Callable[[CloserLook], Iterable[Verdict]]


def page_with(look: KeyboardLook | Unobserved | None) -> CloserLook:
    facts = PageFacts(page=Page(url="https://x.gov.cn/", type=PageType.OTHER, template="t"))
    return CloserLook.made_of(facts, {"keyboard": look} if look is not None else {})


def told(looking: Looking, check: Check, html: str) -> list[tuple[str, str]]:
    """Return outcome and place of each verdict."""
    page = page_with(looking.examine(html, walk))
    return [(verdict.outcome.value, verdict.pointer.selector if verdict.pointer else "") for verdict in check(page)]


def outcomes(looking: Looking, check: Check, html: str) -> set[str]:
    return {outcome for outcome, _ in told(looking, check, html)}


@pytest.mark.parametrize("check", [focus_order, focus_stable, focus_visible, no_trap])
def test_page_without_stops_or_without_a_walk(looking: Looking, check: Check) -> None:
    assert outcomes(looking, check, "<h1>公告</h1><p>没有链接</p>") == {"inapplicable"}
    assert {v.outcome.value for v in check(page_with(None))} == {"untested"}
    lost = Unobserved(url="https://x.gov.cn/", reason=UnobservedReason.TIMEOUT, detail="…")
    assert {v.outcome.value for v in check(page_with(lost))} == {"untested"}


LINKS = "<ul><li><a href=a>政务公开</a></li><li><a href=b>办事服务</a></li></ul>"

VISIBLE = {
    "default": LINKS,
    "replaced by background": f"<style>a{{outline:none}}a:focus{{background:#fd0}}</style>{LINKS}",
    "shown on the list item": f"<style>a{{outline:0}}li:focus-within{{box-shadow:inset 0 -3px #b00}}</style>{LINKS}",
    "shown by a script elsewhere": "<style>a{outline:none}#f{position:absolute;width:9px;height:9px;background:red;display:none}</style>"
    f"{LINKS}<div id=f></div><script>document.addEventListener('focusin',e=>{{f.style.display='block';f.style.top='300px'}});"
    "document.addEventListener('focusout',e=>{f.style.display='none'})</script>",
    "caret of a field": "<style>input{outline:none;border:1px solid #999}</style><label>姓名 <input name=n></label>",
    "hidden box with styled label": "<style>input{position:absolute;opacity:0}input:focus+label{outline:2px dotted #000}</style>"
    "<p><input type=checkbox id=c><label for=c>同意</label></p>",
    "skip link that comes": "<style>.s{position:absolute;left:-9999px}.s:focus{left:8px}</style><a class=s href=#m>跳到主要内容</a><main id=m>…</main>",
    "entry of a menu that stays chosen": "<style>[role=menu]{outline:none}.on{background:#036;color:#fff}</style><ul role=menu aria-label=栏目 tabindex=0 id=m>"
    "<li role=menuitem>要闻</li><li role=menuitem>公告</li></ul><script>m.onfocus=()=>m.lastElementChild.classList.add('on')</script>",
    "slow transition": "<style>a{outline:none;border-bottom:3px solid transparent;transition:border 2s}a:focus{border-color:#b00}</style><a href=a>政务</a>",
}


@pytest.mark.parametrize("html", VISIBLE.values(), ids=VISIBLE.keys())
def test_visible_focus_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, focus_visible, html) == {"passed"}


INVISIBLE = {
    "outline taken away": f"<style>*{{outline:none}}</style>{LINKS}",
    "outline none important on focus": f"<style>a:focus{{outline:0 !important}}</style>{LINKS}",
    "outline of the background's colour": "<style>body{background:#fff}button:focus{outline:3px solid #fff}</style><button>查询</button>",
    "outside the page": "<a href=a style='position:absolute;left:-9999px;outline:none'>隐藏的链接</a>",
    "outside the page with an outline": "<a href=a style='position:absolute;left:-9999px'>隐藏的链接</a>",
    "behind a bar": "<div style='position:fixed;inset:0 0 auto 0;height:200px;background:#fff;z-index:9'>公告</div><a href=a>首页</a>",
}


@pytest.mark.parametrize("html", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_invisible_focus_fails(looking: Looking, html: str) -> None:
    assert "failed" in outcomes(looking, focus_visible, html)


LONG = "".join(f"<p><a href='/n{i}'>第{i}条消息</a></p>" for i in range(60))
BAR = "<style>body{{margin:0}}header{{position:sticky;top:0;height:120px;background:{}}}</style><header>{}</header>"


def test_focus_hidden_behind_a_bar_at_the_bottom_fails_on_a_long_page(looking: Looking) -> None:
    notice = "<div style='position:fixed;inset:auto 0 0;height:120px;background:#eee'>本网站使用 Cookie</div>"
    found = told(looking, focus_visible, f"{LONG}{notice}")
    assert found
    assert {outcome for outcome, _ in found} == {"failed"}


def test_focus_hidden_behind_a_bar_at_the_top_going_back_is_advice(looking: Looking) -> None:
    page = page_with(looking.examine(BAR.format("#fff", "某市人民政府") + LONG, walk))
    verdicts = [(v.outcome.value, v.level.value if v.level else "", v.message.en) for v in focus_visible(page)]
    assert [each[:2] for each in verdicts] == [("failed", "should")]
    assert "Shift+Tab" in verdicts[0][2]


UNCOVERED = {
    "notice that goes by itself": f"{LONG}<div class='alert' data-notify='container' style='position:fixed;inset:auto 0 0;height:120px;background:#eee'>已保存</div>",
    "menu that was opened on the way": BAR.format(
        "#fff", "<p>某市人民政府</p><ul class=dropdown-menu style='margin:0;height:400px;background:#eee'><li>消息</ul>"
    ).replace("120px;background", "30px;background")
    + f"<div style='height:500px'></div>{LONG}",
    "room is left for the bar": "<style>html{scroll-padding-top:130px}</style>"
    + BAR.format("#fff", "某市人民政府")
    + LONG,
    "bar that is seen through": BAR.format("rgb(255 255 255 / 40%)", "某市人民政府") + LONG,
    "bar that scrolls away": f"<header style='height:120px;background:#fff'>某市人民政府</header>{LONG}",
    "the bar's own links": BAR.format("#fff", LINKS) + "<p>正文</p>" * 80,
}


@pytest.mark.parametrize("html", UNCOVERED.values(), ids=UNCOVERED.keys())
def test_focus_beside_or_on_a_bar_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, focus_visible, html) == {"passed"}


def test_what_could_not_be_compared_is_left_to_a_person(looking: Looking) -> None:
    import msgspec

    look = looking.examine("<style>*{outline:none}</style><a href=a>首页</a>", walk)
    stop = msgspec.structs.replace(look.stops[0], compared=False)
    page = page_with(msgspec.structs.replace(look, stops=(stop,)))
    assert [v.outcome.value for v in focus_visible(page)] == ["cantTell"]


UNSTABLE = {
    "goes elsewhere": "<a href=a onfocus=\"location.href='/b'\">新闻</a>",
    "sends a form": "<form action=/s><input name=q aria-label=词 onfocus='this.form.submit()'></form>",
    "opens a window": "<button onfocus=\"window.open('/ad')\">查询</button>",
    "message": "<input aria-label=姓名 onfocus=\"alert('请输入姓名')\">",
    "jump": "<input id=a aria-label=甲 onfocus='c.focus()'><input id=b aria-label=乙><input id=c aria-label=丙>",
    "a moment later": "<select aria-label=链接 id=s><option>1</select><script>s.addEventListener('focus',()=>setTimeout(()=>location='/x',30))</script>",
}


@pytest.mark.parametrize("html", UNSTABLE.values(), ids=UNSTABLE.keys())
def test_change_on_focus_fails(looking: Looking, html: str) -> None:
    assert "failed" in outcomes(looking, focus_stable, html)


STABLE = {
    "plain": LINKS,
    "menu opens": "<style>ul ul{display:none}li:focus-within ul{display:block}</style><ul><li><a href=a>公开</a><ul><li><a href=b>指南</a></ul></ul>",
    "hint appears": '<input aria-label=电话 onfocus="h.hidden=false"><p id=h hidden>11 位数字</p>',
    "guard hands on": "<div role=dialog aria-label=提示><span tabindex=0 onfocus='z.focus()'></span><button id=y>好</button><button id=z>关</button></div>",
    "widget hands on": "<div role=toolbar aria-label=格式 tabindex=0 onfocus='p.focus()'><button id=p tabindex=-1>粗体</button></div>",
}


@pytest.mark.parametrize("html", STABLE.values(), ids=STABLE.keys())
def test_stable_focus_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, focus_stable, html) == {"passed"}


def test_page_that_moves_by_itself_is_not_blamed_on_focus(looking: Looking) -> None:
    html = f"{LINKS * 8}<script>setTimeout(() => setInterval(() => location.href = '/later', 40), 1500)</script>"
    assert "failed" not in outcomes(looking, focus_stable, html)


TRAPS = {
    "blur": "<a href=a>前</a><input id=t onblur='this.focus()'><a href=b>后</a>",
    "keydown": "<a href=a>前</a><div tabindex=0 id=t role=textbox contenteditable>写</div><a href=b>后</a>"
    "<script>t.addEventListener('keydown',e=>{if(e.key=='Tab'||e.key=='Escape')e.preventDefault()})</script>",
    "two that hand over": "<a href=a>前</a><button id=t>一</button><button id=u>二</button><a href=b>后</a><script>"
    "document.addEventListener('keydown',e=>{if(e.key=='Tab'&&(document.activeElement==t||document.activeElement==u)){e.preventDefault();(document.activeElement==t?u:t).focus()}})</script>",
}


@pytest.mark.parametrize("html", TRAPS.values(), ids=TRAPS.keys())
def test_trap_fails(looking: Looking, html: str) -> None:
    assert told(looking, no_trap, html) == [("failed", "#t")]


def test_trap_that_a_key_opens_is_left_to_a_person(looking: Looking) -> None:
    html = (
        "<a href=a>前</a><textarea id=t></textarea><a href=b>后</a><script>let free=false;"
        "t.addEventListener('keydown',e=>{if(e.key=='Escape')free=true;else if(e.key=='Tab'&&!free)e.preventDefault()})</script>"
    )
    assert outcomes(looking, no_trap, html) == {"cantTell"}


FREE = {
    "plain": LINKS,
    "date": "<input type=date aria-label=日期><a href=a>后</a>",
    "dialog": "<dialog id=d aria-label=提示><button onclick='d.close()'>关闭</button></dialog><a href=a>后</a><script>d.showModal()</script>",
    "frame": "<iframe srcdoc='<a href=x>里</a>' title=里></iframe><a href=a>后</a>",
    "closed shadow tree": "<x-a></x-a><a href=a>后</a><script>customElements.define('x-a',class extends HTMLElement{constructor(){super();"
    "this.attachShadow({mode:'closed'}).innerHTML='<button>1</button><button>2</button><button>3</button><button>4</button>'}})</script>",
}


@pytest.mark.parametrize("html", FREE.values(), ids=FREE.keys())
def test_page_without_trap_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, no_trap, html) == {"passed"}


def test_trap_in_a_frame_is_found(looking: Looking) -> None:
    caught = "<input id=t onkeydown=\"if (event.key == 'Tab') event.preventDefault()\">"
    inner = looking.put(caught)
    looking.other.routes["/trap"] = (200, caught, {})
    for address in (inner, looking.other.url("/trap")):
        html = f"<a href=a>前</a><iframe src='{address}'></iframe><a href=b>后</a>"
        assert told(looking, no_trap, html) == [("failed", "#t")]


FORM = "<form><p><label>甲<input {}></label></p><p><label>乙<input {}></label></p><p><label>丙<input {}></label></p></form>"
PALE_RINGS = {
    "pale ring": f"<style>a:focus{{outline:2px solid #e6e6e6;outline-offset:2px}}</style>{LINKS}",
    "pale ground": f"<style>a:focus{{outline:0;background:#eee}}</style>{LINKS}",
}
CLEAR_RINGS = {
    "dark ring": f"<style>a:focus{{outline:3px solid #000}}</style>{LINKS}",
    "two-coloured ring": f"<style>a:focus{{outline:2px solid #fff;box-shadow:0 0 0 4px #036}}</style>{LINKS}",
    "inverted": f"<style>a:focus{{outline:0;background:#036;color:#fff}}</style>{LINKS}",
    "underline": f"<style>a{{text-decoration:none}}a:focus{{outline:0;text-decoration:underline}}</style>{LINKS}",
    "the browser's own on blue": f"<div style='background:#4a90d9'>{LINKS}</div>",
}


@pytest.mark.parametrize("html", PALE_RINGS.values(), ids=PALE_RINGS.keys())
def test_a_ring_that_is_too_pale_is_advice(looking: Looking, html: str) -> None:
    page = page_with(looking.examine(html, walk))
    assert [(v.outcome.value, v.level.value if v.level else "") for v in focus_visible(page)] == [("failed", "should")]


@pytest.mark.parametrize("html", CLEAR_RINGS.values(), ids=CLEAR_RINGS.keys())
def test_a_clear_ring_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, focus_visible, html) == {"passed"}


BUTTONS = "<button style='order:{}'>播放</button><button style='order:{}'>暂停</button><button style='order:{}'>停止</button><button style='order:{}'>录制</button>"


def test_a_row_against_its_order_is_advice(looking: Looking) -> None:
    row = f"<div style='display:flex;gap:9px'>{BUTTONS}</div>"
    assert outcomes(looking, focus_order, row.format(4, 2, 3, 1)) == {"failed"}
    assert outcomes(looking, focus_order, row.format(1, 3, 2, 4)) == {"passed"}


DISORDERED = {
    "tabindex turns a form round": FORM.format("tabindex=3", "tabindex=2", "tabindex=1"),
    "tabindex leaves one out": FORM.format("tabindex=1", "", "tabindex=2") + LINKS,
    "column reversed": "<div style='display:flex;flex-direction:column-reverse'><button>1</button><button>2</button><button>3</button></div>",
}


@pytest.mark.parametrize("html", DISORDERED.values(), ids=DISORDERED.keys())
def test_disturbed_order_fails(looking: Looking, html: str) -> None:
    assert "failed" in outcomes(looking, focus_order, html)


ORDERED = {
    "plain": LINKS + FORM.format("", "", ""),
    "columns": "<div style='display:flex'><div style='width:300px'>"
    + LINKS * 4
    + "</div><div style='width:300px'>"
    + LINKS * 4
    + "</div></div>",
    "css columns": f"<div style='columns:3'>{LINKS * 6}</div>",
    "tabindex that changes nothing": FORM.format("tabindex=1", "tabindex=2", "tabindex=3"),
    "right to left by float": "<ul style='list-style:none'><li style='float:right'><a href=a>登录</a><li style='float:right'><a href=b>注册</a></ul>",
    "drop-down over the content": "<style>ul ul{display:none;position:absolute}li:focus-within ul{display:block}</style><ul><li><a href=a>公开</a>"
    f"<ul><li><a href=b>指南</a><li><a href=c>年报</a></ul><li><a href=d>服务</a></ul>{LINKS}",
    "search form first": "<header><div><div><div><div><a href=a>首页</a></div></div></div></div></header>"
    "<form><div><div><div><input tabindex=1 aria-label=词><button tabindex=2>搜索</button></div></div></div></form>",
}


@pytest.mark.parametrize("html", ORDERED.values(), ids=ORDERED.keys())
def test_reading_order_passes(looking: Looking, html: str) -> None:
    assert outcomes(looking, focus_order, html) == {"passed"}


def test_jump_upwards_is_left_to_a_person(looking: Looking) -> None:
    html = (
        "<main style='padding-top:100px'>"
        + LINKS
        + "</main><nav style='position:absolute;top:0;left:50px'><a href=z>导航</a></nav>"
    )
    assert outcomes(looking, focus_order, html) == {"cantTell"}
