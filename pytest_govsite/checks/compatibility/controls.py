"""Controls are visible, within reach and answer (政府网站发展指引 附件, 3.2: 控件可用)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pytest_govsite.checks.compatibility.views import MOST, in_engine, spot, unseen, views_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_view import ControlTry, EngineView

_KINDS = {
    "navigation": ("导航", "navigation"),
    "search-field": ("搜索框", "search field"),
    "search-button": ("搜索按钮", "search button"),
    "paging": ("翻页", "paging"),
    "entry": ("入口", "entry"),
    "close": ("关闭按钮", "close button"),
}
_ANSWERS = frozenset({"followed", "changed", "focused", "submitted", "opened"})


_PLACE = re.compile(r":nth-of-type\(\d+\)")


class _Fault(NamedTuple):
    kind: str
    control: ControlTry
    detail: str


_WORDS = {
    "hidden": ("控件在该浏览器中不显示", "a control is not shown in this browser"),
    "covered": ("控件被遮挡，点不到", "a control is covered and cannot be clicked"),
    "floating": ("控件被浮动窗口遮挡，请人工确认", "a floating box lies on a control; a person has to look"),
    "mouse": ("点击控件没有反应", "a control does not answer a click"),
    "keyboard": ("控件不响应键盘", "a control does not answer the keyboard"),
}


def controls(page: CloserLook) -> Iterator[Verdict]:
    """Navigation, search, paging, entries and close buttons are shown, within reach of a pointer and answer."""
    yield from unseen(page)
    views = views_of(page)
    found: dict[tuple[str, str], list[tuple[EngineView, _Fault]]] = {}
    faulty: set[str] = set()
    for view in views:
        for fault in _faults(view, views[0]):
            # entries of one menu that a box covers are one finding
            place = fault.control.cover if fault.kind in ("covered", "floating") else fault.control.element
            found.setdefault((fault.kind, place), []).append((view, fault))
            faulty.add(view.engine)
    for told in list(found.values())[:MOST]:
        yield _verdict(page, told)
    for view in views:
        if view.engine not in faulty:
            yield in_engine(_untroubled(view), view.engine)


def _untroubled(view: EngineView) -> Verdict:
    if view.controls is None:
        return untested("控件未能试用", "the controls could not be tried", found=view.engine, place=view.engine)
    if not any(control.shown for control in view.controls):
        return inapplicable("页面没有导航、搜索等控件", "the page has no such controls", place=view.engine)
    tried = sum(control.mouse is not None for control in view.controls)
    reached = sum(control.hit is not None for control in view.controls)
    measured = f"{view.engine}：{reached} 个可点中 / reached，{tried} 个试用 / used"
    return passed(
        "控件可见、可点中、有反应", "controls are shown, within reach and answer", measured=measured, place=view.engine
    )


def _faults(view: EngineView, reference: EngineView) -> Iterator[_Fault]:
    before = {control.element: control for control in reference.controls or ()} if view is not reference else {}
    moving = _moving(view) | _moving(reference)
    # one of a set is shown at a time, another one at another moment
    turned = {
        _PLACE.sub("", each.element)
        for each in view.controls or ()
        if each.shown and each.element in before and not before[each.element].shown
    }
    for control in view.controls or ():
        was = before.get(control.element)
        if was is not None and was.kind != control.kind:
            continue
        fault = _fault(control, was)
        if fault is None or any(control.element == key or control.element.startswith(f"{key} > ") for key in moving):
            continue
        if fault.kind != "hidden" or _PLACE.sub("", control.element) not in turned:
            yield fault


def _moving(view: EngineView) -> set[str]:
    return {element.key for element in view.elements if element.moving not in ("", "resized", "stage")}


def _fault(control: ControlTry, was: ControlTry | None) -> _Fault | None:
    if not control.shown:
        return _Fault("hidden", control, "") if was is not None and was.shown and was.hit else None
    if control.hit is False:
        return _Fault("floating" if control.cover_fixed else "covered", control, control.cover[:80])
    if was is None:
        return None
    if was.mouse in _ANSWERS and control.mouse in ("lost", "nothing", "error"):
        return _Fault("mouse", control, f"{was.mouse} → {control.mouse}")
    if was.keyboard in _ANSWERS and (control.keyboard in ("lost", "nothing", "error") or control.focusable is False):
        return _Fault("keyboard", control, f"{was.keyboard} → {control.keyboard or 'no focus'}")
    return None


def _verdict(page: CloserLook, told: list[tuple[EngineView, _Fault]]) -> Verdict:
    view, fault = told[0]
    control = fault.control
    zh, en = _KINDS[control.kind]
    engines = tuple(dict.fromkeys(each.engine for each, _ in told))
    names = tuple(dict.fromkeys(f"{_KINDS[each.control.kind][0]}“{each.control.name[:20]}”" for _, each in told))
    message, english = _WORDS[fault.kind]
    say = (
        cant_tell
        if fault.kind == "floating"
        else advice
        if fault.kind == "keyboard" and control.kind == "close"
        else failed
    )
    verdict = say(
        message, english, expected=f"{zh}可见、可点中、有反应 / the {en} is shown, within reach and answers",
        found=f"{'、'.join(engines)}：{'、'.join(names[:4])} {fault.detail}"[:300],
        pointer=spot(page, control.element, control.snippet), place=f"{fault.kind} {control.element}",
    )  # fmt: skip
    return in_engine(verdict, view.engine) if len(engines) == 1 else verdict
