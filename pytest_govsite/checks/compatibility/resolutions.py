"""Common window sizes (政府网站发展指引 附件, 3.2: 常用分辨率)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from pytest_govsite.checks.compatibility.views import due, spot, unseen, views_of
from pytest_govsite.checks.outcomes import advice, failed, inapplicable, passed, untested
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_layout import Element, Layout
from pytest_govsite.model.engine_view import EngineView

SCROLL_BAR = 20
"""CSS pixels: a page as wide as the window that overflows by its own upright scroll bar scrolls in some engines only."""
CUT = 8
"""CSS pixels of a text that lie outside the window: less is the rounding of its last letter."""
_REQUIRED = ((1920, 1080), (1366, 768), (1280, 720))
_DESKTOP = 1024
_SAME = 2


class _Fault(NamedTuple):
    kind: str
    measured: str
    element: Element | None


_SCROLLS = ("出现横向滚动", "the page scrolls sideways")
_CUT = ("内容被窗口截断，且不能滚动", "the window cuts off content that scrolling does not reach")


def resolutions(page: CloserLook) -> Iterator[Verdict]:
    """At common window sizes nothing scrolls sideways and no block is cut off; 1024 × 768 and phones are advice."""
    yield from unseen(page)
    views = views_of(page)
    sizes = dict.fromkeys(layout.asked for view in views for layout in view.layouts)
    for size in sizes:
        yield from _at(page, views, size)


def _at(page: CloserLook, views: tuple[EngineView, ...], size: tuple[int, int]) -> Iterator[Verdict]:
    words = f"{size[0]}×{size[1]}"
    faults: dict[str, list[tuple[EngineView, _Fault]]] = {}
    fitting, other = [], []
    for view in views:
        if not due(view, size):
            continue
        layout = next((each for each in view.layouts if each.asked == size), None)
        if layout is None or abs(layout.width - size[0]) > _SAME:
            other.append(view.engine)
            continue
        if size[0] < _DESKTOP and not layout.responsive:
            yield inapplicable(
                f"页面没有声明适应手机宽度（{words}）", f"the page does not claim to fit a phone ({words})", place=words
            )
            return
        fault = _fault(view, layout)
        if fault is None:
            fitting.append(view.engine)
        else:
            faults.setdefault(fault.kind, []).append((view, fault))
    for kind, told in faults.items():
        zh, en = _SCROLLS if kind == "scrolls" else _CUT
        # all engines alike: one finding
        found = "；".join(f"{view.engine}：{fault.measured}" for view, fault in told)
        element = next((fault.element for _, fault in told if fault.element), None)
        pointer = spot(page, element.key if element else "", element.text if element else "")
        say = failed if size in _REQUIRED else advice
        verdict = say(
            f"窗口 {words} 时{zh}", f"at {words} {en}", expected="全部内容在窗口宽度内 / all within the window",
            found=found[:300], pointer=pointer, place=words,
        )  # fmt: skip
        engine = told[0][0].engine if len(told) == 1 else ""
        yield msgspec.structs.replace(verdict, window=size, engine=engine)
    if fitting and not faults:
        measured = f"{words}：{'、'.join(fitting)}"
        yield passed("内容都在窗口宽度内", "all content is within the window", measured=measured, place=words)
    if other:
        yield untested(
            f"浏览器窗口不能调整到 {words}", f"the window cannot be made {words}", found="、".join(other), place=words
        )


def _fault(view: EngineView, layout: Layout) -> _Fault | None:
    excess = layout.page_width - layout.room
    if layout.scrolls_across and excess > SCROLL_BAR:
        # the widest of what sticks out is the likeliest reason
        widest = max(layout.outside, key=lambda each: each.right, default=None)
        return _Fault(
            "scrolls", f"{layout.page_width} > {layout.room} px", view.elements[widest.element] if widest else None
        )
    if layout.scrolls_across:
        return None
    with_text = {run.element for run in layout.texts}
    for each in layout.outside:
        element = view.elements[each.element]
        # what starts outside is put there on purpose: panels that slide in
        across = each.left < layout.room - CUT and each.right > layout.room + CUT
        if across and each.element in with_text and not element.moving:
            return _Fault("cut", f"“{element.text[:30]}” {each.right} > {layout.room} px", element)
    return None
