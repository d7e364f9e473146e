"""Everything that answers the mouse answers the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.endless import endless_list
from pytest_govsite.checks.accessibility.keyboard.inline_calls import (
    belongs_to_field,
    is_idle,
    is_under_a_field,
    pressed_as_well,
    steps_a_value,
)
from pytest_govsite.checks.accessibility.keyboard.parts import (
    chart_in_doubt,
    holds_or_moves,
    is_led_to,
    is_permalink,
    part_missed,
    parts_by_keys,
    stands_in_a_row,
)
from pytest_govsite.checks.accessibility.keyboard.seeing import REACHED, as_far_as_used, called, keyboard_of, on, walked
from pytest_govsite.checks.accessibility.keyboard.taken import focus_taken
from pytest_govsite.checks.accessibility.keyboard.unscripted import unscripted
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, KeyboardLook, KeyElement, Operation, Pointer, Unreached, Verdict
from pytest_govsite.model.keyboard import COMPOSITES

_PIECES = frozenset({"a", "img", "span", "i", "b", "em", "strong", "svg", "font", "area"})
_HANDLER = re.compile(r"on(?:click|dblclick|mousedown|mouseup)=")
_NO_ACTION = re.compile(
    r"=\s*(?:javascript:)?\s*(?:;|void\s*\(?\s*0\s*\)?|return (?:true|false)|event\.(?:stopPropagation|preventDefault)\(\)|[;\s])*$"
    r"|_hmt|_czc|\bgtag\(|\bga\(|dataLayer|\btrack|analytics|statistic|\bstat\(|sendBeacon",
    re.IGNORECASE,
)
_KEYS = frozenset({"keydown", "keyup", "keypress"})


@as_far_as_used("hover", "operations", "states")
def keyboard(page: CloserLook) -> Iterator[Verdict]:
    """All functions can be used by keyboard (GB/T 37668-2019 3.3.3.1, WCAG 2.1.1).

    Tab, or arrows within a widget, reach every visible element that can be operated; what answers the mouse answers keys;
    menus open without a mouse.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.stops and not look.unreached and not look.operations:
        yield inapplicable("页面上没有可操作的元素", "nothing on the page can be operated")
        return
    measured = f"{walked(look)}；{len(look.operations)} 种元素试过鼠标和键盘 / kinds tried by mouse and keyboard"
    told = list(_judge(page, look))
    if not told and (doubt := unscripted(page)) is not None:
        told = [doubt]
    yield from or_passed(told, "全部功能可用键盘操作", "all functions work by keyboard", measured=measured)


