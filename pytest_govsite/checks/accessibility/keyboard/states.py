"""States that follow what keys do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import called, keyboard_of, on
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import advice, failed, inapplicable
from pytest_govsite.model import CloserLook, Expansion, KeyboardLook, Verdict

_PLAIN = 4
"""Characters that come or go by what a button opens; fewer may be a counter or a clock."""
_POPOVER = re.compile(r"\s(?:popovertarget|commandfor)=")


def states_follow(page: CloserLook) -> Iterator[Verdict]:
    """What a button says by `aria-expanded` follows what it opens and closes (GB/T 37668-2019 3.5.1.1, WCAG 4.1.2).

    A button that opens and closes something and says nothing of it is told as advice.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.expansions:
        yield inapplicable("没有标明展开状态的按钮", "no button says whether something is open")
        return
    yield from or_passed(
        (_verdict(page, each) for each in look.expansions if _is_stale(each) or _is_silent(each)),
        "展开状态与实际相符",
        "what is said of being open is true",
        measured=str(len(look.expansions)),
    )


def _is_stale(expansion: Expansion) -> bool:
    """True: text came or went as the state would have it, and the state says what it said before."""
    if not expansion.before or expansion.before != expansion.after or abs(expansion.shown) < _PLAIN:
        return False
    return (expansion.shown > 0) == (expansion.before == "false")


def _is_silent(expansion: Expansion) -> bool:
    """True: nothing says its state; of a popover the browser says it by itself."""
    if _POPOVER.search(expansion.element.snippet):
        return False
    return not expansion.before and not expansion.after and abs(expansion.shown) >= _PLAIN


def _verdict(page: CloserLook, expansion: Expansion) -> Verdict:
    if _is_silent(expansion):
        return advice(
            "按钮展开和收起内容，没有标明状态",
            "a button opens and closes something and does not say which state it is in",
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
