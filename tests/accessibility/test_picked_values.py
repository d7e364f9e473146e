"""Fields that cannot be written into: what comes up for them has to answer keys."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.keyboard import keyboard
from pytest_govsite.observe.look.keyboard import look
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking
from tests.accessibility.test_keyboard_states import page_with

CALENDAR = """<label for=d>预约日期</label><input id=d name=d readonly><button>提交预约</button><style>i{{padding:9px}}</style><script>
let p;const close=()=>{{if(p)p.remove();p=null}};
const open=()=>{{if(p)return;p=document.createElement('div');
for(let i=1;i<=28;i++){{const s=document.createElement('{day}');s.textContent=i;s.onclick=()=>{{d.value='2026-12-'+i;close()}};p.append(s)}}
document.body.append(p);{more}}};
{event};document.addEventListener('mousedown',e=>{{if(p&&!p.contains(e.target)&&e.target!==d)close()}});</script>"""
BY_ARROWS = """let k=0;d.onkeydown=e=>{if(e.key=='ArrowRight'||e.key=='ArrowDown'){p.children[k].style.color='';p.children[++k].style.color='red'}
if(e.key=='Enter'){e.preventDefault();d.value='2026-12-'+(k+1);close()}}"""
FOCUS = "d.addEventListener('focus',open)"
BY_KEY = "d.addEventListener('keydown',e=>{if(e.key=='ArrowDown'){e.preventDefault();open()}})"
LIST = "d.onfocus=()=>{u.hidden=false};d.onblur=()=>setTimeout(()=>u.hidden=true,200)"
OFFICES = f"""<label for=d>办理窗口</label><input id=d name=d readonly><ul id=u hidden><li>一号窗口<li>二号窗口<li>三号窗口</ul>
<script>{LIST};[...u.children].forEach(x=>x.onmousedown=()=>d.value=x.textContent)</script>"""
PAGES = {
    "a calendar on focus": (CALENDAR.format(day="i", more="", event=FOCUS), "failed"),
    "a calendar by a key": (CALENDAR.format(day="i", more="", event=BY_KEY), "failed"),
    "a list on focus": (OFFICES, "failed"),
    "arrow keys choose": (CALENDAR.format(day="i", more=BY_ARROWS, event=FOCUS), "passed"),
    "days that Tab comes to": (CALENDAR.format(day="button", more="", event=FOCUS), "passed"),
    "it can be typed": (CALENDAR.format(day="i", more="", event=FOCUS).replace(" readonly", ""), "passed"),
    "the focus goes in": (
        CALENDAR.format(day="i tabindex=-1", more="p.children[0].tabIndex=-1;p.children[0].focus()", event=BY_KEY).replace(
            "i tabindex=-1", "i"
        ),
        "passed",
    ),
    "a hint on focus": (
        OFFICES.replace("onmousedown=()=>d.value=x.textContent", "lang='zh'"),
        "passed",
    ),
}  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_what_comes_up_for_a_field_is_chosen_by_keys(looking: Looking, name: str) -> None:
    html, expected = PAGES[name]
    page = page_with(looking.examine(html, look))
    told = [verdict.message.en for verdict in keyboard(page) if "cannot be written into" in verdict.message.en]
    assert bool(told) is (expected == "failed")
    if expected == "failed":
        assert outcome(keyboard, page) == "failed"
