"""More small pages with one barrier each, and others that look like them and have none: one load for many of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pytest_govsite.checks.accessibility.assistive_technology import not_kept_out
from pytest_govsite.checks.accessibility.axe_excuses import _bears_a_sign
from pytest_govsite.checks.accessibility.captcha import captchas
from pytest_govsite.checks.accessibility.colour_only import colour_not_alone
from pytest_govsite.checks.accessibility.control_names import control_names
from pytest_govsite.checks.accessibility.field_edges import pale_fields
from pytest_govsite.checks.accessibility.image_text import alternatives
from pytest_govsite.checks.accessibility.input_stable import input_stable
from pytest_govsite.checks.accessibility.keyboard.pointing import pointing_alone
from pytest_govsite.checks.accessibility.language import page_language
from pytest_govsite.checks.accessibility.orientation import orientation
from pytest_govsite.checks.accessibility.shortcuts import shortcuts
from pytest_govsite.checks.accessibility.tables import data_tables
from pytest_govsite.checks.accessibility.target_size import target_size
from pytest_govsite.checks.accessibility.text_direction import direction_marked
from pytest_govsite.checks.outcomes import passed
from pytest_govsite.model import CloserLook, Verdict
from tests.accessibility.looking import Looking
from tests.accessibility.told import Check, apart, outcome

DRAWN = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{0}'><rect width='{0}' height='{0}' fill='teal'/></svg>"
PICTURE = DRAWN.format(120)
TURNING = "<div role=img aria-label='{}' style=width:40px;height:40px;background:teal></div>"
TOOL = "<p>Dogs are kept on a lead.{0}<a href=/p aria-label=Print style='display:inline-block;width:14px;height:14px;background:teal'></a>{1}"
MADE = "<{0} tabindex=0 id=s>Sound</{0}><script>s.addEventListener('click',()=>1)</script>"


def pale(page: CloserLook) -> Iterator[Verdict]:
    yield from [*pale_fields(page)] or [passed("没有", "none")]


DAYS = (
    "<p>Days in green can be booked.</p><table><tr><th>Mon<th>Tue<th>Wed<tr><td style=background:#bfe8bf {1}>5{0}<td style=background:#f3c0c0>6"
    "<td style=background:#bfe8bf {1}>7{0}</table>"
)
KEYED = "<script>window.addEventListener('{}',e=>{{{}}})</script>"
TURN = "<p>Rows</p><div id=t hidden style='{}'>Please turn your device</div><script>t.hidden=!matchMedia('{}').matches||1</script>"
MOVES = "<form><label>Four digits <input id=a></label><label>More <input id=b></label><b id=n></b></form><script>a.oninput=()=>{{if(a.value.length==4){}}}</script>"
CHOOSE = f'<form action=/next><fieldset><legend>{{}}</legend><img src="{PICTURE}" alt=One><img src="{PICTURE}" alt=Two></fieldset>{{}}</form>'
ZOOM = (
    "<section><div id=m><img id=i alt=Plan src='"
    + DRAWN.format(200).replace("'", "&#39;")
    + "'></div>{2}</section><script>m.addEventListener('{0}',e=>{{{1}}})</script>"
)
PASTE = "<label>Code <input id=k></label><script>k.addEventListener('paste',e=>{{{}}})</script>"
RADIO = "<style>input{{appearance:none;width:48px;height:24px;{}}}</style><form><label><input type=checkbox name=a> News</label></form>"
KNOB = "<style>input{{border:0}}input::before{{content:'';display:block;width:20px;height:20px;background:{}}}</style>"
CELLS = (
    "<style>.t{{display:table}}.t>div{{display:table-row}}.t>div>div{{display:table-cell;padding:8px}}.t>div:first-child{{font-weight:{}}}</style><div class=t>"
    + "".join(
        f"<div><div>{a}</div><div>{b}</div><div>{c}</div></div>"
        for a, b, c in (
            ("Street", "Paper", "Glass"),
            ("Ash Lane", "Monday", "Friday"),
            ("Birch Way", "Tuesday", "Friday"),
        )
    )
    + "</div>"
)

PAGES: dict[str, tuple[Check, str, str]] = {
    "a sign of loading": (alternatives, TURNING.format("Loading…"), "passed"),
    "a left-over on a box": (alternatives, TURNING.format("placeholder"), "failed"),
    "loading in place of a picture": (alternatives, f'<img src="{PICTURE}" alt="Loading">', "failed"),
    "a small tool under a paragraph": (target_size, TOOL.format("</p>", ""), "failed"),
    "a small tool within a paragraph": (target_size, TOOL.format("", "</p>"), "inapplicable"),
    "an element of one's own": (control_names, MADE.format("x-switch"), "cantTell"),
    "a box as a control": (control_names, MADE.format("div"), "failed"),
    "a chart that is called one": (alternatives, f'<img src="{PICTURE}" alt="统计图">', "failed"),
    "a chart that says what it shows": (alternatives, f'<img src="{PICTURE}" alt="办件量统计图：一季度60件，二季度120件">', "passed"),
    "characters parted by breaks": (direction_marked, "<h2>敬<br>老<br>爱<br>亲</h2>", "failed"),
    "lines of a poem": (direction_marked, "<p>春眠不觉晓<br>处处闻啼鸟<br>夜来风雨声<br>花落知多少", "passed"),
    "days in a column": (direction_marked, "<p>一<br>二<br>三<br>四", "passed"),
    "days in green": (colour_not_alone, "<p>Days in green can be booked.</p><p>5 May, 6 May", "cantTell"),
    "days of a calendar in green": (colour_not_alone, DAYS.format("", ""), "failed"),
    "days of a calendar in green with a word": (colour_not_alone, DAYS.format(" free", ""), "cantTell"),
    "days of a calendar in green with a name": (colour_not_alone, DAYS.format("", "aria-label=free"), "cantTell"),
    "letters of the page by fromCharCode": (shortcuts, KEYED.format("keypress", "let c=String.fromCharCode(e.which);if(c=='j')go()"), "failed"),
    "letters of a field": (shortcuts, "<input id=q aria-label=q><script>q.addEventListener('keydown',e=>{if(e.key=='j')go()})</script>", "inapplicable"),
    "letters with a modifier": (shortcuts, KEYED.format("keydown", "if(e.ctrlKey&&e.key.toLowerCase()=='j')go()"), "inapplicable"),
    "asked by a script to turn": (orientation, TURN.format("position:fixed;inset:0", "(orientation: portrait)"), "failed"),
    "perhaps asked by a script to turn": (orientation, TURN.format("", "(orientation: portrait)"), "cantTell"),
    "a hidden hint to turn": (orientation, TURN.format("", "(min-width: 30em)"), "passed"),
    "typing moves on": (input_stable, MOVES.format("b.focus()"), "failed"),
    "typing counts": (input_stable, MOVES.format("n.textContent=1"), "passed"),
    "pictures to choose": (captchas, CHOOSE.format("Security check: select all pictures that show water", ""), "failed"),
    "pictures to choose, or sound": (captchas, CHOOSE.format("Security check: select all pictures that show water", "<a href=/s>Listen to a code instead</a>"), "passed"),
    "pictures of an album": (captchas, CHOOSE.format("Select all pictures that you want to print", ""), "inapplicable"),
    "pasting stopped by a script": (not_kept_out, PASTE.format("e.preventDefault()"), "failed"),
    "pasting tidied by a script": (not_kept_out, PASTE.format("e.preventDefault();k.value=e.clipboardData.getData('text').trim()"), "passed"),
    "a pale radio button of one's own": (pale, RADIO.format("border:2px solid #e3e3e3"), "failed"),
    "a radio button of one's own": (pale, RADIO.format("border:2px solid #555"), "passed"),
    "a pale switch of one's own": (pale, RADIO.format("background:#e9e9e9") + KNOB.format("#fff"), "failed"),
    "a pale switch with a dark knob": (pale, RADIO.format("background:#e9e9e9") + KNOB.format("#036"), "passed"),
    "a map by two fingers": (pointing_alone, ZOOM.format("touchmove", "if(e.touches.length==2)i.style.scale=2", ""), "failed"),
    "a map by two fingers or buttons": (pointing_alone, ZOOM.format("touchmove", "if(e.touches.length==2)i.style.scale=2", "<button>Larger</button>"), "inapplicable"),
    "a map by the wheel": (pointing_alone, ZOOM.format("wheel", "i.width=300-e.deltaY;i.style.width=i.width", ""), "failed"),
    "a map that is moved by the wheel": (pointing_alone, ZOOM.format("wheel", "i.style.left=e.deltaY", ""), "inapplicable"),
    "a table of boxes": (data_tables, CELLS.format("700"), "failed"),
    "boxes without a head": (data_tables, CELLS.format("400"), "inapplicable"),
}  # fmt: skip
_LOADED = 22


@pytest.mark.browser
@pytest.mark.parametrize("start", range(0, len(PAGES), _LOADED))
def test_small_pages_are_told_for_what_they_are(looking: Looking, start: int) -> None:
    part = dict(list(PAGES.items())[start : start + _LOADED])
    head = "<!DOCTYPE html><html lang=en><title>Council</title>"
    pages = apart(looking, {name: f"{head}<!-- {name} -->{html}" for name, (_, html, _) in part.items()})
    seen = {name: outcome(check, pages[name]) for name, (check, _, _) in part.items()}
    assert seen == {name: expected for name, (_, _, expected) in part.items()}


@pytest.mark.browser
def test_a_sign_in_a_link_tells_it_apart_from_the_text(looking: Looking) -> None:
    page = looking.look(
        "<style>.a::after{content:' ↗'}</style><p><a class=a href=/1>one</a><a href=/2>two</a>"
        f"<a href=/3>three <img src=\"{PICTURE}\" alt=''></a><a href=/4>four →</a></p>"
    )
    assert page.dom is not None
    document = page.dom.main
    assert [_bears_a_sign(document, link) for link in document.by_tag("a")] == [True, False, True, False]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The mayor of Suzhou writes:", "passed"),
        ("The mayor of Suzhou writes to us in this letter:", "passed"),
        ("ABC", "failed"),
    ],
)
def test_a_letter_in_chinese_does_not_make_the_page_chinese(looking: Looking, before: str, expected: str) -> None:
    letter = "两座城市的友谊已经延续了二十年，希望今后在教育和环保方面继续合作。"
    page = looking.look(f"<html lang=en><title>Council</title><h1>Sister city</h1><p>{before}</p><p>{letter}</p>")
    assert outcome(page_language, page) == expected
