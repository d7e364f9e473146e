"""What the checks of the keyboard walk share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from pytest_govsite.checks.accessibility.telling import LookCheck, not_looked
from pytest_govsite.checks.outcomes import cant_tell
from pytest_govsite.model import CloserLook, FocusStop, KeyboardLook, KeyElement, Outcome, Pointer, Verdict

FOCUS = frozenset({"focus", "focusin"})
LEAVING = frozenset({"blur", "focusout"})
REACHED = "键盘可到达并可操作 / reached and operated by keyboard"
"""What is expected of everything that can be operated."""


def keyboard_of(page: CloserLook) -> KeyboardLook | Verdict:
    """Return what the keyboard met on the page, or the verdict that it could not be used."""
    seen = page.of(KeyboardLook)
    return seen if isinstance(seen, KeyboardLook) else not_looked(page, KeyboardLook)


def as_far_as_used(*parts: str) -> Callable[[LookCheck], LookCheck]:
    """Return a check of which a pass, or that nothing was met, becomes a doubt where not all was used.

    Args:
        parts: of the use (`KeyboardLook.unfinished`) that the check judges, beside the walk itself.
    """

    def of(check: LookCheck) -> LookCheck:
        @wraps(check)
        def judged(page: CloserLook) -> Iterator[Verdict]:
            told = list(check(page))
            look = page.of(KeyboardLook)
            short = isinstance(look, KeyboardLook) and (
                look.end == "time" or not set(parts).isdisjoint(look.unfinished)
            )
            if not short or any(each.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE) for each in told):
                yield from told
                return
            assert isinstance(look, KeyboardLook)
            yield cant_tell(
                "没有用键盘走完页面（时间已到，或框架换了内容），其余部分请人工查看",
                "not all of the page was used by keyboard (the time was up, or a frame loaded another page): a person has to look at the rest",
                found=walked(look),
            )

        return judged

    return of


def on(page: CloserLook, element: KeyElement) -> Pointer:
    """Return a pointer to an element that the keyboard met."""
    return Pointer(url=page.url, selector=element.selector, snippet=element.snippet, frame=element.frame)


def called(element: KeyElement) -> str:
    """Return how a person finds the element: its name, or its place."""
    return f"{element.tag} “{element.name[:40]}”" if element.name else f"{element.tag} {element.selector}"[:120]


def walked(look: KeyboardLook) -> str:
    """Return how far Tab went."""
    ends = {
        "left": "到页面末尾 / to the end of the page",
        "cycled": "一圈 / once round",
        "trapped": "到焦点陷入处 / to where it is caught",
        "limit": "到上限为止 / up to the limit",
        "time": "到时限为止 / until the time was up",
    }
    return f"Tab {len(look.stops)}：{ends.get(look.end, look.end)}"


def hears_focus(stop: FocusStop) -> bool:
    """Return whether a script of the page hears that this element takes the focus."""
    return bool(FOCUS.intersection(stop.element.listeners) or FOCUS.intersection(stop.element.heard))
