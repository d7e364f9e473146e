from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.colour_only import colour_not_alone
from pytest_govsite.checks.accessibility.hues import hue_of
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

RED = "style='color:#d00'"
DOT = "<i style='display:inline-block;width:12px;height:12px;background:"
FAILS = {
    "red labels": f"<p>Required fields are shown in red.</p><form><p><label {RED} for=a>Name</label><input id=a></p><p><label for=b>Town</label><input id=b></p></form>",
    "红色为必填": f"<p>红色字体为必填项。</p><form><p><label for=a><span {RED}>姓名</span></label><input id=a></p><p><label for=b>地址</label><input id=b></p></form>",
    "states by cells": "<table><tr><th>项目</th><th>进度</th></tr><tr><td>道路</td><td style='background:#0a0'>&nbsp;</td></tr><tr><td>桥梁</td><td style='background:#d00'></td></tr></table>",
    "states by dots": "<table><tr><th>Line</th><th>State</th></tr><tr><td>1</td><td><span style='display:inline-block;width:9px;height:9px;background:green'></span></td></tr><tr><td>2</td><td><span style='display:inline-block;width:9px;height:9px;background:red'></span></td></tr></table>",
    "words of the sentence": f"<p>Bring these (those in red are needed): <span {RED}>passport</span>, pencil, <span {RED}>fee</span></p>",
    "key of one noun": f"<p>Green seats are free, red seats are taken.</p><p>{DOT}green'></i>{DOT}red'></i></p>",
    "key of dots": f"<p>Green means in service, red means out of order.</p><ul><li>{DOT}green'></i> North lift</li><li>{DOT}red'></i> South lift</li></ul>",
    "key of links": "<p>绿色场次有票，红色场次无票。</p><p><a href=/1 style='color:#060'>九时场</a> <a href=/2 style='color:#a00'>十时场</a></p>",
    "key of texts": "<p>绿色表示正常，红色表示滞后。</p><ul><li style='color:#080'>道路改造</li><li style='color:#d00'>桥梁维修</li></ul>",
}  # fmt: skip
FAILS["signs of which some are alike"] = (
    "<p>红色表示还没有完成的步骤。</p>"
    f"<ul><li><span style='color:#080'>✔</span> 受理</li><li><span style='color:#080'>●</span> 审查</li><li><span {RED}>●</span> 决定</li></ul>"
)
DOUBTFUL = {
    "some red labels": f"<form><p><label {RED} for=a>Name</label><input id=a></p><p><label for=b>Town</label><input id=b></p></form>",
    "meaning of a colour": "<p>红色字体表示已经失效的文件。</p><ul><li>甲办法</li></ul>",
    "items in green": "<p>The answers in green are correct.</p><p style='color:green'>Paris</p>",
    "key to a map": "<p>On the map green means open and red means closed.</p><p style='color:green'>Welcome</p><p style='color:#d00'>Attention</p>",
    "key beside words": f"<p>Green means in service, red means out of order.</p><ul><li>{DOT}green'></i> North lift: in service</li><li>{DOT}red'></i> South lift: out of order</li></ul>",
    "words beside signs of one shape": f"<p>红色圆点表示办理中。</p><ul><li style='color:#080'>● 受理</li><li {RED}>● 决定：办理中</li></ul>",
    "signs of two shapes": f"<p>红色表示还没有完成的步骤。</p><ul><li><i style='color:#080'>✔</i> 受理</li><li><i {RED}>✘</i> 决定</li></ul>",
    "red border": "<form><p><label>Name <input style='border:1px solid red'></label></p><p><label>Town <input></label></p></form>",
}  # fmt: skip
PASSES = {
    "links farther off": "<main><p>绿色场次有票，红色场次无票。</p><p>请提前购票。</p><p>每场限二十人。</p><p><a href=/1 style='color:#060'>首页</a> <a href=/2 style='color:#a00'>要闻</a></p></main>",
    "links with words": "<p>绿色场次有票，红色场次无票。</p><p><a href=/1 style='color:#060'>九时场有票</a> <a href=/2 style='color:#a00'>十时场无票</a></p>",
    "asterisk": f"<form><p><label for=a>Name <span {RED}>*</span></label><input id=a></p><p><label for=b>Town</label><input id=b></p></form>",
    "generated asterisk": f"<style>.m::after{{content:'*'}}</style><form><p><label class=m {RED} for=a>Name</label><input id=a></p><p><label for=b>Town</label><input id=b></p></form>",
    "word": f"<form><p><label {RED} for=a>姓名（必填）</label><input id=a></p><p><label for=b>地址</label><input id=b></p></form>",
    "required": f"<form><p><label {RED} for=a>Name</label><input id=a required></p><p><label for=b>Town</label><input id=b></p></form>",
    "all labels": f"<form><p><label {RED} for=a>Name</label><input id=a></p><p><label {RED} for=b>Town</label><input id=b></p></form>",
    "cells with words": "<table><tr><th>项目</th><th>进度</th></tr><tr><td>道路</td><td style='background:#0a0'>正常</td></tr><tr><td>桥梁</td><td style='background:#d00'>滞后</td></tr></table>",
    "cells with titles": "<table><tr><th>a</th></tr><tr><td style='background:#0a0' title='正常'></td></tr><tr><td style='background:#d00' title='滞后'></td></tr></table>",
    "shaded rows": "<table><tr><th>a</th><th>b</th></tr><tr><td style='background:#eee'></td><td style='background:#fff'></td></tr></table>",
    "layout table": "<p>正文</p><table><tr><td style='background:#0a0'></td><td style='background:#d00'></td></tr></table>",
    "error in words": "<form><p><label>Name <input style='border:1px solid red'></label> 姓名不能为空</p><p><label>Town <input></label></p></form>",
    "nouns of colour as content": "<p>Green apples are sweet, red apples are sour.</p><p>Our shop has both all year.</p>",
    "colours as content": "<p>红色旅游和绿色发展相互促进。The Red Cross is in Green Street.</p>",
    "red price": f"<p>票价 <span {RED}>30 元</span>，儿童免票。</p>",
}  # fmt: skip
SEATS = "<style>.free{{background:#8fd19e}}.taken{{background:#f1a9a0}}{}</style><ul>{}</ul>"
FREE, TAKEN = "<li class=free>A1</li>" * 3, "<li class=taken>B1</li>" * 2
PLACES = "<table><tr><td class=free>1<td class=taken>2<td class=free>3<tr><td class=taken>4<td class=free>5<td class=free>6<tr>{}</table>"
STEPS = "<style>.done{{color:#1b6b2f}}.now{{color:#a33}}{}</style><ol><li class=done>Details<li class=now>Payment<li>Receipt</ol>"
CHOSEN = "<style>[role=tab]{{color:#1a4480;border:1px solid}}[aria-selected=true]{{color:#9c2a2a;{}}}</style><div role=tablist style='position:relative'><button role=tab aria-selected=true>一</button><button role=tab aria-selected=false>二</button></div>"
BAR = "<i style='position:absolute;left:{}px;bottom:0;width:12px;height:2px;background:#9c2a2a'></i>"
STATES = {
    "seats": (SEATS.format("", FREE + TAKEN), "failed"),
    "steps": (STEPS.format("li{color:#555}"), "failed"),
    "chosen tab": (CHOSEN.format(""), "failed"),
    "seats with a word": (SEATS.format("", FREE + "<li class=taken>B1 taken</li>"), "passed"),
    "seats with a name": (SEATS.format("", FREE + "<li class=taken aria-label='B1, booked'>B1</li>"), "passed"),
    "seats with a sign": (SEATS.format(".taken::after{content:'x'}", FREE + TAKEN), "passed"),
    "seats by lightness": (SEATS.format(".taken{background:#700;color:#fff}", FREE + TAKEN), "passed"),
    "seats without a colour": (SEATS.format("li{background:none!important}", FREE + TAKEN), "passed"),
    "steps by weight": (STEPS.format(".now{font-weight:bold}.done{text-decoration:line-through}"), "passed"),
    "kinds without a state": (SEATS.format(".a{color:#060}.b{color:#600}", "<li class=a>Roads<li class=b>Taxes<li class=a>Water"), "passed"),
    "places in a table": (SEATS.format("", "").replace("<ul></ul>", PLACES.format("")), "failed"),
    "cells that say it beside": (SEATS.format("", "").replace("<ul></ul>", PLACES.format("<td>held<td>today<td>later")), "passed"),
    "tab over a bar of its own": (CHOSEN.format("").replace("</div>", BAR.format(0) + "</div>"), "passed"),
    "tabs over a bar each": (CHOSEN.format("").replace("</div>", BAR.format(0) + BAR.format(32) + "</div>"), "failed"),
    "tab with a line": (CHOSEN.format("border-bottom-width:3px"), "passed"),
}  # fmt: skip


