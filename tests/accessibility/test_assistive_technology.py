from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.assistive_technology import not_kept_out
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

PAGE = "<html lang=zh-CN><head><title>公告</title></head>{}</html>"
TEXT = (
    "<p>为进一步优化营商环境，现就有关事项通知如下，请各单位结合实际认真贯彻落实，切实抓好各项工作任务，务求实效。</p>"
)


@pytest.mark.parametrize(
    "html",
    [
        PAGE.format(f"<body oncontextmenu='return false'>{TEXT}</body>"),
        PAGE.format(f"<body onselectstart='return false' oncopy='return false;'>{TEXT}</body>"),
        PAGE.format(f"<body onkeydown='return false'>{TEXT}</body>"),
        f"{TEXT}<script>document.oncontextmenu = function (e) {{ return false; }}</script>",
        f"{TEXT}<script>document.body.onselectstart=document.oncopy=()=>false; document.oncopy=()=>false</script>",
        f"{TEXT}<script>document.addEventListener('contextmenu', function (e) {{ e.preventDefault(); }})</script>",
        PAGE.format(f"<body style='user-select:none'>{TEXT}</body>"),
        f"<div aria-hidden=true>{TEXT}</div><p>页脚</p>",
        "<section aria-label='Official website'><div aria-hidden=true>"
        "<p>Official website of the example county council in the north</p></div><button>How to know</button></section>",
        f"<main aria-hidden=true><p>很短</p></main>{TEXT}{TEXT}",
        PAGE.format(f"<body role=application>{TEXT}</body>"),
        f"{TEXT}<a href='/a' role=text>全文</a>",
        f"{TEXT}<button role=heading aria-level=2>提交</button>",
    ],
)
def test_what_keeps_assistive_technology_out_fails(looking: Looking, html: str) -> None:
    assert outcome(not_kept_out, looking.look(html)) == "failed"


@pytest.mark.parametrize(
    "html",
    [
        TEXT,
        f"<div style='user-select:none'>工具条</div>{TEXT}{TEXT}",
        PAGE.format(f"<body style='user-select:none'><div style='user-select:text'>{TEXT}</div></body>"),
        f"<img src=x alt='地图' oncontextmenu='return false'>{TEXT}",
        f"{TEXT}<script>document.addEventListener('keydown', (e) => {{ if (e.key === 'Escape') shut(); }})</script>",
        f"{TEXT}<script>document.onkeydown = function (e) {{ if (e.keyCode == 27) shut(); }}</script>",
        f"<div aria-hidden=true>{TEXT}</div><div role=dialog aria-modal=true aria-label='登录'><button>登录</button></div>",
        f"<span aria-hidden=true>→</span>{TEXT}",
        "<section aria-label='Official website of the example county council in the north'><div aria-hidden=true>"
        "<p>An official website of the example county council in the north</p></div><button>How to know</button></section>",
        f"<ul role=none><li role=none><a href='/a'>首页</a></li></ul>{TEXT}",
        f"<a href='/a' role=button>提交</a><a href='/a' role=menuitem>菜单</a>{TEXT}",
        f"<div role=application aria-label='地图'><button>放大</button></div>{TEXT}",
    ],
)
def test_what_does_no_harm_passes(looking: Looking, html: str) -> None:
    assert outcome(not_kept_out, looking.look(html)) == "passed"


def test_a_framework_or_an_editor_that_hears_copying_is_no_question(looking: Looking) -> None:
    every = (
        f"{TEXT}<script>for (const name in HTMLElement.prototype) if (name.startsWith('on')) document.body.addEventListener(name.slice(2), hand);"
        "function hand(e) {}</script>"
    )
    editor = "<body contenteditable role=textbox aria-label=正文>在这里写<script>document.body.addEventListener('copy', f); function f(e) {}</script></body>"
    for html in (every, PAGE.format(editor)):
        assert outcome(not_kept_out, looking.look(html)) == "passed"


def test_listeners_whose_effect_is_not_known_are_for_a_person(looking: Looking) -> None:
    html = f"{TEXT}<script>const f = menu; function menu(e) {{ open(e); }} document.addEventListener('contextmenu', f)</script>"
    assert outcome(not_kept_out, looking.look(html)) == "cantTell"


@pytest.mark.parametrize(
    ("state", "below", "expected"),
    [("", "hidden", "advice"), ("aria-expanded=false", "hidden", "passed"), ("", "", "passed")],
)
def test_a_folded_branch_says_so(looking: Looking, state: str, below: str, expected: str) -> None:
    html = (
        f"<ul role=tree aria-label=机构><li role=treeitem tabindex=0 {state}>县政府办"
        f"<ul role=group {below}><li role=treeitem tabindex=-1>综合科</ul></ul>{TEXT}"
    )
    assert outcome(not_kept_out, looking.look(html)) == expected
