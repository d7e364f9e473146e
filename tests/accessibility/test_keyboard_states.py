"""Switches, tabs and options of scripts: what is said of them, and whether keys come to them."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.keyboard import keyboard, states_follow
from pytest_govsite.model import Unobserved, UnobservedReason
from pytest_govsite.observe.look.keyboard import look
from tests.accessibility.looking import Looking
from tests.accessibility.test_keyboard_focus import page_with

TABS = (
    "<div role=tablist aria-label=服务><button role=tab id=a aria-selected=true>社保</button>"
    "<button role=tab id=b aria-selected=false {}>医保</button></div>"
    "<div role=tabpanel id=p>社保每月缴纳。</div><div role=tabpanel id=q hidden>医保每年缴纳。</div>"
    "<script>const T=[a,b],show=i=>{{p.hidden=i>0;q.hidden=i<1;{}}};T.forEach((t,i)=>t.onclick=()=>show(i));{}</script>"
)
SAY = "T.forEach((t,k)=>{t.setAttribute('aria-selected',k==i);t.tabIndex=k==i?0:-1})"
KEYS = "T.forEach((t,i)=>t.onkeydown=e=>{if(e.key.startsWith('Arrow')){show(1-i);T[1-i].focus()}})"
PRESSED = "<button id=a aria-pressed=false>关注本栏目</button><p id=p>还没有关注。</p><script>let on=false;a.onclick=()=>{on=!on;p.textContent=on?'已经关注。':'还没有关注。';{}}</script>"
STEP = (
    "<button id=a class='{}' aria-label=›></button><p>政务服务</p><p id=p>要闻</p><script>let n=0;a.onclick=()=>"
    "{{n=1-n;p.textContent=n?'市人民政府召开常务会议，研究部署安全生产工作和防汛抗旱工作。'.repeat(3):'要闻'}}</script>"
)
STAR = (
    "<button id=a aria-label='Follow roads'><svg width=24 height=24><path d='M12 2l9 18H3z' fill=white stroke=black /></svg></button><p id=p></p>"
    "<script>let on=false;a.onclick=()=>{on=!on;a.querySelector('path').setAttribute('fill',on?'black':'white');{}}</script>"
)
SWITCH = (
    "<span id=n>Large text</span><div role=switch aria-checked=false tabindex=0 aria-labelledby=n id=a class=off style='width:60px;height:30px'></div>"
    "<script>const s=()=>{a.className=a.className=='off'?'on':'off';{}};a.onclick=s;a.onkeydown=e=>{if(e.key==' '){e.preventDefault();s()}}</script>"
)
LIST = (
    "<ul role=listbox aria-label=District tabindex=0 id=l><li role=option aria-selected=true id=a>North<li role=option aria-selected=false id=b>South</ul>"
    "<script>const O=[a,b],s=o=>O.forEach(k=>k.setAttribute('aria-selected',k==o));O.forEach(o=>o.onclick=()=>s(o));{}</script>"
)
MENU = (
    "<button id=a aria-haspopup=true aria-expanded=false>Account</button><ul role=menu id=m hidden><li role=menuitem tabindex=-1>Letters<li role=menuitem tabindex=-1>Permits</ul>"
    "<script>const I=m.children;a.onclick=()=>{m.hidden=!m.hidden;a.setAttribute('aria-expanded',!m.hidden);{}}</script>"
)
ANCHORED = (
    "<style>li{display:inline-block}a{padding:6px}</style><ul role=tablist id=t><li role=tab tabindex=0 aria-selected=true class=on><a href='#p' tabindex=-1>社保</a></li>"
    "<li role=tab tabindex=-1 aria-selected=false><a href='#q' tabindex=-1>医保</a></li></ul>"
    "<div id=p>社保每月缴纳。</div><div id=q hidden>医保每年缴纳。</div><script>let L=[...t.children];"
    "function s(i){L.forEach((x,n)=>{x.tabIndex=n-i?-1:0;{}});p.hidden=i>0;q.hidden=i<1}"
    "L.forEach((x,i)=>{x.onfocus=()=>x.classList.add('focus');x.onmousedown=()=>x.classList.add('active');"
    "x.firstChild.onclick=(e)=>{e.preventDefault();s(i)};"
    "x.onkeydown=(e)=>{if(/ArrowRight|ArrowLeft/.test(e.key)){s(1-i);L[1-i].focus()}}})</script>"
)
PAGES = {
    "tabs whose links listen": (
        ANCHORED.replace("{}", "x.setAttribute('aria-selected',n==i)", 1),
        "passed",
        "passed",
    ),
    "tabs that arrow keys choose after a while": (
        ANCHORED.replace("{}", "x.setAttribute('aria-selected',n==i)", 1).replace(
            "s(1-i);L[1-i].focus()", "L[1-i].focus();setTimeout(()=>s(1-i),300)"
        ),
        "passed",
        "passed",
    ),
    "tabs whose links listen and that keep their state": (ANCHORED.replace("{}", "", 1), "failed", "passed"),
    "tabs": (TABS.format("tabindex=-1", SAY, KEYS), "passed", "passed"),
    "tabs that keep their state": (TABS.format("", "", ""), "failed", "passed"),
    "tabs without arrows": (TABS.format("tabindex=-1", SAY, ""), "passed", "failed"),
    "pressed": (PRESSED.replace("{}", "a.setAttribute('aria-pressed',on)"), "passed", "passed"),
    "pressed that stays": (PRESSED.replace("{}", ""), "failed", "passed"),
    "pressed that its words tell": (PRESSED.replace("{}", "a.textContent=on?'取消关注':'关注'"), "cantTell", "passed"),
    "pressed for good": (PRESSED.replace("on=!on", "on=true").replace("{}", ""), "cantTell", "passed"),
    "pressed for good and says so": (
        PRESSED.replace("on=!on", "on=true").replace("{}", "a.setAttribute('aria-pressed',on)"),
        "passed",
        "passed",
    ),
    "pressed beside something that counts on": (
        PRESSED.replace("on=!on", "on++").replace("on?'已经关注。':'还没有关注。'", "'访问 '+on").replace("{}", ""),
        "inapplicable",
        "passed",
    ),
    "a button that opens and says nothing": (STEP.format("more"), "failed", "passed"),
    "a button that goes on": (STEP.format("layui-carousel-arrow"), "inapplicable", "passed"),
    "on and off by looks alone": (STAR.replace("{}", ""), "failed", "passed"),
    "on and off, told by its name": (
        STAR.replace("{}", "a.setAttribute('aria-label',on?'Unfollow roads':'Follow roads')"),
        "inapplicable",
        "passed",
    ),
    "on and off, told beside it": (STAR.replace("{}", "p.textContent=on?'On':''"), "inapplicable", "passed"),
    "on for good": (STAR.replace("on=!on", "on=true").replace("{}", ""), "inapplicable", "passed"),
    "tabs that do nothing": (
        TABS.format("", "", "").replace("p.hidden=i>0;q.hidden=i<1;", ""),
        "inapplicable",
        "passed",
    ),
    "switch that keeps its state": (SWITCH.replace("{}", ""), "failed", "passed"),
    "check box whose text changes alone": (
        SWITCH.replace("{}", "a.textContent=a.className=='on'?'☑':'☐'"),
        "failed",
        "passed",
    ),
    "options without arrows": (LIST.replace("{}", ""), "passed", "failed"),
    "options by arrows": (
        LIST.replace("{}", "l.onkeydown=e=>{if(e.key=='ArrowDown')s(b);if(e.key=='ArrowUp')s(a)}"),
        "passed",
        "passed",
    ),
    "menu that no key enters": (MENU.replace("{}", ""), "passed", "failed"),
    "menu that the arrow enters": (
        MENU.replace("{}", "") + "<script>a.onkeydown=e=>{if(e.key=='ArrowDown')I[0].focus()}</script>",
        "passed",
        "passed",
    ),
}
"""Page, what is said of its states, what is said of its keys."""


@pytest.mark.thorough
@pytest.mark.browser
def test_what_controls_say_follows_what_they_do_and_keys_come_to_each_part(looking: Looking) -> None:
    told = {}
    for name, (html, _, _) in PAGES.items():
        page = page_with(looking.examine(html, look))
        told[name] = tuple(" ".join({v.outcome.value for v in check(page)}) for check in (states_follow, keyboard))
    assert told == {name: (states, keys) for name, (_, states, keys) in PAGES.items()}


@pytest.mark.browser
def test_a_page_of_too_many_elements_is_not_walked(looking: Looking) -> None:
    url = looking.put("<button>好</button><div id=s></div><script>s.innerHTML = '<i></i>'.repeat(31000)</script>")
    seen = looking._loop.run(looking._browser.examine(url, look))
    assert isinstance(seen, Unobserved)
    assert seen.reason is UnobservedReason.TOO_LARGE


@pytest.mark.browser
@pytest.mark.parametrize(("taken_by", "lost"), [("button", "states"), ("span", "operations")])
def test_a_frame_that_is_taken_away_costs_what_was_left_of_it_and_not_the_walk(
    looking: Looking, taken_by: str, lost: str
) -> None:
    inner = looking.put("<a href='#a' id=a>要闻</a><b id=b>更多</b><script>b.onclick=()=>1;a.onclick=()=>1</script>")
    page = (
        f"<a href='/x'>首页</a><{taken_by} id=k>切换</{taken_by}><iframe src='{inner}' title='要闻' id=f></iframe>"
        "<script>k.onclick=()=>f.remove()</script>"
    )
    seen = looking.examine(page, look)
    assert {stop.element.name for stop in seen.stops} >= {"首页", "要闻"}
    assert lost in seen.unfinished
    check = states_follow if lost == "states" else keyboard
    assert "passed" not in {v.outcome.value for v in check(page_with(seen))}
