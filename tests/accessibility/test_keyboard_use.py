from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from pytest_govsite.checks.accessibility.keyboard import (
    dialogs_by_keyboard,
    focus_order,
    focus_stable,
    focus_visible,
    input_stable_used,
    keyboard,
    skip_links,
    states_follow,
)
from pytest_govsite.model import CloserLook, FocusStop, KeyboardLook, KeyElement, Verdict
from pytest_govsite.observe.look.keyboard import look
from tests.accessibility.looking import Looking
from tests.accessibility.test_keyboard_focus import page_with

Check = Callable[[CloserLook], Iterable[Verdict]]


def told(looking: Looking, check: Check, html: str) -> list[Verdict]:
    return list(check(page_with(looking.examine(html, look))))


def outcomes(looking: Looking, check: Check, html: str) -> set[str]:
    return {verdict.outcome.value for verdict in told(looking, check, html)}


@pytest.mark.parametrize("check", [dialogs_by_keyboard, input_stable_used, keyboard, skip_links, states_follow])
def test_page_with_nothing_to_use(looking: Looking, check: Check) -> None:
    assert outcomes(looking, check, "<h1>公告</h1><p>没有链接</p>") == {"inapplicable"}
    assert {v.outcome.value for v in check(page_with(None))} == {"untested"}


EXPANDS = '<button aria-expanded=false onclick="p.hidden=!p.hidden;{}">办理条件</button><p id=p hidden>年满六十周岁的本县居民。</p>'
TOGGLES = '<button onclick="p.hidden=!p.hidden;{}" {}>办理条件</button><p id=p hidden>年满六十周岁的本县居民。</p>'
STATES = {
    "state that follows": (EXPANDS.format("this.setAttribute('aria-expanded',!p.hidden)"), {"passed"}),
    "state that stays": (EXPANDS.format(""), {"failed"}),
    "popover of the browser": (
        "<button popovertarget=p>办理条件</button><div popover id=p>年满六十周岁的本县居民。</div>",
        {"passed"},
    ),
    "opens nothing": ("<button aria-expanded=false>办理条件</button><p>年满六十周岁的本县居民。</p>", {"inapplicable"}),
    "no state": (TOGGLES.format("", ""), {"failed"}),
    "told by its words": (TOGGLES.format("this.textContent=p.hidden?'展开':'收起'", ""), {"inapplicable"}),
    "told by its name": (
        TOGGLES.format("this.setAttribute('aria-label',p.hidden?'展开':'收起')", ""),
        {"inapplicable"},
    ),
    "told by being pressed": (TOGGLES.format("this.ariaPressed=!p.hidden", "aria-pressed=false"), {"passed"}),
    "opens a dialog": (
        "<button aria-controls=p onclick='p.open=!p.open'>打开说明</button><dialog id=p aria-label=说明>年满六十周岁的本县居民。</dialog>",
        {"inapplicable"},
    ),
    "a link without a state": (
        TOGGLES.format("return false", "").replace("<button", "<a href=#p").replace("</button>", "</a>"),
        {"failed"},
    ),
    "a link that leads": (
        "<a href=#p onclick='void 0'>办理条件</a><p id=p>年满六十周岁的本县居民。</p>",
        {"inapplicable"},
    ),
    "a button that leads to another page": (
        "<a role=button href=/x onclick='p.hidden=!p.hidden'>办理条件</a><p id=p hidden>年满六十周岁的本县居民。</p>",
        {"inapplicable"},
    ),
    "opens for good": (
        "<button onclick='p.hidden=false'>更多</button><p id=p hidden>年满六十周岁。</p>",
        {"inapplicable"},
    ),
    "adds something each time": (
        "<button onclick='p.textContent+=\"又一条留言\"'>更多</button><p id=p>留言</p>",
        {"inapplicable"},
    ),
}


@pytest.mark.parametrize(("html", "expected"), STATES.values(), ids=STATES.keys())
def test_states_follow_what_keys_do(looking: Looking, html: str, expected: set[str]) -> None:
    assert outcomes(looking, states_follow, html) == expected


CALENDAR = (
    "<table><tr>"
    + "".join(f"<td><a href=#d{i} onfocus='this.blur()'>{i}</a></td>" for i in range(1, 6))
    + "</tr></table>"
)


def test_a_focus_that_a_script_takes_away_is_told_once(looking: Looking) -> None:
    page = page_with(looking.examine(f"<p><a href=/x>首页</a></p>{CALENDAR}", look))
    found = [v for check in (keyboard, focus_stable, focus_visible) for v in check(page) if v.outcome.value == "failed"]
    assert [v.message.en for v in found] == [
        "a script takes the focus away as soon as it comes, so keys cannot operate it"
    ]
    assert "4 more alike" in (found[0].found or "")


def test_links_of_a_data_table_are_the_content_and_links_of_a_layout_table_are_not(looking: Looking) -> None:
    rows = "".join(f"<tr><td><a href=/g{i}>G{i}</a></td><td>移动</td></tr>" for i in range(40))
    for head, expected in (("<tr><th>代码</th><th>含义</th></tr>", "inapplicable"), ("", "failed")):
        html = f"<table>{head}{rows}</table>"
        page = looking.look(html, looks={"keyboard": looking.examine(html, look)})
        assert [v.outcome.value for v in skip_links(page)] == [expected]


