from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.keyboard.pointing import pointing_alone
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

PLACE = "<div ondrop=\"this.textContent='到了'\" ondragover='event.preventDefault()' style='height:40px'>放到这里</div>"
TASK = "<li draggable=true ondragstart='1'{}>粉刷大厅{}</li>"
SWIPED = "<div id=s style='height:40px'>{}</div>{}<script>s.addEventListener('touchstart', function () {{}}); s.addEventListener('touchmove', function () {{}});</script>"
DELEGATED = "<li draggable=true>粉刷大厅</li>"
TRACK = (
    "<section><div style='width:300px;overflow:hidden'><div id=s style='display:flex;width:600px'>"
    "<div style='flex:1'>五月庙会</div><div style='flex:1'>六月集市</div></div></div>{}</section>"
    "<script>s.addEventListener('touchstart',()=>{{}});s.addEventListener('touchend',()=>{{}})</script>"
)
MORE = "advice: there is more in it than shown, which comes by swiping only: there are no buttons"
TAKEN = "<li style='cursor:move' onpointerdown='1' onpointerenter='1'>修路{}</li>"
SORTED = "advice: can be put in order by dragging only"
DOUBLE = "advice: answers a double click only, which no key makes"
DRAGS, SWIPES = "failed: can be dragged by the mouse only", "failed: works by swiping only"
NONE, OTHER = "inapplicable: nothing is dragged or swiped", "passed: there is another way beside dragging"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<ul>{TASK.format('', '')}</ul>{PLACE}", DRAGS),
        (f"<ul>{TASK.format('', ' <button>上移</button>')}</ul>{PLACE}", OTHER),
        (f"<ul>{TASK.format(' tabindex=0 onkeydown=1', '')}</ul>{PLACE}", OTHER),
        (f"<ul>{TASK.format('', '')}</ul>", OTHER),
        (SWIPED.format("Swipe to see the next picture", ""), SWIPES),
        (SWIPED.format("Swipe to see the next picture <button>Next</button>", ""), NONE),
        (SWIPED.format("全县新闻", ""), NONE),
        (SWIPED.format("全县新闻", "<p>左右滑动查看更多</p>"), SWIPES),
        (f"<ul ondragstart='1'>{DELEGATED}</ul>{PLACE}", DRAGS),
        ("<p ondblclick='1'>Double-click to change the name</p>", DOUBLE),
        ("<p ondblclick='1' onkeydown='1' tabindex=0>Press Enter or double-click</p>", NONE),
        ("<p ondblclick='1'>Name <button>Change</button></p>", NONE),
        ("<div onclick='1'><p ondblclick='1'>Opens by a click too</p></div>", NONE),
        ("<p ondblclick='r()'>Letters</p><div><button onclick='r();'>Rename</button></div>", NONE),
        ("<p ondblclick='r()'>Letters</p><div><button onclick='s()'>Rename</button></div>", DOUBLE),
        ("<canvas ondblclick='1'></canvas>", NONE),
        ("<p>向左滑动查看</p>", NONE),
        (TRACK.format(""), MORE),
        (TRACK.format("<button>下一条</button>"), NONE),
        (TRACK.format("<ol><li onclick=1>一</li><li onclick=1>二</li></ol>"), NONE),
        (TRACK.format("").replace("hidden", "auto"), NONE),
        (TRACK.format("").replace("五月庙会", "<a href=/a>五月庙会</a>"), NONE),
        (TRACK.format("").replace("width:600px", "width:300px"), NONE),
        (f"<ul>{TAKEN.format('')}{TAKEN.format('')}</ul>", SORTED),
        (f"<ul>{TAKEN.format('<button>上移</button>')}{TAKEN.format('')}</ul>", NONE),
        (f"<ul>{TAKEN.format('')}</ul>", NONE),
        (f"<ul>{TAKEN.format('')}{TAKEN.format('')}</ul>".replace("move", "pointer"), NONE),
    ],
)  # fmt: skip
def test_dragging_and_swiping(looking: Looking, html: str, said: str) -> None:
    assert told(pointing_alone, looking.look(html)) == [said]