def _judge(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    told: set[tuple[str, str]] = set()
    for operation in look.operations:
        verdict = _operated(page, look, operation)
        if verdict is not None:
            told.add((operation.element.frame, operation.element.selector))
            yield verdict
    yield from parts_by_keys(page, look)
    yield from focus_taken(page, look)
    yield from endless_list(page, look)
    doubtful: list[KeyElement] = []
    for missed in look.unreached:
        if (
            (missed.element.frame, missed.element.selector) in told
            or missed.related
            or missed.by_arrows
            or is_led_to(look, missed)
        ):
            continue
        if missed.tabbable:
            if look.end in ("left", "cycled") and look.modal is None and not look.traps:
                doubtful.append(missed.element)
            continue
        verdict = _missed(page, look, missed)
        if verdict is not None:
            yield verdict
    if doubtful:
        yield cant_tell(
            "按 Tab 键没有到达这些元素，请人工确认",
            "Tab did not come to these elements: a person has to check",
            expected=REACHED,
            found="、".join(map(called, doubtful[:5])),
            pointer=on(page, doubtful[0]),
        )


def _operated(page: CloserLook, look: KeyboardLook, operation: Operation) -> Verdict | None:
    element = operation.element
    if operation.keyboard:
        return None
    if not operation.focusable and (pressed_as_well(look, element) or steps_a_value(look, element)):
        return None
    if not operation.mouse:
        return _unanswered(page, operation)
    pointer = on(page, element)
    if not operation.focusable and operation.by_mouse != "hover":
        if holds_or_moves(page, look, element):
            return None
        if (doubt := chart_in_doubt(page, element)) is not None:
            return doubt
    if operation.by_mouse == "hover":
        reached = {(stop.element.href, stop.element.frame) for stop in look.stops if stop.element.href}
        places = {(stop.element.document, stop.element.place) for stop in look.stops}
        if operation.revealed and all(
            (each.href, each.frame) in reached or (each.document, each.place) in places or is_permalink(each)
            for each in operation.revealed
        ):
            return None
        if operation.revealed and all(each.tag == "img" for each in operation.revealed):
            return advice(
                "二维码只有鼠标悬停才显示，键盘看不到",
                "a code to scan shows under the mouse only, not by keyboard",
                expected="获得焦点或回车也能显示，或一直显示 / shown on focus, by Enter, or always",
                found=called(element),
                pointer=pointer,
            )
        if operation.revealed and not any(each.tag in ("a", "button", "input") for each in operation.revealed):
            return advice(
                "说明文字只有鼠标悬停才显示，键盘看不到",
                "an explanation shows under the mouse only, not by keyboard",
                expected="获得焦点也能显示，或一直显示 / shown on focus too, or always",
                found=f"{called(element)} → {'、'.join(called(each) for each in operation.revealed[:3])}",
                pointer=pointer,
            )
        return failed(
            "只有鼠标悬停才能展开，键盘打不开",
            "opens under the mouse only, not by keyboard",
            expected="获得焦点、回车或方向键能展开 / focus, Enter or an arrow key opens it",
            found=f"{called(element)} → {'、'.join(called(each) for each in operation.revealed[:3])}",
            pointer=pointer,
        )
    if not operation.held:
        return cant_tell(
            "焦点没有停在元素上，按键有没有作用请人工确认",
            "the focus did not stay on it: whether keys work has to be checked by a person",
            expected=REACHED,
            found=f"{called(element)}（{operation.by_mouse}）",
            pointer=pointer,
        )
    if operation.focusable and element.tag not in ("a", "button") and _KEYS.intersection(element.listeners):
        # what it asks of a key may not be seen: another key, a moment, a window that was refused before
        return cant_tell(
            "元素听按键，但没有看到回车、空格的作用，鼠标有作用，请人工确认",
            "listens to keys, but Enter and Space showed nothing while the mouse did: a person has to check",
            expected="回车或空格有作用 / Enter or Space work",
            found=f"{called(element)}（{operation.by_mouse}）",
            pointer=pointer,
        )
    if operation.focusable:
        return failed(
            "能获得焦点，但按键没有作用，只能用鼠标操作",
            "takes focus, but keys do nothing: it answers the mouse only",
            expected="回车或空格有作用 / Enter or Space work",
            found=f"{called(element)}（{operation.by_mouse}）",
            pointer=pointer,
        )
    if operation.equivalent is not None or stands_in_a_row(page, look, element):
        beside = f"，{called(operation.equivalent)}" if operation.equivalent is not None else ""
        return cant_tell(
            "只能用鼠标操作；旁边有可聚焦的控件，请确认功能是否相同",
            "answers the mouse only; a control beside it takes focus: make sure that it does the same",
            expected=REACHED,
            found=f"{called(element)}{beside}",
            pointer=pointer,
        )
    if element.tabindex is not None and element.tabindex < 0 and belongs_to_field(look, element):
        return _out_of_order(element, pointer)
    return failed(
        "只能用鼠标操作，键盘无法聚焦",
        "answers the mouse only and takes no focus",
        expected=REACHED,
        found=f"{called(element)}（{operation.by_mouse}）",
        pointer=pointer,
    )


def _unanswered(page: CloserLook, operation: Operation) -> Verdict | None:
    """Judge a handler written on an element that takes no focus, of which nothing was seen when it was clicked."""
    element = operation.element
    calls = [line for line in element.inline if _HANDLER.match(line) and not _NO_ACTION.search(line)]
    if operation.focusable or not calls or operation.equivalent is not None:
        return None
    found = f"{called(element)} {calls[0][:80]}"
    pointer = on(page, element)
    if element.tag in _PIECES or element.pointer:
        return failed(
            "只能用鼠标操作，键盘无法聚焦",
            "answers the mouse only and takes no focus",
            expected=REACHED,
            found=found,
            pointer=pointer,
        )
    return cant_tell(
        "元素有鼠标事件但不能获得焦点，点击后没有看到变化，请人工确认",
        "has a mouse handler but takes no focus, and a click showed nothing: a person has to check",
        expected=REACHED,
        found=found,
        pointer=pointer,
    )


def _missed(page: CloserLook, look: KeyboardLook, missed: Unreached) -> Verdict | None:
    """Judge an element that its markup keeps out of the Tab order."""
    element = missed.element
    if steps_a_value(look, element):
        return None
    if missed.composite is not None and missed.composite.role in COMPOSITES:
        return part_missed(page, look, missed)
    if element.href and any(stop.element.href == element.href for stop in look.stops):
        return None  # a second link to what a link beside it leads to
    pointer = on(page, element)
    if is_idle(element) or is_under_a_field(look, element):
        return None
    if missed.focusable:
        if belongs_to_field(look, element) or not element.name:
            return _out_of_order(element, pointer)
        return failed(
            "tabindex 为负，按 Tab 键不能到达",
            "a negative tabindex keeps it from Tab",
            expected=REACHED,
            found=called(element),
            pointer=pointer,
        )
    if element.tag == "a" and not element.listeners and not element.pointer:
        return None
    if not element.listeners and not element.pointer and not element.heard:
        return cant_tell(
            "标明了可操作的角色，但不能获得焦点，请确认它是否可以操作",
            "has an interactive role but takes no focus: make sure whether it can be operated",
            expected=REACHED,
            found=f"{called(element)} role={element.role}",
            pointer=pointer,
        )
    return failed(
        "标明了可操作的角色，但键盘不能聚焦",
        "has an interactive role but takes no focus",
        expected=REACHED,
        found=f"{called(element)} role={element.role}",
        pointer=pointer,
    )


def _out_of_order(element: KeyElement, pointer: Pointer) -> Verdict:
    """A button of a field may do what keys do in the field: the arrow of a list opens what the arrow down opens."""
    return cant_tell(
        "tabindex 使控件不在 Tab 顺序中，请确认键盘可用其他方式完成同样操作",
        "tabindex keeps the control out of the Tab order: make sure that keys can do the same otherwise",
        expected=REACHED,
        found=called(element),
        pointer=pointer,
    )