ITEMS = "<li><a href=/p1>电话</a><li><a href=/p2>电脑</a>"
OPENER = "<button aria-expanded=false onclick=\"m.hidden=!m.hidden;this.setAttribute('aria-expanded',!m.hidden);{}\" {}>产品</button>"
OTHERS = "".join(f"<p><a href=/n{i}>第{i}条消息</a></p>" for i in range(8))
BESIDE = f"<ul id=m hidden style='position:absolute;left:8px;top:34px;margin:0;background:#fff'>{ITEMS}</ul>"
DETACHED = {
    "menu at the end": (OPENER.format("", "") + OTHERS + BESIDE, {"failed"}),
    "menu at the end of a button without state": (
        f"<button type=button onclick='m.hidden=!m.hidden'>产品</button>{OTHERS}{BESIDE}",
        {"failed"},
    ),
    "menu after its button": (OPENER.format("", "") + BESIDE + OTHERS, {"passed"}),
    "menu that takes the focus": (
        OPENER.format("if(!m.hidden)m.querySelector('a').focus()", "") + OTHERS + BESIDE,
        {"passed"},
    ),
    "menu that the arrow enters": (
        OPENER.format("", "id=o") + OTHERS + BESIDE + "<script>o.addEventListener('keydown',e=>{"
        "if(e.key=='ArrowDown'){m.querySelector('a').focus();e.preventDefault()}})</script>",
        {"passed"},
    ),
    "panel elsewhere": (OPENER.format("", "") + OTHERS + f"<ul id=m hidden>{ITEMS}</ul>", {"passed"}),
}


@pytest.mark.parametrize(("html", "expected"), DETACHED.values(), ids=DETACHED.keys())
def test_what_a_button_opens_beside_it_follows_it(looking: Looking, html: str, expected: set[str]) -> None:
    assert outcomes(looking, focus_order, html) == expected


HAND = "style='cursor:pointer'"
MENU = "<ul class=m><li><a href=/zwgk/>政务公开</a><ul><li><a href=/zn/>指南</a><li><a href=/nb/>年报</a></ul></ul>"
STEPPED = "<p><button tabindex=-1 onclick='g(-1)'>-</button><span aria-label=Guests id=s {}>2</span><button tabindex=-1 onclick='g(1)'>+</button></p><script>function g(n){{s.textContent=+s.textContent+n}}</script>"
DAYS = "<div>{}</div>".format(
    "".join(f"<div class=c><button tabindex={0 if day == 3 else -1}>{day}日</button></div>" for day in range(1, 16))
)
PICKED = "<label>日期 <input id=f {}></label><table id=k><tr><td>1<td>2<td>3</table><a href=/x>x</a><script>k.onclick=e=>{{f.value='12月'+e.target.textContent+'日'}}</script>"
MOUSE_ONLY = {
    "days for a field that cannot be written into": PICKED.format("readonly"),
    "days of a calendar without arrows": DAYS,
    "something else beside a check box": "<p><input type=checkbox aria-label=同意><i title=打印 style='display:inline-block;width:20px;height:20px;margin-left:40px' onclick=\"t.textContent='2'\"></i></p><p id=t>1</p>",
    "div with onclick": f'<div {HAND} onclick="t.hidden=!t.hidden">展开全文</div><p id=t hidden>全文</p>',
    "link without address": "<a onclick=\"location.href='/news'\">新闻</a>",
    "picture with handler": "<img alt=下一张 width=40 height=40 id=i><p id=t>1</p><script>i.addEventListener('click',()=>{t.textContent='2'})</script>",
    "delegated to the document": f"<div class=tab {HAND}>Specs</div><p id=t>1</p><script>document.addEventListener('click',e=>{{if(e.target.className=='tab')t.textContent='2'}})</script>",
    "double click": "<p ondblclick=\"t.textContent='2'\">Double-click to edit</p><p id=t>1</p>",
    "buttons beside a number that no key changes": STEPPED.format("tabindex=0"),
    "double click beside a button for something else": "<p ondblclick='r(1)'>Letters</p><div><button onclick='r(2)'>Rename</button></div><p id=t>1</p><script>function r(n){t.textContent+=n}</script>",
    "button role without keys": "<div role=button tabindex=0 id=b>Save</div><p id=t>1</p><script>b.onclick=()=>{t.textContent='2'}</script>",
    "button that hears mousedown only": "<button type=button onmousedown=\"t.textContent='2'\">Next</button><p id=t>1</p>",
    "stars in a box that hears for them": "<div id=s><span data-v=1>☆</span><span data-v=2>☆</span></div><p id=t>1</p><script>s.addEventListener('click',e=>{if(e.target.dataset.v)t.textContent='2'})</script>",
    "link that swallows Enter": "<a href=/pay onkeydown='if(event.key==\"Enter\")return false'>Pay</a>",
    "role without focus": "<span role=button onclick=\"t.textContent='2'\">提交</span><p id=t>1</p>",
    "negative tabindex": "<a href=/apply tabindex=-1>在线申请</a><a href=/x>其他</a>",
    "one of a row that arrows do not lead to": "<div><button aria-label='第一张'>·</button><button aria-label='第二张' tabindex=-1>·</button></div>",
    "focus taken away": "<a href=/x onfocus='this.blur()'>首页</a>",
    "handler that is broken here": "<span onclick='openDetails(3)'>Details</span>",
    "beside a control for something else": "<p><i title=打印 style='display:inline-block;width:20px;height:20px' onclick=\"t.textContent='2'\"></i> "
    "<a href=/x>内容纠错</a></p><p id=t>1</p>",
    "menu by hover": f"<style>.m ul{{display:none}}.m li:hover>ul{{display:block}}</style>{MENU}",
    "links beside a sign of a place": "<style>dt a{visibility:hidden}dt:hover a{visibility:visible}</style><dl><dt id=t>事项 <a href=/more>办事指南</a><dd>说明</dl>",
    "menu by script": f"<style>.m ul{{display:none}}</style>{MENU}<script>const l=document.querySelector('.m>li');"
    "l.onmouseenter=()=>l.querySelector('ul').style.display='block';l.onmouseleave=()=>l.querySelector('ul').style.display='none'</script>",
}


