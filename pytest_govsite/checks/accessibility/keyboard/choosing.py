"""Values that are chosen without anything else happening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.input_stable import input_stable
from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import ChoiceAttempt, CloserLook, KeyboardLook, Verdict

_EXPECTED = "选择或输入不引起其他变化，或者事先说明 / choosing changes nothing else, or it is told before"
_FAULTS = {
    "navigation": ("选择或输入后直接转到其他页面", "choosing or typing leads to another page at once"),
    "submission": ("选择或输入后直接提交表单", "choosing or typing sends the form at once"),
    "window": ("选择或输入后直接打开新窗口", "choosing or typing opens a window at once"),
    "focus_moved": ("选择或输入后焦点被移到别处", "choosing or typing moves the focus elsewhere"),
}
_TOLD = re.compile(
    r"(?:选择|选中|选定|输入|点选)[^。]{0,12}(?:后|时|即|将|会)[^。]{0,12}(?:跳转|打开|提交|转到|进入|刷新)|自动(?:跳转|打开|提交|转到|切换|刷新)|"
    r"\bautomatically\b|\bwill (?:open|submit|reload|navigate|take you|change|move|redirect|update)|\bupon select|\bon selection\b",
    re.IGNORECASE,
)


@as_far_as_used("choices")
def input_stable_used(page: CloserLook) -> Iterator[Verdict]:
    """Choosing a value by keyboard does not navigate, send a form, open a window or move the focus without notice.

    Source: WCAG 3.2.2.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    tried = [attempt for attempt in look.choices if attempt.changed or attempt.happened]
    if not tried:
        yield inapplicable("没有可以选择或输入的字段", "no field in which a value can be chosen or typed")
        return
    known = _told_by_markup(page)
    yield from or_passed(
        (
            verdict
            for attempt in tried
            if (attempt.element.frame, attempt.element.selector) not in known
            for verdict in _judge(page, attempt)
        ),
        "选择和输入没有引起其他变化",
        "choosing and typing change nothing else",
        measured=f"{len(tried)} 个字段 / fields",
    )


def _told_by_markup(page: CloserLook) -> set[tuple[str, str]]:
    """Return the fields of which the handlers in the markup tell it already."""
    if page.dom is None:
        return set()
    return {
        (verdict.pointer.frame, verdict.pointer.selector)
        for verdict in input_stable(page)
        if verdict.pointer is not None and verdict.pointer.selector
    }


def _judge(page: CloserLook, attempt: ChoiceAttempt) -> Iterator[Verdict]:
    for event in {each.kind: each for each in attempt.happened}.values():
        if event.kind not in _FAULTS:
            continue
        zh, en = _FAULTS[event.kind]
        found = f"{called(attempt.element)}（{attempt.key}）{event.detail}"
        if event.element is not None:
            found = f"{found} → {called(event.element)}"
        if _TOLD.search(attempt.advice) or pattern("forms", "warned").search(
            f"{attempt.element.name} {attempt.advice}"
        ):
            continue
        if not {"change", "input", "click", "keydown", "keyup", "keypress"}.intersection(
            (*attempt.element.listeners, *attempt.element.heard)
        ):
            yield cant_tell(
                "选择或输入的同时页面发生变化，未能确定原因",
                "something happened while a value was chosen; the cause is not certain",
                expected=_EXPECTED,
                found=found,
                pointer=on(page, attempt.element),
            )
            continue
        yield failed(zh, en, expected=_EXPECTED, found=found, pointer=on(page, attempt.element))
