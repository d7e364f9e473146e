from __future__ import annotations

from pytest_govsite.model import KeyboardLook
from pytest_govsite.observe.look.keyboard import walk
from tests.accessibility.looking import Looking


def _walk(looking: Looking, html: str) -> KeyboardLook:
    return looking.examine(html, walk)


def _names(look: KeyboardLook) -> list[str]:
    return [stop.element.name or stop.element.selector for stop in look.stops]


def test_stops_of_page_and_frames_come_in_the_order_of_tab(looking: Looking) -> None:
    same = looking.put("<a href=x>同源框架</a>")
    looking.other.routes["/keys"] = (200, "<button>other origin</button>", {})
    look = _walk(
        looking,
        f"<a href=a>甲</a><iframe src='{same}'></iframe><iframe src='{looking.other.url('/keys')}'></iframe>"
        "<button tabindex=1>乙</button><p>文字</p>",
    )
    assert _names(look) == ["乙", "甲", "同源框架", "other origin"]
    assert look.end == "left"
    assert [bool(stop.element.frame) for stop in look.stops] == [False, False, True, True]


def test_focus_is_seen_by_style_and_by_pixels(looking: Looking) -> None:
    look = _walk(
        looking,
        "<style>.none:focus{outline:none}.bold:focus{outline:none;font-weight:bold}label:has(:focus){background:#ff0}"
        ".hide{position:absolute;opacity:0}.same:focus{outline:2px solid #fff}</style>"
        "<a href=a>默认</a><br><a href=b class=none>不可见</a><br><a href=c class=bold>加粗</a><br>"
        "<label><input type=checkbox class=hide>选项</label><br><a href=d class=same>同色</a>",
    )
    default, none, bold, label, same = look.stops
    assert any(change.startswith("outline") for change in default.changes)
    assert default.changed_pixels > 0
    assert (none.changes, none.compared, none.changed_pixels) == ((), True, 0)
    assert any("font-weight" in change for change in bold.changes)
    assert any(change.startswith(("label", "parent")) for change in label.changes)
    assert same.changes
    assert same.compared
    assert same.changed_pixels < 5


def test_what_scripts_do_on_focus_is_noted(looking: Looking) -> None:
    look = _walk(
        looking,
        "<button onfocus='location.href=\"/gone\"'>走</button><a href=x onfocus='this.blur()'>失</a>"
        "<button onfocus='window.open(\"/p\")'>窗</button><input id=e onfocus='f.focus()'><input id=f aria-label=末>"
        "<button onfocus='alert(1)'>响</button>",
    )
    happened = {
        stop.element.name or stop.element.selector: [each.kind for each in stop.happened] for stop in look.stops
    }
    assert happened == {
        "走": ["navigation"],
        "失": ["focus_lost"],
        "窗": ["window"],
        "#e": ["focus_moved"],
        "末": [],
        "响": ["message"],
    }


def test_focus_that_stays_at_a_second_try_was_not_lost(looking: Looking) -> None:
    editor = looking.put("<body contenteditable>文字</body>")
    look = _walk(
        looking,
        "<button>前</button><button onfocus='if (!window.once) { window.once = 1; this.blur() }'>一次</button>"
        "<button onfocus='this.blur()'>总失</button><button>后</button>"
        f"<iframe src='{editor}'></iframe><button>末</button>",
    )
    lost = [stop.element.name for stop in look.stops if any(each.kind == "focus_lost" for each in stop.happened)]
    assert lost == ["总失"]
    assert {"前", "一次", "后", "末"} <= set(_names(look))


def test_a_bar_that_goes_away_as_the_window_scrolls_is_seen_at_the_top(looking: Looking) -> None:
    look = _walk(
        looking,
        "<style>#bar{position:fixed;top:0;left:0;background:#fff}.away #bar{clip-path:inset(0 0 100% 0)}a:focus{outline:3px solid #00f}"
        "p{height:900px}</style><div id=bar><a href=/a>甲</a></div><p>文字<p>文字<button onfocus='scrollTo(0, 900)'>乙</button>"
        "<script>onscroll=()=>document.body.classList.toggle('away',scrollY>50)</script>",
    )
    bar = next(stop for stop in look.stops if stop.element.name == "甲")
    assert bar.compared
    assert bar.changed_pixels > 100


def test_traps_tell_which_keys_lead_out(looking: Looking) -> None:
    html = "<a href=a>前</a>{}<a href=b>后</a>"
    at_once = _walk(looking, html.format("<input id=t onblur='this.focus()'>"))
    later = _walk(looking, html.format("<input id=t onblur='setTimeout(() => this.focus(), 20)'>"))
    keyed = _walk(
        looking,
        html.format(
            "<textarea id=t onkeydown='if (event.key == \"Tab\" && !event.shiftKey) event.preventDefault()'></textarea>"
        ),
    )
    free = _walk(looking, html.format("<input id=t type=date>"))
    for look in (at_once, later):
        assert [trap.elements[0].selector for trap in look.traps] == ["#t"]
        assert not any((look.traps[0].tab, look.traps[0].back, look.traps[0].escape))
    assert (keyed.traps[0].tab, keyed.traps[0].back) == (False, True)
    assert _names(keyed)[-1] == "后"
    assert free.traps == ()
    assert _names(free)[-1] == "后"


def test_elements_that_tab_does_not_come_to_are_listed(looking: Looking) -> None:
    look = _walk(
        looking,
        "<a href=a tabindex=-1>链接</a><div role=button>按钮</div><input type=radio name=r><input type=radio name=r>"
        "<button disabled>停用</button><button style='display:none'>无</button><a>没有地址</a>",
    )
    assert [(each.element.name, each.focusable) for each in look.unreached] == [("链接", True), ("按钮", False)]


def test_parts_that_a_widget_owns_elsewhere_belong_to_it(looking: Looking) -> None:
    look = _walk(
        looking,
        "<div role=listbox tabindex=0 aria-label=码头 aria-owns='o1 o2'></div><div role=option id=o1>东</div>"
        "<p id=o2><span role=option>西</span></p><div role=option>无主</div>",
    )
    owners = [(each.element.name, each.composite.role if each.composite else "") for each in look.unreached]
    assert owners == [("东", "listbox"), ("西", "listbox"), ("无主", "")]