@pytest.mark.parametrize("html", MOUSE_ONLY.values(), ids=MOUSE_ONLY.keys())
def test_what_answers_the_mouse_only_fails(looking: Looking, html: str) -> None:
    assert "failed" in outcomes(looking, keyboard, html)


TREE = (
    "<style>[aria-expanded=false]>ul{display:none}</style><ul role=tree aria-label=机构 id=l><li role=treeitem aria-expanded=true tabindex=0 id=r>市政府"
    "<ul role=group><li role=treeitem tabindex=-1 id=c>办公室</ul></ul><script>const say=o=>r.setAttribute('aria-expanded',o),open=()=>r.getAttribute('aria-expanded')=='true';"
    "r.onclick=e=>{if(e.target==r)say(!open())};"
)
SWITCH = "<div><input type=checkbox role=switch aria-label=提醒 id=b style='position:absolute;opacity:0;width:0;height:0;margin:0'><span id=f style='display:inline-block;width:40px;height:20px;background:#ccc'></span></div><p id=t>1</p><script>f.onclick=()=>{b.checked=!b.checked;t.textContent+='2'}</script>"
COMPONENT_LABEL = "<x-label id=x><label for=r>甲</label></x-label><input type=radio id=r><p id=t>1</p><script>x.onclick=()=>{t.textContent+='2'}</script>"
COMPONENTS = (
    "<nav><x-tab tabindex=0>一</x-tab><x-tab tabindex=-1><div id=d>二</div></x-tab></nav><p id=t>1</p>"
    "<script>d.onclick=()=>{t.textContent+='2'}</script>"
)
BY_KEYS = {
    "days for a field that can be written into": PICKED.format(""),
    "clock in a field": "<label>现在 <input id=f readonly></label><div onclick='void 0'>甲</div><a href=/x>x</a><script>setInterval(()=>{f.value=Date.now()},50)</script>",
    "buttons that the mouse shows and Tab comes to": "<style>.c button{opacity:0}.c:hover button{opacity:1}</style><div class=c><p>第一张</p><button>上一张</button>"
    "<button>下一张</button></div>",
    "days of a calendar by arrows": f"<div id=l>{DAYS}</div>"
    "<script>const d=[...document.querySelectorAll('.c button')];l.onkeydown=e=>{const i=d.indexOf(e.target);"
    "if(e.key=='ArrowRight'&&d[i+1])d[i+1].focus()}</script>",
    "buttons of a number": "<div><span role=button aria-label=减 id=m>-</span><div><div><input type=number value=2 aria-label=人数 id=n></div></div></div><p id=t>1</p>"
    "<script>m.onclick=()=>{n.value--;t.textContent+='2'}</script>",
    "buttons of a spinbutton": STEPPED.format("role=spinbutton tabindex=0 aria-valuenow=2 onkeydown='g(1)'"),
    "buttons of a text field that is a spinbutton, in a tool bar": "<div role=toolbar aria-label=Order><button>Buy</button><span><input id=f aria-label=Cars role=spinbutton aria-valuenow=2 value=2>"
    "<a tabindex=-1 role=button aria-label=Up style='cursor:pointer' onclick='g(1)'>▲</a></span></div><script>function g(n){f.value=+f.value+n}f.onkeydown=e=>{if(e.key=='ArrowUp')g(1)}</script>",
    "double click that a button does too": "<p ondblclick='r()'>Letters</p><div><button onclick='r()'>Rename</button></div><p id=t>1</p><script>function r(){t.textContent+='2'}</script>",
    "branch of a tree by arrows": TREE
    + "l.onkeydown=e=>{if(e.target==r&&e.key=='ArrowLeft')say(false);if(e.target==r&&e.key=='ArrowRight'){if(open())c.focus();else say(true)}}</script>",
    "native controls": "<a href=/x>链接</a><button onclick='this.textContent=1'>按钮</button><details><summary>更多</summary>…</details>",
    "custom button with keys": "<div role=button tabindex=0 id=b>Save</div><p id=t>1</p><script>b.onclick=()=>{t.textContent+='2'};"
    "b.onkeydown=e=>{if(e.key=='Enter'||e.key==' ')b.click()}</script>",
    "card around a link": f"<div {HAND} onclick=\"location.href='/n'\"><h3><a href=/n>新闻标题</a></h3><p>摘要</p></div>",
    "label and field": f"<label {HAND} onclick='void 0'><input type=checkbox> 同意</label>",
    "statistics only": "<div id=s>首页轮播</div><a href=/x>链接</a><script>s.addEventListener('click',()=>navigator.sendBeacon('/b'))</script>",
    "statistics in the markup": "<span onclick=\"_hmt.push(['_trackEvent','a'])\">头条</span><a href=/x>链接</a>",
    "does nothing": "<span onclick='event.stopPropagation()'>文字</span><a href=/x>链接</a>",
    "part of a link": f"<a href=/x><span {HAND} onclick='void 0'>公告</span></a>",
    "a button that is disabled by its class": "<button class='move disabled' tabindex=-1>Up</button><button onclick=\"t.textContent='3'\">Down</button><p id=t>1</p>",
    "the face of a field": "<div style='position:relative;width:120px;height:40px'><select aria-label=Type style='position:absolute;inset:0;width:100%;height:100%;opacity:0;z-index:1'><option>a<option>b</select><button tabindex=-1 style='width:100%;height:100%'>Select</button></div>",
    "second link to the same": "<a href=/n tabindex=-1><img alt='' width=50 height=50></a><a href=/n>新闻</a>",
    "tabs by arrows": "<div role=tablist id=l><button role=tab id=a>一</button><button role=tab tabindex=-1 id=b>二</button></div>"
    "<script>l.onkeydown=e=>{if(e.key=='ArrowRight')b.focus()}</script>",
    "arrow in a combobox": "<div role=combobox aria-expanded=false aria-controls=l><input aria-label=语言 id=f><button tabindex=-1 aria-label=展开 id=b>▾</button></div>"
    "<ul id=l role=listbox aria-label=语言 hidden><li role=option>中文</ul><script>b.onclick=()=>{l.hidden=false};f.onkeydown=e=>{if(e.key=='ArrowDown')b.click()}</script>",
    "dots of a carousel by arrows": "<div id=l><button aria-label='第一张' id=a>·</button><button aria-label='第二张' tabindex=-1 id=b>·</button></div>"
    "<script>l.onkeydown=e=>{if(e.key=='ArrowRight')b.focus()}</script>",
    "radio buttons": "<input type=radio name=r aria-label=甲><input type=radio name=r aria-label=乙>",
    "slider by arrows": "<div role=slider tabindex=0 aria-label=Volume aria-valuenow=1 id=v style='width:99px;height:20px'></div><p id=t>1</p><script>v.onclick=()=>{t.textContent+='2'};"
    "v.onkeydown=e=>{if(e.key=='ArrowRight')v.click()}</script>",
    "link that hears keys": "<a href=/pay onkeydown='void 0'>Pay</a>",
    "box that hears nothing of its parts": "<div id=s><span>☆</span></div><a href=/x>x</a><script>s.addEventListener('click',e=>{if(e.target.dataset.v)s.remove()})</script>",
    "way back": "<button type=button onclick='history.back()'>Back</button><a href=/x>x</a>",
    "menu that opens on focus": f"<style>.m ul{{display:none}}.m li:hover>ul,.m li:focus-within>ul{{display:block}}</style>{MENU}",
    "menu with a switch": "<style>.m ul{display:none}.m li:hover>ul,.m .on>ul{display:block}</style><ul class=m><li><a href=/zwgk/>公开</a>"
    "<button onclick=\"this.parentNode.classList.toggle('on')\">展开</button><ul><li><a href=/zn/>指南</a></ul></ul>",
    "sign of a place by hover": "<style>dt a{visibility:hidden}dt:hover a{visibility:visible}</style><dl><dt id=t>typeinfo <a href=#t>¶</a><dd>说明</dl><a href=/x>x</a>",
    "hover that only colours": "<style>li:hover{background:#eee}</style><ul><li><a href=/a>公告</a></ul>",
    "placeholder link": "<nav><a>当前页</a><a href=/x>下一页</a></nav>",
    "disabled": "<button disabled onclick='x()'>提交</button><a href=/x>x</a>",
}


