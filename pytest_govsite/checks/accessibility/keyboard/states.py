"""States that follow what keys do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import (
    CloserLook,
    Expansion,
    KeyboardLook,
    KeyElement,
    PartAttempt,
    SortAttempt,
    ToggleAttempt,
    Verdict,
)

_PLAIN = 4
"""Characters that come or go by what a button opens; fewer may be a counter or a clock."""
_CONTROLS = re.compile(r'\saria-controls="([^"\s]+)"')
_POPOVER = re.compile(r"\s(?:popovertarget|commandfor)=")


@as_far_as_used("states")
def states_follow(page: CloserLook) -> Iterator[Verdict]:
    """What a button says by `aria-expanded` follows what it opens and closes (GB/T 37668-2019 3.5.1.1, WCAG 4.1.2).

    So does what switches say by `aria-pressed` or `aria-checked`, and what tabs, radio buttons and options say of being
    chosen. A button that opens and closes something, or is on and off by its looks, and says nothing of it is told as advice. Where no use changed
    anything there is nothing to compare the states with; where it changed something for good, or words that stand beside
    an unchanged state, a person has to say what the state means.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.expansions and not look.toggles and not look.parts and not look.sorted:
        yield inapplicable(
            "没有标明展开、按下或选中状态的控件", "no control says whether it is open, pressed or chosen"
        )
        return
    stated = [each for each in look.toggles if each.attribute]
    told = [
        *(_verdict(page, each) for each in look.expansions if _is_stale(each) or _is_silent(page, look, each)),
        *(_untold(page, each) for each in stated if each.changed and not each.followed),
        *(_unsaid(page, each) for each in look.toggles if not each.attribute and each.changed and not each.followed),
        *(_unordered(page, each) for each in look.sorted if not each.told),
        *(_unchosen(page, each) for each in look.parts if each.changed and not each.followed),
        *(_unclear(page, each) for each in stated if each.by_words or (each.stayed and not each.followed)),
    ]
    followed = _followed(look)
    if not told and not followed:
        yield inapplicable(
            "试用这些控件没有看到变化，无从核对它们标明的状态",
            "using these controls changed nothing that their states could be compared with",
        )
        return
    yield from or_passed(
        told,
        "展开、按下和选中状态与实际相符",
        "what is said of being open, pressed and chosen is true",
        measured=str(followed),
    )


def _followed(look: KeyboardLook) -> int:
    """Return how many controls said something else once they were used, or leave it to the browser to say."""
    return (
        sum(each.before != each.after or _POPOVER.search(each.element.snippet) is not None for each in look.expansions)
        + sum(each.followed and not each.by_words for each in look.toggles)
        + sum(each.followed for each in look.parts)
        + sum(each.told for each in look.sorted)
    )


def _is_stale(expansion: Expansion) -> bool:
    """True: text came or went as the state would have it, and the state says what it said before."""
    if not expansion.before or expansion.before != expansion.after or abs(expansion.shown) < _PLAIN:
        return False
    return (expansion.shown > 0) == (expansion.before == "false")


def _is_silent(page: CloserLook, look: KeyboardLook, expansion: Expansion) -> bool:
    """True: nothing says its state; of a popover the browser says it by itself, and a dialog takes the focus."""
    if expansion.before or expansion.after or abs(expansion.shown) < _PLAIN:
        return False
    if _STEPS.search(f"{expansion.element.snippet.partition('>')[0]} {expansion.element.name}"):
        return False
    return not _POPOVER.search(expansion.element.snippet) and not _opens_dialog(page, look, expansion.element)


_STEPS = re.compile(
    r"\b(?:prev(?:ious)?|next)\b|(?:carousel|slide[rs]?|slideshow|swiper|slick|owl)[-_\w]*?[-_](?:arrow|prev|next|dot|bullet|nav|page)|[上下]一[页张个条]",
    re.IGNORECASE,
)
"""Buttons that go on to the next thing open and close nothing, however much text comes and goes."""


def _opens_dialog(page: CloserLook, look: KeyboardLook, element: KeyElement) -> bool:
    if any(each.opener is not None and each.opener.selector == element.selector for each in look.dialogs):
        return True
    match = _CONTROLS.search(element.snippet)
    if match is None or page.dom is None or not 0 <= element.document < len(page.dom.documents):
        return False
    target = page.dom.documents[element.document].by_id(match[1])
    return target is not None and (target.tag == "dialog" or target.role in ("dialog", "alertdialog"))


def _verdict(page: CloserLook, expansion: Expansion) -> Verdict:
    if not expansion.before and not expansion.after:
        return advice(
            "按钮展开和收起内容，没有标明状态"
            if expansion.element.role != "link"
            else "链接展开和收起内容，没有标明状态",
            f"a {'link' if expansion.element.role == 'link' else 'button'} opens and closes something and does not say which state it is in",
            expected="aria-expanded",
            found=called(expansion.element),
            pointer=on(page, expansion.element),
        )
    return failed(
        "展开或收起后，aria-expanded 没有随之改变",
        "aria-expanded does not change with what opens and closes",
        expected="true ↔ false",
        found=f"{called(expansion.element)} aria-expanded={expansion.after}",
        pointer=on(page, expansion.element),
    )


def _untold(page: CloserLook, attempt: ToggleAttempt) -> Verdict:
    return failed(
        f"控件开关后，{attempt.attribute} 没有随之改变",
        f"{attempt.attribute} does not change when the control is switched",
        expected="true ↔ false",
        found=called(attempt.element),
        pointer=on(page, attempt.element),
    )


def _unordered(page: CloserLook, attempt: SortAttempt) -> Verdict:
    return advice(
        "表格排序后，没有标明按哪一列、怎样排序",
        "a table is sorted, and by which column and how is not told",
        expected="aria-sort",
        found=called(attempt.element),
        pointer=on(page, attempt.element),
    )


def _unsaid(page: CloserLook, attempt: ToggleAttempt) -> Verdict:
    return advice(
        "按钮开和关只看外观，没有标明状态",
        "whether a button is on or off is told by its looks alone",
        expected="aria-pressed",
        found=called(attempt.element),
        pointer=on(page, attempt.element),
    )


def _unclear(page: CloserLook, attempt: ToggleAttempt) -> Verdict:
    """Say that the use alone does not tell whether the state is true."""
    name = attempt.attribute
    zh, en = (
        (
            f"按下后文字改变，{name} 没有改变，请确认两者不矛盾",
            f"its words change and {name} does not: check that they agree",
        )
        if attempt.by_words
        else (
            f"按下后页面改变且不再变回，{name} 没有改变，请确认状态属实",
            f"pressing it changed the page for good and {name} stayed: check that the state is true",
        )
    )
    return cant_tell(zh, en, found=called(attempt.element), pointer=on(page, attempt.element))


def _unchosen(page: CloserLook, attempt: PartAttempt) -> Verdict:
    attribute = "aria-checked" if attempt.part.role == "radio" else "aria-selected"
    return failed(
        f"选择另一项后，{attribute} 没有随之改变",
        f"{attribute} does not change when another part is chosen",
        expected="true ↔ false",
        found=called(attempt.part),
        pointer=on(page, attempt.part),
    )
