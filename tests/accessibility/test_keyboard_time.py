"""Where the time was up before a page was used to its end, nothing passes unseen."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.keyboard import focus_order, input_stable_used, keyboard, no_trap
from pytest_govsite.checks.accessibility.telling import LookCheck
from pytest_govsite.model import (
    ChoiceAttempt,
    CloserLook,
    FocusStop,
    Happened,
    KeyboardLook,
    KeyElement,
    Operation,
    Outcome,
    Page,
    PageFacts,
    Trap,
)

STOPS = tuple(FocusStop(element=KeyElement(selector=f"#a{n}", tag="a", name=f"第{n}项")) for n in range(3))
FIELD = KeyElement(selector="#f", tag="select", name="年份", listeners=("change",))


def outcomes(check: LookCheck, look: KeyboardLook) -> list[Outcome]:
    page = CloserLook.made_of(PageFacts(page=Page(url="http://www.shifan.gov.cn/")), {KeyboardLook.kind: look})
    return [verdict.outcome for verdict in check(page)]


@pytest.mark.parametrize("check", [no_trap, focus_order, keyboard])
def test_a_walk_to_the_end_passes_and_one_cut_short_does_not(check: LookCheck) -> None:
    assert outcomes(check, KeyboardLook(stops=STOPS, end="left")) == [Outcome.PASSED]
    assert outcomes(check, KeyboardLook(stops=STOPS, end="limit")) == [Outcome.PASSED]
    assert outcomes(check, KeyboardLook(stops=STOPS, end="time")) == [Outcome.CANT_TELL]


def test_what_was_seen_before_stands() -> None:
    trap = Trap(elements=(STOPS[0].element,), tried_back=True)
    assert outcomes(no_trap, KeyboardLook(stops=STOPS, end="time", traps=(trap,))) == [Outcome.FAILED]


def test_a_page_that_says_how_escape_leads_out() -> None:
    told = Trap(
        elements=(STOPS[0].element,), tried_back=True, escape=True, advice="press Escape, then Tab, to leave it"
    )
    silent = Trap(elements=(STOPS[0].element,), tried_back=True, escape=True, advice="press Ctrl+S to save")
    assert outcomes(no_trap, KeyboardLook(stops=STOPS, traps=(told,))) == [Outcome.PASSED]
    assert outcomes(no_trap, KeyboardLook(stops=STOPS, traps=(silent,))) == [Outcome.CANT_TELL]


def test_a_double_click_whose_function_a_button_calls_too() -> None:
    picture = KeyElement(selector="#p", tag="img", listeners=("dblclick",))
    tried = Operation(element=picture, mouse=(Happened(kind="content"),), by_mouse="dblclick")
    larger = FocusStop(element=KeyElement(selector="#b", tag="button", listeners=("click", "click:as-dblclick")))
    assert outcomes(keyboard, KeyboardLook(stops=(larger,), operations=(tried,))) == [Outcome.PASSED]
    assert Outcome.PASSED not in outcomes(keyboard, KeyboardLook(stops=STOPS, operations=(tried,)))


@pytest.mark.parametrize(("around", "expected"), [((7, 3), Outcome.PASSED), ((5, 4), Outcome.FAILED)])
def test_a_click_whose_function_the_button_beside_it_calls(around: tuple[int, ...], expected: Outcome) -> None:
    kinds = ("click:as-another", "click")
    picture = KeyElement(selector="#p", tag="img", listeners=kinds, around=(3,))
    tried = Operation(element=picture, mouse=(Happened(kind="content"),), by_mouse="click")
    button = FocusStop(element=KeyElement(selector="#b", tag="button", listeners=kinds, around=around))
    assert outcomes(keyboard, KeyboardLook(stops=(button,), operations=(tried,))) == [expected]


def test_a_part_of_the_use_that_was_cut_short() -> None:
    quiet = ChoiceAttempt(element=FIELD, key="ArrowDown", changed=True)
    leaps = ChoiceAttempt(element=FIELD, key="ArrowDown", changed=True, happened=(Happened(kind="navigation"),))
    assert outcomes(input_stable_used, KeyboardLook(stops=STOPS, choices=(quiet,))) == [Outcome.PASSED]
    cut = ("choices",)
    assert outcomes(input_stable_used, KeyboardLook(stops=STOPS, unfinished=cut)) == [Outcome.CANT_TELL]
    assert outcomes(input_stable_used, KeyboardLook(stops=STOPS, choices=(quiet,), unfinished=cut)) == [
        Outcome.CANT_TELL
    ]
    assert outcomes(input_stable_used, KeyboardLook(stops=STOPS, choices=(leaps,), unfinished=cut)) == [Outcome.FAILED]
    assert outcomes(input_stable_used, KeyboardLook(stops=STOPS, unfinished=("operations",))) == [Outcome.INAPPLICABLE]
