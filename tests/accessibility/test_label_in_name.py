from __future__ import annotations

from pytest_govsite.checks.accessibility.label_in_name import visible_text_named
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

FAILS = {
    "button": '<button aria-label="Send the form">Submit</button>',
    "链接": '<a href="/a" aria-label="点击查看详细内容">政务公开</a>',
    "field": '<label for="a">Family name</label><input id="a" aria-label="Surname">',
    "words apart": '<a href="/a" aria-label="Download gizmo specification">Download specification</a>',
    "input button": '<input type="submit" value="查询" aria-label="提交">',
    "name of a switch": '<button role="switch" aria-checked="false" aria-label="显示方式">大字模式</button>',
    "other words beside &": '<a href="/a" aria-label="Terms and rules">Terms &amp; conditions</a>',
    "other language": '<a href="/a" aria-label="Home">首页</a>',
}
PASSES = {
    "longer name": '<a href="/a" aria-label="更多政务要闻">更多</a>',
    "signs": '<a href="/a" aria-label="Next page">Next page →</a>',
    "& as a word": '<a href="/a" aria-label="Terms and conditions">Terms &amp; conditions</a><a href="/b" aria-label="政策和解读">政策&amp;解读</a>',
    "close": '<button aria-label="关闭">×</button><button aria-label="Close">X</button>',
    "icon letters": '<button aria-label="搜索"><span style="font-family:iconfont">&#xe600;</span></button>',
    "ligature": '<button aria-label="Search"><i style="font-family:\'Material Icons\'">search_thing</i></button>',
    "drawn letter": '<a href="/a"><span aria-hidden="true">浙</span>浙江政务服务网</a>',
    "number": '<a href="/a"><strong aria-hidden="true">3.1.1.</strong> Boolean type</a>',
    "brackets": '<a href="/a" aria-label="Workstation">Workstation (CPU)</a>',
    "case and spaces": '<button aria-label="sign IN">Sign  in</button>',
    "blanks between": '<a href="/" aria-label="首页">首 页</a>',
    "label around": '<label>电子邮箱 <input type="email"></label>',
    "required mark": '<label for="a">姓名 *</label><input id="a" aria-label="姓名">',
    "state of a switch": '<span id="l">大字模式</span><button role="switch" aria-checked="false" aria-labelledby="l">关</button>',
    "option": '<select aria-label="年份"><option>2025</option></select>',
    "keys that do the same": '<button aria-label="搜索">搜索 <kbd>Ctrl</kbd>+<kbd>K</kbd></button>',
    "hidden text": '<a href="/a" aria-label="Help">Help<span style="display:none">secret</span></a>',
}
CARD = {
    "card": '<a href="/a" aria-label="Recycling centres open again"><h3>Recycling centres open again</h3>'
    "<p>All centres are open from Monday to Saturday, eight to six.</p></a>"
}


def test_visible_text_missing_from_the_name_fails(looking: Looking) -> None:
    assert outcomes(visible_text_named, looking, FAILS) == dict.fromkeys(FAILS, "failed")


def test_visible_text_within_the_name_passes(looking: Looking) -> None:
    found = outcomes(visible_text_named, looking, PASSES)
    assert {name: o for name, o in found.items() if o not in ("passed", "inapplicable")} == {}


def test_name_that_is_part_of_a_long_text_is_for_a_person(looking: Looking) -> None:
    assert outcomes(visible_text_named, looking, CARD) == {"card": "cantTell"}


def test_page_without_texts_on_controls_is_not_concerned(looking: Looking) -> None:
    assert told(visible_text_named, looking.look('<p>正文</p><input aria-label="关键词">')) == [("inapplicable", "")]
