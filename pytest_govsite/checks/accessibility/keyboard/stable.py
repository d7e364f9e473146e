"""Focus that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import (
    FOCUS,
    LEAVING,
    as_far_as_used,
    called,
    hears_focus,
    keyboard_of,
    on,
    walked,
)
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, FocusStop, Happened, KeyboardLook, Verdict

_EXPECTED = "聚焦不改变页面 / taking focus changes nothing"
_FAULTS = {
    "navigation": ("元素获得焦点就转到其他页面", "the page goes elsewhere as soon as the element takes focus"),
    "submission": ("元素获得焦点就提交表单", "a form is sent as soon as the element takes focus"),
    "window": ("元素获得焦点就打开新窗口", "a window opens as soon as the element takes focus"),
    "download": ("元素获得焦点就开始下载", "a download starts as soon as the element takes focus"),
    "message": ("元素获得焦点就弹出对话框", "a message box opens as soon as the element takes focus"),
    "focus_moved": ("元素获得焦点后，焦点被移到别处", "the focus is moved on as soon as the element takes it"),
}
_COMPOSITES = frozenset(
    [
        "tablist",
        "menu",
        "menubar",
        "radiogroup",
        "toolbar",
        "grid",
        "treegrid",
        "listbox",
        "tree",
        "combobox",
        "application",
        "dialog",
        "alertdialog",
    ]
)


@as_far_as_used()
def focus_stable(page: CloserLook) -> Iterator[Verdict]:
    """Taking the focus changes no context: no other page, window, message, no sent form, no jump of the focus.

    A focus that a script takes away is told by `keyboard`, which it keeps from working.

    Sources: GB/T 37668-2019 3.4.2.2, WCAG 3.2.1.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.stops:
        yield inapplicable("页面上没有可聚焦的元素", "nothing on the page takes focus")
        return
    yield from or_passed(_judge(page, look), "聚焦没有引起变化", "focus changes nothing", measured=walked(look))


def _judge(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    caught = {element.selector for trap in look.traps for element in trap.elements}
    before: FocusStop | None = None
    for stop in look.stops:
        for event in {each.kind: each for each in stop.happened}.values():
            if event.kind not in _FAULTS or (event.kind == "focus_moved" and _is_right(stop, event, caught)):
                continue
            zh, en = _FAULTS[event.kind]
            found = f"{called(stop.element)} {event.detail}".strip()
            if event.element is not None:
                found = f"{found} → {called(event.element)}"
            if event.kind.startswith("focus_") or _is_cause(stop, before):
                yield failed(zh, en, expected=_EXPECTED, found=found, pointer=on(page, stop.element))
            else:
                yield cant_tell(
                    "聚焦的同时页面发生变化，未能确定是否由聚焦引起",
                    "something happened while the element took focus; whether focus caused it is not certain",
                    expected=_EXPECTED,
                    found=found,
                    pointer=on(page, stop.element),
                )
        before = stop


def _is_cause(stop: FocusStop, before: FocusStop | None) -> bool:
    """True: a script hears of the focus here, and none heard that it left what had it before."""
    if FOCUS.intersection(stop.element.listeners):
        return True
    left = before is not None and LEAVING.intersection((*before.element.listeners, *before.element.heard))
    return hears_focus(stop) and not left


def _is_right(stop: FocusStop, event: Happened, caught: set[str]) -> bool:
    """True: a widget hands the focus on to its part, a guard to its dialog, or a trap shows elsewhere."""
    source, target = stop.element, event.element
    if target is None:
        return False
    if target.selector in caught or source.selector in caught:
        return True
    if source.document == target.document and source.place in target.around:
        return True
    if source.role in _COMPOSITES:
        return True
    named = source.name.strip() or source.role not in ("", "generic", "none", "presentation")
    return not named