COMBOBOX = (
    "<label>学校 <input id=c role=combobox aria-expanded=false aria-controls=l aria-autocomplete=list autocomplete=off></label>"
    "<ul id=l role=listbox aria-label=学校 hidden><li role=option id=p aria-selected=false>A 小学<li role=option id=q aria-selected=false>B 小学</ul>"
    "<script>const o=v=>{{l.hidden=!v;c.ariaExpanded=v}};c.oninput=()=>o(true);for(const x of[p,q])x.onclick=()=>{{c.value=x.textContent;o(false)}};"
    "c.onkeydown=e=>{{if(e.key=='Escape')o(false);{}}}</script>"
)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "failed"),
        ("if(e.key=='ArrowDown'){o(true);c.setAttribute('aria-activedescendant','p')}", "passed"),
        ("if(e.key=='ArrowDown'&&!l.hidden)p.style.background='#ccc'", "passed"),
        ("if(e.key=='ArrowDown'&&!l.hidden){p.tabIndex=-1;p.focus()}", "passed"),
    ],
)
def test_the_options_of_a_combobox_by_arrows(looking: Looking, keys: str, expected: str) -> None:
    verdicts = told(looking, keyboard, COMBOBOX.format(keys) + "<a href=/x>x</a>")
    assert [(v.outcome.value, v.level.value if v.level else "") for v in verdicts] == [
        (expected, "should" if expected == "failed" else "")
    ]


