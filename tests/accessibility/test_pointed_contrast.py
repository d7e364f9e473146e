"""Colours under the pointer and on focus, and icons, measured in a real page."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.contrast_pixels import contrast
from pytest_govsite.model import CloserLook, PixelsLook, Verdict
from pytest_govsite.observe.look.pixels import look_at_pixels
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser
ARROW = "<svg width=24 height=24 viewBox='0 0 24 24' aria-hidden=true><path d='M8 4l8 8-8 8' fill=none stroke={} stroke-width={} /></svg>"
STYLE = """
a { color: #034; padding: 6px } button { border: 0; background: #fff; width: 44px; height: 44px; color: #222 }
.hover:hover { color: #ccc } .focus:focus { color: #fff; background: #ddd } li:hover .inner { color: #bbb }
.good:hover { color: #fff; background: #034 } .fill { position: relative; display: inline-block; z-index: 0 }
.fill::before { content: ""; position: absolute; inset: 0; background: #034; transform: scaleX(0); z-index: -1 }
.fill:hover { color: #fff } .fill:hover::before { transform: none } .fade { transition: color 2s } .fade:hover { color: #046 }
.gone:hover { color: #ccc; background: url(/x.png) } .logo:hover { color: #ccc } button:disabled:hover { color: #ccc }
@media print { .print:hover { color: #ccc } } .bold:hover { font-weight: 700 } .shade:hover { opacity: .35 }
.switch { display: inline-block; position: relative; width: 60px; height: 30px; border-radius: 15px }
.switch::after { content: ""; position: absolute; left: 3px; top: 3px; width: 24px; height: 24px; border-radius: 50%; background: #fff }
.switch[aria-checked=true]::after { background: #333 }
"""
PALE = f"""
<p><a id=hover class=hover href=/1>Fiction and poetry</a> <a id=focus class=focus href=/2>History of the port</a></p>
<ul><li>Row with <span id=inner class=inner>words of its own</span></li></ul> <p><a id=shade class=shade href=/9>Faded link</a></p>
<button id=icon aria-label="Next photo">{ARROW.format("'#cfcfcf'", 3)}</button>
<span id=switch class=switch role=switch tabindex=0 aria-checked=false aria-label="Large text" style="background:#eee"></span>
"""
CLEAR = f"""
<p><a class=good href=/3>Good</a> <a class=fill href=/4>Filled from the left</a> <a class=fade href=/5>Fades slowly</a></p>
<p><a class=gone href=/6>Picture</a> <span class=logo><a class=logo href=/7>Logo</a></span> <button disabled>Idle</button></p>
<p><a class=print href=/8>Paper</a> <a class=bold href=/9>Bold</a></p>
<button aria-label="Next photo">{ARROW.format("'#333'", 1)}</button> <button aria-label=Close>×</button>
<button aria-label=Menu style="border:1px solid #ccc;background:url(/gone.png)"></button>
<a class=font_subtract_dis href="#" aria-label=Smaller style="display:inline-block;width:24px;height:24px">{ARROW.format("'#ccc'", 3)}</a>
<span class=switch role=switch tabindex=0 aria-checked=false aria-label="Large text" style="background:#555"></span>
<span class=switch role=switch tabindex=0 aria-checked=true aria-label="Dark" style="background:#fff;border:2px solid #333"></span>
<span role=checkbox tabindex=0 aria-checked=false aria-label=News style="display:inline-block;width:24px;height:24px;border:1px solid #333"></span>
<button aria-label=Red style="background:#c00"></button> <button disabled aria-label=Back>{ARROW.format("'#ccc'", 3)}</button>
"""


def _judged(looking: Looking, html: str) -> tuple[PixelsLook, list[Verdict]]:
    page = f"<style>{STYLE}</style><main>{html}</main>"
    seen = looking.examine(page, look_at_pixels)
    return seen, list(contrast(looking.look(page, looks={"pixels": seen})))


def test_pale_states_and_icons_fail(looking: Looking) -> None:
    seen, told = _judged(looking, PALE)
    failed = {v.pointer.selector for v in told if v.outcome.value == "failed" and v.pointer}
    assert failed == {"#hover", "#focus", "#inner", "#shade", "#icon", "#switch"}, (seen, told)
    assert {text.state for text in seen.pointed} == {"hover", "focus"}


def test_icons_whose_style_or_font_is_lost_are_for_a_person(looking: Looking) -> None:
    _, told = _judged(looking, f"<link rel=stylesheet href=/gone.css>{PALE}")
    outcomes = {v.pointer.selector: v.outcome.value for v in told if v.pointer}
    assert outcomes["#hover"] == "failed"
    assert (outcomes["#icon"], outcomes["#switch"]) == ("cantTell", "cantTell")


def test_clear_states_and_icons_pass(looking: Looking) -> None:
    seen, told = _judged(looking, CLEAR)
    assert [v for v in told if v.outcome.value == "failed"] == [], seen


def test_the_page_is_as_before(looking: Looking) -> None:
    async def examined(here: object) -> tuple[str, str]:
        count = "() => JSON.stringify([...document.styleSheets].map((s) => s.cssRules.length)) + document.adoptedStyleSheets.length + document.body.innerHTML"
        before = await here.page.evaluate(count)  # type: ignore[attr-defined]
        await look_at_pixels(here)  # type: ignore[arg-type]
        return before, await here.page.evaluate(count)  # type: ignore[attr-defined]

    before, after = looking.examine(f"<style>{STYLE}</style>{PALE}", examined)
    assert before == after


def test_what_was_pale_before_is_told_elsewhere(looking: Looking) -> None:
    _, told = _judged(looking, "<a href=/1 class=hover style='color:#ccc!important'>Pale at all times</a>")
    assert all("pointed" not in v.message.en for v in told)


def test_pages_that_were_not_looked_at_have_no_such_finding(looking: Looking) -> None:
    page: CloserLook = looking.look(f"<style>{STYLE}</style>{PALE}")
    assert all("pointed" not in v.message.en and "control without" not in v.message.en for v in contrast(page))
