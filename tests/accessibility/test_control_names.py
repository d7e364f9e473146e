from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.control_names import control_names
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking


@pytest.mark.parametrize(
    "html",
    [
        "<div>共 100 条 <div><input aria-label=每页条数 readonly value=10></div> <i style='display:inline-block;width:16px;height:16px;background:#333' onclick='go()'></i></div>",
        "<button>×</button>",
        "<button type=button class=next>»</button>",
        "<button>\ue61c</button>",
        "<button><svg role=img aria-label='icon' width=20 height=20></svg></button>",
        "<input type=button value='☰'>",
        "<input type=image src='/a.png' alt='image'>",
        "<button>按钮</button>",
        "<label for=xm>姓名</label> <input name=xm id=xingming placeholder='请输入'>",
        "<div tabindex=0 onclick='go()'>在线咨询</div>",
        "<div><input aria-label=县><i style='display:inline-block;width:9px;height:9px;background:#333' onclick='find()'></i></div>",
        "<span style='display:inline-block;width:20px;height:20px;background:#c00' onclick='shut()'></span>",
        "<i style='display:inline-block;width:20px;height:20px;background:url(/x.png)' id=c></i>"
        "<script>document.getElementById('c').addEventListener('click',()=>1)</script>",
        "<div onclick='zoom()'><img alt='' width=300 height=200 src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"></div>",
        "<div contenteditable>在这里写</div>",
    ],
)
def test_controls_whose_names_cannot_be_read_fail(looking: Looking, html: str) -> None:
    assert outcome(control_names, looking.look(html)) == "failed"


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-label='关闭'>×</button>",
        "<button title='关闭'>×</button>",
        "<button>X</button>",
        "<button>A+</button><button>A-</button>",
        "<button>搜索</button>",
        "<div><button>7</button><button>8</button><button>9</button><button>×</button><button>+</button><button>=</button></div>",
        "<label for=xm>姓名</label> <input id=xm placeholder='请输入姓名'>",
        "<label>姓名 <input placeholder='张三'></label>",
        "<label for=pw>Password</label> <input type=password id=pw placeholder=Password>",
        "<label>Tel <input type=tel placeholder=Tel></label>",
        "<span tabindex=0 onclick='menu()'><math><mi>a</mi><mo>=</mo><mn>0</mn></math></span><button>打开</button>",
        "<div onclick='log()'><button>提交</button></div>",
        "<div class=swiper-container onclick='guard(event)'>"
        + "<img alt='' width=300 height=200 src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\">"
        * 2
        + "</div><button>打开</button>",
        "<div onclick='sync()'><img src=x width=24 height=22 title='Stop moving the panels together'></div><button>打开</button>",
        "<label>城市 <input readonly value=杭州></label><div><input aria-label=县 readonly value=德清><i style='display:inline-block;width:9px;height:9px;background:#333' onclick='open()'></i></div>",
        "<div role=slider tabindex=0 aria-label=评分 aria-valuenow=2><i style='display:inline-block;width:16px;height:16px;background:#333' onclick='go()'></i><i style='display:inline-block;width:16px;height:16px;background:#333' onclick='go()'></i></div>",
        "<div><div><input aria-label=县 readonly value=德清><span><span><i style='display:inline-block;width:16px;height:16px;background:#333' onclick='go()'></i></span></span></div></div>",
        "<div><input type=checkbox role=switch aria-label=提醒 style='position:absolute;opacity:0'><i style='display:inline-block;width:16px;height:16px;background:#333' onclick='go()'></i></div>",
        "<div style='position:relative;height:300px'><button>打开</button>"
        "<div style='position:absolute;right:1px;width:6px;height:190px;background:#888' onmousedown='drag()'></div></div>",
        "<span><label for=s>评分</label><select id=s style='position:absolute;width:1px;height:1px;clip-path:inset(50%)'><option>好</select>"
        "<span style='display:inline-block;width:90px;height:20px;background:#fc0' onclick='rate()'></span></span>",
        "<div tabindex=0 role=button onclick='go()'>在线咨询</div>",
        "<div style='position:fixed;inset:0' onclick='shut()'></div><button>打开</button>",
        "<span style='display:inline-block;width:50px;height:20px' onclick='x()'></span><button>打开</button>",
        "<div contenteditable role=textbox aria-label='留言'>在这里写</div>",
        "<ul tabindex=0><li>甲</li></ul><button>打开</button>",
        "<button disabled>Save</button>",
        "<div class=editor-toolbar><button title=Image><i class=icon></i></button><button title=Bold><i class=icon></i></button></div>",
        "<style>.c{width:90px;height:20px;background:#ccc;cursor:se-resize}</style><div class=c id=c></div><button>打开</button><script>c.onmousedown=()=>0</script>",
        "<div class=trendchart id=c style='width:90px;height:40px;background:#eee'><svg width=90 height=40><path d='M0 0h9'/><path d='M0 3h9'/>"
        "<path d='M0 6h9'/><path d='M0 9h9'/><path d='M0 12h9'/><path d='M0 15h9'/></svg></div><button>打开</button><script>c.onclick=()=>0</script>",
    ],
)
def test_controls_with_names_pass(looking: Looking, html: str) -> None:
    assert told(control_names, looking.look(html)) == ["passed: the names of controls can be read"]


@pytest.mark.parametrize(
    "html",
    [
        "<input placeholder='请输入关键词'>",
        "<textarea placeholder='Your message'></textarea>",
        "<label for=nothing>备注</label>",
    ],
)
def test_weak_names_are_advice(looking: Looking, html: str) -> None:
    assert outcome(control_names, looking.look(html)) == "advice"


def test_choices_named_by_their_kind_are_for_a_person(looking: Looking) -> None:
    assert outcome(control_names, looking.look("<input type=checkbox aria-label='option'>")) == "cantTell"


def test_pages_without_controls(looking: Looking) -> None:
    assert outcome(control_names, looking.look("<p>正文 <a href='/a'>链接</a></p>")) == "inapplicable"


def test_fields_without_any_name_are_told_by_axe_once(looking: Looking) -> None:
    page = looking.look("<label for=nothing>姓名</label><input name=xm>")
    assert outcome(axe_rules("accessibility.control-names"), page) == "failed"
    assert outcome(control_names, page) == "passed"
