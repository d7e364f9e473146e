"""Words in panels, dialogs and tabs that are opened: pale ones, dark ones, and those whose ground styles do not tell."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.opened_contrast import contrast_of_opened
from pytest_govsite.model import KeyboardLook
from pytest_govsite.observe.look.keyboard import look
from tests.accessibility.looking import Looking

FOLDED = "<button id=b aria-expanded=false aria-controls=p>Opening hours</button><div id=p hidden>{}</div><script>b.onclick=()=>{{p.hidden=!p.hidden;b.setAttribute('aria-expanded',!p.hidden)}}</script>"
PLAIN = "<button type=button id=b>Opening hours</button><div id=p hidden>{}</div><script>b.onclick=()=>{{p.hidden=!p.hidden}}</script>"
ASKED = "<button id=b aria-haspopup=dialog>Ask</button><dialog id=d aria-label=Ask>{}<button onclick=d.close()>Close</button></dialog><script>b.onclick=()=>d.showModal()</script>"
TABS = "<div role=tablist aria-label=Season><button role=tab aria-selected=true aria-controls=p id=s>Summer</button><button role=tab aria-selected=false aria-controls=q id=t tabindex=-1>Winter</button></div><div role=tabpanel id=p>Nine to seven</div><div role=tabpanel id=q hidden>{}</div><script>const T=[s,t],P=[p,q];T.forEach((x,i)=>{{x.onclick=()=>{{T.forEach((y,j)=>{{y.setAttribute('aria-selected',i==j);y.tabIndex=i==j?0:-1;P[j].hidden=i!=j}});x.focus()}};x.onkeydown=e=>{{if(e.key.startsWith('Arrow'))T[1-i].click()}}}})</script>"
GREY, DARK = (
    "<p style=color:#aaa>Weekdays from nine to five.</p>",
    "<p style=color:#444>Weekdays from nine to five.</p>",
)
CASES = {
    "pale words in a folded part": (FOLDED.format(GREY), "failed"),
    "dark words in a folded part": (FOLDED.format(DARK), ""),
    "pale words behind a button without a state": (PLAIN.format(GREY), "failed"),
    "pale words in a dialog": (ASKED.format(GREY), "failed"),
    "pale words of another tab": (TABS.format(GREY), "failed"),
    "dark words of another tab": (TABS.format(DARK), ""),
    "large pale words": (FOLDED.format("<p style=color:#888;font-size:28px>Weekdays</p>"), ""),
    "pale words over a gradient": (
        FOLDED.format(f"<div style=background:linear-gradient(#000,#333)>{GREY}</div>"),
        "",
    ),
    "a button that is off": (FOLDED.format("<button disabled style=color:#aaa;background:#fff>Book</button>"), ""),
    "pale words that were there before": (GREY + FOLDED.format(DARK), ""),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", CASES)
def test_words_that_are_shown_once_something_is_opened(looking: Looking, name: str) -> None:
    html, expected = CASES[name]
    whole = f"<!DOCTYPE html><html lang=en><title>Harbour</title><h1>Harbour</h1>{html}"
    seen = looking.examine(whole, look)
    assert isinstance(seen, KeyboardLook)
    assert seen.uncovered or "gradient" in name or "off" in name
    page = looking.look(whole, looks={KeyboardLook.kind: seen})
    assert [verdict.outcome.value for verdict in contrast_of_opened(page)] == ([expected] if expected else [])