def test_a_branch_on_which_arrows_only_go_on_fails(looking: Looking) -> None:
    html = TREE + "l.onkeydown=e=>{if(e.key=='ArrowRight')c.focus();if(e.key=='ArrowLeft')r.focus()}</script>"
    assert "failed" in outcomes(looking, keyboard, html)


@pytest.mark.parametrize("html", BY_KEYS.values(), ids=BY_KEYS.keys())
def test_what_keys_can_do_passes(looking: Looking, html: str) -> None:
    verdicts = told(looking, keyboard, html)
    assert [v.outcome.value for v in verdicts] == ["passed"], verdicts


DOUBTFUL = {
    "dots beside arrows": f"<div><button>上一张</button><button>下一张</button><span {HAND} onclick=\"t.textContent='2'\"><i style='display:inline-block;width:9px;height:9px'></i></span></div><p id=t>1</p>",
    "cross in a field": "<div><input aria-label=词 value=x><button tabindex=-1 aria-label=清除>×</button></div>",
    "arrow of a list beside a field": f"<div><span><input aria-label=语言 id=f><a tabindex=-1 title=全部 {HAND} onclick=\"t.textContent='2'\">▾</a></span></div><p id=t>1</p>",
    "tab that arrows do not reach": "<div role=tablist><button role=tab>一</button><button role=tab tabindex=-1>二</button></div>",
    "handler on a block": "<div onclick='report(this)'><p>第一段</p><p>第二段</p></div>",
    "keys of its own that show nothing": "<img alt=找错 width=50 height=50 tabindex=0 role=link onclick=\"t.textContent='2'\""
    " onkeydown=\"if(event.key=='F9')this.click()\"><p id=t>1</p>",
    "role alone": "<span role=button>打印</span><a href=/x>x</a>",
    "field that calls the focus back": "<img alt=下一张 width=50 height=50 tabindex=0 role=button onclick=\"t.textContent='2'\"><p id=t>1</p>"
    "<input id=f aria-label=邮箱><script>f.onblur=()=>setTimeout(()=>f.focus(),10)</script>",
}


@pytest.mark.parametrize("html", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_is_not_certain_is_left_to_a_person(looking: Looking, html: str) -> None:
    assert outcomes(looking, keyboard, html) == {"cantTell"}


CLICKED = "<p id=t>1</p><a href=/x>x</a><script>h.{}=()=>{{t.textContent+='2'}}</script>"
CHART = f"<svg width=200 height=100>{'<rect width=15 height=80 />' * 8}</svg></div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div id=h style='cursor:move'>窗口</div>" + CLICKED.format("onmousedown"), "passed"),
        ("<div id=h style='cursor:move'>窗口</div>" + CLICKED.format("onclick"), "failed"),
        (
            "<div role=dialog aria-label=提示><div id=h class=win-title-c>提示</div></div>"
            + CLICKED.format("onmousedown"),
            "passed",
        ),
        ("<div><div id=h class=win-title-c>提示</div></div>" + CLICKED.format("onmousedown"), "failed"),
        (f"<div id=h class=revenue-chart>{CHART}" + CLICKED.format("onclick"), "cantTell"),
        (f"<div id=h class=revenue-chart {HAND}>{CHART}" + CLICKED.format("onclick"), "failed"),
    ],
)
def test_grips_and_charts_are_no_controls(looking: Looking, html: str, expected: str) -> None:
    page = looking.look(html, looks={"keyboard": looking.examine(html, look)})
    assert {verdict.outcome.value for verdict in keyboard(page)} == {expected}


@pytest.mark.parametrize(("hand", "told_of"), [(HAND, ["#a"]), ("", ["#h"])])
def test_a_bar_whose_buttons_are_told_is_not_told_itself(looking: Looking, hand: str, told_of: list[str]) -> None:
    tools = "".join(f"<span class=tool id={name} {hand}>{name}</span> " for name in "abc")
    html = f"<div id=h style='width:200px;text-align:center'>{tools}</div>" + CLICKED.format("onclick")
    page = looking.look(html, looks={"keyboard": looking.examine(html, look)})
    assert [v.pointer.selector for v in keyboard(page) if v.pointer and v.outcome.value == "failed"] == told_of


