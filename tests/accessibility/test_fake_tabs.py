"""Tabs without roles, and rows that are no tabs."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.assistive_technology import not_kept_out
from tests.accessibility.looking import Looking

HEARS = "<script>document.querySelectorAll('.hears > *').forEach((each) => each.addEventListener('mouseover', () => 0))</script>"
TABS = f"""
<div><div id=links class=row><a href="#one">Summary</a> <a href="#two">Reviews</a></div>
<div id=one><p>A whale is hunted.</p></div><div id=two style="display:none"><p>Readers like it.</p></div></div>
<div><div id=zh class=hears><span>本县要闻</span><span>部门动态</span></div>
<ul><li>县委召开会议</li></ul><ul style="display:none"><li>财政局开展培训</li></ul></div>
<div><div><ul id=box class=hears><li>公告</li><li>政策</li><li>解读</li></ul></div>
<div><div>甲</div><div style="display:none">乙</div><div style="display:none">丙</div></div></div>{HEARS}
"""
NO_TABS = f"""
<div role=tablist class=hears><button role=tab aria-selected=true>A</button><button role=tab aria-selected=false>B</button></div>
<div>Shown</div><div style="display:none">Hidden</div>
<div class=my-tree><div class=hears><span>一级</span><span>二级</span></div><div>甲</div><div style="display:none">乙</div></div>
<div><p class=hears><a href="#s1">Section one</a><a href="#s2">Section two</a></p><div id=s1>One</div><div id=s2>Two</div></div>
<div><div class=hears><button aria-expanded=false>More</button><button aria-expanded=false>Less</button></div>
<div>Shown</div><div style="display:none">Hidden</div></div>
<nav><ul class=hears><li><a href=/a>News</a></li><li><a href=/b>Services</a></li></ul></nav><div>Open</div><div style="display:none">Menu</div>
<div><div class=hears><span>赞</span><span>踩</span></div><p>正文</p></div>
<div><div class=hears><h3>Hours</h3><h3>Prices</h3></div><div>Nine to five</div><div style="display:none">Free</div></div>{HEARS}
"""


@pytest.mark.browser
def test_tabs_without_role_and_state_are_told(looking: Looking) -> None:
    told = [v for v in not_kept_out(looking.look(TABS)) if v.outcome.value == "failed"]
    assert {v.pointer.selector for v in told if v.pointer} == {"#links", "#zh", "#box"}
    assert {v.level.value for v in told if v.level} == {"should"}


@pytest.mark.browser
def test_real_tabs_menus_and_rows_without_panels_are_not(looking: Looking) -> None:
    assert [v for v in not_kept_out(looking.look(NO_TABS)) if v.outcome.value != "passed"] == []
