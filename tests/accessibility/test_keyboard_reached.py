"""What opens by keyboard has to be reached by it; skip links lead past the links; rings and puzzles; pages of one barrier each."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.input_stable import input_stable
from pytest_govsite.checks.accessibility.keyboard import (
    dialogs_by_keyboard,
    focus_visible,
    input_stable_used,
    keyboard,
    skip_links,
    states_follow,
)
from pytest_govsite.checks.accessibility.telling import together
from pytest_govsite.model import KeyboardLook
from pytest_govsite.observe.look.keyboard import look
from tests.accessibility.judging import Check, outcome
from tests.accessibility.looking import Looking

stays = together(input_stable, input_stable_used)
NAV = "<nav>" + "".join(f"<a href=/{n}>Service {n}</a> " for n in range(9)) + "</nav>"
SKIP = (
    "<header id=top><a href=#{} id=k>Skip to main content</a>"
    + NAV
    + "</header><main id=m tabindex=-1><h1>Tours</h1><a href=/t>Tickets</a></main>"
)
LIST = "<button id=b aria-expanded=false aria-controls=u>Centres</button><ul id=u hidden><li><a href=/n>North</a><li><a href=/s>South</a></ul><a href=/x>Home</a><script>const set=o=>{{u.hidden=!o;b.setAttribute('aria-expanded',o)}};b.onclick=()=>set(u.hidden);{}</script>"
MENU = "<button id=b aria-haspopup=menu aria-expanded=false>Account</button><div role=menu id=m aria-label=Account hidden><div role=menuitem tabindex=-1>Bills</div><div role=menuitem tabindex=-1>Readings</div></div><script>const I=[...m.children];b.onclick=()=>{{m.hidden=!m.hidden;b.setAttribute('aria-expanded',!m.hidden);if(!m.hidden)I[0].focus()}};m.onclick=e=>document.title=e.target.textContent;m.onkeydown=e=>{{if(e.key=='Escape'){{b.onclick();b.focus()}}{}}}</script>"
RING = "<style>a{{display:block;outline-offset:0}}a:focus{{outline:3px solid #b30000}}li{{width:300px;{}}}</style><ul><li><a href=/a>Boiler check at half price</a></ul>"
DIGITS = "<form action=/n><label>First part <input id=a size=3 maxlength=2></label><label>Second part <input id=b size=3></label></form><script>a.oninput=()=>{{if(a.value.length==2){}}}</script>"
MAP = "<button id=o>Map</button><div id=v hidden><div role=dialog aria-modal=true aria-label=Ships id=d tabindex=-1 style='position:fixed;inset:20%;background:#fff'>{}<p>Ada, Winter</div></div><script>o.onclick=()=>{{v.hidden=false;d.focus()}};const shut=()=>{{v.hidden=true;o.focus()}};x.onclick=shut;d.onkeydown=e=>{{if(e.key=='Tab')e.preventDefault();{}}}</script>"
AWAY = "<style>nav{{position:fixed;top:0;left:{}px;width:200px}}</style><nav><a href=/a>Leaders</a> <a href=/b>Offices</a></nav><p>Text"
SCAN = "<style>.wx .ewm{{display:none}}{}</style><ul><li class=wx><a href='javascript:;'>微信</a><div class=ewm><img width=120 height=120 src='/qr.png' alt=公众号二维码></div></li></ul>{}"
TIP = "<style>.tt{{display:none}}.tip:hover .tt{{display:block}}{}</style><p>You are <{} class=tip>homeless<span class=tt>You have nowhere to live</span></span> by law. <a href=/a>Ask</a></p>"
SORT = "<table id=t><thead><tr><th><button id=x>Site</button><th>Plots</thead><tbody><tr><td>Mill<td>4<tr><td>Abbey<td>9<tr><td>Quay<td>2</tbody></table><script>x.onclick=()=>{{const b=t.tBodies[0];[...b.rows].sort((m,n)=>m.cells[0].innerText.localeCompare(n.cells[0].innerText)).forEach(r=>b.append(r));{}}}</script>"
CHIPS = "<style>.on{{background:#036;color:#fff}}</style><div role=group aria-label=Only><button type=button class=ch>Free</button><button type=button class=ch>Step-free</button></div><script>document.querySelectorAll('.ch').forEach(b=>b.onclick=()=>{{const on=b.classList.toggle('on');{}}})</script>"
ENDLESS = "<ul id=l></ul><footer><a href=/c>Contact</a></footer><script>let n=0;const more=()=>{{for(let i=0;i<5;i++){{const x=document.createElement('li');x.innerHTML='<a href=/s'+n+'>Story '+(++n)+'</a>';l.append(x)}}}};more();l.addEventListener('focusin',e=>{{if(({})&&!l.lastElementChild.previousElementSibling.previousElementSibling.contains(e.target)&&[...l.children].indexOf(e.target.closest('li'))>l.children.length-4)more()}})</script>"
PAGES: dict[str, tuple[Check, str, str]] = {
    "a skip link to the top": (skip_links, SKIP.format("top"), "failed"),
    "a skip link to the content": (skip_links, SKIP.format("m"), "passed"),
    "a list that Tab shuts": (keyboard, LIST.format("b.onkeydown=e=>{if(e.key=='Tab')set(false)}"), "failed"),
    "a list that Tab enters": (keyboard, LIST.format(""), "passed"),
    "a list that the arrow enters": (
        keyboard,
        LIST.format("b.onkeydown=e=>{if(e.key=='Tab')set(false);if(e.key=='ArrowDown')u.querySelector('a').focus()}"),
        "passed",
    ),
    "a list that takes the focus and shuts without it": (
        keyboard,
        LIST.format(
            "b.onclick=()=>{set(u.hidden);if(!u.hidden)u.querySelector('a').focus()};u.addEventListener('focusout',e=>{if(!u.contains(e.relatedTarget))set(false)})"
        ),
        "passed",
    ),
    "a menu without arrows": (keyboard, MENU.format(""), "failed"),
    "a menu with arrows": (
        keyboard,
        MENU.format("if(e.key=='ArrowDown')I[1].focus();if(e.key=='ArrowUp')I[0].focus();if(e.key=='Enter')e.target.click()"),
        "passed",
    ),
    "a code that the mouse shows": (keyboard, SCAN.format(".wx:hover .ewm{display:block}", ""), "advice"),
    "a code that the focus shows": (
        keyboard,
        SCAN.format(".wx:hover .ewm,.wx:focus-within .ewm{display:block}", ""),
        "passed",
    ),
    "a code that stands elsewhere too": (
        keyboard,
        SCAN.format(".wx:hover .ewm{display:block}", "<img width=120 height=120 src='/qr.png' alt=公众号二维码>"),
        "passed",
    ),
    "words that the mouse shows": (keyboard, TIP.format("", "span"), "advice"),
    "words that the focus shows": (keyboard, TIP.format(" .tip:focus .tt{display:block}", "span tabindex=0"), "passed"),
    "a table that does not say how it is sorted": (states_follow, SORT.format(""), "advice"),
    "a table that says how it is sorted": (
        states_follow,
        SORT.format("x.closest('th').setAttribute('aria-sort','ascending')"),
        "passed",
    ),
    "filters that say nothing": (states_follow, CHIPS.format(""), "advice"),
    "filters that say so": (states_follow, CHIPS.format("b.setAttribute('aria-pressed',on)"), "passed"),
    "buttons that only act": (states_follow, CHIPS.replace("b.classList.toggle('on')", "true").format(""), "inapplicable"),
    "a list without end": (keyboard, ENDLESS.format("1"), "advice"),
    "a list with an end": (keyboard, ENDLESS.format("l.children.length<20"), "passed"),
    "a ring that is cut off": (focus_visible, RING.format("overflow:hidden"), "failed"),
    "a ring in its box": (focus_visible, RING.format("overflow:hidden;padding:6px"), "passed"),
    "digits that jump": (stays, DIGITS.format("b.focus()"), "failed"),
    "digits that stay": (stays, DIGITS.format("b.title='next'"), "passed"),
    "a cross for the mouse": (dialogs_by_keyboard, MAP.format("<span id=x style=cursor:pointer>×</span>", ""), "failed"),
    "a cross and Escape": (
        dialogs_by_keyboard,
        MAP.format("<span id=x style=cursor:pointer>×</span>", "if(e.key=='Escape')shut()"),
        "passed",
    ),
    "a cross for keys": (dialogs_by_keyboard, MAP.format("<button id=x>×</button>", "").replace("d.focus()", "x.focus()"), "passed"),
    "links right of the window": (focus_visible, AWAY.format(1700), "failed"),
    "links in the window": (focus_visible, AWAY.format(700), "passed"),
    "links without extent": (
        focus_visible,
        "<style>.s{{display:inline-block;width:0;height:0;overflow:hidden}}</style><a class=s href=/w>WeChat</a><p>Text".format(),
        "failed",
    ),
}  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_what_the_keyboard_comes_to(looking: Looking, name: str) -> None:
    check, html, expected = PAGES[name]
    whole = f"<!DOCTYPE html><html lang=en><title>Harbour</title><body>{html}"
    seen = looking.examine(whole, look)
    assert isinstance(seen, KeyboardLook)
    assert outcome(check, looking.look(whole, looks={KeyboardLook.kind: seen})) == expected


@pytest.mark.browser
@pytest.mark.parametrize(
    ("script", "button", "expected"),
    [
        ("/not-there.js", "<span style=cursor:pointer>打印</span>", "cantTell"),
        ("/not-there.js", "<span>打印</span>", "passed"),
        ("", "<span style=cursor:pointer>打印</span>", "passed"),
    ],
)
def test_what_a_missing_script_would_answer_is_for_a_person(
    looking: Looking, script: str, button: str, expected: str
) -> None:
    whole = (
        f"<!DOCTYPE html><html lang=zh><title>通知</title><script src='{script}'></script><a href=/a>首页</a>{button}"
    )
    whole = whole if script else whole.replace("<script src=''></script>", "")
    seen = looking.examine(whole, look)
    assert outcome(keyboard, looking.look(whole, looks={KeyboardLook.kind: seen})) == expected


@pytest.mark.browser
@pytest.mark.parametrize(("script", "expected"), [("", "failed"), ("<script src=/not-there.js></script>", "cantTell")])
def test_a_link_without_extent_is_for_a_person_where_a_script_did_not_come(
    looking: Looking, script: str, expected: str
) -> None:
    whole = f"<!DOCTYPE html><html lang=zh><title>通知</title>{script}<p>分享到 <a href=# title=分享到微信 class=bds_weixin></a></p><p>正文"
    seen = looking.examine(whole, look)
    assert outcome(focus_visible, looking.look(whole, looks={KeyboardLook.kind: seen})) == expected