def test_mouse_only_control_in_a_frame_is_found(looking: Looking) -> None:
    inner = f"<div {HAND} onclick=\"t.textContent='2'\">展开</div><p id=t>1</p>"
    same = looking.put(inner)
    looking.other.routes["/mouse"] = (200, inner, {})
    for address in (same, looking.other.url("/mouse")):
        verdicts = told(looking, keyboard, f"<a href=/x>x</a><iframe src='{address}' title=内></iframe>")
        assert [(v.outcome.value, v.pointer.frame if v.pointer else "") for v in verdicts] == [("failed", address)]


NAV = "<nav><ul>" + "".join(f"<li><a href=/c{i}/>栏目{i}</a>" for i in range(14)) + "</ul></nav>"
MAIN = "<main id=main><h1>标题</h1><p>正文 <a href=/d>附件</a></p></main>"
SKIP = {
    "works": (f"<a href=#main>跳到主要内容</a>{NAV}{MAIN}", {"passed"}),
    "comes on focus": (
        f"<style>.s{{position:absolute;left:-999px}}.s:focus{{left:0}}</style><a class=s href=#main>Skip to main content</a>{NAV}{MAIN}",
        {"passed"},
    ),
    "second of two": (f"<a href=#nav>跳到导航</a><a href=#main>跳到正文</a><div id=nav>{NAV}</div>{MAIN}", {"passed"}),
    "by script": (
        f'<button onclick="main.tabIndex=-1;main.focus()">Skip to content</button>{NAV}{MAIN}',
        {"passed"},
    ),
    "dead target": (f"<a href=#content>跳到主要内容</a>{NAV}{MAIN}", {"failed"}),
    "never shown": (
        f"<style>.s{{position:absolute;left:-999px}}</style><a class=s href=#main>Skip to main content</a>{NAV}{MAIN}",
        {"failed"},
    ),
    "does not lead there": (
        f"<a href=#main onclick='event.preventDefault()'>跳到主要内容</a>{NAV}{MAIN}",
        {"failed"},
    ),
    "nothing behind it takes focus": (
        f"<a href=#m>Skip to the text</a>{NAV}<main id=m><h1>Tools</h1><p>Drills and ladders</p></main>",
        {"passed"},
    ),
    "target that is not laid out": (
        f"<a href=#m>Skip to the text</a>{NAV}<a id=m style='display:none'></a><p>Drills and ladders</p>",
        {"failed"},
    ),
    "goes nowhere with nothing behind it": (
        f"<a href=#m onclick='event.preventDefault()'>Skip to the text</a>{NAV}<main id=m><p>Drills</p></main>",
        {"failed"},
    ),
    "no way at all": (NAV + "<div>正文</div>", {"failed"}),
    "landmarks only": (NAV + MAIN, {"cantTell"}),
    "nothing to skip": (f"<a href=/>首页</a>{MAIN}", {"inapplicable"}),
    "links alone": ("".join(f"<a href=/c{i}/>栏目{i}</a> " for i in range(40)) + "<p>正文</p>", {"failed"}),
    "a link to permits for skips": (f"<a href=/skip>Apply for a skip permit</a>{MAIN}", {"inapplicable"}),
    "a form alone": ("<p>登记</p>" + "".join(f"<label>项{i} <input></label>" for i in range(40)), {"inapplicable"}),
}


@pytest.mark.parametrize(("html", "expected"), SKIP.values(), ids=SKIP.keys())
def test_skip_links(looking: Looking, html: str, expected: set[str]) -> None:
    assert outcomes(looking, skip_links, html) == expected


@pytest.mark.parametrize(
    ("style", "before", "expected"),
    [
        ("display:none", 10, ["failed", "cantTell"]),
        ("", 10, ["cantTell"]),
        ("display:none", 5, ["failed"]),
        ("", 5, ["inapplicable"]),
        ("display:none", 2, ["inapplicable"]),
    ],
)
def test_a_skip_link_that_is_not_displayed(looking: Looking, style: str, before: int, expected: list[str]) -> None:
    stops = tuple(FocusStop(element=KeyElement(tag="a", place=place)) for place in range(before))
    walk = KeyboardLook(stops=stops, main=KeyElement(tag="main", place=90))
    page = looking.look(f"<a href=#main style='{style}'>跳到主要内容</a>{NAV}{MAIN}", looks={"keyboard": walk})
    assert [verdict.outcome.value for verdict in skip_links(page)] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("<div>正文</div>", "failed"), ("<h2>要闻</h2><div>正文</div>", "cantTell")]
)
def test_a_heading_before_all_links_leads_past_none(looking: Looking, text: str, expected: str) -> None:
    html = f"<h1>某市人民政府</h1>{NAV.replace('栏目', '事项') * 2}{text}"
    page = looking.look(html, looks={"keyboard": looking.examine(html, look)})
    assert [verdict.outcome.value for verdict in skip_links(page)] == [expected]


