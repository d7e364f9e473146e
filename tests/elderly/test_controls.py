"""What a control is for, told by word, title and place, as toolbars in use are built; what is measured."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.steps import Steps
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser

ICON = "<img width=40 height=40 src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"


def controls(looking: Looking, html: str) -> list[dict[str, Any]]:
    async def work(here: Any) -> list[dict[str, Any]]:
        screen = Screen(here, Steps())
        await screen.call("mark")  # all of it stood there before
        return await screen.aids(loose=True)

    return looking.examine(html, work)


@pytest.mark.parametrize(
    ("html", "kind", "element"),
    [
        # the word alone would be a pointer
        (
            "<div id=r title='十字辅助线功能，按Alt+C打开或关闭辅助线' onclick=a()><r>+</r><div>光标</div></div>",
            "guide-line",
            "r",
        ),
        (
            "<div id=r class=i style='cursor:pointer' title='十字辅助线功能，按Alt+C打开'><div>光标</div></div>",
            "guide-line",
            "r",
        ),
        ("<div id=r onclick=a() title='更换鼠标箭头图标,按Alt+M更换'><div>鼠标</div></div>", "pointer", "r"),
        ("<div id=r onclick=a() title='页面初始化功能，按Alt+R刷新重置页面'><div>初始</div></div>", "reset", "r"),
        ("<a id=r href='javascript:a()' title='页面放大（Shift+1）'><i>大</i></a>", "larger", "r"),
        ("<a id=r href='javascript:a()' title='关闭无障碍浏览（Ctrl+Alt+B）'><i>.</i></a>", "exit", "r"),
        ("<button id=r title='语音朗读 快捷键：Alt+Z'>A</button>", "speech", "r"),
        ("<button id=r>小字</button>", "smaller", "r"),
        ("<button id=r aria-label='增加字体大小'>+1</button>", "larger", "r"),
        ("<button id=r>高对比度（黑色）</button>", "contrast", "r"),
        ("<button id=r title='Reset settings'>o</button>", "reset", "r"),
        # only the picture above the word can be pressed
        (f"<li><a id=r href='javascript:a()' title='大屏 Alt+D'>{ICON}</a><p>显示屏</p></li>", "captions", "r"),
        (f"<li><a id=r href='javascript:a()'>{ICON}</a><p>辅助线</p></li>", "guide-line", "r"),
        # the word is pressed by itself, whatever stands around it
        ("<ul><li title='文字大小'><a id=r href='#'>文字大小</a></li></ul>", "large-text", "r"),
    ],
)
def test_what_a_control_is_for_and_what_is_pressed(looking: Looking, html: str, kind: str, element: str) -> None:
    assert [(one["kind"], one["selector"]) for one in controls(looking, html)] == [(kind, f"#{element}")]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/1.html>关于按Alt+C打开辅助线功能的说明和常见问题解答</a>",
        f"<li><a href=/a>{ICON}</a><a href=/b>{ICON}</a><p>显示屏</p></li>",  # which of them is not told
        "<p>光标</p>",
    ],
)
def test_what_is_no_control(looking: Looking, html: str) -> None:
    assert controls(looking, html) == []


def test_what_a_menu_has_scrolled_away_is_still_there(looking: Looking) -> None:
    menu = (
        "<div style='position:fixed;top:0;height:120px;overflow:hidden auto'>{}<div style='height:900px'></div></div>"
    )
    scroll = "<script>document.querySelector('div').scrollTop = 500</script>"
    assert [one["kind"] for one in controls(looking, menu.format("<button>放大</button>") + scroll)] == ["larger"]
    cut = "<div style='height:20px;overflow:hidden'><div style='height:300px'></div><button>放大</button></div>"
    assert controls(looking, cut) == []


LIST = "<ul><li>关于调整公交线路的通告</li><li>公益性岗位招聘公告</li><li>森林防火通告</li></ul>"


@pytest.mark.parametrize(
    ("html", "columns"),
    [
        (f"<table width=100%><tr><td>{LIST}{LIST}</td><td>{LIST}{LIST}</td></tr></table>", 2),
        (f"<style>td{{display:block}}</style><table><tr><td>{LIST}{LIST}</td><td>{LIST}{LIST}</td></tr></table>", 1),
        (
            "<style>div{float:left;width:50%}h2{clear:both}</style><h2>要闻</h2><h2>通知</h2>"
            f"<div>{LIST}</div><div>{LIST}</div><h2>专题</h2>",
            1.5,
        ),
        ("<table><tr><th>指标</th><th>总量</th></tr><tr><td>产值</td><td>62</td></tr></table><h2>数据</h2>", 1),
    ],
)
def test_how_many_columns_a_page_has(looking: Looking, html: str, columns: float) -> None:
    async def work(here: Any) -> dict[str, Any]:
        told: dict[str, Any] = await Screen(here, Steps()).call("measure")
        return told

    assert looking.examine(html, work)["columns"] == columns
