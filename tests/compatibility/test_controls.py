from __future__ import annotations

import pytest

from pytest_govsite.checks.compatibility.controls import controls
from pytest_govsite.model import CloserLook
from tests.compatibility.judging import outcome, outcomes, page_of, seen
from tests.compatibility.test_view import views
from tests.compatibility.viewing import Viewing

NAVIGATION = "<nav><a href=/a>政务公开</a> <a href=/b>政务服务</a></nav>"
PAGE = f"""{NAVIGATION}<form class=search action=/s><input name=q placeholder=请输入关键词><button>搜索</button></form>
<main><a href=/c><img alt=办事 src=data: width=90 height=40></a><button id=more>更多</button><p id=text></p></main>
<div class=pages><a href=/2>下一页</a></div>
<div id=box>公告 <a href="javascript:void(0)" id=x>关闭</a></div>
<form method=post><button>提交</button></form>
<script>more.onclick=()=>text.textContent+='更多';x.onclick=()=>box.remove()</script>"""
ONLY_FIREFOX = "@supports (-moz-appearance:none)"


def found(page: CloserLook) -> list[tuple[str, str]]:
    return [
        (verdict.found.split("：")[0], verdict.message.zh)
        for verdict in controls(page)
        if outcome(verdict) not in ("passed", "inapplicable")
    ]


def test_what_using_controls_does(viewing: Viewing) -> None:
    before = len(viewing.site.paths())
    page = viewing.see(viewing.put(PAGE), controls=True)
    for view in views(page):
        told = {
            control.name: (control.kind, control.hit, control.mouse, control.keyboard)
            for control in view.controls or ()
        }
        assert told["政务公开"] == ("navigation", True, "followed", "followed")
        assert told["请输入关键词"][:3] == ("search-field", True, "focused")
        assert told["搜索"] == ("search-button", True, "submitted", "submitted")
        assert told["更多"] == ("entry", True, "changed", "changed")
        assert told["下一页"] == ("paging", True, "followed", "followed")
        assert told["关闭"][:3] == ("close", True, "changed")
        assert told["提交"] == ("entry", True, None, None)
    assert found(page) == []
    assert not {"/s", "/a", "/c", "/2"}.intersection(path.partition("?")[0] for path in viewing.site.paths()[before:])


@pytest.mark.parametrize(
    ("style", "script", "words"),
    [
        (f"{ONLY_FIREFOX}{{nav{{display:none}}}}", "", "控件在该浏览器中不显示"),
        (f"{ONLY_FIREFOX}{{#over{{height:60px!important}}}} #over{{position:absolute;inset:0;height:0;opacity:.1}}", "", "被遮挡"),
        ("", "if(!navigator.userAgentData)document.querySelector('.search button').onclick=e=>e.preventDefault()", "没有反应"),
        (
            "",
            "if(!navigator.userAgentData)for(const a of document.querySelectorAll('nav a'))a.onkeydown=e=>e.preventDefault()",
            "不响应键盘",
        ),
    ],
)  # fmt: skip
def test_controls_that_fail_in_one_engine(viewing: Viewing, style: str, script: str, words: str) -> None:
    html = f"<style>{style}</style>{PAGE}<div id=over></div><script>{script}</script>"
    told = found(viewing.see(viewing.put(html), controls=True))
    assert told
    assert {engine for engine, _ in told} == {"firefox"}
    assert any(words in message for _, message in told)


def test_covered_in_every_engine(viewing: Viewing) -> None:
    over = "<div style='position:absolute;inset:0;height:50px'></div>"
    assert found(viewing.see(viewing.put(NAVIGATION + over), controls=True)) == [
        ("chromium、firefox", "控件被遮挡，点不到")
    ]
    notice = "<div style='position:fixed;inset:0;background:#0008'>公告</div>"
    page = viewing.see(viewing.put(NAVIGATION + notice), controls=True)
    assert outcomes(controls, page) == ["cantTell"]


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a href=/a><span style='position:relative;display:block'>政务公开</span></a></nav>",
        "<nav style='position:fixed;top:0'><a href=/a>政务公开</a></nav><p style='height:2000px'>长文",
        "<nav><a href=/a style='display:inline'>政务公开与<br>政务服务</a><ul><li><ul class=sub hidden><li><a href=/b>子栏目</a></ul></ul></nav>",
        "<div class='swiper'><nav><a href=/a>政务公开</a></nav><div style='position:absolute;inset:0'></div></div>",
        "<section><p><a id=a href=/1><img alt=一 src=data: width=90 height=40></a><p><a id=b href=/2><img alt=二 src=data: width=90 height=40></a>"
        "</section><script>document.querySelectorAll('section p')[navigator.userAgentData ? 0 : 1].hidden = true</script>".replace(
            "id=a ", ""
        ).replace("id=b ", ""),
        "<nav><a href=#here>到下面</a></nav><p style='height:2000px'>长文<p id=here>下面",
    ],
)
def test_no_fault(viewing: Viewing, html: str) -> None:
    assert found(viewing.see(viewing.put(html), controls=True)) == []


def test_what_could_not_be_tried() -> None:
    assert outcomes(controls, page_of(seen(controls=None))) == ["untested"]
    assert outcomes(controls, page_of(seen(controls=()))) == ["inapplicable"]
    assert outcomes(controls, page_of()) == ["untested"]