GOOD_DIALOG = (
    "<dialog id=d aria-label=提示><p>是否离开？</p><button onclick='d.close()'>取消</button></dialog><a href=/x>后</a>"
)
BOX = "position:fixed;top:80px;left:80px;width:320px;height:200px;background:#eee"
DIALOGS = {
    "box in the middle": (
        "<button id=o>购买</button><p>成人票 40 元</p><div id=d hidden style='position:fixed;inset:20%;background:#fff;border:2px solid'>"
        "<p>购买两张票？</p><button>是</button></div><script>o.onclick=()=>d.hidden=false</script>",
        ["弹出层没有对话框角色", "对话框打开后没有获得焦点"],
    ),
    "message in the middle": (
        "<button id=o>收藏</button><p>成人票 40 元</p><div id=d hidden style='position:fixed;inset:40%;background:#fff;border:2px solid'>"
        "<p role=status>已收藏</p></div><script>o.onclick=()=>d.hidden=false</script>",
        [],
    ),
    "curtain alone": (
        "<button onclick='m.hidden=false'>打开弹窗</button><p>正文</p><div id=m class=modal-backdrop hidden style='position:fixed;inset:0;background:rgba(0,0,0,.5)'></div>",
        [],
    ),
    "native": ("<button onclick='d.showModal()'>打开对话框</button>" + GOOD_DIALOG, []),
    "managed by script": (
        f"<button id=o aria-haspopup=dialog>意见反馈</button><div id=d role=dialog aria-modal=true aria-label=反馈 hidden style='{BOX}'>"
        "<button id=c>关闭</button></div><a href=/x>后</a><script>o.onclick=()=>{d.hidden=false;c.focus()};c.onclick=()=>{d.hidden=true;o.focus()};"
        "d.onkeydown=e=>{if(e.key=='Tab')e.preventDefault();if(e.key=='Escape')c.click()}</script>",
        [],
    ),
    "fades away": (
        f"<style>#d{{visibility:hidden;opacity:0;transition:opacity .5s,visibility .5s}}#d.on{{visibility:visible;opacity:1}}</style>"
        f"<button id=o aria-haspopup=dialog>显示设置</button><div id=d role=dialog aria-modal=true aria-label=显示设置 style='{BOX}'>"
        "<button id=c>关闭</button></div><script>o.onclick=()=>{d.classList.add('on');setTimeout(()=>c.focus(),50)};"
        "d.onkeydown=e=>{if(e.key=='Tab')e.preventDefault();if(e.key=='Escape'){d.classList.remove('on');o.focus()}}</script>",
        [],
    ),
    "plain block": (
        f"<button onclick=\"m.style.display='block'\">打开弹窗</button><div id=m class=modal style='display:none;{BOX}'><p>通知</p>"
        "<button onclick=\"m.style.display='none'\">关闭</button></div>",
        ["弹出层没有对话框角色", "对话框打开后没有获得焦点", "对话框关闭后，焦点没有回到打开它的控件"],
    ),
    "layer over the window": (
        "<button onclick=\"m.style.display='block'\">阅读条款</button><div id=m style='display:none;position:fixed;inset:0;background:rgba(0,0,0,.6)'>"
        "<p style='background:#fff'>条款</p><button onclick=\"m.style.display='none'\">关闭</button></div>",
        ["弹出层没有对话框角色", "对话框打开后没有获得焦点", "对话框关闭后，焦点没有回到打开它的控件"],
    ),
    "focus runs away": (
        f"<button id=o aria-haspopup=dialog>登录</button><div id=d role=dialog aria-modal=true aria-label=登录 hidden style='{BOX}'>"
        "<input aria-label=用户><button id=c>关闭</button></div><a href=/x>后</a><script>o.onclick=()=>{d.hidden=false;d.querySelector('input').focus()};"
        "c.onclick=()=>{d.hidden=true;o.focus()}</script>",
        ["对话框打开时，焦点跑到对话框外"],
    ),
    "cannot be closed": (
        f"<button id=o aria-haspopup=dialog>Open dialog</button><div id=d role=dialog aria-label=Note hidden style='{BOX}' tabindex=-1>"
        "<p>Note</p><span onclick='d.hidden=true'>×</span></div><script>o.onclick=()=>{d.hidden=false;d.focus()}</script>",
        ["按 Esc 和关闭按钮都不能用键盘关闭对话框"],
    ),
    "named through a slot": (
        "<button onclick=\"h.shadowRoot.querySelector('dialog').showModal()\">Open dialog</button><x-box id=h><template shadowrootmode=open><dialog aria-labelledby=t>"
        "<h2 id=t><slot></slot></h2><form method=dialog><button>OK</button></form></dialog></template>Note</x-box>",
        [],
    ),
    "no name": (
        "<button onclick='d.showModal()'>Open dialog</button><dialog id=d><button onclick='d.close()'>OK</button></dialog>",
        ["对话框没有名称"],
    ),
}


