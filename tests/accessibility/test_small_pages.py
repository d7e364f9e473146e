"""More small pages with one barrier each, and others that look like them and have none: one load for many of them."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe_excuses import _bears_a_sign
from pytest_govsite.checks.accessibility.control_names import control_names
from pytest_govsite.checks.accessibility.image_text import alternatives
from pytest_govsite.checks.accessibility.target_size import target_size
from tests.accessibility.looking import Looking
from tests.accessibility.told import Check, apart, outcome

DRAWN = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{0}'><rect width='{0}' height='{0}' fill='teal'/></svg>"
PICTURE = DRAWN.format(120)
TURNING = "<div role=img aria-label='{}' style=width:40px;height:40px;background:teal></div>"
TOOL = "<p>Dogs are kept on a lead.{0}<a href=/p aria-label=Print style='display:inline-block;width:14px;height:14px;background:teal'></a>{1}"
MADE = "<{0} tabindex=0 id=s>Sound</{0}><script>s.addEventListener('click',()=>1)</script>"

PAGES: dict[str, tuple[Check, str, str]] = {
    "a sign of loading": (alternatives, TURNING.format("Loading…"), "passed"),
    "a left-over on a box": (alternatives, TURNING.format("placeholder"), "failed"),
    "loading in place of a picture": (alternatives, f'<img src="{PICTURE}" alt="Loading">', "failed"),
    "a small tool under a paragraph": (target_size, TOOL.format("</p>", ""), "failed"),
    "a small tool within a paragraph": (target_size, TOOL.format("", "</p>"), "inapplicable"),
    "an element of one's own": (control_names, MADE.format("x-switch"), "cantTell"),
    "a box as a control": (control_names, MADE.format("div"), "failed"),
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