def test_states_of_alike_things_by_colour_alone(looking: Looking) -> None:
    pages = {name: html for name, (html, _) in STATES.items()}
    assert outcomes(colour_not_alone, looking, pages) == {name: expected for name, (_, expected) in STATES.items()}


def test_meanings_by_colour_alone_fail(looking: Looking) -> None:
    assert outcomes(colour_not_alone, looking, FAILS) == dict.fromkeys(FAILS, "failed")


def test_likely_ones_are_for_a_person(looking: Looking) -> None:
    assert outcomes(colour_not_alone, looking, DOUBTFUL) == dict.fromkeys(DOUBTFUL, "cantTell")


def test_other_marks_beside_colour_pass(looking: Looking) -> None:
    assert outcomes(colour_not_alone, looking, PASSES) == dict.fromkeys(PASSES, "passed")


def test_page_without_text_is_not_concerned(looking: Looking) -> None:
    assert told(colour_not_alone, looking.look("<hr>")) == [("inapplicable", "")]


@pytest.mark.parametrize(
    ("colour", "hue"),
    [
        ("rgb(255, 0, 0)", "red"),
        ("rgb(181, 18, 27)", "red"),
        ("rgb(0, 128, 0)", "green"),
        ("rgb(11, 74, 143)", "blue"),
        ("rgb(34, 34, 34)", ""),
        ("rgba(255, 0, 0, 0)", ""),
        ("color(srgb 1 0 0)", ""),
    ],
)
def test_colours_are_named_as_people_name_them(colour: str, hue: str) -> None:
    assert hue_of(colour) == hue
