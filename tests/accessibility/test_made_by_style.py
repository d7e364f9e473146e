"""Words and pictures from style sheets, ratings by stars, letters that look alike: one page of barriers, one of look-alikes."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.image_text import alternatives
from tests.accessibility.looking import Looking

PHOTO = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='120' height='90'><rect width='120' height='90' fill='teal'/></svg>"
STYLE = f"""
#phrase::after {{ content: " free of charge on every weekday" }} #zh::after {{ content: "（仅限本市户籍居民办理）" }}
#badge::before {{ content: url("{PHOTO}") }} #state::before {{ content: url("{PHOTO}") }}
.box {{ display: inline-block; width: 20px; height: 20px; background: url("/dot.png") }}
.alt::before {{ content: url("{PHOTO}") / "Best library of 2025" }} .ornament::before {{ content: url("{PHOTO}") / "" }}
.beside::before {{ content: url("{PHOTO}") }} .arrow::after {{ content: " \\2192" }} .new::after {{ content: "NEW" }}
.twice::after {{ content: "open on every single weekday" }} .glyph::before {{ content: "\\2713" / "" }} .tick::before {{ content: "\\e001" }}
"""
BARRIERS = """
<p id=phrase>Children enter</p> <p id=zh>办理条件</p> <h2>Award</h2><div id=badge></div> <p>Status of your order: <span id=state></span></p>
<table><tr><th>Room<th>Free<tr><td>Blue<td id=cell><span class=box></span></table>
<div aria-hidden=true><p id=alone>★★☆☆☆</p></div><p>The second hall opened in 2019.</p>
<p id=stars>Our readers say: <span>★★★☆☆</span></p> <p id=alike>Our Ѕресіаl 0ffer of the day</p>
"""
LOOK_ALIKES = """
<p><span class=alt></span></p> <div class=ornament></div> <p><i class=beside></i> Fax 0310-1234567</p>
<a href=/more class=arrow>All prices</a> <p class=new>Regatta</p> <p class=twice>Hours</p><p>We are open on every single weekday.</p>
<table><tr><th>Room<th>Free<tr><td>Blue<td><span class=box></span> yes<tr><td>Red<td><span class=box role=img aria-label=no></span></table>
<table><tr><th>Pick<th>Room<tr><td><div onclick="pick(1)"><span class=box></span></div><td>Blue</table>
<table><tr><td><i class=tick></i><td>Bring your card<tr><td><i class=tick></i><td>Bring a photo</table>
<table><tr><td>\ue001<td>Bring your card<tr><td>\ue001<td>Bring a photo</table>
<ul><li class=glyph>your card</ul> <p><span role=img aria-label="3 of 5 stars">★★★☆☆</span></p> <p>★★★☆☆ 3 of 5</p> <p>四星级酒店 ★★★★</p>
<p><span aria-hidden=true>★★★★★</span> five stars</p> <p>★ Note ★</p>
<div aria-hidden=true><p>★★★★☆</p></div><p>Rated four of five by 120 readers.</p> <p lang=ru>USB-кабель и 3D-печать</p> <p>Δt in μs, kΩ, IPv6, Wi-Fi</p>
"""


@pytest.mark.browser
def test_what_is_only_seen_is_told_once_each(looking: Looking) -> None:
    page = looking.look(f"<style>{STYLE}</style><main>{BARRIERS}</main>")
    found = {v.pointer.selector for v in alternatives(page) if v.outcome.value == "failed" and v.pointer}
    assert found == {"#phrase", "#zh", "#badge", "#state", "#cell", "#alone", "#stars > span", "#alike"}


@pytest.mark.browser
def test_what_is_said_too_or_is_ornament_is_not(looking: Looking) -> None:
    page = looking.look(f"<style>{STYLE}</style><main>{LOOK_ALIKES}</main>")
    assert [v for v in alternatives(page) if v.outcome.value == "failed"] == []


@pytest.mark.browser
def test_a_word_of_a_style_sheet_is_for_a_person_and_a_text_alone_is_no_matter(looking: Looking) -> None:
    told = list(alternatives(looking.look(f"<style>{STYLE}</style><p class=new>Regatta")))
    assert [(v.outcome.value, v.found) for v in told] == [("cantTell", "NEW")]
    assert [v.outcome.value for v in alternatives(looking.look("<p>Regatta on Sunday"))] == ["inapplicable"]
    beside = looking.look(f"<style>{STYLE}</style><p class=new></p><p>New: a regatta")
    assert [v.outcome.value for v in alternatives(beside)] == ["inapplicable"]


@pytest.mark.browser
def test_a_word_for_a_state_that_an_attribute_tells_is_no_question(looking: Looking) -> None:
    style = "<style>[data-on='0']::after, [aria-checked=false]::after { content: ' off' }</style>"
    told = list(alternatives(looking.look(f"{style}<p data-on=0>Alerts</p>")))
    assert [(v.outcome.value, v.found) for v in told] == [("cantTell", "off")]
    switch = looking.look(f"{style}<button role=switch aria-checked=false>Alerts</button>")
    assert [v.outcome.value for v in alternatives(switch)] == ["inapplicable"]


@pytest.mark.browser
def test_a_drawing_in_a_named_object_is_that_picture(looking: Looking) -> None:
    drawing = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='200' height='120'><path d='M0 0h9v9z'/></svg>"
    shown = '<object data="{}" type="image/svg+xml" width=200 height=120 {}></object>'
    named = alternatives(looking.look(shown.format(drawing, "aria-label='The pond lies in the middle of the park'")))
    assert [v.outcome.value for v in named] == ["passed"]
    assert "passed" not in [v.outcome.value for v in alternatives(looking.look(shown.format(drawing, "")))]


@pytest.mark.browser
def test_canvas_in_the_flow_needs_words_or_data_near_it(looking: Looking) -> None:
    chart = "<section><h2>Visitors</h2><canvas width=320 height=160></canvas><p>Weekends are busy.</p>{}</section>"
    bare = list(alternatives(looking.look(chart.format(""))))
    assert [v.outcome.value for v in bare] == ["failed"]
    assert bare[0].level is not None
    told = alternatives(looking.look(chart.format("<table><tr><th>Sunday<td>60</table>")))
    assert [v.outcome.value for v in told] == ["cantTell"]