@pytest.mark.parametrize(("html", "faults"), DIALOGS.values(), ids=DIALOGS.keys())
def test_dialogs(looking: Looking, html: str, faults: list[str]) -> None:
    found = [v.message.zh for v in told(looking, dialogs_by_keyboard, html) if v.outcome.value == "failed"]
    assert sorted(found) == sorted(faults)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (SWITCH, "passed"),
        (SWITCH.replace("type=checkbox role=switch", "type=text"), "failed"),
        (COMPONENT_LABEL, "passed"),
        (COMPONENTS, "cantTell"),
        (COMPONENTS.replace("tabindex=0", ""), "failed"),
    ],
    ids=["face of a switch", "face of no switch", "around its label", "beside one that Tab comes to", "beside none"],
)
def test_what_stands_for_a_control_beside_it(looking: Looking, html: str, expected: str) -> None:
    page = looking.look(html, looks={"keyboard": looking.examine(html, look)})
    assert {verdict.outcome.value for verdict in keyboard(page)} == {expected}


CLOSERS = {
    "another language": "<button id=c aria-label='Fermer la fenêtre modale'>×</button>",
    "an icon by its class": "<button id=c aria-label='Sulkija' class='dlg__close-btn'><svg></svg></button>",
    "what its markup says it does": "<button id=c data-bs-dismiss=modal>Ymmärrän</button>",
}


@pytest.mark.parametrize("closer", CLOSERS.values(), ids=CLOSERS.keys())
def test_closing_controls_that_are_known_by_other_than_chinese_and_english(looking: Looking, closer: str) -> None:
    html = (
        f"<button id=o aria-haspopup=dialog>Open dialog</button><div id=d role=dialog aria-label=Note hidden style='{BOX}'><input id=i aria-label=Nom>"
        f"{closer}</div><script>o.onclick=()=>{{d.hidden=false;i.focus()}};c.onclick=()=>{{d.hidden=true;o.focus()}}</script>"
    )
    assert outcomes(looking, dialogs_by_keyboard, html) == {"passed"}


def test_escape_that_does_nothing_in_a_field_is_tried_outside_it(looking: Looking) -> None:
    html = (
        f"<button id=o aria-haspopup=dialog>Open dialog</button><div id=d role=dialog aria-modal=true aria-label=Note hidden style='{BOX}'><input id=i aria-label=Nom>"
        "<button>Envoyer</button></div><script>o.onclick=()=>{d.hidden=false;i.focus()};"
        "d.onkeydown=e=>{if(e.key=='Tab')e.preventDefault();if(e.key=='Escape'&&e.target!=i){d.hidden=true;o.focus()}}</script>"
    )
    assert outcomes(looking, dialogs_by_keyboard, html) == {"passed"}


@pytest.mark.parametrize(
    "inside", ["<p>Wait</p>", "<span class=tag>Vanha <button class=tag-close>Poista</button></span>"]
)
def test_dialog_that_seems_to_have_no_end_is_left_to_a_person(looking: Looking, inside: str) -> None:
    html = (
        f"<button id=o aria-haspopup=dialog>Open dialog</button><div id=d role=dialog aria-label=Note hidden style='{BOX}' tabindex=-1>"
        f"{inside}</div><script>o.onclick=()=>{{d.hidden=false;d.focus()}}</script>"
    )
    assert outcomes(looking, dialogs_by_keyboard, html) == {"cantTell"}


OPTIONS = "<option value=''>请选择<option value=/a>甲<option value=/b>乙"
CHOICES = {
    "plain": (
        f"<form><select aria-label=类别>{OPTIONS}</select><input aria-label=名><button>查询</button></form>",
        {"passed"},
    ),
    "list is filtered": (
        f'<select aria-label=类别 onchange="t.textContent=this.value">{OPTIONS}</select><p id=t></p>',
        {"passed"},
    ),
    "opens a window": (
        f"<select aria-label=友情链接 onchange='window.open(this.value)'>{OPTIONS}</select>",
        {"failed"},
    ),
    "goes elsewhere": (f"<select aria-label=Site onchange='location.href=this.value'>{OPTIONS}</select>", {"failed"}),
    "sends the form": (
        f"<form><select aria-label=年 name=y onchange='this.form.submit()'>{OPTIONS}</select></form>",
        {"failed"},
    ),
    "radio sends": (
        "<form><input type=radio name=r aria-label=甲><input type=radio name=r aria-label=乙 onclick='this.form.submit()'></form>",
        {"failed"},
    ),
    "check box goes": ("<input type=checkbox aria-label=长者版 onchange=\"location='/elder'\">", {"failed"}),
    "moves on while typing": ("<input aria-label=区号 oninput='b.focus()'><input id=b aria-label=号码>", {"failed"}),
    "announced": (
        f"<p><label>友情链接（选择后将打开新窗口）<select onchange='window.open(this.value)'>{OPTIONS}</select></label></p>",
        {"passed"},
    ),
    "announced in English": (
        f"<form><p>Choosing an entry opens its page at once.</p><label>Go to <select onchange='location.href=this.value'>{OPTIONS}</select></label></form>",
        {"passed"},
    ),
    "no field": ("<a href=/x>链接</a>", {"inapplicable"}),
}


@pytest.mark.parametrize(("html", "expected"), CHOICES.values(), ids=CHOICES.keys())
def test_choosing(looking: Looking, html: str, expected: set[str]) -> None:
    assert outcomes(looking, input_stable_used, html) == expected
