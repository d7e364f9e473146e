"""The focus on what is cut away, and what goes with the focus when it is pressed."""

from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.checks.accessibility.keyboard.operable import keyboard
from pytest_govsite.checks.accessibility.keyboard.order import focus_order
from pytest_govsite.checks.accessibility.keyboard.states import states_follow
from pytest_govsite.checks.accessibility.keyboard.visible import focus_visible
from pytest_govsite.model import FocusStop, KeyboardLook, KeyElement, Outcome
from pytest_govsite.model.motion import LostFocus, MotionLook, Spot
from pytest_govsite.observe.look.keyboard import look as use
from pytest_govsite.observe.look.keyboard import walk
from pytest_govsite.observe.look.motion_reading import Clock, scenes_of
from pytest_govsite.observe.look.motion_updates import find_updates
from pytest_govsite.observe.opening import Opened
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

SLIDES = (
    "<div style='width:300px;height:60px;overflow:hidden;position:{}' id=w><div style='display:flex;width:900px'>"
    "<p style='width:300px'><a href=a>桥梁开通</a></p><p style='width:300px' {}><a href=b style='{}'>港口扩建</a></p></div></div>"
    "<script>w.onscroll=()=>{{{}}}</script><a href=c>更多</a>"
)
CUT = {
    "a slide that stays away": (SLIDES.format("relative", "", "", "w.scrollLeft=0"), "advice"),
    "a slide that comes with the focus": (SLIDES.format("relative", "", "", ""), "passed"),
    "an inert slide": (SLIDES.format("relative", "inert", "", "w.scrollLeft=0"), "passed"),
    "placed from further out": (SLIDES.format("static", "", "position:absolute;top:99px;left:500px", ""), "passed"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("html", "expected"), CUT.values(), ids=CUT)
def test_the_focus_on_what_is_cut_away_is_advice(looking: Looking, html: str, expected: str) -> None:
    page = looking.look(html, looks={"keyboard": looking.examine(html, walk)})
    assert outcome(focus_visible, page) == expected


@pytest.mark.browser
@pytest.mark.parametrize(("moved", "expected"), [(0.0, "advice"), (-900.0, "passed")])
def test_what_scrolled_when_the_focus_came_is_not_cut_away(looking: Looking, moved: float, expected: str) -> None:
    page = looking.look(SLIDES.format("relative", "", "", ""))
    assert page.dom is not None
    link = next(node for node in page.dom.main.by_tag("a") if node.name == "港口扩建")
    assert link.box is not None
    element = KeyElement(tag="a", role="link", name="港口扩建", place=link.index)
    stop = FocusStop(element=element, box=msgspec.structs.replace(link.box, x=link.box.x + moved), changes=("outline",))
    page = looking.look(SLIDES.format("relative", "", "", ""), looks={"keyboard": KeyboardLook(stops=(stop,))})
    assert outcome(focus_visible, page) == expected


BAR = (
    "<div role=menubar aria-label=文件><span role=menuitem tabindex=0>打印全文</span> <span role=menuitem tabindex=-1>保存全文</span></div><p id=r></p>"
    "<script>const ms=[...document.querySelectorAll('span')];ms.forEach((m,i)=>{{m.onclick=()=>r.textContent=m.textContent;m.onkeydown=e=>{{if(e.key=='Enter')m.onclick();{}}}}})</script>"
)


@pytest.mark.browser
@pytest.mark.parametrize(("arrows", "expected"), [("", ["保存全文"]), ("if(e.key=='ArrowRight')ms[1].focus()", [])])
def test_a_bar_of_menus_without_arrow_keys_fails(looking: Looking, arrows: str, expected: list[str]) -> None:
    look = looking.examine(BAR.format(arrows), use)
    page = looking.look("<p>x</p>", looks={"keyboard": look})
    found = [verdict.found for verdict in keyboard(page) if verdict.outcome is Outcome.FAILED]
    assert len(found) == len(expected)
    assert all(name in each for name, each in zip(expected, found, strict=True))


SHADOW = (
    "<x-fold></x-fold><script>customElements.define('x-fold',class extends HTMLElement{{connectedCallback(){{let s=this.attachShadow({{mode:'open'}});"
    "s.innerHTML='<button aria-expanded=false>Who can apply</button><p hidden>Anybody who has lived in the town for a year.</p>';"
    "let b=s.firstChild,d=s.lastChild;b.onclick=()=>{{d.hidden=!d.hidden;{}}}}}}})</script>"
)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("told", "expected"), [("", "failed"), ("b.setAttribute('aria-expanded',!d.hidden)", "passed")]
)
def test_a_state_in_a_shadow_tree_follows_or_not(looking: Looking, told: str, expected: str) -> None:
    page = looking.look("<p>x</p>", looks={"keyboard": looking.examine(SHADOW.format(told), use)})
    assert outcome(states_follow, page) == expected


async def _pressed(here: Opened) -> list[str]:
    _, lost, _ = await find_updates(here, scenes_of(here)[0], Clock(14.0))
    return [each.name for each in lost]


@pytest.mark.browser
def test_what_goes_when_it_is_pressed_takes_the_focus_with_it(looking: Looking) -> None:
    gone = looking.examine(
        "<ul><li>甲 <button onclick='this.parentNode.remove()'>保存甲</button><li>乙 <button onclick='n.focus();this.remove()'>保存乙</button>"
        "<li>丙 <button onclick='n.textContent=1'>保存丙</button></ul><div role=dialog aria-label=单><button onclick='this.parentNode.remove()'>保存丁</button></div><a id=n href=x>返回列表</a>",
        _pressed,
    )
    assert gone == ["保存甲"]


@pytest.mark.parametrize(
    ("lost", "expected"), [((LostFocus(spot=Spot(selector="#d"), name="删除"),), "advice"), ((), "passed")]
)
def test_a_lost_focus_is_advice(looking: Looking, lost: tuple[LostFocus, ...], expected: str) -> None:
    stops = tuple(FocusStop(element=KeyElement(tag="a", place=place)) for place in (3, 4))
    looks = {"keyboard": KeyboardLook(stops=stops), "motion": MotionLook(lost=lost)}
    assert outcome(focus_order, looking.look("<a href=/a>甲</a><a href=/b>乙</a>", looks=looks)) == expected
